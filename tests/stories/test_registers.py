"""After S-A's signing the result goes to Koski: nothing is left to put right, it is typed, saved and marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.actions import opening
from desktop.actions.scenario import load
from desktop.domain.case import stage
from desktop.domain.preflight import Register
from desktop.domain.stages import Stage, Step
from desktop.gui.today.case_line import CaseLine
from desktop.gui.today.today_page import TodayPage
from tests.cli.commands import CommandLine
from tests.cli.conftest import case_id, cli, started
from tests.hand import Hand
from tests.pages import Desk, OpenCase
from tests.shared import shared
from tests.stories import by_command
from tests.stories import test_s_a_command_line as commands
from tests.stories import test_s_a_window as story

STUDY_RIGHT = "1.2.246.562.15.41024330544"
AFTERNOON = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
__all__ = ["case_id", "cli", "started"]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A laptop on which the program starts for the first time."""
    with story.first_start(qtbot, tmp_path) as window:
        yield Desk(window, Hand(qtbot))


@pytest.fixture
def data() -> dict[str, Any]:
    """The scenario's own words."""
    return load().data


def sign(case: OpenCase) -> None:
    """Both sign, and the teacher has the laptop again."""
    case.sign(story.INK, "opettaja-1234")
    bench = case.page.bench
    assert bench is not None
    story.as_person(case, "instructor", lambda: case.sign(story.INK, "ohjaaja-1234"))
    story.as_person(case, "instructor", lambda: case.hand.click(bench.leave))
    case.give_back(story.PASSPHRASE)


def complaints(record: dict[str, Any]) -> list[str]:
    """What Koski's contract says against the unit and its demonstration."""
    contract = json.loads(shared("contracts/koski-naytto.schema.json").read_text("utf-8"))
    (main,) = record["suoritukset"]
    (unit,) = main["osasuoritukset"]
    schema = {"$ref": "#/$defs/tutkinnonOsanSuoritus", "$defs": contract["$defs"]}
    faults = [
        *Draft202012Validator(schema).iter_errors(unit),
        *Draft202012Validator(contract).iter_errors(unit["näyttö"]),
    ]
    return [one.message for one in faults]


def test_a_signed_result_is_typed_into_koski_saved_and_marked(desk: Desk, data: dict[str, Any], tmp_path: Path) -> None:
    desk.make_file(data["teacher"]["name"], data["teacher"]["provider"], story.PASSPHRASE)
    workspace = story.workspace(desk)
    workspace.now = lambda: AFTERNOON
    case = story.open_case(desk, data)
    for part in (story.plan, story.run_day, story.assess_oneself, story.assess, story.compare, story.decide):
        part(case, data)
    sign(case)
    hand, frame = desk.hand, desk.window.frame
    assert frame is not None

    # The first page tells that it waits, and leads to the registers.
    hand.click(frame.rail.rooms["today"])
    today = frame.room("today")
    assert isinstance(today, TodayPage)
    (line,) = today.to_koski.findChildren(CaseLine)
    hand.click(line)
    case = desk.case()
    assert case.page.registers.page is not None
    hand.key(Qt.Key.Key_Escape)

    # So does the end of signing.
    case.open_step(Step.SIGN)
    ending = case.sign_page().ending
    assert ending is not None
    hand.click(ending.registers)
    assert case.page.registers.page is not None
    page = case.page.registers.page
    assert page.register == Register.KOSKI
    section = page.section

    # Only the study right is asked for, which no signed paper says; it is written here.
    (asked,) = section.findings.links
    hand.click(asked)
    hand.type(STUDY_RIGHT)
    hand.enter()
    assert section.findings.text() == "Ei korjattavaa."

    # Every field is copied by Enter alone, from the first to the last.
    copied = []
    hand.click(section.sheet.rows[0].button)
    copied.append(QGuiApplication.clipboard().text())
    for _row in section.sheet.rows[1:]:
        hand.enter()
        copied.append(QGuiApplication.clipboard().text())
    decision = data["decision"]
    assert copied == [row.field.value for row in section.sheet.rows]
    assert {decision["short_description"], "4", "23.11.2026", "Työpaikka", "Hoivakoti Kuusikko"} <= set(copied)

    # The file keeps to the contract, and the case is marked.
    hand.click(section.file.save)
    dialog = desk.dialog(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "koski.json"))
    dialog.reject()
    record = json.loads((tmp_path / "koski.json").read_text("utf-8"))
    assert record["oid"] == STUDY_RIGHT
    assert complaints(record) == []
    hand.click(section.handed_on.mark)
    assert stage(case.value()) == Stage.EXPORTED
    assert workspace.lists.to_koski(9) == []
    hand.key(Qt.Key.Key_Escape)
    assert case.page.bench is not None
    assert case.page.bench.isVisible()


def test_the_same_by_commands(
    started: CommandLine, case_id: str, data: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.open_workspace, "__kwdefaults__", {"clock": lambda: AFTERNOON})
    cli = started
    commands.plan(cli, case_id, data)
    commands.assess(cli, case_id, data)
    by_command.decide(cli, case_id, data)
    code, _out, _error = cli.run("registers", "koski", case_id, "--check")
    assert code == 1  # nobody has signed
    for role in ("teacher", "instructor"):
        cli.does("sign", case_id, "--as", role, "--typed")
    found = cli.json("registers", "koski", case_id, "--study-right", STUDY_RIGHT)
    assert (found["fit"], found["findings"]) == (True, [])
    path = tmp_path / "koski.json"
    cli.does("registers", "koski", case_id, "--out", str(path))
    assert complaints(json.loads(path.read_text("utf-8"))) == []
    cli.does("registers", "koski", case_id, "--handed-on", "23.11.2026")
    assert cli.json("registers", "koski", case_id)["handed_on"] == date(2026, 11, 23).isoformat()
