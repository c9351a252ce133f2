"""What a guest sees who has the laptop: the instructor, the student, and giving it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.steps import guest
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _give_back(studio: Studio) -> QWidget:
    window = guest("Aino", "instructor")(studio)
    page = studio.windows[-1].frame
    assert page is not None
    assert page.case_page is not None
    if page.case_page.bench is not None:
        page.case_page.bench.leave.click()
    return window


SCREENS: list[Screen] = [
    ("guest-instructor", guest("Aino", "instructor")),
    ("guest-student", guest("Aino", "student")),
    ("guest-give-back", _give_back),
]
