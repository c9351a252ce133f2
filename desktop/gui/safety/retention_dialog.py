"""How long demonstrations are kept: the provider's rule, a date for each, and what is due to be removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QSpinBox,
    QWidget,
)

from desktop.actions import retention
from desktop.actions.erasing import certificate, certificate_name, erasures, finish_again, prepare_again
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.erasure import Erasure
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.retention import LONGEST, RetentionRule, due_on, rule_problems
from desktop.gui.choosing import ask_place, documents, pdf_files
from desktop.gui.models.record_list import RecordRole
from desktop.gui.tasks import Task
from desktop.gui.widgets.answers import dialog_column
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.fields import labelled
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.register_list import KeptList, RegisterLines
from desktop.texts import _, day, language, many, moment

DUE, UNDECIDED, ALL = "due", "undecided", "all"
_SHOWN = 20


class RetentionDialog(QDialog):
    """Keeps the rule and the dates at once; to remove is a question of its own.

    Signals:
        removal_wanted: the ids of demonstrations to remove for good.
    """

    removal_wanted = Signal(list)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._saving: Erasure | None = None
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Retention and removal"))
        self.resize(820, 620)
        rule = retention.retention_rule(workspace)
        self.way = QComboBox()
        self.way.addItem(_("Ask for a date each time"), False)
        self.way.addItem(_("Full years after the end"), True)
        self.way.setCurrentIndex(int(rule.years is not None))
        self.years = QSpinBox()
        self.years.setRange(0, LONGEST)
        self.years.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.years.setMinimumWidth(72)
        self.years.setValue(rule.years or 0)
        self.decided = QLineEdit(rule.decided)
        self.decided.setPlaceholderText(_("Records plan 4.2, principal's decision …"))
        self.keep_rule = button(_("Keep this rule"))
        self.rule_problem = ProblemLabel()
        self.view = SegmentedControl(
            [(DUE, _("To be removed")), (UNDECIDED, _("No date yet")), (ALL, _("All"))], _("Demonstrations")
        )
        self.list = KeptList(self._lines, _("Demonstrations"))
        self.model = self.list.records
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.none = words("", "muted", wrap=True)
        self.until = DateField()
        self.until.setAccessibleName(_("Keep until"))
        self.set_date = button(_("Keep until this day"))
        self.by_rule = button(_("By the rule"))
        self.remove = button(_("Remove for good…"), "danger")
        self.earlier = button("", "link")
        self.problem = ProblemLabel()
        self.close_button = button(_("Close"), "primary")
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 10)
        lead = _(
            "Your provider decides how many years. A date that a demonstration has of its own goes before the rule."
        )
        layout.addWidget(words(lead, "muted", wrap=True))
        rule = QHBoxLayout()
        rule.setSpacing(12)
        rule.addWidget(labelled(_("How long demonstrations are kept"), self.way))
        self._years = labelled(_("Years"), self.years)
        rule.addWidget(self._years)
        rule.addWidget(labelled(_("Whose decision"), self.decided), 1)
        rule.addWidget(self.keep_rule, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(rule)
        layout.addWidget(self.rule_problem)
        layout.addWidget(self.view)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.none, 1)
        layout.addWidget(self.problem)
        acts = QHBoxLayout()
        for one in (self.until, self.set_date, self.by_rule):
            acts.addWidget(one)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        layout.addLayout(acts)
        foot = QHBoxLayout()
        foot.addWidget(self.earlier)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.way.currentIndexChanged.connect(self._show_rule)
        self.keep_rule.clicked.connect(self._keep_rule)
        self.view.chosen.connect(self.refresh)
        self.list.selectionModel().selectionChanged.connect(self._show_acts)
        self.set_date.clicked.connect(self._set_date)
        self.by_rule.clicked.connect(self._clear_date)
        self.remove.clicked.connect(self._ask_removal)
        self.earlier.clicked.connect(self._open_earlier)
        self.close_button.clicked.connect(self.reject)

    def rule(self) -> RetentionRule:
        """The rule as it stands on the screen."""
        years = self.years.value() if self.way.currentData() else None
        return RetentionRule(years=years, decided=self.decided.text().strip())

    def chosen(self) -> list[str]:
        """The ids of the chosen demonstrations."""
        return [index.data(RecordRole).id for index in self.list.selectionModel().selectedIndexes()]

    def refresh(self) -> None:
        """Read everything anew."""
        read = {DUE: retention.due_cases, UNDECIDED: retention.undecided_cases, ALL: retention.kept_cases}
        rows = read[str(self.view.value())](self._workspace)
        self.model.show_records(rows)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.none.setText(self._none_words())
        done = len(erasures(self._workspace))
        self.earlier.setText(many("{n} earlier removal…", "{n} earlier removals…", done))
        self.earlier.setVisible(done > 0)
        self._show_rule()
        self._show_acts()

    def _none_words(self) -> str:
        if self.view.value() == DUE:
            return _("Nothing is to be removed now.")
        return _("Each demonstration that has ended has its date.") if self.view.value() == UNDECIDED else ""

    def _lines(self, row: CaseRow) -> RegisterLines:
        until = due_on(row.ended, row.keep_until, retention.retention_rule(self._workspace))
        kept = _("until {day}").format(day=day(until)) if until else _("no date yet") if row.ended else _("goes on")
        ended = _("ended {day}").format(day=day(row.ended)) if row.ended else ""
        return RegisterLines(row.student or _("(no name)"), say(row.unit, language()), kept, ended)

    def _show_rule(self) -> None:
        self._years.setVisible(bool(self.way.currentData()))
        self.keep_rule.setEnabled(True)

    def _show_acts(self) -> None:
        some = bool(self.chosen())
        for one in (self.set_date, self.by_rule, self.remove):
            one.setEnabled(some)

    def _keep_rule(self) -> None:
        problems = rule_problems(self.rule())
        self.rule_problem.show_problems(problems, field=self.decided)
        if not problems:
            retention.keep_rule(self._workspace, self.rule())
            self.refresh()

    def _set_date(self) -> None:
        until = self.until.value()
        self.problem.show_text("" if until else _("Write the last day on which it is kept."), field=self.until)
        if until is not None:
            self._keep_until(until)

    def _clear_date(self) -> None:
        self._keep_until(None)

    def _keep_until(self, until: date | None) -> None:
        for case_id in self.chosen():
            retention.keep_until(self._workspace, case_id, until)
        self.refresh()

    def _ask_removal(self) -> None:
        if chosen := self.chosen():
            self.removal_wanted.emit(chosen)

    def _open_earlier(self) -> None:
        self.earlier_menu().popup(self.earlier.mapToGlobal(self.earlier.rect().bottomLeft()))

    def earlier_menu(self) -> QMenu:
        """The certificates of earlier removals, and another try where a backup could not be reached."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        done = list(reversed(erasures(self._workspace)))
        for one in done[:_SHOWN]:
            n = many("{n} demonstration", "{n} demonstrations", len(one.cases))
            menu.addAction(f"{_('Save the certificate…')} {moment(one.at)} · {n}").setData(one)
        if any(one.out_of_reach for one in done):
            menu.addSeparator()
            menu.addAction(_("Try the backups again"))
        menu.triggered.connect(self._choose_earlier)
        return menu

    def _choose_earlier(self, act: QAction) -> None:
        self._saving = act.data()
        if self._saving is None:
            self._try_again()
            return
        offered = documents() / certificate_name(self._saving)
        ask_place(self, _("Save the certificate"), offered, pdf_files(), self.save_certificate)

    def save_certificate(self, name: str) -> None:
        """Write the certificate that was chosen."""
        if self._saving is None:
            return
        try:
            write_whole(Path(name), certificate(self._saving))
        except UserError as error:
            self.problem.show_text(str(error))

    def _try_again(self) -> None:
        if self._task is not None:
            return
        self.earlier.setEnabled(False)
        self.earlier.setText(_("Removing…"))
        self._task = Task(prepare_again(self._workspace))
        self._task.done.connect(self._tell_again)
        self._task.failed.connect(self._show_failure)
        self._task.ended.connect(self._end)
        self._task.start()

    def _tell_again(self, again: list[Erasure]) -> None:
        finish_again(self._workspace, again)
        left = sorted({copy.name for one in again for copy in one.out_of_reach})
        text = _("These could still not be reached: {names}").format(names=", ".join(left))
        self.problem.show_text(text if left else "", hard=False)

    def _show_failure(self, error: UserError) -> None:
        self.problem.show_text(str(error))

    def _end(self) -> None:
        self._task = None
        self.earlier.setEnabled(True)
        self.refresh()

    def reject(self) -> None:
        """Close, unless backups are being tried again."""
        if self._task is None:
            super().reject()
