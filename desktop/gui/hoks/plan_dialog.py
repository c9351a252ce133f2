"""Plans (HOKS) before they are taken in: whose each is, what would be new or other, and what is let through."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.plan_preview import FilePreview, PlanPreview, preview_plan
from desktop.actions.plan_taking import bring_in
from desktop.actions.register import undo_people
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.known import StudentRow
from desktop.domain.local_unit_texts import from_plan
from desktop.domain.register import Standing
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.hoks.offers_pane import OffersPane
from desktop.gui.hoks.outcome import Outcome
from desktop.gui.local_units.local_unit_dialog import LocalUnitDialog
from desktop.gui.models.record_list import RecordListModel
from desktop.gui.widgets.answers import DIALOG_MARGINS, Answers
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.scrolling import scrolled
from desktop.gui.widgets.suggestions import MOST, Suggestion, Suggestions
from desktop.texts import _, language, many

LIST_WIDTH = 230


class PlanDialog(QDialog):
    """Shows what a file of plans would bring, takes in what people let through, and says what was done.

    Signals:
        case_wanted: the id of a new demonstration that the person wants to open.
    """

    case_wanted = Signal(str)

    def __init__(self, workspace: Workspace, preview: FilePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bring in a plan (HOKS)"))
        self.resize(900, 640)
        self._workspace, self._file = workspace, preview.file
        self._plans = list(preview.plans)
        self._chosen = [one.usual for one in self._plans]
        self._left_out: set[int] = set()
        self._known_from_before = {place for place, one in enumerate(self._plans) if one.student.record.student.name}
        self._shown = 0
        self._waiting = ""
        self.model: RecordListModel[int] = RecordListModel(self._line, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(_("Students in the file"))
        self.view.setFixedWidth(LIST_WIDTH)
        self.view.setVisible(len(self._plans) > 1)
        self.name = QLineEdit()
        self.names = Suggestions(self.name, self._known)
        self.taken = QCheckBox(_("Bring in this student's plan"))
        self.taken.setMinimumHeight(34)
        self.taken.setVisible(len(self._plans) > 1)
        self._whose = words("", "muted", wrap=True)
        self.offers = OffersPane()
        self.all = button(_("Let everything through"), "link")
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Bring in"), self, enter=False)
        self.outcome = Outcome()
        self._pages = QStackedWidget()
        self._lay_out(preview.passed_over)
        self.model.show_records(range(len(self._plans)))
        self.view.setCurrentIndex(self.model.index(0))
        self._show(0)
        self._listen()

    def _lay_out(self, passed_over: int) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.taken)
        right.addWidget(labelled(_("Student's name (a plan has none)"), self.name))
        right.addWidget(self._whose)
        right.addWidget(scrolled(self.offers), 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.view)
        row.addLayout(right, 1)
        page = QWidget()
        column = bare(QVBoxLayout(page), 12)
        if passed_over:
            text = many(
                "{n} part of the file is no plan and was passed over.",
                "{n} parts of the file are no plans and were passed over.",
                passed_over,
            )
            column.addWidget(words(text, "warn", wrap=True))
        column.addLayout(row, 1)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addWidget(self.buttons, 1)
        column.addLayout(foot)
        self._pages.addWidget(page)
        self._pages.addWidget(self.outcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.addWidget(self._pages)

    def _listen(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.name.editingFinished.connect(self._note_name)
        self.names.chosen.connect(self._take_known)
        self.taken.toggled.connect(self._take_or_leave)
        self.offers.changed.connect(self._note_offers)
        self.offers.unit_wanted.connect(self._make_unit)
        self.all.clicked.connect(self.offers.choose_all)
        self.outcome.undo.clicked.connect(self._undo)
        self.outcome.open.clicked.connect(self._open)
        self.outcome.done.clicked.connect(self.close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name goes on to the changes: only the button brings anything in."""
        if self.name.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    # Whose plan is shown

    def _line(self, place: int) -> str:
        plan = self._plans[place]
        if place in self._left_out:
            told = _("left out")
        elif plan.student.standing == Standing.REFUSED:
            told = _("cannot be brought in")
        else:
            told = many("{n} change", "{n} changes", len(self._chosen[place]))
        return f"{plan.name}\n{told}"

    def _choose(self, index: QModelIndex) -> None:
        self._note_name()  # of the student who was shown
        if index.isValid():
            self._show(index.row())

    def _show(self, place: int) -> None:
        self._shown = place
        plan = self._plans[place]
        refused = plan.student.standing == Standing.REFUSED
        self.name.setText(plan.student.record.student.name)
        self.name.setReadOnly(place in self._known_from_before)
        self.taken.setChecked(place not in self._left_out and not refused)
        self.taken.setEnabled(not refused)
        self._whose.setText(_whose(plan))
        self.offers.show_plan(plan, self._chosen[place])
        self._count()

    def _note_name(self) -> None:
        """Look again whose plan this is, once a name is written."""
        before = self._plans[self._shown]
        name = self.name.text().strip()
        if name == before.student.record.student.name:
            return
        usual = before.usual
        after = preview_plan(self._workspace, before.text, before.plan, name)
        kept = self._chosen[self._shown] - usual
        left = usual - self._chosen[self._shown]
        self._plans[self._shown] = after
        self._chosen[self._shown] = (after.usual - left) | (kept & {one.id for one in after.offers})
        self._show(self._shown)

    def _known(self, words: str) -> list[Suggestion]:
        rows = self._workspace.known.students(self._workspace.today(), words, 0, MOST)
        return [Suggestion(row.student.name, row.student.number, row) for row in rows if row.student.name]

    def _take_known(self, row: StudentRow) -> None:
        self.name.setText(row.student.name)
        self._note_name()

    def _take_or_leave(self, taken: bool) -> None:
        (self._left_out.discard if taken else self._left_out.add)(self._shown)
        self.offers.setEnabled(taken)
        self._count()

    def _note_offers(self) -> None:
        self._chosen[self._shown] = self.offers.chosen()
        self._count()

    def _make_unit(self, offer: str) -> None:
        """Make the local unit that a new demonstration lacks, beginning with what the plan says of it."""
        [draft] = [one for one in self._plans[self._shown].drafts if one.id == offer]
        self._waiting = offer
        dialog = LocalUnitDialog(self._workspace, from_plan(draft.unit, language()), parent=self)
        dialog.kept.connect(self._note_unit)
        dialog.open()

    def _note_unit(self) -> None:
        """Look again at every plan: its demonstrations may be opened now. The one that was waiting is let through."""
        self._note_name()
        for place, before in enumerate(self._plans):
            name = before.student.record.student.name
            self._plans[place] = preview_plan(self._workspace, before.text, before.plan, name)
        self._chosen[self._shown] = self._chosen[self._shown] | {self._waiting}
        self._show(self._shown)

    def _count(self) -> None:
        """Say how many plans come in."""
        index = self.model.index(self._shown)
        self.model.dataChanged.emit(index, index)
        taken = self._taken()
        self.buttons.act.setEnabled(bool(taken))
        several = many("Bring in {n} plan", "Bring in {n} plans", len(taken))
        self.buttons.act.setText(several if len(self._plans) > 1 else _("Bring in"))

    def _taken(self) -> list[int]:
        return [
            place
            for place, one in enumerate(self._plans)
            if place not in self._left_out and one.student.standing != Standing.REFUSED
        ]

    # Taking in

    def accept(self) -> None:
        """Take in what is let through, and say what was done."""
        self._note_name()
        preview = FilePreview(file=self._file, plans=tuple(self._plans))
        try:
            brought = bring_in(self._workspace, preview, {place: self._chosen[place] for place in self._taken()})
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.outcome.show_brought(brought)
        self.resize(620, 300)
        self._pages.setCurrentWidget(self.outcome)
        self.outcome.done.setFocus()

    def _undo(self) -> None:
        try:
            undo_people(self._workspace)
        except UserError as error:
            self.outcome.problem.show_text(str(error))
        else:
            self.close()

    def _open(self) -> None:
        wanted = self.outcome.brought.drafts[0]
        self.close()
        self.case_wanted.emit(wanted)


def _whose(plan: PlanPreview) -> str:
    known = plan.student.before
    told = [
        _("Known student") + (f" {known.student.number}" if known.student.number else "") if known else "",
        f"{_('Learner OID')} {plan.plan.learner}" if plan.plan.learner else "",
        f"{_('Study right')} {plan.plan.study_right}" if plan.plan.study_right else "",
    ]
    return " · ".join(one for one in told if one)
