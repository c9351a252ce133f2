"""Words on a page: labels by kind, a label that shortens itself, and what is wrong beside a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.domain.errors import Problem
from desktop.gui import theme
from desktop.gui.widgets.painting import fitted


def words(text: str = "", kind: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label of plain text; ``kind`` is one of the style sheet's ``look`` kinds."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if kind:
        label.setProperty("look", kind)
    return label


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line between rows."""
    made = QFrame(parent)
    made.setProperty("line", True)
    return made


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed; it has not looked at one not shown yet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class ElidedLabel(QLabel):
    """Text on one line, or on at most two, that shortens itself with … and shows the whole as a tool tip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("look", kind)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for the whole text on one line, as high as its lines may become."""
        margins = self.contentsMargins()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 + margins.left() + margins.right()
        return QSize(wide, super().sizeHint().height() + (self._lines - 1) * self.fontMetrics().lineSpacing())

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(text)
        self._hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole in the tool tip only where it is shortened."""
        super().resizeEvent(event)
        self._hint()

    def _hint(self) -> None:
        self.setToolTip("" if " ".join(self._shown()).split() == self.text().split() else self.text())

    def _shown(self) -> list[str]:
        """The lines as they fit."""
        return fitted(self.text(), self.font(), self.contentsRect().width(), self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        self.drawFrame(painter)
        where = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), where, "\n".join(self._shown()))


class IconLabel(QLabel):
    """A small icon beside words; decoration, so it has no words of its own."""

    def __init__(self, name: str, tint: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tint, self._size = name, tint, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tint: str) -> None:
        """Show another icon or colour."""
        self._name, self._tint = name, tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the colours of now."""
        theme.icon(self._name, self._tint).paint(QPainter(self), self.rect())


class ProblemLabel(QWidget):
    """What is wrong beside a field, in words with an icon; takes no room when all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("warning", "bad")
        self._words = words(kind="bad", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the icon, whatever room there is
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_text(self, text: str, *, hard: bool = True, field: QWidget | None = None) -> None:
        """Say what is wrong ("" for nothing) and mark the field; a soft problem is shown in amber and may stay."""
        tint = "bad" if hard else "warn"
        self._icon.show_icon("warning", tint)
        self._words.setProperty("look", tint)
        restyle(self._words)
        self._words.setMinimumHeight(0)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if field is not None:
            mark_wrong(field, bool(text) and hard)

    def show_problems(self, problems: list[Problem], field: QWidget | None = None) -> None:
        """Say what is wrong, the hard problems first."""
        ordered = sorted(problems, key=lambda one: not one.hard)
        hard = any(one.hard for one in problems)
        self.show_text("\n".join(one.text for one in ordered), hard=hard, field=field)

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with the words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for all lines: a crowded form would else give a long sentence too few."""
        super().resizeEvent(event)
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(self._words.width())))


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Draw the frame of a field that has a problem in red, or in its own colour again."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        restyle(field)
