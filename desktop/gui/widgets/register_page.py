"""A room that lists people or places on the left and tells of the chosen one on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.lists import ListKind
from desktop.actions.register import undo_people
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.known import KnownPeople
from desktop.gui.bridge import Bridge
from desktop.gui.messages import show_failure
from desktop.gui.models.paged_list import PagedListModel
from desktop.gui.models.record_list import RecordRole
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.filter_field import FilterField
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.list_saving import ask_list_place
from desktop.gui.widgets.record_pane import RecordPane
from desktop.gui.widgets.register_list import RegisterLines, RegisterList
from desktop.gui.widgets.room_page import RoomPage
from desktop.texts import _

LEFT, RIGHT = 300, 820


class RegisterPage(RoomPage):
    """What the rooms of students and of workplaces have in common; each says how its records are read and shown."""

    kind = ListKind.STUDENTS

    def __init__(
        self,
        workspace: Workspace,
        bridge: Bridge,
        detail: RecordPane,
        empty: EmptyState,
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stale = True
        self._shown: Any = None
        self.detail = detail
        self.empty = empty
        self.model = PagedListModel[Any](self._spoken, self)
        self.view = RegisterList(self.lines, self.title())
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.filter = FilterField(hint, hint, self.view)
        self.filter.textChanged.connect(self._fill)
        self._none_found = EmptyState("search", _("Nothing found"), _("Try the start of a name, or clear the filter."))
        self.add = button(_("Add…"), icon="plus")
        self.add.clicked.connect(self.ask_add)
        self.bring = button(_("Bring in a list…"), icon="folder")
        self.bring.clicked.connect(self.list_wanted)
        self.save_list = button(_("Save as a list…"), "link")
        self.save_list.clicked.connect(self._ask_list_place)
        self._last = words("", "small", wrap=True)
        self.undo = button(_("Undo"), "link", icon="undo")
        self.undo.clicked.connect(self._undo)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._undo)
        self._right = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.empty.wanted.connect(self.list_wanted)
        self.empty.wanted_other.connect(self.ask_add)
        detail.cases.opened.connect(self.case_wanted)
        detail.new.clicked.connect(self.ask_new)
        self.setTabOrder(self.filter, self.view)
        for changed in (bridge.case_changed, bridge.people_changed):
            changed.connect(self.note_change)

    def begin(self) -> None:
        """The keyboard goes to the list. (A focus proxy would take the filter out of the way of Tab.)"""
        self.view.setFocus()

    def read(self, words: str, offset: int, limit: int) -> Sequence[Any]:
        """Some of the records that the words find."""
        raise NotImplementedError

    def lines(self, record: Any) -> RegisterLines:
        """What a row says of a record."""
        raise NotImplementedError

    def show_record(self, record: Any) -> None:
        """Show the chosen record in the pane on the right."""
        raise NotImplementedError

    def known(self, record: Any) -> KnownPeople:
        """Who and what a new demonstration begins with when it is opened from a record."""
        raise NotImplementedError

    def ask_new(self) -> None:
        """Ask for a new demonstration of the chosen record."""
        if self._shown is not None:
            self.new_for_wanted.emit(self.known(self._shown))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addLayout(self._acts())
        self._right.addWidget(self.detail)
        self._right.addWidget(self._none_found)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(self._right)
        split.setSizes([LEFT, RIGHT])
        split.setStretchFactor(1, 1)
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.addWidget(self._stack)

    def _acts(self) -> QVBoxLayout:
        """What one may do with the register: add by hand, bring in a list, take the last change back."""
        undone = QHBoxLayout()
        undone.addWidget(self._last, 1)
        undone.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addWidget(self.bring, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(undone)
        column.addLayout(acts)
        column.addWidget(self.save_list, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def ask_add(self) -> None:
        """Ask for a new record of the register."""
        raise NotImplementedError

    def _ask_list_place(self) -> None:
        ask_list_place(self, self._workspace, self.kind)

    def _undo(self) -> None:
        try:
            undo_people(self._workspace)
        except UserError as error:  # a demonstration that came with the change has gone on
            show_failure(self, error)

    def _show_last(self) -> None:
        """Say what the last change of the register was."""
        steps = self._workspace.register_steps
        self._last.setText(_("Last: {what}").format(what=_(steps[-1].what)) if steps else "")
        for widget in (self._last, self.undo):
            widget.setVisible(bool(steps))

    def refresh(self) -> None:
        """Read again if something changed since."""
        if self._stale:
            self._stale = False
            self._fill()

    def note_change(self) -> None:
        """Something that is shown here changed."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def show_thing(self, key: tuple[str, ...]) -> None:
        """Choose a record by its key."""
        self.filter.clear()
        self.refresh()
        self._choose_key(key[0])

    def _fill(self) -> None:
        """Read the list anew; what was chosen stays chosen."""
        self._show_last()
        asked = self.filter.text().strip()
        chosen = self._shown.key if self._shown is not None else ""
        self.model.show_pages(lambda offset, limit: self.read(asked, offset, limit))
        found = self.model.rowCount() > 0
        self._stack.setCurrentIndex(0 if found or asked else 1)
        self._right.setCurrentIndex(0 if found else 1)
        if found:
            self._choose_key(chosen)
        self.place_changed.emit()

    def _choose_key(self, key: str) -> None:
        """Choose the record with this key, else the first."""
        row = max(0, self.model.row_where(lambda record: record.key == key)) if key else 0
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        record = index.data(RecordRole)
        if record is not None:
            self._shown = record
            self.show_record(record)

    def _spoken(self, record: Any) -> str:
        return self.lines(record).spoken
