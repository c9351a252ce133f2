"""Asking where a backup goes, making it, and telling how that went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.backup import back_up, newest_backup
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.messages import show_failure, show_text
from desktop.texts import _


class BackingUp(QObject):
    """Opens the question for the folder; the rest follows from the answer."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._parent = workspace, parent

    def ask(self) -> QFileDialog:
        """Ask for a stick or a folder, beginning where the newest backup went."""
        newest = newest_backup(self._workspace)
        folder = newest.path.parent if newest and newest.path.parent.is_dir() else _documents()
        title = _("Backup: choose a stick or a folder")
        dialog = QFileDialog(self._parent, title, str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Make the backup here"))
        dialog.fileSelected.connect(self.make)
        dialog.open()
        return dialog

    def make(self, folder: str) -> None:
        """Make the backup, and tell where it is or why it is not."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = back_up(self._workspace, Path(folder))
        except UserError as error:
            show_failure(self._parent, error)
        else:
            show_text(self._parent, _("The backup is at {path}. It opens with the same passphrase.").format(path=made))
        finally:
            QGuiApplication.restoreOverrideCursor()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
