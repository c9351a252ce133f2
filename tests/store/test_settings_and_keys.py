"""Settings and signers' keys come back as they were kept."""

from __future__ import annotations

import pytest

from desktop.domain.terms import Role
from desktop.store.connection import Database
from desktop.store.keys import SignerKeyRepository
from desktop.store.settings import SettingsRepository


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "ä", [1, "a"], {"name": "Maija Opettaja"}], ids=repr)
def test_a_setting_comes_back(db: Database, value: object) -> None:
    settings = SettingsRepository(db)
    settings.set("one", value)
    settings.set("other", 5)
    assert settings.get("one") == value


def test_a_setting_that_was_never_set_is_none(db: Database) -> None:
    assert SettingsRepository(db).get("one") is None


def test_the_last_setting_counts(db: Database) -> None:
    settings = SettingsRepository(db)
    settings.set("one", 1)
    settings.set("one", 2)
    assert settings.get("one") == 2


def test_keys_are_found_by_holder_and_role(db: Database) -> None:
    keys = SignerKeyRepository(db)
    keys.add("teacher · Maija Opettaja · Esimerkkiopisto", b"one")
    keys.add("teacher · Oskar Prov · Esimerkkiopisto", b"two")
    keys.add("instructor · Timo Ohjaaja · Hoivakoti Kuusikko", b"three")
    assert keys.get("teacher · Oskar Prov · Esimerkkiopisto") == b"two"
    assert keys.get("teacher · Oskar Prov · Muu") is None
    assert keys.holders(Role.TEACHER) == [
        "teacher · Maija Opettaja · Esimerkkiopisto",
        "teacher · Oskar Prov · Esimerkkiopisto",
    ]
    assert keys.holders(Role.STUDENT) == []


def test_a_new_key_replaces_the_old_and_a_lost_one_is_forgotten(db: Database) -> None:
    keys = SignerKeyRepository(db)
    keys.add("student · Aino", b"one")
    keys.add("student · Aino", b"two")
    assert keys.get("student · Aino") == b"two"
    keys.remove("student · Aino")
    assert keys.get("student · Aino") is None
