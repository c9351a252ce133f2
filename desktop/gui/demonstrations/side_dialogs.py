"""What is asked when the demonstration is interrupted, and when a complement is agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from desktop.domain.errors import Problem
from desktop.domain.other_ways import complements
from desktop.domain.side_states import REASONS, Complement, complement_problems, interruption_problems
from desktop.domain.terms import Coverage
from desktop.gui.dates import read_hour
from desktop.gui.demonstrations.row_chips import RowChips
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import words
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class InterruptionWritten:
    """Why it stopped, the ids of requirements that are left, and when it continues."""

    reason: str
    left: tuple[str, ...]
    continues: date | None
    starts: time | None


@dataclass(frozen=True, slots=True)
class ComplementWritten:
    """How and what is shown, the ids of its requirements, and when."""

    way: Coverage
    what: str
    requirements: tuple[str, ...]
    on: date | None
    starts: time | None


class _SideDialog(AskingDialog):
    """What both dialogs have: requirements as chips, a day with a time of day, and what is wrong."""

    def __init__(self, title: str, act: str, shown: Shown, marked: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self._shown = shown
        self.rows = RowChips(shown.rows, marked)
        self.day = DateField()
        self.hour = QLineEdit()
        self.hour.setPlaceholderText(_("9.00"))
        self.hour.setMaximumWidth(140)
        self.hour.setMinimumWidth(self.hour.fontMetrics().horizontalAdvance(self.hour.placeholderText()) + 40)
        self.buttons = Answers(act, self)
        self.ok = self.buttons.act
        self._layout = dialog_column(self, 12)

    def _when(self, label: str) -> QWidget:
        made = QWidget()
        row = bare(QHBoxLayout(made), 12)
        row.addWidget(labelled(label, self.day))
        row.addWidget(labelled(_("Time of day"), self.hour))
        row.addStretch(1)
        return made

    def _problems(self, found: list[Problem]) -> bool:
        """Say what is wrong; whether anything is."""
        told = [one.text for one in found]
        if self.hour.text().strip() and read_hour(self.hour.text()) is None:
            told.append(_("Write the time of day like this: 9.30"))
        self.problem.show_text("\n".join(told))
        return bool(told)


class InterruptDialog(_SideDialog):
    """Asks why the demonstration stops, what is left, and when it goes on.

    Signals:
        written: an InterruptionWritten.
    """

    written = Signal(InterruptionWritten)

    def __init__(self, shown: Shown, unseen: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Interrupt the demonstration"), _("Interrupt"), shown, unseen, parent)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems([_(one) for one in REASONS])
        self.reason.setCurrentText("")
        told = words(_("The reason stands in the documents: write nothing of anybody's health."), "small", wrap=True)
        for widget in (
            _part(_("Why is it interrupted?"), self.reason, told),
            _part(_("What is carried over"), self.rows),
            self._when(_("Continues on (may be agreed later)")),
            self.problem,
            self.buttons,
        ):
            self._layout.addWidget(widget)
        self.reason.setFocus()

    def accept(self) -> None:
        """Hand it back once nothing is missing."""
        reason, continues = self.reason.currentText(), self.day.value()
        if not self._problems(interruption_problems(reason, continues, self._shown.today)):
            hour = read_hour(self.hour.text())
            self.hand_on(self.written, InterruptionWritten(reason, self.rows.value(), continues, hour))


class ComplementDialog(_SideDialog):
    """Asks what is shown otherwise, how and when.

    Signals:
        written: a ComplementWritten.
    """

    written = Signal(ComplementWritten)

    def __init__(self, shown: Shown, unseen: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Agree on a complement"), _("Agree"), shown, unseen, parent)
        self.way = QComboBox()
        self._ways = complements(shown.case.unit.kind)
        for one in self._ways:
            self.way.addItem(_(one.label), one)
        self.what = QLineEdit()
        for widget in (
            _part(_("Which requirements"), self.rows),
            labelled(_("How they are shown"), self.way),
            labelled(_("What the student shows"), self.what),
            self._when(_("On which day")),
            words(_("It joins the plan, and the plan stays agreed."), "small", wrap=True),
            self.problem,
            self.buttons,
        ):
            self._layout.addWidget(widget)
        self.what.setFocus()

    def value(self) -> ComplementWritten:
        """What is written now."""
        way = self._ways[self.way.currentIndex()]
        hour = read_hour(self.hour.text())
        return ComplementWritten(way, self.what.text().strip(), self.rows.value(), self.day.value(), hour)

    def accept(self) -> None:
        """Hand it back once nothing is missing."""
        value, now = self.value(), self._shown.now
        if now is None:
            return
        agreed = Complement(
            id="", at=now, by="", way=value.way, what=value.what, requirements=value.requirements, on=value.on
        )
        if not self._problems(complement_problems(agreed, self._shown.today)):
            self.hand_on(self.written, value)


def _part(text: str, field: QWidget, *more: QWidget) -> QWidget:
    """A field under its label that may take as many lines as it needs."""
    made = labelled(text, field, *more)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
