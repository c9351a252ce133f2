"""Who has agreed to the plan and when, each for themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.terms import Role
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.people import PersonBadge
from desktop.texts import _, day

ORDER = (Role.STUDENT, Role.INSTRUCTOR, Role.TEACHER)


class AgreementBlock(QWidget):
    """Shows the three people of a plan with their agreement, and lets the reader agree alone.

    Signals:
        agreed: the Role of who agrees.
    """

    agreed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = Role.TEACHER
        layout = bare(QVBoxLayout(self), 4)
        layout.addWidget(words(_("Agreed by"), "strong"))
        self.states = {role: words(wrap=True) for role in ORDER}
        self._lines: dict[Role, QWidget] = {}
        for role, state in self.states.items():
            self._lines[role] = line = QWidget()
            row = bare(QHBoxLayout(line))
            row.addWidget(PersonBadge(role, 18))
            row.addWidget(state, 1)
            layout.addWidget(line)
        self.own = button(_("I agree for my own part"), "link")
        self.own.clicked.connect(self._agree)
        layout.addWidget(self.own)

    def show_agreement(self, shown: Shown) -> None:
        """Show who has agreed to the plan of a case."""
        self._reader = Role(shown.reader)
        for role, label in self.states.items():
            self._lines[role].setVisible(role in shown.case.plan.parties)
            text, look = _state(shown, role)
            name = shown.case.person(role) or _(role.label)
            label.setText(f"{name}: {text}")
            if label.property("look") != look:
                label.setProperty("look", look)
                label.style().polish(label)
        agreed = self._reader in shown.case.plan.agreed
        self.own.setVisible(not (shown.guest or agreed or shown.case.is_closed))

    def _agree(self) -> None:
        self.agreed.emit(self._reader)


def _state(shown: Shown, role: Role) -> tuple[str, str]:
    """What a person has said, and how it looks."""
    plan = shown.case.plan
    if role in plan.agreed:
        return f"{day(plan.agreed[role])} ✓", "good"
    if role in plan.agreed_before:
        return _("{day}, changed since").format(day=day(plan.agreed_before[role])), "warn"
    return _("not yet"), "muted"
