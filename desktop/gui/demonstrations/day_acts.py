"""What follows what the page of the day tells."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions import observing
from desktop.actions.phrases import own_phrases, save_phrases
from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.note_field import NoteWritten
from desktop.gui.demonstrations.phrase_chips import PhrasesDialog


class DayActs(QObject):
    """Keeps observations, shares them, and opens what belongs to the day. Lives as long as its page."""

    def __init__(self, workspace: Workspace, acts: CaseActs, page: DayPage, *, guest: bool) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page, self._guest = workspace, acts, page, guest
        page.noted.connect(self._note)
        page.note_edited.connect(self._edit)
        page.shared.connect(self._share)
        page.taken_back.connect(self._take_back)
        page.read.connect(self._read)
        page.field.phrases.own_wanted.connect(self._edit_phrases)
        self._show_phrases()

    def _note(self, by: str, note: NoteWritten, situation: str) -> None:
        kept = self._acts.attempt(
            observing.add_note, by, note.text, note.requirements, note.leaning, situation=situation
        )
        if kept:
            self._page.note_stored()

    def _edit(self, note: object) -> None:
        if self._acts.attempt(observing.edit_note, note):
            self._page.note_stored()

    def _share(self, by: str, note: str) -> None:
        self._acts.attempt(observing.share_notes, by, (note,) if note else None)

    def _take_back(self, by: str, note: str) -> None:
        self._acts.attempt(observing.take_back, by, note)

    def _read(self) -> None:
        if self._page.shown is not None:
            observing.mark_read(self._workspace, self._page.shown.case.id, self._page.shown.reader)

    def _show_phrases(self) -> None:
        self._page.field.phrases.show_starters(own_phrases(self._workspace), editable=not self._guest)

    def _edit_phrases(self) -> None:
        dialog = PhrasesDialog(own_phrases(self._workspace), self._page)
        dialog.written.connect(self._keep_phrases)
        dialog.open()

    def _keep_phrases(self, text: str) -> None:
        save_phrases(self._workspace, text)
        self._show_phrases()
