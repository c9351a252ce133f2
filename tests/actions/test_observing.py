"""Observations belong to their author until they are shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from desktop.actions import observing
from desktop.actions.changing import undo
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, visible_notes
from desktop.domain.errors import UserError
from desktop.domain.paper import read_paper
from desktop.domain.terms import Leaning
from tests.builders import NOON, an_agreed_case

Keep = Callable[..., Case]


@pytest.fixture
def case(workspace: Workspace, keep: Keep) -> Case:
    """A case in which the instructor has noted one thing and the teacher another."""
    case = keep(an_agreed_case(started_at=NOON))
    observing.add_note(workspace, case.id, "teacher", "Näin oven.")
    return observing.add_note(workspace, case.id, "instructor", "Näin salaisuuden.")


def seen(case: Case, reader: str) -> list[str]:
    return [note.text for note in visible_notes(case, reader)]


def found(workspace: Workspace, words: str) -> bool:
    return bool(workspace.lists.search(words))


def test_nobody_else_sees_a_note_before_its_author_shares_it(workspace: Workspace, case: Case) -> None:
    assert seen(case, "teacher") == ["Näin oven."]
    assert not found(workspace, "salaisuuden")
    case = observing.share_notes(workspace, case.id, "instructor")
    assert seen(case, "teacher") == ["Näin oven.", "Näin salaisuuden."]
    assert seen(case, "instructor") == ["Näin salaisuuden."]
    assert found(workspace, "salaisuuden")


def test_only_the_author_shares(workspace: Workspace, case: Case) -> None:
    case = observing.share_notes(workspace, case.id, "teacher", (case.notes[1].id,))
    assert seen(case, "teacher") == ["Näin oven."]


def test_sharing_is_taken_back_until_another_has_read(workspace: Workspace, case: Case) -> None:
    note = case.notes[1].id
    observing.share_notes(workspace, case.id, "instructor", (note,))
    case = observing.take_back(workspace, case.id, "instructor", note)
    assert seen(case, "teacher") == ["Näin oven."]
    observing.share_notes(workspace, case.id, "instructor", (note,))
    observing.mark_read(workspace, case.id, "teacher")
    with pytest.raises(UserError):
        observing.take_back(workspace, case.id, "instructor", note)
    with pytest.raises(UserError):
        observing.take_back(workspace, case.id, "teacher", note)


def test_undo_takes_back_no_sharing_of_what_has_been_read(workspace: Workspace, case: Case) -> None:
    note = case.notes[1].id
    observing.share_notes(workspace, case.id, "instructor", (note,))
    observing.mark_read(workspace, case.id, "teacher")
    case = undo(workspace, case.id)  # there is nothing of the sharing left to undo: the note before it is
    assert [one.text for one in case.notes] == ["Näin oven."]


def test_reading_says_nothing_of_ones_own(workspace: Workspace, case: Case) -> None:
    observing.share_notes(workspace, case.id, "instructor")
    case = observing.mark_read(workspace, case.id, "instructor")
    assert [one.read_by for one in case.notes] == [(), ()]


def test_what_is_typed_from_paper_has_the_times_of_the_paper(workspace: Workspace, case: Case) -> None:
    lines = read_paper("11.05 #1 + Kysyi luvan\nx\n9.40 Tuli ajoissa", range(1, 4))
    case = observing.add_paper_notes(workspace, case.id, "instructor", lines, date(2026, 11, 23), "s1")
    told = [(note.at, note.text, note.from_paper) for note in case.notes[:3]]
    assert told == [
        (datetime(2026, 11, 23, 7, 40, tzinfo=UTC), "Tuli ajoissa", True),
        (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "Kysyi luvan", True),
        (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "x", True),
    ]
    first = case.notes[1]
    assert (first.by, first.requirements, first.leaning) == ("instructor", ("r1",), Leaning.PLUS)
    assert (first.situation, first.shared) == ("s1", False)
    case = undo(workspace, case.id)
    assert not any(note.from_paper for note in case.notes)


def test_nothing_is_seen_in_the_future(workspace: Workspace, case: Case) -> None:
    lines = read_paper("23.05 Kysyi luvan", ())
    with pytest.raises(UserError):
        observing.add_paper_notes(workspace, case.id, "instructor", lines, date(2026, 11, 23))


def test_the_paper_of_yesterday_moves_the_start(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case())
    lines = read_paper("12.00 Tuli ajoissa", ())
    case = observing.add_paper_notes(workspace, case.id, "teacher", lines, date(2026, 11, 22))
    assert case.started_at is not None
    assert case.started_at.astimezone(UTC) == datetime.combine(date(2026, 11, 22), time(10), UTC)


def test_what_was_shared_and_read_while_it_was_edited_stays_so(workspace: Workspace, case: Case) -> None:
    before = case.notes[0]
    observing.share_notes(workspace, case.id, "teacher")
    observing.mark_read(workspace, case.id, "instructor")
    case = observing.edit_note(workspace, case.id, replace(before, text="Näin ikkunan."))
    assert (case.notes[0].text, case.notes[0].shared, case.notes[0].read_by) == ("Näin ikkunan.", True, ("instructor",))
