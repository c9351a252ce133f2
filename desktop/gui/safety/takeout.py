"""Asking where everything about a student goes, writing it beside the window, and telling how that went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.takeout import ZIP, prepare_takeout, takeout_name
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.people import Student
from desktop.gui.choosing import ask_place, documents
from desktop.gui.messages import show_failure, show_text
from desktop.gui.tasks import Task
from desktop.texts import _


class TakeoutQuestion(QObject):
    """Opens the question for the place; the rest follows from the answer."""

    def __init__(self, workspace: Workspace, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._key, self._window = workspace, key, parent

    def ask(self) -> QFileDialog:
        """Ask for a file, named after the student."""
        rows = self._workspace.known.students(self._workspace.today())
        student = next((one.student for one in rows if one.key == self._key), Student())
        offered = documents() / takeout_name(student)
        title = _("Save everything about the student")
        return ask_place(self._window, title, offered, _("Packed folders (*.zip)"), self.write)

    def write(self, name: str) -> None:
        """Collect and write it; a file that the person has agreed to replace goes first."""
        path = Path(name)
        try:
            if path.suffix == ZIP and path.is_file():
                path.unlink()
            task = Task(prepare_takeout(self._workspace, self._key, path))
        except (UserError, OSError) as error:
            show_failure(self._window, error)
            return
        task.done.connect(self._tell)
        task.failed.connect(self._tell_failure)
        task.start()

    def _tell(self, path: Path) -> None:
        text = _("Everything about the student is in {path}. It is not encrypted: hand it over and remove it here.")
        show_text(self._window, text.format(path=path))

    def _tell_failure(self, error: UserError) -> None:
        show_failure(self._window, error)
