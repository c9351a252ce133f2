"""The locks beside the file: passphrase and recovery key open it, nothing else does, and damage is told as damage."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.store import locks
from desktop.store.locks import Cost, Means, create_locks, locks_path, read_locks, unlock, unlock_with_recovery_key
from desktop.store.recovery import RecoveryKey, new_recovery_key, read_recovery_key
from tests.store.conftest import QUICK

WORDS = "Syksyn sateessa pyörä ei ruostu"


@pytest.fixture
def locked(path: Path) -> tuple[bytes, RecoveryKey]:
    """A file's data key and recovery key; the passphrase is WORDS."""
    return create_locks(path, WORDS, QUICK)


def test_the_passphrase_opens(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    assert unlock(path, WORDS) == locked[0]
    assert len(locked[0]) == 32


def test_how_letters_with_dots_are_spelt_does_not_matter(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    assert unlock(path, unicodedata.normalize("NFD", WORDS)) == locked[0]


@pytest.mark.parametrize("wrong", ["", "syksyn sateessa pyörä ei ruostu", WORDS + " ", "\ud800"], ids=repr)
def test_a_wrong_passphrase_is_told(path: Path, locked: tuple[bytes, RecoveryKey], wrong: str) -> None:
    with pytest.raises(UserError, match="The passphrase is not right"):
        unlock(path, wrong)


def test_the_recovery_key_opens_however_it_is_written(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    groups = locked[1].groups
    for typed in (groups, groups.lower(), groups.replace("-", " "), f" {groups.replace('-', '')}\n"):
        assert unlock_with_recovery_key(path, typed) == locked[0]


def test_letters_that_look_alike_are_read_as_meant(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    typed = locked[1].groups.replace("1", "l").replace("0", "o")
    assert unlock_with_recovery_key(path, typed) == locked[0]


def test_the_recovery_key_of_another_file_is_told(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    with pytest.raises(UserError, match="belongs to another file"):
        unlock_with_recovery_key(path, new_recovery_key().groups)


@given(st.binary(min_size=20, max_size=20), st.data())
def test_every_slip_of_one_letter_is_found_in_its_group(secret: bytes, data: st.DataObject) -> None:
    groups = RecoveryKey(secret).groups
    assert read_recovery_key(groups) == RecoveryKey(secret)
    place = data.draw(st.sampled_from([n for n, letter in enumerate(groups) if letter != "-"]))
    others = sorted(set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {groups[place]})
    slip = groups[:place] + data.draw(st.sampled_from(others)) + groups[place + 1 :]
    with pytest.raises(UserError, match=rf"^Group {place // 6 + 1} "):
        read_recovery_key(slip)


def test_groups_that_changed_places_are_found() -> None:
    first, second, *rest = RecoveryKey(bytes(range(20))).groups.split("-")
    with pytest.raises(UserError, match="Group 1"):
        read_recovery_key("-".join((second, first, *rest)))


@pytest.mark.parametrize("text", ["", "ABC", "U" * 40, "é" * 40, "0" * 41], ids=repr)
def test_what_is_no_recovery_key_is_told(text: str) -> None:
    with pytest.raises(UserError):
        read_recovery_key(text)


def test_the_recovery_key_is_not_shown_by_accident() -> None:
    key = new_recovery_key()
    assert key.groups not in repr(key)
    assert key.secret.hex() not in repr(key)


def test_the_recovery_key_is_a_picture_too() -> None:
    assert new_recovery_key().qr_svg().startswith("<svg")


def test_the_locks_name_nobody_and_hold_no_key(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    text = locks_path(path).read_text()
    content = json.loads(text)
    assert set(content) == {"format", "locks", "check"}
    assert {key for lock in content["locks"] for key in lock} == {"id", "means", "salt", "cost", "nonce", "wrapped"}
    assert locked[0].hex() not in text
    assert WORDS not in text


def test_a_changed_passphrase_opens_the_same_file(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    locks.change_passphrase(path, WORDS, "Uusi lause")
    assert unlock(path, "Uusi lause") == locked[0]
    assert unlock_with_recovery_key(path, locked[1].groups) == locked[0]
    with pytest.raises(UserError, match="not right"):
        unlock(path, WORDS)


def test_a_passphrase_is_not_changed_without_the_old_one(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    before = locks_path(path).read_bytes()
    with pytest.raises(UserError, match="not right"):
        locks.change_passphrase(path, "guess", "mine")
    assert locks_path(path).read_bytes() == before


def test_changing_one_passphrase_leaves_the_other(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    locks.add_passphrase(path, locked[0], "Ohjaajan lause", QUICK)
    locks.change_passphrase(path, WORDS, "Uusi lause")
    assert unlock(path, "Ohjaajan lause") == unlock(path, "Uusi lause") == locked[0]


def test_the_recovery_key_gives_a_new_passphrase(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    locks.reset_passphrase(path, locked[1].groups, "Muistan tämän", QUICK)
    assert unlock(path, "Muistan tämän") == locked[0]
    with pytest.raises(UserError):
        unlock(path, WORDS)


def test_a_new_recovery_key_replaces_the_old(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    fresh = locks.renew_recovery_key(path, locked[0])
    assert unlock_with_recovery_key(path, fresh.groups) == locked[0]
    with pytest.raises(UserError, match="a newer key has replaced it"):
        unlock_with_recovery_key(path, locked[1].groups)


def test_a_way_in_can_be_taken_away_but_not_the_last(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    added = locks.add_passphrase(path, locked[0], "Ohjaajan lause", QUICK)
    locks.remove_lock(path, added)
    with pytest.raises(UserError, match="not right"):
        unlock(path, "Ohjaajan lause")
    last = next(one for one in read_locks(path) if one.means == Means.PASSPHRASE)
    with pytest.raises(UserError, match="only passphrase"):
        locks.remove_lock(path, last.id)
    assert unlock(path, WORDS) == locked[0]


def test_every_byte_changed_is_refused(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    place = locks_path(path)
    good = place.read_bytes()
    for spot in range(0, len(good), 7):
        bad = bytearray(good)
        bad[spot] ^= 4
        place.write_bytes(bad)
        try:
            opened = unlock(path, WORDS)
        except UserError:
            continue
        assert opened == locked[0]  # a space between two values says nothing


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": 1}', b"\xff\xfe", b"[" * 100_000, b'{"locks": []}'], ids=len
)
def test_damaged_locks_are_told(path: Path, locked: tuple[bytes, RecoveryKey], content: bytes) -> None:
    locks_path(path).write_bytes(content)
    with pytest.raises(UserError, match=r"damaged\. Copy it back"):
        unlock(path, WORDS)


def test_locks_cut_short_are_told(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    place = locks_path(path)
    place.write_bytes(place.read_bytes()[:-40])
    with pytest.raises(UserError, match="damaged"):
        unlock(path, WORDS)


def test_a_weakened_lock_does_not_open(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    weaker = tuple(replace(one, cost=Cost(1, 32, 1)) if one.cost else one for one in read_locks(path))
    locks._write(path, weaker)
    with pytest.raises(UserError, match="not right"):
        unlock(path, WORDS)


def test_a_lock_that_would_take_all_memory_is_refused(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    greedy = tuple(replace(one, cost=Cost(1, 2**40, 1)) if one.cost else one for one in read_locks(path))
    locks._write(path, greedy)
    with pytest.raises(UserError, match="damaged"):
        unlock(path, WORDS)


def test_locks_of_a_newer_program_are_told(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    place = locks_path(path)
    place.write_text(place.read_text().replace("nayttokumppani-keys-1", "nayttokumppani-keys-2"))
    with pytest.raises(UserError, match="newer version"):
        unlock(path, WORDS)


def test_a_missing_file_and_missing_locks_are_told_apart(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    locks_path(path).unlink()
    with pytest.raises(UserError, match="There is no file"):
        unlock(path, WORDS)
    path.write_bytes(b"the file")
    with pytest.raises(UserError, match=r"key file .*omat\.naytot\.keys is missing"):
        unlock(path, WORDS)


def test_locks_that_lie_there_are_put_aside(path: Path, locked: tuple[bytes, RecoveryKey]) -> None:
    before = locks_path(path).read_bytes()
    create_locks(path, "other", QUICK)
    assert path.with_name("omat.naytot.keys.1").read_bytes() == before
    with pytest.raises(UserError):
        unlock(path, WORDS)


def test_locks_that_cannot_be_written_stay(
    path: Path, locked: tuple[bytes, RecoveryKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = locks_path(path).read_bytes()
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(UserError, match="could not be written: No space left"):
        locks.change_passphrase(path, WORDS, "Uusi lause")
    assert [one.name for one in path.parent.iterdir()] == [locks_path(path).name]
    assert locks_path(path).read_bytes() == before


def _full(handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_the_usual_cost_is_that_of_rfc_9106() -> None:
    assert Cost(passes=3, memory=64 * 1024, lanes=4) == locks.STRONG
