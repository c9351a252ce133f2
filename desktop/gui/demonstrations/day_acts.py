"""What follows what the page of the day tells."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.actions import agreeing, drafts, evidence, observing, planning
from desktop.actions.phrases import own_phrases, save_phrases
from desktop.actions.workspace import Workspace
from desktop.domain.case import assessor_name
from desktop.domain.errors import Problem, UserError
from desktop.domain.gates import problems_to_edit, problems_to_start
from desktop.domain.terms import Role
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.evidence_dialog import EvidenceDialog, EvidenceWritten
from desktop.gui.demonstrations.evidence_viewer import EvidenceViewer
from desktop.gui.demonstrations.handing_on import HandingOn
from desktop.gui.demonstrations.note_field import NoteWritten
from desktop.gui.demonstrations.offered import Pasted
from desktop.gui.demonstrations.paper_dialog import PaperDialog, PaperWritten
from desktop.gui.demonstrations.phrase_chips import PhrasesDialog
from desktop.gui.demonstrations.side_acts import SideActs


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
        page.evidence_offered.connect(self._ask_evidence)
        page.evidence_opened.connect(self._open_evidence)
        page.evidence_shared.connect(self._share_evidence)
        page.tools.paper_wanted.connect(self._ask_paper)
        page.tools.card_wanted.connect(self._ask_card)
        page.field.phrases.own_wanted.connect(self._edit_phrases)
        self._author = ""
        page.changes.agreed.connect(acts.agree)
        page.changes.agreed_alone.connect(self._agree_alone)
        page.changes.corrected.connect(self._correct)
        SideActs(acts, page)
        self._show_phrases()

    def _agree_alone(self, role: Role) -> None:
        self._acts.attempt(planning.agree_plan, (role,))

    def _correct(self) -> None:
        self._acts.attempt(agreeing.call_it_a_correction)

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

    def _ask_paper(self) -> None:
        shown, by = self._page.shown, self._page.by()
        if shown is None or self._refused(problems_to_start(shown.case)):
            return
        name = assessor_name(shown.case, by)
        self._paper_name = f"paper {shown.reader} {by}"  # what a guest left unfinished is nobody else's
        draft = drafts.draft(self._workspace, shown.case.id, self._paper_name)
        dialog = PaperDialog(shown, name, draft, self._page)
        self._author, self._paper = by, dialog
        dialog.drafted.connect(self._keep_paper_draft)
        dialog.written.connect(self._keep_paper)
        dialog.open()

    def _keep_paper_draft(self, text: str) -> None:
        try:
            drafts.keep_draft(self._workspace, self._acts.case().id, self._paper_name, text)
        except UserError as error:
            self._paper.text.answer(str(error))
            self._paper.show_refusal(str(error))

    def _keep_paper(self, written: PaperWritten) -> None:
        case_id = self._acts.case().id
        try:
            observing.add_paper_notes(
                self._workspace, case_id, self._author, written.lines, written.on, written.situation
            )
        except UserError as error:
            self._paper.show_refusal(str(error))
        else:
            self._paper.stored()

    def _ask_card(self) -> None:
        HandingOn(self._workspace, self._acts, self._page).ask_paper_card(self._page.by())

    def _refused(self, problems: list[Problem]) -> bool:
        """Say what stands in the way, if anything does."""
        if problems:
            self._page.show_refusal(problems[0].text)
        return bool(problems)

    def _ask_evidence(self, by: str, file: object) -> None:
        case = self._acts.case()
        if self._refused([*problems_to_start(case), *problems_to_edit(case)]):
            return
        notes = tuple(note for note in self._page.notes() if note.by == by)
        consent = next((one.consent for one in reversed(case.evidence) if one.by == by), "")
        waiting = file if isinstance(file, Path | Pasted) else None
        dialog = EvidenceDialog(notes, self._workspace.today(), consent=consent, waiting=waiting, parent=self._page)
        self._author = by
        dialog.written.connect(self._add_evidence)
        dialog.open()

    def _add_evidence(self, written: EvidenceWritten) -> None:
        self._acts.attempt(
            evidence.add_evidence,
            self._author,
            written.file,
            text=written.text,
            consent=written.consent,
            consent_on=written.consent_on,
            note=written.note,
        )

    def _share_evidence(self, by: str, one: str) -> None:
        self._acts.attempt(evidence.share_evidence, by, one)

    def _open_evidence(self, wanted: str) -> None:
        case = self._acts.case()
        found = next((one for one in self._page.evidence() if one.id == wanted), None)
        if found is None:
            return
        try:
            data = evidence.evidence_bytes(self._workspace, case.id, found.by, wanted)
        except UserError as error:
            self._page.show_refusal(str(error))
            return
        mine = found.by == self._page.by() and not case.is_closed and not case.earlier
        viewer = EvidenceViewer(found, data, assessor_name(case, found.by), removable=mine, parent=self._page)
        self._opened = found
        viewer.removed.connect(self._remove_evidence)
        viewer.open()

    def _remove_evidence(self) -> None:
        self._acts.attempt(evidence.remove_evidence, self._opened.by, self._opened.id)

    def _show_phrases(self) -> None:
        self._page.field.phrases.show_starters(own_phrases(self._workspace), editable=not self._guest)

    def _edit_phrases(self) -> None:
        self._phrases = PhrasesDialog(own_phrases(self._workspace), self._page)
        self._phrases.written.connect(self._keep_phrases)
        self._phrases.open()

    def _keep_phrases(self, text: str) -> None:
        try:
            save_phrases(self._workspace, text)
        except UserError as error:
            self._phrases.answer(str(error))
            return
        self._phrases.answer("")
        self._show_phrases()
