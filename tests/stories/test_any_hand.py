"""Whatever is pressed and typed in whatever order: nothing breaks, nothing is lost, and a guest sees one case only.

``HANDS`` says how many hands there are, and ``PRESSES`` how often each does something; a night may have many.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.actions.checking import prepare_full_check
from desktop.actions.opening import open_workspace
from desktop.domain.terms import Role
from desktop.gui.frame import Frame
from desktop.tools.sample_file import PASSPHRASE, TODAY
from tests.pages import Desk
from tests.stories.any_hand import AnyHand

HANDS = int(os.environ.get("HANDS", "1"))
PRESSES = int(os.environ.get("PRESSES", "120"))
OTHERS = ("Eero Malli", "Noor Näyte", "Leo Luonnos", "Kaisa Kuvitteellinen", "Elias Esimerkinmäki")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus and calendars pop up


@pytest.fixture
def hand_on(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[AnyHand]]:
    """Where a hand finds and leaves files; nothing opens outside of the program."""
    (tmp_path / "files").mkdir()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    yield AnyHand
    for one in QApplication.topLevelWidgets():
        if one is not desk.window:
            one.close()


def frame_of(desk: Desk) -> Frame:
    """The window's frame while a file is open."""
    assert desk.window.frame is not None
    return desk.window.frame


@pytest.mark.parametrize("seed", range(HANDS))
def test_no_press_breaks_anything(seed: int, desk: Desk, hand_on: type[AnyHand], tmp_path: Path) -> None:
    hand = hand_on(desk.window, seed, tmp_path / "files", (PASSPHRASE, "väärä"))
    ids = [row.id for row in frame_of(desk).workspace.lists.search("e")]
    for number in range(PRESSES):
        if not number % 60 and desk.window.frame is not None and not desk.window.frame.has_guest:
            desk.window.frame.open_case(ids[(seed + number) % len(ids)])
        hand.act()
    desk.window.close()
    again = open_workspace(tmp_path / "esimerkki.naytot", PASSPHRASE, clock=lambda: TODAY)
    health = prepare_full_check(again)()
    again.close()
    assert health.sound, hand.acts[-20:]
    assert health.lists, hand.acts[-20:]


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.STUDENT])
@pytest.mark.parametrize("seed", range(HANDS))
def test_no_press_leads_a_guest_out(seed: int, role: Role, desk: Desk, hand_on: type[AnyHand], tmp_path: Path) -> None:
    frame = frame_of(desk)
    frame.open_case(next(row.id for row in frame.workspace.lists.search("Aino")))
    assert frame.case_page is not None
    frame.case_page.begin_guest(role)
    hand = hand_on(desk.window, seed, tmp_path / "files", ("väärä koodi", "ohjaaja-1234"))
    for _number in range(PRESSES):
        hand.act()
        assert desk.window.frame is None or frame.has_guest, hand.acts[-20:]  # anybody may lock the file
        for text in _all_words():
            assert not [one for one in OTHERS if one in text], hand.acts[-20:]


def _all_words() -> Iterator[str]:
    """Every word that can be seen or heard now."""
    for top in QApplication.topLevelWidgets():
        for one in (top, *top.findChildren(QWidget)):
            if one.isVisible():
                yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
                for name in ("text", "toPlainText"):
                    told = getattr(one, name, None)
                    yield str(told()) if callable(told) else ""
                if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
                    yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))
