"""What follows a decision: telling the student and what they may do then; for a fail, the retake."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.assessment import Retake, decision_problems
from desktop.domain.case import Case
from desktop.domain.gates import problems_to_inform
from desktop.domain.review import review_words
from desktop.domain.terms import InformedBy
from desktop.gui.demonstrations.autosave import SelfSavingLine, SelfSavingText
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, language


class InformedCard(Card):
    """When and how the student heard the result, until when a review may be asked for, and what comes after it.

    Signals:
        told: InformedBy and the day.
        paper_wanted: the name of a document for a review.
    """

    told = Signal(object, object)
    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Told to the student"), parent)
        self._shown: Shown | None = None
        self.on = DateField()
        self.on.setAccessibleName(_("Day when the student heard the result"))
        self.inform = SegmentedControl([(one, _(one.label)) for one in InformedBy], _("How the student heard"))
        self.inform.set_value(None)
        self.problem = ProblemLabel()
        self._review = words("", wrap=True)
        row = bare(QHBoxLayout())
        row.addWidget(self.on)
        row.addWidget(self.inform)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
        self._read_out = words(_("Tell the student also this:"), "strong")
        self.body.addWidget(self._read_out)
        self.body.addWidget(self._review)
        self.request = button(_("Request for a review (PDF)…"), "link", "document")
        self.decision = button(_("Decision on a review (PDF)…"), "link", "document")
        self.request.clicked.connect(self._want_request)
        self.decision.clicked.connect(self._want_decision)
        papers = bare(QHBoxLayout(), 12)
        papers.addWidget(self.request)
        papers.addWidget(self.decision)
        papers.addStretch(1)
        self.body.addLayout(papers)
        self.on.changed.connect(self._correct)
        self.inform.chosen.connect(self._tell)

    def show_case(self, shown: Shown) -> None:
        """Show what is on record; today's date stands ready until it is."""
        self._shown = shown
        case = shown.case
        self.setVisible(bool(case.decision.decided_on))
        self.on.set_value(case.informed.on or shown.today)
        self.inform.set_value(case.informed.by if case.informed.on else None)
        self.problem.show_text("", field=self.on)
        for widget in (self.on, self.inform):
            widget.setEnabled(not case.is_closed)
        for told in (self._read_out, self._review, self.request, self.decision):
            told.setVisible(bool(case.informed.on))
        self._review.setText(" ".join(review_words(case, shown.unit.kind, _, language())))

    def text(self) -> str:
        """What it says of the review."""
        return self._review.text()

    def _want_request(self) -> None:
        self.paper_wanted.emit("review_request")

    def _want_decision(self) -> None:
        self.paper_wanted.emit("review_decision")

    def _correct(self) -> None:
        if self.inform.value() is not None:
            self._tell()

    def _tell(self) -> None:
        if self._shown is None:
            return
        on: date = self.on.value() or self._shown.today
        problems = problems_to_inform(self._shown.case, on, self._shown.today)
        self.problem.show_problems(problems, field=self.on)
        if not problems:
            self.told.emit(self.inform.value(), on)


class RetakeCard(Card):
    """What is agreed on after a fail.

    Signals:
        changed: something was written.
        paper_wanted: the name of the document of the plan.
    """

    changed = Signal()
    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Retake"), parent)
        self._case: Case | None = None
        self.learn, self.how = SelfSavingText(2), SelfSavingText(2)
        self.on, self.arranger = DateField(), SelfSavingLine()
        self.on.setAccessibleName(_("Day of the retake"))
        self.problem = ProblemLabel()
        for field in (self.learn, self.how, self.arranger):
            field.saved.connect(self.changed)
        self.on.changed.connect(self.changed)
        when = QWidget()
        row = bare(QHBoxLayout(when))
        row.addWidget(labelled(_("When"), self.on), 1)
        row.addWidget(labelled(_("Who arranges it"), self.arranger), 2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.addWidget(labelled(_("What to learn more"), self.learn), 0, 0)
        grid.addWidget(labelled(_("How and where"), self.how), 0, 1)
        grid.addWidget(when, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        holder = QVBoxLayout()
        holder.addLayout(grid)
        self.body.addLayout(holder)
        self.body.addWidget(self.problem)
        self.paper = button(_("Plan for the retake (PDF)…"), "link", "document")
        self.paper.clicked.connect(self._want_paper)
        self.body.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self, shown: Shown) -> None:
        """Show the plan, for a fail only."""
        case = self._case = shown.case
        retake, closed = case.decision.retake, case.is_closed
        self.setVisible(case.decision.failed)
        self.paper.setVisible(bool(case.decision.decided_on))
        self.learn.show_text(retake.learn)
        self.how.show_text(retake.how)
        self.arranger.show_text(retake.arranger)
        if not self.on.hasFocus() or not self.on.is_wrong():
            self.on.set_value(retake.on)
        self.on.setEnabled(not closed)
        for field in (self.learn, self.how, self.arranger):
            field.setReadOnly(closed)
        wishes = [one for one in decision_problems(case.decision) if one.field.startswith("decision.retake")]
        self.problem.show_problems(wishes)

    def _want_paper(self) -> None:
        self.paper_wanted.emit("retake")

    def value(self) -> Retake:
        """The plan as it stands on the screen."""
        return Retake(
            learn=self.learn.toPlainText(),
            how=self.how.toPlainText(),
            on=self.on.value(),
            arranger=self.arranger.text().strip(),
        )
