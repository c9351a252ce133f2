"""Pages that may be higher than the window, but never wider."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def focus_on(widget: QWidget) -> None:
    """Put the keyboard on a widget, and scroll to where it is."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    reveal(widget, widget.rect().center())


def reveal(widget: QWidget, point: QPoint) -> None:
    """Scroll to a point of a widget."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and (content := above.widget()) is not None:
            at = widget.mapTo(content, point)
            above.ensureVisible(at.x(), at.y(), 0, 60)
        above = above.parentWidget()


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """The content in an area that scrolls up and down; the ground shows through."""
    content.setProperty("scrolled", True)
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
