"""TUVA, TELMA, a specialist qualification and an old scale through the window, from the plan to the signed record."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import merging
from desktop.actions.koski import koski_file
from desktop.actions.opening import create_workspace
from desktop.actions.sharing import plan_document, remember_copies_folder, verify_document
from desktop.actions.signing import record
from desktop.actions.workspace import Kind
from desktop.domain.case import stage
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import AgreementType, AssessorRole, Coverage, Grade, PlaceKind, Role
from desktop.domain.verdict import Outcome
from desktop.gui.demonstrations.history_dialog import HistoryDialog
from desktop.store.locks import Cost
from desktop.tools import sample_scales
from desktop.tools.sample_scale_cases import play
from tests.builders import NOON
from tests.pages import Desk, OpenCase, sees
from tests.stories import other_kinds as kinds
from tests.stories import test_s_a_window as story
from tests.stories.test_s_b_window import row_id

POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists of names pop up
REASON = "Tilda valitsi kortit itse ja kertoi omin sanoin, miten viikko sujui."


@POPUP
def test_a_part_of_tuva_is_shown_by_cards_and_talk_at_the_institution(desk: Desk, tmp_path: Path) -> None:
    kinds.with_document(desk, sample_scales.tuva())
    case = kinds.begin_at_school(desk, "opiskelu- ja urataidot")
    assert case.value().agreement.kind == AgreementType.NONE
    kinds.show_by(case, 1, Coverage.CARDS, "vahvuuskortit")
    kinds.show_by(case, 2, Coverage.CARDS, "viikkokortit")
    kinds.show_by(case, 3, Coverage.TALK, "keskustelu opinto-ohjaajan kanssa")
    kinds.show_by(case, 4, Coverage.PORTFOLIO, "kansio")
    kinds.assess_alone(case)
    kinds.frame(case, PlaceKind.INSTITUTION, "oppilaitoksen ohjaustila")
    case.state("teacher")
    assert not case.page.bench.to_instructor.isVisible()  # type: ignore[union-attr]
    kinds.agree(case)
    case.note("+ Kertoi vahvuuksistaan kortin avulla #1")
    kinds.answer_by_pictures(case)
    assert case.step == Step.ASSESS
    assert "vahvuuksiaan" in case.assess().pane.words.text()  # an objective, as there are no criteria
    kinds.mark_by_key(case, "1", "1", "1", "1")
    case.press_primary()
    assert kinds.levels_of(case.value()) == [Grade.PASS] * 4
    case.press_primary()
    kinds.decide(case, Grade.PASS, REASON, "Opiskelija kertoi vahvuuksistaan korttien avulla oppilaitoksessa.")
    kinds.never_says_demonstration(case)
    case.open_step(Step.DECIDE)
    desk.hand.click(case.decide().primary)
    remember_copies_folder(story.workspace(desk), tmp_path)
    case.sign(story.INK, "opettaja-1234")
    assert stage(case.value()) == Stage.SIGNED
    assert case.page.guest is None  # nobody else is asked to sign
    case.save_record()
    _judge_tuva(desk, case, tmp_path)


def _judge_tuva(desk: Desk, case: OpenCase, folder: Path) -> None:
    workspace, value = story.workspace(desk), case.value()
    [path] = folder.glob("*arviointi.pdf")
    verdict = verify_document(workspace, path.read_bytes())
    assert verdict.outcome == Outcome.INTACT, verdict
    assert [one.signer for one in verdict.signatures] == [Role.TEACHER]
    record, plan = kinds.words_of(path.read_bytes()), kinds.words_of(plan_document(workspace, value.id))
    for words in (record, plan):
        assert "2–10 viikkoa" in words
        assert all(way in words for way in ("Kortit", "Keskustelu", "Portfolio"))
        assert not kinds.DEMONSTRATION.search(words), words
    assert "Arvosana: Hyväksytty" in record
    assert "rehtorilta" in record
    assert "ilman työpaikkaa" in record
    assert "vahvuuskortit" in plan
    with pytest.raises(UserError):
        koski_file(workspace, value.id)
    case.page.show_registers()
    page = case.page.registers.page
    assert page is not None
    assert sees(page, "Täältä ei viedä mitään")
    (row,) = [one for one in workspace.lists.search("Tilda") if one.id == value.id]
    assert (row.grade_text, row.to_koski) == ("Hyväksytty", False)


@POPUP
def test_a_unit_of_telma_is_shown_by_a_portfolio_with_support(desk: Desk, tmp_path: Path) -> None:
    kinds.with_document(desk, sample_scales.telma())
    case = kinds.begin_at_work(desk, "toimintakyvyn")
    case.add_tasks("Sopii vuorot muiden kanssa: 3")
    kinds.show_by(case, 1, Coverage.PORTFOLIO, "kuvat aterioista")
    kinds.show_by(case, 2, Coverage.PORTFOLIO, "kuvat siivouksesta")
    kinds.frame(case, PlaceKind.BOTH, "harjoitusasunto ja korjaamo")
    support = case.plan().frame.support
    desk.hand.click(support.text)
    desk.hand.type("Kuvalliset ohjeet, lisäaikaa")
    desk.hand.tab()
    desk.hand.click(support.shared.box)
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        case.state(role)
    kinds.agree(case)
    case.note("+ Toimi rauhallisesti #1")
    kinds.answer_by_pictures(case)
    kinds.mark_by_key(case, "1", "1", "1")
    case.press_primary()
    kinds.instructor_assesses(case, "1", "1", "1")
    case.press_primary()
    kinds.decide(case, Grade.PASS, REASON, "Opiskelija kokosi kansion harjoitusasunnon arjesta.")
    desk.hand.click(case.decide().primary)
    remember_copies_folder(story.workspace(desk), tmp_path)
    story.sign(case)
    workspace, value = story.workspace(desk), case.value()
    [path] = tmp_path.glob("*arviointi.pdf")
    record = kinds.words_of(path.read_bytes())
    assert "20 osaamispistettä" in record
    assert record.count("Osoitettu: Portfolio") == 2
    assert "rehtorilta" in record
    assert "Tavoite" in record
    assert "Vaatimus" not in record
    copy = kinds.words_of(plan_document(workspace, value.id, workplace=True))
    assert "Kuvalliset ohjeet" in copy  # the student agreed that the workplace hears of it
    with pytest.raises(UserError):
        koski_file(workspace, value.id)  # Koski has a form of its own: it is typed from the sheet


@POPUP
def test_a_specialist_unit_fails_on_one_difference(desk: Desk, tmp_path: Path) -> None:
    kinds.with_document(desk, sample_scales.specialist())
    case = kinds.begin_at_work(desk, "huollon johtaminen")
    case.add_tasks("Jakaa päivän työt: 1; Ohjaa vianhakua: 2, 3")
    kinds.frame(case, PlaceKind.WORKPLACE, "autokorjaamo")
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        case.state(role)
    kinds.agree(case)
    case.note("+ Toimi rauhallisesti #1")
    kinds.answer_by_pictures(case)
    keys = " ".join(kinds.seen_words(case.assess().keys))
    assert ("hyväksytty" in keys, "hylätty" in keys, "1–" in keys) == (True, True, False)
    kinds.mark_by_key(case, "1", "1", "5", "0")  # there is no level 5: the row waits
    assert case.value().view("teacher").levels[row_id(case, 3)] == Grade.FAIL
    case.press_primary()
    kinds.instructor_assesses(case, "1", "1", "1")
    assert case.value().differing == [row_id(case, 3)]
    profile = case.assess().pane.profile.accessibleDescription()
    assert "Opettaja Hylätty, Työpaikkaohjaaja Hyväksytty" in profile
    case.level(row_id(case, 3), Grade.FAIL, "Nosturin lukitus jäi tarkistamatta.")
    case.press_primary()
    assert sees(case.decide().grades, "Yhteiset: hyväksytty 2, hylätty 1")
    kinds.decide(case, Grade.FAIL, "Työnjako sujui. Nosturin lukitus jäi tarkistamatta (3).", "Opiskelija johti työt.")
    desk.hand.click(case.decide().primary)
    assert case.value().decision.decided_on is None  # a fail needs its own reason
    desk.hand.click(case.decide().reasons.fail_reason)
    desk.hand.type("Turvallisuus vaarantui.")
    desk.hand.click(case.decide().primary)
    assert case.step == Step.SIGN
    remember_copies_folder(story.workspace(desk), tmp_path)
    story.sign(case)
    workspace, value = story.workspace(desk), case.value()
    [path] = tmp_path.glob("*arviointi.pdf")
    record = kinds.words_of(path.read_bytes())
    assert "Arvosana: Hylätty" in record
    assert "Turvallisuus vaarantui." in record
    assert "Profiili" not in record
    facts = replace(value.register_facts, mandatory=True)
    with workspace.change("Test", Kind.CASE, case=value.id):
        workspace.cases.save(replace(value, register_facts=facts), who="teacher", what="Test")
    (main,) = json.loads(koski_file(workspace, value.id))["suoritukset"]
    (unit,) = main["osasuoritukset"]
    assert "arviointi" not in unit
    assert unit["näyttö"]["arviointi"]["arvosana"]["koodiarvo"] == "Hylätty"
    assert unit["näyttö"]["arviointi"]["hylkäyksenPeruste"] == {"fi": "Turvallisuus vaarantui."}


@POPUP
def test_an_old_case_of_one_to_three_is_shown_whole_and_none_is_opened_anew(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kinds.with_document(desk, sample_scales.old())
    form = desk.new_case()
    desk.hand.type("Vanamo Vanhala")
    desk.hand.click(form.units.search)
    desk.hand.type("lounasruokien")
    assert sees(form.units, "ennen 1.8.2018")
    desk.hand.click(form.open_button)
    assert form.isVisible()
    assert not story.workspace(desk).lists.search("Vanamo")
    desk.hand.click(form.cancel)
    code, package = _old_package(tmp_path)
    merged = merging.take_copy(story.workspace(desk), package, code)
    assert desk.window.frame is not None
    desk.window.frame.open_case(merged.case)
    case = desk.case()
    workspace, value = story.workspace(desk), case.value()
    assert stage(value) == Stage.SIGNED
    case.open_step(Step.ASSESS)
    assert sees(case.assess().levels, "Yhteinen taso 3 Kiitettävä")
    case.open_step(Step.DECIDE)
    grades = case.decide().grades.control
    assert grades is not None
    assert grades.button(Grade.THREE).text() == "3 Kiitettävä"
    words = kinds.words_of(record(workspace, value.id))
    assert "Arvosana: Kiitettävä 3" in words
    (row,) = workspace.lists.search("Vanamo")
    assert row.grade_text == "Kiitettävä 3"
    assert case.page.bench is not None
    desk.hand.click(case.page.bench.saved)
    history = desk.dialog(HistoryDialog)
    assert history.list.count() > 10
    history.close()
    qtbot.waitUntil(lambda: not history.isVisible())


def _old_package(folder: Path) -> tuple[str, bytes]:
    """The code and the bytes of a copy from an earlier laptop."""
    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    (folder / "vanha").mkdir()
    earlier, _key = create_workspace(
        folder / "vanha" / "vanha.naytot", "vanha tunnuslause", teacher, cost=Cost(1, 64, 1), clock=lambda: NOON
    )
    earlier.key_rounds = 1_000
    case = play(earlier, "old", Stage.SIGNED)
    assert case.plan.assessors[1].role == AssessorRole.EMPLOYEE
    code = merging.export_copy(earlier, case.id, folder / f"vanha{merging.SUFFIX}")
    earlier.close()
    return code, (folder / f"vanha{merging.SUFFIX}").read_bytes()


def test_the_keys_of_pass_and_fail_are_one_and_nought(desk: Desk) -> None:
    kinds.with_document(desk, sample_scales.specialist())
    workspace = story.workspace(desk)
    value = play(workspace, "specialist", Stage.SELF_ASSESSED)
    assert desk.window.frame is not None
    desk.window.frame.open_case(value.id)
    case = desk.case()
    case.open_step(Step.ASSESS)
    first, second, _third = value.rows
    case.assess().levels.go_to(first)
    for key, level in (("0", Grade.FAIL), ("1", Grade.PASS)):
        desk.hand.type(key)  # and the next row has the keyboard
        assert case.value().view("teacher").levels[first] == level
        desk.hand.key(Qt.Key.Key_Up)
    desk.hand.key(Qt.Key.Key_Down)
    for key in "2345":
        desk.hand.type(key)
    assert second not in case.value().view("teacher").levels
