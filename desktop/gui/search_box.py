"""One search over everything: results as you type, arrows and Enter open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.gui import theme
from desktop.texts import _

CHIP = 20

if TYPE_CHECKING:
    from desktop.domain.found import Hit
    from desktop.gui.search_panel import SearchPanel


class SearchBox(QLineEdit):
    """The field, with its shortcut as a chip; ``find`` is asked at each key and gives at most what fits the list.

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

    def chip_width(self) -> int:
        """How much room the shortcut takes at the right end."""
        return QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(_chip()) + 24

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and while it is empty the shortcut at its right end."""
        super().paintEvent(event)
        if self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        wide = self.chip_width() - 10
        box = QRectF(self.width() - wide - 8.5, (self.height() - CHIP) / 2 + 0.5, wide, CHIP)
        painter.setPen(theme.colour("border"))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _chip())

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
        panel.show_under(self, self._find(text.strip()))

    def _open(self, index: QModelIndex) -> None:
        hit = index.data(Qt.ItemDataRole.UserRole)
        if hit is not None:
            self.leave()
            self.chosen.emit(hit)


def _chip() -> str:
    """The shortcut as this computer writes it."""
    return QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
