"""The pages of a case by step. Only what is looked at costs time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from desktop.domain.stages import Step
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage


class StepPages(Mapping[Step, StepPage]):
    """Makes a page when it is first asked for, and lets a page show the newest case when it is next asked for.

    ``draft`` gives the unfinished words that are kept for a field.
    """

    def __init__(self, steps: Iterable[Step], make: Callable[[Step], StepPage], draft: Callable[[str], str]) -> None:
        self._steps = tuple(steps)
        self._make = make
        self._draft = draft
        self._made: dict[Step, StepPage] = {}
        self._behind: set[Step] = set()
        self._shown: Shown | None = None

    def __getitem__(self, step: Step) -> StepPage:
        if step not in self._steps:
            raise KeyError(step)
        if step not in self._made:
            page = self._made[step] = self._make(step)
            self._bring_up_to_date(step)
            page.show_drafts({name: self._draft(name) for name in page.draft_names()})
        elif step in self._behind:
            self._bring_up_to_date(step)
        return self._made[step]

    def __contains__(self, step: object) -> bool:
        return step in self._steps

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def made(self) -> Collection[tuple[Step, StepPage]]:
        """The pages that somebody has asked for so far."""
        return tuple(self._made.items())

    def show_case(self, shown: Shown, front: Step | None) -> None:
        """Show the case on the page in front now, on the others when they are asked for."""
        self._shown = shown
        self._behind = set(self._made)
        if front is not None:
            self._bring_up_to_date(front)

    def _bring_up_to_date(self, step: Step) -> None:
        self._behind.discard(step)
        if self._shown is not None:
            self._made[step].show_case(self._shown)
