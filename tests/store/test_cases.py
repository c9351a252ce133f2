"""Cases: kept with their history, read at any version, merged with copies, deleted without a trace."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.terms import Grade
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database, create_file, open_file
from tests.builders import NOON, a_case, a_decision, an_agreed_case, an_informed_case
from tests.store.many import clock, lists

HERE = "case0001"


@pytest.fixture
def kept(cases: CaseRepository, db: Database) -> Case:
    """A case in the file."""
    case = an_informed_case(4)
    with db.atomic():
        cases.add(case, who="teacher", what="Open a case")
    return case


def save(db: Database, cases: CaseRepository, case: Case, who: str = "teacher", what: str = "Edit") -> bytes:
    with db.atomic():
        return cases.save(case, who=who, what=what)


def rows(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_case_comes_back_as_it_was(cases: CaseRepository, kept: Case) -> None:
    assert cases.get(HERE) == kept


@pytest.mark.parametrize("case", [Case(id=HERE), a_case(), an_agreed_case(0), an_informed_case(40)], ids=lambda c: "")
def test_a_case_at_any_stage_comes_back(cases: CaseRepository, db: Database, case: Case) -> None:
    with db.atomic():
        cases.add(case, who="teacher", what="Open a case")
    assert cases.get(HERE) == case


def test_a_change_is_kept_with_who_and_what(cases: CaseRepository, db: Database, kept: Case) -> None:
    after = replace(kept, decision=a_decision(Grade.FIVE, reason="Uusi perustelu."))
    assert save(db, cases, after, who="instructor", what="Write the decision")
    assert cases.get(HERE) == after
    last = cases.history(HERE)[-1]
    assert (last.who, last.what, last.at) == ("instructor", "Write the decision", NOON)
    assert "decision.reason" in last.fields


def test_saving_what_does_not_differ_keeps_nothing(cases: CaseRepository, db: Database, kept: Case) -> None:
    before = cases.version(HERE), rows(db, "updates")
    assert save(db, cases, kept) == b""
    assert (cases.version(HERE), rows(db, "updates")) == before


def test_every_version_can_be_read_again(cases: CaseRepository, db: Database, kept: Case) -> None:
    version = cases.version(HERE)
    save(db, cases, replace(kept, notes=(), study_right="1.2.3"))
    assert cases.at_version(HERE, version) == kept
    assert cases.version(HERE) != version


def test_when_it_changed_last_is_kept(db: Database) -> None:
    moments = iter([NOON, NOON, NOON + timedelta(hours=1), NOON + timedelta(hours=1)])
    cases = CaseRepository(db, lambda: next(moments), peer=1)
    with db.atomic():
        cases.add(a_case(), who="teacher", what="Open a case")
    assert cases.changed_at(HERE) == NOON
    save(db, cases, a_case(study_right="1.2.3"))
    assert cases.changed_at(HERE) == NOON + timedelta(hours=1)


def test_a_change_in_a_transaction_that_fails_is_not_kept(cases: CaseRepository, db: Database, kept: Case) -> None:
    before = cases.version(HERE), lists(cases).page(0, 10), cases.history(HERE)
    with pytest.raises(ZeroDivisionError), db.atomic():  # noqa: PT012
        cases.save(replace(kept, study_right="1.2.3"), who="teacher", what="Edit")
        raise ZeroDivisionError
    assert cases.get(HERE) == kept
    assert (cases.version(HERE), lists(cases).page(0, 10), cases.history(HERE)) == before


def test_a_case_that_is_not_there_is_told(cases: CaseRepository, db: Database) -> None:
    for ask in (cases.get, cases.version, cases.changed_at, cases.history, cases.export):
        with pytest.raises(UserError, match="no longer in the file"):
            ask("elsewhere")
    with pytest.raises(UserError, match="no longer in the file"):
        save(db, cases, a_case())


def test_a_case_of_a_newer_program_is_told(cases: CaseRepository, db: Database, kept: Case) -> None:
    document = cases._open(HERE)
    value = document.value()
    value["decision"]["grade"] = "excellent"
    document.write(value, who="teacher", what="Edit", at=NOON)
    db.execute("UPDATE documents SET snapshot = ?", (document.snapshot(),))
    with pytest.raises(UserError, match="newer version of the program"):
        CaseRepository(db, clock).get(HERE)


def test_a_damaged_document_is_told(cases: CaseRepository, db: Database, kept: Case) -> None:
    db.execute("UPDATE documents SET snapshot = substr(snapshot, 1, 50)")
    with pytest.raises(UserError, match="damaged"):
        CaseRepository(db, clock).get(HERE)


def test_what_was_taken_back_is_not_read(cases: CaseRepository, db: Database, kept: Case) -> None:
    for number in (12, 13):  # both are written as the same version of the document
        with suppress(KeyError), db.atomic():
            cases.save(replace(kept, number=number), who="teacher", what="Edit")
            assert cases.get(HERE).number == number
            raise KeyError
        assert cases.get(HERE) == kept


def test_what_another_program_wrote_is_read(
    cases: CaseRepository, db: Database, path: Path, data_key: bytes, kept: Case
) -> None:
    assert cases.get(HERE) == kept
    elsewhere = open_file(path, data_key)
    with elsewhere.atomic():
        CaseRepository(elsewhere, clock).save(replace(kept, number=12), who="teacher", what="Edit")
    elsewhere.close()
    assert cases.get(HERE).number == 12


def test_texts_with_any_letter_are_kept(cases: CaseRepository, db: Database, kept: Case) -> None:
    odd = "Näyttö 😀 \x00 «Kuusikko» ŠŽ \u202e\n" + "x" * 20_000
    after = replace(kept, student=replace(kept.student, name=odd), decision=a_decision(reason=odd))
    save(db, cases, after)
    assert cases.get(HERE) == after
    save(db, cases, replace(after, decision=a_decision(reason="halved \ud800")))
    assert cases.get(HERE).decision.reason == "halved ?"


@pytest.fixture
def other(db: Database, data_key: bytes, kept: Case, cases: CaseRepository) -> tuple[CaseRepository, Database]:
    """The instructor's laptop, with a copy of the case."""
    copy = create_file(db.path.with_name("toinen.naytot"), data_key)
    repository = CaseRepository(copy, clock, peer=2)
    with copy.atomic():
        assert repository.merge(HERE, cases.export(HERE), who="instructor") == []
    return repository, copy


def test_a_copy_has_the_case_its_history_and_its_row(
    cases: CaseRepository, kept: Case, other: tuple[CaseRepository, Database]
) -> None:
    assert other[0].get(HERE) == kept
    assert other[0].history(HERE) == cases.history(HERE)
    assert other[0].version(HERE) == cases.version(HERE)
    assert lists(other[0]).page(0, 10) == lists(cases).page(0, 10)
    other[1].close()


def test_two_copies_come_together(
    cases: CaseRepository, db: Database, kept: Case, other: tuple[CaseRepository, Database]
) -> None:
    theirs, file = other
    base = cases.version(HERE)
    save(db, cases, replace(kept, study_right="1.2.3", student=replace(kept.student, number="1")))
    save(file, theirs, replace(kept, exported_at=NOON, student=replace(kept.student, number="2")), who="instructor")
    update = theirs.export(HERE, base)
    with db.atomic():
        (conflict,) = cases.merge(HERE, update, who="instructor")
    merged = cases.get(HERE)
    assert (merged.study_right, merged.exported_at) == ("1.2.3", NOON)
    assert (conflict.field, conflict.mine, conflict.theirs) == ("student.number", "1", "2")
    assert (conflict.mine_by, conflict.theirs_by, conflict.kept) == ("teacher", "instructor", merged.student.number)
    assert cases.conflicts(HERE) == [conflict]
    cases.settle(conflict.id, who="teacher")
    assert cases.conflicts(HERE) == []
    with db.atomic():
        assert cases.merge(HERE, update, who="instructor") == []  # the same again
    assert cases.get(HERE) == merged
    file.close()


def test_a_damaged_or_foreign_update_changes_nothing(
    cases: CaseRepository, db: Database, kept: Case, other: tuple[CaseRepository, Database]
) -> None:
    theirs, file = other
    with file.atomic():
        theirs.add(a_case(id="another"), who="instructor", what="Open a case")
    for update in (b"junk", theirs.export(HERE)[:-4], theirs.export("another")):
        with pytest.raises(UserError), db.atomic():
            cases.merge("another" if update == b"junk" else HERE, update, who="instructor")
    assert cases.get(HERE) == kept
    assert lists(cases).count() == 1
    with pytest.raises(UserError, match="another demonstration"), db.atomic():
        cases.merge("third", theirs.export("another"), who="instructor")
    assert lists(cases).count() == 1
    file.close()


def test_each_opening_of_the_file_writes_under_a_name_of_its_own(db: Database) -> None:
    assert CaseRepository(db, clock)._peer != CaseRepository(db, clock)._peer


def test_documents_are_kept_by_their_sum(cases: CaseRepository, db: Database, kept: Case) -> None:
    data = b"%PDF-1.7 made up"
    sha = cases.add_file(HERE, "record", data)
    assert sha == hashlib.sha256(data).hexdigest()
    assert cases.add_file(HERE, "record", data) == sha
    assert cases.file(sha) == data
    assert cases.file_known(sha)
    assert not cases.file_known("0" * 64)
    assert rows(db, "files") == 1
    with pytest.raises(UserError):
        cases.file("0" * 64)


def test_a_document_of_no_case_is_our_fault(cases: CaseRepository, kept: Case) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        cases.add_file("elsewhere", "record", b"x")


def test_a_deleted_case_leaves_nothing(cases: CaseRepository, db: Database, kept: Case) -> None:
    cases.add_file(HERE, "record", b"x")
    with db.atomic():
        cases.delete(HERE)
    for table in ("documents", "updates", "files", "conflicts", "case_rows"):
        assert rows(db, table) == 0
    assert lists(cases).search("aino") == []


def test_updates_are_kept_as_they_came(cases: CaseRepository, db: Database, kept: Case) -> None:
    update = save(db, cases, replace(kept, study_right="1.2.3"), who="instructor")
    sha, payload, actor, received = db.execute(
        "SELECT sha, payload, actor, received FROM updates ORDER BY rowid DESC LIMIT 1"
    ).fetchone()
    assert (payload, actor) == (update, "instructor")
    assert sha == hashlib.sha256(update).hexdigest()
    assert datetime.fromisoformat(received) == NOON
