"""A value as a document: only what differs is written, with who and when; every version can be read again."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.store.documents import Document, Texts
from desktop.store.merging import history
from tests.store.test_flat import VALUES

NOON = datetime(2026, 11, 23, 10, 30, 15, 250_000, tzinfo=UTC)
TEXTS = Texts(("reason", "notes[].text", "views[].comments.*"))
VALUE = {
    "student": "Aino Esimerkki",
    "reason": "Aloitti rauhallisesti.",
    "notes": [{"id": "n1", "text": "Kysyi."}, {"id": "n2", "text": "Kirjasi."}],
    "views": [{"id": "teacher", "levels": {"r1": "4"}, "comments": {"r1": "Hyvä."}}],
}


def document(value: dict[str, Any] | None = None, peer: int = 1) -> Document:
    made = Document(peer, TEXTS)
    if value:
        write(made, value)
    return made


def write(target: Document, value: dict[str, Any], who: str = "teacher", at: datetime = NOON) -> bytes:
    return target.write(value, who=who, what="Edit", at=at)


@given(VALUES, VALUES)
def test_every_value_can_be_written_and_read(first: dict[str, Any], second: dict[str, Any]) -> None:
    made = document(first)
    assert made.value() == first
    write(made, second)
    assert made.value() == second
    assert Document(2, TEXTS, made.snapshot()).value() == second


@given(VALUES, VALUES)
def test_a_writer_who_knows_what_stands_there_writes_the_same(first: dict[str, Any], second: dict[str, Any]) -> None:
    made, other = document(first), document(first)
    update = made.write(second, before=made.value(), who="teacher", what="Edit", at=NOON)
    assert bool(update) == bool(write(other, second))
    assert made.value() == other.value() == second


def test_nothing_and_a_number_that_json_cannot_tell_are_not_the_same() -> None:
    made = document({"": [None]})
    assert made.write({"": [math.inf]}, before=made.value(), who="teacher", what="Edit", at=NOON)
    assert made.value() == {"": [math.inf]}


@given(VALUES)
def test_a_value_that_does_not_differ_writes_nothing(value: dict[str, Any]) -> None:
    made = document(value)
    version = made.version()
    assert write(made, made.value()) == b""
    assert made.version() == version


def test_what_looks_equal_but_is_not_is_written() -> None:
    made = document({"a": 1})
    for value in (True, 1.0, "1", 1):
        assert write(made, {"a": value})
        assert repr(made.value()["a"]) == repr(value)
    for value in (True, 1.0, "1", 1):
        assert made.write({"a": value}, before=made.value(), who="teacher", what="Edit", at=NOON)
        assert repr(made.value()["a"]) == repr(value)


def test_only_the_fields_that_differ_are_written() -> None:
    made = document(VALUE)
    update = write(made, {**VALUE, "student": "Eino Kokeilu"})
    assert len(update) < 250
    assert history(made)[-1].fields == ("student",)


def test_the_update_brings_another_copy_up_to_date() -> None:
    mine = document(VALUE)
    theirs = Document(2, TEXTS, mine.snapshot())
    theirs.read(write(mine, {**VALUE, "reason": "Muu syy."}))
    assert theirs.value() == mine.value()
    assert theirs.version() == mine.version()


def test_long_texts_are_texts_of_their_own() -> None:
    roots: Any = document(VALUE).loro.get_deep_value()
    texts = {name for name in roots if name.startswith("text:")}
    assert texts == {"text:reason", "text:notes[n1].text", "text:notes[n2].text", "text:views[teacher].comments.r1"}


def test_the_history_says_who_when_what_and_which_fields() -> None:
    made = document(VALUE)
    later = NOON + timedelta(microseconds=1)
    made.write({**VALUE, "reason": "Uusi.", "notes": VALUE["notes"][:1]}, who="instructor", what="Fix", at=later)
    first, last = history(made)
    assert (first.who, first.what, first.at) == ("teacher", "Edit", NOON)
    assert (last.who, last.what, last.at) == ("instructor", "Fix", later)
    assert set(last.fields) == {"reason", "notes.n2", "notes.n2.text"}


def test_changes_at_one_moment_with_the_same_words_stay_apart() -> None:
    made = document()
    for number in range(3):
        write(made, {"n": number})
    assert len(history(made)) == 3


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_every_version_can_be_read_again(values: list[dict[str, Any]]) -> None:
    made = document()
    versions = []
    for value in values:
        write(made, value)
        versions.append((made.version(), made.value()))
    for version, value in versions:
        assert made.value_at(version) == value
    for change in history(made):
        assert (change.version, made.value_at(change.version)) in versions


def test_a_version_of_another_case_is_told() -> None:
    foreign = document(VALUE, peer=99).version()
    with pytest.raises(UserError, match="damaged"):
        document(VALUE).value_at(foreign)
    with pytest.raises(UserError, match="damaged"):
        document(VALUE).updates_since(foreign)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_document_are_told(junk: bytes) -> None:
    with pytest.raises(UserError, match="damaged"):
        document().read(junk)


def test_a_flipped_bit_anywhere_is_told() -> None:
    good = document(VALUE).snapshot()
    reserved = range(4, 16)  # twelve bytes of Loro's header that mean nothing
    for spot in set(range(0, len(good), 5)) - set(reserved):
        bad = bytearray(good)
        bad[spot] ^= 1
        with pytest.raises(UserError):
            document().read(bytes(bad))


def test_a_document_cut_short_is_told() -> None:
    good = document(VALUE).snapshot()
    for length in range(1, len(good), 40):
        with pytest.raises(UserError):
            document().read(good[:length])


def test_an_update_without_what_it_builds_on_is_told() -> None:
    made = document(VALUE)
    update = write(made, {**VALUE, "student": "Eino Kokeilu"})
    with pytest.raises(UserError, match="have not arrived here"):
        document().read(update)


def test_what_a_newer_program_put_there_stays() -> None:
    made = document({**VALUE, "newer": 1, "notes": [{"id": "n1", "text": "Kysyi.", "weather": "sade"}]})
    mine = {"student": "Aino Esimerkki", "notes": [{"id": "n1", "text": "Kysyi."}]}
    made.write({**mine, "student": "Eino Kokeilu"}, before=mine, who="teacher", what="Edit", at=NOON)
    value = made.value()
    assert value["student"] == "Eino Kokeilu"
    assert value["newer"] == 1
    assert value["notes"] == [{"id": "n1", "text": "Kysyi.", "weather": "sade"}]


def test_a_record_that_comes_back_brings_nothing_old_along() -> None:
    mine = document({"notes": [{"id": "n1", "colour": "red"}]})
    theirs = Document(2, TEXTS, mine.snapshot())
    update = write(theirs, {"notes": [{"id": "n1", "colour": "blue"}]})
    write(mine, {})
    mine.read(update)
    assert mine.value() == {}
    write(mine, {"notes": [{"id": "n1", "text": "Uusi."}]})
    assert mine.value() == {"notes": [{"id": "n1", "text": "Uusi."}]}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_stopping_the_program_is_not_taken_for_damage(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = document()

    class Stopping:
        def import_(self, update: bytes) -> None:
            raise stop

    monkeypatch.setattr(made, "loro", Stopping())
    with pytest.raises(stop):
        made.read(b"")
