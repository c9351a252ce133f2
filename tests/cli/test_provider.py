"""The coordinator's and the teacher's commands: a school's keys from the first to a withdrawn one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import tokens
from tests.builders import NOON
from tests.cli.commands import CommandLine
from tests.cli.conftest import case_id, started
from tests.time_service import TimeService

__all__ = ["case_id", "started"]

UNKNOWN, INTACT = 3, 0


def school(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """The coordinator's own file, with the school's authority."""
    made = CommandLine(tmp_path / "oppilaitos.naytot", cli.capsys)
    made.does("create", "--name", "Kaisa Koordinaattori", "--provider", "Esimerkkiopisto")
    made.does("provider", "found", "Esimerkkiopisto")
    return made


def test_a_school_issues_lists_withdraws_and_publishes(
    started: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator = school(started, tmp_path)
    key, trust = tmp_path / "maija.nayttoavain", tmp_path / "esimerkkiopisto.pem"
    said = coordinator.does("provider", "issue", "Maija Opettaja", str(key), "--title", "lehtori")
    code = said.split("code: ")[1].split(". ")[0]
    monkeypatch.setenv("NAYTTOKUMPPANI_ONCE", "AAAA-AAAA-AAAA-AAAA")
    assert "code" in started.refuses("key", str(key))
    monkeypatch.setenv("NAYTTOKUMPPANI_ONCE", code)
    started.does("key", str(key))
    [issued] = coordinator.json("provider", "list")
    assert (issued["name"], issued["organisation"]) == ("Maija Opettaja", "Esimerkkiopisto")
    assert "good until" in coordinator.does("provider", "list")
    coordinator.does("provider", "publish", str(trust))
    assert "Esimerkkiopisto" in started.does("trust", str(trust))
    assert started.does("trust").strip() == "Esimerkkiopisto"
    coordinator.does("provider", "withdraw", issued["id"][:8], "--why", "left")
    assert "no longer works" in coordinator.does("provider", "list")
    coordinator.does("provider", "publish", str(trust))
    assert "X509 CRL" in trust.read_text()
    started.does("trust", str(trust))


def test_what_cannot_be_done_is_told_in_a_sentence(started: CommandLine, tmp_path: Path) -> None:
    assert "authority" in started.refuses("provider", "issue", "Joku", str(tmp_path / "k"))
    assert "authority" in started.refuses("provider", "publish", str(tmp_path / "t.pem"))
    wrong = tmp_path / "wrong.pem"
    wrong.write_bytes(b"\xff\xfe")
    assert "PEM" in started.refuses("trust", str(wrong))
    assert "no file" in started.refuses("trust", str(tmp_path / "missing.pem"))
    assert "no file" in started.refuses("key", str(tmp_path / "missing"))


def test_a_signed_record_gets_a_time_stamp_when_asked_for(started: CommandLine, case_id: str, tmp_path: Path) -> None:
    pem = tmp_path / "aika.pem"
    pem.write_bytes(b"\xff")
    arguments = ("stamp", case_id, "--service", "https://aika.example")
    assert "--trust" in started.refuses(*arguments)
    assert "PEM" in started.refuses(*arguments, "--trust", str(pem))
    with TimeService(NOON).running() as service:
        pem.write_text(service.certificate)
        address = ("--service", service.address, "--trust", str(pem))
        assert "everyone has signed" in started.refuses("stamp", case_id, *address)
        assert service.asked == 0


def test_a_teacher_chooses_a_card_and_signs_without_one_again(
    started: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tokens.softhsm(tmp_path, monkeypatch)
    tokens.put_on_token(module, "Kortti", "OPETTAJA MAIJA 1", tokens.a_key("p256"), tokens.issuer())
    assert "No card" in started.does("card")
    assert "1  Kortti: OPETTAJA MAIJA 1" in started.does("card", str(module))
    assert "no such key" in started.refuses("card", str(module), "--choose", "2")
    started.does("card", str(module), "--choose", "1")
    assert "OPETTAJA MAIJA 1" in started.does("card")
    started.does("card", "--forget")
    assert "No card" in started.does("card")
