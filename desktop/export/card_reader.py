"""Asks cards and tokens (PKCS#11) from a process of its own: what a card's library does there can harm no work here.

The library is somebody else's code and lives in the process that loads it. Each use is a process that begins, answers
over a pipe, through which the PIN goes too, and ends. It gives bytes; what they mean is found out by who asks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pkcs11 import Session

PATIENCE = 60.0
"""Seconds that a card has for one answer: some ask for a press on the reader."""

_FAREWELL = 5.0  # seconds that the process has to close the card


class Trouble(StrEnum):
    """What keeps a card from being used."""

    NO_CARDS_HERE = "no cards here"
    NO_LIBRARY = "no library"
    NOT_IN_READER = "not in reader"
    WRONG_PIN = "wrong pin"
    LOCKED = "locked"
    NO_KEY = "no key"
    SILENT = "silent"
    DIED = "died"


class CardTroubleError(Exception):
    """A card cannot be used; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Token(NamedTuple):
    """A card in a reader: its label, and its certificates (DER) by the id that each shares with its key."""

    label: str
    certificates: dict[bytes, bytes]


@dataclass(frozen=True, slots=True)
class CardReader:
    """The process that has the library of the cards' maker loaded."""

    pipe: Connection

    def tokens(self) -> list[Token]:
        """The cards in the readers that have been taken into use, and what everybody may read on them."""
        found: list[Token] = self._asked("tokens")
        return found

    def open(self, label: str, pin: str) -> Token:
        """Open a card by its PIN."""
        found: Token = self._asked("open", label, pin)
        return found

    def sign(self, key: bytes, data: bytes, *, is_rsa: bool) -> bytes:
        """What an opened card makes of data: RSA (PKCS#1 v1.5) with SHA-256; or ECDSA of a digest, both halves."""
        found: bytes = self._asked("sign", key, data, is_rsa)
        return found

    def _asked(self, what: str, *about: object) -> Any:
        try:
            self.pipe.send((what, about))
            if not self.pipe.poll(PATIENCE):
                raise CardTroubleError(Trouble.SILENT)
            trouble, answer = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise CardTroubleError(Trouble.DIED) from error
        if trouble:
            raise CardTroubleError(trouble)
        return answer


@contextmanager
def reading_cards(module: Path) -> Iterator[CardReader]:
    """A process that uses the cards by a library; it ends with the block, whatever state it is in."""
    if not module.is_file():
        raise CardTroubleError(Trouble.NO_LIBRARY)
    spawn = get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=serve, args=(there, str(module)), daemon=True)
    process.start()
    there.close()
    try:
        yield CardReader(here)
        here.close()
        process.join(_FAREWELL)
    finally:
        here.close()
        process.kill()
        process.join()
        process.close()


def serve(pipe: Connection, module: str) -> None:
    """Answer what is asked until nobody asks any more. Runs in the process of its own."""
    _die_quietly()
    card = _Card(module)
    with suppress(EOFError, OSError):
        while True:
            what, about = pipe.recv()
            pipe.send(_answered(card, what, about))
    card.close()
    os._exit(0)  # without what a library does when it is unloaded: some fall over their own feet


def _die_quietly() -> None:
    """Let no box of the system tell that this process died: the program tells it in its own words."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)


def _answered(card: _Card, what: str, about: tuple[Any, ...]) -> tuple[Trouble | None, Any]:
    try:
        import pkcs11
    except ImportError:  # there is no wheel for every system
        return Trouble.NO_CARDS_HERE, None
    try:
        return None, getattr(card, what)(*about)
    except CardTroubleError as error:
        return error.trouble, None
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        return Trouble.WRONG_PIN, None
    except pkcs11.PinLocked:
        return Trouble.LOCKED, None
    except (pkcs11.PKCS11Error, RuntimeError, OSError):
        return Trouble.SILENT, None


class _Card:
    """What this process knows of cards: the library and, once it is open, one session."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._session: Session | None = None

    def tokens(self) -> list[Token]:
        found = []
        for one in self._ready():
            with one.open() as session:
                found.append(Token(one.label.strip(), dict(_certificates(session))))
        return found

    def open(self, label: str, pin: str) -> Token:
        one = next((one for one in self._ready() if one.label.strip() == label), None)
        if one is None:
            raise CardTroubleError(Trouble.NOT_IN_READER)
        self._session = one.open(user_pin=pin)
        return Token(label, dict(_certificates(self._session)))

    def sign(self, key_id: bytes, data: bytes, is_rsa: bool) -> bytes:
        from pkcs11 import Attribute, Mechanism, ObjectClass

        assert self._session is not None
        asked = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: key_id}
        key: Any = next(iter(self._session.get_objects(asked)), None)
        if key is None:
            raise CardTroubleError(Trouble.NO_KEY)
        return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS if is_rsa else Mechanism.ECDSA))

    def close(self) -> None:
        if self._session is not None:
            with suppress(Exception):  # it is over in any case
                self._session.close()

    def _ready(self) -> list[Any]:
        import pkcs11

        ready = pkcs11.TokenFlag.TOKEN_INITIALIZED
        return [one for one in pkcs11.lib(self._module).get_tokens() if one.flags & ready]


def _certificates(session: Session) -> Iterator[tuple[bytes, bytes]]:
    from pkcs11 import Attribute, ObjectClass

    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        yield bytes(found[Attribute.ID]), bytes(found[Attribute.VALUE])
