"""Who can open the file, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import CommandLine


def test_a_substitute_the_recovery_key_and_the_provider(
    started: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "uusi.txt"
    new.write_text("sijaisen oma lause\n", encoding="utf-8")
    assert "Sari" in started.does("locks", "--add", "Sari", "--new-file", str(new))
    (lock,) = [one["id"] for one in started.json("locks") if one["name"] == "Sari"]
    assert started.does("list", "--passphrase-file", str(new))
    assert "Sari" not in started.does("locks", "--remove", lock[:6])
    assert "begins with" in started.refuses("locks", "--remove", "zz")
    assert "-" in started.does("locks", "--renew")
    key = tmp_path / "avain.pem"
    assert "Its mark is" in started.does("provider-key", "make", str(key))
    public = tmp_path / "avain-julkinen.pem"
    assert "provider" in started.does("locks", "--provider", str(public))
    assert "new passphrase" in started.does("provider-key", "open", str(key), "--new-file", str(new))
    monkeypatch.setenv("NAYTTOKUMPPANI_PASSPHRASE", "sijaisen oma lause")
    started.does("list")
