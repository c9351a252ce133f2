"""Wrong codes slow down, for the passphrase, the recovery key and the code of the guest lock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions.access import prepare_code_check
from desktop.actions.opening import create_workspace, open_workspace, recover_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.attempts import FREE, LONGEST, left, pause
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.store.attempts import tries_path
from desktop.store.locks import Cost
from desktop.store.recovery import new_recovery_key
from tests.builders import NOON

PASSPHRASE = "neljä harmaata kissaa"


class Clock:
    """A clock that is set by hand."""

    moment = NOON

    def __call__(self) -> datetime:
        """The moment."""
        return self.moment


@pytest.fixture
def clock() -> Clock:
    """A clock that is set by hand."""
    return Clock()


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[tuple[Workspace, str]]:
    """A file, and its recovery key."""
    path = tmp_path / "omat.naytot"
    workspace, key = create_workspace(path, PASSPHRASE, Teacher(name="M. O."), cost=Cost(1, 8, 1), clock=clock)
    yield workspace, key.groups
    workspace.close()


def guess(path: Path, clock: Clock, text: str = "väärä") -> str:
    with pytest.raises(UserError) as told:
        open_workspace(path, text, clock=clock).close()
    return str(told.value)


def test_a_few_slips_are_free_then_each_costs_longer_also_for_the_right_one(
    made: tuple[Workspace, str], clock: Clock
) -> None:
    path = made[0].path
    for _n in range(FREE):
        assert "ei ole oikein" in guess(path, clock)
    assert "2 sekunnin" in guess(path, clock)
    assert "2 sekunnin" in guess(path, clock, PASSPHRASE)
    clock.moment += timedelta(seconds=2)
    assert "ei ole oikein" in guess(path, clock)
    assert "4 sekunnin" in guess(path, clock, PASSPHRASE)
    clock.moment += timedelta(seconds=4)
    open_workspace(path, PASSPHRASE, clock=clock).close()
    assert not tries_path(path).exists()
    assert "ei ole oikein" in guess(path, clock)


def test_a_clock_that_is_set_back_and_a_damaged_count_open_nothing_sooner(
    made: tuple[Workspace, str], clock: Clock
) -> None:
    path = made[0].path
    for _n in range(FREE):
        guess(path, clock)
    clock.moment -= timedelta(days=3)
    assert "2 sekunnin" in guess(path, clock)
    tries_path(path).write_text("x", encoding="utf-8")
    open_workspace(path, PASSPHRASE, clock=clock).close()


def test_the_recovery_key_counts_too_and_a_slip_of_the_pen_does_not(made: tuple[Workspace, str], clock: Clock) -> None:
    workspace, key = made
    for _n in range(FREE + 2):
        with pytest.raises(UserError, match="kahdeksan"):
            recover_workspace(workspace.path, key[:-3], clock=clock)
    for _n in range(FREE):
        with pytest.raises(UserError):
            recover_workspace(workspace.path, new_recovery_key().groups, clock=clock)
    with pytest.raises(UserError, match="sekunnin"):
        recover_workspace(workspace.path, key, clock=clock)
    clock.moment += timedelta(seconds=2)
    recover_workspace(workspace.path, key, clock=clock).close()


def test_a_guest_who_guesses_the_teachers_code_waits(made: tuple[Workspace, str], clock: Clock) -> None:
    workspace, _key = made
    for _n in range(FREE):
        assert prepare_code_check(workspace, "1234")() is False
    with pytest.raises(UserError, match="2 sekunnin"):
        prepare_code_check(workspace, PASSPHRASE)()
    clock.moment += timedelta(seconds=3)
    assert prepare_code_check(workspace, PASSPHRASE)()


def test_the_pauses_grow_to_five_minutes() -> None:
    assert [pause(n).total_seconds() for n in range(FREE - 1, FREE + 5)] == [0, 2, 4, 8, 16, 32]
    assert pause(1_000) == LONGEST


@given(st.integers(0, 100), st.integers(-(10**6), 10**6))
def test_no_clock_makes_a_pause_longer_than_it_is(failed: int, seconds: int) -> None:
    assert timedelta() <= left(failed, NOON, NOON + timedelta(seconds=seconds)) <= pause(failed)
