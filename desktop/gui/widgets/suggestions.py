"""What is known, offered under a field while one types. Typing goes on as if it were not there: nothing is chosen by
itself, and Tab and Enter do what they always do until an arrow key has marked a suggestion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.gui.models.record_list import RecordListModel, RecordRole
from desktop.gui.widgets.register_list import ROW_HEIGHT, RegisterLines, RegisterList
from desktop.texts import _

MOST, LEAST_WIDTH = 6, 300


class Suggestion(NamedTuple):
    """One thing that is known: its name, what tells it from others, and the value that choosing it gives."""

    name: str
    detail: str
    value: object


def _lines(one: Suggestion) -> RegisterLines:
    return RegisterLines(one.name, one.detail)


def _spoken(one: Suggestion) -> str:
    return _lines(one).spoken


class Suggestions(QObject):
    """Offers suggestions under one field. ``find`` is asked at each key.

    Signals:
        chosen: the value of the suggestion that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, field: QLineEdit, find: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__(field)
        self._field, self._find = field, find
        self._panel: _Panel | None = None
        field.installEventFilter(self)
        field.textEdited.connect(self._follow)

    @property
    def panel(self) -> _Panel | None:
        """The list, once it has been shown."""
        return self._panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows mark, Enter takes what is marked, Esc puts the list away; leaving the field does too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()))
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._hide()
        return False

    def _press(self, key: Qt.Key) -> bool:
        panel = self._panel
        if panel is None or not panel.isVisible():
            return key == Qt.Key.Key_Down and self._seek(self._field.text())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            panel.move_by(1 if key == Qt.Key.Key_Down else -1)
            self._field.setAccessibleDescription(str(panel.view.currentIndex().data() or ""))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and panel.view.currentIndex().isValid():
            self._take(panel.view.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self._hide()
            return True
        return False

    def _follow(self, text: str) -> None:
        if text.strip():
            self._seek(text)
        else:
            self._hide()

    def _seek(self, text: str) -> bool:
        found = self._find(text.strip())[:MOST]
        if not found:
            self._hide()
            return False
        if self._panel is None:
            self._panel = _Panel(self._field)
            self._panel.view.clicked.connect(self._take)
            self.destroyed.connect(self._panel.deleteLater)
        self._panel.show_found(found)
        return True

    def _take(self, index: QModelIndex) -> None:
        one = index.data(RecordRole)
        self._hide()
        if isinstance(one, Suggestion):
            self.chosen.emit(one.value)

    def _hide(self) -> None:
        self._field.setAccessibleDescription("")
        if self._panel is not None:
            self._panel.hide()


class _Panel(QFrame):
    """The list under the field, within the field's window; it never takes the keyboard."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setProperty("surface", "card")
        self._found = RecordListModel[Suggestion](_spoken, self)
        self.view = RegisterList(_lines, _("Known from before"))
        self.view.setProperty("flat", True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setModel(self._found)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.view)
        self._follow_scrolling()

    def _follow_scrolling(self) -> None:
        above = self._field.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.verticalScrollBar().valueChanged.connect(self.hide)
            above = above.parentWidget()

    def show_found(self, found: Sequence[Suggestion]) -> None:
        """Show these below the field, or above it where there is no room below."""
        self._found.show_records(found)
        window, field = self.window(), self._field
        high = len(found) * ROW_HEIGHT + 6
        place = field.mapTo(window, QPoint(0, field.height() + 2))
        if place.y() + high > window.height():
            place.setY(max(0, place.y() - field.height() - 4 - high))
        wide = min(max(field.width(), LEAST_WIDTH), window.width())
        place.setX(max(0, min(place.x(), window.width() - wide)))
        self.setGeometry(place.x(), place.y(), wide, high)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Mark the next or the one before; before the first none is marked."""
        row = min(self._found.rowCount() - 1, self.view.currentIndex().row() + step)
        if row < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        else:
            self.view.setCurrentIndex(self._found.index(row))
