"""Step 5: the document as it is, and each signer in turn."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from desktop.domain.case import Case, stage
from desktop.domain.gates import problems_to_sign, step_problems
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.signer_pane import Signed, SignerPane
from desktop.gui.demonstrations.step_page import StepPage, bare
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.labels import restyle, words
from desktop.gui.widgets.scrolling import Side, scrolled
from desktop.texts import _, clock, moment

if TYPE_CHECKING:
    from desktop.gui.demonstrations.pdf_pane import PdfPane

SIGNERS_WIDTH = 420


class SignPage(StepPage):
    """Shows the document and takes signatures.

    Signals:
        signed: a Signed.
        refused: the Role of who does not sign, and why.
        version_wanted: a new version of the signed document.
        export_wanted: the document shall be handed on.
    """

    signed = Signal(Signed)
    refused = Signal(object, str)
    version_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf: PdfPane | None = None
        self._keys: Collection[Role] = ()
        self.signer: SignerPane | None = None
        self.who: SegmentedControl | None = None
        self._paper = QFrame()
        bare(QVBoxLayout(self._paper), 0)
        layout = bare(QHBoxLayout(self), 0)
        layout.addWidget(self._paper, 1)
        layout.addWidget(self._side())
        self.version = button(_("New version…"))
        self.export = button(_("Save to a folder…"), "primary")
        self.version.clicked.connect(self.version_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.fill_footer(self.turn, buttons=(self.version, self.export))

    def _side(self) -> QFrame:
        side = Side(SIGNERS_WIDTH)
        side.setProperty("surface", "pane")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(10)
        self._switch = bare(QVBoxLayout(), 0)
        self._state = words("", wrap=True)
        self._gate = words("", "warn", wrap=True)
        self._column.addLayout(self._switch)
        self._column.addWidget(self._state)
        self._column.addWidget(self._gate)
        self._column.addWidget(self.problem)
        self._column.addStretch(1)
        bare(QVBoxLayout(side), 0).addWidget(scrolled(content))
        return side

    def show_document(self, data: bytes) -> None:
        """Show the document that is signed."""
        if self._pdf is None:
            from desktop.gui.demonstrations.pdf_pane import PdfPane

            self._pdf = PdfPane()
            layout = self._paper.layout()
            if layout is not None:
                layout.addWidget(self._pdf)
        self._pdf.show_pdf(data)

    def show_keys(self, keys: Collection[Role]) -> None:
        """Who has chosen their own code already."""
        self._keys = keys

    def show_case(self, shown: Shown) -> None:
        before = self.shown.case if self.shown else None
        super().show_case(shown)
        case = shown.case
        gate = [problem.text for problem in problems_to_sign(case)]
        self._gate.setText("\n".join(gate))
        self._gate.setVisible(bool(gate))
        self._state.setText(_state_words(case))
        self._state.setVisible(bool(self._state.text()))
        self._show_switch(case)
        if self.signer is None or _changed(before, case):
            self._show_signer(_next_signer(case))
        self.version.setVisible(case.is_closed)
        self.export.setProperty("kind", "primary" if stage(case).reached(Stage.SIGNED) else "")
        restyle(self.export)
        self.show_turn(shown, step_problems(case, Step.SIGN) if not case.is_closed else [])

    def show_refusal(self, text: str) -> None:
        if self.signer is not None:
            self.signer.show_refusal(text)
        else:
            super().show_refusal(text)

    def _show_switch(self, case: Case) -> None:
        while item := self._switch.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        short = {Role.TEACHER: _("Teacher"), Role.INSTRUCTOR: _("Instructor"), Role.STUDENT: _("Student")}
        choices = []
        for role in Role:
            signature = case.signing.signed_by(role)
            choices.append((role, f"{short[role]} ✓ {clock(signature.at)}" if signature else short[role]))
        self.who = SegmentedControl(choices, _("Who signs"))
        self.who.set_value(None)
        self.who.chosen.connect(self._choose_signer)
        self._switch.addWidget(self.who)

    def _choose_signer(self, role: object) -> None:
        if isinstance(role, Role):
            self._show_signer(role)

    def _show_signer(self, role: Role | None) -> None:
        if self.signer is not None:
            self.signer.hide()
            self.signer.deleteLater()
            self.signer = None
        case = self.shown.case if self.shown else None
        if role is None or case is None or problems_to_sign(case, role):
            return
        if self.who:
            self.who.set_value(role)
        self.signer = SignerPane(case, role, knows_code=role in self._keys)
        self.signer.signed.connect(self.signed)
        self.signer.refused.connect(self._ask_reason)
        self._column.insertWidget(self._column.count() - 1, self.signer, 100)

    def _ask_reason(self, role: Role) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName(role)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(_("Not signing"))
        dialog.setLabelText(_("Why do you not sign? You may still sign later."))
        dialog.textValueSelected.connect(self._refuse)
        dialog.open()

    def _refuse(self, reason: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QInputDialog):
            self.refused.emit(Role(dialog.objectName()), reason)


def _next_signer(case: Case) -> Role | None:
    return next((role for role in case.signers if not case.signing.signed_by(role)), None)


def _changed(before: Case | None, case: Case) -> bool:
    """Whether the signer's side must be made anew."""
    return before is None or (before.signing, before.informed, before.decision) != (
        case.signing,
        case.informed,
        case.decision,
    )


def _state_words(case: Case) -> str:
    lines = [_("{name} signed {time}.").format(name=one.name, time=moment(one.at)) for one in case.signing.signatures]
    lines += [
        _("{name} did not sign: {reason}").format(name=one.name, reason=one.reason) for one in case.signing.refusals
    ]
    if case.is_closed:
        lines.append(_("The document is locked. A change makes a new version, and this one stays."))
    if case.earlier:
        lines.append(_("This is version {n}.").format(n=case.number))
    return "\n".join(lines)
