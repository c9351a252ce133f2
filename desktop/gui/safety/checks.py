"""Looks after the file: the clock and a quick look at its pages soon after the start, all of it on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.workspace import Workspace
from desktop.gui.messages import ask, show_failure, show_text
from desktop.gui.tasks import Task
from desktop.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions.checking import Health
    from desktop.domain.erasure import Erasure

SOON = 3_000
"""Milliseconds from the opening to the quick look."""


class Checks(QObject):
    """Checks away from the window; it is silent while all is well.

    Signals:
        backups_wanted: the file is damaged, and the person wants to see the backups.
        checked: a check is over, whatever it found.
    """

    backups_wanted = Signal()
    checked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._window = workspace, parent
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look a moment from now."""
        self._timer.start(SOON)

    def look(self) -> None:
        """The quick look: the clock at once, the pages beside the window."""
        from desktop.actions.checking import clock_words, prepare_quick_check
        from desktop.actions.erasing import unfinished_removal

        if not self._workspace.is_open:
            return
        if text := clock_words(self._workspace):
            from PySide6.QtWidgets import QMessageBox

            show_text(self._window, text, QMessageBox.Icon.Warning)
        if (rest := unfinished_removal(self._workspace)) is not None:
            self._start(Task(rest), self._finish_removal)
        self._start(Task(prepare_quick_check(self._workspace)), self._note)

    def check(self) -> None:
        """Check everything, and tell also that all is well."""
        from desktop.actions.checking import prepare_full_check

        self._start(Task(prepare_full_check(self._workspace)), self._tell)

    def _start(self, task: Task, then: object) -> None:
        task.done.connect(then)
        task.failed.connect(self._tell_failure)
        task.ended.connect(self.checked)
        task.start()

    def _finish_removal(self, erasure: Erasure) -> None:
        """A removal that was cut off is whole now; its certificate is among the others."""
        from desktop.actions.erasing import finish_removal

        finish_removal(self._workspace, erasure)
        show_text(
            self._window, _("A removal that was cut off is done now. Its certificate is in Retention and removal.")
        )

    def _note(self, health: Health) -> None:
        """After the quick look: mended lists are read again, damage is told."""
        from desktop.actions.checking import note_mended

        if health.mended:
            note_mended(self._workspace)
        if not health.sound:
            self._tell(health)

    def _tell(self, health: Health) -> None:
        from desktop.actions.checking import health_words, note_mended

        text = "\n\n".join(health_words(health))
        if health.mended:
            note_mended(self._workspace)
        if health.sound:
            show_text(self._window, text)
        else:
            ask(self._window, text, _("See the backups"), self.backups_wanted.emit)

    def _tell_failure(self, error: Exception) -> None:
        show_failure(self._window, error)
