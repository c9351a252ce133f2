"""Giving the laptop back: the guest is done, and the teacher's code opens everything else again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.tasks import Task
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.secret_field import secret_field
from desktop.texts import _


class GiveBackPage(QWidget):
    """Asks for the teacher's code. ``checking`` gives the slow work that tells whether a text is it.

    Signals:
        given_back: the teacher has the laptop.
        returned: the guest wants to go on.
    """

    given_back = Signal()
    returned = Signal()

    def __init__(
        self, teacher: str, checking: Callable[[str], Callable[[], bool]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("guest", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._checking = checking
        self._task: Task | None = None
        self.code = secret_field()
        self.code.returnPressed.connect(self.open)
        self.problem = ProblemLabel()
        self.act = button(_("Open"), "primary", icon="lock")
        self.act.clicked.connect(self.open)
        self.back = button(_("Go on as guest"))
        self.back.clicked.connect(self.returned)
        card = Card(_("Give the laptop to {name}").format(name=teacher or _("the teacher")))
        card.setMinimumWidth(480)
        card.body.addWidget(words(_("Thank you! Everything is stored."), wrap=True))
        card.body.addWidget(labelled(_("The teacher's own code, or the file's passphrase"), self.code, self.problem))
        row = bare(QHBoxLayout())
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.act)
        card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def begin(self) -> None:
        """Put the keyboard into an empty field."""
        self.code.clear()
        self.problem.show_text("", field=self.code)
        self.code.setFocus()

    def open(self) -> None:
        """Open everything, if the code is right; checking it takes a moment, away from the window."""
        if self._task is not None:
            return
        if not self.code.text():
            self.problem.show_text(_("Write the code first."), field=self.code)
            return
        self._show_busy(True)
        self._task = Task(self._checking(self.code.text()))
        self._task.done.connect(self._judge)
        self._task.failed.connect(self._refuse)
        self._task.ended.connect(self._end)
        self._task.start()

    def _judge(self, right: bool) -> None:
        self._show_busy(False)
        if right:
            self.given_back.emit()
            return
        text = _("This is not the teacher's code. Nothing is lost: try again, or go on as guest.")
        self.problem.show_text(text, field=self.code)
        self.code.setFocus()
        self.code.selectAll()

    def _refuse(self, error: UserError) -> None:
        """Too many wrong codes: say how long to wait."""
        self._show_busy(False)
        self.problem.show_text(str(error), field=self.code)
        self.code.setFocus()

    def _end(self) -> None:
        self._task = None

    def _show_busy(self, busy: bool) -> None:
        for widget in (self.code, self.act, self.back):
            widget.setEnabled(not busy)
        self.act.setText(_("Checking…") if busy else _("Open"))
