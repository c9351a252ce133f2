"""Words in a row of the assessment: the field for why, and what somebody said."""

from __future__ import annotations

from enum import Enum, auto
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.terms import ASSESSOR, Role
from desktop.gui import theme
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.theme import colour
from desktop.texts import _

DIGITS = tuple("0123456789")


class Move(Enum):
    """Where a key takes the person from a row."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    FIRST = auto()
    LAST = auto()
    NEXT_OPEN = auto()  # the next row that waits for something


MOVES: dict[int, Move] = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_PageUp: Move.PAGE_UP,
    Qt.Key.Key_PageDown: Move.PAGE_DOWN,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
    Qt.Key.Key_Return: Move.NEXT_OPEN,
    Qt.Key.Key_Enter: Move.NEXT_OPEN,
}


class WordsField(SelfSavingText):
    """Words about a level. While it is empty, number keys and keys that move mean what they mean on the row.

    Signals:
        passed_on: key and text of such a key.
    """

    passed_on = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not self.toPlainText() and bare and (event.text() in DIGITS or event.key() in MOVES):
            self.passed_on.emit(event.key(), event.text())
        else:
            super().keyPressEvent(event)


class Quote(QLabel):
    """What somebody said about a requirement, after what they are, with a line in their colour.

    Of an assessor beside the two (None) the words themselves begin with the name.
    """

    def __init__(self, role: Role | None, text: str, parent: QWidget | None = None) -> None:
        who = _(role.label) if role else ""
        head = f'<span style="font-weight: 600">{escape(who)}</span>&nbsp; ' if who else ""
        super().__init__(f"{head}{escape(text)}", parent)
        self._person = role or ASSESSOR
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(f"{who}: {text}" if who else text)
        self.setWordWrap(True)
        self.setContentsMargins(12, 6, 8, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("hover"))
        painter.fillRect(0, 0, 3, self.height(), theme.person_colour(self._person))
        painter.end()
        super().paintEvent(event)
