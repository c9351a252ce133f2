"""The day of the demonstration, in each of its telling states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.sample_day import NAME, running_case
from desktop.tools.screens.steps import guest, step
from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _running(draw: Draw) -> Draw:
    """What is drawn of the demonstration that is going on."""

    def made(studio: Studio) -> QWidget:
        running_case(studio.workspace)
        return draw(studio)

    return made


SCREENS: list[Screen] = [
    ("case-day", step("Aino", "day")),
    ("case-day-running", _running(step(NAME, "day"))),
    ("guest-day", _running(guest(NAME, "instructor", "day"))),
]
