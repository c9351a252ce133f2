"""Step 3: each assessor's own view, then the two views side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.case import assessor_name
from desktop.domain.gates import problems_to_finish_view, problems_to_settle, step_problems
from desktop.domain.places import last_of
from desktop.domain.stages import Step
from desktop.domain.terms import Grade, Role
from desktop.gui.demonstrations.assess_rows import (
    BOTH,
    SELF,
    default_side,
    is_hidden,
    open_differences,
    ordered,
    row_shown,
    settled_count,
    third_waiting,
)
from desktop.gui.demonstrations.criterion_pane import CriterionPane
from desktop.gui.demonstrations.hidden_side import HiddenSide
from desktop.gui.demonstrations.key_hint import KeyHint
from desktop.gui.demonstrations.level_list import LevelList
from desktop.gui.demonstrations.overall_side import OverallSide
from desktop.gui.demonstrations.self_side import SelfSide
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage, add_pane, bare
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.people import Pill
from desktop.texts import _, many


class AssessPage(StepPage):
    """Shows and edits levels.

    Signals:
        level_chosen: assessor id, requirement id, Grade.
        commented: assessor id, requirement id ("" for the whole unit), words.
        view_finished: assessor id.
        level_agreed: requirement id and Grade.
        solved: requirement id and how the difference was solved.
        difference_stays: id of a requirement on which the assessors cannot agree.
        comparison_closed: every requirement has a common level.
        through: a guest has done their part, and gives the laptop back.
        turn_wanted: whose turn at the laptop it is: a role, or the id of an assessor beside the two.
        declined: the student declines self-assessment.
    """

    level_chosen = Signal(str, str, object)
    commented = Signal(str, str, str)
    view_finished = Signal(str)
    level_agreed = Signal(str, object)
    solved = Signal(str, str)
    difference_stays = Signal(str)
    comparison_closed = Signal()
    through = Signal()
    turn_wanted = Signal(str)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = ""
        self.sides: SegmentedControl | None = None
        layout = bare(QHBoxLayout(self), 0)
        left = bare(QVBoxLayout(), 8)
        layout.addLayout(left, 1)
        left.addLayout(self._top())
        left.addWidget(self.problem)
        self._stack = stack = QStackedWidget(self)
        self.levels, self.hidden = LevelList(stack), HiddenSide(stack)
        self.self_side, self.overall = SelfSide(stack), OverallSide(stack)
        for page in (self.levels, self.hidden, self.self_side, self.overall):
            stack.addWidget(page)
        left.addWidget(stack, 1)
        self.keys = KeyHint()
        self._strip = QWidget()
        bare(QHBoxLayout(self._strip)).addWidget(self.keys)
        self._strip.setContentsMargins(20, 0, 20, 6)
        left.addWidget(self._strip)
        self.pane = add_pane(layout, CriterionPane, 292)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self._bar.setTextVisible(False)
        self.primary = button("", "primary")
        self.primary.clicked.connect(self._go_on)
        self.fill_footer(self._bar, self.turn, buttons=(self.primary,))
        self._connect()

    def _top(self) -> QHBoxLayout:
        self._switch = bare(QHBoxLayout(), 10)
        self._pills: dict[Role, Pill] = {role: Pill(role=role) for role in Role}
        row = bare(QHBoxLayout(), 10)
        row.setContentsMargins(20, 14, 20, 2)
        row.addLayout(self._switch)
        for pill in self._pills.values():
            row.addWidget(pill)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.levels.chosen.connect(self._choose)
        self.levels.written.connect(self._write)
        self.levels.current_changed.connect(self._show_pane)
        self.levels.next_wanted.connect(self._go_to_next)
        self.hidden.turn_wanted.connect(self.turn_wanted)
        self.hidden.declined.connect(self.declined)
        self.overall.written.connect(self._write_overall)
        self.pane.stays.clicked.connect(self._leave_difference)

    def show_case(self, shown: Shown) -> None:
        ready_before = self.shown.case.views_ready if self.shown else None
        super().show_case(shown)
        self._show_switch(shown)
        if not self._side or ready_before not in (None, shown.case.views_ready):
            self.look_at(default_side(shown))
            return
        self._show_side(shown)

    def look_at(self, side: str) -> None:
        """Look from a side: an assessor's id, "both" or "self"."""
        self.flush()
        self._side = side
        if self.sides:
            self.sides.set_value(side)
        if self.shown is not None:
            self._show_side(self.shown)

    def begin(self) -> None:
        if self._stack.currentWidget() is self.levels:
            self.levels.go_to(self._first_to_do())

    def show_place(self, field: str) -> None:
        part, _dot, rest = field.partition(".")
        side = {"self_assessment": SELF, "comparison": BOTH}.get(part) or rest.partition(".")[0]
        self.look_at(side)
        self.begin()
        if self._stack.currentWidget() is self.levels:
            self.levels.go_to(last_of(field))
        elif self._stack.currentWidget() is self.hidden:
            self.hidden.begin()

    def _waiting(self) -> list[str]:
        """The rows that wait, in order: while comparing the open differences first, else those without a level."""
        if self.shown is None:
            return []
        case = self.shown.case
        comparison = case.comparison
        done = {**comparison.agreed, **comparison.unresolved} if self._side == BOTH else case.view(self._side).levels
        rows = [row.id for row in ordered(self.shown, self._side) if row.id not in done]
        unlike = open_differences(case) if self._side == BOTH else []
        return [*unlike, *(row for row in rows if row not in unlike)]

    def _first_to_do(self) -> str:
        """The first row that waits, else the current one."""
        return next(iter(self._waiting()), self.levels.current)

    def _go_to_next(self, requirement: str) -> None:
        """The next row after this one that waits, round from the first; where none does, the main button."""
        if self.shown is None:
            return
        order = [row.id for row in ordered(self.shown, self._side)]
        here = order.index(requirement)
        waiting = sorted(self._waiting(), key=lambda one: (order.index(one) <= here, order.index(one)))
        if rest := [one for one in waiting if one != requirement]:
            self.levels.go_to(rest[0])
        elif not waiting:
            self.primary.setFocus()

    def _show_switch(self, shown: Shown) -> None:
        if self.sides is not None or shown.guest:
            return
        short = {Role.TEACHER: _("Teacher"), Role.INSTRUCTOR: _("Instructor")}
        people = [
            (one, short[Role(one)] if one in set(Role) else assessor_name(shown.case, one))
            for one in shown.case.assessor_ids
        ]
        alone = len(people) == 1
        self.sides = SegmentedControl(
            [(BOTH, _("Finished") if alone else _("Both")), *people, (SELF, _("Self"))], _("Whose view")
        )
        self.sides.chosen.connect(self._choose_side)
        self._switch.addWidget(self.sides)

    def _choose_side(self, side: object) -> None:
        self.look_at(str(side))
        self.begin()

    def _show_side(self, shown: Shown) -> None:
        self._show_pills(shown)
        self._show_footer(shown)
        settled = shown.case.self_assessment.is_settled
        if is_hidden(shown, self._side) or (self._side == SELF and not settled):
            self.hidden.show_side(shown, self._side)
            self._stack.setCurrentWidget(self.hidden)
        elif self._side == SELF:
            self.self_side.show_case(shown)
            self._stack.setCurrentWidget(self.self_side)
        elif not shown.rows:
            self.overall.show_side(shown, self._side)
            self._stack.setCurrentWidget(self.overall)
        else:
            rows = ordered(shown, self._side)
            self.levels.show_rows([row_shown(shown, row, self._side) for row in rows])
            self._stack.setCurrentWidget(self.levels)
        self._show_keys(shown)
        self._show_pane()

    def _show_keys(self, shown: Shown) -> None:
        self._strip.setVisible(self._stack.currentWidget() is self.levels)
        count = len(shown.case.unit.scale.passing)
        comparing = self._side == BOTH and len(shown.case.assessor_ids) > 1
        waiting = _("next without a level") if count > 1 else _("next that waits")
        why = _("how it was solved") if self._side == BOTH else _("why")
        self.keys.show_keys(
            (f"1–{count}" if count > 1 else "1", _("level") if count > 1 else _("pass")),
            ("0", _("fail")),
            ("↑ ↓", _("row")),
            *([("K", why)] if comparing or self._side != BOTH else []),
            ("Enter", _("next difference") if comparing else waiting),
            ("Page Up / Down", _("many rows")),
            ("Esc", _("back to the row")),
        )

    def _show_pane(self) -> None:
        if self.shown is None:
            return
        row = (self.levels.current or self.shown.rows[0].id) if self.shown.rows else ""
        case = self.shown.case
        secret = self._side == BOTH or is_hidden(self.shown, self._side)
        side = self.shown.reader if secret else self._side
        level = case.view(side).levels.get(row)
        if self._side == BOTH and case.views_ready:
            level = case.comparison.agreed.get(row, level)
        self.pane.show_requirement(self.shown, row, level)
        self.pane.show_difference(self.shown, row, comparing=self._side == BOTH)

    def _show_pills(self, shown: Shown) -> None:
        total = len(shown.rows)
        short = {Role.TEACHER: _("teacher"), Role.INSTRUCTOR: _("instructor"), Role.STUDENT: _("self")}
        for role, pill in self._pills.items():
            if role == Role.STUDENT:
                marks = len(shown.case.self_assessment.marks)
                done = bool(shown.case.self_assessment.is_settled)
            else:
                marks = len(shown.case.view(role).levels)
                done = shown.case.view(role).ready_at is not None
            who = role.letter if shown.case.beside_the_two else short[role]  # a third name needs the room
            text = f"{who} {marks}/{total}"
            pill.show_text(f"{text} ✓" if done else text, tone="good" if done else "muted")
            there = role in shown.case.plan.parties
            pill.setVisible(bool(total) and there and (not shown.guest or role == shown.reader))

    def _show_footer(self, shown: Shown) -> None:
        case, total = shown.case, len(shown.rows)
        comparing = case.views_ready and self._side == BOTH
        done = settled_count(case) if comparing else len(case.view(shown.reader).levels)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(f"{done}/{total}")
        if comparing:
            unlike = len(open_differences(case))
            text = _("{n}/{all} have a common level").format(n=done, all=total)
            others = [many("{n} different view", "{n} different views", unlike)] if len(case.assessor_ids) > 1 else []
            self.turn.setText(" · ".join((text, *others)))
        else:
            missing = [] if case.view(shown.reader).ready_at else problems_to_finish_view(case, shown.reader)
            self.show_turn(shown, missing or step_problems(case, Step.ASSESS))
        self.primary.setText(self._primary_words(shown))
        self.primary.setEnabled(not case.is_closed)

    def _is_through(self, shown: Shown) -> bool:
        """Whether a guest has nothing left to do here: what follows is the teacher's to begin."""
        case = shown.case
        own = case.view(shown.reader).ready_at is not None
        return shown.guest and own and not (case.views_ready and open_differences(case))

    def _primary_words(self, shown: Shown) -> str:
        case = shown.case
        if self._is_through(shown):
            return _("Give the laptop back")
        if case.comparison.compared_at:
            return _("To the decision")
        if not case.view(shown.reader).ready_at:
            return _("My view is ready")
        if not case.views_ready:
            return _("The assessor's turn") if third_waiting(case) else _("The instructor's turn")
        return _("Next difference →") if open_differences(case) else _("The comparison is done")

    def _go_on(self) -> None:
        self.flush()
        if self.shown is None:
            return
        case, reader = self.shown.case, self.shown.reader
        if self._is_through(self.shown):
            self.through.emit()
        elif case.comparison.compared_at:
            self.moved_on.emit()
        elif not case.view(reader).ready_at:
            self.view_finished.emit(reader)
        elif not case.views_ready:
            self.turn_wanted.emit(third_waiting(case) or Role.INSTRUCTOR)
        elif unlike := open_differences(case):
            self.look_at(BOTH)
            later = [row for row in unlike if row != self.levels.current]
            self.levels.go_to(later[0] if later else unlike[0])
        elif problems := [one for one in problems_to_settle(case) if one.hard]:
            self.show_refusal(problems[0].text)
        else:
            self.comparison_closed.emit()

    def _leave_difference(self) -> None:
        self.flush()
        self.difference_stays.emit(self.levels.current)

    def _choose(self, requirement: str, level: Grade) -> None:
        if self._side == BOTH:
            self.level_agreed.emit(requirement, level)
        else:
            self.level_chosen.emit(self._side, requirement, level)

    def _write(self, requirement: str, side: str, text: str) -> None:
        if side == BOTH:
            self.solved.emit(requirement, text)
        else:
            self.commented.emit(side, requirement, text)

    def _write_overall(self, side: str, text: str) -> None:
        self.commented.emit(side, "", text)
