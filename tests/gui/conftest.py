"""The program's own look, and files to show: one with made-up demonstrations, one that is empty."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.workspace import Workspace
from desktop.gui import spoken, theme
from desktop.gui.application import Speech
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.texts import use_language
from desktop.tools.sample_file import PASSPHRASE, QUICK, TODAY, make_sample
from tests.builders import NOON


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The program's own font, style and words, so that sizes are what they are for people."""
    theme.start(qapp, theme.Scheme.LIGHT)
    spoken.speak()
    Speech(qapp).speak("fi")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file with made-up demonstrations lies; made once."""
    use_language("fi")
    folder = tmp_path_factory.mktemp("sample")
    make_sample(folder).close()
    return folder


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A file with made-up demonstrations at every stage, on Monday 23 November 2026."""
    for one in sample_folder.iterdir():
        shutil.copy(one, tmp_path)
    made = open_workspace(tmp_path / "esimerkki.naytot", PASSPHRASE, clock=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A new file with nothing in it."""
    from desktop.domain.people import Teacher

    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    made, _key = create_workspace(tmp_path / "omat.naytot", PASSPHRASE, teacher, cost=QUICK, clock=lambda: NOON)
    yield made
    made.close()


@pytest.fixture
def bridges() -> Iterator[Callable[[Workspace], Bridge]]:
    """Makes bridges, and ends them afterwards."""
    made: list[Bridge] = []

    def bridge(workspace: Workspace) -> Bridge:
        made.append(Bridge(workspace))
        return made[-1]

    yield bridge
    for one in made:
        one.end()


@pytest.fixture
def kept() -> list[Preferences]:
    """What the window remembers, instead of a file."""
    return []


@pytest.fixture
def window(qtbot: QtBot, kept: list[Preferences], tmp_path: Path) -> MainWindow:
    """The program's window, with no file open yet."""
    made = MainWindow(Preferences(file=str(tmp_path / "uusi" / "omat.naytot")), keep=kept.append)
    qtbot.addWidget(made)
    made.show()
    return made
