"""The room of qualifications: the library on the left, what a unit asks for on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.curricula import import_samples
from desktop.actions.workspace import Workspace
from desktop.domain.library import QualificationRow, UnitRow
from desktop.gui.bridge import Bridge
from desktop.gui.choosing import ask_files
from desktop.gui.qualifications.detail_pane import DetailPane
from desktop.gui.qualifications.importing import Brought, Importer, ImportReportDialog
from desktop.gui.qualifications.library_delegate import LibraryDelegate
from desktop.gui.qualifications.library_model import LibraryModel, RecordRole, shelves
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.drop_area import DropArea
from desktop.gui.widgets.filter_field import FilterField
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.room_page import RoomPage
from desktop.texts import _, many


class QualificationsPage(RoomPage):
    """Shows the documents that were brought in, and brings in more."""

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stale = True
        self.model = LibraryModel(self)
        self.importer = Importer(workspace, self)
        self.importer.reading.connect(self._show_reading)
        self.importer.finished.connect(self._report)
        self.detail = DetailPane()
        self.filter = FilterField(_("Find a unit in any language"), _("Find a unit"))
        self.filter.textChanged.connect(self._fill)
        self.bring = button(_("Import…"), icon="folder")
        self.bring.clicked.connect(self._ask_files)
        self.samples = button(_("Bring in practice units"), "link")
        self.samples.clicked.connect(self._bring_samples)
        self.tree = self._tree()
        self.empty = self._empty()
        self._stack = QStackedWidget()
        self._lay_out()
        bridge.curriculum_changed.connect(self._note_change)

    def title(self) -> str:
        """The room's name."""
        return _("Qualifications")

    def subtitle(self) -> str:
        """How many versions are here."""
        count = self.model.rowCount()
        return many("{n} document", "{n} documents", count) if count else ""

    def refresh(self) -> None:
        """Read again if something changed since."""
        if self._stale:
            self._stale = False
            self._fill()

    def show_thing(self, key: tuple[str, ...]) -> None:
        """Show a unit: (qualification, version, unit)."""
        self.filter.clear()
        self._fill()
        self._select(self.model.find(*key))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.addWidget(self.filter, 1)
        acts.addWidget(self.bring)
        self._reading = words("", "small")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Reading"))
        self.cancel = button(_("Cancel"), "link")
        self.cancel.clicked.connect(self.importer.cancel)
        self._busy = QWidget()
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        for widget in (self._reading, self._progress, self.cancel):
            busy.addWidget(widget)
        self._busy.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(acts)
        column.addWidget(self.tree, 1)
        column.addWidget(self.samples)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setSizes([420, 700])
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        area = DropArea(".json")
        area.dropped.connect(self.importer.bring)
        inside = QVBoxLayout(area)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(10)
        inside.addWidget(self._busy)
        inside.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.model)
        tree.setItemDelegate(LibraryDelegate(self._workspace.today(), tree))
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(False)
        tree.setIndentation(18)
        tree.setAccessibleName(_("Qualifications and their units"))
        tree.selectionModel().currentChanged.connect(self._show_record)
        return tree

    def _empty(self) -> EmptyState:
        text = _("Drop a JSON document of ePerusteet here, or choose one. The practice units let you try everything.")
        empty = EmptyState(
            "qualifications", _("No requirements yet"), text, _("Choose a file…"), _("Bring in practice units")
        )
        empty.wanted.connect(self._ask_files)
        empty.wanted_other.connect(self._bring_samples)
        return empty

    def _note_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _fill(self) -> None:
        found = self.filter.text().strip()
        rows = self._workspace.curriculum.qualifications()
        units = self._workspace.curriculum.units(found)
        chosen = self.tree.currentIndex().data(RecordRole)
        self.model.show_shelves(shelves(rows, units, only_found=bool(found)))
        self._stack.setCurrentIndex(0 if rows else 1)
        if found or len(rows) <= 2:
            self.tree.expandAll()
        self._select_again(chosen)
        self.place_changed.emit()

    def _select_again(self, chosen: object) -> None:
        index = QModelIndex()
        if isinstance(chosen, UnitRow):
            index = self.model.find(chosen.qualification, chosen.version, chosen.id)
        elif isinstance(chosen, QualificationRow):
            index = self.model.find(chosen.id, chosen.version)
        if not index.isValid():
            top = self.model.index(0, 0)
            index = self.model.index(0, 0, top) if self.model.rowCount(top) else top
        self._select(index)

    def _select(self, index: QModelIndex) -> None:
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.expand(index.parent())
            self.tree.selectionModel().setCurrentIndex(index, flag)
            self.tree.scrollTo(index)
            self._show_record(index)

    def _show_record(self, index: QModelIndex) -> None:
        record = index.data(RecordRole)
        if isinstance(record, UnitRow):
            self.detail.show_unit(record, self._workspace.curriculum.unit(record.content))
        elif isinstance(record, QualificationRow):
            findings = self._workspace.curriculum.findings(record.id, record.version)
            self.detail.show_qualification(record, tuple(findings))

    def _ask_files(self) -> None:
        ask_files(self, _("Import requirements"), Path.home(), "ePerusteet (*.json)", self.bring_files)

    def bring_files(self, names: list[str]) -> None:
        """Bring in these files."""
        self.importer.bring([Path(name) for name in names])

    def _bring_samples(self) -> None:
        import_samples(self._workspace)

    def _show_reading(self, name: str) -> None:
        self._reading.setText(_("Reading {name}…").format(name=name))
        self._busy.show()

    def _report(self, brought: list[Brought]) -> None:
        self._busy.hide()
        if brought:
            ImportReportDialog(brought, self).open()
