"""The list of cases on the command line: words for people, values for programs."""

from __future__ import annotations

from tests.cli.commands import CommandLine


def test_a_list_tells_days_and_stages_in_words_and_in_json_as_values(started: CommandLine, case_id: str) -> None:
    started.does("plan", case_id, "--starts", "23.11.2026", "--ends", "24.11.2026")
    told = started.does("list", "--language", "sv")
    assert "Planen görs" in told
    assert "23.11.2026" in told
    [row] = started.json("list")
    assert (row["stage"], row["starts"]) == ("draft", "2026-11-23")
