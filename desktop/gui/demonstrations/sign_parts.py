"""Parts of the signing step: who has signed, and what stands in the way with the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.terms import Role
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.flow import Flow
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.people import badge_icon
from desktop.gui.widgets.pressing import StayingButton
from desktop.texts import _, clock, day, moment, short_day


class SignerChips(Flow):
    """Each signer with their letter and state; a press shows what they do now.

    Signals:
        chosen: the Role.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(6, parent)
        self.setAccessibleName(_("Who signs"))
        self._group = QButtonGroup(self)
        for role in Role:
            made = StayingButton()
            made.setAutoDefault(False)
            made.setCheckable(True)
            made.setProperty("chip", True)
            made.setIcon(badge_icon(role))
            made.setIconSize(QSize(22, 16))  # some air before the words
            self._group.addButton(made, list(Role).index(role))
            self.add(made)
        self._group.idClicked.connect(self._choose)

    def button(self, role: Role) -> QAbstractButton:
        """The chip of a role."""
        return self._group.button(list(Role).index(role))

    def set_value(self, role: Role | None) -> None:
        """Show whose turn it is, without telling; None shows nobody's."""
        self._group.setExclusive(False)
        for one in Role:
            self.button(one).setChecked(one == role)
        self._group.setExclusive(True)

    def _choose(self, place: int) -> None:
        self.chosen.emit(list(Role)[place])

    def show_case(self, case: Case) -> None:
        """Show who has signed, who has not, and who signs later."""
        people = case.plan.parties
        for role in Role:
            self.button(role).setVisible(role in people)
        for number, role in enumerate(people, 1):
            name, state, told = _state(case, role)
            self.button(role).setText(f"{number} {name}{' ' + state if state else ''}")
            self.button(role).setAccessibleName(f"{_(role.label)}: {told}")
            self.button(role).setToolTip(told)


def _state(case: Case, role: Role) -> tuple[str, str, str]:
    """The short name of a role, its state in a sign, and in words."""
    name = {Role.TEACHER: _("Teacher"), Role.INSTRUCTOR: _("Instructor"), Role.STUDENT: _("Student")}[role]
    if signature := case.signing.signed_by(role):
        return name, f"✓ {clock(signature.at)}", _("signed {time}").format(time=moment(signature.at))
    if case.signing.refused_by(role):
        return name, "✕", _("does not sign")
    if waiting := case.signing.awaits(role):
        return name, short_day(waiting.remind_on), _("signs later, reminder {day}").format(day=day(waiting.remind_on))
    return name, "", _("not signed yet") if role in case.signers else _("may sign")


def state_words(case: Case) -> str:
    """What has happened to the document, a line each."""
    lines = [_("{name} signed {time}.").format(name=one.name, time=moment(one.at)) for one in case.signing.signatures]
    for one in case.signing.refusals:
        text = _("{name} did not sign {time}: {reason}")
        lines.append(text.format(name=one.name, time=moment(one.at), reason=one.reason))
    for waiting in case.signing.awaited:
        text = _("{name} signs later, reminder {day}.")
        lines.append(text.format(name=waiting.name, day=day(waiting.remind_on)))
    if case.is_closed:
        lines.append(_("The document is locked. A change makes a new version, and this one stays."))
    if case.earlier:
        lines.append(_("This is version {n}.").format(n=case.number))
    return "\n".join(lines)


class GateCard(QFrame):
    """What must be in order before anybody signs, each with a button to its place.

    Signals:
        place_wanted: the field of the case.
    """

    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "warn")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 10)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_problems(self, problems: Sequence[Problem], *, may_go: bool) -> None:
        """Show these; nothing when all is in order."""
        clear(self._rows)
        self.buttons.clear()
        self.setVisible(bool(problems))
        if problems:
            self._rows.addWidget(words(_("Before signing"), "strong"))
        for problem in problems:
            self._rows.addWidget(self._row(problem, may_go))

    def text(self) -> str:
        """What it says."""
        return "\n".join(one.accessibleName() for one in self.buttons)

    def _row(self, problem: Problem, may_go: bool) -> QWidget:
        made = QWidget()
        row = bare(QHBoxLayout(made))
        row.addWidget(words(problem.text, "warn", wrap=True), 1)
        go = button(_("Go there"))
        go.setAccessibleName(_("Go there: {what}").format(what=problem.text))
        go.setProperty("place", problem.field)
        go.clicked.connect(self._go)
        self.buttons.append(go)
        row.addWidget(go)
        go.setVisible(may_go)
        return made

    def _go(self) -> None:
        self.place_wanted.emit(str(self.sender().property("place")))
