"""What the program said is kept is kept: when it is killed, when the disk is full, when the folder is read-only."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.store import locks
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database, create_file, open_file
from tests.builders import a_case, a_decision, an_informed_case
from tests.shared import ROOT
from tests.store.conftest import QUICK
from tests.store.many import clock, lists

HERE = "case0001"
ROUNDS = (1, 3, 8, 20, 35, 60)  # after how many more acknowledged changes each kill comes
TINY = 1_500_000  # bytes of the small disk


@pytest.fixture
def kept(cases: CaseRepository, db: Database) -> Case:
    """A case in the file."""
    case = an_informed_case(4)
    with db.atomic():
        cases.add(case, who="teacher", what="Open a case")
    return case


def test_nothing_of_a_case_can_be_read_on_the_disk(cases: CaseRepository, db: Database, path: Path, kept: Case) -> None:
    secret = "Salaperainen havainto"
    with db.atomic():
        cases.save(replace(kept, decision=a_decision(reason=secret)), who="teacher", what="Edit")
        cases.add_file(HERE, "record", f"%PDF {secret}".encode())
    assert cases.get(HERE).decision.reason == secret
    files = [path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")]
    assert files[1].stat().st_size > 0
    for file in files:
        data = file.read_bytes()
        for word in (secret, "Aino", "Esimerkki", "Kuusikko", "CREATE TABLE", "SQLite format 3"):
            assert word.encode() not in data
            assert word.encode("utf-16-le") not in data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill without a word")
def test_a_killed_program_loses_nothing_it_has_acknowledged(
    db: Database, path: Path, data_key: bytes, kept: Case
) -> None:
    db.close()
    reached = 0
    for more in ROUNDS:
        told = _killed_after(path, data_key, reached + more)
        db = open_file(path, data_key)
        cases = CaseRepository(db, clock)
        reached = int(cases.get(HERE).decision.reason.split()[-1])
        assert reached in (told, told + 1)  # at most one was kept and not yet told
        assert len(cases.history(HERE)) == reached + 1
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert [row.id for row in lists(cases).search("aino")] == [HERE]
        db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process so")
def test_a_laptop_that_falls_asleep_while_it_saves_goes_on_where_it_was(
    db: Database, path: Path, data_key: bytes, kept: Case
) -> None:
    db.close()
    command = [sys.executable, "-m", "tests.store.writer", str(path), data_key.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout
        for more in ROUNDS[:4]:
            told = int(process.stdout.readline())
            process.send_signal(signal.SIGSTOP)  # as sleep does: in the middle of whatever it does
            asleep = open_file(path, data_key)
            assert asleep.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            reason = CaseRepository(asleep, clock).get(HERE).decision.reason
            assert int(reason.split()[-1]) >= told
            asleep.close()
            process.send_signal(signal.SIGCONT)
            for _line in range(more):
                assert int(process.stdout.readline()) > told
        process.kill()
        rest = process.stdout.read().split()
    again = open_file(path, data_key)
    reached = int(CaseRepository(again, clock).get(HERE).decision.reason.split()[-1])
    assert reached >= int(rest[-1] if rest else told)
    assert len(CaseRepository(again, clock).history(HERE)) == reached + 1
    again.close()


def _killed_after(path: Path, data_key: bytes, number: int) -> int:
    """Kill a writing process when it has told a number; returns the last one that it told."""
    command = [sys.executable, "-m", "tests.store.writer", str(path), data_key.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout
        told = 0
        for line in process.stdout:
            told = int(line)
            if told >= number:
                process.kill()
                break
        rest = process.stdout.read().split()
    return int(rest[-1]) if rest else told


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={TINY}", "tmpfs", str(place)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing_and_is_told(small_disk: Path, data_key: bytes) -> None:
    ballast = small_disk / "other"
    ballast.write_bytes(bytes(TINY // 3))
    path = small_disk / "omat.naytot"
    db = create_file(path, data_key)
    cases = CaseRepository(db, clock)
    with db.atomic():
        cases.add(a_case(), who="teacher", what="Open a case")
    with pytest.raises(UserError, match="The disk is full"):
        _fill(db, cases)
    reached = cases.get(HERE)
    stored = db.execute("SELECT count(*) FROM files").fetchone()[0]
    assert reached.study_right == ("" if stored == 0 else str(stored - 1))
    ballast.unlink()
    _edit(db, cases, 99)  # the same open file goes on once there is room
    db.close()
    db = open_file(path, data_key)
    assert CaseRepository(db, clock).get(HERE).study_right == "99"
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def _fill(db: Database, cases: CaseRepository) -> None:
    for number in range(100):
        _edit(db, cases, number)


def _edit(db: Database, cases: CaseRepository, number: int) -> None:
    with db.atomic():
        cases.save(a_case(study_right=str(number)), who="teacher", what="Edit")
        cases.add_file(HERE, "record", os.urandom(50_000))


def test_a_file_is_not_half_made_on_a_full_disk(small_disk: Path, data_key: bytes) -> None:
    (small_disk / "other").write_bytes(bytes(TINY - 60_000))
    with pytest.raises(UserError, match=r"disk is full|could not be written"):
        create_file(small_disk / "omat.naytot", data_key)
    assert [one.name for one in small_disk.iterdir()] == ["other"]


def test_locks_stay_on_a_full_disk(small_disk: Path) -> None:
    path = small_disk / "omat.naytot"
    data_key, _recovery = locks.create_locks(path, "Vanha lause", QUICK)
    with suppress(OSError), (small_disk / "other").open("wb") as other:
        other.write(bytes(2 * TINY))
    with pytest.raises(UserError, match="could not be written"):
        locks.change_passphrase(path, "Vanha lause", "Uusi lause")
    assert locks.unlock(path, "Vanha lause") == data_key


AS_NOBODY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from desktop.domain.errors import UserError
from desktop.store.cases import CaseRepository
from desktop.store.connection import create_file, open_file
from desktop.store.locks import change_passphrase
from desktop.texts import use_language
from tests.builders import a_case
from tests.store.many import clock
import cryptography.hazmat.primitives.ciphers.aead, cryptography.hazmat.primitives.kdf.argon2
import desktop.store.migrations, desktop.store.schema  # what comes late must come before the rights go
use_language("en")
if os.geteuid() == 0:
    os.setuid(65534)
path, key = Path(sys.argv[2]), bytes.fromhex(sys.argv[3])

def edit():
    db = open_file(path, key)
    with db.atomic():
        CaseRepository(db, clock).save(a_case(study_right="1"), who="teacher", what="Edit")

def make():
    create_file(path.with_name("uusi.naytot"), key)

def change():
    change_passphrase(path, "Vanha", "Uusi")

for act in (edit, make, change):
    try:
        act()
    except UserError as error:
        print(str(error))
    else:
        print("it could be done")
"""


def _own_folders(folder: Path) -> list[Path]:
    """A folder and those above it that are for the person of the tests alone."""
    return [one for one in (folder, *folder.parents) if one.stat().st_uid == os.geteuid() and "pytest-" in str(one)]


def _is_open_to_all(folder: Path) -> bool:
    return all(one.stat().st_mode & 0o001 for one in (folder, *folder.parents))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows other rights")
def test_a_read_only_folder_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    if os.geteuid() == 0 and not all(_is_open_to_all(Path(one)) for one in (ROOT, sys.prefix, sys.base_prefix)):
        pytest.skip("another person cannot read the program where it lies")
    path = tmp_path / "omat.naytot"
    data_key, _recovery = locks.create_locks(path, "Vanha", QUICK)
    db = create_file(path, data_key)
    with db.atomic():
        CaseRepository(db, clock).add(a_case(), who="teacher", what="Open a case")
    db.close()
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    for one in tmp_path.iterdir():
        one.chmod(0o444)
    for folder in _own_folders(tmp_path):
        folder.chmod(0o555)
    try:
        command = [sys.executable, "-c", AS_NOBODY, str(ROOT), str(path), data_key.hex()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    finally:
        for folder in _own_folders(tmp_path):
            folder.chmod(0o700)
    edited, made, changed = done.stdout.splitlines() or [done.stderr] * 3
    assert "cannot be written to" in edited
    assert "could not be written: Permission denied" in made
    assert "could not be written: Permission denied" in changed
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_new_file_that_does_not_fit_is_told_and_leaves_nothing(small_disk: Path, data_key: bytes) -> None:
    (small_disk / "other").write_bytes(bytes(TINY - 400_000))
    with pytest.raises(UserError, match="The disk is full"):
        create_file(small_disk / "omat.naytot", data_key)
    assert [one.name for one in small_disk.iterdir()] == ["other"]
