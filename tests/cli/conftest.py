"""What tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.actions import opening
from desktop.actions import workspace as workspaces
from desktop.store.locks import Cost
from tests.cli.commands import PASSPHRASE, CommandLine


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A command line with a passphrase in the environment, and keys that cost little."""
    monkeypatch.setenv("NAYTTOKUMPPANI_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("NAYTTOKUMPPANI_CODE", "oma-koodi-1")
    monkeypatch.setattr(workspaces, "KEY_ROUNDS", 1_000)
    monkeypatch.setattr(opening, "STRONG", Cost(1, 64, 1))
    return CommandLine(tmp_path / "työ ä" / "oma.naytot", capsys)


@pytest.fixture
def started(cli: CommandLine) -> CommandLine:
    """The same with a file made and the practice units in it."""
    cli.does("create", "--name", "Maija Opettaja", "--provider", "Esimerkkiopisto")
    cli.does("import", "--samples")
    return cli


@pytest.fixture
def case_id(started: CommandLine) -> str:
    """A case opened for a student."""
    return started.does(
        "open", "--student", "Aino Esimerkki", "--number", "E-17", "--unit", "Arjen tuki",
        "--workplace", "Hoivakoti Kuusikko", "--business-id", "0000012-3",
        "--instructor", "Timo Ohjaaja", "--instructor-title", "lähihoitaja",
        "--agreement-starts", "1.9.2026", "--agreement-ends", "18.12.2026",
    ).strip()  # fmt: skip
