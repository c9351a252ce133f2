"""The register: a student and a workplace without a demonstration, their forms, and a list that comes in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.widgets.register_page import RegisterPage


def _room(studio: Studio, name: str, words: str) -> RegisterPage:
    """A room in which somebody of the register is chosen."""
    from desktop.actions.register import undo_people
    from desktop.gui.widgets.register_page import RegisterPage
    from desktop.tools.sample_people import register_people

    workspace = studio.workspace
    register_people(workspace)
    studio.afterwards.append(partial(undo_people, workspace))
    frame = studio.frame()
    frame.open_room(name)
    page = frame.room(name)
    assert isinstance(page, RegisterPage)
    known = workspace.known
    found: list[Any] = [*known.students(workspace.today(), words), *known.workplaces(workspace.today(), words)]
    page.show_thing((found[0].key,))
    return page


def known(name: str, words: str) -> Draw:
    """A room with somebody of the register."""

    def draw(studio: Studio) -> QWidget:
        return _room(studio, name, words).window()

    return draw


def form(name: str, words: str) -> Draw:
    """The form of somebody of the register."""

    def draw(studio: Studio) -> QWidget:
        page: Any = _room(studio, name, words)
        page.edit.click()
        return studio.dialog()

    return draw


def _roster(studio: Studio) -> QWidget:
    from desktop.actions.roster import read_book
    from desktop.gui.rosters.roster_dialog import RosterDialog
    from desktop.tools.sample_people import ROSTER

    page = _room(studio, "students", "aada")
    RosterDialog(studio.workspace, read_book(ROSTER.encode()), "LH24.csv", page.window()).open()
    return studio.dialog()


def _problems(studio: Studio) -> QWidget:
    from desktop.gui.rosters.roster_dialog import RosterDialog

    dialog = _roster(studio)
    assert isinstance(dialog, RosterDialog)
    dialog.outcome.tabs.button("problems").click()
    return dialog


SCREENS: list[Screen] = [
    ("known-student", known("students", "aada")),
    ("known-student-form", form("students", "aada")),
    ("known-workplace", known("workplaces", "kaislikko")),
    ("known-workplace-form", form("workplaces", "kaislikko")),
    ("roster", _roster),
    ("roster-problems", _problems),
]
