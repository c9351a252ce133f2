"""A library of cards that falls over, hangs or is none at all costs a sentence, never the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from desktop.domain.cards import CardKey
from desktop.domain.errors import UserError
from desktop.export import card_reader
from desktop.export.card_reader import CardTroubleError, Token, Trouble, reading_cards
from desktop.export.cards import card_keys, opened_card

CHOSEN = CardKey(token="Kortti", id="01", name="Maija", issuer="")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Some file: who serves stands in for what it does."""
    path = tmp_path / "library.so"
    path.write_bytes(b"")
    return path


def dies(_pipe: Connection, _module: str) -> None:
    os.abort()


def dies_when_asked(pipe: Connection, _module: str) -> None:
    pipe.recv()
    os.abort()


def dies_when_it_signs(pipe: Connection, _module: str) -> None:
    pipe.recv()
    pipe.send((None, Token("Kortti", {})))
    pipe.recv()
    os.abort()


def never_answers(pipe: Connection, _module: str) -> None:
    pipe.recv()
    pipe.recv()


def tells_its_arguments(pipe: Connection, _module: str) -> None:
    pipe.recv()
    told = " ".join(sys.orig_argv) + repr(os.environ)
    pipe.send((None, Token(told, {})))
    pipe.recv()


Served = Callable[[Connection, str], None]


@pytest.mark.parametrize("does", [dies, dies_when_asked])
def test_a_library_that_falls_over_is_told(library: Path, monkeypatch: pytest.MonkeyPatch, does: Served) -> None:
    monkeypatch.setattr(card_reader, "serve", does)
    with pytest.raises(UserError, match="lakkasi toimimasta"):
        card_keys(library)
    with pytest.raises(UserError, match="lakkasi toimimasta"), opened_card(library, CHOSEN, "1234"):
        pytest.fail("it opened")


def test_one_that_falls_over_while_it_signs_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_reader, "serve", dies_when_it_signs)
    with reading_cards(library) as reader:
        reader.open("Kortti", "1234")
        with pytest.raises(CardTroubleError) as told:
            reader.sign(b"\x01", b"data", is_rsa=False)
    assert told.value.trouble == Trouble.DIED


def test_one_that_hangs_is_given_up(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_reader, "serve", never_answers)
    monkeypatch.setattr(card_reader, "PATIENCE", 0.0)
    with pytest.raises(UserError, match="ei vastaa"):
        card_keys(library)


def test_the_pin_is_neither_on_a_command_line_nor_in_the_environment(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_reader, "serve", tells_its_arguments)
    with reading_cards(library) as reader:
        told = reader.open("Kortti", "99481516").label
    assert "spawn_main" in told or "multiprocessing" in told
    assert "99481516" not in told


@pytest.mark.skipif(not shutil.which("cc"), reason="there is no compiler here")
def test_a_real_library_that_breaks_when_it_is_loaded_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pkcs11")
    source, library = tmp_path / "broken.c", tmp_path / "broken.so"
    source.write_text("void C_GetFunctionList(void) { *(volatile int *)0 = 1; }\n")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    with pytest.raises(UserError, match="lakkasi toimimasta"):
        card_keys(library)
