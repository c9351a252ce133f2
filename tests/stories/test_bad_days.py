"""The bad days of a demonstration, through the real window: what the screen, the PDF and the exports say then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import assessing, backup, curricula, koski, sharing, signing, travelling
from desktop.actions.documents import Paper, paper
from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.aftermath import LinkKind
from desktop.domain.appeal import Outcome
from desktop.domain.assessment import Informed
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Grade, Role
from desktop.domain.verdict import Outcome as Verdict
from desktop.gui.demonstrations.aftermath_dialogs import AnotherAssessorDialog, DisqualifyDialog
from desktop.gui.demonstrations.appeal_dialogs import ReviewRequestDialog, RulingDialog
from desktop.gui.demonstrations.correction_dialog import CorrectionDialog
from desktop.gui.demonstrations.out_pane import OutPane
from desktop.gui.demonstrations.sign_travel import SignTravel
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.verify.countersign_dialog import CountersignDialog
from desktop.tools.sample_file import QUICK
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.actions.school import CODE, GUEST_CODE, PASSPHRASE, SAMPLE, Desks, ready_case, signed_case, three_desks
from tests.hand import Hand
from tests.pages import Desk, OpenCase, sees
from tests.stories.bad_days import (
    answer,
    band,
    choose,
    confirm,
    pass_to,
    pdf_words,
    refuse,
    refused_by_koski,
    sign_again,
    unit_in,
    window_of,
)
from tests.stories.test_s_a_window import INK, as_person

At = Callable[[Case], OpenCase]
GUEST, STUDENT = SAMPLE.data["instructor"]["name"], SAMPLE.data["student"]["name"]


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with three_desks(tmp_path) as made:
        yield made


@pytest.fixture
def file(desks: Desks) -> Workspace:
    """The teacher's file."""
    return desks.teacher


@pytest.fixture
def at(qtbot: QtBot, file: Workspace) -> Iterator[At]:
    """Opens a case in the teacher's window, where it stands."""
    made: list[Desk] = []

    def open_case(case: Case) -> OpenCase:
        if not made:
            made.append(window_of(qtbot, file))
        assert made[0].window.frame is not None
        made[0].window.frame.open_case(case.id)
        return made[0].case()

    yield open_case
    for desk in made:
        frame = desk.window.frame
        if frame is not None and frame.case_page is not None and frame.case_page.guest:
            frame.case_page.end_guest()
        desk.window.close()


def test_the_instructor_refuses_to_sign_and_signs_later(file: Workspace, desks: Desks, at: At) -> None:
    case = at(signed_case(desks, Role.TEACHER))
    pass_to(case, Role.INSTRUCTOR)
    as_person(case, "instructor", lambda: refuse(case, "En ollut mukana aamulla."))
    case.give_back(PASSPHRASE)
    assert sees(case.sign_page(), "En ollut mukana aamulla.")
    assert stage(case.value()) == Stage.PARTLY_SIGNED
    assert "Allekirjoittakaa" in refused_by_koski(file, case.value())
    assert sharing.verify_document(file, signing.record(file, case.value().id)).outcome == Verdict.INCOMPLETE
    pass_to(case, Role.INSTRUCTOR)
    as_person(case, "instructor", lambda: case.sign(INK, GUEST_CODE))
    assert stage(case.value()) == Stage.SIGNED
    assert "Refuse to sign" in [one.what for one in file.cases.history(case.value().id)]
    assert sharing.verify_document(file, signing.record(file, case.value().id)).outcome == Verdict.INTACT


def test_the_student_disagrees_and_the_result_stands_with_the_way_to_a_review(
    file: Workspace, desks: Desks, at: At
) -> None:
    case = at(ready_case(desks))
    pass_to(case, Role.STUDENT)
    as_person(case, "student", lambda: refuse(case, "Olen eri mieltä arvosanasta."))
    case.give_back(PASSPHRASE)
    assert sees(case.sign_page(), "Olen eri mieltä arvosanasta.")
    case.hand.click(case.sign_page().who.button(Role.TEACHER))
    case.sign(INK, CODE)
    as_person(case, "instructor", lambda: case.sign(INK, GUEST_CODE))
    assert stage(case.value()) == Stage.SIGNED
    record = signing.record(file, case.value().id)
    words = pdf_words(record)
    until = case.value().review_deadline
    assert until is not None
    assert f"{until.day}.{until.month}.{until.year}" in words
    assert "Olen eri mieltä arvosanasta." in words  # it was said before the assessors signed, so they signed it too
    assert STUDENT in pdf_words(paper(file, case.value().id, Paper.REVIEW_REQUEST))


def test_the_wrong_version_is_found_after_signing(qtbot: QtBot, file: Workspace, desks: Desks, at: At) -> None:
    first = signed_case(desks)
    curricula.import_document(file, renewed_practice())
    record = signing.record(file, first.id)
    case = at(first)
    dialog = choose(case, "correct", CorrectionDialog)
    case.hand.type("HOKSissa on uusi versio.")
    confirm(case, dialog)
    made = case.desk.case()
    assert made.value().id != first.id
    assert made.step == Step.PLAN
    assert made.value().unit.reference_number == NUMBER
    assert "korjaa aiemman" in band(made)
    assert [one.text for one in made.value().plan.tasks] == [one.text for one in first.plan.tasks]
    old = at(first)
    assert "Korvattu korjatulla näytöllä" in band(old)
    assert signing.record(file, first.id) == record
    assert sharing.verify_document(file, record).outcome == Verdict.INTACT
    assert "peruttu" in refused_by_koski(file, old.value())
    assert file.lists.to_koski(9) == []


def test_an_assessor_is_found_to_be_disqualified_after_signing(file: Workspace, desks: Desks, at: At) -> None:
    case = at(signed_case(desks))
    first = signing.record(file, case.value().id)
    dialog = choose(case, "disqualify", DisqualifyDialog)
    dialog.assessor.setCurrentIndex(dialog.assessor.findData(str(Role.INSTRUCTOR)))
    case.hand.click(dialog.reason)
    case.hand.type("Esteellisyys ilmeni jälkikäteen.")
    confirm(case, dialog)
    assert "todettiin" in band(case)
    case.open_step(Step.SIGN)
    case.hand.click(case.sign_page().version)
    answer(case)
    assert case.value().number == 2
    other = choose(case, "another_assessor", AnotherAssessorDialog)
    case.hand.type("Ville Toinen")
    confirm(case, other)
    assert stage(case.value()) == Stage.SELF_ASSESSED
    assert not case.value().views_ready
    again_by(file, case.value())
    case = at(case.value())
    case.open_step(Step.DECIDE)
    case.hand.click(case.decide().people.three)
    case.hand.click(case.decide().primary)
    assert case.step == Step.SIGN
    sign_again(case)
    as_person(case, "instructor", lambda: case.sign(INK, "ville-koodi-1"))
    record = signing.record(file, case.value().id)
    words = pdf_words(record)
    assert sharing.verify_document(file, record).outcome == Verdict.INTACT
    assert "Ville Toinen" in words
    assert GUEST not in words
    assert sharing.verify_document(file, first).outcome == Verdict.INTACT


def again_by(file: Workspace, case: Case) -> None:
    """The new assessor makes a view like the teacher's, and the two compare."""
    for row, level in case.view(str(Role.TEACHER)).levels.items():
        assessing.set_level(file, case.id, str(Role.INSTRUCTOR), row, level)
    assessing.finish_view(file, case.id, str(Role.INSTRUCTOR))
    assessing.close_comparison(file, case.id)


def test_the_laptop_is_lost_and_the_work_goes_on_from_the_backup(
    qtbot: QtBot, file: Workspace, desks: Desks, tmp_path: Path
) -> None:
    case = signed_case(desks, Role.TEACHER)
    stick, other = tmp_path / "tikku", tmp_path / "toinen kone"
    stick.mkdir()
    other.mkdir()
    kept = backup.back_up(file, stick)
    window = MainWindow(Preferences(file=str(other / "omat.naytot")), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.start is not None
    window.start.use_file(kept)  # what the file dialog leads to
    assert isinstance(window.start.page, UnlockPage)
    desk = Desk(window, Hand(qtbot))
    desk.hand.type(PASSPHRASE)
    desk.hand.enter()
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.frame is not None
    again = window.frame.workspace
    assert again.path == kept
    again.key_rounds = 1_000
    window.frame.open_case(case.id)
    there = desk.case()
    assert there.value() == case
    pass_to(there, Role.INSTRUCTOR)
    as_person(there, "instructor", lambda: there.sign(INK, GUEST_CODE))
    assert stage(there.value()) == Stage.SIGNED
    assert sharing.verify_document(again, signing.record(again, case.id)).outcome == Verdict.INTACT
    assert there.page.guest == Role.INSTRUCTOR
    there.page.end_guest()
    window.close()


def test_one_signs_next_week_by_file(qtbot: QtBot, file: Workspace, desks: Desks, at: At, tmp_path: Path) -> None:
    case = at(signed_case(desks, Role.TEACHER))
    out, back = tmp_path / "ulos.pdf", tmp_path / "takaisin.pdf"
    page = case.sign_page()
    case.hand.click(page.who.button(Role.INSTRUCTOR))
    travelling.send_out(file, case.value().id, Role.INSTRUCTOR, out)  # what the file dialog leads to
    assert isinstance(page.pane, OutPane)
    assert sees(page, GUEST)
    desks.clock.moment += timedelta(days=7)
    sign_at_home(qtbot, desks, out, back)
    [travel] = page.findChildren(SignTravel)
    travel.take_back(str(back))
    answer(case)
    assert stage(case.value()) == Stage.SIGNED
    verdict = sharing.verify_document(file, signing.record(file, case.value().id))
    assert verdict.outcome == Verdict.INTACT, verdict.words()
    assert page.ending is not None
    assert koski.koski_file(file, case.value().id)


def sign_at_home(qtbot: QtBot, desks: Desks, out: Path, back: Path) -> None:
    """The instructor opens the file in a window of their own, verifies it and signs."""
    owner = Teacher(name=GUEST, provider=SAMPLE.data["workplace"]["name"])
    home, _key = create_workspace(desks.folder / "koti.naytot", "ohjaajan lause", owner, cost=QUICK, clock=desks.clock)
    home.key_rounds = 1_000
    assert sharing.verify_document(home, out.read_bytes()).outcome != Verdict.CHANGED
    dialog = CountersignDialog(home, out.read_bytes(), Role.INSTRUCTOR, out.name, knows_code=False)
    dialog.open()
    dialog.signature.choice.button(SigningMethod.TYPED).click()
    qtbot.keyClicks(dialog.signature.typed, GUEST)
    for field in (dialog.signature.code, dialog.signature.again):
        qtbot.keyClicks(field, "ohjaaja-1234")
    dialog.sign()
    with qtbot.waitSignal(dialog.signed):
        dialog.save(str(back))
    home.close()


def test_a_fail_has_its_reason_a_plan_and_a_retake_and_no_grade_in_koski(file: Workspace, desks: Desks, at: At) -> None:
    case = at(undecided(file, ready_case(desks)))
    case.open_step(Step.DECIDE)
    page = case.decide()
    case.grade(Grade.FAIL)
    case.hand.click(page.primary)
    assert case.value().decision.decided_on is None
    assert sees(page, "hylkä") or sees(page, "Hylkä")
    for field, text in (
        (page.reasons.fail_reason, "Turvallisuus jäi osoittamatta."),
        (page.retake.learn, "Turvallinen siirtäminen"),
        (page.retake.how, "Kaksi viikkoa lisää työpaikalla"),
    ):
        case.hand.click(field)
        case.hand.type(text)
    case.hand.click(page.primary)
    assert case.value().decision.failed
    assert case.step == Step.SIGN
    case.sign(INK, CODE)
    as_person(case, "instructor", lambda: case.sign(INK, GUEST_CODE))
    words = pdf_words(signing.record(file, case.value().id))
    assert "Turvallisuus jäi osoittamatta." in words
    assert "Turvallinen siirtäminen" in pdf_words(paper(file, case.value().id, Paper.RETAKE))
    unit = unit_in(koski.koski_file(file, case.value().id))
    assert "arviointi" not in unit
    assert unit["näyttö"]["arviointi"]["hylkäyksenPeruste"]["fi"] == "Turvallisuus jäi osoittamatta."
    assert file.lists.to_koski(9) == []
    first = case.value()
    case.page.end_guest()
    again = at(first)
    assert again.page.bench is not None
    again.page.bench.more.do("follow_up")
    retake = case.desk.case()
    link = retake.value().follows
    assert link is not None
    assert (link.id, link.kind) == (first.id, LinkKind.RETAKE)
    assert retake.step == Step.PLAN
    assert file.lists.retakes(file.today() - timedelta(days=30), 9) == []
    assert file.cases.get(first.id) == first


def undecided(file: Workspace, case: Case) -> Case:
    """The same case before its decision."""
    before = replace(case, decision=replace(case.decision, grade=None, decided_on=None), informed=Informed())
    with file.change("Test", case=case.id):
        file.cases.save(before, who="teacher", what="Test")
    return before


def test_a_review_asked_on_day_13_is_in_time_and_makes_a_new_version(file: Workspace, desks: Desks, at: At) -> None:
    signed = signed_case(desks)
    desks.clock.moment += timedelta(days=13)
    first = signing.record(file, signed.id)
    case = at(signed)
    request = choose(case, "review", ReviewRequestDialog)
    assert not request.late.isVisible()
    case.hand.click(request.reason)
    case.hand.type("Miksi ei viisi?")
    confirm(case, request)
    assert "Miksi ei viisi?" in band(case)
    assert [one.id for one in file.lists.appealed(9)] == [signed.id]
    assert "tarkist" in " ".join(one.sentence.lower() for one in koski.koski_view(file, case.value()).findings)
    ruling = choose(case, "decide_review", RulingDialog)
    case.hand.click(ruling.outcome.button(Outcome.CHANGED))
    ruling.grade.setCurrentIndex(ruling.grade.findData(Grade.FIVE))
    case.hand.click(ruling.decision)
    case.hand.type("Havainnot tukevat arvosanaa viisi.")
    confirm(case, ruling)
    assert (case.value().number, case.value().decision.grade) == (2, Grade.FIVE)
    assert "Havainnot tukevat arvosanaa viisi." in pdf_words(paper(file, signed.id, Paper.REVIEW_DECISION))
    assert sharing.verify_document(file, first).signatures


def test_a_lost_laptop_without_the_passphrase_opens_for_nobody(file: Workspace, desks: Desks, tmp_path: Path) -> None:
    signed_case(desks)
    kept = backup.back_up(file, tmp_path / "tikku.naytot")
    with pytest.raises(UserError):
        open_workspace(kept, "väärä lause")
    assert STUDENT.encode() not in kept.read_bytes()
