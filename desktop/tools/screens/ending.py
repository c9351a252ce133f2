"""The made-up demonstration played on to its decision and signatures, as far as a screen wants it, in a copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.texts import n_
from desktop.tools.screens.studio import Studio

if TYPE_CHECKING:
    from desktop.domain.case import Case
    from desktop.gui.demonstrations.case_page import CasePage
    from desktop.gui.demonstrations.step_page import StepPage

CODES = {"teacher": "opettaja-1234", "instructor": "ohjaaja-1234"}
DAY = date(2026, 11, 23)
COPY = "ending"
OPENED = n_("Open a case")


class Ending:
    """A copy of a made-up case after the two views, which goes away when the screen is drawn."""

    def __init__(self, studio: Studio) -> None:
        from desktop.actions import scenario
        from desktop.actions.workspace import Kind

        self.story = scenario
        self.studio = studio
        self.workspace = studio.workspace
        self.workspace.key_rounds = 1000
        self._before = self.workspace.now
        self._clock = scenario.StoryClock(self.workspace.now())
        self.workspace.now = self._clock
        self.sample = scenario.load("s-a", on=DAY)
        first = self.workspace.cases.get(studio.case("Aino"))
        with self.workspace.change(OPENED, Kind.CASE, case=COPY):
            self.workspace.cases.add(replace(first, id=COPY), who="teacher", what=OPENED)
        studio.afterwards.append(self._forget)

    def _forget(self) -> None:
        from desktop.actions.workspace import Kind

        self.workspace.now = self._before
        with self.workspace.change(OPENED, Kind.CASE, case=COPY):
            self.workspace.cases.delete(COPY)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.workspace.cases.get(COPY)

    def compare(self) -> Ending:
        """The common levels."""
        self.story.compare(self.workspace, self.sample, self.case, self._clock)
        return self

    def decide(self) -> Ending:
        """The decision, told to the student."""
        self.compare()
        self._clock.moment = self.sample.moment(self.sample.data["signatures"][0]["at"])
        self.story.decide(self.workspace, self.sample, self.case)
        return self

    def sign(self, *roles: str) -> Ending:
        """The decision and the signatures of these roles."""
        self.decide()
        for data in self.sample.data["signatures"]:
            if data["role"] in roles:
                self._sign(data)
        return self

    def _sign(self, data: dict[str, Any]) -> None:
        from desktop.actions import signing
        from desktop.domain.terms import Role

        self._clock.moment = self.sample.moment(data["at"])
        role, ink = Role(data["role"]), self.story.strokes(data["strokes"])
        signing.sign(self.workspace, COPY, role, code=CODES[role], strokes=ink, task=data["task"])

    def open(self, step: str) -> CasePage:
        """The case in a fresh window, at a step."""
        from desktop.domain.stages import Step

        frame = self.studio.frame()
        frame.open_case(COPY)
        page = frame.case_page
        assert page is not None
        assert page.bench is not None
        page.bench.go_to(Step(step))
        return page


def step_of(page: CasePage) -> StepPage:
    """The page of the step that is shown."""
    assert page.bench is not None
    return page.bench.pages[page.bench.step]
