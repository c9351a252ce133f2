"""One edit to disk, opening a case, and search, in a file of 10,000 cases."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from desktop.actions.deciding import save_decision
from desktop.actions.searching import search_everything
from desktop.actions.workspace import Workspace
from desktop.store.connection import create_file
from tests.benchmarks.measure import Result, median_ms
from tests.store.many import fill

CASES = 10_000


def empty_workspace(folder: Path, key: bytes = b"") -> Workspace:
    """A new file with a raw key: what is measured is the work, not the making of keys."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mittaus.naytot"
    return Workspace(create_file(path, key or secrets.token_bytes(32)), path)


def filled_workspace(folder: Path, cases: int = CASES, key: bytes = b"") -> Workspace:
    """A file with many made-up cases."""
    workspace = empty_workspace(folder, key)
    fill(workspace, cases)
    return workspace


def run(folder: Path) -> Iterator[Result]:
    """Edit, open, search."""
    workspace = filled_workspace(folder / "store")
    ids = [row.id for row in workspace.lists.page(0, 200)]
    numbers, turn = count(), count()

    def edit() -> None:
        case = workspace.cases.get(ids[0])
        save_decision(workspace, ids[0], replace(case.decision, reason=f"Perustelu {next(numbers)}"))

    yield Result("one edit to disk with projection", median_ms(edit, 50), "ms", 10.0)
    opened = median_ms(lambda: workspace.cases.get(ids[next(turn) % len(ids)]), 100)
    yield Result("opening a case", opened, "ms", 5.0)
    bare = median_ms(lambda: workspace.lists.bare_search("esimerkki aino", 50), 40)
    full = median_ms(lambda: workspace.lists.search("esimerkki aino", 50), 40)
    yield Result("search over 10,000 cases, × bare FTS5", full / bare, "×", 1.5, f"{full:.1f} ms / {bare:.1f} ms")
    for name, text in (("as typed", "kuusik aamutoi"), ("with a mistyped name", "hiovakoti esimrekki")):
        found = median_ms(partial(search_everything, workspace, text), 20)
        yield Result(f"search over everything, {name}", found, "ms", 60.0)
    today, known = workspace.today(), workspace.known
    students = median_ms(lambda: known.students(today, "", 0, 100), 30)
    yield Result("a page of students in 10,000 cases", students, "ms", 10.0)
    place = known.workplaces(today)[0].key

    def workplaces() -> None:
        known.workplaces(today, "", 0, 100)
        known.instructors("", place, 5)
        workspace.lists.of_workplace(place, 0, 100)

    yield Result("workplaces, and all of one, in 10,000 cases", median_ms(workplaces, 30), "ms", 20.0)
    completing = median_ms(lambda: known.students(today, "a", 0, 6), 30)
    yield Result("completing a name in 10,000 cases", completing, "ms", 20.0)
    workspace.close()
