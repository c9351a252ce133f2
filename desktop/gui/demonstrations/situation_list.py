"""When the demonstration is: a line for each situation, with who observes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.domain.demonstration import Plan, Situation
from desktop.domain.situations import (
    PLACE,
    free_id,
    read_situation,
    read_times,
    situation_problems,
    with_days,
    with_situations,
    write_days,
    write_situation,
)
from desktop.domain.terms import Role
from desktop.gui.demonstrations.autosave import SelfSavingLine
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.people import badge_icon
from desktop.texts import _

DAYS = ""
"""The name of the one line of a plan that tells only days."""
_OBSERVERS: tuple[Role | None, ...] = (Role.TEACHER, Role.INSTRUCTOR, None)


class _Line(SelfSavingLine):
    """A time that saves itself, also with Enter, and goes up and down with the arrows."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class SituationRow(QWidget):
    """One line: its number, the time, who observes, and what is wrong with it.

    Signals:
        written: the row itself and the words in it.
        chosen: the row itself and who observes from now on.
        removed: the row itself.
        stepped: the row itself and how many lines down the person goes.
    """

    written = Signal(object, str)
    chosen = Signal(object, object)
    removed = Signal(object)
    stepped = Signal(object, int)

    def __init__(self, situation: str) -> None:
        super().__init__()
        self.situation = situation
        self.observer: Role | None = None
        self._removable = self._alone = False
        self.number = words("", "muted")
        self.number.setFixedWidth(10)
        self.line = _Line()
        self.line.setPlaceholderText(_("23.11.2026 klo 12.30–15.30"))
        self.line.setToolTip(
            _("Elsewhere than the others? Write {sign} and the place after the time.").format(sign=PLACE)
        )
        self.line.saved.connect(self._write)
        self.line.stepped.connect(self._step)
        self.menu = button("", "quiet")
        self.menu.setFixedWidth(44)
        self.menu.setStyleSheet("QPushButton { padding: 0 4px; }")
        self.menu.setIconSize(QSize(34, 16))
        self.menu.clicked.connect(self._open_menu)
        self.problem = ProblemLabel()
        row = bare(QHBoxLayout(), 3)
        row.addWidget(self.number)
        row.addWidget(self.line, 1)
        row.addWidget(self.menu)
        layout = bare(QVBoxLayout(self), 0)
        layout.addLayout(row)
        layout.addWidget(self.problem)

    def show_row(
        self, number: int, count: int, text: str, observer: Role | None, problems: list[str], *, alone: bool = False
    ) -> None:
        """Show what is stored; words that could not be understood stay until they are mended."""
        observer = Role.TEACHER if alone else observer
        self.observer, self._removable, self._alone = observer, count > 1, alone
        self.number.setText(str(number))
        self.number.setVisible(count > 1)
        self.line.setAccessibleName(_("Time of situation {n}").format(n=number) if count > 1 else _("Time"))
        name = _("Situation {n}: who observes, or take it away").format(n=number)
        self.menu.setAccessibleName(f"{name}. {observer_words(observer)}")
        self.menu.setToolTip(name)
        self.menu.setIcon(_badges(observer))
        self.menu.setVisible(self.situation != DAYS and (self._removable or not alone))
        if not self.line.property("wrong"):
            self.line.show_text(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)  # the day is seen where the whole does not fit
            self.problem.show_text("\n".join(problems), hard=False)

    def refuse(self, text: str) -> None:
        """Say why the words cannot be stored; "" when they can."""
        self.problem.show_text(text, field=self.line)

    def set_open(self, opened: bool) -> None:
        """Whether it may be edited."""
        self.line.setReadOnly(not opened)
        self.menu.setEnabled(opened)

    def _write(self, text: str) -> None:
        self.written.emit(self, text)

    def _step(self, down: int) -> None:
        self.stepped.emit(self, down)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for role in () if self._alone else _OBSERVERS:
            action = QAction(observer_words(role), menu, checkable=True, checked=role == self.observer)
            action.setData(role)
            action.triggered.connect(self._choose)
            menu.addAction(action)
        if self._removable:
            menu.addSeparator()
            remove = QAction(_("Take the situation away"), menu)
            remove.triggered.connect(self._remove)
            menu.addAction(remove)
        menu.popup(self.menu.mapToGlobal(QPoint(0, self.menu.height())))

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            data = sender.data()
            self.chosen.emit(self, Role(data) if data else None)

    def _remove(self) -> None:
        self.removed.emit(self)


class SituationList(QWidget):
    """Edits the times of a plan.

    Signals:
        edited: the Plan with its times as they stand.
        calendar_wanted: the person wants the times as a calendar file; whether with the student's name.
    """

    edited = Signal(Plan)
    calendar_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._today, self._open = Plan(), date.min, True
        self.rows: list[SituationRow] = []
        layout = bare(QVBoxLayout(self), 4)
        self._lines = bare(QVBoxLayout(), 4)
        layout.addLayout(self._lines)
        self.add = button(_("Add a situation"), "link", icon="plus")
        self.add.clicked.connect(self.add_row)
        self.calendar = button(_("To a calendar…"), "link", icon="calendar")
        self.calendar.setAccessibleDescription(_("The times as a file for everybody's own calendar"))
        self.calendar.setToolTip(self.calendar.accessibleDescription())
        self.calendar.clicked.connect(self._open_calendar_menu)
        layout.addWidget(self.add)
        layout.addWidget(self.calendar)
        self._show_rows()

    def show_plan(self, plan: Plan, today: date, *, opened: bool, guest: bool = False) -> None:
        """Show the times of a plan; a signed one can only be read."""
        self.calendar.setVisible(plan.starts is not None and not guest)
        self._plan, self._today, self._open = plan, today, opened
        self._show_rows()

    def line_of(self, situation: str) -> SelfSavingLine:
        """The line of a situation, else the first."""
        return next((row for row in self.rows if row.situation == situation), self.rows[0]).line

    def add_row(self) -> None:
        """Make room for one more situation and put the keyboard there."""
        self._flush()
        empty = next((row for row in self.rows if not row.line.text()), None)
        if empty is None:
            empty = self._make_row(free_id([*self._plan.situations, *self._unsaved()]))
            self.rows.append(empty)
            self._show_rows()
        empty.line.setFocus()

    def _flush(self) -> None:
        for row in list(self.rows):
            row.line.flush()

    def _unsaved(self) -> list[Situation]:
        known = {one.id for one in self._plan.situations}
        return [Situation(id=row.situation, day=self._today) for row in self.rows if row.situation not in known]

    def _show_rows(self) -> None:
        """A row for each situation in its order, then those that hold nothing that could be stored."""
        stored = [one.id for one in self._plan.situations]
        kept = {row.situation: row for row in self.rows}
        waiting = [row.situation for row in self.rows if row.situation not in stored and self._is_waiting(row)]
        names = [*stored, *waiting] or [DAYS]
        rows = [kept.get(name) or self._make_row(name) for name in names]
        for row in self.rows:
            if row not in rows:
                self._discard(row)
        if rows != self.rows or self._lines.count() != len(rows):
            for place, row in enumerate(rows):
                self._lines.insertWidget(place, row)
                row.show()  # at once, so that it can have the keyboard
        self.rows = rows
        self._fill(stored)

    def _is_waiting(self, row: SituationRow) -> bool:
        if row.situation == DAYS:
            return bool(row.line.property("wrong"))
        return row.line.is_unsaved() or not row.line.text() or bool(row.line.property("wrong"))

    def _fill(self, stored: list[str]) -> None:
        told, alone = situation_problems(self._plan), Role.INSTRUCTOR not in self._plan.observers
        for number, row in enumerate(self.rows, 1):
            one = self._plan.situation(row.situation)
            text = write_situation(one) if one else ("" if stored else write_days(self._plan))
            problems = [problem.text for problem in told if problem.field.endswith(f".{row.situation}")]
            if one or row.situation == DAYS:
                row.show_row(number, len(self.rows), text, one.observer if one else None, problems, alone=alone)
            else:
                row.show_row(number, len(self.rows), row.line.text(), None, [], alone=alone)
            row.set_open(self._open)
        self.add.setVisible(self._open and bool(stored))

    def _make_row(self, situation: str) -> SituationRow:
        row = SituationRow(situation)
        row.written.connect(self._read)
        row.chosen.connect(self._observe)
        row.removed.connect(self._remove)
        row.stepped.connect(self._step)
        return row

    def _read(self, row: SituationRow, text: str) -> None:
        """Store what a row says; several times with ";" between become rows of their own."""
        parts = [part for part in text.split(";") if part.strip()]
        if not parts:
            row.refuse("")
            self._remove(row)
            return
        plan = self._days(parts) or self._situations(row, parts)
        row.refuse("" if plan else _("Write the time like this: 23.11.2026 klo 12.30–15.30"))
        if plan:
            self._tell(plan)

    def _days(self, parts: list[str]) -> Plan | None:
        """The plan with a period of days, where that is all it tells."""
        times = read_times(parts[0], self._today) if len(parts) == 1 else None
        if times is None or len(times.days) != 2 or len(self._plan.situations) > 1:
            return None
        return with_days(self._plan, times.days[0], times.days[1])

    def _situations(self, row: SituationRow, parts: list[str]) -> Plan | None:
        now = list(self._plan.situations)
        for number, part in enumerate(parts):
            own = self._plan.situation(row.situation) if number == 0 else None
            name = row.situation if number == 0 and row.situation != DAYS else free_id(now)
            read = read_situation(part, self._today, own or Situation(id=name, day=self._today))
            if read is None:
                return None
            now = [one for one in now if one.id != read.id] + [read]
        if row.situation == DAYS:
            row.situation = next(one.id for one in now)
        return with_situations(self._plan, now)

    def _observe(self, row: SituationRow, role: Role | None) -> None:
        changed = (replace(one, observer=role) if one.id == row.situation else one for one in self._plan.situations)
        self._tell(with_situations(self._plan, changed))

    def _remove(self, row: SituationRow) -> None:
        """Take a situation away with its line; the last line stays, empty."""
        left = [one for one in self._plan.situations if one.id != row.situation]
        changed = len(left) != len(self._plan.situations) or row.situation == DAYS
        if len(self.rows) > 1:
            self._drop(row)
        else:
            row.line.clear()
        if changed:
            self._tell(with_situations(self._plan, left))
        else:
            self._show_rows()

    def _drop(self, row: SituationRow) -> None:
        place = self.rows.index(row)
        if row.line.hasFocus():
            self.rows[place - 1 if place else 1].line.setFocus()
        self.rows.remove(row)
        self._discard(row)

    def _discard(self, row: SituationRow) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _open_calendar_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, named in ((_("With the student's initials"), False), (_("With the student's name"), True)):
            action = QAction(text, menu)
            action.setData(named)
            action.triggered.connect(self._want_calendar)
            menu.addAction(action)
        menu.popup(self.calendar.mapToGlobal(QPoint(0, self.calendar.height())))

    def _want_calendar(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.calendar_wanted.emit(bool(sender.data()))

    def _step(self, row: SituationRow, down: int) -> None:
        place = self.rows.index(row) + down
        if 0 <= place < len(self.rows):
            self.rows[place].line.setFocus()

    def _tell(self, plan: Plan) -> None:
        self._plan = plan
        self.edited.emit(plan)


def observer_words(observer: Role | None) -> str:
    """Who observes a situation, in words."""
    if observer is None:
        return _("Both observe")
    return _("Teacher observes") if observer == Role.TEACHER else _("Workplace instructor observes")


def _badges(observer: Role | None) -> QIcon:
    """The badges of those who observe, side by side."""
    roles = (observer,) if observer else (Role.TEACHER, Role.INSTRUCTOR)
    return badge_icon(*roles)
