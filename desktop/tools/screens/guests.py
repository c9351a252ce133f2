"""What a guest sees who has the laptop: the instructor, the student, and giving it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.steps import guest
from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _student(way: str) -> Draw:
    """The student's own assessment at its fourth statement, at its last question, or asked back."""

    def draw(studio: Studio) -> QWidget:
        window = guest("Aino", "student")(studio)
        frame = studio.windows[-1].frame
        assert frame is not None
        assert frame.case_page is not None
        page = frame.case_page.self_assessment
        assert page is not None
        page.go_to(99 if way == "last" else 3)
        page.voice._find()
        if way == "declining":
            page.decline.click()
        return window

    return draw


def _give_back(studio: Studio) -> QWidget:
    window = guest("Aino", "instructor")(studio)
    page = studio.windows[-1].frame
    assert page is not None
    assert page.case_page is not None
    if page.case_page.bench is not None:
        page.case_page.bench.leave.click()
    return window


def _card(studio: Studio) -> QWidget:
    guest("Elias", "instructor", "plan")(studio)
    frame = studio.windows[-1].frame
    assert frame is not None
    assert frame.case_page is not None
    frame.case_page.show_card()
    return studio.dialog()


SCREENS: list[Screen] = [
    ("guest-instructor", guest("Aino", "instructor")),
    ("guest-instructor-plan", guest("Elias", "instructor", "plan")),
    ("guest-student-plan", guest("Elias", "student", "plan")),
    ("guest-student", _student("statement")),
    ("guest-student-last", _student("last")),
    ("guest-student-declining", _student("declining")),
    ("guest-student-answers", guest("Aino", "student")),
    ("guest-give-back", _give_back),
    ("guest-guiding-card", _card),
]
