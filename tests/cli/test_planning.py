"""Planning on the command line: times, who agrees, and the documents of a plan."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import CommandLine


def test_situations_are_added_changed_and_taken_away(started: CommandLine, case_id: str) -> None:
    started.does(
        "plan", case_id, "--situation", "23.11.2026 klo 12.30-15.30", "--situation", "24.11.2026 8-10, opettaja"
    )
    started.does("plan", case_id, "--situation", "2=25.11.2026 9-11", "--in-situation", "R8=2")
    plan = started.json("show", case_id)["plan"]
    assert [(one["day"], one.get("observer")) for one in plan["situations"]] == [
        ("2026-11-23", None),
        ("2026-11-25", "teacher"),
    ]
    assert (plan["starts"], plan["ends"]) == ("2026-11-23", "2026-11-25")
    (left,) = [one for one in plan["requirements"] if one.get("coverage") == "situation"]
    assert left["situation"] == plan["situations"][1]["id"]
    started.does("plan", case_id, "--remove-situation", "2")
    assert started.json("show", case_id)["plan"]["ends"] == "2026-11-23"


def test_a_time_that_is_not_understood_and_a_situation_that_is_not_there_are_refused(
    started: CommandLine, case_id: str
) -> None:
    assert "joskus" in started.refuses("plan", case_id, "--situation", "joskus")
    assert "3" in started.refuses("plan", case_id, "--remove-situation", "3")
    assert "9" in started.refuses("plan", case_id, "--situation", "9=24.11.2026")
    assert "2" in started.refuses("plan", case_id, "--in-situation", "R1=2")


def test_overlapping_situations_are_told_but_stored(started: CommandLine, case_id: str) -> None:
    out = started.does("plan", case_id, "--situation", "23.11.2026 8-10", "--situation", "23.11.2026 9-11")
    assert "· Situations 1 and 2 are at the same time." in out


def ready(started: CommandLine, case_id: str) -> None:
    started.does(
        "plan", case_id, "--task", "Ohjaa aamun", "--shows", "T1=all", "--observe", "all=teacher",
        "--place", "workplace", "--describe-place", "pienryhmäkoti", "--situation", "23.11.2026 8-10",
        "--not-disqualified", "teacher,instructor", "--safety-done", "--review-told",
        "--ready", "teacher,instructor,student",
    )  # fmt: skip


def test_each_agrees_alone_and_hears_what_has_changed(started: CommandLine, case_id: str) -> None:
    ready(started, case_id)
    out = started.does("plan", case_id, "--agree-as", "teacher,student")
    assert "Workplace instructor, Timo Ohjaaja: has not agreed yet" in out
    assert "The plan is agreed." in started.does("plan", case_id, "--as", "instructor", "--agree-as", "instructor")
    out = started.does("plan", case_id, "--task", "Kirjaa")
    assert "The plan is not agreed yet." in out
    assert out.count("New work task: Kirjaa") == 3


def test_nobody_agrees_to_half_a_plan(started: CommandLine, case_id: str) -> None:
    assert started.refuses("plan", case_id, "--agree-as", "teacher")


def test_the_workplaces_copy_and_the_calendar_are_written(started: CommandLine, case_id: str, tmp_path: Path) -> None:
    ready(started, case_id)
    started.does("plan", case_id, "--support", "Lisäaikaa", "--support-agreed", "Ainon kanssa")
    assert started.json("show", case_id)["plan"]["support_agreed_how"] == "Ainon kanssa"
    copy, times = tmp_path / "kappale.pdf", tmp_path / "ajat.ics"
    started.does("export", case_id, str(copy), "--workplace")
    started.does("export", case_id, str(times))
    assert copy.read_bytes().startswith(b"%PDF")
    assert b"SUMMARY:N\xc3\xa4ytt\xc3\xb6 A. E.: Arjen tuki hoivakodissa" in times.read_bytes()
    started.does("export", case_id, str(times), "--with-name")
    assert "Aino Esimerkki" in times.read_text("utf-8")
