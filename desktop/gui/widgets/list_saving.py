"""Saving what a room lists as a table for spreadsheets."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.lists import ListKind, list_name, write_list
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_place, documents
from desktop.gui.messages import show_failure, show_text
from desktop.texts import _


def ask_list_place(parent: QWidget, workspace: Workspace, kind: ListKind) -> QFileDialog:
    """Ask where a list goes, and write it: as XLSX, or as CSV where the name ends so."""
    kinds = ";;".join((_("Excel table (*.xlsx)"), _("CSV table (*.csv)")))
    then = partial(_save, parent, workspace, kind)
    return ask_place(parent, _("Save as a list"), documents() / list_name(kind), kinds, then)


def _save(parent: QWidget, workspace: Workspace, kind: ListKind, name: str) -> None:
    try:
        write_list(workspace, kind, Path(name))
    except UserError as error:
        show_failure(parent, error)
    else:
        show_text(parent, _("Saved to {path}. The list is not encrypted.").format(path=name))
