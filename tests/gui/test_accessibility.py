"""Every screen as people meet it who see little, see nothing, or use no mouse; in each language, on a small laptop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.gui import theme
from desktop.gui.application import Speech
from desktop.texts import LANGUAGES, use_stretch
from desktop.tools.screens import SCREENS, Studio
from tests.gui import access, fitting, wording
from tests.gui.painted import Written, writing

NAMES = [name for name, _open in SCREENS]
SMALLEST = (1280, 720)


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, sample: Workspace, tmp_path: Path) -> Iterator[Studio]:
    """What screens are drawn with; its windows go away afterwards."""
    made = Studio(qapp, sample, SMALLEST, tmp_path)
    yield made
    made.clear()


def opened(studio: Studio, name: str) -> QWidget:
    """The screen, laid out, with the keyboard."""
    page = dict(SCREENS)[name](studio)
    page.activateWindow()
    studio.settle()
    return page


def let_grow(page: QWidget) -> None:
    """A window may become larger than it was: what must hold is that its layout asks for enough."""
    inner = page.centralWidget() if isinstance(page, QMainWindow) else page
    layout = inner.layout() if inner is not None else None
    if inner is None or layout is None:
        return
    width = max(page.width(), inner.minimumSizeHint().width())
    page.resize(width, max(page.height(), layout.totalHeightForWidth(width)))


def painted(page: QWidget) -> list[Written]:
    """What the screen writes with its own hands."""
    seen: list[Written] = []
    with writing(seen):
        page.grab()
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_word_has_room_in_every_language_on_the_smallest_window(
    studio: Studio, qapp: QApplication, name: str, language: str
) -> None:
    Speech(qapp).speak(language)
    page = opened(studio, name)
    written = painted(page)
    assert page.width() <= SMALLEST[0]
    assert page.height() <= SMALLEST[1]
    assert fitting.cut_off(page) + fitting.cut_paintings(written) == []
    assert fitting.sideways(page) == []
    assert language == "en" or wording.english(page, written, language) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_when_every_text_is_twice_as_long(studio: Studio, name: str) -> None:
    use_stretch(2)
    studio.size = (1920, 1080)
    page = opened(studio, name)
    let_grow(page)
    studio.settle()
    assert fitting.cut_off(page) + fitting.cut_paintings(painted(page)) == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_named_large_enough_and_reached_by_keys_that_are_seen(studio: Studio, name: str) -> None:
    page = opened(studio, name)
    assert access.nameless(page) == []
    assert access.without_role(page) == []
    assert access.without_value(page) == []
    assert fitting.too_small(page) == []
    assert access.without_ring(page) == []
    assert access.unreached(page) == []


@pytest.mark.parametrize("name", ["first-start", "today", "cases", "qualifications", "verify-verdict"])
@pytest.mark.parametrize("scheme", [theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_a_screen_is_painted_in_the_colours_chosen(
    studio: Studio, qapp: QApplication, name: str, scheme: theme.Scheme
) -> None:
    theme.use(qapp, scheme)
    image = opened(studio, name).grab().toImage()
    places = product(range(5, image.width(), 40), range(5, image.height(), 40))
    spots = [image.pixelColor(x, y).lightness() for x, y in places]
    assert sum(spots) / len(spots) < 80
