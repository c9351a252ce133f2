"""Asking for a list of people, reading it beside the window, and showing what it would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.roster import KINDS, Book, read_book, read_file
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file, documents
from desktop.gui.messages import show_failure
from desktop.gui.rosters.roster_dialog import RosterDialog
from desktop.gui.tasks import Task
from desktop.texts import _


class BringingIn(QObject):
    """Opens the question for the file; the rest follows from the answer."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._parent = workspace, parent
        self._name = ""
        self._task: Task | None = None

    def ask(self) -> QFileDialog:
        """Ask for the file."""
        kinds = _("Lists ({kinds})").format(kinds=" ".join(KINDS))
        return ask_file(self._parent, _("Bring in a list of people"), documents(), kinds, self.read)

    def read(self, name: str) -> None:
        """Read a file, and show it or say why it cannot be read."""
        path = Path(name)
        self._name = path.name
        self._task = Task(lambda: read_book(read_file(path)))
        self._task.done.connect(self._show)
        self._task.failed.connect(self._refuse)
        self._task.start()

    def _show(self, book: Book) -> None:
        RosterDialog(self._workspace, book, self._name, self._parent).open()
        self.deleteLater()

    def _refuse(self, error: UserError) -> None:
        show_failure(self._parent, error)
        self.deleteLater()
