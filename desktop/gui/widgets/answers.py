"""The bottom of a dialog: the way out, and at the right the act by its own verb."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from desktop.gui.widgets.buttons import button
from desktop.texts import _

DIALOG_MARGINS = (24, 20, 24, 20)
"""The air around what stands in a dialog."""


def dialog_column(dialog: QDialog, gap: int) -> QVBoxLayout:
    """The column in which a dialog lays out its parts, with the air around them and the gap between them."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*DIALOG_MARGINS)
    column.setSpacing(gap)
    return column


class Answers(QDialogButtonBox):
    """The act and the way out, in the same order in every dialog: the style sheet keeps it on every system.

    ``then`` does the act where the dialog is not simply accepted; ``enter`` is whether Enter does it too. ``kind`` and
    ``icon`` are those of the act.
    """

    def __init__(
        self,
        act: str,
        dialog: QDialog,
        *,
        then: Callable[[], None] | None = None,
        give_up: str = "",
        enter: bool = True,
        kind: str = "primary",
        icon: str = "",
    ) -> None:
        super().__init__(dialog)
        self.act = button(act, kind, icon)
        self.act.setAutoDefault(enter)
        self.act.setDefault(enter)
        self.give_up = button(give_up or _("Cancel"))
        self.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.addButton(self.give_up, QDialogButtonBox.ButtonRole.RejectRole)
        self.accepted.connect(then or dialog.accept)
        self.rejected.connect(dialog.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the dialog the height that its wrapped words need: Qt opens it at two thirds of a low screen at most."""
        super().showEvent(event)
        dialog, layout = self.window(), self.window().layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalMinimumHeightForWidth(dialog.width())
            dialog.resize(dialog.width(), max(dialog.height(), needed))

    def minimumSizeHint(self) -> QSize:
        """Room for every word on the buttons: a box squeezes them otherwise."""
        return self.sizeHint()

    def put_aside(self, other: QPushButton) -> None:
        """Put an act of another sort at the other end, away from the answer."""
        self.addButton(other, QDialogButtonBox.ButtonRole.ResetRole)
