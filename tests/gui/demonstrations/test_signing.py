"""The signing step: the paper is there at once, the laptop is passed, refusing, waiting, and copies at the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions import signing
from desktop.actions.sharing import remember_copies_folder
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, stage
from desktop.domain.signing import CopyWay, SigningMethod
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Language, Role
from desktop.gui.demonstrations import sign_acts
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.copies import Stick, print_pdf
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.pdf_pane import PdfPane
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.texts import language
from tests.builders import a_compared_case, a_decision, an_informed_case
from tests.export.signed import the_record

Keep = Callable[[Case], Case]
Show = Callable[[Case], CasePage]
CODE = "opettaja-1234"


@pytest.fixture
def show(workspace: Workspace, keep: Keep, qtbot: QtBot, tmp_path: Path) -> Show:
    """Open a case on the screen at its signing step; copies go to a folder of the test."""
    remember_copies_folder(workspace, tmp_path)

    def opened(case: Case) -> CasePage:
        page = CasePage(workspace, keep(case).id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1158, 672)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        assert page.bench is not None
        page.bench.go_to(Step.SIGN)
        return page

    return opened


def sign_page(page: CasePage) -> SignPage:
    assert page.bench is not None
    found = page.bench.pages[Step.SIGN]
    assert isinstance(found, SignPage)
    return found


def sign_by_name(page: CasePage, qtbot: QtBot, name: str, code: str) -> None:
    signer = sign_page(page).signer
    assert signer is not None
    qtbot.mouseClick(signer.method.button(SigningMethod.TYPED), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(signer.typed, name)
    signer.code.setText(code)
    signer.again.setText(code)
    qtbot.mouseClick(signer.act, Qt.MouseButton.LeftButton)


def sign_all(workspace: Workspace) -> None:
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        signing.sign(workspace, "case0001", role, code=f"{role}-1234", method=SigningMethod.TYPED)


# The paper


@pytest.fixture
def paper(qtbot: QtBot) -> PdfPane:
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.resize(734, 617)
    pane.show_pdf(the_record())
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def test_the_first_thing_painted_is_the_beginning_of_the_page_and_not_a_blank(paper: PdfPane) -> None:
    picture = paper.view.grab().toImage()
    ink = [(x, y) for x in range(60, 600, 3) for y in range(30, 160, 2) if picture.pixelColor(x, y).lightness() < 120]
    assert len(ink) > 40
    assert picture.pixelColor(4, 4).lightness() < 200  # the ground around the paper


def test_the_paper_fits_to_the_width_and_zooms_by_keys_and_wheel(paper: PdfPane, qtbot: QtBot) -> None:
    view = paper.view
    assert view.horizontalScrollBar().maximum() == 0
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > 1
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (view.zoom, view.horizontalScrollBar().maximum()) == (1, 0)
    QApplication.sendEvent(view.viewport(), _wheel(-120, Qt.KeyboardModifier.ControlModifier))
    assert view.zoom < 1
    before = view.verticalScrollBar().value()
    QApplication.sendEvent(view.viewport(), _wheel(-120, Qt.KeyboardModifier.NoModifier))
    assert view.verticalScrollBar().value() > before


def _wheel(turned: int, keys: Qt.KeyboardModifier) -> QWheelEvent:
    at = QPointF(100, 100)
    return QWheelEvent(
        at, at, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )


def test_pages_are_reached_by_keys_and_told_to_who_cannot_see_them(paper: PdfPane, qtbot: QtBot) -> None:
    view = paper.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == paper.document.pageCount() > 1
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    told = view.accessibleDescription()
    assert told.startswith("2 sivua")
    assert "Aino Esimerkki" in told


def test_the_record_is_printed_page_by_page(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paperi.pdf"))
    assert print_pdf(the_record(), printer) == 2
    assert (tmp_path / "paperi.pdf").read_bytes().count(b"/Type /Page\n") == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_used_prints_nothing_and_says_so(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ei tätä kansiota" / "paperi.pdf"))
    assert print_pdf(the_record(), printer) == 0


# Passing the laptop to sign


def test_after_the_teacher_the_laptop_is_the_instructors_and_only_the_document_is_there(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_informed_case(languages={Role.INSTRUCTOR: Language.SV}))
    with qtbot.waitSignal(page.guest_mode) as told:
        sign_by_name(page, qtbot, "Maija Opettaja", CODE)
    assert told.args == [True]
    assert (page.guest, language(), workspace.who) == (Role.INSTRUCTOR, "sv", Role.INSTRUCTOR)
    assert page.bench is not None
    assert list(page.bench.pages) == [Step.SIGN]
    assert not page.bench.tabs.isVisible()
    assert page.bench.leave.isVisible()
    assert not page.bench.leave.property("kind")  # what is asked for now is the signature
    shown = sign_page(page)
    assert not shown.version.isVisible()
    assert not shown.export.isVisible()
    assert not shown.who.button(Role.TEACHER).isEnabled()
    assert shown.signer is not None
    assert "Underteckna" in shown.signer.act.text() or "Skriv" in shown.signer.act.text()


def test_when_all_have_signed_the_guest_sees_the_end_and_may_save_only_where_it_was_chosen(
    show: Show, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(an_informed_case())
    sign_by_name(page, qtbot, "Maija Opettaja", CODE)
    sign_by_name(page, qtbot, "Timo Ohjaaja", "ohjaaja-1234")
    ending = sign_page(page).ending
    assert page.bench is not None
    assert page.bench.leave.property("kind") == "primary"
    assert page.guest == Role.INSTRUCTOR
    assert ending is not None
    assert [ending.other.isVisible(), ending.paper.isVisible(), ending.next.isVisible()] == [False] * 3
    qtbot.mouseClick(ending.save, Qt.MouseButton.LeftButton)
    assert (tmp_path / "Esimerkki_Aino_arviointi.pdf").read_bytes().startswith(b"%PDF")
    assert stage(workspace.cases.get("case0001")) == Stage.EXPORTED


def test_a_guest_cannot_sign_while_the_rest_is_open(show: Show, qtbot: QtBot) -> None:
    page = show(an_informed_case())
    sign = sign_page(page)
    for role in (Role.INSTRUCTOR, Role.STUDENT):
        qtbot.mouseClick(sign.who.button(role), Qt.MouseButton.LeftButton)
        assert sign.signer is None
        assert sign.passing is not None
    passing = sign.passing
    assert passing is not None
    with qtbot.waitSignal(page.guest_mode):
        qtbot.mouseClick(passing.go, Qt.MouseButton.LeftButton)
    assert page.guest == Role.STUDENT
    assert sign_page(page).signer is not None


def test_the_instructors_turn_at_signing_is_to_sign(show: Show, qtbot: QtBot) -> None:
    page = show(an_informed_case())
    assert page.bench is not None
    qtbot.mouseClick(page.bench.to_instructor, Qt.MouseButton.LeftButton)
    assert page.bench is not None
    assert list(page.bench.pages) == [Step.SIGN]


def test_a_refusal_is_written_in_place_and_gives_the_laptop_back(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_informed_case())
    page.begin_signing(Role.INSTRUCTOR)
    signer = sign_page(page).signer
    assert signer is not None
    qtbot.mouseClick(signer.refuse, Qt.MouseButton.LeftButton)
    assert signer.refusal.isVisible()
    qtbot.mouseClick(signer.refusal.send, Qt.MouseButton.LeftButton)
    assert signer.refusal.problem.text()
    qtbot.keyClicks(signer.refusal.reason, "En ollut mukana.")
    qtbot.mouseClick(signer.refusal.send, Qt.MouseButton.LeftButton)
    (refusal,) = workspace.cases.get("case0001").signing.refusals
    assert (refusal.id, refusal.reason) == (Role.INSTRUCTOR, "En ollut mukana.")
    assert page.give_back is not None
    assert page.give_back.isVisible()


def test_who_is_not_here_is_put_off_with_a_reminder_and_the_teacher_keeps_the_laptop(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_informed_case())
    sign = sign_page(page)
    qtbot.mouseClick(sign.who.button(Role.INSTRUCTOR), Qt.MouseButton.LeftButton)
    assert sign.passing is not None
    sign.passing.remind.setText("22.11.2026")
    qtbot.mouseClick(sign.passing.later, Qt.MouseButton.LeftButton)
    assert sign.passing.problem.text()
    sign.passing.remind.setText("30.11.2026")
    qtbot.mouseClick(sign.passing.later, Qt.MouseButton.LeftButton)
    waiting = workspace.cases.get("case0001").signing.awaits(Role.INSTRUCTOR)
    assert waiting is not None
    assert waiting.remind_on == date(2026, 11, 30)
    assert "30.11." in sign.who.button(Role.INSTRUCTOR).text()
    sign_by_name(page, qtbot, "Maija Opettaja", CODE)
    assert page.guest is None
    assert sign.passing is not None
    assert sign.passing.copy.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the file dialog's list of names pops up
def test_a_partly_signed_copy_is_saved_where_the_teacher_says(
    show: Show, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(an_informed_case())
    signing.sign(workspace, "case0001", Role.TEACHER, code=CODE, method=SigningMethod.TYPED)
    passing = sign_page(page).passing
    assert passing is not None
    qtbot.mouseClick(passing.copy, Qt.MouseButton.LeftButton)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    assert name.text() == "Esimerkki_Aino_arviointi_osittain_allekirjoitettu.pdf"
    dialog.accept()
    assert (tmp_path / name.text()).exists()


def test_a_gate_tells_what_is_missing_and_leads_there(show: Show, qtbot: QtBot) -> None:
    page = show(a_compared_case(decision=a_decision(reason="")))
    sign = sign_page(page)
    assert sign.pane is None
    go = next(one for one in sign.gate.buttons if one.property("place") == "decision.reason")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert page.bench is not None
    decide = page.bench.pages[page.bench.step]
    assert isinstance(decide, DecidePage)
    assert decide.reasons.reason.hasFocus()


# The end


def test_the_end_says_who_gets_a_copy_and_what_was_handed_on(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    page = show(an_informed_case())
    sign_all(workspace)
    sign = sign_page(page)
    assert sign.ending is not None
    told = " ".join(one.text() for one in sign.ending.findChildren(QLabel))
    for name in ("Aino Esimerkki", "Timo Ohjaaja", "Maija Opettaja"):
        assert name in told
    qtbot.mouseClick(sign.ending.save, Qt.MouseButton.LeftButton)
    assert sign.ending is not None
    told = " ".join(one.text() for one in sign.ending.findChildren(QLabel))
    assert "tallennettu, Esimerkki_Aino_arviointi.pdf" in told
    with qtbot.waitSignal(page.next_wanted):
        qtbot.mouseClick(sign.ending.next, Qt.MouseButton.LeftButton)


def test_a_copy_goes_to_a_stick_that_is_in_the_computer(
    show: Show, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "tikku"
    stick.mkdir()
    monkeypatch.setattr(sign_acts, "sticks", lambda: [Stick("KINGSTON", stick)])
    page = show(an_informed_case())
    sign_all(workspace)
    ending = sign_page(page).ending
    assert ending is not None
    qtbot.mouseClick(ending.stick_buttons[0], Qt.MouseButton.LeftButton)
    (copy,) = workspace.cases.get("case0001").copies
    assert (copy.way, copy.to) == (CopyWay.STICK, "KINGSTON: Esimerkki_Aino_arviointi.pdf")
    assert (stick / "Esimerkki_Aino_arviointi.pdf").exists()


def test_a_stick_that_was_pulled_out_is_told_and_nothing_is_lost(
    show: Show, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_acts, "sticks", lambda: [Stick("KINGSTON", tmp_path / "poissa")])
    page = show(an_informed_case())
    sign_all(workspace)
    sign = sign_page(page)
    assert sign.ending is not None
    qtbot.mouseClick(sign.ending.stick_buttons[0], Qt.MouseButton.LeftButton)
    assert sign.problem.text()
    assert workspace.cases.get("case0001").copies == ()


def test_without_a_printer_nothing_offers_to_print(
    show: Show, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_acts, "has_printer", lambda: True)
    page = show(an_informed_case())
    sign_all(workspace)
    ending = sign_page(page).ending
    assert ending is not None
    assert ending.paper.isVisible()
    monkeypatch.setattr(sign_acts, "has_printer", lambda: False)
    assert page.bench is not None
    page.bench.show_case()
    ending = sign_page(page).ending
    assert ending is not None
    assert not ending.paper.isVisible()


@pytest.mark.parametrize("height", [768, 720])
def test_a_signer_sees_all_of_their_side_without_scrolling(show: Show, qtbot: QtBot, height: int) -> None:
    page = show(an_informed_case())
    page.begin_signing(Role.INSTRUCTOR)
    page.resize(1280, height)
    QApplication.processEvents()
    signer = sign_page(page).signer
    assert signer is not None
    bottom = sign_page(page).rect().bottom()
    assert signer.act.mapTo(sign_page(page), signer.act.rect().bottomLeft()).y() <= bottom
