"""TUVA and old records on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.tools import sample_scales
from tests.cli.commands import CommandLine
from tests.stories.other_kinds import DEMONSTRATION, words_of


@pytest.fixture
def tuva(started: CommandLine, tmp_path: Path) -> str:
    """A case of a part of TUVA."""
    (tmp_path / "tuva.json").write_bytes(sample_scales.tuva())
    started.does("import", str(tmp_path / "tuva.json"))
    return started.does(
        "open", "--student", "Tilda Tuvanen", "--number", "E-50", "--unit", "Opiskelu- ja urataidot"
    ).strip()


def planned(started: CommandLine, case: str) -> str:
    return started.does(
        "plan", case, "--cards", "R1,R2", "--talk", "R3", "--portfolio", "R4",
        "--one-assessor", "Osaaminen osoitetaan oppilaitoksessa.", "--observe", "all=teacher",
        "--place", "institution", "--describe-place", "ohjaustila", "--situation", "23.11.2026 8-10",
        "--not-disqualified", "teacher", "--safety-done", "--review-told", "--ready", "teacher,student", "--agree",
    )  # fmt: skip


def test_a_part_of_tuva_is_planned_assessed_and_signed_by_one(started: CommandLine, tuva: str, tmp_path: Path) -> None:
    assert started.json("show", tuva)["agreement"]["kind"] == "oppilaitosmuotoinenkoulutus"
    assert "The plan is agreed." in planned(started, tuva)
    assert started.json("show", tuva)["plan"]["assessor_exception"]
    started.does("assess", tuva, "--start")
    started.does("assess", tuva, "--as", "student", "--self", "all=3", "--finished")
    started.does("assess", tuva, "--level", "all=pass", "--finished")
    started.does(
        "decide", tuva, "--grade", "pass", "--reason", "Kertoi omin sanoin ja valitsi kortit itse.",
        "--participants", "teacher,student", "--decide", "--inform",
    )  # fmt: skip
    started.does("sign", tuva, "--as", "teacher", "--typed")
    out = tmp_path / "arviointi.pdf"
    started.does("export", tuva, str(out))
    words = words_of(out.read_bytes())
    assert "2–10 viikkoa" in words
    assert not DEMONSTRATION.search(words)
    assert started.run("registers", "koski", tuva, "--check")[0] == 1


def test_objectives_are_called_so_and_only_in_their_own_case(started: CommandLine, tuva: str, case_id: str) -> None:
    told = started.run("plan", tuva, "--missing", language="fi")[1]
    assert "Tavoite 1: valitse, miten se osoitetaan." in told
    assert "Vaatimus" not in told
    assert "Vaatimuksella 1" in started.run("plan", case_id, "--missing", language="fi")[1]


def test_a_way_of_another_kind_is_refused(started: CommandLine, tuva: str, case_id: str) -> None:
    assert "Cards, Portfolio, Talk" in started.refuses("plan", tuva, "--interview", "R1")
    assert "Document" in started.refuses("plan", case_id, "--cards", "R1")
    assert started.json("show", case_id)["plan"].get("requirements", []) == []


def test_no_case_of_the_old_scale_is_opened(started: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "vanha.json").write_bytes(sample_scales.old())
    started.does("import", str(tmp_path / "vanha.json"))
    told = started.refuses("open", "--student", "Vanamo Vanhala", "--number", "1", "--unit", "Lounasruokien")
    assert "1–3" in told
    assert "newer requirements" in told
