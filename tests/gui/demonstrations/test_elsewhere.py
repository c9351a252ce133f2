"""Signing at another laptop, with a card, and with a time stamp, by the hands of the people at the windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import cards, lasting, sharing, signing, travelling
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.cards import CardKey
from desktop.domain.case import Case, stage
from desktop.domain.people import Teacher
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.domain.verdict import Outcome
from desktop.gui import card_dialog
from desktop.gui.card_dialog import CardDialog
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.out_pane import OutPane
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.demonstrations.time_service_dialog import TimeServiceDialog
from desktop.gui.verify.countersign_dialog import CountersignDialog
from desktop.gui.verify.verify_page import VerifyPage
from desktop.tools.sample_file import QUICK
from tests import tokens
from tests.actions.school import SAMPLE, Desks, ready_case, signed_case
from tests.time_service import TimeService

GUEST = SAMPLE.data["instructor"]["name"]


@pytest.fixture
def home(desks: Desks) -> Iterator[Workspace]:
    """The instructor's own file, on another laptop."""
    owner = Teacher(name=GUEST, provider=SAMPLE.data["workplace"]["name"])
    made, _key = create_workspace(desks.folder / "koti.naytot", "ohjaajan lause", owner, cost=QUICK, clock=desks.clock)
    made.key_rounds = 1_000
    yield made
    made.close()


def opened(qtbot: QtBot, desks: Desks, case: Case) -> SignPage:
    """The signing step of a case on the teacher's screen."""
    page = CasePage(desks.teacher, case.id)
    qtbot.addWidget(page)
    page.resize(1158, 714)
    page.show()
    assert page.bench is not None
    page.bench.go_to(Step.SIGN)
    shown = page.bench.pages[Step.SIGN]
    assert isinstance(shown, SignPage)
    return shown


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def told(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_the_document_goes_out_is_signed_at_home_and_comes_back(qtbot: QtBot, desks: Desks, home: Workspace) -> None:
    case = signed_case(desks, Role.TEACHER)
    page = opened(qtbot, desks, case)
    assert page.passing is not None
    out, back = desks.folder / "ulos.pdf", desks.folder / "takaisin.pdf"
    with qtbot.waitSignal(page.send_wanted):
        press(qtbot, page.passing.send)
    travelling.send_out(desks.teacher, case.id, Role.INSTRUCTOR, out)  # what the file dialog leads to
    assert isinstance(page.pane, OutPane)
    assert GUEST in told(page.pane)
    countersign(qtbot, home, out, back)
    take_back(qtbot, page, back)
    kept = desks.teacher.cases.get(case.id)
    assert stage(kept) == Stage.SIGNED
    verdict = sharing.verify_document(desks.teacher, signing.record(desks.teacher, case.id))
    assert verdict.outcome == Outcome.INTACT, verdict.words()


def countersign(qtbot: QtBot, home: Workspace, out: Path, back: Path) -> None:
    """The instructor opens the file in the room for verifying, and signs."""
    room = VerifyPage(home)
    qtbot.addWidget(room)
    room.resize(1158, 714)
    room.show()
    room.check(str(out))
    qtbot.waitUntil(lambda: room.verdict is not None)
    press(qtbot, room.card.sign)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, CountersignDialog)]
    press(qtbot, dialog.act)
    assert dialog.problem.text()
    qtbot.mouseClick(dialog.signature.choice.button(SigningMethod.TYPED), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.signature.typed, GUEST)
    for field in (dialog.signature.code, dialog.signature.again):
        qtbot.keyClicks(field, "ohjaaja-1234")
    dialog.sign()
    with qtbot.waitSignal(dialog.signed):
        dialog.save(str(back))


def take_back(qtbot: QtBot, page: SignPage, back: Path) -> None:
    """The teacher takes the file back, and knows the signer."""
    from desktop.gui.demonstrations.sign_travel import SignTravel

    [travel] = page.findChildren(SignTravel)
    travel.take_back(str(back.with_name("missing.pdf")))
    assert isinstance(page.pane, OutPane)
    assert page.pane.problem.text()
    travel.take_back(str(back))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert GUEST in box.text()
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)


def test_a_document_that_does_not_come_back_is_called_off(qtbot: QtBot, desks: Desks) -> None:
    case = signed_case(desks, Role.TEACHER)
    travelling.send_out(desks.teacher, case.id, Role.INSTRUCTOR, desks.folder / "ulos.pdf")
    page = opened(qtbot, desks, case)
    assert isinstance(page.pane, OutPane)
    press(qtbot, page.pane.off)
    assert desks.teacher.cases.get(case.id).signing.out is None
    assert page.passing is not None


def test_what_is_signed_is_what_was_verified_also_when_the_file_is_another_by_then(
    qtbot: QtBot, desks: Desks, home: Workspace
) -> None:
    out = desks.folder / "ulos.pdf"
    travelling.send_out(desks.teacher, signed_case(desks, Role.TEACHER).id, Role.INSTRUCTOR, out)
    verified = out.read_bytes()
    room = VerifyPage(home)
    qtbot.addWidget(room)
    room.show()
    room.check(str(out))
    out.write_bytes(b"%PDF-1.7 another")
    qtbot.waitUntil(lambda: room.verdict is not None)
    press(qtbot, room.card.sign)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, CountersignDialog)]
    assert dialog._data == verified
    dialog.reject()


def test_one_who_is_not_asked_sees_no_button_to_sign(qtbot: QtBot, desks: Desks) -> None:
    path = desks.folder / "a.pdf"
    path.write_bytes(signing.record(desks.teacher, signed_case(desks, Role.TEACHER).id))
    room = VerifyPage(desks.reader)
    qtbot.addWidget(room)
    room.show()
    room.check(str(path))
    qtbot.waitUntil(lambda: room.verdict is not None)
    assert not room.card.sign.isVisible()


def test_the_teacher_signs_with_the_card_and_its_pin(
    qtbot: QtBot, desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tokens.softhsm(tmp_path, monkeypatch)
    tokens.put_on_token(module, "Opettajakortti", "OPETTAJA MAIJA 1", tokens.a_key("p256"), tokens.issuer())
    dialog = CardDialog(desks.teacher)
    dialog.open()
    dialog.take_library(str(module))
    qtbot.waitUntil(dialog.use.isEnabled)
    assert "OPETTAJA MAIJA" in dialog.keys.currentText()
    with qtbot.waitSignal(dialog.chosen):
        press(qtbot, dialog.use)
    assert cards.chosen_card(desks.teacher) is not None
    case = ready_case(desks)
    page = opened(qtbot, desks, case)
    assert page.signer is not None
    assert "Opettajakortti" in told(page.signer)
    qtbot.mouseClick(page.signer.method.button(SigningMethod.TYPED), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.signer.typed, SAMPLE.teacher.name)
    qtbot.keyClicks(page.signer.code, "999999")
    press(qtbot, page.signer.act)
    assert "PIN" in page.signer.problem.text()
    page.signer.code.clear()
    qtbot.keyClicks(page.signer.code, tokens.PIN)
    press(qtbot, page.signer.act)
    assert desks.teacher.cases.get(case.id).signing.signed_by(Role.TEACHER)


def test_a_library_that_is_none_is_told_beside_the_field(qtbot: QtBot, desks: Desks, tmp_path: Path) -> None:
    dialog = CardDialog(desks.teacher)
    dialog.open()
    dialog.take_library(str(tmp_path / "missing.so"))
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert not dialog.use.isEnabled()
    dialog.reject()


def test_while_a_library_is_looked_through_nothing_of_another_can_be_chosen(
    qtbot: QtBot, desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = CardKey(token="Opettajakortti", id="01", name="OPETTAJA MAIJA", issuer="Kortin myöntäjä", issuers="")
    found = {"one.so": [key], "other.so": []}
    monkeypatch.setattr(card_dialog, "keys_on_cards", lambda module: found[module.name])
    dialog = CardDialog(desks.teacher)
    dialog.open()
    dialog.take_library(str(tmp_path / "one.so"))
    qtbot.waitUntil(dialog.use.isEnabled)
    dialog.take_library(str(tmp_path / "other.so"))
    assert not dialog.use.isEnabled()
    assert not dialog.keys.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    dialog.reject()


def test_a_time_stamp_is_added_when_the_teacher_asks_for_it(qtbot: QtBot, desks: Desks, tmp_path: Path) -> None:
    case = signed_case(desks)
    page = opened(qtbot, desks, case)
    assert page.ending is not None
    with TimeService(desks.clock.moment + timedelta(hours=1)).running() as service:
        press(qtbot, page.ending.stamp)
        [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, TimeServiceDialog)]
        press(qtbot, dialog.keep)
        assert dialog.problem.text()
        assert service.asked == 0
        pem = tmp_path / "aika.pem"
        pem.write_text(service.certificate)
        qtbot.keyClicks(dialog.address, service.address)
        dialog.take_certificate(str(pem))
        press(qtbot, dialog.keep)
        qtbot.waitUntil(lambda: desks.teacher.cases.get(case.id).signing.stamped_at is not None, timeout=20_000)
        assert lasting.time_service(desks.teacher) is not None
        qtbot.waitUntil(lambda: page.ending is not None and not page.ending.stamp.isVisible())


def test_an_outage_is_told_and_can_be_tried_again(qtbot: QtBot, desks: Desks) -> None:
    case = signed_case(desks)
    with TimeService(desks.clock.moment).running() as service:
        lasting.choose_time_service(desks.teacher, service.address, service.certificate)
        service.mode = "busy"
        page = opened(qtbot, desks, case)
        assert page.ending is not None
        press(qtbot, page.ending.stamp)
        qtbot.waitUntil(lambda: bool(page.problem.text()), timeout=20_000)
        assert page.ending.stamp.isEnabled()
