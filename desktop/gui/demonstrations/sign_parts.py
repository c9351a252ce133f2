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
from desktop.domain.terms import Role, is_role, label_of
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
        chosen: the signer: a role, or the id of an assessor beside the two.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(6, parent)
        self.setAccessibleName(_("Who signs"))
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        self._group.buttonClicked.connect(self._choose)

    def _make_chips(self, signers: Sequence[str]) -> None:
        for old in self._chips.values():
            self._group.removeButton(old)
            old.setParent(None)  # takes it out of the layout too
            old.deleteLater()
        self._chips = {}
        for one in signers:
            made = StayingButton()
            made.setAutoDefault(False)
            made.setCheckable(True)
            made.setProperty("chip", True)
            made.setProperty("signer", str(one))
            made.setIcon(badge_icon(one))
            made.setIconSize(QSize(22, 16))  # some air before the words
            self._group.addButton(made)
            self._chips[one] = made
            self.add(made)

    def button(self, signer: str) -> QAbstractButton:
        """The chip of a signer."""
        return self._chips[signer]

    def set_value(self, signer: str | None) -> None:
        """Show whose turn it is, without telling; None shows nobody's."""
        self._group.setExclusive(False)
        for one, chip in self._chips.items():
            chip.setChecked(one == signer)
        self._group.setExclusive(True)

    def _choose(self, chip: QAbstractButton) -> None:
        self.chosen.emit(str(chip.property("signer")))

    def show_case(self, case: Case) -> None:
        """Show who has signed, who has not, and who signs later."""
        if list(self._chips) != list(case.may_sign):
            self._make_chips(case.may_sign)
        for number, signer in enumerate(case.may_sign, 1):
            name, state, told = _state(case, signer)
            self.button(signer).setText(f"{number} {name}{' ' + state if state else ''}")
            self.button(signer).setAccessibleName(f"{_(label_of(signer))}: {told}")
            self.button(signer).setToolTip(told)


def _state(case: Case, role: str) -> tuple[str, str, str]:
    """The short name of a signer, their state in a sign, and in words."""
    short = {Role.TEACHER: _("Teacher"), Role.INSTRUCTOR: _("Instructor"), Role.STUDENT: _("Student")}
    name = short[Role(role)] if is_role(role) else case.person(role)
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
