"""Removing for good: no name of the student is left anywhere within reach, and the certificate says what went."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import drafts, erasing, evidence, observing, register, signing
from desktop.actions.automatic import choose_backup_folder, prepare_automatic
from desktop.actions.backup import back_up
from desktop.actions.erasing import certificate, erasures, plan_removal, remove_cases
from desktop.actions.searching import search_everything
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import KeptPlan
from desktop.domain.erasure import CopyKind, CopyState
from desktop.domain.errors import UserError
from desktop.domain.people import Student
from desktop.domain.register import KnownStudent
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from desktop.store import schema
from desktop.store.cases import TEXTS
from desktop.store.connection import connect
from desktop.store.documents import Document
from desktop.store.locks import locks_path
from desktop.store.merging import all_operations
from tests.builders import DAY, NOON, a_case, a_plan, an_agreed_case, an_informed_case
from tests.export.pictures import a_photo
from tests.export.reading import text_of
from tests.export.structure import faults

NAME, NUMBER = "Xenofon Qvistgård", "Q77812"
STUDENT = Student(name=NAME, number=NUMBER)
NEEDLES = ("xenofon", "qvistgård", "q77812", "tilkkutäkki")  # the last stood in a note, a draft and the evidence
Keep = Callable[[Case], Case]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder that everything of this test would use."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def full(workspace: Workspace, keep: Keep, temporary: Path) -> Workspace:
    """A file with two students, of whom one has left traces everywhere that the program knows of."""
    keep(an_informed_case(id="signed01", student=STUDENT))
    plan = a_plan(agreed=dict.fromkeys(Role, DAY), place_description="Tilkkutäkkien ompelimo")
    keep(a_case(id="begun001", student=STUDENT, plan=plan, started_at=NOON))
    keep(an_informed_case(id="other001", student=Student(name="Aino Esimerkki", number="12345")))
    for case_id in ("signed01", "begun001"):
        drafts.keep_draft(workspace, case_id, "note", "Ompeli tilkkutäkkiä, kuten Xenofon")
    observing.add_note(workspace, "begun001", "teacher", "Xenofon ompeli tilkkutäkin reunan")
    photo = evidence.clean_bytes(a_photo(), "tilkkutäkki.jpg")
    evidence.add_evidence(
        workspace, "begun001", "teacher", photo, text="Tilkkutäkki", consent=NAME, consent_on=workspace.today()
    )
    for role in (Role.TEACHER, Role.INSTRUCTOR, Role.STUDENT):
        signing.sign(workspace, "signed01", role, code=f"{role}-1234", method=SigningMethod.TYPED)
    assert workspace.keys.holders(Role.STUDENT)
    return workspace


def copies(workspace: Workspace, folder: Path) -> list[Path]:
    """An automatic backup, one by hand, and one that was put aside."""
    stick = folder / "tikku"
    stick.mkdir()
    made = prepare_automatic(workspace)()
    assert made is not None
    aside = workspace.path.with_name("omat.before-2026-11-01-101500.naytot")
    by_hand = back_up(workspace, stick)
    back_up(workspace, aside.with_name("x.naytot"))
    aside.with_name("x.naytot").rename(aside)
    locks_path(aside.with_name("x.naytot")).rename(locks_path(aside))
    with workspace.change("Test", Kind.SETTINGS):  # the way by which this one was made is no backup by hand
        workspace.settings.set("backup", None)
        kept = workspace.settings.get("backups")
        assert isinstance(kept, list)
        workspace.settings.set("backups", [one for one in kept if "x.naytot" not in one["path"]])
    return [made, by_hand, aside]


def in_plain(files: list[Path]) -> set[str]:
    """The needles that stand in the bytes of files, in any of the ways in which programs write."""
    spellings = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
    return {
        f"{needle} in {file.name}"
        for file in files
        for needle in NEEDLES
        for way in spellings
        if needle.encode(way) in file.read_bytes().lower()
    }


def behind_the_lock(path: Path, data_key: bytes) -> set[str]:
    """The needles in any value of any table of the opened file, in its index and in the histories of documents."""
    found = set()
    with closing(connect(path, data_key)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"').fetchall():
                found |= {f"{one} in {table}" for value in row for one in NEEDLES if _says(value, one)}
        for (snapshot,) in connection.execute("SELECT snapshot FROM documents").fetchall():
            told = all_operations(Document(0, TEXTS, bytes(snapshot))).casefold()
            found |= {f"{one} in a history" for one in NEEDLES if one in told}
    return found


def _says(value: object, needle: str) -> bool:
    if isinstance(value, bytes):
        return any(needle.encode(way) in value.lower() for way in ("utf-8", "utf-16-be"))
    return isinstance(value, str) and needle in value.casefold()


def everything(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def test_no_trace_is_left_in_file_journal_backups_temporary_folder_or_log(
    full: Workspace,
    tmp_path: Path,
    temporary: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    key = full.file.data_key
    known = copies(full, tmp_path)
    for one in (full.path, *known):
        assert len({found.split()[0] for found in behind_the_lock(one, key)}) == len(NEEDLES), one
    done = remove_cases(full, ["signed01", "begun001"])
    assert {one.state for one in done.copies} == {CopyState.CLEANED}
    journal = full.path.with_name("omat.naytot-wal")
    assert journal.exists()
    assert in_plain(everything(tmp_path)) == set()
    for one in (full.path, *known):
        assert behind_the_lock(one, key) == set(), one
    for needle in NEEDLES:
        assert needle not in (caplog.text + "".join(capfd.readouterr())).casefold()
    assert full.lists.ids() == ["other001"]
    full.close()
    assert behind_the_lock(full.path, key) == set()
    assert in_plain(everything(tmp_path)) == set()


def test_what_is_left_is_whole_in_the_file_and_in_its_copies(full: Workspace, tmp_path: Path) -> None:
    before = full.cases.get("other001")
    known = copies(full, tmp_path)
    remove_cases(full, ["signed01", "begun001"])
    assert full.cases.get("other001") == before
    assert [hit.key for hit in search_everything(full, "aino") if hit.kind == "case"] == [("other001",)]
    assert not search_everything(full, "xenofon")
    for one in known:
        with closing(connect(one, full.file.data_key)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT id FROM case_rows").fetchall() == [("other001",)]
        assert not one.with_name(f"{one.name}-wal").exists()


def test_the_certificate_tells_counts_and_sums_and_never_the_name(full: Workspace, tmp_path: Path) -> None:
    copies(full, tmp_path)
    plan = plan_removal(full, ["signed01", "begun001"])
    done = remove_cases(full, ["signed01", "begun001"])
    assert done.cases == plan.measured
    assert (done.keys, sum(one.drafts for one in done.cases), done.files) == (1, 2, 6)
    assert {one.kind for one in done.copies} == set(CopyKind)
    assert erasures(full) == (done,)
    pdf = certificate(done)
    assert faults(pdf) == []
    told = " ".join(" ".join(text_of(pdf, tag)) for tag in ("P", "TD", "TH"))
    assert "Maija Opettaja" in told
    assert done.cases[0].sum in told.replace(" ", "")
    assert all(needle not in told.casefold() for needle in NEEDLES)
    assert certificate(done) == pdf
    assert NAME.split()[0] not in erasing.certificate_name(done)


def test_a_copy_out_of_reach_is_named_and_cleaned_when_it_is_back(full: Workspace, tmp_path: Path) -> None:
    _made, by_hand, _aside = copies(full, tmp_path)
    away = tmp_path / "poissa"
    by_hand.parent.rename(away)
    done = remove_cases(full, ["signed01", "begun001"])
    assert [one.name for one in done.out_of_reach] == [by_hand.name]
    assert by_hand.name in " ".join(text_of(certificate(done), "P"))
    away.rename(by_hand.parent)
    (again,) = erasing.prepare_again(full)()
    erasing.finish_again(full, [again])
    assert again.out_of_reach == ()
    assert erasures(full) == (again,)
    assert behind_the_lock(by_hand, full.file.data_key) == set()


def test_a_damaged_copy_is_told_and_left(full: Workspace, tmp_path: Path) -> None:
    made, *_rest = copies(full, tmp_path)
    made.write_bytes(made.read_bytes()[:4096] + b"x" * 8192)
    done = remove_cases(full, ["signed01", "begun001"])
    assert [(one.name, one.kind) for one in done.out_of_reach] == [(made.name, CopyKind.AUTOMATIC)]


def test_a_student_who_keeps_another_demonstration_keeps_the_key_too(full: Workspace) -> None:
    done = remove_cases(full, ["begun001"])
    assert done.keys == 0
    assert full.keys.holders(Role.STUDENT)
    assert full.lists.ids() == ["other001", "signed01"]


def test_another_student_of_the_same_name_keeps_the_key(full: Workspace, keep: Keep) -> None:
    keep(a_case(id="namesake", student=Student(name=NAME, number="1")))
    assert remove_cases(full, ["signed01", "begun001"]).keys == 0


def test_others_that_name_the_student_are_told(full: Workspace, keep: Keep) -> None:
    keep(an_agreed_case(id="friend01", started_at=NOON))
    observing.add_note(full, "friend01", "teacher", f"Työskenteli parina: {NAME}")
    done = remove_cases(full, ["signed01", "begun001"])
    assert done.mentions == ("friend01",)
    assert "friend01" in " ".join(text_of(certificate(done), "P"))


def test_the_warnings_say_what_speaks_against_it(full: Workspace) -> None:
    plan = plan_removal(full, ["signed01", "begun001"])
    told = " ".join(plan.warnings(full.today()))
    assert "7.12.2026" in told
    assert len(plan.warnings(full.today())) == 3


def test_undo_and_memory_hold_nothing_of_it(full: Workspace) -> None:
    remove_cases(full, ["begun001"])
    assert not full.can_undo("begun001")
    with pytest.raises(UserError):
        full.cases.get("begun001")
    assert "begun001" not in full.cases._held


def test_nothing_goes_while_another_program_reads_the_file(full: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    observing.add_note(full, "begun001", "teacher", "Vielä yksi")
    with closing(connect(full.path, full.file.data_key)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM documents").fetchone()
        observing.add_note(full, "begun001", "teacher", "Ja toinen")
        monkeypatch.setattr("desktop.store.connection._BUSY_SECONDS", 0.05)
        with pytest.raises(UserError, match=r"omat\.naytot"):
            remove_cases(full, ["begun001"])
        other.rollback()
    assert "begun001" in full.lists.ids()
    assert erasures(full) == ()
    assert erasing.unfinished_removal(full) is None


def test_a_student_goes_from_the_register_too_with_their_plans(full: Workspace, tmp_path: Path) -> None:
    oid = "1.2.246.562.24.00000000777"
    record = KnownStudent(student=replace(STUDENT, oid=oid), study_right="1.2.246.562.15.00000000778")
    register.take_in(full, students=[record, KnownStudent(student=Student(name="Noor Näyte", number="N1"))])
    with full.change("Test", Kind.PEOPLE):
        full.plans.add(KeptPlan(key="p1", learner=oid, file="xenofon.json", kept_at=NOON), b'{"etunimi": "Xenofon"}')
        full.plans.add(KeptPlan(key="p2", learner="1.2.3", file="noor.json", kept_at=NOON), b"{}")
    known = copies(full, tmp_path)
    row = next(one for one in full.known.students(full.today()) if one.student.name == NAME)
    done = remove_cases(full, [], row.key)
    assert (len(done.cases), done.records, done.plans, done.keys) == (2, 1, 1, 1)
    assert register.undo_people(full) == ""
    assert [one.student.name for one in full.register.students()] == ["Noor Näyte"]
    for one in (full.path, *known):
        assert behind_the_lock(one, full.file.data_key) == set(), one
    (left,) = full.plans.all()
    assert left.key == "p2"


def test_a_student_known_without_a_demonstration_goes_alone(full: Workspace) -> None:
    register.take_in(full, students=[KnownStudent(student=Student(name="Noor Näyte", number="N1"))])
    row = next(one for one in full.known.students(full.today()) if one.student.name == "Noor Näyte")
    done = remove_cases(full, [], row.key)
    assert (done.cases, done.records) == ((), 1)
    assert faults(certificate(done)) == []


def test_a_demonstration_that_goes_leaves_its_student_in_the_register_and_says_so(full: Workspace) -> None:
    register.take_in(full, students=[KnownStudent(student=STUDENT)])
    done = remove_cases(full, ["signed01", "begun001"])
    assert done.places == ("known_students",)
    assert "opiskelijoiden rekisteri" in " ".join(text_of(certificate(done), "P"))


def test_a_copy_of_an_older_schema_is_cleaned_too(full: Workspace, tmp_path: Path) -> None:
    *_others, aside = copies(full, tmp_path)
    with closing(connect(aside, full.file.data_key)) as connection:
        for table in ("plans", "known_students", "known_workplaces"):
            connection.execute(f"DROP TABLE {table}")
        names = [name for name in schema.names if name in ("make_register", "make_plans")]
        for name in names:
            connection.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (name,))
        connection.execute("PRAGMA user_version = 4")
    done = remove_cases(full, ["signed01", "begun001"])
    assert {one.state for one in done.copies} == {CopyState.CLEANED}
    assert behind_the_lock(aside, full.file.data_key) == set()


def test_a_removal_that_is_cut_off_goes_on_at_the_next_start(full: Workspace, tmp_path: Path) -> None:
    plan = plan_removal(full, ["signed01", "begun001"])
    assert erasing.unfinished_removal(full) is None
    erasing.prepare_removal(full, plan)()  # and then the program is killed: nothing was finished
    assert erasures(full) == ()
    rest = erasing.unfinished_removal(full)
    assert rest is not None
    done = erasing.finish_removal(full, rest())
    assert done.cases == plan.measured
    assert erasures(full) == (done,)
    assert erasing.unfinished_removal(full) is None
    assert behind_the_lock(full.path, full.file.data_key) == set()


def test_a_backup_made_while_the_question_was_open_is_cleaned_too(full: Workspace) -> None:
    plan = plan_removal(full, ["signed01", "begun001"])
    work = erasing.prepare_removal(full, plan)
    made = prepare_automatic(full)()
    assert made is not None
    assert [one.name for one in erasing.finish_removal(full, work()).copies] == [made.name]
    assert behind_the_lock(made, full.file.data_key) == set()


def test_choosing_nothing_is_told(workspace: Workspace) -> None:
    with pytest.raises(UserError):
        plan_removal(workspace, [])


@pytest.fixture
def elsewhere(full: Workspace, tmp_path: Path) -> Path:
    """A folder for backups on another disk."""
    folder = tmp_path / "verkkolevy"
    folder.mkdir()
    choose_backup_folder(full, folder)
    return folder


def test_backups_in_a_chosen_folder_and_in_the_one_before_are_cleaned(full: Workspace, elsewhere: Path) -> None:
    made = prepare_automatic(full)()
    choose_backup_folder(full, None)
    beside = prepare_automatic(full)()
    assert made is not None
    assert beside is not None
    done = remove_cases(full, ["signed01", "begun001"])
    assert {one.name for one in done.copies} == {made.name, beside.name}
    assert behind_the_lock(made, full.file.data_key) == set()
