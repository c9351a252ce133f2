"""Who took part in the assessment discussion, and who decided."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.case import Case, assessor_name
from desktop.domain.terms import AssessorRole, DiscussionRole, Role
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _

_IN_DISCUSSION = {
    AssessorRole.EMPLOYEE: DiscussionRole.EMPLOYEE,
    AssessorRole.EMPLOYER: DiscussionRole.EMPLOYER,
    AssessorRole.SELF_EMPLOYED: DiscussionRole.SELF_EMPLOYED,
}


class PeoplePart(QWidget):
    """Marks participants and deciders.

    Signals:
        changed: a mark was made or taken away.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._deciders: dict[str, Tick] = {}
        self.three = button(_("All three took part"), icon="check")
        self.three.clicked.connect(self._all_three)
        self.participants = {role: Tick(_(role.label)) for role in DiscussionRole}
        self.problem = ProblemLabel()
        body = bare(QVBoxLayout(self), 0)
        body.addWidget(words(_("Took part in the assessment discussion"), "strong", wrap=True))
        body.addSpacing(6)
        body.addWidget(self.three)
        body.addSpacing(4)
        for role, tick in self.participants.items():
            tick.clicked.connect(self._none_was_held if role == DiscussionRole.NONE_HELD else self._somebody_took_part)
            body.addWidget(tick)
        body.addWidget(self.problem)
        body.addSpacing(6)
        body.addWidget(words(_("Decided together"), "strong"))
        self._list = bare(QVBoxLayout(), 0)
        body.addLayout(self._list)

    def show_case(self, shown: Shown) -> None:
        """Show the marks of a case; until something is marked, its assessors stand as deciders."""
        self._case = None
        case = shown.case
        three = len(case.plan.parties) == len(Role)
        self.three.setText(_("All three took part") if three else _("Teacher and student took part"))
        for role, tick in self.participants.items():
            tick.setChecked(role in case.decision.participants)
        if list(self._deciders) != list(case.assessor_ids):
            self._make_deciders(case)
        for assessor, tick in self._deciders.items():
            tick.setText(assessor_name(case, assessor))
            tick.setChecked(assessor in (case.decision.deciders or case.assessor_ids))
        self._case = case

    def chosen_participants(self) -> tuple[DiscussionRole, ...]:
        """Who is marked as having taken part."""
        return tuple(role for role, tick in self.participants.items() if tick.isChecked())

    def chosen_deciders(self) -> tuple[str, ...]:
        """The ids of the assessors who are marked as deciders."""
        return tuple(assessor for assessor, tick in self._deciders.items() if tick.isChecked())

    def _make_deciders(self, case: Case) -> None:
        clear(self._list)
        self._deciders = {assessor: Tick() for assessor in case.assessor_ids}
        for tick in self._deciders.values():
            tick.clicked.connect(self._tell)
            self._list.addWidget(tick)

    def _all_three(self) -> None:
        if self._case is None:
            return
        instructor = self._case.plan.assessor(Role.INSTRUCTOR)
        working_life = _IN_DISCUSSION.get(instructor.role if instructor else AssessorRole.EMPLOYEE)
        there = {DiscussionRole.TEACHER, DiscussionRole.STUDENT}
        if instructor is not None or not self._case.plan.assessors:
            there.add(working_life or DiscussionRole.EMPLOYEE)
        for role, tick in self.participants.items():
            tick.setChecked(role in there)
        self._tell()

    def _none_was_held(self, ticked: bool) -> None:
        """Where no discussion was held, nobody took part in it."""
        for role, tick in self.participants.items():
            if ticked and role != DiscussionRole.NONE_HELD:
                tick.setChecked(False)
        self._tell()

    def _somebody_took_part(self, ticked: bool) -> None:
        if ticked:
            self.participants[DiscussionRole.NONE_HELD].setChecked(False)
        self._tell()

    def _tell(self) -> None:
        if self._case is not None:
            self.changed.emit()
