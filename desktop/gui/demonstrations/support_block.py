"""Support at the demonstration, and whether the workplace sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.demonstration import Plan
from desktop.domain.terms import Role
from desktop.gui.demonstrations.autosave import SelfSavingLine, SelfSavingText
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _, day


class SupportBlock(QWidget):
    """Edits the support of a plan and how it was agreed that the workplace sees it.

    Signals:
        changed: something was written or ticked.
        preview_wanted: the person wants to see what the workplace sees.
    """

    changed = Signal()
    preview_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = SelfSavingText(lines=2)
        self.text.setPlaceholderText(_("Help, more time, aids; no reasons and no health data"))
        self.told = words("", "small", wrap=True)
        self.shared = Tick(_("The student agrees that the workplace sees this"))
        self.how = SelfSavingLine()
        self.how.setPlaceholderText(_("How it was agreed"))
        self.how.setAccessibleName(_("How it was agreed that the workplace sees the support"))
        self.preview = button(_("What does the workplace see?"), "link")
        layout = bare(QVBoxLayout(self), 4)
        for widget in (labelled(_("Support at the demonstration"), self.text), self.told, self.shared, self.how):
            layout.addWidget(widget)
        layout.addWidget(self.preview)
        self.text.saved.connect(self.changed)
        self.how.saved.connect(self.changed)
        self.shared.clicked.connect(self.changed)
        self.preview.clicked.connect(self.preview_wanted)

    def show_support(self, shown: Shown) -> None:
        """Show the support of a case's plan. The workplace sees it only when it is shared, and edits nothing."""
        plan, on = shown.case.plan, shown.case.plan.support_agreed_on
        self.text.show_text(plan.support)
        self.how.show_text(plan.support_agreed_how)
        self.shared.setChecked(on is not None)
        self.told.setText(self._words(on))
        workplace = shown.reader == Role.INSTRUCTOR
        opened = not (shown.case.is_closed or workplace)
        for field in (self.text, self.how):
            field.setReadOnly(not opened)
        self.shared.setEnabled(opened)
        for widget in (self.told, self.shared):
            widget.setVisible(bool(plan.support.strip()) and not workplace)
        self.how.setVisible(on is not None and bool(plan.support.strip()))
        self.preview.setVisible(not shown.guest)
        self.setVisible(not workplace or bool(plan.support.strip()))

    def _words(self, on: date | None) -> str:
        if on is None:
            return _("The workplace does not see this before the student agrees to it.")
        return _("The workplace sees this; agreed {day}.").format(day=day(on))

    def with_support(self, plan: Plan, today: date) -> Plan:
        """The plan with the support as it stands on the screen."""
        shared = self.shared.isChecked()
        return replace(
            plan,
            support=self.text.toPlainText(),
            support_agreed_on=(plan.support_agreed_on or today) if shared else None,
            support_agreed_how=self.how.text() if shared else "",
        )
