"""The card that tells an instructor in a minute how to guide and assess."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions import guiding
from desktop.actions.workspace import Workspace
from desktop.domain.guiding_card import CARD
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.gui.widgets.labels import words
from desktop.texts import _


class GuidingCard(ActDialog):
    """Shows the card; who says to have read it meets the point of the minimum level."""

    def __init__(self, workspace: Workspace, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(_("How to guide and assess"), _("I have read this"), parent=parent)
        for heading, lines in CARD:
            self.add_row(words(_(heading), "strong"))
            for line in lines:
                self.add_row(words(f"• {_(line)}", wrap=True))
        self.does(lambda: guiding.read_card(workspace, case_id))
