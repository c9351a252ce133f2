"""Every screen by keyboard and screen reader: what takes the keyboard has a name, in light and dark, wide and small."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.gui import theme
from desktop.tools.screens import SCREENS, Studio
from tests.gui.access import nameless


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, sample: Workspace, tmp_path: Path) -> Iterator[Studio]:
    """What screens are drawn with; its windows go away afterwards."""
    made = Studio(qapp, sample, (1366, 768), tmp_path)
    yield made
    made.clear()


@pytest.mark.parametrize("name", [name for name, _draw in SCREENS])
def test_everything_that_takes_the_keyboard_has_a_name(studio: Studio, name: str) -> None:
    page = dict(SCREENS)[name](studio)
    studio.settle()
    assert nameless(page) == []


@pytest.mark.parametrize("name", ["first-start", "today", "cases", "qualifications", "verify-verdict"])
@pytest.mark.parametrize("scheme", [theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_a_screen_is_painted_in_the_colours_chosen(
    studio: Studio, qapp: QApplication, name: str, scheme: theme.Scheme
) -> None:
    theme.use(qapp, scheme)
    page = dict(SCREENS)[name](studio)
    studio.settle()
    image = page.grab().toImage()
    places = product(range(5, image.width(), 40), range(5, image.height(), 40))
    spots = [image.pixelColor(x, y).lightness() for x, y in places]
    assert sum(spots) / len(spots) < 80


@pytest.mark.parametrize("name", ["first-start", "unlock", "today", "cases", "qualifications", "verify-verdict"])
def test_a_small_window_needs_no_scrolling_sideways(studio: Studio, name: str) -> None:
    studio.size = (1280, 720)
    page = dict(SCREENS)[name](studio)
    page.resize(1280, 720)
    studio.settle()
    assert page.width() == 1280
    cut = [
        one.text()
        for one in page.findChildren(QPushButton)
        if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
    ]
    assert cut == []
