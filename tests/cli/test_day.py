"""The day by commands: observations at their times, from paper, and evidence with consent."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.case import Case
from desktop.texts import HELSINKI
from tests.cli.commands import PASSPHRASE, CommandLine
from tests.export.pictures import OWNER, a_photo


@pytest.fixture
def running(case_id: str, started: CommandLine) -> str:
    """A case whose plan is agreed."""
    started.does(
        "plan", case_id, "--task", "Ohjaa aamutoimet", "--shows", "T1=all", "--observe", "all=teacher,instructor",
        "--place", "workplace", "--describe-place", "hoivakoti", "--starts", "23.11.2026",
        "--not-disqualified", "teacher,instructor", "--review-told", "--ready", "teacher,instructor,student", "--agree",
    )  # fmt: skip
    return case_id


def stored(cli: CommandLine, case_id: str) -> Case:
    from desktop.actions.opening import open_workspace

    opened = open_workspace(cli.file, PASSPHRASE)
    try:
        return opened.cases.get(opened.lists.ids_starting(case_id)[0])
    finally:
        opened.close()


def test_an_observation_has_the_time_that_is_told(running: str, started: CommandLine) -> None:
    started.does("assess", running, "--note", "Kysyi luvan", "--at", "12.41", "--on", "1.2.2024", "--about", "R3")
    (note,) = stored(started, running).notes
    assert note.at.astimezone(HELSINKI).strftime("%d.%m.%Y %H.%M") == "01.02.2024 12.41"
    assert not note.shared


def test_what_is_no_time_is_not_understood(running: str, started: CommandLine) -> None:
    code, _out, error = started.run("assess", running, "--note", "Kysyi luvan", "--at", "25.70")
    assert code == 2
    assert "25.70" in error


def test_a_card_is_typed_in_at_one_go(running: str, started: CommandLine, tmp_path: Path) -> None:
    card = tmp_path / "kortti.txt"
    card.write_text("12.41 #1,2 + Kysyi luvan\nvasta #99 Odotti\n", encoding="utf-8")
    said = started.does("assess", running, "--as", "instructor", "--paper", str(card), "--on", "1.2.2024", "--share")
    assert "Requirement 99 is not in this demonstration." in said
    notes = stored(started, running).notes
    assert [(note.text, note.by, note.shared, note.from_paper) for note in notes] == [
        ("Kysyi luvan", "instructor", True, True),
        ("vasta #99 Odotti", "instructor", True, True),
    ]


def test_evidence_is_added_with_consent_and_seen_by_others_when_shared(
    running: str, started: CommandLine, tmp_path: Path
) -> None:
    photo, out = tmp_path / "kuva.jpg", tmp_path / "ulos.jpg"
    photo.write_bytes(a_photo())
    add = ("evidence", running, "--add", str(photo), "--text", "Katettu pöytä", "--about", "R2")
    assert "consent" in started.refuses(*add)
    started.does(*add, "--consent", "Aino: kuva pöydästä")
    (one,) = started.json("evidence", running)
    assert (one["text"], one["consent"], one["shared"]) == ("Katettu pöytä", "Aino: kuva pöydästä", False)
    assert started.json("evidence", running, "--as", "instructor") == []
    started.does("evidence", running, "--share", one["id"][:4], "--save", one["id"], str(out))
    assert OWNER.encode() not in out.read_bytes()
    assert len(started.json("evidence", running, "--as", "instructor")) == 1
    assert "added it" in started.refuses("evidence", running, "--as", "instructor", "--remove", one["id"])
    started.does("evidence", running, "--remove", one["id"])
    assert started.json("evidence", running) == []


def test_the_paper_card_is_written(running: str, started: CommandLine, tmp_path: Path) -> None:
    started.does("export", running, str(tmp_path / "kortti.pdf"), "--card")
    assert (tmp_path / "kortti.pdf").read_bytes().startswith(b"%PDF-")


def test_it_is_interrupted_and_goes_on_and_a_complement_is_agreed(running: str, started: CommandLine) -> None:
    assert "Start the demonstration" in started.refuses("assess", running, "--interrupt", "Hälytys")
    started.does("assess", running, "--start", "--interrupt", "Hälytys", "--left", "R2", "--when", "1.12.2099")
    (row,) = started.json("list")
    assert row["note"] == "Interrupted, continues 1 December"
    assert "interrupted" in started.refuses("assess", running, "--note", "Kysyi luvan")
    started.does("assess", running, "--resume", "--note", "Kysyi luvan")
    about = ("--complement", "Kertoo vaitiolosta", "--about", "R9", "--way", "interview")
    started.does("assess", running, *about)
    assert started.json("list")[0]["note"] == "Complement agreed"
    assert "There is no complement 2." in started.refuses("assess", running, "--shown", "2")
    started.does("assess", running, "--shown", "1")
    case = stored(started, running)
    assert case.complements[0].shown_at
    assert case.plan.is_agreed
