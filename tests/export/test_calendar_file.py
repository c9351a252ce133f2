"""The calendar file, read back as a calendar would read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from desktop.domain.case import Case
from desktop.domain.demonstration import Situation
from desktop.domain.people import Student, Workplace
from desktop.domain.situations import with_days, with_situations
from desktop.domain.terms import PlaceKind, Role
from desktop.export.calendar_file import Edition, calendar_file, initials
from desktop.texts import HELSINKI
from tests.builders import DAY, NOON, a_case, a_plan

NOW = Edition(changed=NOON, number=7)
TWICE = (
    Situation(id="s1", day=DAY, starts=time(12, 30), ends=time(15, 30), observer=Role.INSTRUCTOR),
    Situation(id="s2", day=DAY + timedelta(days=1), starts=time(8)),
)


def a_timed_case(**changes: object) -> Case:
    return replace(a_case(plan=with_situations(a_plan(), TWICE)), **changes)  # type: ignore[arg-type]


def events(data: bytes) -> list[Any]:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    return list(calendar.walk("VEVENT"))


def read(case: Case, edition: Edition = NOW, *, named: bool = False, language: str = "fi") -> list[Any]:
    return events(calendar_file(case, edition, language=language, named=named))


def test_there_is_an_event_for_each_situation_in_finnish_time() -> None:
    first, second = read(a_timed_case())
    assert first.decoded("dtstart") == datetime(2026, 11, 23, 12, 30, tzinfo=HELSINKI)
    assert first.decoded("dtend") == datetime(2026, 11, 23, 15, 30, tzinfo=HELSINKI)
    assert first["dtstart"].params["TZID"] == "Europe/Helsinki"
    assert second.decoded("dtend") - second.decoded("dtstart") == timedelta(hours=1)


def test_the_file_tells_the_time_zone_itself_in_summer_and_winter() -> None:
    data = calendar_file(a_timed_case(), NOW, language="fi")
    (zone,) = Calendar.from_ical(data).walk("VTIMEZONE")
    told = zone.to_tz()  # type: ignore[attr-defined]
    for moment in (datetime(2026, 7, 1, 12), datetime(2026, 11, 23, 12), datetime(2027, 3, 28, 5)):  # noqa: DTZ001
        assert moment.replace(tzinfo=told).utcoffset() == moment.replace(tzinfo=HELSINKI).utcoffset()


def test_a_later_file_moves_the_event_that_the_calendar_has() -> None:
    earlier = read(a_timed_case())
    moved = (replace(TWICE[0], day=date(2026, 12, 1)), TWICE[1])
    later_case = a_timed_case(plan=with_situations(a_plan(), moved))
    later = read(later_case, Edition(changed=NOON + timedelta(hours=1), number=9))
    assert {one["uid"] for one in later} == {one["uid"] for one in earlier}
    assert min(one["sequence"] for one in later) > max(one["sequence"] for one in earlier)
    assert later[0].decoded("dtstamp") == (NOON + timedelta(hours=1)).astimezone(UTC)


def test_two_situations_have_unlike_names() -> None:
    assert len({one["uid"] for one in read(a_timed_case())}) == 2


def test_only_the_initials_of_the_student_are_told_unless_the_name_is_wanted() -> None:
    data = calendar_file(a_timed_case(), NOW, language="fi")
    assert b"Aino" not in data
    assert b"12345" not in data
    assert events(data)[0]["summary"] == "Näyttö A. E.: Arjen työ fi"
    assert read(a_timed_case(), named=True)[0]["summary"] == "Näyttö Aino Esimerkki: Arjen työ fi"


@pytest.mark.parametrize(("name", "told"), [("Aino-Maija Esimerkki", "A-M. E."), ("åsa", "Å."), ("", ""), (" - ", "")])
def test_initials_are_the_first_letters_of_the_names(name: str, told: str) -> None:
    assert initials(name) == told


def test_texts_come_through_escaped_and_folded() -> None:
    place = "Hoivakoti; Kuusikko, osasto \\ Tyyni\nsisäpiha " + "ä" * 90
    data = calendar_file(a_timed_case(workplace=Workplace(name=place)), NOW, language="fi")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert events(data)[0]["location"] == place


def test_a_situation_of_another_place_has_that_place() -> None:
    elsewhere = (TWICE[0], replace(TWICE[1], place="Kahvila Aamu"))
    first, second = read(a_timed_case(plan=with_situations(a_plan(), elsewhere)))
    assert (first["location"], second["location"]) == ("Hoivakoti Kuusikko", "Kahvila Aamu")


def test_the_place_is_where_the_demonstration_is() -> None:
    assert read(a_timed_case())[0]["location"] == "Hoivakoti Kuusikko"
    at_school = replace(a_timed_case().plan, place_kind=PlaceKind.INSTITUTION)
    assert read(a_timed_case(plan=at_school))[0]["location"] == "Esimerkkiopisto"
    nowhere = a_timed_case(workplace=Workplace())
    assert "location" not in read(nowhere)[0]


def test_days_without_hours_are_whole_days() -> None:
    (event,) = read(a_case(plan=with_days(a_plan(), DAY, DAY + timedelta(days=1))))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DAY, DAY + timedelta(days=2))


def test_which_situation_it_is_and_who_observes_is_told_in_the_language_wanted() -> None:
    assert read(a_timed_case(), language="sv")[0]["description"] == "Tillfälle 1/2\nIakttas av: arbetsplatshandledare"


def test_a_draft_is_tentative_and_an_agreed_plan_confirmed() -> None:
    assert read(a_timed_case())[0]["status"] == "TENTATIVE"
    agreed = replace(a_timed_case().plan, agreed=dict.fromkeys(Role, DAY))
    assert read(a_timed_case(plan=agreed))[0]["status"] == "CONFIRMED"


def test_the_same_case_gives_the_same_bytes() -> None:
    case = a_timed_case(student=Student(name="Aino Esimerkki"))
    assert calendar_file(case, NOW, language="fi") == calendar_file(case, NOW, language="fi")


def test_the_last_day_there_is_stops_nobody() -> None:
    """Registers write 31.12.9999 for what does not end."""
    [event] = read(a_case(plan=a_plan(starts=date.max, ends=date.max, situations=())))
    assert event.decoded("dtstart") == date.max
