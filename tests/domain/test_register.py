"""What a list of people would do to those who are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.register import KnownStudent, KnownWorkplace, Standing, plan_students, plan_workplaces

OID, OTHER_OID = "1.2.246.562.24.54450598189", "1.2.246.562.98.54450598187"


def a_student(name: str = "Aino Koe", number: str = "", oid: str = "", **changes: str) -> KnownStudent:
    return KnownStudent(student=Student(name=name, number=number, oid=oid), **changes)  # type: ignore[arg-type]


def a_workplace(name: str = "Kuusikko", business_id: str = "", *people: WorkplaceInstructor) -> KnownWorkplace:
    return KnownWorkplace(workplace=Workplace(name=name, business_id=business_id), instructors=people)


def standings(known: list[KnownStudent], *incoming: KnownStudent) -> list[Standing]:
    return [one.standing for one in plan_students(known, incoming)]


def test_the_same_number_is_the_same_student_whatever_the_name() -> None:
    known = replace(a_student(number="e-1"), id="s1")
    (entry,) = plan_students([known], [a_student("Aino Näyte", "E-1", group="LH24")])
    assert (entry.standing, entry.before, entry.record.id) == (Standing.CHANGED, known, "s1")
    assert entry.changes == ("student.name", "group")


def test_empty_fields_take_nothing_away() -> None:
    known = a_student(number="1", oid=OID, group="LH24")
    (entry,) = plan_students([known], [a_student(number="1")])
    assert (entry.standing, entry.record) == (Standing.SAME, known)


@pytest.mark.parametrize(
    "incoming",
    [a_student("Joku", oid=OID), a_student("", oid=OID), a_student("Joku", study_right="1.2.246.562.15.1")],
)
def test_a_learner_oid_or_a_study_right_tells_who_it_is(incoming: KnownStudent) -> None:
    known = a_student(number="1", oid=OID, study_right="1.2.246.562.15.1")
    assert plan_students([known], [incoming])[0].before == known


def test_a_name_alone_tells_who_it_is_only_while_one_has_no_number_and_nobody_else_is_called_so() -> None:
    one, other = a_student(number="1"), a_student("aino  koe", number="2")
    assert standings([one], a_student(group="LH24")) == [Standing.CHANGED]
    assert standings([a_student()], a_student(number="1")) == [Standing.CHANGED]
    assert standings([one, other], a_student()) == [Standing.NEW]
    assert standings([one], other) == [Standing.NEW]
    assert plan_students([one], [other])[0].remark


def test_numbers_of_two_students_in_one_row_are_refused() -> None:
    known = [a_student("Aino Koe", "1", OID), a_student("Eino Koe", "2", OTHER_OID)]
    (entry,) = plan_students(known, [a_student("Aino Koe", "1", OTHER_OID)])
    assert entry.standing == Standing.REFUSED
    assert "Aino Koe, Eino Koe" in entry.remark
    assert standings([known[0]], a_student(number="1", oid=OTHER_OID)) == [Standing.REFUSED]


def test_nobody_is_refused() -> None:
    assert standings([], a_student(" ")) == [Standing.REFUSED]


def test_a_later_row_is_compared_with_what_an_earlier_one_leaves() -> None:
    entries = plan_students([], [a_student(number="1"), a_student(number="1"), a_student(number="1", group="LH24")])
    assert [one.standing for one in entries] == [Standing.NEW, Standing.SAME, Standing.CHANGED]
    assert entries[2].before == entries[0].record


def test_places_of_one_employer_are_told_apart_by_name() -> None:
    known = [a_workplace("Päiväkoti Marja", "0000012-3")]
    incoming = [a_workplace("Päiväkoti Pihlaja", "0000012-3"), a_workplace("päiväkoti marja")]
    assert [one.standing for one in plan_workplaces(known, incoming)] == [Standing.NEW, Standing.SAME]


def test_instructors_are_added_and_filled_in_by_their_names() -> None:
    timo, tiina = WorkplaceInstructor(name="Timo", phone="050"), WorkplaceInstructor(name="Tiina")
    told = WorkplaceInstructor(name="timo", email="timo@kuusikko.example")
    (entry,) = plan_workplaces([a_workplace("Kuusikko", "", timo)], [a_workplace("Kuusikko", "0000012-3", told, tiina)])
    assert entry.standing == Standing.CHANGED
    assert entry.record.instructors == (replace(timo, email=told.email), tiina)
    assert entry.changes == ("workplace.business_id", "instructors")
