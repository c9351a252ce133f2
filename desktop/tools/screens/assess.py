"""The assessment and the comparison, in each of their telling states."""

from __future__ import annotations

from desktop.tools.screens.steps import step
from desktop.tools.screens.studio import Screen

SCREENS: list[Screen] = [
    ("case-assess", step("Aino", "assess")),
]
