"""Students, workplaces and instructors are known from the cases, and templates from their own table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.known import workplace_key
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.template import PlanTemplate, TemplateTask
from desktop.domain.terms import Grade
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database
from desktop.store.known import KnownRepository
from desktop.store.templates import TemplateRepository
from tests.builders import DAY, a_case, a_plan, an_informed_case
from tests.store.many import lists, some_cases

KUUSIKKO = Workplace(name="Hoivakoti Kuusikko", business_id="0000012-3", contact="Kaisa Koti")


def add(db: Database, cases: CaseRepository, *new: Case) -> KnownRepository:
    with db.atomic():
        for case in new:
            cases.add(case, who="teacher", what="Open a case")
    return KnownRepository(db)


def of(name: str, number: str = "") -> Case:
    return a_case(id=f"{name}{number}", student=Student(name=name, number=number))


def test_students_are_in_order_with_a_o_umlaut_last(db: Database, cases: CaseRepository) -> None:
    known = add(db, cases, of("Zeta"), of("Åke"), of("Äijä"), of("Östen"), of("aino"), of("Ville"))
    assert [row.student.name for row in known.students(DAY)] == ["aino", "Ville", "Zeta", "Åke", "Äijä", "Östen"]


def test_two_of_the_same_name_are_told_apart_by_number(db: Database, cases: CaseRepository) -> None:
    known = add(db, cases, of("Aino Koe", "1"), of("Aino Koe", "2"), replace(of("Aino Koe", "2"), id="again"))
    assert [(row.student.number, row.cases) for row in known.students(DAY)] == [("1", 1), ("2", 2)]


def test_pages_of_students_make_up_the_whole(db: Database, cases: CaseRepository) -> None:
    known = add(db, cases, *some_cases(150))
    pages = [row.key for start in range(0, 160, 40) for row in known.students(DAY, "", start, 40)]
    assert len(pages) == len(set(pages)) == 150
    assert sorted(pages) == sorted(row.key for row in known.students(DAY))


@pytest.mark.parametrize(("words", "found"), [("ai", 2), ("koe", 1), ("12", 1), ("kuusikko", 0), ("timo", 0)])
def test_a_student_is_found_by_name_and_number_alone(
    db: Database, cases: CaseRepository, words: str, found: int
) -> None:
    known = add(db, cases, of("Aino Koe", "123"), of("Aimo Malli", "456"))
    assert len(known.students(DAY, words)) == found


def test_the_next_day_is_the_first_that_is_not_over(db: Database, cases: CaseRepository) -> None:
    later, past = DAY + timedelta(days=9), DAY - timedelta(days=9)
    known = add(
        db,
        cases,
        a_case(id="a", plan=a_plan(starts=later, ends=later)),
        a_case(id="b", plan=a_plan(starts=past, ends=past)),
        an_informed_case(id="c"),
    )
    assert [row.next_on for row in known.students(DAY)] == [later]
    assert [row.next_on for row in known.workplaces(DAY)] == [later]


def test_a_workplace_is_its_business_id_and_name(db: Database, cases: CaseRepository) -> None:
    known = add(
        db,
        cases,
        a_case(id="a", workplace=KUUSIKKO),
        a_case(id="b", workplace=replace(KUUSIKKO, name="hoivakoti  kuusikko", contact="")),
        a_case(id="c", workplace=replace(KUUSIKKO, name="Päiväkoti Marja")),
        a_case(id="d", workplace=Workplace()),
    )
    rows = known.workplaces(DAY)
    assert [(row.workplace.name.casefold().split()[1], row.cases) for row in rows] == [("kuusikko", 2), ("marja", 1)]


@pytest.mark.parametrize(("words", "found"), [("kuus", 1), ("0000012", 1), ("timo", 1), ("aino", 0), ("osasto", 0)])
def test_a_workplace_is_found_by_name_id_and_instructor(
    db: Database, cases: CaseRepository, words: str, found: int
) -> None:
    known = add(db, cases, a_case(workplace=KUUSIKKO, plan=a_plan()))
    assert len(known.workplaces(DAY, words)) == found


def test_instructors_are_known_by_workplace_with_what_is_newest(db: Database, cases: CaseRepository) -> None:
    timo, tiina = WorkplaceInstructor(name="Timo Ohjaaja", phone="050"), WorkplaceInstructor(name="Tiina Neuvoja")
    known = add(
        db,
        cases,
        a_case(id="a", workplace=KUUSIKKO, instructor=timo),
        a_case(id="b", workplace=KUUSIKKO, instructor=timo),
        a_case(id="c", workplace=Workplace(name="Kahvila"), instructor=tiina),
        a_case(id="d", workplace=Workplace(name="Kahvila"), instructor=WorkplaceInstructor()),
    )
    assert {one.instructor.name for one in known.instructors("ti")} == {"Timo Ohjaaja", "Tiina Neuvoja"}
    assert [one.instructor for one in known.instructors("", workplace_key(KUUSIKKO))] == [timo]
    assert known.instructors("tiina")[0].workplace.name == "Kahvila"
    assert known.instructors("kuusikko") == []


def test_cases_of_a_student_and_a_workplace_come_with_their_grade(db: Database, cases: CaseRepository) -> None:
    early = DAY - timedelta(days=30)
    add(
        db,
        cases,
        a_case(id="old", plan=a_plan(starts=early, ends=early)),
        an_informed_case(id="told"),
        a_case(id="undated"),
        of("Eino"),
    )
    key = KnownRepository(db).students(DAY, "aino")[0].key
    assert [row.id for row in lists(cases).of_student(key, 0, 9)] == ["undated", "told", "old"]
    assert [row.grade for row in lists(cases).of_student(key, 0, 9)] == [None, Grade.FIVE, None]
    place = KnownRepository(db).workplaces(DAY)[0].key
    assert [row.id for row in lists(cases).of_workplace(place, 2, 2)] == ["told", "old"]


def test_a_row_follows_what_the_case_says_now(db: Database, cases: CaseRepository) -> None:
    known = add(db, cases, a_case())
    with db.atomic():
        cases.save(a_case(student=Student(name="Eino"), workplace=KUUSIKKO), who="teacher", what="Edit")
    assert [row.student.name for row in known.students(date(2026, 1, 1))] == ["Eino"]
    assert [row.workplace.contact for row in known.workplaces(DAY)] == ["Kaisa Koti"]
    with db.atomic():
        cases.delete("case0001")
    assert [known.students(DAY), known.workplaces(DAY), known.instructors()] == [[], [], []]
    assert not lists(cases).has_any()


def a_template(**changes: object) -> PlanTemplate:
    made = PlanTemplate(id="p1", name="Aamu", workplace=KUUSIKKO, tasks=(TemplateTask(text="Ohjaa aamutoimet"),))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_templates_are_kept_by_workplace_the_newest_first(db: Database) -> None:
    templates = TemplateRepository(db)
    with db.atomic():
        for one in (a_template(), a_template(id="p2", name="Ilta"), a_template(id="p3", workplace=Workplace(name="A"))):
            templates.put(one)
        templates.put(a_template(name="Aamu 2"))
    assert [one.name for one in templates.of_workplace(workplace_key(KUUSIKKO))] == ["Ilta", "Aamu 2"]
    assert [one.id for one in templates.all()] == ["p3", "p2", "p1"]
    assert templates.get("p1") == a_template(name="Aamu 2")
    with db.atomic():
        templates.delete("p1")
    with pytest.raises(UserError, match="no longer in the file"):
        templates.get("p1")


def test_a_workplace_with_only_templates_left_is_still_known(db: Database, cases: CaseRepository) -> None:
    known = add(db, cases, a_case(workplace=Workplace(name="Kahvila")))
    with db.atomic():
        TemplateRepository(db).put(a_template())
        TemplateRepository(db).put(a_template(id="p2"))
    assert [(row.workplace.name, row.cases) for row in known.workplaces(DAY)] == [
        ("Hoivakoti Kuusikko", 0),
        ("Kahvila", 1),
    ]
    assert [row.workplace.name for row in known.workplaces(DAY, "kuusi")] == ["Hoivakoti Kuusikko"]
    with db.atomic():
        cases.delete("case0001")
