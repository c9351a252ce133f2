"""A requirement to assess: its levels side by side, who sees which, and the words about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.terms import Grade, Role, Scale
from desktop.domain.wording import CriterionLine
from desktop.gui import theme
from desktop.gui.demonstrations.level_cell import LevelCell, LevelCells
from desktop.gui.demonstrations.levels import full_level_name, level_name, level_of_key
from desktop.gui.demonstrations.row_words import DIGITS, MOVES, Move, Quote, WordsField
from desktop.gui.demonstrations.shown import Row
from desktop.gui.theme import colour
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.people import Pill
from desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShown:
    """What a row shows. ``people`` says who sees which level; ``chosen`` is what a key press changes.

    ``criteria`` reads those of a level; they belong to the requirement, so that they tell no two values apart.
    """

    row: Row
    scale: Scale
    criteria: Callable[[Grade], tuple[CriterionLine, ...]] = field(compare=False)
    people: dict[Grade, tuple[Role, ...]]
    chosen: Grade | None = None
    agreed: Grade | None = None
    differs: bool = False
    comparing: bool = False
    editable: bool = True
    large: bool = False  # for a guest
    side: str = ""  # whose view it is, or that both are compared
    words: str | None = None  # the words to write beside the levels; None for no field
    hint: str = ""
    quotes: tuple[tuple[Role | None, str], ...] = ()


class LevelRow(QFrame):
    """One requirement. The current row is expanded: criteria, quotes and a field for words.

    Signals:
        chosen: requirement id and the Grade that a click or a number key named.
        written: requirement id, the side that the words belong to, and the words.
        entered: requirement id, as the row became the current one.
        moved: requirement id and the Move that a key asked for.
    """

    chosen = Signal(str, object)
    written = Signal(str, str, str)
    entered = Signal(str)
    moved = Signal(str, object)

    def __init__(self, shown: RowShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = shown
        self._current = False
        self._field: WordsField | None = None
        self._layout = layout = QVBoxLayout(self)
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
        self._hint = words("", "small")
        layout.addWidget(self._hint)
        self._fill()

    @property
    def field(self) -> WordsField:
        """The field for words; made when it is first needed, as most rows never are."""
        if self._field is None:
            self._field = made = WordsField()
            made.passed_on.connect(self._take_key)
            made.saved.connect(self._save_words)
            made.finished.connect(self._back_to_row)
            self._hint.setBuddy(made)
            self._layout.addWidget(made)
        return self._field

    def lay_out(self) -> None:
        """Give everything its place now, and not a moment later."""
        self._layout.activate()

    @property
    def requirement(self) -> str:
        """The id of the requirement."""
        return self._shown.row.id

    def cell(self, grade: Grade) -> LevelCell:
        """The cell of a level."""
        return next(cell for cell in self._cells.cells if cell.grade == grade)

    def show_row(self, shown: RowShown, *, current: bool | None = None) -> None:
        """Show this, expanded when it is the current row."""
        current = self._current if current is None else current
        if (shown, current) != (self._shown, self._current):
            self._shown, self._current = shown, current
            self._fill()

    def _fill(self) -> None:
        shown = self._shown
        self._title.setText(f"{shown.row.number}. {shown.row.sentence}")
        for cell in self._cells.cells:
            cell.setEnabled(shown.editable)
            cell.show_level(
                people=shown.people.get(cell.grade, ()),
                chosen=cell.grade == shown.chosen,
                agreed=shown.comparing and cell.grade == shown.agreed,
                criteria=partial(shown.criteria, cell.grade),
                expanded=self._current,
                large=shown.large,
            )
        self._show_pill()
        self._show_words()
        self.setAccessibleName(shown.row.sentence)
        self.setAccessibleDescription(self.state_words())
        self._cells.changed()
        self.update()

    def state_words(self) -> str:
        """The row's marks in words, for those who do not see the cells."""
        shown = self._shown
        parts = [
            f"{_(role.label)}: {full_level_name(shown.scale, grade)}"
            for grade in shown.scale.grades
            for role in shown.people.get(grade, ())
        ]
        if shown.comparing and shown.agreed:
            parts.append(_("Common level {level}").format(level=full_level_name(shown.scale, shown.agreed)))
        return "; ".join(parts) or _("no level yet")

    def _show_pill(self) -> None:
        shown = self._shown
        self._pill.setVisible(shown.comparing)
        if not shown.comparing:
            return
        if shown.agreed:
            text = _("Common level {level}").format(level=full_level_name(shown.scale, shown.agreed))
            self._pill.show_text(f"✓ {text}", tone="good")
        elif shown.differs:
            self._pill.show_text(_("Different views – talk it over"), tone="warn")
        else:
            self._pill.show_text(_("No common level yet"), tone="muted")

    def _show_words(self) -> None:
        clear(self._quotes)
        if self._current:
            for role, text in self._shown.quotes:
                self._quotes.addWidget(Quote(role, text), 1)
        is_open = self._shown.words is not None and (self._current or self._shown.differs)
        self._hint.setVisible(is_open)
        self._hint.setText(self._shown.hint)
        if self._shown.words is not None and is_open:
            self.field.show_text(self._shown.words, self._shown.side)
            self.field.setAccessibleName(f"{self._shown.hint}: {self._shown.row.text}")
            self.field.setReadOnly(not self._shown.editable)
        if self._field is not None:
            self._field.setVisible(is_open)

    def _cell(self, grade: Grade) -> LevelCell:
        scale = self._shown.scale
        cell = LevelCell(grade, level_name(scale, grade), full_level_name(scale, grade))
        cell.clicked.connect(self._choose_clicked)
        return cell

    @property
    def _is_open(self) -> bool:
        return self._field is not None and self._field.isVisible()

    def _choose_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, LevelCell):
            cell.setChecked(cell.grade == self._shown.chosen)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self.requirement, cell.grade)
            if self._is_open:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_K and self._is_open:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._take(event.key(), event.text()):
            super().keyPressEvent(event)

    def _take_key(self, key: int, text: str) -> None:
        self._take(key, text)

    def _take(self, key: int, text: str) -> bool:
        """Number keys name a level and go on to the next row; other keys move."""
        grade = level_of_key(self._shown.scale, int(text)) if text in DIGITS else None
        if key in MOVES:
            self.moved.emit(self.requirement, MOVES[key])
        elif grade and self._shown.editable:
            self.chosen.emit(self.requirement, grade)
            self._go_on()
        return key in MOVES or grade is not None

    def _go_on(self) -> None:
        """After a number key: to the story of a difference, else to the next row."""
        if self._shown.comparing and self._shown.differs:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.moved.emit(self.requirement, Move.DOWN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.requirement)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def _save_words(self, text: str) -> None:
        self.written.emit(self.requirement, str(self.field.told), text)

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
