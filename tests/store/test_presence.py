"""The note of an open file, on a system that takes away no file that is open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.store.presence import Holder, Presence, claim, note_path


def test_the_note_goes_where_open_files_cannot_be_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where the note would stay beside the file for ever."""
    path, unlink, close = tmp_path / "oma.naytot", Path.unlink, os.close
    held = claim(path, bytes(32), Holder(who="Maija"))
    assert isinstance(held, Presence)
    is_open = [True]

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if is_open:
            raise PermissionError("in use")
        unlink(self, missing_ok)

    def shut(handle: int) -> None:
        close(handle)
        is_open.clear()

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(os, "close", shut)
    held.leave()
    assert not note_path(path).exists()


def test_a_note_that_another_made_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, close = tmp_path / "oma.naytot", os.close
    held = claim(path, bytes(32), Holder(who="Maija"))
    assert isinstance(held, Presence)

    def shut(handle: int) -> None:
        close(handle)
        note_path(path).write_bytes(b"another's")

    monkeypatch.setattr(os, "close", shut)
    held.leave()
    assert note_path(path).read_bytes() == b"another's"
