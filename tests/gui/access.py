"""What a screen reader would say: whether everything that takes the keyboard has a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QCalendarWidget, QComboBox, QLabel, QWidget


def nameless(page: QWidget) -> list[str]:
    """Widgets of a page that can be seen, take the keyboard, and have no name."""
    labelled = {label.buddy() for label in page.findChildren(QLabel) if label.buddy() is not None}
    return [
        f"{type(one).__name__} {one.objectName()} in {type(one.parent()).__name__}"
        for one in page.findChildren(QWidget)
        if _takes_keyboard(one) and not _name(one, one in labelled)
    ]


def _takes_keyboard(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    own_parts = (QAbstractScrollArea, QComboBox, QCalendarWidget)
    parent = widget.parentWidget()
    return not (isinstance(parent, own_parts) and widget.objectName().startswith("qt_"))


def _name(widget: QWidget, labelled: bool) -> str:
    """On Linux a box of choices tells its text as its name, so its label is asked for."""
    if isinstance(widget, QComboBox):
        return "labelled" if labelled else widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()
