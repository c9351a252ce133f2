"""Bringing in a file of plans (HOKS): asked for or dropped, read beside the window, shown before it is taken in."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.curricula import read_bytes
from desktop.actions.plan_preview import preview_kept, preview_plans, read_plans
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file, documents
from desktop.gui.hoks.plan_dialog import PlanDialog
from desktop.gui.messages import show_failure
from desktop.gui.tasks import Task
from desktop.texts import _

if TYPE_CHECKING:
    from desktop.gui.frame import Frame


class PlanBringer(QObject):
    """Brings in one file. Lives as long as the widget it stands over.

    Signals:
        case_wanted: the id of a new demonstration that the person wants to open.
    """

    case_wanted = Signal(str)

    def __init__(self, workspace: Workspace, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._over = workspace, over
        self._name = ""
        self._task: Task | None = None

    def ask(self) -> None:
        """Ask for the file."""
        title, kinds = _("Bring in a plan (HOKS)"), _("Plans from eHOKS (*.json)")
        ask_file(self._over, title, documents(), kinds, self.bring).rejected.connect(self._give_up)

    def bring(self, name: str) -> None:
        """Read a file and show what it would bring."""
        path = Path(name)
        self._name = path.name
        self._task = Task(partial(_read, path, self._workspace.today()))
        self._task.done.connect(self._show)
        self._task.failed.connect(self._refuse)
        self._task.start()

    def _give_up(self) -> None:
        if self._task is None:
            self.deleteLater()

    def show_kept(self, key: str) -> None:
        """Show once more a plan that was brought in before."""
        self._open(PlanDialog(self._workspace, preview_kept(self._workspace, key), self._over))

    def _show(self, read: Any) -> None:
        self._open(PlanDialog(self._workspace, preview_plans(self._workspace, read, self._name), self._over))

    def _open(self, dialog: PlanDialog) -> None:
        dialog.case_wanted.connect(self.case_wanted)
        dialog.finished.connect(self.deleteLater)
        dialog.open()

    def _refuse(self, error: UserError) -> None:
        show_failure(self._over, UserError(f"{self._name}: {error}"))
        self.deleteLater()


def bringer(frame: Frame) -> PlanBringer:
    """What brings in a file over the window; a new demonstration is opened there."""
    made = PlanBringer(frame.workspace, frame)
    made.case_wanted.connect(frame.open_case)
    return made


def _read(path: Path, today: date) -> object:
    return read_plans(read_bytes(path), today)
