"""What a screen reader switches is done, as if a hand had clicked it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.domain.demonstration import Plan
from desktop.domain.terms import Role, SelfMark
from desktop.gui.case_tabs import CaseTabs, OpenCase
from desktop.gui.demonstrations.picture_card import PictureCard
from desktop.gui.demonstrations.readiness import ReadinessRow
from desktop.gui.demonstrations.sign_parts import SignerChips
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.rail import Rail
from desktop.gui.widgets.buttons import SegmentedControl
from tests.builders import an_informed_case


def switch(made: QAbstractButton) -> None:
    """Do the first thing that a screen reader can do with a button."""
    actions = QAccessible.queryAccessibleInterface(made).actionInterface()
    actions.doAction(actions.actionNames()[0])


def test_a_room_is_opened(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show()
    with qtbot.waitSignal(rail.room_chosen) as told:
        switch(rail.rooms["students"])
    assert told.args == ["students"]


def test_one_of_several_is_chosen_once(qtbot: QtBot) -> None:
    control = SegmentedControl([("fi", "FI"), ("sv", "SV"), ("en", "EN")], "Kieli")
    qtbot.addWidget(control)
    control.show()
    heard: list[object] = []
    control.chosen.connect(heard.append)
    switch(control.button("sv"))
    qtbot.waitUntil(lambda: heard == ["sv"])
    control.button("en").click()
    control.set_value("fi")
    qtbot.wait(1)
    assert heard == ["sv", "en"]
    assert control.value() == "fi"


def test_a_picture_a_tab_and_a_tick_are_pressed(qtbot: QtBot) -> None:
    heard: list[object] = []
    card, tick, tabs = PictureCard(SelfMark.ALONE), Tick("Ei esteellinen"), CaseTabs()
    for one in (card, tick, tabs):
        qtbot.addWidget(one)
        one.show()
    tabs.show_cases([OpenCase("a", "Aino", "Arjen tuki"), OpenCase("b", "Eero", "Huolto")], "a")
    card.clicked.connect(lambda on: heard.append(on))
    tick.clicked.connect(lambda on: heard.append(on))
    tabs.chosen.connect(heard.append)
    for made, told in ((card, True), (tick.box, True), (tick.box, False), (tabs.tab("b"), "b")):
        heard.clear()
        switch(made)
        qtbot.waitUntil(partial(heard.__eq__, [told]))
    tick.setChecked(True)
    qtbot.wait(1)
    assert heard == ["b"]


def test_a_person_says_that_the_student_is_ready(qtbot: QtBot) -> None:
    row = ReadinessRow()
    qtbot.addWidget(row)
    row.show()
    row.show_plan(Plan())
    with qtbot.waitSignal(row.marked) as told:
        switch(row.button(Role.INSTRUCTOR))
    assert told.args == [Role.INSTRUCTOR, True]


def test_the_turn_of_a_signer_is_chosen(qtbot: QtBot) -> None:
    chips = SignerChips()
    qtbot.addWidget(chips)
    chips.show()
    chips.show_case(an_informed_case())
    chips.set_value(Role.TEACHER)
    heard: list[object] = []
    chips.chosen.connect(heard.append)
    switch(chips.button(Role.STUDENT))
    qtbot.waitUntil(lambda: heard == [Role.STUDENT])
    assert [role for role in Role if chips.button(role).isChecked()] == [Role.STUDENT]
