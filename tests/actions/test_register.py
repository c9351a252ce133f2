"""Students and workplaces of the register: taken in, edited, deleted, undone, and found where cases name them too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.actions.register import (
    delete_student,
    delete_workplace,
    preview_people,
    save_student,
    save_workplace,
    take_in,
    undo_people,
)
from desktop.actions.searching import search_everything
from desktop.actions.workspace import News, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.register import KnownStudent, KnownWorkplace, Standing
from desktop.domain.template import PlanTemplate, TemplateTask
from tests.builders import DAY, a_case

AINO = KnownStudent(student=Student(name="Aino Koe", number="1"), group="LH24")
EINO = KnownStudent(student=Student(name="Eino Koe", oid="1.2.246.562.24.54450598189"))
TIMO = WorkplaceInstructor(name="Timo Ohjaaja", phone="050 123")
KUUSIKKO = KnownWorkplace(workplace=Workplace(name="Kuusikko", business_id="12345671"), instructors=(TIMO,))


@pytest.fixture
def news(workspace: Workspace) -> list[News]:
    heard: list[News] = []
    workspace.listen(heard.append)
    return heard


def students(workspace: Workspace, words: str = "") -> list[tuple[str, int]]:
    return [(row.student.name, row.cases) for row in workspace.known.students(DAY, words)]


def workplaces(workspace: Workspace, words: str = "") -> list[tuple[str, int]]:
    return [(row.workplace.name, row.cases) for row in workspace.known.workplaces(DAY, words)]


def test_many_are_previewed_and_then_taken_in_by_one_change(workspace: Workspace, news: list[News]) -> None:
    preview = preview_people(workspace, [AINO, EINO, AINO], [KUUSIKKO])
    assert [preview.count(one) for one in Standing] == [3, 0, 1, 0]
    assert not students(workspace)
    assert not news
    take_in(workspace, [AINO, EINO, AINO], [KUUSIKKO])
    assert (students(workspace), workplaces(workspace)) == ([("Aino Koe", 0), ("Eino Koe", 0)], [("Kuusikko", 0)])
    assert workspace.register.workplaces()[0].workplace.business_id == "1234567-1"
    assert len(news) == 1
    again = preview_people(workspace, [AINO, replace(EINO, group="LH25")], [KUUSIKKO])
    assert [again.count(one) for one in Standing] == [0, 1, 2, 0]
    take_in(workspace, [AINO], [KUUSIKKO])
    assert len(news) == 1


def test_an_undone_list_leaves_all_as_it_was(workspace: Workspace) -> None:
    take_in(workspace, [AINO])
    take_in(workspace, [replace(AINO, group="LH25"), EINO], [KUUSIKKO], what="Bring in a list")
    assert undo_people(workspace) == "Bring in a list"
    (left,) = workspace.register.students()
    assert replace(left, id="") == AINO
    assert workspace.register.workplaces() == []
    assert undo_people(workspace)
    assert undo_people(workspace) == ""
    assert not students(workspace)


def test_a_case_and_the_register_make_one_row(workspace: Workspace, keep: Callable[..., Case]) -> None:
    keep(a_case(id="a", student=Student(name="Aino Näyte", number="1"), workplace=Workplace(name="kuusikko")))
    keep(a_case(id="b", student=Student(name="Eino", oid=EINO.student.oid), workplace=Workplace(name="Kahvila")))
    take_in(workspace, [AINO, EINO], [KUUSIKKO])
    (place,) = workspace.register.workplaces()
    keep(a_case(id="c", student=Student(name="Aino Koe"), workplace=place.workplace))
    assert students(workspace) == [("Aino Koe", 2), ("Eino Koe", 1)]
    assert workplaces(workspace) == [("Kahvila", 1), ("kuusikko", 2)]
    key = workspace.known.students(DAY, "aino")[0].key
    assert {row.id for row in workspace.lists.of_student(key, 0, 9)} == {"a", "c"}
    assert workspace.known.count_students() == 2
    delete_student(workspace, workspace.register.students()[0].id)
    assert students(workspace) == [("Aino Koe", 1), ("Aino Näyte", 1), ("Eino Koe", 1)]


def test_a_template_follows_its_workplace(workspace: Workspace) -> None:
    with workspace.change("Test"):
        tasks = (TemplateTask(text="Ohjaa"),)
        workspace.templates.put(PlanTemplate(id="p", name="Aamu", workplace=Workplace(name="KUUSIKKO"), tasks=tasks))
    kept = save_workplace(workspace, KUUSIKKO)
    (row,) = workspace.known.workplaces(DAY)
    assert row.record == kept
    assert [one.id for one in workspace.templates.of_workplace(row.key)] == ["p"]
    delete_workplace(workspace, kept.id)
    (left,) = workspace.known.workplaces(DAY)
    assert [one.id for one in workspace.templates.of_workplace(left.key)] == ["p"]


def test_instructors_of_the_register_are_offered_after_those_of_cases(
    workspace: Workspace, keep: Callable[..., Case]
) -> None:
    tiina = WorkplaceInstructor(name="Tiina Neuvoja")
    kept = save_workplace(workspace, replace(KUUSIKKO, instructors=(tiina, TIMO)))
    keep(a_case(workplace=kept.workplace, instructor=TIMO))
    key = workspace.known.key_of(kept.workplace)
    assert [one.instructor.name for one in workspace.known.instructors("", key)] == ["Timo Ohjaaja", "Tiina Neuvoja"]
    assert [one.instructor for one in workspace.known.instructors("neu")] == [tiina]
    assert workspace.known.instructors("kuusikko") == []
    (row,) = workspace.known.workplaces(DAY)
    assert row.instructor == TIMO


@pytest.mark.parametrize(("words", "found"), [("koe", 2), ("lh24", 1), ("ei ko", 1), ("1", 2), ("oe", 0), ("100%", 0)])
def test_the_register_is_searched_by_beginnings(workspace: Workspace, words: str, found: int) -> None:
    take_in(workspace, [AINO, EINO])
    assert len(students(workspace, words)) == found


def test_the_search_over_everything_finds_who_has_no_case(workspace: Workspace) -> None:
    take_in(workspace, [AINO], [KUUSIKKO])
    assert [(hit.kind, hit.title, hit.detail) for hit in search_everything(workspace, "aino")] == [
        ("student", "Aino Koe", "1 · LH24")
    ]
    (hit,) = search_everything(workspace, "timo")
    assert (hit.kind, hit.title) == ("workplace", "Kuusikko")
    assert hit.key == (workspace.known.workplaces(DAY)[0].key,)


def test_a_student_is_edited_in_place_and_nobody_is_kept_twice(workspace: Workspace) -> None:
    kept = save_student(workspace, AINO)
    save_student(workspace, replace(kept, student=replace(kept.student, name="Aino Näyte")))
    assert students(workspace) == [("Aino Näyte", 0)]
    with pytest.raises(UserError, match="Aino Näyte on jo tiedostossa"):
        save_student(workspace, replace(EINO, student=replace(EINO.student, number="1")))
    with pytest.raises(UserError, match="Nimi ja numero puuttuvat"):
        save_student(workspace, KnownStudent())
    with pytest.raises(UserError, match="nimi puuttuu"):
        save_workplace(workspace, KnownWorkplace())
    assert students(workspace) == [("Aino Näyte", 0)]
    with pytest.raises(UserError, match="ei enää ole tiedostossa"):
        delete_student(workspace, "gone")


def test_two_may_exchange_their_numbers(workspace: Workspace) -> None:
    take_in(workspace, [AINO, replace(EINO, student=Student(name="Eino Koe", number="2"))])
    aino, eino = workspace.register.students()
    with workspace.change("Test"):
        workspace.register.put(
            [
                replace(aino, student=replace(aino.student, number="2", name="Koe")),
                replace(eino, student=replace(eino.student, number="1", name="Koe")),
            ]
        )
    assert [one.student.number for one in workspace.register.students()] == ["1", "2"]
