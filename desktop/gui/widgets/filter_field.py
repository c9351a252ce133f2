"""A field above a list, that says what of it is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from desktop.gui import theme
from desktop.gui.widgets.scrolling import hint_width


class FilterField(QLineEdit):
    """A field with a magnifying glass; its arrows move in the list, so that the keyboard need not leave the field."""

    def __init__(
        self, placeholder: str, name: str, view: QAbstractItemView | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def minimumSizeHint(self) -> QSize:
        """Room for the words that say what is to be written here."""
        return QSize(hint_width(self, 0), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose in the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or self._view is None:
            super().keyPressEvent(event)
            return
        model = self._view.model()
        row = max(0, min(model.rowCount() - 1, self._view.currentIndex().row() + step))
        self._view.setCurrentIndex(model.index(row, 0))
