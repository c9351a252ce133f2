"""Scenario S-B through the window: individual criteria, a deviation, two sessions, and a student who is read to."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions.ehoks import save_demonstration
from desktop.actions.koski import koski_file
from desktop.actions.sharing import export_trust, plan_document, remember_copies_folder, verify_document
from desktop.domain.case import stage
from desktop.domain.gates import problems_to_agree
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Coverage, DeviationReason, Grade, Role, SelfMark
from desktop.domain.verdict import Outcome
from desktop.gui.demonstrations.plan_grid_model import Kind
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from tests.checker import accept_signed_record
from tests.export.reading import told
from tests.hand import Hand
from tests.pages import Desk, OpenCase, sees
from tests.stories import test_s_a_window as story

TEACHER_LIMIT, STATEMENT_LIMIT = 70, 2
DECISION = "Tukipäätös 12/2026"
WHY = "kohtuuton olosuhteisiin nähden"
CRITERIA = {3: "Ohjaa lasta pukemisessa kuvakorttien avulla.", 5: "Toteuttaa tuokion valmiin suunnitelman mukaan."}
TASKS = (
    "Ottaa lapset vastaan ja tukee leikkiä: 1, 2; Ohjaa pukemista ja ulkoilua: 3, 6; "
    "Auttaa ruokailussa ja levolla: 4; Pitää satutuokion: 5; Kertoo päivästä perheelle: 8"
)
NOTES = (("Jutteli rauhallisesti jokaiselle tulijalle", (1,)), ("Näytti kuvakortit ja odotti", (3,)))
REASON = (
    "Noor toimi lasten kanssa rauhallisesti. Yksilölliset kriteerit täyttyivät kuvakorttien ja valmiin tuokion avulla."
)


@pytest.fixture
def data() -> dict[str, Any]:
    """Whom and what the story is about; all made up."""
    return {
        "student": {"name": "Noor Näyte", "number": "E-2026-044"},
        "teacher": {"name": "Maija Opettaja", "provider": "Esimerkkiopisto"},
        "workplace": {"name": "Päiväkoti Marjapolku", "business_id": "0000023-8"},
        "instructor": {"name": "Päivi Mallinen", "title": "lastenhoitaja"},
    }


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system that can read aloud: what it heard is kept."""
    program = tmp_path / "bin" / "spd-say"
    program.parent.mkdir()
    heard = tmp_path / "heard"
    program.write_text(
        "#!/bin/sh\n"
        'case "$*" in "-L") printf "NAME LANGUAGE VARIANT\\nFinnish fi none\\n" ;; "-C") ;;\n'
        f"  *) cat >> {heard} ;;\nesac\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr("sys.platform", "linux")
    return heard


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the file dialog's list of names pops up
@pytest.mark.skipif(os.name == "nt", reason="the made-up voice is a script")
def test_an_adapted_assessment_is_marked_wherever_its_result_goes(
    qtbot: QtBot, tmp_path: Path, data: dict[str, Any], voice: Path
) -> None:
    with story.first_start(qtbot, tmp_path) as window:
        desk = Desk(window, Hand(qtbot))
        desk.make_file(data["teacher"]["name"], data["teacher"]["provider"], story.PASSPHRASE)
        case = open_case(desk, data)
        plan(case)
        run_days(case)
        statements = assess_oneself(case, voice)
        assess(case)
        compare(case)
        decide(case)
        remember_copies_folder(story.workspace(desk), tmp_path)
        story.sign(case)
        counts = desk.hand.counts
        print(f"\nclicks: teacher {counts['teacher']}, instructor {counts['instructor']}, student {counts['student']}")
        assert counts["teacher"] <= TEACHER_LIMIT, desk.hand.log
        assert max(statements) <= STATEMENT_LIMIT, statements
        judge(case, desk, tmp_path)


def open_case(desk: Desk, data: dict[str, Any]) -> OpenCase:
    """The teacher opens the case, with the decision that it rests on."""
    hand, form = desk.hand, desk.begin_case(data, "lapsen")
    desk.write_period(form, "1.9.2026", "18.12.2026")
    hand.click(form.header.ui.decision_reference)
    hand.type(DECISION)
    hand.click(form.open_button)
    return desk.case()


def row_id(case: OpenCase, number: int) -> str:
    return case.value().unit.requirements[number - 1]


def open_row(case: OpenCase, number: int) -> RequirementDialog:
    """Press at the end of a requirement's row."""
    grid = case.plan().grid
    column = next(n for n in range(grid.model().columnCount()) if grid.plan_model().kind(n) == Kind.STATE)
    grid.scrollTo(grid.model().index(number - 1, column))
    place = grid.visualRect(grid.model().index(number - 1, column)).center()
    case.hand.click(grid.viewport(), place)
    dialog = case.desk.dialog(RequirementDialog)
    assert str(number) in dialog.windowTitle()
    return dialog


def plan(case: OpenCase) -> None:
    """Tasks, the deviation with its decision, individual criteria, two sessions, and the agreement of three."""
    case.add_tasks(TASKS)
    deviate(case, open_row(case, 7))
    for number, text in CRITERIA.items():
        dialog = open_row(case, number)
        case.hand.click(dialog.individual)
        case.hand.type(text)
        case.hand.click(dialog.buttons.act)
    case.frame("24.11.2026 klo 9–9.25", "Päiväkodin pienten ryhmä, jossa on kaksitoista lasta.")
    case.hand.click(case.plan().frame.times.add)
    case.hand.type("25.11.2026 klo 9–9.25")
    case.state("teacher")
    case.go_through()
    story.as_person(case, "instructor", lambda: case.state("instructor"))
    case.all_ready()
    case.agree()
    kept = case.value().plan
    assert kept.is_agreed, problems_to_agree(case.value())
    assert len(kept.situations) == 2
    assert [n for n in range(1, 9) if kept.is_adapted(row_id(case, n))] == list(CRITERIA)
    off = kept.requirement(row_id(case, 7))
    assert (off.coverage, off.decision_reference) == (Coverage.DEVIATION, DECISION)
    assert off.deviation_reason == DeviationReason.CIRCUMSTANCES


def deviate(case: OpenCase, dialog: RequirementDialog) -> None:
    """The effect is told before the choice is kept."""
    case.hand.click(dialog.choices[1 + list(Coverage).index(Coverage.DEVIATION)])
    case.hand.type(WHY)
    assert sees(dialog, "todistusta")
    dialog.reason.setCurrentIndex(1)
    case.hand.counts[case.hand.who] += 2  # opening the list and choosing from it
    case.hand.click(dialog.reference)
    case.hand.type(DECISION)
    case.hand.enter()


def run_days(case: OpenCase) -> None:
    """What was seen in the two sessions."""
    for text, numbers in NOTES:
        case.note(f"+ {text}" + "".join(f" #{n}" for n in numbers))
    assert len(case.value().notes) == len(NOTES)


def assess_oneself(case: OpenCase, voice: Path) -> list[int]:
    """The student is read to and answers; how many clicks each statement took."""
    case.hand_to(Role.STUDENT)
    page = case.page.self_assessment
    assert page is not None
    case.hand.qtbot.waitUntil(page.aloud.isVisible)
    took: list[int] = []

    def answer() -> None:
        case.hand.click(page.aloud)
        case.hand.qtbot.waitUntil(lambda: voice.exists() and "lapsen" in voice.read_text("utf-8"))
        for _row in case.value().rows:
            before = case.hand.counts["student"]
            case.hand.click(page.cards[SelfMark.WITH_ADVICE])
            case.hand.click(page.next)
            took.append(case.hand.counts["student"] - before)
        case.hand.type("Kysyisin enemmän lapsilta.")
        case.hand.click(page.next)

    story.as_person(case, "student", answer)
    case.give_back(story.PASSPHRASE)
    own = case.value().self_assessment
    assert own.done_on
    assert own.read_aloud
    assert len(took) == 7  # nothing is asked of what is not demanded
    return took


def mark_all(case: OpenCase, low: int) -> None:
    """Three for all, two for one row; an adapted row shows its own criteria."""
    for number in (1, 2, 3, 4, 5, 6, 8):
        case.level(row_id(case, number), Grade.TWO if number == low else Grade.THREE)
        if number in CRITERIA:
            case.assess().levels.go_to(row_id(case, number))
            assert CRITERIA[number] in case.assess().pane.individual.text()


def assess(case: OpenCase) -> None:
    """Each alone."""
    assert case.step == Step.ASSESS
    mark_all(case, low=2)
    case.press_primary()
    case.press_primary()

    def instructor() -> None:
        if case.step != Step.ASSESS:
            case.open_step(Step.ASSESS)
        mark_all(case, low=0)
        case.press_primary()

    story.as_person(case, "instructor", instructor)
    case.give_back(story.PASSPHRASE)


def compare(case: OpenCase) -> None:
    """One difference, solved."""
    assert [story.number(case, one) for one in case.value().differing] == [2]
    case.level(row_id(case, 2), Grade.THREE, "Toisena päivänä leikki jatkui.")
    case.press_primary()
    assert case.step == Step.DECIDE


def decide(case: OpenCase) -> None:
    """The mark of an adapted assessment follows from the plan; people choose the grade."""
    grades = case.decide().grades
    assert grades.adapted.isChecked()
    assert not grades.adapted.isEnabled()
    case.grade(Grade.THREE)
    case.hand.type(REASON)
    case.hand.tab()
    case.hand.type("Opiskelija ohjasi lapsia pukemisessa, leikissä ja ruokailussa päiväkodissa.")
    case.hand.click(case.decide().people.three)
    case.hand.click(case.decide().primary)
    assert case.value().decision.adapted
    assert case.step == Step.SIGN


def judge(case: OpenCase, desk: Desk, folder: Path) -> None:
    """What the record, the registers' files, the list and the workplace's copy say."""
    workspace, value = story.workspace(desk), case.value()
    assert stage(value) == Stage.EXPORTED
    [path] = folder.glob("*arviointi.pdf")
    data = path.read_bytes()
    verdict = verify_document(workspace, data)
    assert verdict.outcome == Outcome.INTACT, verdict
    accept_signed_record(path, export_trust(workspace, path.with_suffix(".pem")))
    record = " ".join(text for _tag, text in told(data))
    assert "mukautettu" in record
    assert all(text in record for text in CRITERIA.values())
    copy = " ".join(text for _tag, text in told(plan_document(workspace, value.id, workplace=True)))
    assert all(text in copy for text in CRITERIA.values())
    assert not any(text in copy for text in (DECISION, WHY, "olosuhteissa"))
    (main,) = json.loads(koski_file(workspace, value.id))["suoritukset"]
    (unit,) = main["osasuoritukset"]
    assert {one["tunniste"]["koodiarvo"] for one in unit["lisätiedot"]} == {"mukautettu", "poikkeusarvioinnissa"}
    told_to_hoks = json.loads(save_demonstration(workspace, value.id, folder / "hoks.json").read_text("utf-8"))
    assert told_to_hoks["yksilolliset-kriteerit"] == list(CRITERIA.values())
    assert told_to_hoks["vaatimuksista-tai-tavoitteista-poikkeaminen"]
    (row,) = workspace.lists.page(0, 10)
    assert row.grade_text.endswith("(mukautettu)")
