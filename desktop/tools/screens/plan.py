"""The plan, in each of its telling states, and what opens from it."""

from __future__ import annotations

from desktop.tools.screens.steps import step
from desktop.tools.screens.studio import Screen

SCREENS: list[Screen] = [
    ("case-plan-begun", step("Noor", "plan")),
    ("case-plan", step("Aino", "plan")),
]
