"""The profile of a case: names or numbers at its axes, letters beside each other, and the same facts in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import AssessorView, SelfAssessment
from desktop.domain.terms import Grade, SelfMark
from desktop.gui.demonstrations.levels import Axis, Profile, profile_of
from desktop.gui.demonstrations.profile_picture import ProfilePicture
from desktop.gui.demonstrations.shown import Shown
from tests.builders import DAY, NOON, a_compared_case, a_unit, an_agreed_case
from tests.gui.demonstrations.conftest import shown


def test_the_profile_says_in_words_what_it_draws(qtbot: QtBot) -> None:
    own = SelfAssessment(done_on=DAY, marks={"r1": SelfMark.ALONE})
    picture = ProfilePicture()
    qtbot.addWidget(picture)
    for rows in (0, 1, 2, 3, 12):
        picture.show_profile(profile_of(shown(a_compared_case(rows, self_assessment=own))))
        picture.resize(picture.sizeHint())
        assert not picture.grab().isNull()
    told = QAccessible.queryAccessibleInterface(picture).text(QAccessible.Text.Description)
    assert told.splitlines()[0].endswith(
        "Opettaja 5 Kiitettävä, Työpaikkaohjaaja 1 Tyydyttävä, Opiskelija Onnistun itse"
    )
    assert len(told.splitlines()) == 12


def _named(rows: int, name: str = "Kohta {n}") -> Shown:
    unit = a_unit(rows)
    targets = tuple(replace(one, title={"fi": name.format(n=n)}) for n, one in enumerate(unit.targets, 1))
    return shown(a_compared_case(rows), unit=replace(unit, targets=targets))


@pytest.mark.parametrize(
    ("rows", "name", "labels"),
    [
        (3, "Kohta {n}", ["Kohta 1", "Kohta 2", "Kohta 3"]),
        (3, "Kohta, jonka nimi on paljon pitempi kuin kuva {n}", ["1", "2", "3"]),
        (12, "Kohta {n}", [str(n) for n in range(1, 13)]),
        (40, "Kohta {n}", [str(n) if n == 1 or n % 5 == 0 else "" for n in range(1, 41)]),
    ],
)
def test_the_profile_has_names_where_they_fit_else_the_numbers_of_the_rows(
    rows: int, name: str, labels: list[str], qtbot: QtBot
) -> None:
    picture = ProfilePicture()
    qtbot.addWidget(picture)
    picture.show_profile(profile_of(_named(rows, name)))
    assert picture.labels() == labels


def test_letters_of_nearly_one_level_stand_side_by_side_on_a_bar(qtbot: QtBot) -> None:
    picture = ProfilePicture()
    qtbot.addWidget(picture)
    picture.resize(258, 44)
    axis = Axis("1. Asia", shares={"teacher": 1.0, "instructor": 1.0, "student": 0.99})
    places = [x for _role, x in picture.badge_places(axis)]
    assert [after - before > 14 for before, after in pairwise(places)] == [True, True]
    assert places[-1] + 14 <= picture.width()


def test_no_name_of_the_profile_is_cut_and_the_picture_stays_large(qtbot: QtBot) -> None:
    picture = ProfilePicture()
    qtbot.addWidget(picture)
    names = ("Suunnittelu", "Osallisuus", "Turvallisuus", "Kirjaaminen", "Vuorovaikutus", "Ohjaus")
    picture.show_profile(Profile(tuple(Axis(name, name) for name in names)))
    picture.resize(picture.sizeHint())
    assert picture.labels() == list(names)
    for place, name in enumerate(names):
        wide = picture.fontMetrics().horizontalAdvance(name)
        box = picture._label_box(QPointF(129, 112), 70, place, wide)
        assert QRectF(picture.rect()).contains(box), name


def test_the_profile_can_be_read_in_grey(qtbot: QtBot) -> None:
    """Lines of the same levels differ between people also when no colour is left."""
    pictures = []
    for who in ("teacher", "instructor"):
        view = AssessorView(id=who, levels=dict.fromkeys(("r1", "r2", "r3"), Grade.FOUR), ready_at=NOON)
        picture = ProfilePicture()
        qtbot.addWidget(picture)
        picture.show_profile(profile_of(shown(an_agreed_case(started_at=NOON, views=(view,)), who)))
        picture.resize(picture.sizeHint())
        pictures.append(picture.grab().toImage().convertToFormat(QImage.Format.Format_Mono))
    assert pictures[0] != pictures[1]
