"""What the person's menu and the rooms offer for the file as a whole, opened around the window that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.errors import UserError
from desktop.gui.messages import show_failure

if TYPE_CHECKING:
    from desktop.gui.frame import Frame
    from desktop.gui.safety.removal_dialog import RemovalDialog
    from desktop.gui.safety.retention_dialog import RetentionDialog


class Safety(QObject):
    """Opens the dialogs for an open file, and lets the frame hear of what they do."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        frame.rail.retention_wanted.connect(self.ask_retention)
        frame.student_removal_wanted.connect(self.ask_student_removal)

    def ask_retention(self) -> RetentionDialog:
        """How long demonstrations are kept, and what is due."""
        from desktop.gui.safety.retention_dialog import RetentionDialog

        dialog = RetentionDialog(self._frame.workspace, self._frame)
        dialog.removal_wanted.connect(self.ask_removal)
        dialog.open()
        return dialog

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
