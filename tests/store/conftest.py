"""What tests of the store share: an open file with a raw key, and locks that cost little."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.cases import CaseRepository
from desktop.store.connection import Database, create_file
from desktop.store.locks import Cost
from desktop.texts import use_language
from tests.store.many import clock

QUICK = Cost(passes=1, memory=64, lanes=1)


@pytest.fixture(autouse=True)
def english(finnish: None) -> None:
    """Sentences are compared in the language of the messages."""
    use_language("en")


@pytest.fixture
def data_key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is; the name has letters that some systems spell in two ways."""
    return tmp_path / "näytöt é" / "omat.naytot"


@pytest.fixture
def db(path: Path, data_key: bytes) -> Iterator[Database]:
    database = create_file(path, data_key)
    yield database
    database.close()


@pytest.fixture
def cases(db: Database) -> CaseRepository:
    return CaseRepository(db, clock, peer=1)
