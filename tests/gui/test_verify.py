"""Checking a document: the verdict in words, by whom, what changed; nothing trusted that should not be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.workspace import Workspace
from desktop.domain.document_code import document_code
from desktop.domain.terms import Role
from desktop.domain.verdict import Finding, Outcome, Verdict, Weight
from desktop.gui.verify.verdict_card import FactsDialog, VerdictCard, facts_html, tone
from desktop.gui.verify.verify_page import VerifyPage
from desktop.gui.widgets.people import Pill
from desktop.tools.sample_verdict import sample_verdict


def _told(card: VerdictCard) -> str:
    return "\n".join(
        [*(one.text() for one in card.findChildren(QLabel)), *(one.text() for one in card.findChildren(Pill))]
    )


def _card(qtbot: QtBot, verdict: Verdict) -> VerdictCard:
    card = VerdictCard()
    qtbot.addWidget(card)
    card.resize(660, 600)
    card.show_verdict(verdict)
    card.show()
    return card


def test_an_intact_document_names_its_signers_their_times_and_how_they_were_known(qtbot: QtBot) -> None:
    told = _told(_card(qtbot, sample_verdict()))
    for words in ("Asiakirja on muuttumaton", "Maija Opettaja", "Timo Ohjaaja", "lähihoitaja", "23.11.2026 klo 15.52"):
        assert words in told
    assert "Oppilaitos tunnistanut" in told
    assert "Opettaja todennut paikalla" in told


@pytest.mark.parametrize("outcome", Outcome)
def test_only_an_intact_document_is_green(outcome: Outcome) -> None:
    assert (tone(outcome) == "good") == (outcome == Outcome.INTACT)
    assert (tone(outcome) == "bad") == (outcome in (Outcome.CHANGED, Outcome.NOT_READABLE, Outcome.FOREIGN))


def test_a_broken_or_unknown_signature_says_so(qtbot: QtBot) -> None:
    teacher, instructor = sample_verdict().signatures
    verdict = replace(
        sample_verdict(),
        outcome=Outcome.CHANGED,
        known=False,
        signatures=(
            replace(teacher, intact=False, changed="Sivun 2 teksti on muuttunut."),
            replace(instructor, trusted=False),
        ),
        findings=(Finding(Weight.BAD, "Sivu 2 on vaihdettu."),),
    )
    card = _card(qtbot, verdict)
    told = _told(card)
    assert "Sivun 2 teksti on muuttunut." in told
    assert "Sivu 2 on vaihdettu." in told
    assert [pill._tone for pill in card.findChildren(Pill)] == ["bad", "warn"]


def test_an_empty_place_is_named(qtbot: QtBot) -> None:
    told = _told(_card(qtbot, replace(sample_verdict(), empty=(Role.STUDENT,), findings=())))
    assert "Opiskelija ei ole allekirjoittanut" in told


def test_a_second_verdict_replaces_the_first(qtbot: QtBot) -> None:
    card = _card(qtbot, sample_verdict())
    card.show_verdict(Verdict(outcome=Outcome.FOREIGN, sha256="00" * 32))
    qtbot.waitUntil(lambda: "Maija Opettaja" not in _told(card))


def test_what_was_found_is_saved_as_a_report(qtbot: QtBot, empty: Workspace, tmp_path: Path) -> None:
    page = _page(qtbot, empty)
    page.show_verdict(sample_verdict())
    qtbot.mouseClick(page.card.report, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
    page.save_report(str(tmp_path / "raportti.pdf"))
    assert (tmp_path / "raportti.pdf").read_bytes().startswith(b"%PDF")
    page.save_report(str(tmp_path / "raportti.pdf" / "ei.pdf"))
    assert "raportti.pdf" in page.problem.text()


def test_technical_facts_open_in_a_box_of_their_own(qtbot: QtBot) -> None:
    card = _card(qtbot, sample_verdict())
    qtbot.mouseClick(card.facts, Qt.MouseButton.LeftButton)
    box = QApplication.activeModalWidget()
    assert isinstance(box, FactsDialog)
    assert "0f" * 32 in facts_html(sample_verdict())
    assert "arviointi.json" in facts_html(sample_verdict())
    box.accept()
    qtbot.waitUntil(lambda: not isValid(box))


def _page(qtbot: QtBot, workspace: Workspace) -> VerifyPage:
    page = VerifyPage(workspace)
    qtbot.addWidget(page)
    page.resize(1170, 714)
    page.show()
    return page


def test_what_is_no_document_of_ours_is_told(qtbot: QtBot, empty: Workspace, tmp_path: Path) -> None:
    page = _page(qtbot, empty)
    for name, data in (("kuva.pdf", b"\x89PNG nothing"), ("tyhja.pdf", b"")):
        path = tmp_path / name
        path.write_bytes(data)
        page.verdict = None
        page.check(str(path))
        qtbot.waitUntil(lambda: page.verdict is not None)
        assert page.verdict is not None
        assert page.verdict.outcome in (Outcome.NOT_READABLE, Outcome.FOREIGN)
        assert page.subtitle() == name


def test_a_file_that_is_gone_is_said_beside_the_button(qtbot: QtBot, empty: Workspace, tmp_path: Path) -> None:
    page = _page(qtbot, empty)
    page.check(str(tmp_path / "poissa.pdf"))
    assert "poissa.pdf" in page.problem.text()
    assert page.verdict is None


def test_checking_can_be_cancelled(qtbot: QtBot, empty: Workspace, tmp_path: Path) -> None:
    page = _page(qtbot, empty)
    path = tmp_path / "asiakirja.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    page.check(str(path))
    task = page._task
    assert task is not None
    assert page.cancel.isVisible()
    with qtbot.waitSignal(task.ended):
        qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert page.verdict is None
    assert not page.cancel.isVisible()


def test_the_code_on_a_print_leads_to_its_demonstration(qtbot: QtBot, sample: Workspace) -> None:
    page = _page(qtbot, sample)
    case_id = sample.lists.search("aino")[0].id
    code = document_code(case_id, sample.cases.version(case_id).hex(), "assessment")
    page.codes.code.setFocus()
    qtbot.keyClicks(page.codes.code, code.replace("-", "").lower())
    qtbot.keyClick(page.codes.code, Qt.Key.Key_Return)
    assert page.codes.code.text() == code
    told = page.codes.told.text()
    assert "Osaamisen arviointi: Aino Esimerkki" in told
    assert "ei sitä, että paperissa lukee sama" in told
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.mouseClick(page.codes.go, Qt.MouseButton.LeftButton)
    assert wanted.args == [case_id]


def test_a_code_that_leads_nowhere_is_told_and_offers_nothing(qtbot: QtBot, sample: Workspace) -> None:
    page = _page(qtbot, sample)
    for text, said in (("hei", "kymmenen kirjainta"), ("00000-00000", "ei ole asiakirjaa")):
        page.codes.code.setText(text)
        qtbot.mouseClick(page.codes.search, Qt.MouseButton.LeftButton)
        assert said in page.codes.problem.text()
        assert not page.codes.go.isVisible()
