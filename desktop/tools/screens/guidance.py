"""Agreement and guidance: before anything is written, on the way, and the menu of a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.ending import COPY, Ending
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(ending: Ending, place: str = "guidance") -> QWidget:
    page = ending.open("plan")
    page.go_to_place(place)
    return page.window()


def _empty(studio: Studio) -> QWidget:
    return _opened(Ending(studio))


def _log(studio: Studio) -> QWidget:
    return _opened(_written(studio), "guidance.contacts")


def _whole(studio: Studio) -> QWidget:
    return _opened(_written(studio))


def _written(studio: Studio) -> Ending:
    from dataclasses import replace
    from datetime import timedelta

    from desktop.actions import guiding
    from desktop.domain.guidance import ContactWay, HazardousWork, Practice, Topic

    ending = Ending(studio).decide()
    file, today = ending.workspace, ending.workspace.today()
    guidance = replace(
        ending.case.guidance,
        suitable_on=today - timedelta(days=90),
        hours="ma–pe klo 7–15",
        insurance="Koulutuksen järjestäjä",
        travel="Opiskelija",
        meals="Työpaikalla",
        hazardous=HazardousWork.NOT_NEEDED,
    )
    guiding.write_guidance(file, COPY, guidance)
    guiding.mark_induction(file, COPY, list(Topic), today - timedelta(days=80), ending.case.instructor.name)
    for task, mark in zip(ending.case.plan.tasks, (Practice.MANAGES, Practice.MANAGES, Practice.STARTED), strict=False):
        guiding.mark_practice(file, COPY, task.id, mark)
    note = "Aamutoimet sujuvat. Kirjaamista harjoitellaan lisää."
    guiding.add_contact(file, COPY, today - timedelta(days=40), ContactWay.CALL, ending.case.instructor.name, note)
    guiding.set_aside(file, COPY, "M27", "tehty muussa tutkinnon osassa")
    return ending


SCREENS: list[Screen] = [("guidance-empty", _empty), ("guidance-written", _whole), ("guidance-log", _log)]
