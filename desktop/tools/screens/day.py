"""The day of the demonstration, in each of its telling states."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.tools.sample_day import NAME, a_picture, running_case
from desktop.tools.screens.steps import guest, step
from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.day_page import DayPage

PAPER = """7.41 #1,2 + Kysyi asukkaalta luvan ennen pesua
7.55 #3 - Unohti sulkea verhon, korjasi muistutettaessa
#4 Tarjosi juotavaa jokaiselle
8.20 #14 Merkitsi juomiset listaan"""


def _running(draw: Draw) -> Draw:
    """What is drawn of the demonstration that is going on."""

    def made(studio: Studio) -> QWidget:
        running_case(studio.workspace)
        return draw(studio)

    return made


def _day(studio: Studio) -> DayPage:
    """The page of the day of the demonstration that is going on."""
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.day_page import DayPage

    running_case(studio.workspace)
    case = studio.case_page(NAME)
    assert case.bench is not None
    case.bench.go_to(Step.DAY)
    page = case.bench.pages[Step.DAY]
    assert isinstance(page, DayPage)
    return page


def _add_evidence(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.evidence_dialog import EvidenceDialog

    page = _day(studio)
    page.tools.evidence.click()
    dialog = page.findChildren(EvidenceDialog)[-1]
    dialog.agreed.click()
    dialog._show_file(a_picture())
    return dialog


def _see_evidence(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.evidence_viewer import EvidenceViewer

    page = _day(studio)
    page.evidence_opened.emit(page.evidence()[0].id)
    return page.findChildren(EvidenceViewer)[-1]


def _paper(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.paper_dialog import PaperDialog

    page = _day(studio)
    page.tools.paper.click()
    dialog = page.findChildren(PaperDialog)[-1]
    dialog.text.setPlainText(PAPER)
    return dialog


def _dialog_of(tool: str) -> Draw:
    """The dialog that a link of the day opens."""

    def draw(studio: Studio) -> QWidget:
        from PySide6.QtWidgets import QDialog

        page = _day(studio)
        getattr(page.tools, tool).click()
        return [one for one in page.findChildren(QDialog) if one.isVisible()][-1]

    return draw


def _interrupted(studio: Studio) -> QWidget:
    """Interrupted, with a complement agreed; drawn last, as it stays so."""
    from desktop.actions import side
    from desktop.domain.case import open_interruption
    from desktop.domain.terms import Coverage

    workspace, case = studio.workspace, running_case(studio.workspace)
    tomorrow = workspace.today() + timedelta(days=1)
    rows = case.unit.requirements
    if not case.complements:
        what = "Kertoo, miten vaitiolo näkyy kirjaamisessa"
        side.agree_complement(
            workspace, case.id, "teacher", Coverage.INTERVIEW, what, requirements=rows[8:9], on=tomorrow
        )
    if open_interruption(case) is None:
        side.interrupt(
            workspace,
            case.id,
            "teacher",
            "Työpaikalla tuli este",
            left=(rows[2], *rows[5:8]),
            continues=tomorrow,
            starts=time(12, 30),
        )
    return _day(studio).window()


SCREENS: list[Screen] = [
    ("case-day", step("Aino", "day")),
    ("case-day-running", _running(step(NAME, "day"))),
    ("evidence-add", _add_evidence),
    ("evidence-view", _see_evidence),
    ("paper", _paper),
    ("interrupt", _dialog_of("interrupt")),
    ("complement", _dialog_of("complement")),
    ("guest-day", _running(guest(NAME, "instructor", "day"))),
    ("case-day-interrupted", _interrupted),
]
