"""What follows a decision, by commands."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.actions import scenario
from desktop.actions.opening import open_workspace
from desktop.domain.case import Case, side_state
from desktop.domain.stages import SideState, Stage
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.cli.commands import PASSPHRASE, CommandLine

TOLD = date(2026, 11, 23)


@pytest.fixture
def informed(started: CommandLine) -> str:
    """The id of a case of which the student heard the result on a past day."""
    sample = scenario.load("s-a", on=TOLD)
    clock = scenario.StoryClock(sample.last_moment)
    opened = open_workspace(started.file, PASSPHRASE, clock=clock)
    try:
        case = scenario.plan(opened, sample, scenario.open_case(opened, sample))
        case = scenario.run_day(opened, sample, case, clock)
        case = scenario.assess(opened, sample, scenario.assess_oneself(opened, sample, case), clock)
        return scenario.decide(opened, sample, scenario.compare(opened, sample, case, clock)).id
    finally:
        opened.close()


def stored(cli: CommandLine, case_id: str) -> Case:
    opened = open_workspace(cli.file, PASSPHRASE)
    try:
        return opened.cases.get(case_id)
    finally:
        opened.close()


def of(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def test_a_review_is_asked_decided_and_rectified(started: CommandLine, informed: str) -> None:
    on = of(TOLD + timedelta(days=1))
    started.does("review", informed, "--asked", on, "--because", "I want the reasons.")
    assert side_state(stored(started, informed))[0] == SideState.UNDER_REVIEW
    started.does("review", informed, "--decided", on, "--because", "The observations support it.")
    assert "rectification may be asked for by" in started.does("review", informed, "--heard", on)
    started.does("rectify", informed, "--asked", on, "--because", "I disagree.")
    started.does("rectify", informed, "--decided", on, "--grade", "5", "--because", "The reasons say so.")
    case = stored(started, informed)
    assert str(case.decision.grade) == "5"
    assert case.rectifications[0].body == "Working life committee of the field"


def test_what_cannot_be_is_told_and_changes_nothing(started: CommandLine, informed: str) -> None:
    before = stored(started, informed)
    started.refuses("review", informed, "--decided", of(TOLD), "--because", "x")
    started.refuses("rectify", informed, "--asked", of(TOLD), "--because", "x")
    started.refuses("review", informed, "--asked", of(TOLD), "--because", "")
    assert stored(started, informed) == before


def test_a_raise_is_a_demonstration_of_its_own(started: CommandLine, informed: str) -> None:
    again = started.does("again", informed).strip()
    case = stored(started, again)
    assert case.follows is not None
    assert case.follows.id == informed


def test_the_wrong_version_is_corrected_in_a_demonstration_of_its_own(
    started: CommandLine, informed: str, tmp_path: Path
) -> None:
    started.refuses("correct", informed, "--because", "Wrong number.")
    path = tmp_path / "renewed.json"
    path.write_bytes(renewed_practice())
    started.does("import", str(path))
    started.refuses("correct", informed, "--version", NUMBER)
    again = started.does("correct", informed, "--version", NUMBER, "--because", "Wrong number.").strip()
    case, first = stored(started, again), stored(started, informed)
    assert case.unit.reference_number == NUMBER
    assert first.withdrawn is not None
    assert first.withdrawn.replaced_by == again


def test_withdrawing_and_taking_up_again(started: CommandLine, informed: str) -> None:
    started.does("withdraw", informed, "--because", "Moved away.")
    assert started.json("list")[0]["stage"] == str(Stage.ARCHIVED)
    started.does("withdraw", informed, "--undo")
    assert stored(started, informed).withdrawn is None


def test_a_disqualified_assessor_is_marked_and_replaced(started: CommandLine, informed: str) -> None:
    started.does("disqualify", informed, "--assessor", "instructor", "--because", "Uncle of the student.")
    started.does("disqualify", informed, "--assessor", "instructor", "--replace", "Ville Toinen")
    case = stored(started, informed)
    assert case.instructor.name == "Ville Toinen"
    assert case.disqualifications[0].name != "Ville Toinen"
