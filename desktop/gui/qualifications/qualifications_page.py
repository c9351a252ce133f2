"""The room of qualifications: the library on the left, what a unit asks for on the right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.versions import unit_versions
from desktop.actions.workspace import Workspace
from desktop.domain.curriculum import UnitKind
from desktop.domain.library import QualificationRow, UnitRow
from desktop.gui.bridge import Bridge
from desktop.gui.qualifications.detail_pane import DetailPane
from desktop.gui.qualifications.filters import LibraryFilters
from desktop.gui.qualifications.library_acts import LibraryActs
from desktop.gui.qualifications.library_delegate import LibraryDelegate
from desktop.gui.qualifications.library_model import LOCAL_SHELF, LibraryModel, RecordRole, local_shelf, shelves
from desktop.gui.qualifications.library_notice import LibraryNotice
from desktop.gui.widgets.busy_row import BusyRow
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
        self._count = 0
        self._mentioned = False  # what was found is found by what requirements say
        self._hint = words(_("No name has these words. They stand in the requirements of these units:"), wrap=True)
        self._shown: QualificationRow | UnitRow | None = None
        self.model = LibraryModel(workspace.today(), self)
        self.notice = LibraryNotice()
        self._busy = BusyRow(_("Reading"))
        self.cancel = self._busy.cancel
        self.acts = LibraryActs(workspace, self.notice, self._busy, self)
        self.detail = DetailPane(workspace.today())
        self.detail.case_wanted.connect(self.case_wanted)
        self.detail.compare_wanted.connect(self.acts.compare)
        self.detail.delete_wanted.connect(self.acts.delete)
        self.detail.change_wanted.connect(self.acts.change_local)
        self.detail.make_wanted.connect(self.acts.make_local)
        self.acts.shown.connect(self.show_thing)
        self.filter = FilterField(_("Find a unit in any language"), _("Find a unit"))
        self.filter.textChanged.connect(self._fill)
        self.filters = LibraryFilters()
        self.filters.changed.connect(self._fill)
        self.bring = button(_("Import a file…"), icon="folder")
        self.bring.clicked.connect(self.acts.ask_files)
        self.fetch = button(_("Fetch from ePerusteet…"), icon="search")
        self.fetch.clicked.connect(self.acts.ask_eperusteet)
        self.make = button(_("Make a local unit…"), icon="plus")
        self.make.clicked.connect(self.acts.make_local)
        self.samples = button(_("Bring in practice units"), "link")
        self.samples.clicked.connect(self.acts.bring_samples)
        self.tree = self._tree()
        self.empty = self._empty()
        self.none_found = self._none_found()
        self._left = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        bridge.curriculum_changed.connect(self._note_change)
        bridge.case_changed.connect(self._note_change)

    def title(self) -> str:
        """The room's name."""
        return _("Qualifications")

    def subtitle(self) -> str:
        """How many versions are here."""
        return many("{n} document", "{n} documents", self._count) if self._count else ""

    def refresh(self) -> None:
        """Read again if something changed since."""
        if self._stale:
            self._stale = False
            self._shown = None
            self._fill()

    def show_thing(self, key: tuple[str, ...]) -> None:
        """Show a unit: (qualification, version, unit)."""
        self._show_all()
        self._select(self.model.find(*key))

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self._library())
        split.addWidget(self.detail)
        split.setSizes([420, 700])
        self._stack.addWidget(split)
        self._stack.addWidget(self._with_way_to_make(self.empty))
        area = DropArea(".json")
        area.dropped.connect(self.acts.importer.bring)
        inside = QVBoxLayout(area)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(10)
        inside.addWidget(self._busy)
        inside.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _library(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._left.addWidget(self.tree)
        self._left.addWidget(self.none_found)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.bring)
        acts.addWidget(self.fetch)
        acts.addStretch(1)
        for widget in (self.filter, self.filters, self.notice, self._hint):
            column.addWidget(widget)
        column.addWidget(self._left, 1)
        column.addLayout(acts)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.make)
        more.addWidget(self.samples)
        more.addStretch(1)
        column.addLayout(more)
        return left

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
        empty.wanted.connect(self.acts.ask_files)
        empty.wanted_other.connect(self.acts.bring_samples)
        return empty

    def _with_way_to_make(self, empty: EmptyState) -> QWidget:
        """A local unit can be made also where nothing was brought in."""
        self.make_first = button(_("Make a local unit…"), "link", icon="plus")
        self.make_first.clicked.connect(self.acts.make_local)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 24)
        column.addWidget(empty, 1)
        column.addWidget(self.make_first, 0, Qt.AlignmentFlag.AlignHCenter)
        return page

    def _none_found(self) -> EmptyState:
        text = _("Try the start of a word, or another choice above.")
        empty = EmptyState("search", _("Nothing found"), text, _("Show everything"))
        empty.wanted.connect(self._show_all)
        return empty

    def _note_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show_all(self) -> None:
        self.filters.clear()
        self.filter.clear()
        self._fill()

    def _fill(self) -> None:
        found = self.filter.text().strip()
        library = self._workspace.curriculum
        rows = library.qualifications()
        self._count = sum(row.kind != UnitKind.LOCAL for row in rows)
        self.filters.show_qualifications(rows)
        wanted = self.filters.wanted(self._workspace.today())
        units = library.units(found, wanted=wanted)
        self._mentioned = bool(found and not units)
        if self._mentioned:
            units = library.units_mentioning(found, wanted)
        self._hint.setVisible(self._mentioned and bool(units))
        chosen = self.tree.currentIndex().data(RecordRole)
        fitting = [row for row in rows if wanted.fits(row) and row.kind != UnitKind.LOCAL]
        only_found = bool(found or wanted.group)
        uses = self._workspace.lists.version_uses()
        made = shelves(fitting, units, only_found=only_found, uses=uses)
        local = local_shelf(units, uses)
        self.model.show_shelves([*made, local] if local.units else made)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._left.setCurrentIndex(0 if self.model.rowCount() else 1)
        if found or len(fitting) <= 2:
            self.tree.expandAll()
        self._select_again(chosen)
        self._point()
        if not self.model.rowCount():
            self._shown = None
            self.detail.show_nothing()
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
        if record == self._shown:
            return  # the next letter found it too
        self._shown = record
        library, lists = self._workspace.curriculum, self._workspace.lists
        if isinstance(record, UnitRow):
            versions = len(unit_versions(self._workspace, record))
            uses = lists.of_version(record.qualification, record.version, record.content)
            self.detail.show_unit(record, library.unit(record.content), versions, uses)
            self._point()
        elif record == LOCAL_SHELF:
            self.detail.show_local_units()
        elif isinstance(record, QualificationRow):
            findings = library.findings(record.id, record.version)
            self.detail.show_qualification(record, tuple(findings), lists.of_version(record.id, record.version))

    def _point(self) -> None:
        """Show where the words stand that no name has."""
        self.detail.point_at(self.filter.text() if self._mentioned else "")
