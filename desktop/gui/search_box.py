"""One search over everything: results as you type, arrows and Enter open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.gui import theme
from desktop.texts import _

if TYPE_CHECKING:
    from desktop.gui.search_panel import SearchPanel

MOST = 12


class Hit(NamedTuple):
    """One thing found: ``kind`` is "case" or "unit", ``key`` names it, the texts are shown."""

    kind: str
    key: tuple[str, ...]
    title: str
    detail: str


class SearchBox(QLineEdit):
    """The field; ``find`` is asked at each key and gives at most what fits the list.

    Signals:
        chosen: the `Hit` that the person wants to open.
    """

    chosen = Signal(object)

    def __init__(self, find: Callable[[str], Sequence[Hit]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._panel: SearchPanel | None = None
        self.setPlaceholderText(_("Search students, units, places"))
        self.setToolTip("Ctrl+K")
        self.setAccessibleName(_("Search everything"))
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._search)
        seek = QAction(self)
        seek.setShortcut("Ctrl+K")
        seek.triggered.connect(self._seek)
        self.addAction(seek)

    @property
    def panel(self) -> SearchPanel:
        """The results; made with the first search."""
        if self._panel is None:
            from desktop.gui.search_panel import SearchPanel

            self._panel = SearchPanel(self.window())
            self._panel.view.clicked.connect(self._open)
        return self._panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the results, Enter opens, Esc leaves."""
        key = Qt.Key(event.key())
        panel = self._panel
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif panel is None or not panel.isVisible():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            panel.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(panel.view.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the results away."""
        super().focusOutEvent(event)
        if self._panel is not None:
            self._panel.hide()

    def leave(self) -> None:
        """Forget the search."""
        self.clear()
        if self._panel is not None:
            self._panel.hide()

    def _seek(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _search(self, text: str) -> None:
        panel = self.panel
        if not text.strip():
            panel.hide()
            return
        panel.show_under(self, self._find(text.strip())[:MOST])

    def _open(self, index: QModelIndex) -> None:
        hit = index.data(Qt.ItemDataRole.UserRole)
        if hit is not None:
            self.leave()
            self.chosen.emit(hit)
