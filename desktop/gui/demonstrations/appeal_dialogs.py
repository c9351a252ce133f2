"""What is written down of a review and a rectification: the request, and what was decided on it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.actions import appeals
from desktop.actions.appeals import Ruling
from desktop.actions.workspace import Workspace
from desktop.domain.appeal import Outcome
from desktop.domain.case import Case
from desktop.domain.terms import Grade
from desktop.domain.unit_grades import grades_of
from desktop.gui.demonstrations.act_dialog import ActDialog, grade_choices
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.labels import words
from desktop.texts import _, day


class ReviewRequestDialog(ActDialog):
    """The student has asked for a review."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        until = day(case.review_deadline)
        told = _("The student may ask in writing until {day}. The same assessors decide without delay.")
        super().__init__(_("Request for a review"), _("Keep the request"), told.format(day=until), parent)
        self.on = self.add_day(_("Day when the request came"), workspace.today())
        self.reason = self.add_text(_("What the student asks, and why"))
        self.late = words("", "warn", wrap=True)
        self.add_row(self.late)
        self._workspace, self._case = workspace, case
        self.on.changed.connect(self._tell_late)
        self._tell_late()
        self.does(self._keep)
        self.reason.setFocus()

    def _day(self) -> date:
        return self.on.value() or self._workspace.today()

    def _tell_late(self, _on: object = None) -> None:
        today = self._workspace.today()
        problems = appeals.problems_of_review(self._case, self._day(), "x", today)
        self.late.setText("\n".join(one.text for one in problems if not one.hard))
        self.late.setVisible(bool(self.late.text()))

    def _keep(self) -> None:
        appeals.request_review(self._workspace, self._case.id, self._day(), self.reason.toPlainText())


class RectificationRequestDialog(ActDialog):
    """The student has asked a body outside the two assessors."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _("A rectification follows the review. The body decides; the assessors do not.")
        super().__init__(_("Request for a rectification"), _("Keep the request"), told, parent)
        self.on = self.add_day(_("Day when the request came"), workspace.today())
        self.body = self.add_line(_("Who decides"), appeals.proposed_body(workspace, case))
        self.reason = self.add_text(_("What the student asks, and why"))
        self._workspace, self._case = workspace, case
        self.does(self._keep)
        self.reason.setFocus()

    def _keep(self) -> None:
        on = self.on.value() or self._workspace.today()
        text = self.reason.toPlainText()
        appeals.request_rectification(self._workspace, self._case.id, on, self.body.text(), text)


class RulingDialog(ActDialog):
    """What was decided on a request, and when the student heard of it."""

    def __init__(
        self, workspace: Workspace, case: Case, *, rectification: bool = False, parent: QWidget | None = None
    ) -> None:
        title = _("Decision on a rectification") if rectification else _("Decision on a review")
        told = _("If the grade changes, a new version is opened and signed again. The signed one stays.")
        super().__init__(title, _("Keep the decision"), told, parent)
        self.on = self.add_day(_("Day of the decision"), workspace.today())
        self.outcome = SegmentedControl([(one, _(one.label)) for one in Outcome], _("What was decided"))
        self.outcome.set_value(None)
        self.add_row(self.outcome)
        grades = grades_of(case, workspace.curriculum.unit(case.unit.content))
        self.grade = self.add_choice(_("New grade"), [(None, "–"), *grade_choices(case.unit.scale, grades)])
        self.decision = self.add_text(_("Reason for the decision"))
        self.told = self.add_day(_("Day when the student heard of it (may be marked later)"), None)
        self.outcome.chosen.connect(self._follow)
        self._follow()
        decide = appeals.decide_rectification if rectification else appeals.decide_review
        self.does(lambda: decide(workspace, case.id, self.ruling(workspace.today())))

    def _follow(self, _value: object = None) -> None:
        self.grade.setEnabled(self.outcome.value() == Outcome.CHANGED)

    def ruling(self, today: date) -> Ruling:
        """The decision as it stands on the screen."""
        outcome = self.outcome.value()
        grade = self.grade.currentData() if outcome == Outcome.CHANGED else None
        return Ruling(
            on=self.on.value() or today,
            outcome=None if outcome is None else Outcome(str(outcome)),
            decision=self.decision.toPlainText(),
            grade=None if grade is None else Grade(grade),
            told_on=self.told.value(),
        )


class ToldDialog(ActDialog):
    """The student has heard the decision on the review."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _("The 14 days for a rectification count from this day.")
        super().__init__(_("Decision on a review told"), _("Keep the day"), told, parent)
        self.on = self.add_day(_("Day when the student heard of it"), workspace.today())
        self.does(lambda: partial(appeals.tell_review, workspace, case.id)(self.on.value() or workspace.today()))
