"""Fields that save themselves: a moment after the last key, soon also while keys go on, and when the focus leaves.

A field hands its words on by ``saved``; whoever stores them answers in that moment, by `SelfSaving.answer`. Words that
were refused stay, are told as not saved, and are tried again. Each belongs to the record that the field showed when
they were written, so that a field that goes on to another record mixes nothing up.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop.gui.widgets.labels import mark_wrong
from desktop.texts import _, many

MOMENT = 500
"""How long after the last key a field saves itself, in milliseconds."""
LATEST = 1000
"""How long after the first key that is not saved, for a person who does not pause: a power cut takes two seconds."""
AGAIN = 10_000
"""How long after a refusal the same words are tried again by themselves."""


class SaveTimer(QObject):
    """Says when a field that is being written shall be saved.

    Signals:
        due: save now.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause, self._latest, self._again = QTimer(self), QTimer(self), QTimer(self)
        for timer, length in ((self._pause, MOMENT), (self._latest, LATEST), (self._again, AGAIN)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.due)

    def start(self) -> None:
        """A key was pressed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def start_again(self) -> None:
        """What was told was refused."""
        self._again.start()

    def stop(self) -> None:
        """All is saved."""
        for timer in (self._pause, self._latest, self._again):
            timer.stop()


class Refused(NamedTuple):
    """Words that could not be stored, and the sentence of why not."""

    words: str
    why: str


class SelfSaving:
    """What the fields that save themselves have in common."""

    saved: SignalInstance
    _timer: SaveTimer
    _kept = ""
    _record: Hashable = None
    _told: Hashable = None
    _is_telling = False
    _refused: dict[Hashable, Refused]

    def _begin(self, field: QWidget) -> None:
        self._field, self._refused = field, {}
        self._timer = SaveTimer(field)
        self._timer.due.connect(self.flush)

    def _words(self) -> str:
        raise NotImplementedError

    def _put(self, words: str) -> None:
        raise NotImplementedError

    def _may_write(self) -> bool:
        raise NotImplementedError

    def show_text(self, text: str, record: Hashable = None) -> None:
        """Show what is stored for a record, unless the person has written there what is not stored yet."""
        goes_on = record == self._record
        if not goes_on:
            self.flush()
            self._record = record
        refused = self._refused.get(record)
        if refused is not None and refused.words.strip() == text.strip():
            del self._refused[record]  # it came to the store together with something else
            refused = None
        if goes_on and (refused is not None or self._is_being_written(text)):
            self._show_state()
            return
        self._kept = shown = refused.words if refused is not None else text
        if self._words() != shown:
            self._put(shown)
        self._timer.stop()
        self._show_state()
        if refused is not None:
            self._timer.start_again()

    def _is_being_written(self, text: str) -> bool:
        """Whether the person is in the middle of writing another text, or the same one."""
        same = text.strip() == self._words().strip()
        return (self.is_unsaved() and self._may_write()) or (self._field.hasFocus() and same)

    def is_unsaved(self) -> bool:
        """Whether something in it has not been told yet."""
        return self._words() != self._kept

    @property
    def told(self) -> Hashable:
        """The record that the words told by ``saved`` belong to."""
        return self._told

    @property
    def is_telling(self) -> bool:
        """Whether it waits for an answer."""
        return self._is_telling

    @property
    def refusals(self) -> list[Refused]:
        """The words of every record that could not be stored."""
        return list(self._refused.values())

    def flush(self) -> None:
        """Save now what has not been saved, and try again what was refused."""
        self._timer.stop()
        if self._is_telling:
            return
        for record, refused in list(self._refused.items()):
            if record != self._record:
                self._tell(record, refused.words)
        if (self.is_unsaved() or self._record in self._refused) and self._may_write():
            self._kept = self._words()
            self._tell(self._record, self._kept)

    def answer(self, refusal: str) -> None:
        """What was told is stored (""), or the sentence of why not."""
        if self._is_telling and refusal:
            self._refused[self._told] = Refused(self._telling_words, refusal)

    def _tell(self, record: Hashable, words: str) -> None:
        _WAITING[self] = None
        self._refused.pop(record, None)
        self._told, self._telling_words, self._is_telling = record, words, True
        try:
            self.saved.emit(words)
        finally:
            self._is_telling = False
        if self._refused:
            self._timer.start_again()
        else:
            _WAITING.pop(self, None)
        self._show_state()

    def _show_state(self) -> None:
        """Mark the field whose words are not saved."""
        refused = self._refused.get(self._record)
        if refused or self._field.property("unsaved"):
            self._field.setProperty("unsaved", bool(refused))
            mark_wrong(self._field, bool(refused))
            self._field.setToolTip(_("Not saved: {why}").format(why=refused.why) if refused else "")


_WAITING: WeakKeyDictionary[SelfSaving, None] = WeakKeyDictionary()
"""The fields that wait for an answer or hold words that were refused: few, so that no page is searched for them."""


class SelfSavingText(QPlainTextEdit, SelfSaving):
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
        self._lines, self._most = lines, max(lines, most)
        if self._most > lines:
            self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._begin(self)
        self.textChanged.connect(self._timer.start)

    def _words(self) -> str:
        return self.toPlainText()

    def _put(self, words: str) -> None:
        self.setPlainText(words)

    def _may_write(self) -> bool:
        return not self.isReadOnly()

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


class SelfSavingLine(QLineEdit, SelfSaving):
    """One line of text that saves itself.

    Signals:
        saved: the text, once it differs from what was shown or saved last.
    """

    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin(self)
        self.textEdited.connect(self._timer.start)
        self.editingFinished.connect(self.flush)

    def _words(self) -> str:
        return self.text()

    def _put(self, words: str) -> None:
        self.setText(words)

    def _may_write(self) -> bool:
        return not self.isReadOnly()


def flush_all(widget: QWidget) -> None:
    """Save what is still being written anywhere in a widget."""
    fields: list[SelfSaving] = [*widget.findChildren(SelfSavingText), *widget.findChildren(SelfSavingLine)]
    for one in fields:
        one.flush()


def answer_all(widget: QWidget, refusal: str) -> None:
    """Answer the field in a widget that has just told its words."""
    for one in _waiting_in(widget):
        one.answer(refusal)


def refused_in(widget: QWidget) -> list[Refused]:
    """What somebody wrote in a widget and could not be stored."""
    return [refused for one in _waiting_in(widget) for refused in one.refusals]


def _waiting_in(widget: QWidget) -> list[SelfSaving]:
    return [one for one in list(_WAITING) if isValid(one._field) and _is_within(one._field, widget)]


def _is_within(field: QWidget, widget: QWidget) -> bool:
    above: QWidget | None = field
    while above is not None and above is not widget:
        above = above.parentWidget()
    return above is not None


def question_before_losing(unsaved: list[Refused]) -> str:
    """What is asked before words that could not be stored are lost."""
    text = many(
        "One text could not be saved, and is lost when you go on.",
        "{n} texts could not be saved, and are lost when you go on.",
        len(unsaved),
    )
    return f"{text}\n\n{unsaved[0].why}"
