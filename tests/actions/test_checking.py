"""Whether the file is sound, who has it open, looking without writing, and a clock that was set back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.actions import checking, holding, observing
from desktop.actions.opening import UnwritableError, look_at_workspace, open_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.store.connection import connect
from desktop.store.presence import Holder, Presence, note_path
from tests.builders import NOON, an_agreed_case

PASSPHRASE = "neljä kissaa"
Keep = Callable[[Case], Case]


@pytest.fixture
def full(workspace: Workspace, keep: Keep) -> Workspace:
    """A file with two demonstrations."""
    for name in ("first001", "second02"):
        keep(an_agreed_case(id=name, started_at=NOON))
    return workspace


def spoil(workspace: Workspace, sql: str) -> None:
    with closing(connect(workspace.path, workspace.file.data_key)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute(sql)


def test_a_sound_file_is_told_so(full: Workspace) -> None:
    for check in (checking.prepare_quick_check, checking.prepare_full_check):
        health = check(full)()
        assert (health.sound, health.lists, health.mended, health.cases) == (True, True, False, 2)
        assert "2" in checking.health_words(health)[0]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM case_rows WHERE id = 'first001'",
        "UPDATE case_rows SET changed_at = '2020' WHERE id = 'second02'",
        "DROP TABLE case_rows",
    ],
)
def test_lists_that_miss_a_demonstration_are_made_anew_at_the_quick_look(full: Workspace, sql: str) -> None:
    before = full.lists.page(0, -1)
    spoil(full, sql)
    health = checking.prepare_quick_check(full)()
    assert (health.sound, health.mended) == (True, True)
    assert full.lists.page(0, -1) == before
    assert [row.id for row in full.lists.search("Esimerkki")]


def test_a_row_that_says_something_else_is_found_by_the_full_check(full: Workspace) -> None:
    spoil(full, "UPDATE case_rows SET stage = 'signed' WHERE id = 'first001'")
    assert checking.prepare_quick_check(full)().lists
    health = checking.prepare_full_check(full)()
    assert (health.lists, health.mended) == (False, True)
    assert len(checking.health_words(health)) == 2
    assert checking.prepare_full_check(full)().lists


def test_a_demonstration_that_does_not_read_is_named_and_nothing_is_touched(full: Workspace) -> None:
    spoil(full, "UPDATE documents SET snapshot = x'00' WHERE id = 'first001'")
    health = checking.prepare_full_check(full)()
    assert (health.sound, health.unreadable, health.mended) == (False, ("first001",), False)
    assert "first001" in checking.health_words(health)[0]


def test_a_damaged_page_is_found_by_both_checks(full: Workspace) -> None:
    path, key = full.path, full.file.data_key
    full.close()
    data = bytearray(path.read_bytes())
    data[len(data) // 8192 * 4096 + 100] ^= 1  # a page in the middle
    path.write_bytes(bytes(data))
    from desktop.store.checking import check_quickly, check_thoroughly

    for check in (check_quickly, check_thoroughly):
        assert not check(path, key).whole
    assert "varmuuskopio" in checking.health_words(check_quickly(path, key))[0]


def test_who_has_it_open_is_told_to_those_who_can_read_the_file(full: Workspace) -> None:
    full.presence = held = holding.hold(full)  # type: ignore[assignment]
    assert isinstance(held, Presence)
    note = note_path(full.path)
    assert b"Maija" not in note.read_bytes()
    again = open_workspace(full.path, PASSPHRASE)
    other = holding.hold(again)
    assert isinstance(other, Holder)
    assert "Maija Opettaja" in holding.holder_words(other)
    assert other.since == NOON
    full.close()
    assert not note.exists()
    mine = holding.hold(again)
    assert isinstance(mine, Presence)
    mine.leave()
    again.close()


def test_a_note_that_a_killed_program_left_holds_nobody(full: Workspace) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from desktop.store.presence import Holder, Presence, claim\n"
        "assert isinstance(claim(Path(sys.argv[1]), bytes(32), Holder(who='x')), Presence)\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(full.path)], check=False).returncode == 9
    assert note_path(full.path).exists()
    held = holding.hold(full)
    assert isinstance(held, Presence)
    held.leave()


def test_looking_writes_nothing_and_every_change_is_refused_in_a_sentence(full: Workspace) -> None:
    observing.add_note(full, "first001", "teacher", "Kirjaus")
    before = {one.name: one.read_bytes() for one in full.path.parent.iterdir() if not one.name.endswith("-shm")}
    look = look_at_workspace(full.path, PASSPHRASE, "Vain katseltavana")
    assert look.cases.get("first001").notes[0].text == "Kirjaus"
    assert len(look.lists.search("Esimerkki")) == 2
    look.expect_changes()
    with pytest.raises(UserError, match="Vain katseltavana"):
        observing.add_note(look, "first001", "teacher", "Toinen")
    look.close()
    after = {one.name: one.read_bytes() for one in full.path.parent.iterdir() if not one.name.endswith("-shm")}
    assert after == before


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount")
def test_a_file_where_nothing_may_be_written_is_looked_at(full: Workspace, tmp_path: Path) -> None:
    path = full.path
    full.close()
    place = tmp_path / "lukittu"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "none", str(place)], check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        for one in path.parent.glob("omat.naytot*"):
            (place / one.name).write_bytes(one.read_bytes())
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        with pytest.raises(UnwritableError, match="lukittu"):
            open_workspace(place / path.name, PASSPHRASE)
        look = look_at_workspace(place / path.name, PASSPHRASE, "Vain katseltavana")
        assert look.lists.ids() == ["first001", "second02"]
        assert holding.hold(look) is None
        look.close()
    finally:
        subprocess.run(["umount", str(place)], check=True)


class Clock:
    """A clock that is set by hand."""

    moment = NOON

    def __call__(self) -> datetime:
        """The moment."""
        return self.moment


def test_a_clock_that_was_set_back_is_told_and_breaks_no_order(full: Workspace) -> None:
    clock = Clock()
    full.close()
    workspace = open_workspace(full.path, PASSPHRASE, clock=clock)
    observing.add_note(workspace, "first001", "teacher", "Ensin")
    assert checking.clock_words(workspace) == ""
    clock.moment = NOON - timedelta(days=20)
    assert "23.11.2026" in checking.clock_words(workspace)
    observing.add_note(workspace, "first001", "teacher", "Sitten")
    assert workspace.cases.changed_at("first001") == NOON
    assert [one.id for one in workspace.lists.page(0, 2)] == ["first001", "second02"]
    history = workspace.cases.history("first001")
    assert history[-1].at == clock.moment
    assert {note.text for note in workspace.cases.get("first001").notes} == {"Ensin", "Sitten"}
    assert [note.text for note in workspace.cases.at_version("first001", history[-1].before).notes] == ["Ensin"]
    workspace.close()
