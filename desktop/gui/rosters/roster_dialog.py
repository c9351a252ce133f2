"""Bringing in a list of people: what its columns are on the left, what comes of it on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QWidget

from desktop.actions.roster import Book, Choice, bring_in, choice_of, first_choice, preview_roster, roster_of
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.identity_number import has_identity_number
from desktop.domain.register import Standing
from desktop.domain.roster import Roster
from desktop.domain.roster_columns import HEADING_ROWS
from desktop.domain.sheet import cell_text
from desktop.gui.rosters.column_rows import ColumnRows
from desktop.gui.rosters.outcome import Outcome
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, many

LEFT, RIGHT, MOST_LETTERS = 9, 10, 26


class RosterDialog(QDialog):
    """Shows a list before anything of it is kept; accepting keeps what is new or changed, as one change."""

    def __init__(self, workspace: Workspace, book: Book, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._book = workspace, book
        self._roster: Roster | None = None
        self.setWindowTitle(_("Bring in a list"))
        self.resize(1180, 660)
        self.sheet = QComboBox()
        self.heading_row = QComboBox()
        self.heading_row.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.columns = ColumnRows()
        self.outcome = Outcome()
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Bring in"), self)
        self._lay_out(name)
        choice = first_choice(book)
        for one in book.sheets:
            self.sheet.addItem(one.name or name)
        self.sheet.setCurrentIndex(choice.sheet)
        self._show_choice(choice)
        self.sheet.activated.connect(self._choose_sheet)
        self.heading_row.activated.connect(self._choose_row)
        self.columns.changed.connect(self._preview)

    def _lay_out(self, name: str) -> None:
        left = Card(_("What the columns are"))
        left.body.addLayout(self._top())
        left.body.addWidget(self.columns, 1)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(left, LEFT)
        sides.addWidget(self.outcome, RIGHT)
        layout = dialog_column(self, 12)
        layout.addWidget(words(_("Bring in a list: {name}").format(name=name), "heading"))
        layout.addLayout(sides, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _top(self) -> QHBoxLayout:
        """Which sheet, and which of its rows has the headings."""
        self._sheet_label = QLabel(_("&Sheet"))
        self._sheet_label.setBuddy(self.sheet)
        row_label = QLabel(_("&Row of the headings"))
        row_label.setBuddy(self.heading_row)
        several = len(self._book.sheets) > 1
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sheet_label)
        row.addWidget(self.sheet, 1)
        self._sheet_label.setVisible(several)
        self.sheet.setVisible(several)
        row.addWidget(row_label)
        row.addWidget(self.heading_row)
        row.addStretch(1)
        return row

    def choice(self) -> Choice:
        """How the list is read as it stands on the screen."""
        return Choice(sheet=self.sheet.currentIndex(), row=self._row(), columns=self.columns.value())

    def _row(self) -> int:
        """The index of the row of headings; -1 for none."""
        return int(self.heading_row.currentData())

    def _choose_sheet(self, place: int) -> None:
        self._show_choice(choice_of(self._book, place))

    def _choose_row(self) -> None:
        choice = choice_of(self._book, self.sheet.currentIndex(), self._row())
        self.columns.show_sheet(self._book.sheets[choice.sheet], choice.row, choice.columns)
        self._preview()

    def _show_choice(self, choice: Choice) -> None:
        sheet = self._book.sheets[choice.sheet]
        self.heading_row.clear()
        self.heading_row.addItem(_("none"), -1)
        for place, cells in enumerate(sheet.rows[:HEADING_ROWS]):
            texts = ", ".join(cell_text(cell) for cell in cells if cell != "")
            if texts and not has_identity_number(texts):
                shown = texts if len(texts) <= MOST_LETTERS else f"{texts[:MOST_LETTERS]}…"
                self.heading_row.addItem(f"{sheet.row_number(place)}: {shown}", place)
        self.heading_row.setCurrentIndex(max(0, self.heading_row.findData(choice.row)))
        self.columns.show_sheet(sheet, choice.row, choice.columns)
        self._preview()

    def _preview(self) -> None:
        """Show what the list would do when it is read so."""
        try:
            self._roster = roster_of(self._book, self.choice())
        except UserError as error:
            self._roster = None
            self.outcome.clear_preview(str(error))
            self._offer(0)
            return
        preview = preview_roster(self._workspace, self._roster)
        self.outcome.show_preview(preview)
        self._offer(preview.preview.count(Standing.NEW) + preview.preview.count(Standing.CHANGED))

    def _offer(self, count: int) -> None:
        self.buttons.act.setText(many("Bring in {n}", "Bring in {n}", count) if count else _("Nothing to bring in"))
        self.buttons.act.setEnabled(count > 0)
        self.problem.show_text("")

    def accept(self) -> None:
        """Keep what is new or changed."""
        if self._roster is None:
            return
        try:
            bring_in(self._workspace, self._roster)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        super().accept()
