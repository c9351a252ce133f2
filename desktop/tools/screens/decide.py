"""The decision and the signatures, in each of their telling states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.tools.screens.ending import COPY, Ending, step_of
from desktop.tools.screens.steps import step
from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _begun(studio: Studio) -> QWidget:
    """The grade is chosen, and two sentences are put into the reason."""
    from desktop.domain.terms import Grade
    from desktop.gui.demonstrations.decide_page import DecidePage

    page = Ending(studio).compare().open("decide")
    decide = step_of(page)
    assert isinstance(decide, DecidePage)
    assert decide.grades.control is not None
    decide.grades.control.button(Grade.FOUR).click()
    for place in (1, 4):
        decide.reasons.stones.pick(place)
    return page.window()


def _fail(studio: Studio) -> QWidget:
    """A fail with its retake."""
    from desktop.actions import deciding
    from desktop.domain.assessment import Retake
    from desktop.domain.terms import Grade

    ending = Ending(studio).compare()
    retake = Retake(learn="Asukkaan turvallinen siirtäminen ja sen kirjaaminen.", on=date(2027, 1, 12))
    failed = replace(ending.case.decision, grade=Grade.FAIL, fail_reason="Siirto jäi turvattomaksi.", retake=retake)
    deciding.save_decision(ending.workspace, COPY, failed)
    return ending.open("decide").window()


def _told(studio: Studio) -> QWidget:
    return Ending(studio).decide().open("decide").window()


def _sign(*roles: str) -> Draw:
    """Signed by these roles."""

    def draw(studio: Studio) -> QWidget:
        return Ending(studio).sign(*roles).open("sign").window()

    return draw


def _turn(*roles: str) -> Draw:
    """The instructor has the laptop to sign, after these roles."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.terms import Role
        from desktop.texts import language

        wanted = language()
        page = Ending(studio).sign(*roles).open("sign")
        page.begin_signing(Role.INSTRUCTOR)
        page._speak(wanted)
        return page.window()

    return draw


def _refusing(studio: Studio) -> QWidget:
    window = _turn("teacher")(studio)
    frame = studio.windows[-1].frame
    assert frame is not None
    assert frame.case_page is not None
    sign = step_of(frame.case_page)
    from desktop.gui.demonstrations.sign_page import SignPage

    assert isinstance(sign, SignPage)
    assert sign.signer is not None
    sign.signer.refuse.click()
    return window


def _handed_on(studio: Studio) -> QWidget:
    """A copy is saved, and the next demonstration waits."""
    from desktop.actions import sharing

    ending = Ending(studio).sign("teacher", "instructor")
    sharing.export_record(ending.workspace, COPY, studio.folder / "Esimerkki_Aino_arviointi.pdf")
    return ending.open("sign").window()


def _history(studio: Studio) -> QWidget:
    """What became of a case, after a signed version was opened again."""
    from dataclasses import replace

    from desktop.actions.deciding import save_decision
    from desktop.actions.signing import new_version

    ending = Ending(studio).sign("teacher")
    case = new_version(ending.workspace, COPY)
    save_decision(ending.workspace, COPY, replace(case.decision, next_steps="Jatkaa lääkehoidon opintoihin."))
    page = ending.open("decide")
    assert page.bench is not None
    page.bench.saved.click()
    return studio.dialog()


SCREENS: list[Screen] = [
    ("case-decide", step("Aino", "decide")),
    ("decide-begun", _begun),
    ("decide-fail", _fail),
    ("decide-told", _told),
    ("case-sign", step("Aino", "sign")),
    ("sign-teacher", _sign()),
    ("sign-one", _sign("teacher")),
    ("sign-turn", _turn("teacher")),
    ("sign-refusing", _refusing),
    ("sign-done", _sign("teacher", "instructor")),
    ("sign-done-guest", _turn("teacher", "instructor")),
    ("sign-handed-on", _handed_on),
    ("history", _history),
]
