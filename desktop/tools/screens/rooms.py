"""The rooms, full and empty, the search over everything, and a new demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def room(name: str) -> Draw:
    """A room of the file with made-up demonstrations."""

    def draw(studio: Studio) -> QWidget:
        frame = studio.frame()
        frame.open_room(name)
        return frame.window()

    return draw


def empty(name: str) -> Draw:
    """A room of a new file."""

    def draw(studio: Studio) -> QWidget:
        from desktop.actions.opening import create_workspace
        from desktop.tools.sample_file import PASSPHRASE, QUICK

        path = studio.folder / f"{studio.workspace.new_id()}.naytot"
        fresh, _key = create_workspace(
            path, PASSPHRASE, studio.workspace.teacher, cost=QUICK, clock=studio.workspace.now
        )
        window = studio.closed_window(path)
        window.open(fresh).open_room(name)
        return window

    return draw


def search(text: str) -> Draw:
    """What the search over everything finds."""

    def draw(studio: Studio) -> QWidget:
        frame = studio.frame()
        studio.settle()
        frame.search.setFocus()
        frame.search.setText(text)
        frame.search.textEdited.emit(text)
        return frame.window()

    return draw


def _several(studio: Studio) -> QWidget:
    frame = studio.frame()
    for name in ("Aino", "Eero", "Noor"):
        frame.open_case(studio.case(name))
    return frame.window()


def _new_case(studio: Studio) -> QWidget:
    studio.frame().ask_new_case()
    return studio.dialog()


def _workplace_templates(studio: Studio) -> QWidget:
    frame = studio.frame()
    frame.open_room("workplaces")
    kept = studio.workspace.known.workplaces(studio.workspace.today(), "kuusikko")
    frame.room("workplaces").show_thing((kept[0].key,))
    return frame.window()


def _print(studio: Studio) -> QWidget:
    """What the code on a print leads to."""
    from desktop.domain.document_code import document_code
    from desktop.gui.verify.verify_page import VerifyPage

    frame, workspace = studio.frame(), studio.workspace
    frame.open_room("verify")
    page = frame.room("verify")
    assert isinstance(page, VerifyPage)
    case_id = workspace.lists.ids()[0]
    version = workspace.cases.version(case_id).hex()
    page.codes.code.setText(document_code(case_id, version, "assessment"))
    page.codes.search.click()
    return frame.window()


def _verdict(studio: Studio) -> QWidget:
    from desktop.gui.verify.verify_page import VerifyPage
    from desktop.tools.sample_verdict import sample_verdict

    frame = studio.frame()
    frame.open_room("verify")
    page = frame.room("verify")
    if isinstance(page, VerifyPage):
        page.show_verdict(sample_verdict())
    return frame.window()


SCREENS: list[Screen] = [
    ("today", room("today")),
    ("today-empty", empty("today")),
    ("tabs", _several),
    ("search", search("ar")),
    ("search-notes", search("asuk")),
    ("search-near", search("esimrekki")),
    ("cases", room("cases")),
    ("cases-empty", empty("cases")),
    ("students", room("students")),
    ("students-empty", empty("students")),
    ("workplaces", room("workplaces")),
    ("workplace-templates", _workplace_templates),
    ("new-case", _new_case),
    ("qualifications", room("qualifications")),
    ("qualifications-empty", empty("qualifications")),
    ("verify", room("verify")),
    ("verify-print", _print),
    ("verify-verdict", _verdict),
]
