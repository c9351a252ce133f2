"""How a step of a made-up case is opened, by the teacher or by a guest; for the modules that list screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Draw, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def step(student: str, name: str) -> Draw:
    """A step of a made-up case."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step

        page = studio.case_page(student)
        if page.bench is not None:
            page.bench.go_to(Step(name))
        return page.window()

    return draw


def guest(student: str, role: str, name: str = "") -> Draw:
    """A guest's turn in a made-up case, in the language the screens are drawn in; ``name`` is a step."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step
        from desktop.domain.terms import Role
        from desktop.texts import language

        page = studio.case_page(student)
        wanted = language()
        page.begin_guest(Role(role))
        page._speak(wanted)
        if name and page.bench is not None:
            page.bench.go_to(Step(name))
        return page.window()

    return draw
