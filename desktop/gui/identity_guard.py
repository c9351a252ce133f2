"""No field keeps a henkilötunnus: it is taken out as soon as it stands there, and a sentence below says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.identity_number import has_identity_number, identity_numbers_in
from desktop.gui.widgets.labels import ProblemLabel
from desktop.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    Field: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit

FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")
"""The kinds of field by name: the first page has few of them, and need not load the others."""
WIDTH, GAP = 380, 4


class IdentityGuard(QObject):
    """Watches the field that has the keyboard, whichever it is; what nobody writes into costs nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: Field | None = None
        self._note: _Note | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the field that the keyboard went to."""
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._check)
        self._field = new if _is_field(new) and not _hides(new) else None
        if self._field is not None:
            self._field.textChanged.connect(self._check)
        if self._note is not None and not isValid(self._note):
            self._note = None  # it went with its window
        if self._note is not None and self._note.field is not new:
            self._note.hide()

    def _check(self) -> None:
        field = self._field
        if field is None:
            return
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        if has_identity_number(text):
            _clear(field, text)
            self._tell(field)

    def _tell(self, field: Field) -> None:
        if self._note is None or not isValid(self._note) or self._note.window() is not field.window():
            self._note = _Note(field)
        self._note.show_under(field)


def _is_field(widget: QWidget | None) -> TypeGuard[Field]:
    return widget is not None and any(widget.inherits(name) for name in FIELDS)


def _hides(field: QWidget) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal


def _clear(field: Field, text: str) -> None:
    """Take the numbers out; the field cannot bring them back by Ctrl+Z."""
    for one in list(identity_numbers_in(text)):
        text = text.replace(one, "")
    if isinstance(field, QLineEdit):
        place = min(field.cursorPosition(), len(text))
        field.setText(text)
        field.setCursorPosition(place)
        field.textEdited.emit(text)  # whoever listens to what is typed has heard of the number
    else:
        field.setPlainText(text)
        cursor = field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        field.setTextCursor(cursor)


class _Note(QFrame):
    """The sentence under a field; it goes when the keyboard does."""

    def __init__(self, field: Field) -> None:
        super().__init__(field.window())
        self.field: Field = field
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.problem = ProblemLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.problem)

    def show_under(self, field: Field) -> None:
        """Show the sentence at a field, above it where there is no room below."""
        self.field = field
        self.problem.show_text(
            _("An identity number (henkilötunnus) is not kept here, so it was taken out. The student number is enough.")
        )
        self.setFixedWidth(min(WIDTH, field.window().width()))
        self.adjustSize()
        window = field.window()
        below = field.mapTo(window, QPoint(0, field.height() + GAP))
        above = field.mapTo(window, QPoint(0, -self.height() - GAP))
        at = below if below.y() + self.height() <= window.height() else above
        self.move(max(0, min(at.x(), window.width() - self.width())), max(0, at.y()))
        self.show()
        self.raise_()
