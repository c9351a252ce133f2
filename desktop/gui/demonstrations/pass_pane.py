"""Before a guest signs: the laptop is passed, or they are not here and sign later."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.gates import problems_to_await
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ProblemLabel, line, words
from desktop.texts import _, day

REMIND_AFTER = timedelta(days=7)


class PassPane(QWidget):
    """Passes the laptop to a signer, or notes that they are not here.

    Signals:
        passed: who has the laptop now.
        awaited: who signs later, and the day to remind of it.
        copy_wanted: the student's copy as it is signed so far.
        send_wanted: who signs at another laptop.
    """

    passed = Signal(str)
    awaited = Signal(str, object)
    copy_wanted = Signal()
    send_wanted = Signal(str)

    def __init__(self, case: Case, signer: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case, self._signer, self._today = case, signer, today
        name = case.person(signer)
        layout = bare(QVBoxLayout(self))
        layout.addWidget(words(_("Pass the laptop to {name}").format(name=name), "heading", wrap=True))
        told = _("Only this document stays open, in their language. You go on with your own code.")
        layout.addWidget(words(told, "muted", wrap=True))
        self.go = button(_("{name} signs now").format(name=name), "primary", icon="person")
        self.go.clicked.connect(self._pass)
        layout.addWidget(self.go)
        layout.addWidget(line())
        self._add_later(layout, name)
        layout.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard onto passing the laptop."""
        self.go.setFocus()

    def _add_later(self, layout: QVBoxLayout, name: str) -> None:
        waiting = self._case.signing.awaits(self._signer)
        layout.addWidget(words(_("Not here?"), "strong"))
        if waiting:
            text = _("{name} signs later. The list reminds of it on {day}.")
            layout.addWidget(words(text.format(name=name, day=day(waiting.remind_on)), wrap=True))
        else:
            text = _("{name} signs later on this laptop. Choose when the list reminds of it.")
            layout.addWidget(words(text.format(name=name), wrap=True))
        self.remind = DateField()
        self.remind.set_value(waiting.remind_on if waiting else self._today + REMIND_AFTER)
        self.problem = ProblemLabel()
        self.later = button(_("Change the reminder") if waiting else _("Signs later"))
        self.later.clicked.connect(self._wait)
        row = bare(QHBoxLayout())
        row.addWidget(self.remind)
        row.addWidget(self.later)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        holder.setAccessibleName(_("Reminder"))
        self.remind.setAccessibleName(_("Day of the reminder"))
        layout.addWidget(labelled(_("Reminder"), holder, self.problem))
        layout.addWidget(words(_("Or at another laptop, with Näyttökumppani there."), wrap=True))
        self.send = button(_("Send as a file to be signed…"))
        self.send.clicked.connect(self._send)
        layout.addWidget(self.send)
        self.copy = button(_("Save a partly signed copy…"))
        self.copy.clicked.connect(self.copy_wanted)
        if self._case.is_closed:
            told = _("The student may have a copy now. It says itself that a signature is missing.")
            layout.addWidget(words(told, "muted", wrap=True))
        layout.addWidget(self.copy)
        self.copy.setVisible(self._case.is_closed)

    def _pass(self) -> None:
        self.passed.emit(self._signer)

    def _send(self) -> None:
        self.send_wanted.emit(self._signer)

    def _wait(self) -> None:
        on = self.remind.value()
        problems = problems_to_await(self._case, self._signer, on, self._today) if on else []
        text = "" if on else _("Write the day of the reminder.")
        self.problem.show_text("\n".join([*(one.text for one in problems), text]).strip(), field=self.remind)
        if on and not problems:
            self.awaited.emit(self._signer, on)
