"""What follows when the day is interrupted, goes on, or gets a complement."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions import side
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_complement, problems_to_edit, problems_to_interrupt
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.side_dialogs import (
    ComplementDialog,
    ComplementWritten,
    InterruptDialog,
    InterruptionWritten,
)


class SideActs(QObject):
    """Opens the questions and stores what was agreed. Lives as long as its page."""

    def __init__(self, acts: CaseActs, page: DayPage) -> None:
        super().__init__(page)
        self._acts, self._page = acts, page
        page.tools.interruption_wanted.connect(self._ask_interruption)
        page.tools.complement_wanted.connect(self._ask_complement)
        page.side.resumed.connect(self._resume)
        page.side.shown_marked.connect(self._mark_shown)

    def _ask_interruption(self) -> None:
        shown = self._page.shown
        if shown is None or self._refused(problems_to_interrupt(shown.case)):
            return
        dialog = InterruptDialog(shown, self._page.unseen(), self._page)
        dialog.written.connect(self._interrupt)
        dialog.open()

    def _interrupt(self, written: InterruptionWritten) -> None:
        self._acts.attempt(
            side.interrupt,
            self._page.by(),
            written.reason,
            left=written.left,
            continues=written.continues,
            starts=written.starts,
        )

    def _ask_complement(self) -> None:
        shown = self._page.shown
        if shown is None or self._refused(problems_to_complement(shown.case)):
            return
        dialog = ComplementDialog(shown, self._page.unseen(), self._page)
        dialog.written.connect(self._complement)
        dialog.open()

    def _complement(self, written: ComplementWritten) -> None:
        self._acts.attempt(
            side.agree_complement,
            self._page.by(),
            written.way,
            written.what,
            requirements=written.requirements,
            on=written.on,
            starts=written.starts,
        )

    def _resume(self) -> None:
        self._acts.attempt(side.resume)

    def _mark_shown(self, complement: str, shown: bool) -> None:
        self._acts.attempt(side.mark_shown, complement, shown)

    def _refused(self, problems: list[Problem]) -> bool:
        """Say what stands in the way, if anything does."""
        missing = problems or problems_to_edit(self._acts.case())
        if missing:
            self._page.show_refusal(missing[0].text)
        return bool(missing)
