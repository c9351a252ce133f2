"""Signing at another laptop and with a card, and evidence for later years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.tools.screens.ending import COPY, Ending
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _out(studio: Studio) -> QWidget:
    """The document is with the instructor."""
    from desktop.actions import travelling
    from desktop.domain.terms import Role

    ending = Ending(studio).sign("teacher")
    path = Path(ending.workspace.path).with_name(f"{ending.workspace.new_id()}.pdf")
    travelling.send_out(ending.workspace, COPY, Role.INSTRUCTOR, path)
    return ending.open("sign").window()


def _time_service(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.time_service_dialog import TimeServiceDialog

    window = studio.window()
    assert window.frame is not None
    TimeServiceDialog(window.frame.workspace, window).open()
    return studio.dialog()


def _countersign(studio: Studio) -> QWidget:
    from desktop.domain.terms import Role
    from desktop.gui.verify.countersign_dialog import CountersignDialog

    window = studio.window()
    assert window.frame is not None
    dialog = CountersignDialog(
        window.frame.workspace, b"", Role.INSTRUCTOR, "arviointi.pdf", knows_code=False, parent=window
    )
    dialog.open()
    return studio.dialog()


def _card(studio: Studio) -> QWidget:
    studio.window()._ask_card()
    return studio.dialog()


SCREENS: list[Screen] = [
    ("sign-out", _out),
    ("time-service", _time_service),
    ("countersign", _countersign),
    ("card", _card),
]
