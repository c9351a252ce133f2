"""Asking where a document goes, and whether a signed one shall really get a new version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.actions import sharing
from desktop.actions.documents import Paper
from desktop.actions.workspace import Workspace
from desktop.gui.choosing import ask_place, documents, pdf_files
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.messages import ask
from desktop.texts import _


class HandingOn:
    """Opens the questions before a document is written or versioned."""

    def __init__(self, workspace: Workspace, acts: CaseActs, parent: QWidget) -> None:
        self._workspace, self._acts, self._parent = workspace, acts, parent

    def ask_record(self, folder: Path) -> None:
        """Ask for the place of the record; the folder is offered."""
        self._ask(_("Save the assessment"), _("assessment"), self._acts.save_elsewhere, folder=folder)

    def ask_plan(self) -> None:
        """Ask for the place of the plan."""
        self._ask(_("Save the plan"), _("plan"), self._acts.save_plan)

    def ask_paper_card(self, observer: str) -> None:
        """Ask for the place of an assessor's card for observing on paper."""
        self._ask(_("Save the paper card"), _("paper card"), partial(self._acts.save_paper_card, observer))

    def ask_workplace_copy(self) -> None:
        """Ask for the place of the workplace's copy of the plan."""
        self._ask(_("Save the workplace's copy"), _("workplace"), self._acts.save_workplace_copy)

    def ask_paper(self, kind: Paper) -> None:
        """Ask for the place of the annex, of the plan for a retake, or of the papers of a review."""
        titles = {
            Paper.ANNEX: (_("Save the annex"), _("annex")),
            Paper.RETAKE: (_("Save the plan for the retake"), _("retake")),
            Paper.REVIEW_REQUEST: (_("Save the request for a review"), _("review request")),
            Paper.REVIEW_DECISION: (_("Save the decision on a review"), _("review decision")),
        }
        self._ask(*titles[kind], partial(self._acts.save_paper, kind))

    def ask_calendar(self, *, named: bool) -> None:
        """Ask for the place of the calendar file."""
        save = self._acts.save_calendar_with_name if named else self._acts.save_calendar
        self._ask(_("Save the calendar file"), _("times"), save, "ics", _("Calendar files (*.ics)"))

    def _ask(
        self,
        title: str,
        kind: str,
        save: Callable[[str], None],
        ending: str = "pdf",
        files: str = "",
        folder: Path | None = None,
    ) -> None:
        name = sharing.suggested_name(self._workspace, self._acts.case().id, kind, ending)
        ask_place(self._parent, title, (folder or documents()) / name, files or pdf_files(), save)

    def ask_new_version(self) -> None:
        """Ask before a signed document gets a new version."""
        text = _("The signed document stays as it is. You can change the new version, and everyone signs it again.")
        ask(self._parent, text, _("Make a new version"), self._acts.new_version)
