"""Pages that may be higher than the window, but never wider; and columns that are as wide as their words need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget


class UprightArea(QScrollArea):
    """Scrolls up and down only, so it asks for the whole width of what it holds."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if content is not None:
            self.hold(content)

    def hold(self, content: QWidget) -> None:
        """Scroll this. Its size is ours to give: Qt would else ask all that is in it, before it has its look."""
        content.setProperty("scrolled", True)
        content.resize(self.size())  # to ask for the viewport would load every kind of widget there is
        self.setWidget(content)
        content.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content must be, with room for the bar."""
        content = self.widget()
        if content is None:
            return super().minimumSizeHint()
        wide = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more width when the content does: a scroll area of Qt would not. Its height is nobody else's."""
        if event.type() == QEvent.Type.LayoutRequest and (wide := self.minimumSizeHint().width()) != self._asked:
            self._asked = wide
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Side(QFrame):
    """A column at an edge, as wide as it is told, or as its content must be where that is more."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_width(self, width: int) -> None:
        """Be as wide as this from now on."""
        if width != self._wanted:
            self._wanted = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The width of the column."""
        return QSize(max(self._wanted, super().minimumSizeHint().width()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same: it neither grows nor shrinks with the window."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())


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


def scrolled(content: QWidget, parent: QWidget | None = None) -> UprightArea:
    """The content in an area that scrolls up and down; the ground shows through."""
    return UprightArea(content, parent)


def hint_width(field: QLineEdit, least: int) -> int:
    """So much width, or what the words in an empty field need where that is more."""
    icons = 36 * len(field.actions())
    return max(least, field.fontMetrics().horizontalAdvance(field.placeholderText()) + 36 + icons)
