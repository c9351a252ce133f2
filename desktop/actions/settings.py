"""Whose file it is."""

from __future__ import annotations

from dataclasses import asdict

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.texts import _, n_


def save_teacher(workspace: Workspace, teacher: Teacher) -> None:
    """Keep the teacher's own data; cases that are open already keep the teacher they have."""
    if not teacher.name.strip():
        raise UserError(_("Write your name: it stands in the documents."))
    with workspace.change(n_("Edit my data"), Kind.SETTINGS):
        workspace.settings.set("teacher", asdict(teacher))
