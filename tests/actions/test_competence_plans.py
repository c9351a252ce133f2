"""Plans (HOKS) taken in and written out: shown first, one act, undone in one; what goes out is ready for PUT."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.ehoks import plan_for, save_demonstration, save_plan
from desktop.actions.plan_preview import FilePreview, preview_kept, preview_plans, read_plans
from desktop.actions.plan_taking import Brought, bring_in
from desktop.actions.planning import edit_plan
from desktop.actions.register import take_in, undo_people
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.plan_offers import Part
from desktop.domain.register import KnownStudent, KnownWorkplace
from desktop.domain.terms import PlaceKind
from tests.builders import a_case, a_qualification, a_unit, an_agreed_case, an_informed_case
from tests.exchange import plans

Keep = Callable[..., Case]
NAME = "Aino Esimerkki"


def preview(workspace: Workspace, *values: Any, names: dict[int, str] | None = None) -> FilePreview:
    """What taking in these plans would do; of one plan, with the student's name written."""
    read = read_plans(plans.as_bytes(values[0] if len(values) == 1 else list(values)), workspace.today())
    return preview_plans(workspace, read, "hoks.json", {0: NAME} if names is None else names)


def take(workspace: Workspace, shown: FilePreview, *more: str) -> Brought:
    """Let through what is usual in every plan, and the offers named."""
    return bring_in(workspace, shown, {n: one.usual | set(more) for n, one in enumerate(shown.plans)})


def lines(shown: FilePreview, part: Part | None = None) -> list[tuple[str, str, str, bool]]:
    """The offers of the first plan: what, how it was, how it would be, and whether it is usual."""
    offers = [one for one in shown.plans[0].offers if part in (None, one.part)]
    return [(one.label, one.before, one.after, one.chosen) for one in offers]


def a_library(workspace: Workspace) -> None:
    """The requirements of the unit that the plans speak of."""
    with workspace.change("Test", Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(a_unit(3)), original=b"{}", findings=())


def test_a_new_student_and_workplace_are_offered_and_kept_in_one_change(workspace: Workspace) -> None:
    news: list[str] = []
    workspace.listen(lambda one: news.append(one.what))
    shown = preview(workspace, plans.a_plan_file())
    assert lines(shown) == [
        ("Uusi opiskelija", "", NAME, True),
        ("Uusi työpaikka", "", "Hoivakoti Kuusikko, 0000012-3", True),
        ("Uusi työpaikkaohjaaja", "", "Timo Ohjaaja, timo@example.org", True),
        ("Uusi näyttö", "", "23.11.2026–24.11.2026, Hoivakoti Kuusikko", False),
    ]
    assert workspace.register.students() == []
    brought = take(workspace, shown)
    assert (brought.plans, brought.students, brought.workplaces, brought.drafts) == (1, 1, 1, ())
    assert len(news) == 1
    [student], [place] = workspace.register.students(), workspace.register.workplaces()
    assert (student.student.name, student.student.oid, student.study_right) == (
        NAME,
        plans.LEARNER,
        plans.STUDY_RIGHT,
    )
    assert [one.email for one in place.instructors] == ["timo@example.org"]
    assert workspace.plans.newest(plans.STUDY_RIGHT) is not None


def test_the_same_plan_once_more_offers_nothing_and_is_kept_once(workspace: Workspace) -> None:
    take(workspace, preview(workspace, plans.a_plan_file()))
    again = preview(workspace, plans.a_plan_file(), names={})
    assert again.plans[0].name == NAME
    assert again.plans[0].same == (NAME, "Hoivakoti Kuusikko")
    assert lines(again) == [("Uusi näyttö", "", "23.11.2026–24.11.2026, Hoivakoti Kuusikko", False)]
    assert take(workspace, again) == Brought()
    assert len(workspace.register_steps) == 1
    assert len(workspace.plans.all()) == 1


def test_undo_takes_back_all_of_it(workspace: Workspace) -> None:
    a_library(workspace)
    shown = preview(workspace, plans.a_plan_file())
    draft = next(one.id for one in shown.plans[0].offers if one.part == Part.DRAFT)
    brought = take(workspace, shown, draft)
    assert workspace.lists.count() == len(brought.drafts) == 1
    assert undo_people(workspace)
    assert workspace.lists.count() == 0
    assert workspace.plans.all() == []
    assert workspace.register.students() == []
    assert workspace.register.workplaces() == []
    assert undo_people(workspace) == ""


def test_undo_is_refused_once_somebody_has_gone_on(workspace: Workspace) -> None:
    a_library(workspace)
    shown = preview(workspace, plans.a_plan_file())
    draft = next(one.id for one in shown.plans[0].offers if one.part == Part.DRAFT)
    [made] = take(workspace, shown, draft).drafts
    edit_plan(workspace, made, replace(workspace.cases.get(made).plan, goal_grade="4"))
    with pytest.raises(UserError):
        undo_people(workspace)
    assert workspace.lists.count() == 1
    assert len(workspace.register.students()) == 1
    assert workspace.plans.all()


def test_a_draft_has_everything_that_the_plan_says(workspace: Workspace) -> None:
    a_library(workspace)
    shown = plans.a_demonstration(
        **{"yksilolliset-kriteerit": ["ohjattuna"], "vaatimuksista-tai-tavoitteista-poikkeaminen": "ei nosta"}
    )
    shown["koulutuksen-jarjestaja-osaamisen-arvioijat"].append({"nimi": "Toinen, Taru", "organisaatio": {}})
    way = plans.a_way(keskeytymisajanjaksot=[{"alku": "2026-10-12", "loppu": "2026-10-18"}])
    unit = plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": [shown], "osaamisen-hankkimistavat": [way]})
    offered = preview(workspace, plans.a_plan_file(unit))
    draft = next(one.id for one in offered.plans[0].offers if one.part == Part.DRAFT)
    [made] = take(workspace, offered, draft).drafts
    case = workspace.cases.get(made)
    assert (case.student.name, case.student.oid, case.study_right) == (NAME, plans.LEARNER, plans.STUDY_RIGHT)
    assert case.unit.code == "tutkinnonosat_990077"
    assert case.unit.requirements == ("r1", "r2", "r3")
    assert (case.agreement.starts, case.agreement.part_time, case.agreement.identifier) == (
        date(2026, 9, 1),
        100,
        "jakso-1",
    )
    assert [(one.starts, one.ends) for one in case.agreement.breaks] == [(date(2026, 10, 12), date(2026, 10, 18))]
    assert (case.workplace.name, case.instructor.email) == ("Hoivakoti Kuusikko", "timo@example.org")
    assert (case.plan.starts, case.plan.place_kind) == (date(2026, 11, 23), PlaceKind.WORKPLACE)
    assert [task.text for task in case.plan.tasks] == ["Ohjaa aamutoimet", "Kirjaa hoitotyön"]
    assert (case.plan.deviations, case.plan.individual_criteria) == ("ei nosta", ("ohjattuna",))
    assert [one.name for one in case.plan.assessors] == ["Maija Opettaja", "Taru Toinen", "Timo Ohjaaja"]
    again = preview(workspace, plans.a_plan_file(unit), names={})
    assert lines(again) == []


def test_a_unit_that_the_library_lacks_is_told_and_its_draft_waits(workspace: Workspace) -> None:
    shown = preview(workspace, plans.a_plan_file())
    [draft] = [one for one in shown.plans[0].offers if one.part == Part.DRAFT]
    assert draft.hindrance
    assert draft.about == "tutkinnonosat 990077"
    take(workspace, shown)
    a_library(workspace)
    [kept] = workspace.plans.all()
    [later] = [one for one in preview_kept(workspace, kept.key).plans[0].offers if one.part == Part.DRAFT]
    assert not later.hindrance
    assert later.about == "Arjen työ fi"


def test_nobody_is_nameless_in_a_draft(workspace: Workspace) -> None:
    a_library(workspace)
    shown = preview(workspace, plans.a_plan_file(), names={})
    assert shown.plans[0].name == plans.LEARNER
    [draft] = [one for one in shown.plans[0].offers if one.part == Part.DRAFT]
    assert draft.hindrance


def test_a_unit_with_a_workplace_and_no_demonstration_may_become_a_draft(workspace: Workspace) -> None:
    a_library(workspace)
    unit = plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": []})
    offered = preview(workspace, plans.a_plan_file(unit))
    [draft] = [one for one in offered.plans[0].offers if one.part == Part.DRAFT]
    [made] = take(workspace, offered, draft.id).drafts
    assert workspace.cases.get(made).workplace.name == "Hoivakoti Kuusikko"
    assert lines(preview(workspace, plans.a_plan_file(unit), names={}), Part.DRAFT) == []


def test_a_known_student_and_workplace_change_only_as_shown(workspace: Workspace) -> None:
    known = KnownStudent(student=Student(name=NAME, number="E-17"))
    place = KnownWorkplace(
        workplace=Workplace(name="Hoivakoti Kuusikko", business_id="0000012-3"),
        instructors=(WorkplaceInstructor(name="Timo Ohjaaja", email="vanha@example.org", title="lähihoitaja"),),
    )
    take_in(workspace, [known], [place])
    shown = preview(workspace, plans.a_plan_file())
    assert lines(shown, Part.STUDENT) == [
        ("Oppijanumero", "", plans.LEARNER, True),
        ("Opiskeluoikeus", "", plans.STUDY_RIGHT, True),
    ]
    assert lines(shown, Part.WORKPLACE) == [
        ("Ohjaaja", "Timo Ohjaaja, vanha@example.org", "Timo Ohjaaja, timo@example.org", False)
    ]
    take(workspace, shown)
    [student], [kept] = workspace.register.students(), workspace.register.workplaces()
    assert (student.student.number, student.student.oid) == ("E-17", plans.LEARNER)
    assert kept.instructors[0].email == "vanha@example.org"
    again = preview(workspace, plans.a_plan_file(), names={})
    [offer] = [one for one in again.plans[0].offers if one.part == Part.WORKPLACE]
    take(workspace, again, offer.id)
    [kept] = workspace.register.workplaces()
    assert (kept.instructors[0].email, kept.instructors[0].title) == ("timo@example.org", "lähihoitaja")


def test_a_case_takes_what_fills_a_gap_and_keeps_what_it_says(workspace: Workspace, keep: Keep) -> None:
    student = Student(name=NAME, number="12345", oid=plans.LEARNER)
    case = keep(a_case(3, student=student, instructor=WorkplaceInstructor(name="Ohjaaja, Timo", phone="040 1")))
    shown = preview(workspace, plans.a_plan_file(), names={0: NAME})
    assert lines(shown, Part.DRAFT) == []
    offers = {label: (before, after, usual) for label, before, after, usual in lines(shown, Part.CASE)}
    assert offers == {
        "Osa-aikaisuus": ("", "100", True),
        "Jakson yksilöivä tunniste": ("", "jakso-1", True),
        "Ohjaajan sähköposti": ("", "timo@example.org", True),
        "Näyttö alkaa": ("", "23.11.2026", True),
        "Näyttö päättyy": ("", "24.11.2026", True),
        "Paikan kuvaus": ("", "osasto", True),
        "Opiskeluoikeus": ("", plans.STUDY_RIGHT, True),
    }
    assert take(workspace, shown).changed == (case.id,)
    after = workspace.cases.get(case.id)
    assert (after.instructor.name, after.instructor.phone) == ("Ohjaaja, Timo", "040 1")
    assert (after.agreement.part_time, after.plan.starts) == (100, date(2026, 11, 23))
    assert after.competence_plan.unit == "tutkinnonosat_990077"
    undo_people(workspace)
    assert workspace.cases.get(case.id) == case


def test_what_takes_the_place_of_something_is_chosen_by_people(workspace: Workspace, keep: Keep) -> None:
    student = Student(name=NAME, number="12345", oid=plans.LEARNER)
    agreement = Agreement(starts=date(2026, 8, 1), ends=date(2026, 12, 18), part_time=50, identifier="jakso-1")
    case = keep(an_agreed_case(3, student=student, agreement=agreement))
    shown = preview(workspace, plans.a_plan_file(), names={})
    offers = {one.label: one for one in shown.plans[0].offers if one.part == Part.CASE}
    assert (offers["Osa-aikaisuus"].before, offers["Osa-aikaisuus"].chosen) == ("50", False)
    assert not offers["Näyttö päättyy"].chosen
    take(workspace, shown, offers["Osa-aikaisuus"].id, offers["Näyttö päättyy"].id)
    after = workspace.cases.get(case.id)
    assert (after.agreement.part_time, after.agreement.starts) == (100, date(2026, 8, 1))
    assert after.plan.ends == date(2026, 11, 24)
    assert after.plan.agreed == {}


def test_a_signed_case_is_told_and_left_alone(workspace: Workspace, keep: Keep) -> None:
    from desktop.actions.signing import sign
    from desktop.domain.signing import SigningMethod
    from desktop.domain.terms import Role

    student = Student(name=NAME, number="12345", oid=plans.LEARNER)
    case = keep(an_informed_case(3, student=student))
    sign(workspace, case.id, Role.TEACHER, code="opettaja-1", method=SigningMethod.TYPED)
    shown = preview(workspace, plans.a_plan_file(), names={})
    assert lines(shown, Part.CASE) == []
    assert any("allekirjoitettu" in note for note in shown.plans[0].notes)


def test_several_students_come_in_at_once_and_people_choose_whose(workspace: Workspace) -> None:
    other = plans.a_plan_file(**{"oppija-oid": "1.2.246.562.24.42016337194", "id": 2})
    other["opiskeluoikeus-oid"] = "1.2.246.562.15.76811932086"
    shown = preview(workspace, plans.a_plan_file(), other, names={0: NAME, 1: "Onni Toinen"})
    assert [one.name for one in shown.plans] == [NAME, "Onni Toinen"]
    bring_in(workspace, shown, {1: shown.plans[1].usual})
    assert [one.student.name for one in workspace.register.students()] == ["Onni Toinen"]
    assert len(workspace.register.workplaces()) == 1
    assert [one.study_right for one in workspace.plans.all()] == ["1.2.246.562.15.76811932086"]


def test_numbers_of_two_students_in_one_plan_are_refused(workspace: Workspace) -> None:
    take_in(
        workspace,
        [
            KnownStudent(student=Student(name="Aino", oid=plans.LEARNER)),
            KnownStudent(student=Student(name="Onni"), study_right=plans.STUDY_RIGHT),
        ],
    )
    shown = preview(workspace, plans.a_plan_file(), names={})
    assert shown.plans[0].offers == ()
    assert shown.plans[0].notes
    with pytest.raises(UserError):
        take(workspace, shown)
    assert workspace.plans.all() == []


def test_a_place_of_long_ago_is_offered_and_not_usual(workspace: Workspace) -> None:
    way = plans.a_way(alku="2021-01-01", loppu="2021-06-01")
    unit = plans.a_unit_to_acquire(**{"osaamisen-hankkimistavat": [way]})
    offers = lines(preview(workspace, plans.a_plan_file(unit)), Part.WORKPLACE)
    assert [chosen for _label, _before, _after, chosen in offers] == [False, False]


def test_a_business_id_that_cannot_be_right_is_offered_and_not_usual(workspace: Workspace) -> None:
    place = {**plans.a_way()["tyopaikalla-jarjestettava-koulutus"], "tyopaikan-y-tunnus": "1234567-2"}
    unit = plans.a_unit_to_acquire(
        **{"osaamisen-hankkimistavat": [plans.a_way(**{"tyopaikalla-jarjestettava-koulutus": place})]}
    )
    offers = lines(preview(workspace, plans.a_plan_file(unit)), Part.WORKPLACE)
    assert [chosen for _label, _before, _after, chosen in offers] == [False, False]


# Out


def linked(workspace: Workspace, keep: Keep, **changes: Any) -> Case:
    """A case whose student's plan has been taken in."""
    student = Student(name=NAME, number="12345", oid=plans.LEARNER)
    case = keep(an_agreed_case(3, student=student, study_right=plans.STUDY_RIGHT, **changes))
    later = plans.a_demonstration(alku="2026-12-07", loppu="2026-12-08")
    unit = plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": [later]})
    shown = preview(workspace, plans.a_plan_file(unit), names={0: NAME})
    bring_in(workspace, shown, {0: frozenset()})
    return case


@pytest.mark.parametrize("name", plans.REAL)
def test_the_services_own_examples_are_kept_byte_for_byte(workspace: Workspace, name: str) -> None:
    data = plans.real(name).read_bytes()
    shown = preview_plans(workspace, read_plans(data, workspace.today()), name, {0: NAME})
    brought = take(workspace, shown)
    [kept] = workspace.plans.all()
    assert workspace.plans.text(kept.key) == data
    assert brought.students == 1
    assert len(workspace.register.workplaces()) == brought.workplaces
    assert workspace.lists.count() == 0


def test_a_demonstration_is_saved_by_the_contract(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    case = linked(workspace, keep)
    told = json.loads(save_demonstration(workspace, case.id, tmp_path / "näyttö.json").read_bytes())
    assert plans.faults(told, "osaamisenOsoittaminen") == []
    assert told["alku"] == "2026-11-23"


def test_the_whole_plan_is_saved_with_the_demonstration_in_it(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    case = linked(workspace, keep)
    beside = plan_for(workspace, case)
    assert beside is not None
    assert beside.own is None  # the plan has other days
    assert len(beside.places) == 2
    with pytest.raises(UserError):
        save_plan(workspace, case.id, tmp_path / "hoks.json")
    out = json.loads(save_plan(workspace, case.id, tmp_path / "hoks.json", beside.places[0].at).read_bytes())
    [unit] = out["hankittavat-ammat-tutkinnon-osat"]
    [told] = unit["osaamisen-osoittaminen"]
    assert (told["loppu"], told["sisallon-kuvaus"]) == ("2026-11-23", ["Ohjaa aamutoimet"])
    assert unit["osaamisen-hankkimistavat"] == [plans.a_way()]
    assert plans.faults(out, "hoksPut") == []
    found = plan_for(workspace, workspace.cases.get(case.id))
    assert found is not None
    assert found.own == beside.places[0]  # and is not asked again


def test_a_plan_without_its_number_asks_for_it(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    student = Student(name=NAME, number="12345", oid=plans.LEARNER)
    case = keep(an_agreed_case(3, student=student, study_right=plans.STUDY_RIGHT))
    value = plans.a_plan_file(plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": []}))
    del value["id"]
    bring_in(workspace, preview(workspace, value, names={0: NAME}), {0: frozenset()})
    with pytest.raises(UserError, match="numero"):
        save_plan(workspace, case.id, tmp_path / "hoks.json")
    out = json.loads(save_plan(workspace, case.id, tmp_path / "hoks.json", number=99).read_bytes())
    assert out["id"] == 99
    assert len(out["hankittavat-ammat-tutkinnon-osat"][0]["osaamisen-osoittaminen"]) == 1


def test_what_ehoks_would_refuse_is_not_saved(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    case = linked(workspace, keep, workplace=Workplace(name="Hoivakoti", business_id="0000012-4"))
    with pytest.raises(UserError, match="0000012-4"):
        save_demonstration(workspace, case.id, tmp_path / "näyttö.json")
    assert list(tmp_path.glob("*.json")) == []


def test_without_a_plan_people_are_told_to_bring_one(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    case = keep(an_agreed_case(3))
    assert plan_for(workspace, case) is None
    with pytest.raises(UserError, match="HOKS"):
        save_plan(workspace, case.id, tmp_path / "hoks.json")


def test_a_unit_that_the_plan_lacks_is_told(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    case = linked(workspace, keep)
    other = replace(case, id="case0002", unit=replace(case.unit, code="tutkinnonosat_1"))
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(other, who="teacher", what="Test")
    with pytest.raises(UserError, match="tutkinnon osaa"):
        save_plan(workspace, other.id, tmp_path / "hoks.json")
