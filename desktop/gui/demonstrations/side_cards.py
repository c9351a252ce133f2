"""What was agreed beside the plan, at the top of the day: an interruption that goes on, and complements to come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.case import open_interruption
from desktop.domain.side_states import Complement, Interruption
from desktop.gui.demonstrations.shown import Shown, numbers
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _, day, hours, moment


class SideCards(QWidget):
    """Takes no room while the demonstration goes its way.

    Signals:
        resumed: the demonstration goes on.
        shown_marked: the id of a complement, and whether it has been shown.
    """

    resumed = Signal()
    shown_marked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = bare(QVBoxLayout(self))
        self._state: tuple[object, ...] = ()
        self.go_on: QPushButton | None = None
        self.hide()

    def show_case(self, shown: Shown) -> None:
        """Show what goes on, and what has ended in a line."""
        case = shown.case
        if (state := (case.interruptions, case.complements, case.is_closed)) == self._state:
            return
        self._state = state
        self.go_on = None
        clear(self._layout)
        stopped = open_interruption(case)
        for ended in case.interruptions:
            if ended is not stopped and ended.resumed_at:
                self._layout.addWidget(words(_ended(ended, shown), "muted", wrap=True))
        if stopped is not None:
            self._layout.addWidget(self._interruption(stopped, shown))
        for complement in case.complements:
            self._layout.addWidget(self._complement(complement, shown))
        self.setVisible(bool(case.interruptions or case.complements))

    def _interruption(self, one: Interruption, shown: Shown) -> QFrame:
        card, row = _card("warn")
        told = bare(QVBoxLayout(), 2)
        told.addWidget(
            words(_("Interrupted {time}: {reason}").format(time=moment(one.at), reason=one.reason), "strong", wrap=True)
        )
        if continues := _day(one):
            told.addWidget(words(_("Continues {time}").format(time=continues), wrap=True))
        if left := numbers(shown.planned_rows, one.left):
            told.addWidget(words(_("Carried over: requirement {n}").format(n=left), wrap=True))
        row.addLayout(told, 1)
        if not shown.case.is_closed:
            self.go_on = button(_("Continue the demonstration"), "primary")
            self.go_on.clicked.connect(self.resumed)
            row.addWidget(self.go_on)
        return card

    def _complement(self, one: Complement, shown: Shown) -> QFrame:
        card, row = _card("good" if one.shown_at else "card")
        told = bare(QVBoxLayout(), 2)
        told.addWidget(words(_("Complement: {what}").format(what=one.what), "strong", wrap=True))
        about = _("requirement {n}").format(n=numbers(shown.planned_rows, one.requirements))
        when = _("Shown {time}").format(time=moment(one.shown_at)) if one.shown_at else _day(one)
        told.addWidget(words(" · ".join(part for part in (_(one.way.label), about, when) if part), "muted", wrap=True))
        row.addLayout(told, 1)
        if not shown.case.is_closed:
            mark = _Mark(one)
            mark.pressed_for.connect(self.shown_marked)
            row.addWidget(mark)
        return card


class _Mark(QPushButton):
    """Says that a complement has been shown, or not after all.

    Signals:
        pressed_for: its id, and whether it has been shown.
    """

    pressed_for = Signal(str, bool)

    def __init__(self, one: Complement) -> None:
        super().__init__(_("Not shown after all") if one.shown_at else _("Has been shown"))
        self._one = one
        self.setAutoDefault(False)
        self.setAccessibleName(f"{self.text()}: {one.what}")
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.pressed_for.emit(self._one.id, self._one.shown_at is None)


def _card(surface: str) -> tuple[QFrame, QHBoxLayout]:
    card = QFrame()
    card.setProperty("surface", surface)
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 10, 14, 10)
    return card, row


def _day(one: Interruption | Complement) -> str:
    told = one.continues if isinstance(one, Interruption) else one.on
    return f"{day(told)} {hours(one.starts, None)}".strip() if told else ""


def _ended(one: Interruption, shown: Shown) -> str:
    text = _("Interrupted {time}: {reason}").format(time=moment(one.at), reason=one.reason)
    left = numbers(shown.planned_rows, one.left)
    carried = _("Carried over: requirement {n}").format(n=left) if left else ""
    parts = (text, _("Continued {time}").format(time=moment(one.resumed_at or one.at)), carried)
    return " · ".join(part for part in parts if part)
