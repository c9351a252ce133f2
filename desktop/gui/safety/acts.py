"""What the person's menu and the rooms offer for the file as a whole, opened around the window that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.errors import UserError
from desktop.gui.messages import show_failure
from desktop.gui.safety.automatic import AutomaticBackups
from desktop.gui.safety.checks import Checks
from desktop.texts import _, moment

if TYPE_CHECKING:
    from desktop.actions.locks import RecoveryKey
    from desktop.gui.frame import Frame
    from desktop.gui.safety.backups_dialog import BackupsDialog
    from desktop.gui.safety.locks_dialog import LocksDialog
    from desktop.gui.safety.removal_dialog import RemovalDialog
    from desktop.gui.safety.retention_dialog import RetentionDialog


class Safety(QObject):
    """Opens the dialogs for an open file, and lets the frame hear of what they do.

    Signals:
        restored: a backup has taken the file's place, or could not (`Restored`); the frame's own file is closed.
    """

    restored = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._begun = False
        frame.rail.count_due = self._count_due
        self.automatic = AutomaticBackups(frame.workspace, self)
        self.automatic.made.connect(self._tell_backup)
        self.automatic.failed.connect(self._tell_trouble)
        self.checks = Checks(frame.workspace, frame)
        self.checks.backups_wanted.connect(self.ask_backups)
        frame.rail.backups_wanted.connect(self.ask_backups)
        frame.rail.locks_wanted.connect(self.ask_locks)
        frame.rail.retention_wanted.connect(self.ask_retention)
        frame.takeout_wanted.connect(self.ask_takeout)
        frame.student_removal_wanted.connect(self.ask_student_removal)

    def _count_due(self) -> int:
        """How many demonstrations are due to be removed."""
        from desktop.actions.retention import count_due

        return count_due(self._frame.workspace)

    def begin(self) -> None:
        """Look after the file from now on: clock, soundness, automatic backups. All of it after the first page."""
        if self._frame.workspace.only_looked_at:
            return
        self._begun = True
        self.automatic.begin()
        self.checks.begin()

    def finish(self) -> None:
        """The file is about to be closed: make the last backup of this session."""
        if self._begun:
            self.automatic.finish()

    def _tell_backup(self) -> None:
        from desktop.actions.automatic import automatic_backups

        made = automatic_backups(self._frame.workspace)
        text = _("Automatic backup: {moment}").format(moment=moment(made[0].at)) if made else ""
        self._frame.tell_backup(text)

    def _tell_trouble(self, why: str) -> None:
        self._frame.tell_backup(_("No automatic backup could be made: {reason}").format(reason=why), failed=True)

    def ask_backups(self) -> BackupsDialog:
        """The backups that are there, and restoring one."""
        from desktop.gui.safety.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._frame.workspace, self._frame)
        dialog.backup_wanted.connect(self._frame.ask_backup)
        dialog.restore_wanted.connect(self._restore)
        dialog.check_wanted.connect(self.checks.check)
        dialog.open()
        return dialog

    def _restore(self, copy: Path) -> None:
        """Let a backup take the file's place: the cases are closed first, and the window shows the file anew."""
        from desktop.actions.restoring import restore_backup
        from desktop.gui.safety.backups_dialog import BackupsDialog

        for dialog in self._frame.findChildren(BackupsDialog):
            dialog.accept()
        self._frame.end()
        self.automatic.wait()
        self.restored.emit(restore_backup(self._frame.workspace, copy))

    def ask_retention(self) -> RetentionDialog:
        """How long demonstrations are kept, and what is due."""
        from desktop.gui.safety.retention_dialog import RetentionDialog

        dialog = RetentionDialog(self._frame.workspace, self._frame)
        dialog.removal_wanted.connect(self.ask_removal)
        dialog.open()
        return dialog

    def ask_takeout(self, key: str) -> None:
        """Ask where everything about a student goes."""
        from desktop.gui.safety.takeout import TakeoutQuestion

        TakeoutQuestion(self._frame.workspace, key, self._frame).ask()

    def ask_locks(self) -> LocksDialog:
        """Who can open the file."""
        from desktop.gui.safety.locks_dialog import LocksDialog

        dialog = LocksDialog(self._frame.workspace, self._frame)
        dialog.key_made.connect(self._show_key)
        dialog.open()
        return dialog

    def _show_key(self, key: RecoveryKey) -> None:
        """Show a new recovery key, once."""
        from PySide6.QtWidgets import QDialog, QVBoxLayout

        from desktop.gui.start.recovery_page import RecoveryPage

        shown = QDialog(self._frame)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.setWindowTitle(_("Recovery key"))
        page = RecoveryPage(key.groups, key.qr_svg())
        page.confirmed.connect(shown.accept)
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(page)
        shown.open()

    def ask_student_removal(self, key: str) -> RemovalDialog | None:
        """Ask before a student is removed for good with all that is kept of them."""
        return self.ask_removal((), key)

    def ask_removal(self, case_ids: Sequence[str], student: str = "") -> RemovalDialog | None:
        """Ask before demonstrations are removed for good."""
        from desktop.gui.safety.removal_dialog import RemovalDialog
        from desktop.gui.safety.retention_dialog import RetentionDialog

        try:
            dialog = RemovalDialog(self._frame.workspace, case_ids, student, self._frame)
        except UserError as error:
            show_failure(self._frame, error)
            return None
        dialog.begun.connect(self._close_cases)
        for one in self._frame.findChildren(RetentionDialog):
            dialog.removed.connect(one.refresh)
        dialog.open()
        return dialog

    def _close_cases(self, case_ids: Sequence[str]) -> None:
        for case_id in case_ids:
            self._frame.cases.close_if_open(case_id)
