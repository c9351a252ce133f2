"""Asking for a file or a folder, the same way everywhere; the dialog goes away by itself when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.texts import _


def pdf_files() -> str:
    """What a dialog calls PDF documents."""
    return _("PDF documents (*.pdf)")


def ask_file(parent: QWidget, title: str, folder: Path, kinds: str, then: Callable[[str], object]) -> QFileDialog:
    """Ask for a file that is there; ``then`` is called with its path. No ``kinds`` offer every file."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, then)


def ask_files(parent: QWidget, title: str, folder: Path, kinds: str, then: Callable[[list[str]], object]) -> None:
    """Ask for one or more files that are there; ``then`` is called with their paths."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(then)
    dialog.open()


def ask_place(parent: QWidget, title: str, offered: Path, kinds: str, then: Callable[[str], object]) -> QFileDialog:
    """Ask where a file is written, with a folder and a name offered; ``then`` is called with its path."""
    dialog = _dialog(parent, title, offered, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(offered.suffix.lstrip("."))
    dialog.selectFile(offered.name)
    return _opened(dialog, then)


def ask_folder(parent: QWidget, title: str, folder: Path, then: Callable[[str], object], act: str = "") -> QFileDialog:
    """Ask for a folder; ``act`` is the button that takes it, ``then`` is called with its path."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if act:
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, act)
    return _opened(dialog, then)


def documents() -> Path:
    """The person's own folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _dialog(parent: QWidget, title: str, path: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(path), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _opened(dialog: QFileDialog, then: Callable[[str], object]) -> QFileDialog:
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog
