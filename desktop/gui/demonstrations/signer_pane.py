"""One signer's side of the signing step, in their own language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.local_text import say
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.terms import Role, is_role
from desktop.domain.unit_words import case_words
from desktop.gui.demonstrations.refusal_form import RefusalForm
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.ink_pad import PAD, InkPad
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.secret_field import secret_field
from desktop.texts import day, n_, translator

STATEMENTS = {
    Role.TEACHER: n_(
        "I confirm that I assessed the demonstration together with the representative of working life "
        "by the criteria, and that nothing disqualifies me."
    ),
    Role.INSTRUCTOR: n_(
        "I confirm that I assessed the demonstration together with the teacher by the criteria, "
        "and that nothing disqualifies me."
    ),
    Role.STUDENT: n_("I confirm that I have heard the result and its reasons."),
}
_ALONE = n_("I confirm that I assessed the competence alone and that nothing disqualifies me.")
BESIDE = n_(
    "I confirm that I assessed the demonstration together with the other assessors by the criteria, "
    "and that nothing disqualifies me."
)
"""What an assessor beside the two confirms."""
GUEST_PAD = 88  # larger letters leave less room where the screen is low
_LATER = n_("After signing the document is locked. A change makes a new version, and the old one stays.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What a signer gave: code, ink or typed name, and their task."""

    signer: str
    code: str
    strokes: tuple[Stroke, ...]
    method: SigningMethod
    task: str
    pad_ratio: float
    card: bool = False


def statement(case: Case, signer: str) -> str:
    """What a signer confirms, marked for translation; a teacher who assesses alone speaks of nobody else."""
    if not is_role(signer):
        return BESIDE
    return _ALONE if signer == Role.TEACHER and len(case.assessor_ids) == 1 else STATEMENTS[Role(signer)]


class SignerPane(QWidget):
    """Takes one person's signature. Made anew for each signer, as each may have another language.

    ``language`` is the signer's, unless they have chosen another; ``guest`` leaves out what is said elsewhere. ``card``
    names the card that the teacher signs with, whose PIN then takes the place of their own code.

    Signals:
        signed: a Signed.
        refused: who will not sign, and why.
    """

    signed = Signal(Signed)
    refused = Signal(str, str)

    def __init__(
        self,
        case: Case,
        signer: str,
        *,
        knows_code: bool,
        card: str = "",
        language: str = "",
        guest: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signer, self._new_code, self._guest, self._card = signer, not (knows_code or card), guest, card
        self._language = language or case.language_of(signer)
        self._say = translator(self._language, case_words(case))
        self._form, self.refusal = QWidget(), RefusalForm(self._say)
        self.refusal.sent.connect(self._send_refusal)
        self.refusal.left.connect(self._back_to_signing)
        self.refusal.hide()
        whole = bare(QVBoxLayout(self), 0)
        whole.addWidget(self._form, 1)
        whole.addWidget(self.refusal, 1)
        layout = bare(QVBoxLayout(self._form), 6)
        self._summary = words(summary(case, signer, self._language), wrap=True)
        layout.addWidget(self._summary)
        layout.addWidget(self._statement(case))
        layout.addWidget(self._name(case))
        self._add_ink(layout)
        self._add_code(layout)
        self.problem = ProblemLabel()
        layout.addWidget(self.problem)
        layout.addStretch(1)
        if not guest:
            layout.addWidget(words(self._say(_LATER), "muted", wrap=True))
        layout.addLayout(self._buttons())

    def _statement(self, case: Case) -> QFrame:
        box = QFrame()
        box.setProperty("surface", "good")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(words(self._say(statement(case, self._signer)), wrap=True))
        return box

    def _name(self, case: Case) -> QWidget:
        self.name = QLineEdit(case.person(self._signer))
        self.name.setReadOnly(True)
        self.name.setAccessibleName(self._say(n_("Name")))
        own = {str(role): self._say(role.label).lower() for role in (Role.TEACHER, Role.STUDENT)}
        self.task = QLineEdit({**own, str(Role.INSTRUCTOR): case.instructor.title}.get(self._signer, ""))
        self.task.setPlaceholderText(self._say(n_("occupation")))
        self.task.setAccessibleName(self._say(n_("Occupation")))
        row = QWidget()
        inner = bare(QHBoxLayout(row))
        inner.addWidget(self.name, 3)
        inner.addWidget(self.task, 2)
        row.setAccessibleName(self._say(n_("Name and occupation")))
        return labelled(self._say(n_("Name and occupation")), row)

    def _add_ink(self, layout: QVBoxLayout) -> None:
        head = bare(QHBoxLayout())
        self.method = SegmentedControl(
            [(SigningMethod.DRAWN, self._say(n_("Draw"))), (SigningMethod.TYPED, self._say(n_("Type the name")))],
            self._say(n_("How you sign")),
        )
        self.method.chosen.connect(self._choose_method)
        self.wipe = button(self._say(n_("Wipe")))
        head.addWidget(words(self._say(n_("Signature")), "strong"))
        head.addWidget(self.method)
        head.addStretch(1)
        head.addWidget(self.wipe)
        self.pad = InkPad(GUEST_PAD if self._guest else PAD, self._say)
        self.pad.setMaximumHeight(PAD)
        self.wipe.clicked.connect(self.pad.wipe)
        self.pad.drawn.connect(self._to_code)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self._say(n_("Your name as your signature")))
        self.typed.setPlaceholderText(self._say(n_("Your name as your signature")))
        self.typed.returnPressed.connect(self._to_code)
        self.typed.hide()
        layout.addLayout(head)
        layout.addWidget(self.pad, 2)
        layout.addWidget(self.typed)

    def _add_code(self, layout: QVBoxLayout) -> None:
        self.code, self.again = secret_field(), secret_field()
        self.code.returnPressed.connect(self._code_entered)
        self.again.returnPressed.connect(self.sign)
        if not self._new_code:
            pin = self._say(n_("PIN of the card {card}")).format(card=self._card)
            layout.addWidget(labelled(pin if self._card else self._say(n_("Your own code")), self.code))
            return
        head = words(self._say(n_("Choose your own code; nobody else knows it")), wrap=True)
        head.setBuddy(self.code)
        row = bare(QHBoxLayout())
        for field, name in ((self.code, n_("Own code")), (self.again, n_("Code again"))):
            field.setPlaceholderText(self._say(name))
            field.setAccessibleName(self._say(name))
            row.addWidget(field)
        layout.addWidget(head)
        layout.addLayout(row)

    def _buttons(self) -> QHBoxLayout:
        row = bare(QHBoxLayout())
        self.refuse = button(self._say(n_("I do not sign…")))
        self.refuse.clicked.connect(self._refuse)
        self.act = button(self._say(n_("Sign")), "good", icon="pen")
        self.act.clicked.connect(self.sign)
        row.addWidget(self.refuse)
        row.addStretch(1)
        row.addWidget(self.act)
        return row

    def begin(self) -> None:
        """Put the keyboard onto how the person signs: before it stands only what is to be read."""
        self.method.button(self.method.value()).setFocus()

    def _choose_method(self) -> None:
        drawn = self.method.value() == SigningMethod.DRAWN
        self.pad.setVisible(drawn)
        self.wipe.setVisible(drawn)
        self.typed.setVisible(not drawn)
        if not drawn:
            self.typed.setFocus()

    def _to_code(self) -> None:
        self.code.setFocus()

    def _code_entered(self) -> None:
        if self._new_code and not self.again.text():
            self.again.setFocus()
        else:
            self.sign()

    def show_refusal(self, text: str) -> None:
        """Say why signing did not succeed."""
        self.problem.show_text(text)

    def sign(self) -> None:
        """Hand on what the signer gave, once it is whole."""
        text = self._lacking()
        self.problem.show_text(text)
        if text:
            return
        method = self.method.value()
        self.signed.emit(
            Signed(
                signer=self._signer,
                code=self.code.text(),
                strokes=self.pad.strokes() if method == SigningMethod.DRAWN else (),
                method=SigningMethod(str(method)),
                task=self.task.text().strip(),
                pad_ratio=self.pad.ratio,
                card=bool(self._card),
            )
        )

    def _lacking(self) -> str:
        typed = self.method.value() == SigningMethod.TYPED
        if typed and _same(self.typed.text()) != _same(self.name.text()):
            return self._say(n_("Type your whole name as it stands above."))
        if not typed and not self.pad.strokes():
            return self._say(n_("Draw your signature first."))
        if not self.code.text():
            return self._say(n_("Write your own code."))
        if self._new_code and self.code.text() != self.again.text():
            return self._say(n_("The two codes differ. Write the same code twice."))
        return ""

    def _refuse(self) -> None:
        self._form.hide()
        self.refusal.show()
        self.refusal.reason.setFocus()

    def _back_to_signing(self) -> None:
        self.refusal.hide()
        self._form.show()

    def _send_refusal(self, reason: str) -> None:
        self.refused.emit(self._signer, reason)


def summary(case: Case, signer: str, language: str = "") -> str:
    """What is signed, in three lines in the signer's language."""
    language = language or case.language_of(signer)
    tell = translator(language)
    grade = tell(case.unit.scale.name_of(case.decision.grade)) if case.decision.grade else "–"
    place = case.workplace.name or case.plan.place_description
    lines = (
        f"{case.student.name} · {say(case.unit.name, language)}",
        f"{place} · {day(case.plan.starts, language)}",
        tell(n_("Grade: {grade}")).format(grade=grade),
    )
    return "\n".join(lines)


def _same(name: str) -> str:
    return " ".join(name.casefold().split())
