"""Lists of people and demonstrations go out, and are understood when they come in again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.lists import ListKind, list_of, write_list
from desktop.actions.register import take_in
from desktop.actions.roster import first_choice, preview_roster, read_book, read_file, roster_of
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.people import WorkplaceInstructor
from desktop.domain.register import Standing
from desktop.domain.roster_columns import Column
from desktop.texts import use_language
from desktop.tools.sample_people import register_people
from tests.actions.test_register import AINO, KUUSIKKO
from tests.builders import an_informed_case


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", [ListKind.STUDENTS, ListKind.WORKPLACES])
def test_a_list_comes_in_again_as_it_went_out(
    workspace: Workspace, tmp_path: Path, finnish: None, language: str, ending: str, kind: ListKind
) -> None:
    register_people(workspace)
    numbered = replace(AINO, student=replace(AINO.student, number="00123"))
    phoned = WorkplaceInstructor(name="Timo Ohjaaja", phone="+358 50 123")
    take_in(workspace, [numbered], [replace(KUUSIKKO, instructors=(phoned,))])
    use_language(language)
    path = tmp_path / f"lista.{ending}"
    write_list(workspace, kind, path)
    book = read_book(read_file(path))
    choice = first_choice(book)
    assert [one for one in choice.columns if one == Column.IGNORED] == [Column.IGNORED]  # how many demonstrations
    roster = roster_of(book, choice)
    assert roster.problems == ()
    preview = preview_roster(workspace, roster).preview
    assert {one: preview.count(one) for one in Standing if preview.count(one)} == {Standing.SAME: 2}


def test_demonstrations_are_listed_with_stage_and_grade(workspace: Workspace, keep: Callable[..., Case]) -> None:
    keep(an_informed_case())
    table = list_of(workspace, ListKind.CASES)
    assert len(table.headings) == len(table.rows[0])
    assert "Kiitettävä 5" in table.rows[0]


def test_a_list_of_another_kind_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.xlsx"):
        write_list(workspace, ListKind.CASES, tmp_path / "lista.pdf")
    with pytest.raises(UserError):
        read_file(tmp_path / "ei ole.csv")
