"""What follows what the page of the decision tells: its documents."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions.documents import Paper
from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.handing_on import HandingOn


class DecideActs(QObject):
    """Asks where a document goes. Lives as long as its page."""

    def __init__(self, workspace: Workspace, acts: CaseActs, page: DecidePage) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page = workspace, acts, page
        page.paper_wanted.connect(self._save)

    def _save(self, kind: str) -> None:
        HandingOn(self._workspace, self._acts, self._page).ask_paper(Paper(kind))
