"""The decision and the signatures, in each of their telling states."""

from __future__ import annotations

from desktop.tools.screens.steps import step
from desktop.tools.screens.studio import Screen

SCREENS: list[Screen] = [
    ("case-decide", step("Aino", "decide")),
    ("case-sign", step("Aino", "sign")),
]
