"""Rosters as schools export them: headings in any order and language, and what of the rows can be taken in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.roster import Roster, identity_columns, read_roster, samples
from desktop.domain.roster_columns import columns_of, heading_row, headings_of
from desktop.domain.sheet import Cell, Sheet, cell_text, column_letter
from tests.domain.test_identity_number import made_up

OID = "1.2.246.562.24.54450598189"


def a_sheet(*rows: list[Cell]) -> Sheet:
    width = max(map(len, rows))
    return Sheet("", tuple([*row, *[""] * (width - len(row))] for row in rows))


def read(*rows: list[Cell]) -> Roster:
    sheet = a_sheet(*rows)
    row = heading_row(sheet)
    return read_roster(sheet, row, columns_of(headings_of(sheet, row)))


def told(roster: Roster) -> list[str]:
    return [one.words for one in roster.problems]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Sukunimi;Etunimi;Opiskelijanumero;Ryhmä", "last_name first_name number group"),
        ("RYHMÄ;Opiskelijan nimi;Oppijanumero;Opiskeluoikeuden OID", "group name oid study_right"),
        ("Nimi;Op.nro;Tutkinto;Arvioitu päättymispäivä", "name number qualification ends"),
        ("Efternamn;Förnamn;Studerandenummer;Studentnummer;Grupp", "last_name first_name number oid group"),
        ("Last name;First name;Student number;Start date", "last_name first_name number starts"),
        ("Nimi;Y-tunnus;Yhteyshenkilö", "workplace business_id contact"),
        ("Työpaikka;Y-tunnus;Ohjaaja;Sähköposti;Puhelin", "workplace business_id instructor email phone"),
        ("Nimi;Työpaikka;Sähköposti", "instructor workplace email"),
        ("Arbetsplats;FO-nummer;Handledare;Titel;E-post", "workplace business_id instructor title email"),
        ("Nimi;Sähköposti;Ryhmä", "name ignored group"),
        ("Opiskelija;Puhelin;Työpaikka;Työpaikkaohjaaja;Sähköposti", "name ignored workplace instructor email"),
        ("Sukunimi;Etunimi;Työpaikka;Puhelin", "instructor_last instructor_first workplace phone"),
        ("Nimi;Nimi;Hetu;Kengännumero", "name ignored ignored ignored"),
        ("Opiskelijan nimi (sukunimi, etunimi);Diaarinumero", "name reference"),
    ],
)
def test_headings_tell_what_columns_are(headings: str, columns: str) -> None:
    assert [str(one) for one in columns_of(headings.split(";"))] == columns.split()


def test_titles_and_empty_rows_may_come_before_the_headings() -> None:
    roster = read(["Ryhmän LH24 opiskelijat"], [""], ["Nimi", "Opiskelijanumero"], [""], ["Aino Koe", 12.0])
    assert roster.students[0].student == Student(name="Aino Koe", number="12")
    assert roster.student_rows == (5,)


def test_without_headings_no_row_is_taken_for_them() -> None:
    assert heading_row(a_sheet(["Aino Koe", "12"], ["Eino Koe", "13"])) == -1
    assert heading_row(a_sheet(["Opiskelija"], ["Aino Koe"])) == 0


def test_names_are_said_first_name_first() -> None:
    assert read(["Nimi", "Ryhmä"], ["Koe, Aino", "A"]).students[0].student.name == "Aino Koe"
    assert read(["Sukunimi", "Etunimi"], ["Koe", "Aino"]).students[0].student.name == "Aino Koe"


@pytest.mark.parametrize(
    "cell",
    [
        "1.8.2026",
        "01.08.2026",
        "2026-08-01",
        "1/8/2026",
        "1.8.2026 0:00",
        46235,
        "46235",
        datetime(2026, 8, 1, tzinfo=UTC),
    ],
)
def test_days_are_read_as_they_are_written(cell: Cell) -> None:
    assert read(["Nimi", "Alkaa"], ["Aino", cell]).students[0].starts == date(2026, 8, 1)


def test_what_is_wrong_is_left_out_and_told_with_its_place() -> None:
    roster = read(
        ["Nimi", "Oppijanumero", "Alkaa"],
        ["Aino", "1.2.246.562.24.54440598189", "31.2.2026"],
        ["", "", "1.8.2026"],
        ["Eino", OID, "=TODAY()"],
        ["x" * 300, "", "#REF!"],
    )
    assert [one.student.oid for one in roster.students] == ["", OID]
    assert [one.starts for one in roster.students] == [None, None]
    words = told(roster)
    assert [text.partition(":")[0] for text in words] == [
        "Rivi 2, sarake B (Oppijanumero)",
        "Rivi 2, sarake C (Alkaa)",
        "Rivi 3",
        "Rivi 4, sarake C (Alkaa)",
        "Rivi 5, sarake A (Nimi)",
        "Rivi 5, sarake C (Alkaa)",
    ]


def test_sums_and_repeated_headings_are_nobody() -> None:
    head: list[Cell] = ["Nimi", "Ryhmä"]
    roster = read(head, ["Aino", "A"], head, ["Eino", "A"], ["Yhteensä 2", ""], ["Summa Summanen", "A"])
    assert [one.student.name for one in roster.students] == ["Aino", "Eino"]
    assert not roster.problems


def test_an_identity_number_is_never_taken_in() -> None:
    one = made_up()
    roster = read(
        ["Nimi", "Hetu", "Op.nro", "Ryhmä"],
        [f"Aino Koe {one}", one, one, "A"],
        ["Eino Koe", made_up(number="901"), made_up(number="902"), "A"],
    )
    assert "9" not in repr(roster.students)
    assert [(student.student.name, student.student.number) for student in roster.students] == [
        ("Aino Koe", ""),
        ("Eino Koe", ""),
    ]
    assert [problem.letter for problem in roster.problems] == ["B", "C", "A"]
    assert one not in " ".join(told(roster))


def test_a_sample_never_shows_an_identity_number() -> None:
    sheet = a_sheet(
        ["Nimi", "Tunnus"], ["Aino", made_up()], [f"Eino {made_up()}", made_up(number="901")], ["Helmi", "x"]
    )
    hidden = identity_columns(sheet, 0)
    assert hidden == {1}
    assert list(samples(sheet, 0, 0, 3, hidden)) == ["Aino", "Helmi"]
    assert list(samples(sheet, 0, 1, 3, hidden)) == []


def test_rows_of_one_workplace_are_gathered_with_their_instructors() -> None:
    roster = read(
        ["Työpaikka", "Y-tunnus", "Työpaikkaohjaaja", "Tehtävänimike", "Sähköposti", "Puhelin"],
        ["Kuusikko", "12345671", "Ohjaaja, Timo", "Lähihoitaja", "timo@kuusikko.example", "+358 50 123"],
        ["kuusikko", "1234567-1", "Tiina", "", "tiina", "ei ole"],
        ["Kahvila", "1234567-2", "", "", "", ""],
    )
    timo = WorkplaceInstructor(
        name="Timo Ohjaaja", title="Lähihoitaja", email="timo@kuusikko.example", phone="+358 50 123"
    )
    assert roster.workplaces[0].workplace == Workplace(name="Kuusikko", business_id="1234567-1")
    assert roster.workplaces[0].instructors == (timo, WorkplaceInstructor(name="Tiina"))
    assert roster.workplaces[1].workplace == Workplace(name="Kahvila")
    assert roster.workplace_rows == (2, 4)
    assert [problem.letter for problem in roster.problems] == ["E", "F", "B"]


def test_a_row_may_tell_of_a_student_and_of_a_workplace() -> None:
    roster = read(["Opiskelija", "Työpaikka", "Ohjaaja"], ["Aino", "Kuusikko", "Timo"], ["Eino", "", ""])
    assert [one.student.name for one in roster.students] == ["Aino", "Eino"]
    assert [one.workplace.name for one in roster.workplaces] == ["Kuusikko"]


def test_columns_are_named_as_spreadsheets_do() -> None:
    assert [column_letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
    assert [cell_text(cell) for cell in (1.0, 1.5, True, date(2026, 1, 2), " a\n b ")] == [
        *("1", "1.5", "true", "2026-01-02", "a b"),
    ]
