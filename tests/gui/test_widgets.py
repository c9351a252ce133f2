"""Controls that more than one screen uses, each used as a hand would."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card, EmptyState
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ElidedLabel, ProblemLabel, words
from desktop.gui.widgets.painting import fitted
from desktop.gui.widgets.people import PersonBadge, Pill
from desktop.gui.widgets.steps import StepTabs, progress_text
from tests.gui.keys import type_text


def test_arrows_move_the_choice_of_a_bar(qtbot: QtBot) -> None:
    bar = SegmentedControl([("fi", "FI"), ("sv", "SV"), ("en", "EN")], "Kieli")
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    bar.button("fi").setFocus()
    qtbot.waitUntil(bar.button("fi").hasFocus)
    assert bar.value() == "fi"
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(bar.button("fi"), Qt.Key.Key_Right)
    assert chosen.args == ["sv"]
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(bar.button("en"), Qt.MouseButton.LeftButton)
    assert (chosen.args, bar.value()) == (["en"], "en")


def test_nothing_may_be_chosen_until_a_person_chooses(qtbot: QtBot) -> None:
    bar = SegmentedControl([(1, "1"), (2, "2")], "Taso")
    qtbot.addWidget(bar)
    bar.set_value(None)
    assert bar.value() is None
    qtbot.mouseClick(bar.button(2), Qt.MouseButton.LeftButton)
    assert bar.value() == 2


def test_steps_tell_which_are_done(qtbot: QtBot) -> None:
    tabs = StepTabs()
    qtbot.addWidget(tabs)
    tabs.show_done({Step.PLAN})
    assert tabs.button(Step.PLAN).accessibleName() == "1 Suunnitelma, valmis"
    assert tabs.button(Step.DAY).accessibleName() == "2 Näyttöpäivä"
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.mouseClick(tabs.button(Step.SIGN), Qt.MouseButton.LeftButton)
    assert chosen.args == [Step.SIGN]


def test_pictures_say_the_same_in_words(qtbot: QtBot) -> None:
    badge, pill = PersonBadge(Role.TEACHER), Pill("puuttuu", role=Role.INSTRUCTOR)
    for widget in (badge, pill):
        qtbot.addWidget(widget)
        assert not widget.grab().isNull()
    assert progress_text(Stage.AGREED, Step.DAY) == "Vaihe 2/5: Näyttöpäivä"
    assert progress_text(Stage.SIGNED, Step.SIGN) == "Kaikki viisi vaihetta valmiit"
    assert badge.accessibleName() == "Opettaja"
    assert pill.accessibleName() == "Työpaikkaohjaaja: puuttuu"


def test_a_problem_stands_beside_its_field_and_marks_it(qtbot: QtBot) -> None:
    holder, field, label = QWidget(), QLineEdit(), ProblemLabel()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addWidget(label)
    holder.show()
    assert not label.isVisible()
    label.show_problems([Problem("a", "Tarkista.", hard=False), Problem("a", "Kirjoita nimi.")], field)
    assert label.isVisible()
    assert label.text() == "Kirjoita nimi.\nTarkista."
    assert field.property("wrong") is True
    label.show_problems([], field)
    assert not label.isVisible()
    assert field.property("wrong") is False


def test_a_date_is_typed_or_picked_and_may_be_empty(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    heard: list[object] = []
    field.changed.connect(heard.append)
    type_text(field, "1.9.2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [date(2026, 9, 1)]
    field.clear()
    type_text(field, "31.2.2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.is_wrong()
    assert field.property("wrong") is True
    assert heard == [date(2026, 9, 1)]
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [date(2026, 9, 1), None]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the calendar pops up
def test_down_opens_the_calendar_and_a_click_takes_the_day(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 23))
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    months = field.findChild(QCalendarWidget)
    assert isinstance(months, QCalendarWidget)
    assert months.isVisible()
    assert months.selectedDate() == QDate(2026, 11, 23)
    with qtbot.waitSignal(field.changed) as changed:
        months.clicked.emit(QDate(2026, 12, 1))
    assert changed.args == [date(2026, 12, 1)]
    assert field.text() == "1.12.2026"
    assert not months.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the calendar pops up
def test_the_calendar_leads_to_no_day_that_nobody_means(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.open_calendar()
    months = field.findChild(QCalendarWidget)
    assert isinstance(months, QCalendarWidget)
    for year in (-1235, 1, 9999):
        months.setSelectedDate(QDate(year, 1, 1))
        assert 1900 <= months.selectedDate().year() <= 2199
    months.close()


def test_a_long_line_is_shortened_and_told_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("Näyttöympäristön kuvaus on pitkä " * 4)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.toolTip() == label.text()
    assert label.minimumSizeHint().width() < 120
    label.setText("Lyhyt")
    assert label.toolTip() == ""


def test_words_are_fitted_to_their_room() -> None:
    font = theme.font()
    assert fitted("Hoivakoti Kuusikko", font, 400, 2) == ["Hoivakoti Kuusikko"]
    assert fitted("Hoivakoti Kuusikko", font, 80, 2) == ["Hoivakoti", "Kuusikko"]
    short = fitted("Hoivakoti Kuusikko", font, 80)
    assert len(short) == 1
    assert short[0].endswith("…")
    assert fitted("Rautakauppa Kulma", font, 50, 2)[0].endswith("…")


def test_an_empty_page_says_what_to_do_first(qtbot: QtBot) -> None:
    page = EmptyState("cases", "Ei vielä näyttöjä", "Avaa ensimmäinen.", "Uusi näyttö", "Tuo")
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.wanted):
        qtbot.mouseClick(page.act, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.wanted_other):
        qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)


def test_a_card_keeps_its_heading_when_cleared(qtbot: QtBot) -> None:
    card = Card("Otsikko")
    qtbot.addWidget(card)
    gone = words("rivi")
    card.body.addWidget(gone)
    with qtbot.waitSignal(gone.destroyed):
        card.clear()
    assert card.heading.text() == "Otsikko"


def test_buttons_are_never_smaller_than_a_target(qtbot: QtBot) -> None:
    for kind in ("", "primary", "good", "danger", "link", "quiet"):
        made = button("Avaa", kind)
        qtbot.addWidget(made)
        made.show()
        assert made.height() >= 32
