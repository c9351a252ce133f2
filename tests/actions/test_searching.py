"""One search over everything: what is found, of which kind, and what a mistyped word still finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace
from desktop.actions.searching import FEW, MOST, search_everything
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.assessment import Observation
from desktop.domain.case import Case
from desktop.domain.people import Student, Teacher, Workplace
from desktop.store.locks import Cost
from tests.builders import NOON, a_case, a_plan

Add = Callable[[Case], None]
NOTE = Observation(id="n1", at=NOON, by="teacher", text="Kertoi asukkaalle lääkkeistä rauhallisesti.")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A file with the practice units and no cases."""
    made, _key = create_workspace(tmp_path / "omat.naytot", "neljä kissaa", Teacher(name="M. O."), cost=Cost(1, 8, 1))
    import_samples(made)
    yield made
    made.close()


@pytest.fixture
def add(workspace: Workspace) -> Add:
    """Put a case into the file, or store it again."""

    def put(case: Case) -> None:
        with workspace.change("Test", Kind.CASE):
            known = workspace.lists.ids_starting(case.id)
            if known:
                workspace.cases.save(case, who="teacher", what="Test")
            else:
                workspace.cases.add(case, who="teacher", what="Test")

    return put


def _case(case_id: str, name: str, **changes: Any) -> Case:
    return replace(a_case(id=case_id, **changes), student=Student(name=name, number=f"N-{case_id}"))


def _kinds(workspace: Workspace, text: str) -> list[str]:
    return [hit.kind for hit in search_everything(workspace, text)]


def test_a_note_is_found_by_its_words_and_named_by_its_place(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Aino Esimerkki", notes=(NOTE,)))
    (hit,) = search_everything(workspace, "lääkk")
    assert (hit.kind, hit.key, hit.title) == ("note", ("a1", "notes.n1"), "Aino Esimerkki")
    assert [text for text, found in hit.parts if found] == ["lääkkeistä"]
    assert hit.detail == NOTE.text


def test_a_name_and_a_word_of_a_note_find_the_note_together(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Aino Esimerkki", notes=(NOTE,)))
    add(_case("b2", "Eero Malli", notes=(NOTE,)))
    assert [hit.key for hit in search_everything(workspace, "aino lääkk")] == [("a1", "notes.n1")]


def test_each_note_of_a_case_that_says_it_is_found(workspace: Workspace, add: Add) -> None:
    notes = tuple(replace(NOTE, id=f"n{number}", text=text) for number, text in enumerate(("Vei ulos.", "Ulos!", "…")))
    add(_case("a1", "Aino Esimerkki", notes=notes))
    assert [hit.key[1] for hit in search_everything(workspace, "ulos")] == ["notes.n0", "notes.n1"]


def test_a_task_is_found_as_a_task(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Aino Esimerkki", plan=a_plan()))
    word = a_plan().tasks[0].text.split()[1]
    kinds = _kinds(workspace, word)
    assert kinds == ["task"]


def test_a_note_that_only_the_instructor_sees_is_not_found(workspace: Workspace, add: Add) -> None:
    private = replace(NOTE, by="instructor", shared=False)
    add(_case("a1", "Aino Esimerkki", notes=(private,)))
    assert search_everything(workspace, "lääkk") == []
    assert search_everything(workspace, "laakeista") == []


def test_names_come_before_notes(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Aino Esimerkki", notes=(replace(NOTE, text="Malli toimi."),)))
    add(_case("b2", "Eero Malli"))
    hits = search_everything(workspace, "malli")
    assert [(hit.kind, hit.title) for hit in hits if not hit.near] == [
        ("case", "Eero Malli"),
        ("note", "Aino Esimerkki"),
    ]


def test_a_student_with_several_demonstrations_and_a_workplace_are_hits_of_their_own(
    workspace: Workspace, add: Add
) -> None:
    for number in ("1", "2"):
        case = _case(f"a{number}", "Aino Esimerkki", workplace=Workplace(name="Kahvila Torppa"))
        add(replace(case, student=Student(name="Aino Esimerkki", number="N-1")))
    assert _kinds(workspace, "aino")[:3] == ["student", "case", "case"]
    assert _kinds(workspace, "torppa")[:3] == ["workplace", "case", "case"]
    student, workplace = workspace.lists.keys("a1")
    assert search_everything(workspace, "aino")[0].key == (student,)
    assert search_everything(workspace, "torppa")[0].key == (workplace,)


def test_a_mistyped_name_unit_or_place_is_found_and_marked_as_near(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Aino Esimerkki", workplace=Workplace(name="Hoivakoti Kuusikko")))
    for typed in ("esimrekki", "kusikko", "aino esimeki", "hoivkoti"):
        hits = search_everything(workspace, typed)
        assert ("case", ("a1",), True) in {(hit.kind, hit.key, hit.near) for hit in hits}, typed
    units = search_everything(workspace, "määräakaishuolto")
    assert [(hit.kind, hit.near) for hit in units] == [("unit", True)]
    assert search_everything(workspace, "zzzzzz") == []


def test_what_is_right_comes_before_what_is_near(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Eero Mallinen"))
    add(_case("b2", "Eero Malmi"))
    hits = search_everything(workspace, "malli")
    assert [(hit.title, hit.near) for hit in hits] == [("Eero Mallinen", False), ("Eero Malmi", True)]


def test_a_name_that_is_gone_is_near_to_nothing(workspace: Workspace, add: Add) -> None:
    add(_case("a1", "Aino Esimerkki"))
    add(_case("b2", "Eero Esimerkki"))
    add(_case("a1", "Aino Harjoitus"))
    assert "esimerkki" in workspace.lists.words()
    with workspace.change("Test", Kind.CASE):
        workspace.cases.delete("b2")
    assert "esimerkki" not in workspace.lists.words()
    assert "harjoitus" in workspace.lists.words()


def test_each_kind_has_its_share_and_the_list_is_never_longer(workspace: Workspace, add: Add) -> None:
    for number in range(20):
        add(_case(f"c{number:02}", f"Autere Oppija{number}", notes=(replace(NOTE, text="Auttoi hyvin."),)))
    add(_case("d1", "Eero Malli", notes=(replace(NOTE, text="Auttoi hyvin."),)))
    kinds = _kinds(workspace, "aut")
    assert len(kinds) == MOST
    assert {"case", "note", "unit"} <= set(kinds)
    assert FEW < MOST


@pytest.mark.parametrize("text", ["", "  ", "-", '"', "*", "a:b", "NEAR(", "'; --", "ä" * 500])
def test_signs_find_nothing_and_break_nothing(workspace: Workspace, add: Add, text: str) -> None:
    add(_case("a1", "Aino Esimerkki", notes=(NOTE,)))
    search_everything(workspace, text)
