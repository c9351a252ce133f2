"""Assessing: levels by keys and pointer, views hidden until both are ready, differences first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import AssessorView, SelfAssessment
from desktop.domain.terms import Grade, Role, Scale, SelfMark
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.assess_rows import BOTH
from desktop.gui.demonstrations.levels import level_name, level_of_key, profile_of
from desktop.gui.demonstrations.profile_picture import ProfilePicture
from tests.builders import DAY, NOON, a_compared_case, a_unit, an_agreed_case
from tests.gui.demonstrations.conftest import shown

OWN = AssessorView(id="instructor", levels={"r1": Grade.TWO}, comments={"r1": "Salainen sana"})


def page_of(qtbot: QtBot, case: object, reader: str = "teacher", **more: object) -> AssessPage:
    page = AssessPage()
    qtbot.addWidget(page)
    page.show_case(shown(case, reader, **more))  # type: ignore[arg-type]
    page.resize(1100, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    return page


def test_a_number_key_marks_the_level_and_goes_on_to_the_next_row(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    with qtbot.waitSignal(page.level_chosen) as told:
        qtbot.keyClick(page.levels.row("r1"), Qt.Key.Key_4)
    assert told.args == ["teacher", "r1", Grade.FOUR]
    assert page.levels.row("r2").hasFocus()


def test_arrows_move_and_only_the_current_row_shows_its_criteria(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    qtbot.keyClick(page.levels.row("r1"), Qt.Key.Key_Down)
    assert page.levels.current == "r2"
    qtbot.waitUntil(lambda: page.levels.row("r2").height() > page.levels.row("r1").height())
    assert "r2 taso 1" in page.pane.criteria_text()
    qtbot.keyClick(page.levels.row("r2"), Qt.Key.Key_Up)
    assert page.levels.current == "r1"


def test_a_click_marks_and_words_may_follow_at_once(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    row = page.levels.row("r1")
    with qtbot.waitSignal(page.level_chosen):
        qtbot.mouseClick(row.cell(Grade.FIVE), Qt.MouseButton.LeftButton)
    assert row.field.hasFocus()
    qtbot.keyClicks(row.field, "Kuunteli")
    with qtbot.waitSignal(page.commented) as told:
        page.flush()
    assert told.args == ["teacher", "r1", "Kuunteli"]


def test_k_opens_the_words_and_escape_goes_back(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    row = page.levels.row("r1")
    qtbot.keyClick(row, Qt.Key.Key_K)
    assert row.field.hasFocus()
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.hasFocus()


def test_in_empty_words_a_number_is_still_a_level(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    row = page.levels.row("r1")
    row.field.setFocus()
    with qtbot.waitSignal(page.level_chosen) as told:
        qtbot.keyClick(row.field, Qt.Key.Key_3)
    assert told.args[2] == Grade.THREE
    assert row.field.toPlainText() == ""


def test_the_others_view_is_hidden_until_both_are_ready(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON, views=(OWN,)))
    for side in ("instructor", BOTH):
        page.look_at(side)
        assert not page.levels.isVisible()
        assert page.hidden.isVisible()
    page.look_at("teacher")
    assert "Salainen" not in _all_words(page)
    assert Role.INSTRUCTOR not in profile_of(shown(an_agreed_case(started_at=NOON, views=(OWN,)))).axes[0].shares


def _all_words(page: AssessPage) -> str:
    from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

    labels = [one.text() for one in page.findChildren(QLabel)]
    fields = [one.toPlainText() for one in page.findChildren(QPlainTextEdit)]
    names = [one.accessibleName() + one.accessibleDescription() + one.toolTip() for one in page.findChildren(QWidget)]
    return "\n".join([*labels, *fields, *names])


def test_differences_come_first_and_are_told_in_words(qtbot: QtBot) -> None:
    case = a_compared_case(5)
    views = (
        AssessorView(id="teacher", levels=dict.fromkeys(case.rows, Grade.THREE), ready_at=NOON),
        AssessorView(
            id="instructor", levels={**dict.fromkeys(case.rows, Grade.THREE), "r4": Grade.FIVE}, ready_at=NOON
        ),
    )
    case = replace(case, views=views, comparison=replace(case.comparison, agreed={}, solved={}, compared_at=None))
    page = page_of(qtbot, case)
    assert next(iter(page.levels._rows)) == "r4"
    assert page.levels.row("r4").state_words() == "Opettaja: 3 Hyvä; Työpaikkaohjaaja: 5 Kiitettävä"
    with qtbot.waitSignal(page.level_agreed) as told:
        qtbot.keyClick(page.levels.row("r4"), Qt.Key.Key_4)
    assert told.args == ["r4", Grade.FOUR]
    assert page.levels.row("r4").field.hasFocus()
    qtbot.keyClicks(page.levels.row("r4").field, "Puhuttiin.")
    with qtbot.waitSignal(page.solved) as told:
        page.flush()
    assert told.args == ["r4", "Puhuttiin."]


@pytest.mark.parametrize(
    ("scale", "names"),
    [
        (Scale.ONE_TO_FIVE, ["Hylätty", "1 Tyydyttävä", "2", "3 Hyvä", "4", "5 Kiitettävä"]),
        (Scale.ONE_TO_THREE, ["Hylätty", "1 Tyydyttävä", "2 Hyvä", "3 Kiitettävä"]),
        (Scale.PASS_FAIL, ["Hylätty", "Hyväksytty"]),
    ],
)
def test_every_scale_has_its_levels_and_keys(scale: Scale, names: list[str], qtbot: QtBot) -> None:
    assert [level_name(scale, grade) for grade in scale.grades] == names
    assert [level_of_key(scale, number) for number in range(len(names))] == list(scale.grades)
    assert level_of_key(scale, len(names)) is None
    page = page_of(qtbot, an_agreed_case(3, scale, started_at=NOON))
    with qtbot.waitSignal(page.level_chosen) as told:
        qtbot.keyClick(page.levels.row("r1"), Qt.Key.Key_1)
    assert told.args[2] == scale.passing[0]


def test_a_unit_without_requirement_lines_is_assessed_in_words(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(0, started_at=NOON), unit=a_unit(0))
    assert page.overall.field.isVisible()
    page.overall.field.setFocus()
    qtbot.keyClicks(page.overall.field, "Hyvin meni")
    with qtbot.waitSignal(page.commented) as told:
        page.flush()
    assert told.args == ["teacher", "", "Hyvin meni"]
    with qtbot.waitSignal(page.view_finished) as told:
        qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)


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


def test_the_criteria_can_be_read_in_another_language(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    qtbot.mouseClick(page.pane.language.button("sv"), Qt.MouseButton.LeftButton)
    assert "r1 taso 1 sv" in page.pane.criteria_text()


def test_the_self_assessment_can_be_read_only_once_it_is_done(qtbot: QtBot) -> None:
    begun = SelfAssessment(offered_on=DAY, marks={"r1": SelfMark.MUCH_HELP}, sentences={"r1": "Vaikeaa"})
    page = page_of(qtbot, an_agreed_case(started_at=NOON, self_assessment=begun))
    page.look_at("self")
    assert page.hidden.isVisible()
    assert "Vaikeaa" not in _all_words(page)
    page.show_case(shown(an_agreed_case(started_at=NOON, self_assessment=replace(begun, done_on=DAY))))
    assert page.self_side.isVisible()
    assert "Vaikeaa" in _all_words(page)
