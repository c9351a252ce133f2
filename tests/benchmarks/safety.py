"""Backups and restoring beside copying the bytes, and making the lists anew, in a file of 1,000 cases with evidence."""

from __future__ import annotations

import os
import secrets
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from desktop.actions.workspace import Kind, Workspace
from desktop.store.cases import rebuild
from desktop.store.checking import check_quickly
from desktop.store.copying import copy_file
from desktop.store.disk import bring_to_disk
from desktop.store.restoring import restore
from tests.benchmarks.measure import Result, lab_scale, median_ms, side_by_side
from tests.benchmarks.storing import filled_workspace
from tests.builders import NOON

CASES, PICTURES, PICTURE = 1_000, 200, 1 << 20
ROUNDS = 7


def run(folder: Path) -> Iterator[Result]:
    """Lists, backup, check, restore."""
    workspace = filled_workspace(folder / "safety", CASES)
    anew = median_ms(partial(rebuild, workspace.file), 5, clock=time.thread_time) / max(1.0, lab_scale())
    yield Result("lists of 1,000 cases made anew", anew, "ms", 1_000.0, "on this thread, at the scale of the lab")
    _add_evidence(workspace)
    path, key = workspace.path, workspace.file.data_key
    workspace.close()
    from desktop.store.connection import open_file

    database = open_file(path, key)
    places = iter(range(10_000))

    def target() -> Path:
        for old in folder.glob("copy-*"):
            old.unlink()
        return folder / f"copy-{next(places)}.naytot"

    def backup() -> Callable[[], object]:
        return partial(copy_file, database, target())

    times = side_by_side({"copy": lambda: partial(_copy, path, target()), "backup": backup}, ROUNDS)
    yield _ratio("backup of 200 MiB, × copying the bytes", times["backup"], times["copy"])
    yield Result(
        "quick check of 200 MiB, beside the window", median_ms(lambda: check_quickly(path, key), 3), "ms", 3_000
    )
    made = folder / "backup.naytot"
    copy_file(database, made)
    database.close()

    def again() -> Callable[[], object]:
        for old in folder.glob("restored*"):
            old.unlink()
        return partial(restore, folder / "restored.naytot", made, NOON, with_locks=False)

    times = side_by_side({"copy": lambda: partial(_copy, made, target()), "restore": again}, ROUNDS)
    yield _ratio("restoring 200 MiB, × copying the bytes", times["restore"], times["copy"])


def _add_evidence(workspace: Workspace) -> None:
    ids = workspace.lists.ids()
    with workspace.change("Measure", Kind.CASE):
        for number in range(PICTURES):
            workspace.cases.add_evidence(ids[number], secrets.token_bytes(PICTURE))


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    bring_to_disk(target)
    os.replace(target, target.with_suffix(".old"))  # noqa: PTH105 - as a whole or not at all, as a backup is


def _ratio(name: str, ours: list[float], bare: list[float]) -> Result:
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    detail = f"{statistics.median(ours):.0f} ms / {statistics.median(bare):.0f} ms"
    return Result(name, ratio, "×", 1.3, detail)
