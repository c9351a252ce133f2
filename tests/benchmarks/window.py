"""The window on an encrypted file of 10,000 cases: opening long cases, marks, notes, typing, rooms, memory.

What a program does is counted in milliseconds of its own processor time, which other programs on the computer do not
lengthen; only what waits for the disk is measured by the clock. A case is opened beside an empty form: the widgets of
the very page, each as its plain Qt class, of the same nesting, number, place, visibility and look, without words.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.large import MEASURED, large_file
from tests.benchmarks.measure import ROOT, Result

SLOW_DISK = 100  # milliseconds that the slow disk needs for one answer
ACTIONS, EARLY = 2000, 100


def run(folder: Path) -> Iterator[Result]:
    """Each part in a fresh process, on a copy of one file."""
    key = secrets.token_bytes(32)
    path = large_file(folder / "window", key)
    yield from _openings(_measured("openings", path, key))
    yield from _acts(_measured("acts", path, key))
    yield from _rooms(_measured("rooms", path, key))
    yield from _typing(path, key)
    yield _history(_measured("looking_back", path, key))


def run_memory(folder: Path) -> Iterator[Result]:
    """What 2,000 actions leave behind."""
    key = secrets.token_bytes(32)
    found = _measured("memory", large_file(folder / "memory", key, cases=1000), key)
    detail = f"{found['early']:.0f} MiB after {EARLY}, {found['late']:.0f} MiB after {ACTIONS}"
    yield Result("memory after 2,000 actions, × after 100", found["late"] / found["early"], "×", 1.3, detail)


def _measured(part: str, path: Path, key: bytes, *before: str) -> Any:
    """What a fresh process measured in a copy of the file."""
    copy = path.with_name(f"{part}.naytot")
    shutil.copyfile(path, copy)
    command = [*before, sys.executable, "-m", "tests.benchmarks.hands", part, str(copy), key.hex()]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    copy.unlink()
    if done.returncode:
        raise RuntimeError(f"measuring {part} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def _openings(found: dict[str, list[list[float]]]) -> Iterator[Result]:
    for step in MEASURED:
        ours, empty = (statistics.median(times) for times in zip(*found[step], strict=True))
        detail = f"{ours:.0f} ms / {empty:.0f} ms"
        yield Result(f"opening a case of 40 at {step}, × an empty form", ours / empty, "×", 1.5, detail)


def _acts(found: dict[str, list[float]]) -> Iterator[Result]:
    for name, times in found.items():
        detail = f"{min(times):.0f}–{max(times):.0f} ms"
        yield Result(f"{name}, stored and painted", statistics.median(times), "ms", 30.0, detail)


def _history(times: list[float]) -> Result:
    detail = f"{min(times):.0f}–{max(times):.0f} ms"
    return Result("the history of a case with 2,000 changes", statistics.median(times), "ms", 100.0, detail)


def _rooms(found: dict[str, float]) -> Iterator[Result]:
    slowest = max(found, key=lambda one: found[one])
    yield Result("the slowest way from room to room", found[slowest], "ms", 50.0, slowest)


def _typing(path: Path, key: bytes) -> Iterator[Result]:
    """A key that comes while a save is due, on a disk that needs a tenth of a second for every answer."""
    traced: tuple[str, ...] = ()
    if shutil.which("strace"):
        slow = f"inject=fsync,fdatasync:delay_enter={SLOW_DISK}ms"
        traced = ("strace", "-f", "-qq", "--seccomp-bpf", "-o", os.devnull, "-e", "trace=fsync,fdatasync", "-e", slow)
    found = _measured("typing", path, key, *traced)
    detail = f"without a save {found['key']:.1f} ms" + ("" if traced else "; no strace here, so the disk was not slow")
    yield Result("a key that meets a save on a slow disk, by the clock", found["met"], "ms", SLOW_DISK / 2, detail)
