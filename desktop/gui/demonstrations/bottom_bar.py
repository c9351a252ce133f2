"""The bar under the steps of a case: what the page in front says, whether all is saved, and the acts."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.more_menu import MoreButton
from desktop.gui.demonstrations.step_page import StepPage, bare
from desktop.gui.theme import TARGET
from desktop.gui.widgets.buttons import button
from desktop.texts import _


class BottomBar(QFrame):
    """Holds the footers and buttons of every page that was made; each shows its own while it is in front."""

    def __init__(self, workspace: Workspace, *, guest: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self.setMinimumHeight(55)
        self._footers, self._acts = bare(QHBoxLayout(), 0), bare(QHBoxLayout(), 0)
        self.saved = button("", "quiet")
        self.saved.setToolTip(_("See what has changed and when"))
        self.saved.setEnabled(not guest)
        self.undo = button("", "quiet", icon="undo")
        self.undo.setAccessibleName(_("Undo"))
        self.undo.setToolTip(_("Undo") + " (Ctrl+Z)")
        self.undo.setVisible(False)
        self.more = MoreButton(workspace)
        for small in (self.undo, self.more):
            small.setFixedWidth(TARGET)
            small.setIconSize(QSize(16, 16))
        self._row = bare(QHBoxLayout(self), 6)
        self._row.setContentsMargins(20, 8, 20, 8)
        self._row.addLayout(self._footers, 1)
        for widget in (self.undo, self.saved, self.more):
            self._row.addWidget(widget)
        self._row.addLayout(self._acts)
        self.more.setVisible(not guest)

    def add(self, widget: QWidget) -> None:
        """Put one more thing at the right end."""
        self._row.addWidget(widget)

    def add_page(self, page: StepPage) -> None:
        """Hold what belongs to a page, hidden until it comes to the front."""
        for row, part in ((self._footers, page.footer), (self._acts, page.buttons)):
            row.addWidget(part)
            part.hide()
