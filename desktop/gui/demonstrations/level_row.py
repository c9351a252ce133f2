"""A requirement to assess: its levels side by side, who sees which, and the words about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.terms import Grade, Role, Scale
from desktop.gui import theme
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.level_cell import LevelCell, LevelCells
from desktop.gui.demonstrations.levels import level_name, level_of_key
from desktop.gui.demonstrations.shown import Row
from desktop.gui.theme import colour
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.people import Pill
from desktop.texts import _

DIGITS = tuple("0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShown:
    """What a row shows. ``people`` says who sees which level; ``chosen`` is what a key press changes."""

    row: Row
    scale: Scale
    criteria: dict[Grade, str]
    people: dict[Grade, tuple[Role, ...]]
    chosen: Grade | None = None
    agreed: Grade | None = None
    differs: bool = False
    comparing: bool = False
    editable: bool = True
    field: str | None = None  # the words to write beside the levels; None for no field
    field_hint: str = ""
    quotes: tuple[tuple[Role | None, str], ...] = ()


class LevelRow(QFrame):
    """One requirement. The current row is expanded: criteria, quotes and a field for words.

    Signals:
        chosen: requirement id and the Grade that a click or a number key named.
        written: requirement id and the words.
        entered: requirement id, as the row became the current one.
        moved: requirement id and -1 or 1, the way an arrow pointed.
    """

    chosen = Signal(str, object)
    written = Signal(str, str)
    entered = Signal(str)
    moved = Signal(str, int)

    def __init__(self, shown: RowShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = shown
        self._current = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(7)
        self._title = words("", "strong", wrap=True)
        self._pill = Pill()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        self._cells = LevelCells([self._cell(grade) for grade in shown.scale.grades])
        layout.addWidget(self._cells)
        self._quotes = QHBoxLayout()
        layout.addLayout(self._quotes)
        self.field = WordsField()
        self.field.passed_on.connect(self._take_key)
        self.field.saved.connect(self._save_words)
        self.field.finished.connect(self._back_to_row)
        self._hint = words("", "small")
        self._hint.setBuddy(self.field)
        layout.addWidget(self._hint)
        layout.addWidget(self.field)
        self.show_row(shown)

    @property
    def requirement(self) -> str:
        """The id of the requirement."""
        return self._shown.row.id

    def cell(self, grade: Grade) -> LevelCell:
        """The cell of a level."""
        return next(cell for cell in self._cells.cells if cell.grade == grade)

    def show_row(self, shown: RowShown, *, current: bool | None = None) -> None:
        """Show this, expanded when it is the current row."""
        self._shown = shown
        self._current = self._current if current is None else current
        self._title.setText(f"{shown.row.number}. {shown.row.sentence}")
        for cell in self._cells.cells:
            cell.setEnabled(shown.editable)
            cell.show_level(
                people=shown.people.get(cell.grade, ()),
                chosen=cell.grade == shown.chosen,
                agreed=shown.comparing and cell.grade == shown.agreed,
                criteria=shown.criteria.get(cell.grade, ""),
                expanded=self._current,
            )
        self._show_pill()
        self._show_words()
        self.setAccessibleName(shown.row.sentence)
        self.setAccessibleDescription(self.state_words())
        self._cells.updateGeometry()
        self._cells.place_cells()
        self.update()

    def state_words(self) -> str:
        """The row's marks in words, for those who do not see the cells."""
        shown = self._shown
        parts = [
            f"{_(role.label)}: {level_name(shown.scale, grade)}"
            for grade in shown.scale.grades
            for role in shown.people.get(grade, ())
        ]
        if shown.comparing and shown.agreed:
            parts.append(_("Common level {level}").format(level=level_name(shown.scale, shown.agreed)))
        return "; ".join(parts) or _("no level yet")

    def _show_pill(self) -> None:
        shown = self._shown
        self._pill.setVisible(shown.comparing)
        if not shown.comparing:
            return
        if shown.agreed:
            text = _("Common level {level}").format(level=level_name(shown.scale, shown.agreed))
            self._pill.show_text(f"✓ {text}", tone="good")
        elif shown.differs:
            self._pill.show_text(_("Different views – talk it over"), tone="warn")
        else:
            self._pill.show_text(_("No common level yet"), tone="muted")

    def _show_words(self) -> None:
        while item := self._quotes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if self._current:
            for role, text in self._shown.quotes:
                self._quotes.addWidget(Quote(role, text), 1)
        open_field = self._shown.field is not None and (self._current or self._shown.differs)
        self.field.setVisible(open_field)
        self._hint.setVisible(open_field)
        self._hint.setText(self._shown.field_hint)
        if self._shown.field is not None:
            self.field.show_text(self._shown.field)
            self.field.setAccessibleName(f"{self._shown.field_hint}: {self._shown.row.text}")
            self.field.setReadOnly(not self._shown.editable)

    def _cell(self, grade: Grade) -> LevelCell:
        cell = LevelCell(grade, level_name(self._shown.scale, grade))
        cell.clicked.connect(self._choose_clicked)
        return cell

    def _choose_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, LevelCell):
            cell.setChecked(cell.grade == self._shown.chosen)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self.requirement, cell.grade)
            if self.field.isVisible():
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_K and self.field.isVisible():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._take(event.key(), event.text()):
            super().keyPressEvent(event)

    def _take_key(self, key: int, text: str) -> None:
        self._take(key, text)

    def _take(self, key: int, text: str) -> bool:
        """Number keys name a level and go on to the next row; arrows move."""
        arrows: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        grade = level_of_key(self._shown.scale, int(text)) if text in DIGITS else None
        if key in arrows:
            self.moved.emit(self.requirement, arrows[key])
        elif grade and self._shown.editable:
            self.chosen.emit(self.requirement, grade)
            self._go_on()
        return key in arrows or grade is not None

    def _go_on(self) -> None:
        """After a number key: to the story of a difference, else to the next row."""
        if self._shown.comparing and self._shown.differs:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.moved.emit(self.requirement, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.requirement)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def _save_words(self, text: str) -> None:
        self.written.emit(self.requirement, text)

    def _back_to_row(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        waiting = self._shown.comparing and self._shown.differs and not self._shown.agreed
        if not (self._current or waiting):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("warn_border" if waiting else "accent"), 2 if self.hasFocus() else 1.4))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), theme.RADIUS, theme.RADIUS)


class WordsField(SelfSavingText):
    """Words about a level. While it is empty, number keys and arrows mean what they mean on the row.

    Signals:
        passed_on: key and text of such a key.
    """

    passed_on = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.toPlainText() and (event.text() in DIGITS or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self.passed_on.emit(event.key(), event.text())
        else:
            super().keyPressEvent(event)


class Quote(QLabel):
    """What somebody said about a requirement, after their name, with a line in their colour."""

    def __init__(self, role: Role | None, text: str, parent: QWidget | None = None) -> None:
        who = _(role.label) if role else _("Student")
        super().__init__(f"{who}: {text}", parent)
        self._role = role or Role.STUDENT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(12, 6, 8, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("hover"))
        painter.fillRect(0, 0, 3, self.height(), theme.person_colour(self._role))
        painter.end()
        super().paintEvent(event)
