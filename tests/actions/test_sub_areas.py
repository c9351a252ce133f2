"""Sub-areas of common units: planned, assessed and signed by their own teacher, here or elsewhere by a package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.actions import ehoks, koski, pieces, planning, sharing, signing, sub_areas
from desktop.actions import scenario as story
from desktop.actions.changing import undo
from desktop.actions.curricula import import_samples
from desktop.actions.documents import student_summary
from desktop.actions.observing import add_note, share_notes
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, assessor_name
from desktop.domain.errors import UserError
from desktop.domain.known import student_key
from desktop.domain.people import Teacher
from desktop.domain.signing import SigningMethod
from desktop.domain.sub_areas import ShownSubArea
from desktop.domain.terms import Grade, Language, Role
from desktop.domain.verdict import Identity, Outcome
from desktop.domain.workplace_view import workplace_view
from desktop.store.locks import Cost
from desktop.texts import use_language
from tests.actions.school import CODE, CODES, SAMPLE, Desks
from tests.export.reading import told

TYPED = SigningMethod.TYPED
WHY = "Kertoi huollosta asiakkaalle selvästi ja tarkisti, että tämä ymmärsi."


@pytest.fixture(autouse=True)
def english(finnish: None) -> None:
    """The sentences are read in the language of the code."""
    use_language("en")


@pytest.fixture
def kaisa(desks: Desks) -> Iterator[Workspace]:
    """The file of the teacher of the sub-area, at another laptop."""
    yield from other(desks, "Kaisa Kieli", "kaisa")


def other(desks: Desks, name: str, file: str) -> Iterator[Workspace]:
    path = desks.folder / f"{file}.naytot"
    owner = Teacher(name=name, provider="Toinen opisto")
    made, _key = create_workspace(path, "kielten oma lause", owner, cost=Cost(1, 8, 1), clock=desks.clock)
    made.key_rounds = 1_000
    yield made
    made.close()


def planned(desks: Desks, **changes: object) -> tuple[Case, ShownSubArea]:
    """A case whose plan shows a sub-area in its first task."""
    import_samples(desks.teacher)
    case = story.plan(desks.teacher, SAMPLE, story.open_case(desks.teacher, SAMPLE))
    offered = sub_areas.offered_sub_areas(desks.teacher, case)
    assert [one.area.code for one in offered] == ["NKVT", "NKLT"]
    area = replace(
        offered[0].shown("area1"),
        teacher="Kaisa Kieli",
        organisation="Toinen opisto",
        tasks={case.plan.tasks[0].id: True},
        **changes,  # type: ignore[arg-type]
    )
    return sub_areas.plan_sub_area(desks.teacher, case.id, area), area


def observed(desks: Desks) -> tuple[Case, ShownSubArea]:
    """The same after the day and the self-assessment; one observation on the task is shared and one is not."""
    start = desks.clock.moment
    case, area = planned(desks)
    case = story.run_day(desks.teacher, SAMPLE, case, desks.clock)
    desks.teacher.at_keyboard = Role.TEACHER
    row = next(iter(case.plan.tasks[0].shows))
    for text in ("Kysyi asukkaan toiveen ääneen.", "Oma muistiinpanoni."):
        case = add_note(desks.teacher, case.id, "teacher", text, (row,))
    case = share_notes(desks.teacher, case.id, "teacher", [case.notes[-2].id])
    case = story.assess_oneself(desks.teacher, SAMPLE, case)
    desks.teacher.at_keyboard = Role.TEACHER
    desks.clock.moment = start
    return case, area


def the_area(workspace: Workspace, case: Case) -> ShownSubArea:
    return workspace.cases.get(case.id).sub_areas[0]


def decide(desks: Desks, case: Case) -> Case:
    rows = the_area(desks.teacher, case).requirements
    return sub_areas.decide_sub_area(
        desks.teacher, case.id, "area1", grade=Grade.FOUR, reason=WHY, levels=dict.fromkeys(rows, Grade.FOUR)
    )


def send(desks: Desks, case: Case) -> tuple[bytes, str]:
    path = desks.folder / "osa.nayttopala"
    code = pieces.send_piece(desks.teacher, case.id, "area1", path)
    return path.read_bytes(), code


def answer(workspace: Workspace, data: bytes, code: str, *, notes: tuple[str, ...] = ()) -> bytes:
    piece = pieces.open_piece(workspace, data, code.lower().replace("-", " "))
    levels = dict.fromkeys(piece.area.requirements, Grade.FIVE)
    return pieces.answer_piece(
        workspace, piece, package_code=code, grade=Grade.FIVE, reason=WHY, levels=levels, notes=notes,
        code=CODE, method=TYPED,
    )  # fmt: skip


def ehoks_value(desks: Desks, case: Case) -> dict[str, object]:
    """The demonstration as its file for eHOKS says it."""
    path = ehoks.save_demonstration(desks.teacher, case.id, desks.folder / "ehoks.json")
    value: dict[str, object] = json.loads(path.read_text("utf-8"))
    return value


# In the plan


def test_a_sub_area_is_planned_with_its_tasks_and_undone(desks: Desks) -> None:
    case, area = planned(desks)
    assert case.sub_areas == (area,)
    assert (area.code, area.extent, len(area.requirements)) == ("NKVT", 4.0, 3)
    assert area.shown_by(case) == (case.plan.tasks[0].text,)
    assert undo(desks.teacher, case.id).sub_areas == ()


def test_a_sub_area_needs_a_teacher_and_a_task(desks: Desks) -> None:
    case, area = planned(desks)
    with pytest.raises(UserError, match="own teacher"):
        sub_areas.plan_sub_area(desks.teacher, case.id, replace(area, teacher=" "))
    with pytest.raises(UserError, match="at least one work task"):
        sub_areas.plan_sub_area(desks.teacher, case.id, replace(area, tasks={}))
    assert desks.teacher.cases.get(case.id) == case


def test_the_texts_of_the_common_unit_stay_when_its_version_is_deleted(desks: Desks) -> None:
    case, area = planned(desks)
    desks.teacher.curriculum.delete(case.unit.qualification, case.unit.version)
    assert sub_areas.common_unit(desks.teacher, area).code == "tutkinnonosat_990004"


def test_ehoks_lists_the_sub_areas_that_are_shown_now(desks: Desks) -> None:
    case, area = planned(desks)
    kept = ehoks_value(desks, case)
    assert kept["osa-alueet"] == [{"koodi-uri": "ammatillisenoppiaineet_nkvt", "koodi-versio": 1}]
    sub_areas.plan_sub_area(desks.teacher, case.id, replace(area, shown_now=False))
    assert "osa-alueet" not in ehoks_value(desks, case)


# Assessed here


def test_nobody_decides_before_the_student_has_spoken(desks: Desks) -> None:
    case, _area = planned(desks)
    with pytest.raises(UserError, match="has not begun"):
        decide(desks, case)
    case = story.run_day(desks.teacher, SAMPLE, case, desks.clock)
    with pytest.raises(UserError, match="self-assessment first"):
        decide(desks, case)
    with pytest.raises(UserError, match="self-assessment first"):
        send(desks, case)
    assert the_area(desks.teacher, case).grade is None


def test_a_result_always_has_a_reason(desks: Desks) -> None:
    case, _area = observed(desks)
    with pytest.raises(UserError, match="reason for the grade"):
        sub_areas.decide_sub_area(desks.teacher, case.id, "area1", grade=Grade.THREE, reason=" ")
    with pytest.raises(UserError, match="grade of the sub-area"):
        sub_areas.decide_sub_area(desks.teacher, case.id, "area1", grade=Grade.PASS, reason=WHY)


def test_its_teacher_signs_a_record_of_its_own(desks: Desks) -> None:
    case, _area = observed(desks)
    decide(desks, case)
    after = sub_areas.sign_sub_area(desks.teacher, case.id, "area1", code=CODE, method=TYPED).sub_areas[0]
    assert after.signed is not None
    record = sub_areas.sub_area_record(desks.teacher, case.id, "area1")
    verdict = sharing.verify_document(desks.teacher, record)
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    assert [(one.name, one.signer) for one in verdict.signatures] == [("Kaisa Kieli", Role.TEACHER)]
    assert verdict.signatures[0].identity == Identity.WITNESSED, "her key was made in another's file"
    said = " ".join(text for _tag, text in told(record))
    assert "oikaisu" in said, "it tells how to have it reviewed"
    with pytest.raises(UserError, match="signed"):
        decide(desks, case)
    with pytest.raises(UserError, match="signed"):
        sub_areas.remove_sub_area(desks.teacher, case.id, "area1")


def test_a_sub_area_is_assessed_also_after_the_demonstration_is_signed(desks: Desks) -> None:
    case, _area = observed(desks)
    case = story.assess(desks.teacher, SAMPLE, case, desks.clock)
    story.decide(desks.teacher, SAMPLE, story.compare(desks.teacher, SAMPLE, case, desks.clock))
    desks.teacher.at_keyboard = Role.TEACHER
    for role, code in CODES.items():
        desks.clock.moment += timedelta(minutes=1)
        signing.sign(desks.teacher, case.id, role, code=code, method=TYPED)
    record = signing.record(desks.teacher, case.id)
    decide(desks, case)
    sub_areas.sign_sub_area(desks.teacher, case.id, "area1", code=CODE, method=TYPED)
    assert signing.record(desks.teacher, case.id) == record
    kept = json.loads(koski.koski_file(desks.teacher, case.id))["suoritukset"][0]["osasuoritukset"]
    assert [one["koulutusmoduuli"]["tunniste"]["koodiarvo"] for one in kept] == ["990001", "990004"]
    (section,) = kept[1]["osasuoritukset"]
    assert section["koulutusmoduuli"]["tunniste"]["koodiarvo"] == "NKVT"
    assert section["arviointi"][0]["arvosana"]["koodiarvo"] == "4"
    assert section["arviointi"][0]["arvioitsijat"] == [{"nimi": "Kaisa Kieli"}]
    assert "arviointi" not in kept[1], "the common unit as a whole is decided elsewhere"
    summary = student_summary(desks.teacher, student_key(case.student), Language.EN)
    assert "Communication at work: Good 4 (Kaisa Kieli)" in " ".join(text for _tag, text in told(summary))


def test_the_workplace_sees_that_it_is_shown_but_not_the_result(desks: Desks) -> None:
    case, _area = observed(desks)
    seen = workplace_view(decide(desks, case))
    (one,) = seen.case.sub_areas
    assert (one.teacher, one.grade, one.reason, one.levels) == ("Kaisa Kieli", None, "", {})
    assert any("sub-areas" in text for text in seen.hidden)


# By a package


def test_a_package_holds_only_what_its_teacher_needs(desks: Desks, kaisa: Workspace) -> None:
    case, _area = observed(desks)
    data, code = send(desks, case)
    piece = pieces.open_piece(kaisa, data, code)
    assert [task.text for task in piece.tasks] == [case.plan.tasks[0].text]
    assert "Kysyi asukkaan toiveen ääneen." in [note.text for note in piece.notes]
    assert all(note.shared for note in piece.notes)
    assert "Oma muistiinpanoni." not in str(piece)
    assert case.workplace.name not in str(piece)
    assert case.instructor.email not in str(piece)
    assert [area.code for area in piece.unit.sub_areas] == ["NKVT"]
    assert piece.unit.sub_areas[0].targets[0].levels, "its criteria travel with it"
    assert case.student.name.encode() not in data


def test_the_answer_is_merged_and_no_note_is_lost(desks: Desks, kaisa: Workspace) -> None:
    case, _area = observed(desks)
    data, code = send(desks, case)
    back = answer(kaisa, data, code, notes=("Opiskelija selitti asiansa kahteen kertaan.",))
    meanwhile = add_note(desks.teacher, case.id, "teacher", "Siivosi jälkensä.", ())
    returned = pieces.look_at_answer(desks.teacher, back)
    assert "their own file" in returned.question
    after = pieces.take_back_piece(desks.teacher, back, vouch=True)
    (area,) = after.sub_areas
    assert (area.grade, area.reason, area.sent) == (Grade.FIVE, WHY, None)
    assert area.signed is not None
    assert area.signed.name == "Kaisa Kieli"
    assert {note.id for note in meanwhile.notes} < {note.id for note in after.notes}
    assert after.notes[-1].text == "Opiskelija selitti asiansa kahteen kertaan."
    assert assessor_name(after, after.notes[-1].by) == "Kaisa Kieli"
    record = sub_areas.sub_area_record(desks.teacher, case.id, "area1")
    assert sharing.verify_document(desks.teacher, record).outcome == Outcome.INTACT


def test_another_than_planned_is_asked_about(desks: Desks) -> None:
    case, _area = observed(desks)
    data, code = send(desks, case)
    (pekka,) = [next(other(desks, "Pekka Puhe", "pekka"))]
    returned = pieces.look_at_answer(desks.teacher, answer(pekka, data, code))
    assert "Kaisa Kieli" in returned.question
    assert "Pekka Puhe" in returned.question
    assert pieces.take_back_piece(desks.teacher, answer(pekka, data, code)).sub_areas[0].teacher == "Pekka Puhe"
    pekka.close()


def test_nothing_is_assessed_here_while_the_part_is_away(desks: Desks) -> None:
    case, area = observed(desks)
    send(desks, case)
    before = desks.teacher.cases.get(case.id)
    with pytest.raises(UserError, match="Take it back first"):
        decide(desks, case)
    with pytest.raises(UserError, match="Take it back first"):
        sub_areas.plan_sub_area(desks.teacher, case.id, replace(area, teacher="Muu"))
    with pytest.raises(UserError, match="Take it back first"):
        send(desks, case)
    assert desks.teacher.cases.get(case.id) == before


def refused(desks: Desks, case: Case, data: bytes) -> str:
    """The sentence with which an answer is refused; nothing has changed then."""
    before = desks.teacher.cases.get(case.id)
    with pytest.raises(UserError) as said:
        pieces.take_back_piece(desks.teacher, data)
    assert desks.teacher.cases.get(case.id) == before
    return str(said.value)


def test_a_stale_answer_is_refused(desks: Desks, kaisa: Workspace) -> None:
    case, _area = observed(desks)
    data, code = send(desks, case)
    back = answer(kaisa, data, code)
    pieces.call_off_piece(desks.teacher, case.id, "area1")
    assert "called off" in refused(desks, case, back)
    data, code = send(desks, case)
    assert "sent anew" in refused(desks, case, back)
    fresh = answer(kaisa, data, code)
    pieces.take_back_piece(desks.teacher, fresh)
    assert "come back already" in refused(desks, case, fresh)


def test_damaged_foreign_and_too_new_packages_are_refused(desks: Desks, kaisa: Workspace) -> None:
    case, _area = observed(desks)
    data, code = send(desks, case)
    back = answer(kaisa, data, code)
    assert "damaged" in refused(desks, case, back[:-9])
    assert "damaged" in refused(desks, case, back[:-1] + bytes([back[-1] ^ 1]))
    assert "not a package" in refused(desks, case, b"%PDF-1.7")
    assert "newer version" in refused(desks, case, back.replace(b'"version": 1', b'"version": 9', 1))
    assert "no answer" in refused(desks, case, data)
    with pytest.raises(UserError, match="not in this file"):
        pieces.take_back_piece(desks.reader, back)
    with pytest.raises(UserError, match="does not open"):
        pieces.open_piece(kaisa, data, "AAAA-BBBB-CCCC-DDDD")
    with pytest.raises(UserError, match="Write the code"):
        pieces.open_piece(kaisa, data, " ")
    with pytest.raises(UserError, match="this very file"):
        pieces.open_piece(desks.teacher, data, code)


def test_an_answer_whose_record_says_something_else_is_refused(desks: Desks, kaisa: Workspace) -> None:
    from desktop.domain.pieces import PieceAnswer
    from desktop.exchange.package import Label, PackageKind, open_package, seal
    from desktop.store.values import decode, encode

    case, _area = observed(desks)
    data, code = send(desks, case)
    back = decode(PieceAnswer, open_package(answer(kaisa, data, code), code))
    better = replace(back.piece, area=replace(back.piece.area, grade=Grade.ONE))
    label = Label(kind=PackageKind.ANSWER, case=case.id, id=back.piece.id)
    assert "something else" in refused(desks, case, seal(encode(replace(back, piece=better)), label, code))
    assert planning.edit_plan(desks.teacher, case.id, desks.teacher.cases.get(case.id).plan)
