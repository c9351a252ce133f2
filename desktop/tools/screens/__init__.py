"""Every screen by name, to look at (``python -m desktop.tools.screens OUT``) and to test."""

from __future__ import annotations

from desktop.tools.screens import (
    aftermath,
    assess,
    changed_plan,
    day,
    decide,
    elsewhere,
    guests,
    guidance,
    hoks,
    library,
    local_units,
    people,
    plan,
    registers,
    rooms,
    safety,
    scales,
    start,
    sub_areas,
    templates,
    third,
)
from desktop.tools.screens.studio import Screen, Studio, wanted_screens

SCREENS: list[Screen] = [
    one
    for part in (
        start,
        rooms,
        people,
        library,
        local_units,
        plan,
        changed_plan,
        templates,
        sub_areas,
        day,
        assess,
        decide,
        third,
        aftermath,
        registers,
        hoks,
        elsewhere,
        guests,
        guidance,
        safety,
        scales,
    )
    for one in part.SCREENS
]

__all__ = ["SCREENS", "Screen", "Studio", "wanted_screens"]
