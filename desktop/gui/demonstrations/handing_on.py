"""Asking where a document goes, and whether a signed one shall really get a new version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.actions import sharing
from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.texts import _


class HandingOn:
    """Opens the questions before a document is written or versioned."""

    def __init__(self, workspace: Workspace, acts: CaseActs, parent: QWidget) -> None:
        self._workspace, self._acts, self._parent = workspace, acts, parent

    def ask_record(self) -> None:
        """Ask for the place of the record."""
        self._ask(_("Save the assessment"), _("assessment"), self._acts.save_record)

    def ask_plan(self) -> None:
        """Ask for the place of the plan."""
        self._ask(_("Save the plan"), _("plan"), self._acts.save_plan)

    def ask_paper_card(self, observer: str) -> None:
        """Ask for the place of an assessor's card for observing on paper."""
        self._ask(_("Save the paper card"), _("paper card"), partial(self._acts.save_paper_card, observer))

    def _ask(self, title: str, kind: str, save: Callable[[str], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = sharing.suggested_name(self._workspace, self._acts.case().id, kind)
        dialog = QFileDialog(self._parent, title, str(Path(folder) / name), _("PDF documents (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(save)
        dialog.open()

    def ask_new_version(self) -> None:
        """Ask before a signed document gets a new version."""
        text = _("The signed document stays as it is. You can change the new version, and everyone signs it again.")
        box = QMessageBox(QMessageBox.Icon.Question, _("New version"), text, parent=self._parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        make = box.addButton(_("Make a new version"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        make.clicked.connect(self._acts.new_version)
        box.open()
