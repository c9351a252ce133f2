"""The pictures of every screen: how they are asked for, named and shown; and those that README has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from desktop.tools.screens import SCREENS, wanted_screens
from desktop.tools.screens.drawing import README_SCREENS, Size, write_index
from tests.shared import ROOT

PICTURES = ROOT / "resources" / "screenshots"
MOST_BYTES = 150_000
SCHEMES = ("light", "dark")


def test_a_size_is_read_as_it_is_written() -> None:
    assert Size.parse("1366x768") == (1366, 768, 100)
    assert Size.parse("1280x720@200") == (1280, 720, 200)
    assert str(Size.parse("1280x720@200")) == "1280x720@200"
    assert str(Size.parse("1366x768")) == "1366x768"


def test_screens_are_named_once_and_found_by_name_or_beginning() -> None:
    names = [name for name, _open in SCREENS]
    assert len(names) == len(set(names))
    assert [name for name, _open in wanted_screens(SCREENS, ["today"])] == ["today"]
    assert {name for name, _open in wanted_screens(SCREENS, ["guest-*"])} >= {"guest-student", "guest-give-back"}
    assert wanted_screens(SCREENS, []) == SCREENS


def test_an_unknown_screen_is_told_with_those_there_are() -> None:
    with pytest.raises(LookupError, match=r"No such screen: etusivu\. There are: .*today"):
        wanted_screens(SCREENS, ["etusivu"])


def test_the_index_shows_each_screens_pictures_side_by_side(tmp_path: Path) -> None:
    for name in ("today-fi-light-1366x768", "today-sv-dark-1366x768", "case-plan-fi-light-1280x720@200"):
        (tmp_path / f"{name}.png").write_bytes(b"")
    text = write_index(tmp_path).read_text("utf-8")
    assert re.findall(r'<h2 id="([^"]+)"', text) == ["today", "case-plan"]
    assert "sv dark 1366x768" in text
    assert text.count("<img") == 3


def test_draws_at_the_scale_that_is_asked_for(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop.tools.screens", str(tmp_path), "--only", "unlock"]
    options = ["--language", "sv", "--scheme", "dark", "--size", "1366x768", "1280x720@200"]
    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)
    with Image.open(tmp_path / "unlock-sv-dark-1366x768.png") as plain:
        assert plain.size == (1366, 768)
    with Image.open(tmp_path / "unlock-sv-dark-1280x720@200.png") as doubled:
        assert doubled.size == (2560, 1440)
    assert "unlock" in (tmp_path / "index.html").read_text("utf-8")


def test_a_screen_that_leaves_its_mark_is_drawn_again_in_the_next_scheme(tmp_path: Path) -> None:
    """A day that was interrupted offers no interruption: each round starts from demonstrations of its own."""
    command = [sys.executable, "-m", "desktop.tools.screens", str(tmp_path)]
    options = ["--only", "interrupt", "case-day-interrupted", "--language", "fi", "--scheme", *SCHEMES]
    drawn = subprocess.run([*command, *options, "--size", "1366x768"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert drawn.returncode == 0, drawn.stderr
    kinds = [f"{name}-fi-{scheme}-1366x768.png" for name in ("interrupt", "case-day-interrupted") for scheme in SCHEMES]
    assert {path.name for path in tmp_path.glob("*.png")} == set(kinds)


@pytest.mark.parametrize("name", README_SCREENS)
def test_readme_has_its_pictures_small_and_of_the_size_of_a_school_laptop(name: str) -> None:
    path = PICTURES / f"{name}.png"
    assert path.stat().st_size <= MOST_BYTES
    with Image.open(path) as picture:
        assert picture.size == (1366, 768)
    assert f"(resources/screenshots/{name}.png)" in (ROOT / "README.md").read_text("utf-8")
