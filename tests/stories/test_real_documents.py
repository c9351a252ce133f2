"""A unit of every real qualification document goes all the way: planned, assessed, decided, signed, verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import assessing, deciding, observing, planning, sharing, signing
from desktop.actions.curricula import import_file
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case, stage
from desktop.domain.curriculum import QualificationUnit, UnitKind, assessed_parts, rows_of, targets_of
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.people import Student, Teacher, Workplace, WorkplaceInstructor
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import AgreementType, DiscussionRole, Language, Role, Scale
from desktop.domain.verdict import Outcome
from desktop.store.locks import Cost
from tests.builders import a_plan
from tests.shared import shared

DOCUMENTS = {
    "ammatillinen-perustutkinto-2022-yhteiset.json": {
        UnitKind.VOCATIONAL: Scale.ONE_TO_FIVE,
        UnitKind.COMMON: Scale.ONE_TO_FIVE,
    },
    "rakenne-sosiaali-ja-terveysala.json": {
        UnitKind.VOCATIONAL: Scale.ONE_TO_THREE,
        UnitKind.COMMON_2014: Scale.ONE_TO_THREE,
    },
    "rakenne-liikunnan-ja-valmennuksen-ammattitutkinto-2018.json": {UnitKind.VOCATIONAL: Scale.PASS_FAIL},
    "rakenne-telma.json": {UnitKind.PREPARATORY: Scale.PASS_FAIL},
}
KINDS = [(name, kind, scale) for name, kinds in DOCUMENTS.items() for kind, scale in kinds.items()]
TEACHER = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _recovery = create_workspace(tmp_path / "oma.naytot", "tunnuslause", TEACHER, cost=Cost(1, 64, 1))
    made.key_rounds = 1_000
    yield made
    made.close()


def open_case(workspace: Workspace, document: str, kind: UnitKind) -> tuple[Case, QualificationUnit]:
    qualification = import_file(workspace, shared(f"data/eperusteet/{document}")).qualification
    unit = next(one for one in qualification.units if one.kind == kind and rows_of(one))
    new = planning.NewCase(
        student=Student(name="Aino Esimerkki", number="12345"),
        qualification=qualification.id,
        version=qualification.version,
        unit=unit.id,
        teacher=TEACHER,
        parts=tuple(part.id for part in assessed_parts(unit)[:1]),
        workplace=Workplace(name="Hoivakoti Kuusikko", business_id="0000012-3"),
        instructor=WorkplaceInstructor(name="Timo Ohjaaja"),
        language=Language.SV if "telma" in document else Language.FI,
    )
    if unit.scale != Scale.ONE_TO_THREE:
        return planning.open_case(workspace, new), unit
    with pytest.raises(UserError, match="1–3"):
        planning.open_case(workspace, new)
    return _kept_from_before(workspace, new), unit


def _kept_from_before(workspace: Workspace, new: planning.NewCase) -> Case:
    """An old case, as one comes from an earlier laptop: no new ones are opened on its scale."""
    case = planning.pinned_case(workspace, new)
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(case, who="teacher", what="Test")
    return case


def plan(workspace: Workspace, case: Case) -> Case:
    edited = replace(case, agreement=replace(case.agreement, kind=AgreementType.NONE))
    planning.edit_header(workspace, edited)
    frame = replace(a_plan(), tasks=(), requirements=(), assessors=case.plan.assessors, ready={})
    planning.edit_plan(workspace, case.id, frame)
    case = planning.add_task(workspace, case.id, "Tekee työn alusta loppuun")
    task = case.plan.tasks[0]
    marked = replace(task, shows=dict.fromkeys(case.unit.requirements, True))
    planning.edit_plan(workspace, case.id, replace(case.plan, tasks=(marked,)))
    planning.observe_all(workspace, case.id)
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        planning.state_not_disqualified(workspace, case.id, role, workspace.today())
    for role in Role:
        planning.mark_ready(workspace, case.id, role)
    return planning.agree_plan(workspace, case.id)


def assess(workspace: Workspace, case: Case) -> Case:
    observing.start_demonstration(workspace, case.id)
    assessing.decline_self_assessment(workspace, case.id)
    level = case.unit.scale.passing[-1]
    for assessor in case.assessor_ids:
        for row in case.rows:
            assessing.set_level(workspace, case.id, assessor, row, level)
        assessing.finish_view(workspace, case.id, assessor)
    return assessing.close_comparison(workspace, case.id)


@pytest.mark.parametrize(("document", "kind", "scale"), KINDS)
def test_a_unit_of_each_document_is_planned_assessed_signed_and_exported(
    workspace: Workspace, tmp_path: Path, document: str, kind: UnitKind, scale: Scale
) -> None:
    case, unit = open_case(workspace, document, kind)
    assert case.unit.scale == scale
    assert len(set(case.unit.requirements)) == len(case.unit.requirements) > 0
    criteria = [target for row in case.rows for target in targets_of(unit, row)]
    assert bool(criteria) == (kind != UnitKind.PREPARATORY)
    case = assess(workspace, plan(workspace, case))
    decision = replace(
        case.decision,
        grade=scale.passing[-1],
        reason="Aino teki työn itsenäisesti ja perusteli ratkaisunsa hyvin, myös uudessa tilanteessa.",
        deciders=case.assessor_ids,
        participants=(DiscussionRole.TEACHER, DiscussionRole.EMPLOYEE, DiscussionRole.STUDENT),
    )
    deciding.decide(workspace, case.id, decision)
    deciding.inform_student(workspace, case.id)
    for role in (Role.INSTRUCTOR, Role.TEACHER):
        signing.sign(workspace, case.id, role, code="oma-koodi-1", method=SigningMethod.TYPED)
    sharing.export_plan(workspace, case.id, tmp_path / "suunnitelma.pdf")
    record = sharing.export_record(workspace, case.id, tmp_path / "arviointi.pdf")
    verdict = sharing.verify_document(workspace, record.read_bytes())
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    assert stage(workspace.cases.get(case.id)) == Stage.EXPORTED
    assert say(case.unit.name, case.language)


def test_the_version_of_a_case_never_changes_under_it(workspace: Workspace) -> None:
    case, unit = open_case(workspace, "rakenne-telma.json", UnitKind.PREPARATORY)
    assert workspace.curriculum.unit(case.unit.content) == unit
    assert case.unit.version
