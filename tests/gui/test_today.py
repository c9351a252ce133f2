"""The first room: what comes, what waits, what is missing; one click to each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions.planning import mark_ready
from desktop.actions.registers import mark_handed_on
from desktop.actions.workspace import Workspace
from desktop.domain.gates import problems_to_agree
from desktop.domain.places import REGISTERS
from desktop.domain.preflight import Register
from desktop.domain.terms import Role
from desktop.gui.bridge import Bridge
from desktop.gui.today.case_line import CaseLine, state_text
from desktop.gui.today.term_picture import TermPictureWidget
from desktop.gui.today.today_page import TodayPage
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.links import LinkLine

Bridges = Callable[[Workspace], Bridge]


def _page(qtbot: QtBot, workspace: Workspace, bridges: Bridges) -> TodayPage:
    page = TodayPage(workspace, bridges(workspace))
    qtbot.addWidget(page)
    page.resize(1170, 714)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    return page


def _lines(card: Card) -> list[CaseLine]:
    return [one for one in card.findChildren(CaseLine) if one.isVisible()]


def _words(card: Card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_the_next_demonstrations_stand_in_the_order_of_their_days(
    qtbot: QtBot, sample: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, sample, bridges)
    told = [line.accessibleName() for line in _lines(page.upcoming)]
    assert [text.split(",")[1].strip() for text in told] == [
        "Aino Esimerkki",
        "Eero Malli",
        "Noor Näyte",
        "Kaisa Kuvitteellinen",
        "Elias Esimerkinmäki",
    ]
    assert told[0].startswith("ma 23.11. klo 12.30")
    assert told[1].startswith("ti 24.11. klo 8.00")


def test_a_click_or_enter_opens_the_case(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    line = _lines(page.upcoming)[1]
    case_id = sample.lists.search("Eero")[0].id
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert wanted.args == [case_id]
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted.args == [case_id]


def test_the_one_that_waits_for_a_signature_tells_whose(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    waiting = _lines(page.to_sign)
    assert len(waiting) == 1
    assert "Leo Luonnos" in waiting[0].accessibleName()
    assert [(role, "✓" in text) for text, _tone, role in waiting[0]._pills] == [
        (Role.TEACHER, True),
        (Role.INSTRUCTOR, False),
    ]


def test_the_notice_tells_what_the_next_plan_lacks_and_opens_it(
    qtbot: QtBot, sample: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, sample, bridges)
    qtbot.waitUntil(lambda: "Eero Malli" in _words(page.notice))
    assert "24.11." in page.notice.heading.text()
    missing = page.notice.findChildren(LinkLine)
    assert any("12" in one.text() for one in missing)
    with qtbot.waitSignal(page.place_wanted) as place:
        qtbot.mouseClick(missing[0], Qt.MouseButton.LeftButton)
    eero = sample.lists.search("Eero")[0].id
    assert place.args == [eero, problems_to_agree(sample.cases.get(eero))[0].field]
    from PySide6.QtWidgets import QPushButton

    opener = next(one for one in page.notice.findChildren(QPushButton) if one.text() == "Avaa suunnitelma")
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert wanted.args == [sample.lists.search("Eero")[0].id]


def test_what_is_put_right_leaves_the_notice(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    case_id = sample.lists.search("Eero")[0].id

    def more() -> int:
        """How many things the notice counts but does not name."""
        lines = [one.text() for one in page.notice.findChildren(LinkLine) if one.isVisible()]
        return next((int(text.split()[0]) for text in lines if text[:1].isdigit()), 0)

    qtbot.waitUntil(lambda: more() == 2)
    mark_ready(sample, case_id, Role.STUDENT)
    qtbot.waitUntil(lambda: more() == 1)


def test_the_term_is_a_bar_for_each_month_and_the_same_in_words(
    qtbot: QtBot, sample: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, sample, bridges)
    picture = page.term.findChild(TermPictureWidget)
    assert isinstance(picture, TermPictureWidget)
    assert picture.accessibleName() == "elo 4, syys 7, loka 11, marras 10, joulu 2"
    assert not picture.grab().isNull()
    assert any("34" in text for text in _words(page.term))
    assert any("28" in text for text in _words(page.term))


def test_a_new_file_says_what_to_do_first(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, empty, bridges)
    assert page.empty is not None
    with qtbot.waitSignal(page.room_wanted) as wanted:
        qtbot.mouseClick(page.empty.act, Qt.MouseButton.LeftButton)
    assert wanted.args == ["qualifications"]
    qtbot.mouseClick(page.empty.other, Qt.MouseButton.LeftButton)
    assert len(empty.curriculum.units("")) == 4
    with qtbot.waitSignal(page.new_wanted):
        qtbot.mouseClick(page.empty.act, Qt.MouseButton.LeftButton)


def test_each_line_says_whose_turn_it_is_for_what_and_what_is_missing(
    qtbot: QtBot, sample: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, sample, bridges)
    told = [line.accessibleName() for line in _lines(page.upcoming)]
    assert told[0].endswith("Opettaja: Vertailkaa näkemykset – puuttuu: yhteiset tasot")
    assert "Sopikaa suunnitelma yhdessä – puuttuu: vaatimusten kattaminen" in told[1]
    assert told[3].endswith("Opettaja: Aloita näyttö")


def test_the_stage_is_told_with_a_count(sample: Workspace) -> None:
    rows = {row.student: state_text(row) for row in sample.lists.page(0, 99)}
    assert rows["Aino Esimerkki"] == ("Vertailu kesken · 7/10", "accent")
    assert rows["Eero Malli"] == ("Suunnitelma kesken · 11/12", "warn")
    assert rows["Kaisa Kuvitteellinen"] == ("Suunnitelma sovittu", "good")


def test_no_card_is_higher_than_what_it_holds(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    qtbot.waitUntil(lambda: "Eero Malli" in _words(page.notice))
    for card in (page.upcoming, page.to_sign, page.term):
        assert card.height() == card.sizeHint().height()


def test_signed_results_that_wait_for_koski_lead_to_the_registers(
    qtbot: QtBot, sample: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, sample, bridges)
    waiting = _lines(page.to_koski)
    assert len(waiting) == 2
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.mouseClick(waiting[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [sample.lists.to_koski(1)[0].id, REGISTERS]


def test_the_card_goes_away_with_the_last_of_them(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    for row in sample.lists.to_koski(10):
        mark_handed_on(sample, row.id, Register.KOSKI)
    page.refresh()
    assert page.to_koski.isHidden()
