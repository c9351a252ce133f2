"""Scenario S-C through two windows: an apprentice, two days, a sub-area assessed elsewhere and merged back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.actions import scenario
from desktop.actions.ehoks import save_demonstration
from desktop.actions.koski import koski_file
from desktop.actions.sharing import export_trust, plan_document, remember_copies_folder, verify_document
from desktop.actions.sub_areas import sub_area_record
from desktop.domain.case import assessor_name, stage
from desktop.domain.gates import problems_to_agree
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import AgreementType, Coverage, DiscussionRole, Grade, Role, SelfMark
from desktop.domain.verdict import Outcome
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.side_dialogs import ComplementDialog
from desktop.gui.demonstrations.sub_area_dialogs import SubAreaDialog, SubAreaPlanDialog
from desktop.gui.file_drops import FileDrops
from desktop.gui.pieces.code_dialog import CodeDialog, SentDialog
from desktop.gui.pieces.result_dialog import ResultDialog
from desktop.texts import day
from tests.checker import accept_signed_record
from tests.export.reading import told
from tests.hand import Hand
from tests.pages import Desk, OpenCase, sees
from tests.stories import test_s_a_window as story

INSTRUCTOR_LIMIT, QUESTIONS_LIMIT = 30, 2
KAISA = "kielten opettajan oma lause"
SIGNS = {"plus": "+ ", "minus": "- ", "neutral": ""}


@pytest.fixture
def data() -> dict[str, Any]:
    """The scenario's own words."""
    return scenario.load("s-c").data


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the file dialog's list of names pops up
def test_two_days_and_a_sub_area_whose_teacher_is_elsewhere(qtbot: QtBot, tmp_path: Path, data: dict[str, Any]) -> None:
    (tmp_path / "kaisa").mkdir()
    with story.first_start(qtbot, tmp_path) as window:
        desk = Desk(window, Hand(qtbot))
        desk.make_file(data["teacher"]["name"], data["teacher"]["provider"], story.PASSPHRASE)
        remember_copies_folder(story.workspace(desk), tmp_path)
        case = open_case(desk, data)
        plan(case, data)
        run_first_day(case, data)
        carry_over(case, data)
        run_second_day(case, data)
        assess_oneself(case, data)
        assess(case, data)
        compare(case, data)
        before = case.value().notes
        code = send(case, tmp_path / "osa.nayttopala")
        decide(case, data)
        answered = tmp_path / "vastaus.nayttopala"
        with story.first_start(qtbot, tmp_path / "kaisa") as other:
            assess_elsewhere(Desk(other, Hand(qtbot)), data, code, tmp_path / "osa.nayttopala", answered)
        desk.window.activateWindow()
        questions = take_back(case, answered)
        story.sign(case)
        counts = desk.hand.counts
        print(f"\nclicks: teacher {counts['teacher']}, instructor {counts['instructor']}, student {counts['student']}")
        print(f"questions at merging back: {questions}")
        assert counts["instructor"] <= INSTRUCTOR_LIMIT, desk.hand.log
        assert questions <= QUESTIONS_LIMIT
        assert {note.id for note in before} < {note.id for note in case.value().notes}, "no note is lost"
        judge(case, desk, data, tmp_path)


def open_case(desk: Desk, data: dict[str, Any]) -> OpenCase:
    """The teacher opens the case of an apprentice."""
    hand, form = desk.hand, desk.begin_case(data, "määräaikais")
    hand.tab()
    hand.type(data["instructor"]["title"])
    form.header.ui.agreement.setCurrentIndex(list(AgreementType).index(AgreementType.APPRENTICESHIP))
    form.header.ui.agreement.activated.emit(form.header.ui.agreement.currentIndex())
    hand.counts[hand.who] += 2  # opening the list and choosing from it
    desk.write_period(form, "1.9.2026", "31.5.2027")
    hand.click(form.open_button)
    case = desk.case()
    assert case.value().agreement.kind == AgreementType.APPRENTICESHIP
    assert len(case.value().rows) == 12
    return case


def plan(case: OpenCase, data: dict[str, Any]) -> None:
    """Tasks, the sub-area with its own teacher, and the agreement of three."""
    tasks = [f"{task['text']}: {', '.join(map(str, task['shows']))}" for task in data["plan"]["tasks"]]
    case.add_tasks("; ".join(tasks))
    show_sub_area(case, data["sub_areas"][0])
    today = story.workspace(case.desk).today()
    case.frame(f"{day(today)} klo 8–11", data["plan"]["place_description"])
    case.state("teacher")
    case.go_through()
    story.as_person(case, "instructor", lambda: case.state("instructor"))
    case.all_ready()
    case.agree()
    assert case.value().plan.is_agreed, problems_to_agree(case.value())


def show_sub_area(case: OpenCase, wanted: dict[str, Any]) -> None:
    """Choose a sub-area in the frame of the plan: which tasks show it, and who assesses it."""
    case.hand.click(case.plan().frame.sub_areas.add)
    dialog = case.desk.dialog(SubAreaPlanDialog)
    for number in wanted["tasks"]:
        case.hand.click(dialog.tasks[case.value().plan.tasks[number - 1].id].box)
    case.hand.click(dialog.teacher)
    case.hand.type(wanted["teacher"])
    dialog.organisation.clear()
    case.hand.click(dialog.organisation)
    case.hand.type(wanted["organisation"])
    case.hand.click(dialog.elsewhere.box)
    case.hand.click(dialog.answers.act)
    (area,) = case.value().sub_areas
    assert (area.code, area.teacher, area.elsewhere) == (wanted["code"], wanted["teacher"], True)
    case.hand.qtbot.waitUntil(lambda: sees(case.plan().frame, f"arvioi {wanted['teacher']}"))


def write(case: OpenCase, data: dict[str, Any], by: str, first: int, last: int) -> None:
    for note in data["notes"][first:last]:
        if note["by"] == by:
            case.note(SIGNS[note["leaning"]] + note["text"] + "".join(f" #{one}" for one in note["requirements"]))


def run_first_day(case: OpenCase, data: dict[str, Any]) -> None:
    """The instructor writes; nobody sees the chassis."""
    case.write_as("instructor")
    story.as_person(case, "instructor", lambda: write(case, data, "instructor", 0, 3))
    assert len(case.value().notes) == 3


def carry_over(case: OpenCase, data: dict[str, Any]) -> None:
    """R8 was not seen: it is carried to a second situation, and the plan stays agreed."""
    agreed = data["complement"]
    case.write_as("teacher")
    assert case.page.bench is not None
    page = case.page.bench.pages[Step.DAY]
    assert isinstance(page, DayPage)
    case.hand.click(page.tools.complement)
    dialog = case.desk.dialog(ComplementDialog)
    unseen = set(dialog.rows.value())
    wanted = {case.value().unit.requirements[number - 1] for number in agreed["requirements"]}
    assert wanted <= unseen, "what nobody has seen is offered"
    for chip, row in zip(dialog.rows.chips.values(), case.value().rows, strict=True):
        if (row in wanted) != chip.isChecked():
            case.hand.click(chip)
    case.hand.click(dialog.what)
    case.hand.type(agreed["what"])
    dialog.way.setCurrentIndex(dialog.way.findData(Coverage.SITUATION))
    case.hand.counts[case.hand.who] += 2
    case.hand.click(dialog.day)
    second = story.workspace(case.desk).today() + timedelta(days=1)
    case.hand.type(day(second))
    case.hand.click(dialog.ok)
    value = case.value()
    assert [one.day for one in value.plan.situations][-1] == second
    assert value.plan.requirement(next(iter(wanted))).coverage == Coverage.SITUATION
    assert value.plan.is_agreed


def run_second_day(case: OpenCase, data: dict[str, Any]) -> None:
    """R8 is shown on another car; then the car is handed over."""
    case.write_as("teacher")
    write(case, data, "teacher", 3, 5)
    case.write_as("instructor")
    story.as_person(case, "instructor", lambda: write(case, data, "instructor", 3, 5))
    assert {note.text for note in case.value().notes} == {note["text"] for note in data["notes"]}


def assess_oneself(case: OpenCase, data: dict[str, Any]) -> None:
    """One statement at a time."""
    own = data["self_assessment"]

    def answer() -> None:
        page = case.page.self_assessment
        assert page is not None
        for row in range(1, 13):
            case.hand.click(page.cards[SelfMark(own["marks"][str(row)])])
            case.hand.click(page.next)
        case.hand.type(own["would_do_differently"])
        case.hand.click(page.next)

    case.hand_to(Role.STUDENT)
    story.as_person(case, "student", answer)
    case.give_back(story.PASSPHRASE)
    assert case.value().self_assessment.done_on


def assess(case: OpenCase, data: dict[str, Any]) -> None:
    """Each alone."""
    story.assess(case, data)


def compare(case: OpenCase, data: dict[str, Any]) -> None:
    """They differ on R11, and solve it."""
    assert [story.number(case, one) for one in case.value().differing] == [11]
    row = case.value().unit.requirements[10]
    solved = data["comparison"]
    case.level(row, Grade(solved["agreed"]["11"]), solved["solved"]["11"])
    case.press_primary()
    assert case.value().comparison.solved[row] == solved["solved"]["11"]
    assert case.step == Step.DECIDE


def open_sub_area(case: OpenCase) -> SubAreaDialog:
    """The sub-area, by its line in the plan."""
    case.open_step(Step.PLAN)
    (area,) = case.value().sub_areas
    case.hand.click(case.plan().frame.sub_areas.lines[area.id])
    return case.desk.dialog(SubAreaDialog)


def choose_file(case: OpenCase, path: Path) -> None:
    """Write a name into the file dialog and press Enter."""
    dialog = case.desk.dialog(QFileDialog)
    dialog.selectFile(str(path))
    case.hand.counts[case.hand.who] += 1
    dialog.fileSelected.emit(str(path))
    dialog.close()


def send(case: OpenCase, path: Path) -> str:
    """The part goes to Kaisa as a file, and its code by phone."""
    case.hand.click(open_sub_area(case).acts["send"])
    choose_file(case, path)
    sent = case.desk.dialog(SentDialog)
    code = sent.code.text()
    case.hand.click(sent.answers.act)
    (area,) = case.value().sub_areas
    assert area.sent is not None
    case.hand.qtbot.waitUntil(lambda: sees(case.plan().frame, "lähetetty"))
    case.open_step(Step.DECIDE)
    return code


def assess_elsewhere(desk: Desk, data: dict[str, Any], code: str, piece: Path, answered: Path) -> None:
    """Kaisa drops the file on her own window, reads, assesses, reasons and signs, and saves the answer."""
    desk.make_file(data["sub_areas"][0]["teacher"], data["sub_areas"][0]["organisation"], KAISA)
    frame = desk.window.frame
    assert frame is not None
    remember_copies_folder(frame.workspace, answered.parent)
    drops = frame.findChild(FileDrops)
    assert drops is not None
    drops.bring(piece)
    asked = desk.dialog(CodeDialog)
    desk.hand.click(asked.code)
    desk.hand.type(code.lower())
    desk.hand.click(asked.answers.act)
    dialog, result = desk.dialog(ResultDialog), data["sub_areas"][0]["result"]
    assert sees(dialog, data["notes"][0]["text"])
    assert not sees(dialog, data["notes"][1]["text"]), "what does not show the sub-area stays at home"
    for chooser, grade in zip(dialog.levels.values(), result["levels"], strict=True):
        desk.hand.click(chooser.button(Grade(grade)))
    desk.hand.click(dialog.grade.button(Grade(result["grade"])))
    desk.hand.click(dialog.reason)
    desk.hand.type(result["reason"])
    desk.hand.click(dialog.note)
    desk.hand.type(result["note"])
    desk.hand.draw(dialog.signature.pad, story.INK)
    for field in (dialog.signature.code, dialog.signature.again):
        desk.hand.click(field)
        desk.hand.type("kaisa-1234")
    desk.hand.click(dialog.answers.act)
    saving = desk.dialog(QFileDialog)
    saving.fileSelected.emit(str(answered))
    saving.close()
    desk.dialog(QMessageBox).close()
    assert answered.exists()
    assert frame.workspace.lists.page(0, 10) == []


def take_back(case: OpenCase, path: Path) -> int:
    """The answer is merged; how many questions were asked."""
    case.hand.click(open_sub_area(case).acts["back"])
    choose_file(case, path)
    asked = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    for box in asked:
        case.hand.click(box.buttons()[0])
    (area,) = case.value().sub_areas
    assert area.signed is not None
    assert area.sent is None
    case.open_step(Step.SIGN)
    return len(asked)


def decide(case: OpenCase, data: dict[str, Any]) -> None:
    """People choose the grade of the unit; the sub-area has its own."""
    wanted = data["decision"]
    case.grade(Grade(wanted["grade"]))
    case.hand.type(wanted["reason"])
    case.hand.tab()
    case.hand.type(wanted["short_description"])
    case.hand.click(case.decide().people.three)
    case.hand.click(case.decide().primary)
    assert DiscussionRole.EMPLOYEE in case.value().decision.participants
    assert case.step == Step.SIGN


def judge(case: OpenCase, desk: Desk, data: dict[str, Any], folder: Path) -> None:
    """What the records, the plan, the files for the registers and the screen say."""
    workspace, value = story.workspace(desk), case.value()
    assert stage(value) == Stage.EXPORTED
    wanted, (area,) = data["sub_areas"][0], value.sub_areas
    assert (area.grade, area.reason) == (Grade(wanted["result"]["grade"]), wanted["result"]["reason"])
    assert [assessor_name(value, note.by) for note in value.notes][-1] == wanted["teacher"]
    [path] = folder.glob("*arviointi.pdf")
    verdict = verify_document(workspace, path.read_bytes())
    assert verdict.outcome == Outcome.INTACT, verdict
    assert {one.signer for one in verdict.signatures} == {Role.TEACHER, Role.INSTRUCTOR}
    accept_signed_record(path, export_trust(workspace, path.with_suffix(".pem")))
    own = sub_area_record(workspace, value.id, area.id)
    verdict = verify_document(workspace, own)
    assert verdict.outcome == Outcome.INTACT, verdict
    assert [one.name for one in verdict.signatures] == [wanted["teacher"]]
    record = " ".join(text for _tag, text in told(path.read_bytes()))
    assert "Viestintä työtilanteissa" in record
    assert data["complement"]["what"] in record
    assert data["comparison"]["solved"]["11"] in record
    assert wanted["result"]["reason"] not in record, "the result of the sub-area stands in its own record"
    assert wanted["result"]["reason"] in " ".join(text for _tag, text in told(own))
    planned = " ".join(text for _tag, text in told(plan_document(workspace, value.id, workplace=True)))
    assert wanted["teacher"] in planned
    assert "tehtävät 1, 5" in planned
    hoks = json.loads(save_demonstration(workspace, value.id, folder / "hoks.json").read_text("utf-8"))
    assert hoks["osa-alueet"] == [{"koodi-uri": "ammatillisenoppiaineet_nkvt", "koodi-versio": 1}]
    unit, common = json.loads(koski_file(workspace, value.id))["suoritukset"][0]["osasuoritukset"]
    assert unit["koulutusmoduuli"]["tunniste"]["koodiarvo"] == "990003"
    (section,) = common["osasuoritukset"]
    assert section["arviointi"][0]["arvosana"]["koodiarvo"] == wanted["result"]["grade"]
    assert section["arviointi"][0]["arvioitsijat"] == [{"nimi": wanted["teacher"]}]
