"""Fields that save themselves: a moment after the last key, soon also while keys go on, and when the focus leaves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

MOMENT = 500
"""How long after the last key a field saves itself, in milliseconds."""
LATEST = 1000
"""How long after the first key that is not saved, for a person who does not pause: a power cut takes two seconds."""


class SaveTimer(QObject):
    """Says when a field that is being written shall be saved.

    Signals:
        due: save now.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause, self._latest = QTimer(self), QTimer(self)
        for timer, length in ((self._pause, MOMENT), (self._latest, LATEST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.due)

    def start(self) -> None:
        """A key was pressed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """All is saved."""
        self._pause.stop()
        self._latest.stop()


class SelfSavingText(QPlainTextEdit):
    """Several lines of text; Tab leaves the field, Escape goes back to where the person came from.

    It is ``lines`` high and grows with its words up to ``most``.

    Signals:
        saved: the text, once it differs from what was shown or saved last.
        finished: the person pressed Escape, or Ctrl+Enter.
    """

    saved = Signal(str)
    finished = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None, *, most: int = 0) -> None:
        super().__init__(parent)
        self._kept = ""
        self._lines, self._most = lines, max(lines, most)
        if self._most > lines:
            self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = SaveTimer(self)
        self._timer.due.connect(self.flush)
        self.textChanged.connect(self._timer.start)

    def show_text(self, text: str) -> None:
        """Show a stored text, unless the person is in the middle of writing another."""
        dirty = self.toPlainText() != self._kept
        if self.hasFocus() and (dirty or text.strip() == self.toPlainText().strip()):
            return
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._timer.stop()

    def flush(self) -> None:
        """Save now what has not been saved."""
        self._timer.stop()
        if self.toPlainText() != self._kept and not self.isReadOnly():
            self._kept = self.toPlainText()
            self.saved.emit(self._kept)

    def sizeHint(self) -> QSize:
        lines = min(self._most, max(self._lines, int(self.document().size().height())))
        return QSize(240, self.fontMetrics().lineSpacing() * lines + 22)

    def _grow(self) -> None:
        QTimer.singleShot(0, self, self.updateGeometry)  # not in the middle of what made the words wrap otherwise

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
            self.flush()
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class SelfSavingLine(QLineEdit):
    """One line of text that saves itself.

    Signals:
        saved: the text, once it differs from what was shown or saved last.
    """

    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._timer = SaveTimer(self)
        self._timer.due.connect(self.flush)
        self.textEdited.connect(self._timer.start)
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show a stored text, unless the person is in the middle of writing another."""
        dirty = self.text() != self._kept
        if self.hasFocus() and (dirty or text.strip() == self.text().strip()):
            return
        self._kept = text
        if self.text() != text:
            self.setText(text)
        self._timer.stop()

    def is_unsaved(self) -> bool:
        """Whether something in it has not been told yet."""
        return self.text() != self._kept

    def flush(self) -> None:
        """Save now what has not been saved."""
        self._timer.stop()
        if self.text() != self._kept and not self.isReadOnly():
            self._kept = self.text()
            self.saved.emit(self._kept)


def flush_all(widget: QWidget) -> None:
    """Save what is still being written anywhere in a widget."""
    for text in widget.findChildren(SelfSavingText):
        text.flush()
    for one in widget.findChildren(SelfSavingLine):
        one.flush()
