"""Versions of the requirements: what an import tells, what may be deleted, and moving a draft to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.actions import planning
from desktop.actions.changing import undo
from desktop.actions.curricula import delete_version, import_document, import_samples, keep_curriculum, put_back
from desktop.actions.planning import NewCase, open_case
from desktop.actions.versions import (
    case_unit,
    find_version,
    move_to_version,
    preview_move,
    unit_versions,
    version_state,
)
from desktop.actions.workspace import Kind, News, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import Qualification, QualificationUnit, SkillRequirement
from desktop.domain.errors import UserError
from desktop.domain.people import Student
from desktop.domain.terms import Role
from desktop.exchange.eperusteet import Form, ImportedDocument
from desktop.paths import resources
from tests.builders import a_qualification, a_unit, words

OLD, NEW = "2026-08-01T00:00:00+00:00", "2027-06-01T00:00:00+00:00"
TEXTS = {"r1": "ohjaa asukkaan aamutoimet", "r2": "kirjaa tekemänsä työn huolellisesti"}


def unit(**texts: str) -> QualificationUnit:
    rows = tuple(SkillRequirement(id=one, text={"fi": text}) for one, text in texts.items())
    return replace(a_unit(0), requirements=rows)


def bring(workspace: Workspace, *units: QualificationUnit, **changes: object) -> Qualification:
    made = a_qualification(*units, **changes)
    keep_curriculum(workspace, ImportedDocument(made, (), Form.QUALIFICATION), b"{}")
    return made


@pytest.fixture
def case(workspace: Workspace) -> Case:
    """A draft with a task that shows both requirements."""
    bring(workspace, unit(**TEXTS), version=OLD)
    student = Student(name="Aino Esimerkki", number="E-17")
    new = NewCase(student=student, qualification="9001", version=OLD, unit="77", teacher=workspace.teacher)
    made = open_case(workspace, new)
    return planning.add_task(workspace, made.id, "Aamu", shows=("r1", "r2"))


def renewed(workspace: Workspace) -> Qualification:
    """The qualification renewed: another document with another number."""
    return bring(
        workspace,
        unit(n1=TEXTS["r1"], n2="kirjaa työn järjestelmään", n3="puhuu toista kotimaista kieltä"),
        id="9500",
        version=NEW,
        reference_number="NK-9-2027",
        valid_from=date(2027, 8, 1),
    )


def test_an_import_tells_what_is_new_against_the_version_before(workspace: Workspace, case: Case) -> None:
    made = a_qualification(unit(n1="muuta"), a_unit(id="88", code="c88", name=words("Uusi")), version=NEW)
    report = keep_curriculum(workspace, ImportedDocument(made, (), Form.QUALIFICATION), b"{}")
    assert report.news is not None
    assert [one.id for one in report.news.added] == ["88"]
    assert [one.id for one in report.news.changed] == ["77"]
    assert (report.news.before.version, report.news.uses, report.news.same) == (OLD, 1, 0)
    again = keep_curriculum(workspace, ImportedDocument(made, (), Form.QUALIFICATION), b"{}")
    assert again.known_before
    assert again.news is None
    assert workspace.cases.get(case.id) == case


def test_the_first_version_brings_no_news(workspace: Workspace) -> None:
    (report,) = import_samples(workspace)
    assert report.news is None


def test_a_version_that_is_followed_stays_and_names_who_follows(workspace: Workspace, case: Case) -> None:
    with pytest.raises(UserError, match=r"1 näyttö käyttää tätä versiota.* Aino Esimerkki \(Arjen työ fi\)"):
        delete_version(workspace, "9001", OLD)
    assert workspace.curriculum.has("9001", OLD)


def test_an_unused_version_is_deleted_and_put_back(workspace: Workspace, case: Case) -> None:
    heard: list[News] = []
    workspace.listen(heard.append)
    made = renewed(workspace)
    deleted = delete_version(workspace, "9500", NEW)
    assert workspace.curriculum.units("kotimaista") == workspace.curriculum.units("9500") == []
    assert not workspace.curriculum.has("9500", NEW)
    put_back(workspace, deleted)
    assert workspace.curriculum.qualification("9500", NEW) == made
    assert len(workspace.curriculum.units("näytetutkinto")) == 2
    assert all(Kind.CURRICULUM in one.kinds for one in heard)


def test_lists_tell_which_cases_follow_which_version(workspace: Workspace, case: Case) -> None:
    renewed(workspace)
    assert workspace.lists.version_uses() == {("9001", OLD): 1}
    assert [row.id for row in workspace.lists.of_version("9001", OLD)] == [case.id]
    assert workspace.lists.of_version("9500", NEW) == []


def test_a_draft_hears_of_a_newer_version_and_moves_as_one_act(workspace: Workspace, case: Case) -> None:
    assert version_state(workspace, case).other is None
    renewed(workspace)
    newer = version_state(workspace, case).other
    assert newer is not None
    assert newer.qualification.reference_number == "NK-9-2027"
    preview = preview_move(workspace, case, newer)
    assert workspace.cases.get(case.id) == case
    moved = move_to_version(workspace, case.id, newer)
    assert moved == preview.case == workspace.cases.get(case.id)
    assert (moved.unit.reference_number, moved.unit.requirements) == ("NK-9-2027", ("n1", "n2", "n3"))
    assert moved.plan.tasks[0].shows == {"n1": True}
    assert workspace.curriculum.unit(moved.unit.content).requirements[2].id == "n3"
    assert workspace.lists.version_uses() == {("9500", NEW): 1}
    assert undo(workspace, case.id) == case
    assert workspace.lists.version_uses() == {("9001", OLD): 1}


def test_a_case_that_was_agreed_stays(workspace: Workspace, case: Case) -> None:
    renewed(workspace)
    (_own, other) = unit_versions(workspace, case_unit(case))
    agreed = replace(case, plan=replace(case.plan, agreed={Role.TEACHER: date(2026, 11, 23)}))
    with workspace.change("Test", Kind.CASE, case=case.id):
        workspace.cases.save(agreed, who="teacher", what="Test")
    assert not version_state(workspace, agreed).may_move
    with pytest.raises(UserError, match="sovittu"):
        move_to_version(workspace, case.id, other)
    assert workspace.cases.get(case.id) == agreed


def test_what_does_not_fit_the_student_is_told(workspace: Workspace, case: Case) -> None:
    edited = replace(case, student_reference_number="OPH-1-2020", study_right_began=date(2020, 8, 1))
    planning.edit_header(workspace, edited)
    state = version_state(workspace, workspace.cases.get(case.id))
    assert [one.field for one in state.problems] == ["student_reference_number", "study_right_began"]


def test_versions_are_found_by_number_or_day(workspace: Workspace, case: Case) -> None:
    with pytest.raises(UserError, match="Tuo se ensin"):
        find_version(workspace, case_unit(case))
    renewed(workspace)
    bring(workspace, unit(**TEXTS), version="2028-01-01T00:00:00+00:00")
    one = case_unit(case)
    assert find_version(workspace, one, "nk-9").qualification.id == "9500"
    assert find_version(workspace, one, "2028").qualification.version.startswith("2028")
    with pytest.raises(UserError, match="Tuo se ensin"):
        find_version(workspace, one, "OPH")
    with pytest.raises(UserError, match="Kirjoita enemmän"):
        find_version(workspace, one, "nk")


def test_a_case_whose_qualification_is_gone_still_names_its_version(workspace: Workspace, case: Case) -> None:
    workspace.curriculum.delete("9001", OLD)
    assert version_state(workspace, case).problems == ()
    (only,) = unit_versions(workspace, case_unit(case))
    assert only.qualification.reference_number == case.unit.reference_number


def test_bad_documents_leave_the_library_as_it_was(workspace: Workspace, case: Case) -> None:
    good = next((resources() / "curricula").glob("*.json")).read_bytes()
    before = workspace.curriculum.qualifications()
    for data in (b"", good[:-900], good.decode().encode("utf-16"), b"[" * 100_000, b'{"data": []}', b"\xff\xfe\x00"):
        with pytest.raises(UserError):
            import_document(workspace, data)
    assert workspace.curriculum.qualifications() == before
    assert len(workspace.curriculum.units()) == 1
