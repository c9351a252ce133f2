"""The day of the demonstration, in each of its telling states."""

from __future__ import annotations

from desktop.tools.screens.steps import step
from desktop.tools.screens.studio import Screen

SCREENS: list[Screen] = [
    ("case-day", step("Aino", "day")),
]
