"""The program is killed at any moment: what it had done is there, and all but the last two seconds of typing."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.sharing import verify_document
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.people import Teacher
from desktop.domain.verdict import Outcome
from desktop.store.locks import Cost
from desktop.store.projection import columns_of, search_words
from desktop.store.values import to_value
from tests.builders import (
    NOON,
    a_compared_case,
    a_decision,
    a_qualification,
    a_unit,
    an_agreed_case,
    an_informed_case,
)
from tests.shared import ROOT
from tests.stories.cut_off import PASSPHRASE, STORIES, case_id

KILLS = int(os.environ.get("KILLS", "50"))
"""How often the program is killed; more: KILLS=200 pytest -o faulthandler_timeout=0 FILE"""
AT_A_TIME, ROWS = 2, 9
LOST = 2.0  # seconds of typing
LONGEST = 3.4  # seconds from the first step to the latest kill


@dataclass
class Told:
    """What a killed person had told."""

    story: str
    lines: list[list[Any]] = field(default_factory=list)

    def acts(self, what: str) -> Iterator[list[str]]:
        """What was told of acts of a kind."""
        return (line[2:] for line in self.lines if line[0] == what)

    @property
    def typed_long_ago(self) -> str:
        """What stood in the last field two seconds before the last word from the person."""
        typing = [line for line in self.lines if line[0] in ("typed", "noted", "explained")]
        old = [line for line in typing if line[1] <= self.lines[-1][1] - LOST]
        return str(old[-1][-1]) if old else ""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file in which each story has its case."""
    folder = tmp_path_factory.mktemp("prepared")
    workspace, _key = create_workspace(
        folder / "omat.naytot",
        PASSPHRASE,
        Teacher(name="Maija Opettaja", provider="Esimerkkiopisto"),
        cost=Cost(passes=1, memory=8, lanes=1),
    )
    unit = a_unit(ROWS)
    begun = an_agreed_case(ROWS, started_at=NOON)
    compared = a_compared_case(ROWS)
    cases = {
        "observe": begun,
        "assess": begun,
        "take turns": begun,
        "decide": replace(compared, decision=replace(a_decision(), reason="", strengths="")),
        "sign": an_informed_case(ROWS),
    }
    with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(unit), original=b"{}", findings=())
        content = workspace.curriculum.content_of(unit)
        for story, case in cases.items():
            pinned = replace(case, id=case_id(story), unit=replace(case.unit, content=content))
            workspace.cases.add(pinned, who="teacher", what="Test")
    workspace.close()
    return folder


def killed(path: Path, story: str, seed: int) -> Told:
    """Let a person work, and kill the program at a moment that the seed chooses."""
    moment = random.Random(seed).uniform(0, LONGEST)
    command = [sys.executable, "-m", "tests.stories.cut_off", str(path), story, str(seed)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = Told(story)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True, env=environment
    ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        if first:
            time.sleep(moment)
            assert process.poll() is None, process.stderr.read()
            process.kill()
        rest = process.stdout.read()
        assert first, process.stderr.read()
    whole = (first + rest).splitlines(keepends=True)
    told.lines = [json.loads(line) for line in whole if line.endswith("\n")]
    return told


def play(prepared: Path, folder: Path, number: int) -> Told:
    """One kill in a copy of the file, and what is found afterwards."""
    shutil.copytree(prepared, folder)
    path = folder / "omat.naytot"
    told = killed(path, list(STORIES)[number % len(STORIES)], number)
    workspace = open_workspace(path, PASSPHRASE)
    try:
        check(workspace, told)
    finally:
        workspace.close()
    shutil.rmtree(folder)
    return told


def check(workspace: Workspace, told: Told) -> None:
    """Everything that was told is in the file, and the file is sound."""
    case = workspace.cases.get(case_id(told.story))
    notes = {note.text for note in case.notes}
    for (text,) in told.acts("noted"):
        assert text in notes, (told.story, text)
    marks = {(who, row): level for who, row, level in told.acts("marked")}
    newest = {(who, row): level for who, row, level in list(told.acts("marking"))[-1:]}
    for (who, row), level in marks.items():
        kept = case.view(who).levels.get(row)
        assert kept in (level, newest.get((who, row), level)), (told.story, row)  # a kill may come before it is told
    for who, row, text in told.acts("explained"):
        assert case.view(who).comments[row] == text
    for (role,) in told.acts("signed"):
        check_signature(workspace, case, role)
    check_typing(workspace, case, told)
    check_file(workspace)


def check_signature(workspace: Workspace, case: Case, role: str) -> None:
    """The signature is in the case, and the signed document says the same."""
    assert role in [one.id for one in case.signing.signatures]
    verdict = verify_document(workspace, workspace.cases.file(case.signing.latest))
    assert verdict.outcome in (Outcome.INTACT, Outcome.INCOMPLETE), verdict
    assert {one.signer for one in verdict.signatures} == {one.id for one in case.signing.signatures}


def check_typing(workspace: Workspace, case: Case, told: Told) -> None:
    """What stood in a field two seconds ago begins some text of the case, or a draft."""
    texts = list(_texts(to_value(case)))
    rows = workspace._db.execute("SELECT value FROM settings WHERE key LIKE 'draft.%'").fetchall()
    drafts = [json.loads(value) for (value,) in rows]
    assert any(one.startswith(told.typed_long_ago.strip()) for one in (*texts, *drafts, "")), told


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def check_file(workspace: Workspace) -> None:
    """The file is whole, and its lists say what its documents say."""
    db = workspace._db
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
    for name, changed in db.execute("SELECT id, changed FROM documents").fetchall():
        case = workspace.cases.get(name)
        expected = columns_of(db, case, datetime.fromisoformat(changed))
        kept = db.execute(f"SELECT {', '.join(expected)} FROM case_rows WHERE id = ?", (name,)).fetchone()
        assert [_read(one) for one in kept] == [_read(one) for one in expected.values()]
        assert all(name in [row.id for row in workspace.lists.search(word)] for word in search_words(case)[0].split())
        if case.signing.latest:
            assert workspace.cases.file_known(case.signing.latest)


def _read(column: object) -> object:
    """JSON by its meaning: the order of names in it is free."""
    return json.loads(column) if isinstance(column, str) and column[:1] in ("{", "[") else column


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill without a word")
def test_a_killed_window_loses_two_seconds_of_typing_at_most_and_no_act(prepared: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(AT_A_TIME) as together:
        played = [together.submit(play, prepared, tmp_path / str(number), number) for number in range(KILLS)]
        told = [one.result() for one in played]
    done = {what for one in told for what, *_rest in one.lines}
    assert done >= {"typed", "noted", "marked", "explained", "handed", "back", "signed"}
    assert sum(bool(one.typed_long_ago) for one in told) > KILLS // 10  # enough of them lived longer than two seconds
