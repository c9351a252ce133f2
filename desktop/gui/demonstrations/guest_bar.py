"""Above a guest's view: whose turn it is, which case, the language, and in a line or two what is asked of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case, stage
from desktop.domain.local_text import say
from desktop.domain.stages import Stage
from desktop.domain.terms import Role, is_role
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, IconLabel, words
from desktop.gui.widgets.languages import LanguageChooser
from desktop.texts import _, language


def welcome(case: Case, person: str) -> tuple[str, ...]:
    """What is asked of a guest at the stage where the case stands: lines of at most twelve words."""
    reached = stage(case)
    if person == Role.STUDENT:
        return _to_student(agreed=person in case.plan.agreed)
    if reached == Stage.DRAFT and not is_role(person):
        return (_("The demonstration has not begun yet."), _("Give the laptop back to the teacher."))
    if reached == Stage.SELF_ASSESSED and not is_role(person) and not case.view(person).ready_at:
        return (_("Welcome! Choose levels for what you have seen."), _("They stay hidden until all are ready."))
    if reached == Stage.DRAFT and person in case.plan.agreed:
        return _after_agreeing()
    if reached == Stage.DRAFT:
        return (
            _("Welcome! Read the plan, and say what you would change."),
            _("Then mark that you may assess, and that the student is ready."),
        )
    if reached in (Stage.AGREED, Stage.RUNNING):
        return (
            _("Welcome! Write what you see the student do, and press Enter."),
            _("When you have seen enough, choose the levels in step 3."),
        )
    if reached == Stage.SELF_ASSESSED and not case.view(person).ready_at:
        return (
            _("Welcome! Choose a level on each row by what you have seen."),
            _("Nobody sees your levels before both views are ready."),
        )
    if reached == Stage.SELF_ASSESSED:
        return (_("Your view is ready. Thank you!"), _("Give the laptop back to the teacher."))
    if reached == Stage.COMPARING:
        return (
            _("Look at the rows together. Those where you differ come first."),
            _("Agree on a level, and write how you solved it."),
        )
    if reached in (Stage.INFORMED, Stage.PARTLY_SIGNED) and not case.signing.signed_by(person):
        return (_("Read the document, and sign it if it is as you agreed."), _("After that nothing in it changes."))
    if reached.reached(Stage.PARTLY_SIGNED):
        return (_("Thank you! You get a copy of the document."), _("Give the laptop back to the teacher."))
    return (_("The levels are agreed. Here you see what was said."),)


def _to_student(*, agreed: bool) -> tuple[str, ...]:
    """Before the demonstration the student reads the plan; afterwards the self-assessment speaks for itself."""
    if agreed:
        return _after_agreeing()
    return (
        _("Welcome! Read the plan, and say what you would change."),
        _("Then mark that you are ready, and agree to the plan."),
    )


def _after_agreeing() -> tuple[str, ...]:
    return (_("You have agreed to this plan. Thank you!"), _("Give the laptop back to the teacher."))


def guest_is_done(case: Case, person: str) -> bool:
    """Whether nothing is asked of the guest now but to give the laptop back."""
    return welcome(case, person)[-1] == _("Give the laptop back to the teacher.")


class GuestBar(QWidget):
    """Stands where the window's own top bar was.

    Signals:
        language_chosen: the language in which the guest wants to read.
        card_wanted: the instructor wants to read how to guide and assess.
    """

    language_chosen = Signal(str)
    card_wanted = Signal()

    def __init__(self, case: Case, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self.setProperty("guest", True)
        bar, row = _strip(54)
        row.addWidget(words(case.person(person), "title"))
        student = "" if person == Role.STUDENT else case.student.name  # whose name stands there already
        about = (student, say(case.unit.name, language()), case.workplace.name)
        row.addWidget(ElidedLabel(" · ".join(one for one in about if one), "muted"), 1)
        self.card = button(_("How to guide and assess…"))
        self.card.clicked.connect(self.card_wanted)
        row.addWidget(self.card)
        self.card.setVisible(person == Role.INSTRUCTOR)
        self.languages = LanguageChooser()
        self.languages.chosen.connect(self.language_chosen)
        row.addWidget(self.languages)
        asked, line = _strip(40)
        line.setSpacing(8)
        self._asked = ElidedLabel()
        line.addWidget(IconLabel("info", "accent", 18))
        line.addWidget(self._asked, 1)
        layout = bare(QVBoxLayout(self), 0)
        layout.addWidget(bar)
        layout.addWidget(asked)
        self.show_case(case)

    def show_case(self, case: Case) -> None:
        """Say what is asked now."""
        self._asked.setText(" ".join(welcome(case, self._person)))

    def asked(self) -> str:
        """What is asked of the guest."""
        return self._asked.text()


def _strip(height: int) -> tuple[QFrame, QHBoxLayout]:
    made = QFrame()
    made.setProperty("surface", "bar")
    made.setFixedHeight(height)
    layout = bare(QHBoxLayout(made), 14)
    layout.setContentsMargins(20, 0, 20, 0)
    return made, layout
