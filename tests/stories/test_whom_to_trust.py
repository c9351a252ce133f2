"""Whom to believe: a school's key, a guest, a card and a time stamp, and what each reader is told till a key is lost.

The coordinator and the readers use the command line, the teacher the window; a second teacher signs with a card.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.scenario import Scenario, StoryClock
from desktop.actions.sharing import remember_copies_folder
from desktop.actions.workspace import Workspace
from desktop.cli import common
from desktop.domain.people import Teacher
from desktop.domain.stages import Step
from desktop.domain.verdict import Identity, Outcome
from desktop.gui import theme
from desktop.gui.demonstrations.time_service_dialog import TimeServiceDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.school_key_dialog import SchoolKeyDialog
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.verify.verify_page import VerifyPage
from desktop.store.locks import Cost
from desktop.texts import use_language
from tests import tokens
from tests.actions.school import CODE, GUEST_CODE, SAMPLE, SCHOOL, ready_in
from tests.cli.commands import PASSPHRASE, CommandLine
from tests.hand import Hand
from tests.pages import Desk, OpenCase, sees
from tests.time_service import TimeService

INK = [[(0.1, 0.6), (0.2, 0.2), (0.3, 0.7), (0.45, 0.3), (0.6, 0.7), (0.8, 0.4), (0.9, 0.5)]]
PEKKA = replace(SAMPLE, data={**SAMPLE.data, "teacher": {**SAMPLE.data["teacher"], "name": "Pekka Esimerkki"}})


@dataclass
class Town:
    """The people of the story: each has a file of their own, all go by one clock."""

    folder: Path
    clock: StoryClock
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def file(self, name: str) -> Path:
        return self.folder / f"{name}.naytot"

    def arrives(self, name: str, person: Teacher) -> CommandLine:
        """Somebody takes the program into use."""
        made, _key = create_workspace(self.file(name), PASSPHRASE, person, cost=Cost(1, 8, 1), clock=self.clock)
        made.close()
        return CommandLine(self.file(name), self.capsys)

    def assesses(self, name: str, scenario: Scenario) -> str:
        """A teacher has come, in a case of their own, to where it is to be signed."""
        workspace = open_workspace(self.file(name), PASSPHRASE, clock=self.clock)
        case = ready_in(workspace, self.clock, scenario)
        workspace.close()
        return case.id

    def with_code(self, code: str) -> None:
        """What the command line reads as the code of who signs."""
        self.monkeypatch.setenv("NAYTTOKUMPPANI_CODE", code)

    def later(self, **time: float) -> None:
        self.clock.moment += timedelta(**time)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Town:
    clock = StoryClock(SAMPLE.last_moment)
    monkeypatch.setattr(common, "open_workspace", partial(open_workspace, clock=clock))
    monkeypatch.setattr("desktop.actions.workspace.KEY_ROUNDS", 1_000)
    monkeypatch.setenv("NAYTTOKUMPPANI_PASSPHRASE", PASSPHRASE)
    return Town(tmp_path, clock, capsys, monkeypatch)


@contextmanager
def at_the_window(qtbot: QtBot, town: Town, name: str) -> Iterator[Desk]:
    """Somebody's file open in the window of their laptop."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    use_language("fi")  # the command line, in the same process here, speaks English
    window = MainWindow(Preferences(file=str(town.file(name))), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.open(open_workspace(town.file(name), PASSPHRASE, clock=town.clock))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(window, Hand(qtbot))
    window.close()


def workspace(desk: Desk) -> Workspace:
    assert desk.window.frame is not None
    return desk.window.frame.workspace


def take_the_schools_key(desk: Desk, key: Path, once: str) -> None:
    """The teacher takes the key from the school into use, in the settings."""
    assert desk.window.frame is not None
    hand = desk.hand
    desk.window.frame.rail.settings_wanted.emit()  # what the menu of the person leads to
    hand.click(desk.dialog(SettingsDialog).ui.school_key)
    dialog = desk.dialog(SchoolKeyDialog)
    dialog.take_file(str(key))  # what the file dialog leads to
    hand.type(once)
    for field in (dialog.code, dialog.again):
        hand.click(field)
        hand.type(CODE)
    with hand.qtbot.waitSignal(dialog.taken):
        hand.click(dialog.act)


def sign_in_turn(desk: Desk, town: Town, case: str) -> OpenCase:
    """The teacher signs and hands the laptop over; the instructor, a guest, chooses a code and signs; and back."""
    assert desk.window.frame is not None
    desk.window.frame.open_case(case)
    shown = desk.case()
    shown.open_step(Step.SIGN)
    signer = shown.sign_page().signer
    assert signer is not None
    desk.hand.draw(signer.pad, INK)
    desk.hand.type(CODE)
    desk.hand.enter()
    town.later(minutes=2)
    shown.sign(INK, GUEST_CODE)
    remember_copies_folder(workspace(desk), town.folder)
    shown.save_record()
    assert shown.page.bench is not None
    desk.hand.click(shown.page.bench.leave)
    shown.give_back(CODE)
    return shown


def stamp(desk: Desk, town: Town, shown: OpenCase, service: TimeService) -> None:
    """The teacher asks for a time stamp, of a service that they name now."""
    ending = shown.sign_page().ending
    assert ending is not None
    desk.hand.click(ending.stamp)
    dialog = desk.dialog(TimeServiceDialog)
    pem = town.folder / "aika.pem"
    pem.write_text(service.certificate)
    desk.hand.click(dialog.address)
    desk.hand.type(service.address)
    dialog.take_certificate(str(pem))
    desk.hand.click(dialog.keep)
    desk.hand.qtbot.waitUntil(lambda: shown.value().signing.stamped_at is not None, timeout=20_000)


def told(reader: CommandLine, pdf: Path, *trust: Path) -> dict[str, Any]:
    """What verifying says to a reader."""
    more = [word for one in trust for word in ("--trust", str(one))]
    _code, out, error = reader.run("verify", str(pdf), *more, "--json")
    assert not error
    found: dict[str, Any] = json.loads(out)
    return found


def word(reader: CommandLine, pdf: Path, *trust: Path) -> str:
    """The word for it all."""
    return str(told(reader, pdf, *trust)["outcome"])


def test_each_reader_is_told_the_right_word_before_and_after_a_key_is_lost(
    qtbot: QtBot, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = town.arrives("school", Teacher(name="Kaisa Koordinaattori", provider=SCHOOL))
    maija = town.arrives("maija", SAMPLE.teacher)
    pekka = town.arrives("pekka", PEKKA.teacher)
    reader = town.arrives("reader", Teacher(name="Raimo Rehtori", provider="Toinen opisto"))
    stranger = town.arrives("stranger", Teacher(name="Outi Outo", provider="Muu opisto"))

    # The coordinator makes the school's authority, and a key for its teacher; readers learn of the school.
    key, published = town.folder / "maija.nayttoavain", town.folder / "school.pem"
    school.does("provider", "found", SCHOOL)
    said = school.does("provider", "issue", SAMPLE.teacher.name, str(key), "--title", "lehtori")
    once = said.split("code: ")[1].split(". ")[0]
    school.does("provider", "publish", str(published))
    for one in (maija, reader):
        assert SCHOOL in one.does("trust", str(published))

    # Maija signs with it at the window, Timo as her guest, and a service stamps the time.
    case = town.assesses("maija", SAMPLE)
    service = TimeService(town.clock.moment + timedelta(hours=1))
    with at_the_window(qtbot, town, "maija") as desk, service.running():
        take_the_schools_key(desk, key, once)
        shown = sign_in_turn(desk, town, case)
        town.later(hours=1)
        stamp(desk, town, shown, service)
    [plain] = town.folder.glob("*.pdf")
    stamped = town.folder / "stamped.pdf"
    maija.does("export", case, str(stamped))

    # Pekka has a card. Timo signs as his guest, too.
    module = tokens.softhsm(town.folder, monkeypatch)
    cards_by = tokens.issuer()
    tokens.put_on_token(module, "Kortti", "ESIMERKKI PEKKA 9", tokens.a_key("p256"), cards_by)
    of_card, by_card, by_pekka = town.folder / "cards.pem", town.folder / "card.pdf", town.folder / "pekka.pem"
    of_card.write_bytes(cards_by[0].public_bytes(serialization.Encoding.PEM))
    other = town.assesses("pekka", PEKKA)
    pekka.does("card", str(module), "--choose", "1")
    town.with_code(tokens.PIN)
    pekka.does("sign", other, "--card", "--typed")
    town.with_code(GUEST_CODE)
    pekka.does("sign", other, "--as", "instructor", "--typed")
    pekka.does("export", other, str(by_card), "--trust", str(by_pekka))

    # Who knows the school knows Maija, and Timo by her; the stranger knows nobody, though nothing has been changed.
    for pdf in (plain, stamped):
        assert word(reader, pdf) == Outcome.INTACT
        assert word(stranger, pdf) == Outcome.UNKNOWN_SIGNER
    signers = told(reader, plain)["signatures"]
    assert [one["identity"] for one in signers] == [Identity.SCHOOL, Identity.WITNESSED]
    assert signers[1]["vouched_by"] == SAMPLE.teacher.name
    assert service.certificate not in published.read_text()
    assert word(reader, by_card) == word(stranger, by_card) == Outcome.UNKNOWN_SIGNER
    card = told(stranger, by_card, of_card, by_pekka)
    assert card["outcome"] == Outcome.INTACT, card["words"]
    assert card["signatures"][0]["identity"] == Identity.CARD

    # The key is lost, and the school takes it back. What a service saw before stands; the rest nobody can confirm.
    town.later(days=10)
    [issued] = school.json("provider", "list")
    school.does("provider", "withdraw", issued["id"][:10], "--why", "lost")
    school.does("provider", "publish", str(published))
    assert word(reader, plain) == Outcome.INTACT, "nobody has told this reader yet"
    for one in (maija, reader):
        one.does("trust", str(published))
    assert word(reader, plain) == Outcome.DOUBTFUL
    assert word(maija, plain) == Outcome.DOUBTFUL
    assert word(maija, stamped) == Outcome.INTACT, "her file knows the service that saw it in time"
    assert word(stranger, plain) == Outcome.UNKNOWN_SIGNER

    # Whoever has the key signs on. The reader is told so at the window too.
    town.later(days=1)
    late, forged = town.assesses("maija", SAMPLE), town.folder / "forged.pdf"
    for role, code in (("teacher", CODE), ("instructor", GUEST_CODE)):
        town.with_code(code)
        maija.does("sign", late, "--as", role, "--typed")
    maija.does("export", late, str(forged))
    assert word(reader, forged) == Outcome.WITHDRAWN
    assert word(stranger, forged) == Outcome.UNKNOWN_SIGNER
    with at_the_window(qtbot, town, "reader") as desk:
        see_at_the_window(desk, forged, "allekirjoittajan avain oli peruttu")


def see_at_the_window(desk: Desk, pdf: Path, words: str) -> None:
    """In the room for verifying, what is said of the document."""
    assert desk.window.frame is not None
    desk.hand.click(desk.window.frame.rail.rooms["verify"])
    room = desk.window.frame.room("verify")
    assert isinstance(room, VerifyPage)
    room.check(str(pdf))  # what the file dialog leads to
    desk.hand.qtbot.waitUntil(lambda: room.verdict is not None)
    assert sees(room, words)
