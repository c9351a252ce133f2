"""Scenario S-A through the window, from the first start to a signed PDF, by the hands of three people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.sharing import export_trust, remember_copies_folder, verify_document
from desktop.actions.workspace import Workspace
from desktop.domain.case import stage
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Coverage, DiscussionRole, Grade, InformedBy, Role, SelfMark
from desktop.domain.verdict import Outcome
from desktop.gui import theme
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.paths import resources
from tests.checker import accept_signed_record
from tests.hand import Hand
from tests.pages import Desk, OpenCase

PASSPHRASE = "kolme ihmistä saman pöydän ääressä"
TEACHER_LIMIT, INSTRUCTOR_LIMIT = 60, 20
INK = [[(0.1, 0.6), (0.2, 0.2), (0.3, 0.7), (0.45, 0.3), (0.6, 0.7), (0.8, 0.4), (0.9, 0.5)]]


@pytest.fixture
def data() -> dict[str, Any]:
    """The scenario's own words."""
    found: dict[str, Any] = json.loads((resources() / "samples" / "s-a.json").read_text("utf-8"))
    return found


@contextmanager
def first_start(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The window of a laptop on which the program starts for the first time."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    window = MainWindow(Preferences(file=str(folder / "omat.naytot")), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.frame is not None and window.frame.case_page is not None and window.frame.case_page.guest:
        window.frame.case_page.end_guest()  # the story ends with the laptop at the instructor
    window.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A laptop on which the program starts for the first time."""
    with first_start(qtbot, tmp_path) as window:
        yield Desk(window, Hand(qtbot))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the file dialog's list of names pops up
def test_three_people_plan_assess_and_sign_within_their_clicks(
    desk: Desk, data: dict[str, Any], tmp_path: Path
) -> None:
    desk.make_file(data["teacher"]["name"], data["teacher"]["provider"], PASSPHRASE)
    start = desk.hand.counts["teacher"]
    case = open_case(desk, data)
    opened = desk.hand.counts["teacher"]
    plan(case, data)
    run_day(case, data)
    assess_oneself(case, data)
    assess(case, data)
    compare(case, data)
    decide(case, data)
    remember_copies_folder(workspace(desk), tmp_path)
    sign(case)
    counts = desk.hand.counts
    print(f"\nclicks: teacher {counts['teacher']} (first start {start}, opening the case {opened - start}),")
    print(f"instructor {counts['instructor']}, student {counts['student']}")
    assert counts["instructor"] <= INSTRUCTOR_LIMIT, desk.hand.log
    assert counts["teacher"] <= TEACHER_LIMIT, desk.hand.log
    judge(workspace(desk), case, tmp_path / "Esimerkki_Aino_arviointi.pdf")


def workspace(desk: Desk) -> Workspace:
    """The open file."""
    assert desk.window.frame is not None
    return desk.window.frame.workspace


def open_case(desk: Desk, data: dict[str, Any]) -> OpenCase:
    """The teacher opens the case: student, unit, workplace, instructor, agreement."""
    hand, form = desk.hand, desk.begin_case(data, "arjen")
    hand.tab()
    hand.type(data["instructor"]["title"])
    desk.write_period(form, "1.9.2026", "18.12.2026")
    hand.click(form.open_button)
    return desk.case()


def plan(case: OpenCase, data: dict[str, Any]) -> None:
    """All three plan at one table; each states their own part."""
    tasks = [f"{task['text']}: {', '.join(map(str, task['shows']))}" for task in data["plan"]["tasks"]]
    case.add_tasks("; ".join(tasks))
    interview = data["plan"]["requirements"][8]
    case.cover(9, Coverage.INTERVIEW, interview["note"])
    case.frame("23.11.2026 klo 12.30–15.30", data["plan"]["place_description"])
    case.state("teacher")
    case.go_through()
    as_person(case, "instructor", lambda: case.state("instructor"))
    case.all_ready()
    case.agree()
    shown = case.value().plan
    assert [sorted(number(case, one) for one in task.shows) for task in shown.tasks] == [
        task["shows"] for task in data["plan"]["tasks"]
    ]
    assert shown.is_agreed
    assert case.step == Step.DAY


def number(case: OpenCase, requirement: str) -> int:
    """The number of a requirement in its unit."""
    return case.value().unit.requirements.index(requirement) + 1


def as_person(case: OpenCase, who: str, act: Any) -> None:
    """Let somebody else's hand do something."""
    before, case.hand.who = case.hand.who, who
    act()
    case.hand.who = before


def run_day(case: OpenCase, data: dict[str, Any]) -> None:
    """The teacher's notes, then the instructor's at the same laptop."""
    signs = {"plus": "+ ", "minus": "- ", "neutral": ""}

    def note_all(by: str) -> None:
        for note in data["notes"]:
            if note["by"] == by:
                case.note(signs[note["leaning"]] + note["text"] + "".join(f" #{one}" for one in note["requirements"]))

    note_all("teacher")
    case.write_as("instructor")
    as_person(case, "instructor", lambda: note_all("instructor"))
    kept = case.value().notes
    assert len(kept) == len(data["notes"])
    assert {note.text for note in kept} == {note["text"] for note in data["notes"]}


def assess_oneself(case: OpenCase, data: dict[str, Any]) -> None:
    """The student's turn: one statement at a time."""
    case.hand_to(Role.STUDENT)
    as_person(case, "student", lambda: answer(case, data["self_assessment"]))
    case.give_back(PASSPHRASE)
    assert case.value().self_assessment.done_on


def answer(case: OpenCase, own: dict[str, Any]) -> None:
    """Mark every statement, with an example where there is one."""
    page = case.page.self_assessment
    assert page is not None
    for row in range(1, 11):
        case.hand.click(page.cards[SelfMark(own["marks"][str(row)])])
        if sentence := own["sentences"].get(str(row)):
            case.hand.click(page.example)
            case.hand.type(sentence)
        case.hand.click(page.next)
    case.hand.type(own["would_do_differently"])
    case.hand.click(page.next)


def assess(case: OpenCase, data: dict[str, Any]) -> None:
    """Each assessor alone: neither sees the other's levels before both are ready."""
    assert case.step == Step.ASSESS
    mark(case, data["views"]["teacher"])
    case.press_primary()
    assert case.value().view("teacher").ready_at
    case.press_primary()
    as_person(case, "instructor", lambda: mark_and_leave(case, data["views"]["instructor"]))
    case.give_back(PASSPHRASE)
    assert case.value().views_ready


def mark(case: OpenCase, view: dict[str, Any]) -> None:
    """Choose every level with the pointer, and type why where there is a comment."""
    for place, grade in view["levels"].items():
        requirement = case.value().unit.requirements[int(place) - 1]
        case.level(requirement, Grade(grade), view["comments"].get(place, ""))


def mark_and_leave(case: OpenCase, view: dict[str, Any]) -> None:
    """The instructor's whole turn."""
    if case.step != Step.ASSESS:
        case.open_step(Step.ASSESS)
    mark(case, view)
    case.press_primary()


def compare(case: OpenCase, data: dict[str, Any]) -> None:
    """The three differences come first; each gets a common level and its story."""
    assert [number(case, one) for one in case.value().differing] == [3, 6, 8]
    for place in ("3", "6", "8"):
        requirement = case.value().unit.requirements[int(place) - 1]
        case.level(requirement, Grade(data["comparison"]["agreed"][place]), data["comparison"]["solved"][place])
    case.press_primary()
    agreed = case.value().comparison
    assert [agreed.agreed[one] for one in case.value().rows] == list(data["comparison"]["agreed"].values())
    assert {number(case, one): text for one, text in agreed.solved.items()} == {
        int(place): text for place, text in data["comparison"]["solved"].items()
    }
    assert case.step == Step.DECIDE


def decide(case: OpenCase, data: dict[str, Any]) -> None:
    """People choose the grade and write why; the student hears it at once."""
    wanted = data["decision"]
    case.grade(Grade(wanted["grade"]))
    case.hand.type(wanted["reason"])
    for name in ("short_description", "strengths", "to_develop", "next_steps"):
        case.hand.tab()
        case.hand.type(wanted[name])
    case.hand.click(case.decide().people.three)
    case.hand.click(case.decide().primary)
    assert case.value().informed.by == InformedBy.FACE_TO_FACE
    decision = case.value().decision
    assert (decision.grade, decision.reason) == (Grade(wanted["grade"]), wanted["reason"])
    assert decision.next_steps == wanted["next_steps"]
    assert set(decision.participants) == {DiscussionRole.TEACHER, DiscussionRole.EMPLOYEE, DiscussionRole.STUDENT}
    assert case.step == Step.SIGN


def sign(case: OpenCase) -> None:
    """The teacher signs, and the laptop is passed: the instructor sees the document alone. Then it is saved."""
    case.sign(INK, "opettaja-1234")
    assert case.page.guest == Role.INSTRUCTOR
    as_person(case, "instructor", lambda: case.sign(INK, "ohjaaja-1234"))
    assert stage(case.value()) == Stage.SIGNED
    case.save_record()
    assert stage(case.value()) == Stage.EXPORTED
    assert case.page.guest == Role.INSTRUCTOR


def judge(workspace: Workspace, case: OpenCase, path: Path) -> None:
    """The file on disk is what was signed, by both."""
    verdict = verify_document(workspace, path.read_bytes())
    assert verdict.outcome == Outcome.INTACT, verdict
    accept_signed_record(path, export_trust(workspace, path.with_suffix(".pem")))
    assert {one.signer for one in verdict.signatures} == {Role.TEACHER, Role.INSTRUCTOR}
