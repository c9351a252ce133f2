"""Opens the history of a case and does what the person wants of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.actions.history import case_history, changes_of, changes_since_signed, return_to
from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.history_dialog import HistoryDialog


def show_history(workspace: Workspace, acts: CaseActs, reader: str, parent: QWidget) -> HistoryDialog:
    """Show who did what when in a case."""
    case = acts.case()
    dialog = HistoryDialog(
        case,
        case_history(workspace, case.id),
        partial(changes_of, workspace, case.id, reader=reader),
        changes_since_signed(workspace, case.id, reader),
        parent,
    )
    dialog.return_wanted.connect(partial(acts.attempt, return_to))
    dialog.open()
    return dialog
