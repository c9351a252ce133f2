"""A plan template keeps the work and nobody's data, and tells what it could not place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import Case
from desktop.domain.demonstration import Assessor, Plan, RequirementPlan, Task
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.personal import personal_in
from desktop.domain.template import (
    apply_template,
    draft_template,
    fits,
    takes_template,
    template_of,
    template_texts,
    with_texts,
)
from desktop.domain.terms import Coverage, EvidenceRule, PlaceKind, Role
from desktop.store.values import decode, encode
from tests.builders import DAY, a_case, a_plan, words

FULL = a_plan(
    goal_grade="Tavoite 4",
    starting_level="Alussa epävarma",
    support="Lisäaikaa",
    teacher_present="Aamulla",
    guiding_counts="Ohjaus vähentää",
    allowed_questions="Asukkaan nimi",
    stopped_when="Turvallisuus vaarantuu",
    evidence=EvidenceRule.PHOTO,
    evidence_consent=True,
)


def ids() -> object:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def test_a_template_keeps_the_work_and_its_frame() -> None:
    made = template_of(a_case(plan=FULL), {"r1": words("tekee")})
    assert [(task.text, task.shows) for task in made.tasks] == [("Ohjaa aamutoimet", ("r1", "r2"))]
    assert [one.coverage for one in made.requirements] == [None, None, Coverage.INTERVIEW]
    assert made.requirements[0].words == words("tekee")
    assert made.requirements[0].observers == (Role.TEACHER, Role.INSTRUCTOR)
    assert (made.place_kind, made.place_description) == (PlaceKind.WORKPLACE, "hoivakodin osasto")
    assert (made.guiding_counts, made.allowed_questions) == ("Ohjaus vähentää", "Asukkaan nimi")
    assert (made.stopped_when, made.evidence) == ("Turvallisuus vaarantuu", EvidenceRule.PHOTO)
    assert (made.workplace.name, made.unit, made.version) == ("Hoivakoti Kuusikko", "77", "2026-08-01T00:00:00+00:00")


def test_what_is_one_students_is_not_kept() -> None:
    deviation = RequirementPlan(id="r2", coverage=Coverage.DEVIATION, note="Ei kuulo", decision_reference="P 12/2026")
    kept = encode(draft_template(a_case(plan=replace(FULL, requirements=(deviation,))))).decode()
    for personal in ("Tavoite", "epävarma", "Lisäaikaa", "Aamulla", "Ei kuulo", "P 12", "deviation"):
        assert personal not in kept


NAMES = st.sampled_from("Aino Pekka Riikka Matti Åsa Örjan Ida Jo Virtanen Lahti Mäki Järvi Söderström".split())  # noqa: SIM905
PEOPLE = st.builds(lambda first, last: f"{first} {last}", NAMES, NAMES)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
PLAIN = st.sampled_from(["Tekee aamutyöt", "Kirjaa päivän", "Huoltaa laitteen", ""])


@st.composite
def named_cases(draw: st.DrawFn) -> Case:
    """Cases in whose texts people, numbers and days are written, each in some sentence."""
    student, teacher, instructor, third = (draw(PEOPLE) for _person in range(4))
    number, day = draw(st.from_regex(r"E-[1-9]{4,7}", fullmatch=True)), draw(DAYS)
    said = (
        *(name for person in (student, teacher, instructor, third) for name in (person, *person.split())),
        *(number, day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day}.{day.month}."),
    )

    def text() -> str:
        return " ".join(one for one in (draw(PLAIN), draw(st.sampled_from(said)), draw(PLAIN)) if one)

    blank = a_case()
    plan = Plan(
        place_kind=PlaceKind.WORKPLACE,
        place_description=text(),
        starts=day,
        ends=day,
        tasks=(Task(id="t1", text=text(), shows={"r1": True}), Task(id="t2", text="Siivoaa", shows={"r2": True})),
        requirements=(RequirementPlan(id="r3", coverage=Coverage.DOCUMENT, note=text()),),
        assessors=(Assessor(id="teacher", name=third, not_disqualified_on=day),),
        guiding_counts=text(),
        allowed_questions=text(),
        stopped_when=text(),
        goal_grade=text(),
        starting_level=text(),
        support=text(),
        teacher_present=text(),
        agreed=dict.fromkeys(Role, day),
    )
    return replace(
        blank,
        student=Student(name=student, number=number),
        teacher=replace(blank.teacher, name=teacher),
        instructor=WorkplaceInstructor(name=instructor, phone="050 123 4567", email="joku@tyopaikka.fi"),
        workplace=replace(blank.workplace, contact=third),
        unit=replace(blank.unit, version="versio"),
        plan=plan,
    )


@given(named_cases())
def test_no_name_number_or_day_of_the_case_is_in_a_template(case: Case) -> None:
    kept = encode(template_of(case)).decode()
    day = case.plan.starts
    assert day
    people = (case.student.name, case.teacher.name, case.instructor.name, case.workplace.contact)
    for name in {part for person in people for part in person.split()}:
        assert name not in kept
    for personal in (case.student.number, day.isoformat(), f"{day.day}.{day.month}.", case.instructor.phone):
        assert personal not in kept
    assert "Siivoaa" in kept


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Aino Esimerkki", "Ainon aamutyöt", "Ainon"),
        ("Pekka Koe", "Seuraa Pekan ohjeita", "Pekan"),
        ("Matti Koe", "kysyy MATILTA", ""),
        ("Liisa Virtanen", "Virtasen luvalla", "Virtasen"),
        ("Liisa Lahti", "Lahden kanssa", "Lahden"),
        ("Liisa Järvi", "Järven kanssa", "Järven"),
        ("Jo Berg", "Johtaa palaverin", ""),
        ("Jo Berg", "Jo: kanssa", "Jo"),
        ("Åsa Ek", "Åsas kunder", "Åsas"),
        ("", "tapaa 23.11. klo 9", "23.11."),
        ("", "soittaa 050 123 4567", "050 123 4567"),
        ("", "kirjoittaa a.b@c.fi", "a.b@c.fi"),
        ("", "ohjaa 12 asukasta, kohta 4.2", ""),
    ],
)
def test_names_are_found_as_finnish_bends_them(name: str, text: str, found: str) -> None:
    assert " ".join(personal_in(text, Case(id="c", student=Student(name=name)))) == found


def test_a_person_can_reword_a_text_or_leave_it_out() -> None:
    case = a_case(plan=replace(FULL, place_description="Ainon osasto"))
    draft = draft_template(case)
    marked = {one.where: one.personal for one in template_texts(draft, case) if one.personal}
    assert marked == {"place_description": ("Ainon",)}
    changed = with_texts(draft, {"place_description": "muistiosasto", "tasks.0": " ", "stopped_when": ""})
    assert (changed.place_description, changed.tasks, changed.stopped_when) == ("muistiosasto", (), "")


def test_a_template_makes_the_plan_it_was_made_of() -> None:
    case = a_case(plan=FULL)
    blank = Plan(assessors=FULL.assessors, starts=DAY)
    made = apply_template(draft_template(case), blank, case.unit, ids()).plan  # type: ignore[arg-type]
    assert [(task.text, task.shows) for task in made.tasks] == [("Ohjaa aamutoimet", {"r1": True, "r2": True})]
    assert made.tasks[0].id == "new1"
    assert made.requirements == FULL.requirements
    assert (made.assessors, made.starts, made.agreed, made.ready) == (FULL.assessors, DAY, {}, {})
    assert made.support == made.goal_grade == ""
    assert draft_template(replace(case, plan=made)) == draft_template(case)


def test_what_the_new_version_of_the_unit_does_not_have_is_told() -> None:
    case = a_case(plan=FULL)
    template = draft_template(case, {"r2": words("kirjaa")})
    newer = replace(case.unit, version="2027-08-01", requirements=("r1", "r3", "r9"))
    applied = apply_template(template, Plan(), newer, ids())  # type: ignore[arg-type]
    assert [one.words for one in applied.unmatched] == [words("kirjaa")]
    assert applied.plan.tasks[0].shows == {"r1": True}
    assert [one.id for one in applied.plan.requirements] == ["r1", "r3"]


def test_what_was_written_before_the_template_stays() -> None:
    plan = Plan(place_kind=PlaceKind.BOTH, place_description="verstas")
    case = a_case(plan=FULL)
    made = apply_template(draft_template(case), plan, case.unit, ids()).plan  # type: ignore[arg-type]
    assert (made.place_kind, made.place_description) == (PlaceKind.BOTH, "verstas")
    assert made.stopped_when == "Turvallisuus vaarantuu"


def test_only_a_plan_without_work_takes_a_template() -> None:
    assert takes_template(Plan())
    assert takes_template(Plan(requirements=(RequirementPlan(id="r1", observers=(Role.TEACHER,)),)))
    assert not takes_template(FULL)
    assert not takes_template(Plan(requirements=(RequirementPlan(id="r1", coverage=Coverage.DEVIATION),)))


def test_a_template_fits_the_same_workplace_and_unit_in_any_version() -> None:
    case = a_case(plan=FULL)
    template = draft_template(case)
    assert fits(template, replace(case, unit=replace(case.unit, version="2027", id="88")))
    assert fits(template, replace(case, workplace=Workplace(name="hoivakoti  kuusikko")))
    assert not fits(template, replace(case, workplace=replace(case.workplace, business_id="9999991-7")))
    assert not fits(template, replace(case, workplace=replace(case.workplace, name="Hoivakoti Kanerva")))
    assert not fits(template, replace(case, unit=replace(case.unit, code="tutkinnonosat_1")))


def test_a_template_is_stored_and_read_as_it_is() -> None:
    template = draft_template(a_case(plan=FULL), {"r1": words("tekee")})
    assert decode(type(template), encode(template)) == template
