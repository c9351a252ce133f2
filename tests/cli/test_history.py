"""The history of a case on the command line."""

from __future__ import annotations

from tests.cli.commands import CommandLine


def test_the_history_names_acts_and_their_fields(started: CommandLine, case_id: str) -> None:
    started.does("plan", case_id, "--task", "Ohjaa aamutoimet", "--describe-place", "osasto Tyyni")
    lines = started.does("history", case_id).splitlines()
    assert all("Maija Opettaja" in line for line in lines)
    told = started.does("history", case_id, "--fields")
    assert "Work task: – → Ohjaa aamutoimet" in told
    assert "Description of the place: – → osasto Tyyni" in told
    acts = started.json("history", case_id)
    assert len(acts) == len(lines)
    assert {"field": "student.name", "label": "Student", "was": "–", "now": "Aino Esimerkki"} in acts[-1]["fields"]


def test_nothing_differs_before_something_is_signed(started: CommandLine, case_id: str) -> None:
    assert started.does("history", case_id, "--since-signed") == ""
