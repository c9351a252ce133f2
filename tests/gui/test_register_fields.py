"""What eHOKS and the plan (HOKS) ask beyond the rest, in the dialog of the basic data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.agreement import Agreement, Break
from desktop.domain.case import Case
from desktop.domain.terms import AgreementType
from desktop.gui.demonstrations.header_dialog import HeaderDialog
from desktop.gui.widgets.register_fields import RegisterFields, read_breaks, write_break
from tests.builders import a_case, a_plan

SCHOOL = "1.2.246.562.10.54453921329"
BREAK = Break(id="x", starts=date(2026, 10, 12), ends=date(2026, 10, 18))


def opened(qtbot: QtBot, case: Case, at: str = "") -> HeaderDialog:
    dialog = HeaderDialog(case, at=at)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def test_hands_back_what_was_there_untouched(qtbot: QtBot) -> None:
    agreement = Agreement(
        kind=AgreementType.APPRENTICESHIP,
        starts=date(2026, 9, 1),
        ends=date(2026, 12, 18),
        part_time=80,
        basis="01",
        breaks=(BREAK,),
        identifier="jakso-1",
    )
    plan = a_plan(place_name="Kahvila", place_business_id="2345678-0", deviations="ei", individual_criteria=("a", "b"))
    case = a_case(agreement=agreement, plan=plan, study_right_ends=date(2029, 5, 31))
    dialog = opened(qtbot, case)
    with qtbot.waitSignal(dialog.edited) as edited:
        qtbot.mouseClick(dialog.buttons.act, Qt.MouseButton.LeftButton)
    assert edited.args[0] == case


def test_hands_back_what_is_typed(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_case(agreement=Agreement(kind=AgreementType.APPRENTICESHIP)))
    fields = dialog.form.registers
    qtbot.keyClicks(fields.provider_oid, SCHOOL)
    qtbot.keyClicks(fields.study_right_ends, "31.5.2029")
    qtbot.keyClick(fields.study_right_ends, Qt.Key.Key_Tab)
    fields.basis.setCurrentIndex(fields.basis.findData("02"))
    qtbot.keyClicks(fields.breaks, "12.10.2026-18.10.2026")
    qtbot.keyClicks(fields.place_name, "Kahvila Aamu")
    qtbot.keyClicks(fields.place_business_id, "23456780")
    qtbot.keyClicks(fields.deviations, "ei nosta")
    fields.criteria.setPlainText("ohjattuna\n\nhitaasti\n")
    case = dialog.form.value()
    assert case.teacher.provider_oid == SCHOOL
    assert case.study_right_ends == date(2029, 5, 31)
    assert case.agreement.basis == "02"
    assert [(one.starts, one.ends) for one in case.agreement.breaks] == [(BREAK.starts, BREAK.ends)]
    assert (case.plan.place_name, case.plan.place_business_id) == ("Kahvila Aamu", "2345678-0")
    assert (case.plan.deviations, case.plan.individual_criteria) == ("ei nosta", ("ohjattuna", "hitaasti"))


def test_what_cannot_be_read_is_told_and_changes_nothing(qtbot: QtBot) -> None:
    case = a_case(agreement=Agreement(breaks=(BREAK,)))
    fields = RegisterFields(case)
    qtbot.addWidget(fields)
    fields.show()
    fields.breaks.setPlainText("joskus syksyllä")
    assert fields.problems["breaks"].isVisible()
    assert fields.value(case).agreement.breaks == (BREAK,)
    qtbot.keyClicks(fields.provider_oid, "1.2.3")
    assert fields.problems["provider_oid"].isVisible()
    qtbot.keyClicks(fields.place_business_id, "1234567-2")
    assert fields.problems["place_business_id"].isVisible()


def test_only_an_apprenticeship_rests_on_something(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_case())
    assert not dialog.form.registers.basis.isEnabled()
    dialog.form.ui.agreement.setCurrentIndex(list(AgreementType).index(AgreementType.APPRENTICESHIP))
    dialog.form.ui.agreement.activated.emit(1)
    assert dialog.form.registers.basis.isEnabled()


@pytest.mark.parametrize(
    "place", ["teacher.provider_oid", "agreement.breaks", "plan.place_business_id", "plan.individual_criteria"]
)
def test_a_finding_leads_to_its_field(qtbot: QtBot, place: str) -> None:
    dialog = opened(qtbot, a_case(), at=place)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.form.field(place))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ()),
        ("12.10.2026–18.10.2026", ((date(2026, 10, 12), date(2026, 10, 18)),)),
        ("12.10.2026 - 18.10.2026", ((date(2026, 10, 12), date(2026, 10, 18)),)),
        ("12.10.2026", ((date(2026, 10, 12), None),)),
        ("12.10.2026–\n\n1.12.2026–2.12.2026", ((date(2026, 10, 12), None), (date(2026, 12, 1), date(2026, 12, 2)))),
        ("12.13.2026", None),
        ("12.10.2026–eilen", None),
    ],
)
def test_interruptions_are_read_as_people_write_them(text: str, wanted: object) -> None:
    read = read_breaks(text, ())
    assert (None if read is None else tuple((one.starts, one.ends) for one in read)) == wanted


def test_an_interruption_keeps_its_id() -> None:
    assert read_breaks(write_break(replace(BREAK, ends=None)), (BREAK,)) == (replace(BREAK, ends=None),)
