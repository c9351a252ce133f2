"""Agreement and guidance by commands."""

from __future__ import annotations

from tests.cli.commands import CommandLine


def test_guidance_is_written_and_shown_by_its_points(case_id: str, started: CommandLine) -> None:
    before = started.does("points", case_id)
    assert "M01  not yet" in before
    started.does("guidance", case_id, "--checked", "1.9.2025", "--hours", "8–16", "--hazardous", "not_needed")
    started.does("guidance", case_id, *(f"--inducted={one}" for one in ("place", "people", "safety", "data")))
    started.does("contact", case_id, "--on", "5.9.2025", "--way", "call", "--with", "Timo", "--note", "Fine.")
    shown = started.does("points", case_id)
    for point in ("M01", "M05", "M09", "M11"):
        assert f"{point}  met" in shown


def test_points_are_set_aside_added_and_ours_stay(case_id: str, started: CommandLine) -> None:
    assert "M10  does not apply (Known.)" in started.does("points", case_id, "--point", "M10", "--aside", "Known.")
    assert "Keys are back" in started.does("points", case_id, "--add", "Keys are back")
    started.refuses("points", case_id, "--remove", "M01")
    started.refuses("points", case_id, "--point", "M13", "--met", "1.9.2025")
    started.refuses("contact", case_id, "--on", "5.9.2099", "--way", "call", "--with", "Timo")
    started.refuses("guidance", case_id, "--task", "99", "--mark", "A")


def test_the_card_for_the_instructor_is_printed_and_marked_as_read(case_id: str, started: CommandLine) -> None:
    printed = started.does("guidance", case_id, "--card")
    assert "Write down what you see. Your notes become the reasons." in printed
    assert "M10  not yet" in started.does("points", case_id)
    started.does("guidance", case_id, "--card-read")
    assert "M10  met" in started.does("points", case_id)
