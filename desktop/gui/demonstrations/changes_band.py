"""Says above a plan that it has changed since it was agreed, and what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.agreeing import waits_again
from desktop.domain.terms import Role, is_role
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _, many

MOST = 5


class ChangesBand(QFrame):
    """A band with what has changed since, and the ways on; takes no room while nothing has.

    ``offers_agreement`` is for a page that has no button of its own for agreeing.

    Signals:
        agreed: everybody agrees again at one table.
        agreed_alone: the Role of a guest who agrees for their own part.
        corrected: the words were corrected and mean the same.
    """

    agreed = Signal()
    agreed_alone = Signal(object)
    corrected = Signal()

    def __init__(self, parent: QWidget | None = None, *, offers_agreement: bool = False) -> None:
        super().__init__(parent)
        self._offers = offers_agreement
        self._guest: Role | None = None
        self.setProperty("surface", "warn")
        self.heading = words("", "strong", wrap=True)
        self.lines = words("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.lines)
        self.agree = button("", "primary")
        self.agree.clicked.connect(self._agree)
        self.correct = button(_("The words were corrected, nothing else changed"), "link")
        self.correct.clicked.connect(self.corrected)
        self._ways = QWidget()
        ways = bare(QHBoxLayout(self._ways))
        ways.addWidget(self.agree)
        ways.addWidget(self.correct)
        ways.addStretch(1)
        layout.addWidget(self._ways)
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
        self._show_ways(shown, waiting)
        self.setVisible(bool(waiting) and not shown.case.is_closed)

    def _show_ways(self, shown: Shown, waiting: tuple[Role, ...]) -> None:
        offered = self._offers and (not shown.guest or shown.reader in waiting)
        self._guest = Role(shown.reader) if shown.guest and is_role(shown.reader) else None
        self.agree.setText(_("I agree to the plan") if shown.guest else _("Agree again together"))
        self.agree.setVisible(offered)
        self.correct.setVisible(shown.may_correct)
        self._ways.setVisible(offered or shown.may_correct)

    def _agree(self) -> None:
        if self._guest is not None:
            self.agreed_alone.emit(self._guest)
        else:
            self.agreed.emit()


def who_is_told(shown_to: str, waiting: tuple[Role, ...]) -> Role | None:
    """For whom the changes are told: the reader, or the first of those who agree again."""
    return next((role for role in waiting if role == shown_to), waiting[0] if waiting else None)
