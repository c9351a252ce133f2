"""A hand at the keyboard and the mouse, which counts what it does by whose hand it is.

A click is one pointer press or one keyboard command; typing letters is free. A new line in a text counts as a command.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot


class Hand:
    """Presses and types as a person does: only what can be seen, and what has the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window: QWidget | None = None
        self.who = "teacher"
        self.counts: Counter[str] = Counter()
        self.log: list[str] = []

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Press the pointer on a widget that can be seen."""
        QApplication.processEvents()
        self._bring_into_view(widget)
        assert widget.isVisible(), f"{_name(widget)} cannot be seen"
        assert widget.isEnabled(), f"{_name(widget)} is not to be pressed"
        at = place or widget.rect().center()
        found = widget.window().childAt(widget.mapTo(widget.window(), at))
        assert found is not None, f"{_name(widget)} lies outside its window"
        assert found is widget or widget.isAncestorOf(found), f"{_name(widget)} is covered by {_name(found)}"
        self._count(f"click {_name(widget)}")
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, found.mapFrom(widget, at))

    def draw(self, widget: QWidget, strokes: Iterable[Iterable[tuple[float, float]]]) -> None:
        """Draw with the pointer held down: one press for each stroke."""
        QApplication.processEvents()
        self._bring_into_view(widget)
        for stroke in strokes:
            points = [QPoint(round(x * widget.width()), round(y * widget.height())) for x, y in stroke]
            self._count(f"draw on {_name(widget)}")
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
            for point in points[1:]:
                QTest.mouseMove(widget, point)
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key that is a command."""
        self._count(f"key {key.name} in {_name(self.focus())}")
        QTest.keyClick(self.focus(), key, modifiers)

    def tab(self) -> None:
        """Go to the next field."""
        self.key(Qt.Key.Key_Tab)

    def enter(self) -> None:
        """Press Enter."""
        self.key(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for letter in text:
            if letter == "\n":
                self.enter()
                continue
            send_letter(self.focus(), letter)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        QApplication.processEvents()
        front = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is None and front is not None:
            front.activateWindow()  # a window manager does so when a dialog closes
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=2000)
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def _bring_into_view(self, widget: QWidget) -> None:
        """Turn the wheel: no press, so it is not counted."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, 20)
            above = above.parentWidget()

    def _count(self, what: str) -> None:
        self.counts[self.who] += 1
        self.log.append(f"{self.who}: {what}")


def send_letter(field: QWidget, letter: str) -> None:
    """Press and release the key of a letter, of any script."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, _key(letter), Qt.KeyboardModifier.NoModifier, letter))


def _key(letter: str) -> int:
    return ord(letter.upper()) if letter.isascii() else 0


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    shown = text() if callable(text) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or shown or widget.objectName()}”"
