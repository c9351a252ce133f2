"""Assessing: levels by keys and pointer, views hidden until both are ready, differences first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import AssessorView, SelfAssessment
from desktop.domain.curriculum import AssessmentTarget, CompetenceLevel
from desktop.domain.scale_words import scale_words
from desktop.domain.terms import Grade, Role, Scale, SelfMark
from desktop.domain.wording import CriterionLine, Part
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.assess_rows import BOTH
from desktop.gui.demonstrations.criteria_text import CriteriaText
from desktop.gui.demonstrations.levels import level_name, level_of_key, profile_of
from desktop.gui.demonstrations.row_words import WordsField
from tests.builders import DAY, NOON, a_compared_case, a_unit, an_agreed_case
from tests.gui.demonstrations.conftest import shown
from tests.pages import sees

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
    assert "r2 taso 1" in page.pane.words.text()
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


def test_a_folded_row_makes_nothing_heavy(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(40, started_at=NOON))
    assert len(page.findChildren(WordsField)) == 1
    told = [row.cell(Grade.FIVE).accessibleDescription() for row in page.levels._rows.values()]
    assert told[0].startswith("r1 taso 5 fi")
    assert told[1:] == [""] * 39


def test_the_pointer_finds_the_criteria_of_a_folded_row(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    assert page.levels.row("r2").cell(Grade.FOUR).tip() == "4 Hyvä\n• r2 taso 4 fi"
    assert page.levels.row("r1").cell(Grade.FOUR).tip() == "4 Hyvä"


def test_every_key_of_the_hint_moves_as_it_says(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(40, started_at=NOON))

    def press(key: Qt.Key) -> str:
        qtbot.keyClick(page.levels.row(page.levels.current), key)
        assert page.levels.row(page.levels.current).hasFocus()
        return page.levels.current

    assert press(Qt.Key.Key_End) == "r40"
    assert press(Qt.Key.Key_Up) == "r39"
    assert press(Qt.Key.Key_Home) == "r1"
    paged = press(Qt.Key.Key_PageDown)
    assert int(paged[1:]) > 2
    assert press(Qt.Key.Key_PageUp) == "r1"
    assert {"1–5", "0", "↑ ↓", "K", "Enter"} <= {part.split(":")[0] for part in page.keys.text().split(", ")}


def test_enter_goes_to_the_next_row_that_waits_and_round(qtbot: QtBot) -> None:
    view = AssessorView(id="teacher", levels={"r1": Grade.TWO, "r3": Grade.TWO})
    page = page_of(qtbot, an_agreed_case(4, started_at=NOON, views=(view,)))
    assert page.levels.current == "r2"
    qtbot.keyClick(page.levels.row("r2"), Qt.Key.Key_Return)
    assert page.levels.current == "r4"
    qtbot.keyClick(page.levels.row("r4"), Qt.Key.Key_Return)
    assert page.levels.current == "r2"


def test_enter_goes_to_the_main_button_when_nothing_waits(qtbot: QtBot) -> None:
    view = AssessorView(id="teacher", levels=dict.fromkeys(("r1", "r2"), Grade.TWO))
    page = page_of(qtbot, an_agreed_case(2, started_at=NOON, views=(view,)))
    page.footer.setParent(page)
    page.buttons.setParent(page)
    page.buttons.show()
    qtbot.keyClick(page.levels.row("r1"), Qt.Key.Key_Return)
    assert page.primary.hasFocus()


def test_the_row_that_the_keyboard_is_on_is_never_half_outside_the_view(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(40, started_at=NOON))
    page.resize(1100, 420)
    for key in (*[Qt.Key.Key_Down] * 39, Qt.Key.Key_Home, Qt.Key.Key_End, *[Qt.Key.Key_Up] * 12):
        qtbot.keyClick(page.levels.row(page.levels.current), key)
        row = page.levels.row(page.levels.current)
        top = row.mapTo(page.levels, row.rect().topLeft()).y()
        assert top >= 0, page.levels.current
        assert top + row.height() <= page.levels.height(), page.levels.current


def test_a_number_key_paints_the_mark_at_once(qtbot: QtBot) -> None:
    case = an_agreed_case(started_at=NOON)
    page = page_of(qtbot, case)
    cell = page.levels.row("r1").cell(Grade.THREE)
    before = cell.grab().toImage()

    def store(who: str, requirement: str, level: Grade) -> None:
        page.show_case(shown(replace(case, views=(AssessorView(id=who, levels={requirement: level}),))))

    page.level_chosen.connect(store)
    qtbot.keyClick(page.levels.row("r1"), Qt.Key.Key_3)
    assert cell.isChecked()
    assert cell.grab().toImage() != before
    assert cell.accessibleName() == "3 Hyvä: Opettaja"


def test_a_screen_reader_hears_the_full_name_of_a_level_and_what_is_new_at_it(qtbot: QtBot) -> None:
    rows = ("tekee työn ohjeiden mukaan", "tekee työn oma-aloitteisesti ohjeiden mukaan")
    levels = tuple(
        CompetenceLevel(id=grade, grade=grade, criteria=({"fi": text},))
        for grade, text in zip((Grade.THREE, Grade.FOUR), rows, strict=True)
    )
    target = AssessmentTarget(id="t", scale=Scale.ONE_TO_FIVE, levels=levels, requirement="r1")
    page = page_of(qtbot, an_agreed_case(1, started_at=NOON), unit=a_unit(1, targets=(target,)))
    cell = page.levels.row("r1").cell(Grade.FOUR)
    assert (cell.text(), cell.accessibleName()) == ("4", "4 Hyvä")
    assert cell.accessibleDescription() == f"{rows[1]}\nUutta tällä tasolla: oma-aloitteisesti"
    assert page.levels.row("r1").cell(Grade.THREE).accessibleDescription() == rows[0]


def test_what_is_new_is_marked_by_more_than_colour(qtbot: QtBot) -> None:
    old, new = (CriterionLine((Part("tekee ", False), Part("itse", mark))) for mark in (False, True))
    pictures = []
    for line in (old, new):
        text = CriteriaText()
        qtbot.addWidget(text)
        text.show_lines((line,))
        text.resize(240, text.heightForWidth(240))
        pictures.append(text.grab().toImage().convertToFormat(QImage.Format.Format_Mono))
    assert pictures[0] != pictures[1]


def test_a_guest_has_larger_words_and_targets(qtbot: QtBot) -> None:
    page = AssessPage()
    page.setProperty("guest", True)
    qtbot.addWidget(page)
    case = an_agreed_case(started_at=NOON)
    page.show_case(replace(shown(case, "instructor"), guest=True))
    page.resize(1280, 600)
    page.show()
    cells = [row.cell(grade) for row in page.levels._rows.values() for grade in case.unit.scale.grades]
    qtbot.waitUntil(lambda: min(cell.height() for cell in cells) >= 44)
    teachers = page_of(qtbot, case)
    larger, smaller = (one.levels.row("r1").cell(Grade.FIVE) for one in (page, teachers))
    assert larger.height_for(120) - larger.least() > smaller.height_for(120) - smaller.least()


def test_the_fail_is_as_narrow_as_its_name_and_letters_never_cover_a_name(qtbot: QtBot) -> None:
    page = page_of(qtbot, a_compared_case(2))
    for row in page.levels._rows.values():
        fail, one = row.cell(Grade.FAIL), row.cell(Grade.ONE)
        assert fail.width() < one.width()
        assert fail.width() >= fail.least_width()


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


def test_the_criteria_can_be_read_in_another_language(qtbot: QtBot) -> None:
    page = page_of(qtbot, an_agreed_case(started_at=NOON))
    qtbot.mouseClick(page.pane.words.language.button("sv"), Qt.MouseButton.LeftButton)
    assert "r1 taso 1 sv" in page.pane.words.text()


def test_the_plain_words_of_a_level_are_marked_as_our_own(qtbot: QtBot) -> None:
    view = AssessorView(id="teacher", levels={"r1": Grade.TWO})
    page = page_of(qtbot, an_agreed_case(1, started_at=NOON, views=(view,)))
    words = page.pane.words
    assert words.text() == "r1 taso 2 fi"
    qtbot.mouseClick(words.manner.button("plain"), Qt.MouseButton.LeftButton)
    assert words.text() == "\n".join(scale_words(Scale.ONE_TO_FIVE, Grade.TWO, "fi"))
    assert "ei ole virallinen" in words.note()
    qtbot.mouseClick(words.language.button("sv"), Qt.MouseButton.LeftButton)
    assert words.text() == "\n".join(scale_words(Scale.ONE_TO_FIVE, Grade.TWO, "sv"))


def test_a_level_without_official_words_says_so_and_can_be_read_plainly(qtbot: QtBot) -> None:
    view = AssessorView(id="teacher", levels={"r1": Grade.FAIL})
    page = page_of(qtbot, an_agreed_case(1, started_at=NOON, views=(view,)), unit=a_unit(1, targets=()))
    assert page.pane.words.text() == ""
    assert sees(page.pane, "ei ole omaa virallista tekstiä")
    qtbot.mouseClick(page.pane.words.manner.button("plain"), Qt.MouseButton.LeftButton)
    assert page.pane.words.text()


def test_the_self_assessment_can_be_read_only_once_it_is_done(qtbot: QtBot) -> None:
    begun = SelfAssessment(offered_on=DAY, marks={"r1": SelfMark.MUCH_HELP}, sentences={"r1": "Vaikeaa"})
    page = page_of(qtbot, an_agreed_case(started_at=NOON, self_assessment=begun))
    page.look_at("self")
    assert page.hidden.isVisible()
    assert "Vaikeaa" not in _all_words(page)
    page.show_case(shown(an_agreed_case(started_at=NOON, self_assessment=replace(begun, done_on=DAY))))
    assert page.self_side.isVisible()
    assert "Vaikeaa" in _all_words(page)
