"""Says above a plan that it has changed since it was agreed, and what."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.agreeing import waits_again
from desktop.domain.terms import Role
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.widgets.labels import words
from desktop.texts import _, many

MOST = 5


class ChangesBand(QFrame):
    """A band with what has changed since; takes no room while nothing has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "warn")
        self.heading = words("", "strong", wrap=True)
        self.lines = words("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.lines)
        self.hide()

    def show_changes(self, shown: Shown) -> None:
        """Show what the reader should know before they agree again."""
        waiting = waits_again(shown.case.plan)
        if shown.reader in waiting:
            text = _("The plan has changed since you agreed to it. Agree again when it is right.")
        else:
            names = ", ".join(shown.case.person(role) or _(role.label) for role in waiting)
            text = _("The plan has changed. These agree again: {names}").format(names=names)
        self.heading.setText(text)
        told = [f"• {line}" for line in shown.changes[:MOST]]
        left = len(shown.changes) - MOST
        more = [many("and {n} other change", "and {n} other changes", left)] if left > 0 else []
        self.lines.setText("\n".join([*told, *more]))
        self.lines.setVisible(bool(told))
        self.setVisible(bool(waiting) and not shown.case.is_closed)


def who_is_told(shown_to: str, waiting: tuple[Role, ...]) -> Role | None:
    """For whom the changes are told: the reader, or the first of those who agree again."""
    return next((role for role in waiting if role == shown_to), waiting[0] if waiting else None)
