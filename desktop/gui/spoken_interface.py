"""The interface through which a screen reader knows a widget that we paint; loaded when one first asks."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = {
    "text": QAccessible.Role.StaticText,
    "picture": QAccessible.Role.Graphic,
    "canvas": QAccessible.Role.Canvas,
    "document": QAccessible.Role.Document,
}


class Spoken(QAccessibleWidget):
    """Says what a painted widget is; its value is what its description says of its state."""

    def __init__(self, about: QObject, kind: str) -> None:
        assert isinstance(about, QWidget)
        super().__init__(about, _ROLES[kind])

    def text(self, kind: QAccessible.Text) -> str:
        """The name and the description of the widget; the latter is also its value."""
        if kind == QAccessible.Text.Value:
            widget = self.widget()
            return widget.accessibleDescription() if widget is not None else ""
        return super().text(kind)
