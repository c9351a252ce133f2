"""Asking where a backup goes, making it, and telling how that went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.backup import newest_backup, note_backup, prepare_backup
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_folder, documents
from desktop.gui.messages import show_failure, show_text
from desktop.gui.tasks import Task
from desktop.texts import _


class BackingUp(QObject):
    """Opens the question for the folder; the rest follows from the answer."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._parent = workspace, parent

    def ask(self) -> QFileDialog:
        """Ask for a stick or a folder, beginning where the newest backup went."""
        newest = newest_backup(self._workspace)
        folder = newest.path.parent if newest and newest.path.parent.is_dir() else documents()
        title = _("Backup: choose a stick or a folder")
        return ask_folder(self._parent, title, folder, self.make, act=_("Make the backup here"))

    def make(self, folder: str) -> None:
        """Make the backup beside the window, and tell where it is or why it is not."""
        try:
            work = prepare_backup(self._workspace, Path(folder))
        except OSError as error:
            show_failure(self._parent, error)
            return
        task = Task(work)
        task.done.connect(self._tell)
        task.failed.connect(self._tell_failure)
        task.start()

    def _tell(self, made: Path) -> None:
        note_backup(self._workspace, made)
        show_text(self._parent, _("The backup is at {path}. It opens with the same passphrase.").format(path=made))

    def _tell_failure(self, error: UserError) -> None:
        show_failure(self._parent, error)
