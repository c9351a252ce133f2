"""What every test stands on: compiled forms and catalogues, no screen, Finnish, and nobody's own folders."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = os.environ.get("NAYTTOKUMPPANI_TEST_PLATFORM", "offscreen")  # before Qt is loaded

import pytest
from hypothesis import settings

from desktop.texts import use_language, use_stretch
from desktop.tools.build import build

# How fast a machine is says nothing about whether a rule holds.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


def pytest_configure() -> None:
    """Make what the program needs and git does not keep."""
    build()


@pytest.fixture(autouse=True)
def finnish() -> Iterator[None]:
    """Each test starts in Finnish, whatever the computer or the test before it chose."""
    use_language("fi")
    yield
    use_language("fi")
    use_stretch(1)


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """The window's part looks for garbage itself, and here no window runs for long enough to do so."""
    yield
    if (tidying := sys.modules.get("desktop.gui.tidying")) is not None:
        tidying.tidy_when_due()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folders are new and empty: no test reads or changes the files of who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("NAYTTOKUMPPANI_PASSPHRASE", "NAYTTOKUMPPANI_CODE"):
        monkeypatch.delenv(name, raising=False)
    return home
