"""The room of demonstrations: all of them, sorted and filtered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.lists import ListKind
from desktop.actions.sharing import copies_folder
from desktop.actions.workspace import Workspace
from desktop.gui import theme
from desktop.gui.bridge import Bridge
from desktop.gui.cases.case_delegate import ROW_HEIGHT, CaseDelegate
from desktop.gui.cases.case_model import COLUMNS, CaseModel, RecordRole
from desktop.gui.choosing import ask_folder, documents
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.filter_field import FilterField
from desktop.gui.widgets.list_saving import ask_list_place
from desktop.gui.widgets.room_page import RoomPage
from desktop.gui.widgets.scrolling import hint_width
from desktop.texts import _, day, many

LONG_DAY = date(2026, 9, 28)


class CasesPage(RoomPage):
    """A table of cases; double click or Enter opens one."""

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model = CaseModel(workspace.lists, self)
        self._stale = True
        self.table = self._table()
        hint = _("Filter by student, unit, workplace or note")
        self.filter = FilterField(hint, _("Filter the demonstrations"), self.table)
        self.filter.setMaximumWidth(hint_width(self.filter, 520))
        self.filter.textChanged.connect(self._filter)
        self.export = button(_("Export the documents of these…"), icon="document")
        self.export.clicked.connect(self._ask_folder)
        self.save_list = button(_("Save as a list…"))
        self.save_list.clicked.connect(self._ask_list_place)
        self.package = button(_("Open a package…"), icon="folder")
        self.package.clicked.connect(self.package_wanted)
        self._none_found = EmptyState("search", _("Nothing found"), _("Try the start of a name, or clear the filter."))
        self.empty = EmptyState(
            "cases",
            _("No demonstrations yet"),
            _("Open one for a student and a unit. The plan is made together with the workplace."),
            _("New demonstration"),
        )
        self.empty.wanted.connect(self.new_wanted)
        self._stack = QStackedWidget()
        for page in (self.table, self._none_found, self.empty):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addStretch(1)
        head.addWidget(self.save_list)
        head.addWidget(self.package)
        head.addWidget(self.export)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        bridge.case_changed.connect(self._note_change)

    def title(self) -> str:
        """The room's name."""
        return _("Demonstrations")

    def subtitle(self) -> str:
        """How many are shown."""
        return many("{n} demonstration", "{n} demonstrations", self.model.total) if self.model.total else ""

    def begin(self) -> None:
        """The keyboard goes to the table, or to what to do first. (A focus proxy would take the filter from Tab.)"""
        (self.empty.act if self._stack.currentWidget() is self.empty else self.table).setFocus()

    def refresh(self) -> None:
        """Read again if something changed since."""
        if self._stale:
            self._stale = False
            self.model.read()
            self._show_right()

    def _ask_list_place(self) -> None:
        ask_list_place(self, self._workspace, ListKind.CASES)

    def _note_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(CaseDelegate(table))
        table.setAccessibleName(_("Demonstrations"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_up_header(table.horizontalHeader())
        table.doubleClicked.connect(self._open)
        enter = QAction(table)
        enter.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(self._open_current)
        table.addAction(enter)
        return table

    def _set_up_header(self, header: QHeaderView) -> None:
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(3, Qt.SortOrder.DescendingOrder)
        header.ensurePolished()
        date_width = header.fontMetrics().horizontalAdvance(day(LONG_DAY)) + 3 * theme.SPACE
        for place, column in enumerate(COLUMNS):
            least = max(column.width, header.sectionSizeFromContents(place).width())
            header.resizeSection(place, max(least, date_width) if column.order == "starts" else least)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.sortIndicatorChanged.connect(self._sort)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.model.sort(column, order)

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._show_right()

    def _show_right(self) -> None:
        filtered = bool(self.filter.text().strip())
        empty = self.model.total == 0
        self.filter.setVisible(filtered or not empty)
        self.export.setVisible(not empty)
        self.save_list.setVisible(not empty)
        self.export.setEnabled(self.model.rowCount() > 0)
        self._stack.setCurrentWidget(self.table if not empty else self._none_found if filtered else self.empty)
        self.place_changed.emit()

    def _ask_folder(self) -> None:
        folder = copies_folder(self._workspace, documents())
        ask_folder(self, _("Folder for the documents"), folder, self.export_to)

    def export_to(self, folder: str) -> None:
        """Write the records of all cases that the filter leaves, into a folder."""
        from desktop.actions.batch import Batch
        from desktop.gui.cases.batch_dialog import BatchDialog

        found = self._workspace.lists.search(self.filter.text())
        BatchDialog(Batch(self._workspace, [row.id for row in found], Path(folder)), self).begin()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.case_wanted.emit(index.data(RecordRole).id)

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())
