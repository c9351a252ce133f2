"""The sheet to type from: a register's form field by field, each with one button that copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.register_form import FormField, FormPart
from desktop.gui import theme
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.labels import line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _

LABEL_WIDTH, BUTTON_WIDTH = 152, 116
FIRST_LINE = 8
"""So far down that the first line of the words stands beside the word on the button."""


class CopyButton(QPushButton):
    """Leaves the arrows to the sheet: a button of Qt goes to whatever comes next on the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class CopyRow(QFrame):
    """One field of the form: its label, its value, the code by which the register knows it, and the button.

    Signals:
        copied: the value is on the clipboard.
    """

    copied = Signal()

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        label = words(field.label, "strong", wrap=True)
        label.setFixedWidth(LABEL_WIDTH)
        label.setContentsMargins(0, FIRST_LINE, 0, 0)
        value = words(field.value or _("stays empty"), "" if field.value else "muted", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = CopyButton(_("Copy text"))
        self.button.setAutoDefault(False)
        self.button.setFixedWidth(max(BUTTON_WIDTH, self._needed()))
        self.button.clicked.connect(self.copy)
        told = bare(QVBoxLayout(), 2)
        told.setContentsMargins(0, FIRST_LINE, 0, 0)
        told.addWidget(value)
        if field.code:
            told.addWidget(words(_("code {code}").format(code=field.code), "small"))
        told.addStretch(1)
        row = bare(QHBoxLayout(self), 12)
        row.setContentsMargins(0, 6, 0, 6)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.setVisible(bool(field.value))
        self.show_copied(False)

    def _needed(self) -> int:
        """Room for either word, so that nothing moves when it changes."""
        letters = self.button.fontMetrics()
        return max(letters.horizontalAdvance(text) for text in (_("Copy text"), _("Copied"))) + 56

    def copy(self) -> None:
        """Put the value on the clipboard."""
        QGuiApplication.clipboard().setText(self.field.value)
        self.show_copied(True)
        self.copied.emit()

    def show_copied(self, copied: bool) -> None:
        """Say whether it has been copied."""
        text = _("Copied") if copied else _("Copy text")
        self.button.setText(text)
        self.button.setIcon(theme.icon("check" if copied else "document", "good" if copied else "text"))
        self.button.setAccessibleName(f"{text}: {self.field.label}: {self.field.value}")


class CopySheet(QWidget):
    """The form from top to bottom. Enter copies a field and goes to the next one; arrows move without copying."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[FormPart, ...] = ()
        self._layout = bare(QVBoxLayout(self), 2)
        self.rows: list[CopyRow] = []

    def show_parts(self, parts: Sequence[FormPart]) -> None:
        """Show a form; what was copied of the same form stays told."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        clear(self._layout)
        self.rows = []
        for part in parts:
            heading = words(part.heading, "heading")
            heading.setContentsMargins(0, 10 if self.rows else 0, 0, 2)
            self._layout.addWidget(heading)
            for field in part.fields:
                self._add(CopyRow(field))
        self._layout.addStretch(1)

    def _add(self, row: CopyRow) -> None:
        self._layout.addWidget(line())
        self._layout.addWidget(row)
        row.copied.connect(self._go_on)
        self.rows.append(row)

    def _stops(self) -> list[CopyRow]:
        return [row for row in self.rows if row.field.value]

    def _here(self) -> int:
        """The place of the row that has the keyboard among those that can be copied; -1 for none."""
        return next((place for place, row in enumerate(self._stops()) if row.button.hasFocus()), -1)

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        if stops := self._stops():
            focus_on(stops[0].button)

    def _go_on(self) -> None:
        self._move(self._stops().index(self.sender()) + 1)  # type: ignore[arg-type]

    def _move(self, place: int) -> None:
        stops = self._stops()
        if 0 <= place < len(stops):
            focus_on(stops[place].button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Ctrl+C copy, arrows move."""
        here = self._here()
        if here < 0:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.matches(QKeySequence.StandardKey.Copy):
            self._stops()[here].copy()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(here + (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)
