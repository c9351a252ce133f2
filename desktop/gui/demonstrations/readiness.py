"""Who says that the student is ready: three buttons with the person's letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.domain.demonstration import Plan
from desktop.domain.terms import Role
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.people import badge_icon
from desktop.gui.widgets.pressing import StayingButton
from desktop.texts import _

_SHORT_ORDER = (Role.STUDENT, Role.INSTRUCTOR, Role.TEACHER)


class ReadinessRow(QWidget):
    """Shows and changes who says that the student is ready.

    Signals:
        marked: a Role, and whether they say so from now on.
    """

    marked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = bare(QHBoxLayout(self), 4)
        self._buttons: dict[Role, QPushButton] = {}
        self._parties: tuple[Role, ...] = tuple(Role)
        for role in _SHORT_ORDER:
            self._buttons[role] = made = StayingButton()
            made.setAutoDefault(False)
            made.setCheckable(True)
            made.clicked.connect(self._mark)
            layout.addWidget(made)
        self.all = button("", "link")
        self.all.clicked.connect(self._mark_all)
        layout.addWidget(self.all)

    def show_plan(self, plan: Plan, only: Role | None = None) -> None:
        """Show who has said so; ``only`` is the guest who may speak for nobody else."""
        ready, self._parties = plan.ready, plan.parties
        three = len(self._parties) == len(Role)
        self.all.setText(_("All three") if three else _("Both"))
        told = _("All three say that the student is ready") if three else _("Both say that the student is ready")
        self.all.setToolTip(told)
        short = {Role.STUDENT: _("Student"), Role.INSTRUCTOR: _("Instructor"), Role.TEACHER: _("Teacher")}
        for role, made in self._buttons.items():
            done = role in ready
            made.setChecked(done)
            made.setText(f" {short[role]} {'✓' if done else '–'}")
            made.setIcon(badge_icon(role))
            state = _("says that the student is ready") if done else _("has not said that the student is ready")
            made.setAccessibleName(f"{_(role.label)}: {state}")
            made.setEnabled(only in (None, role))
            made.setVisible(role in self._parties)
        self.all.setVisible(only is None and not set(ready) & set(Role))

    def button(self, role: Role) -> QPushButton:
        """The button of a person."""
        return self._buttons[role]

    def _mark_all(self) -> None:
        for role in _SHORT_ORDER:
            if role in self._parties:
                self.marked.emit(role, True)

    def _mark(self, ready: bool) -> None:
        for role, made in self._buttons.items():
            if made is self.sender():
                self.marked.emit(role, ready)
