"""How things are measured: medians of repeated runs, in this process and in fresh ones."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """One measured thing beside its limit. ``value`` and ``limit`` share the unit; a lower value is better."""

    name: str
    value: float
    unit: str
    limit: float
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the value is within the limit."""
        return self.value <= self.limit


def median_ms(act: Callable[[], object], rounds: int = 15, before: Callable[[], object] | None = None) -> float:
    """The median time of an act in milliseconds, without garbage collection in between."""
    times = []
    act()
    for _round in range(rounds):
        if before:
            before()
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
        gc.enable()
    return statistics.median(times)


def fresh(programs: Mapping[str, str], rounds: int, **environment: str) -> dict[str, tuple[float, float]]:
    """For each program, by name: median milliseconds to the moment that it prints, and its peak memory in MiB.

    Each runs in a fresh Python and prints one number: ``time.time()`` at the moment that counts. They take turns, so
    that what else the machine does meets all of them alike; the first turn fills caches and does not count.
    """
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _round in range(rounds + 1):
        for name, code in programs.items():
            runs[name].append(_run(code, environment))
    return {name: _medians(kept[1:]) for name, kept in runs.items()}


def _medians(runs: list[tuple[float, float]]) -> tuple[float, float]:
    times, peaks = zip(*runs, strict=True)
    return statistics.median(times), statistics.median(peaks)


def _run(code: str, environment: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds to what a fresh Python prints, and its peak memory in MiB."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.time()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**kept, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    with process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the measured program ended with {process.returncode}")
    return (float(printed) - start) * 1000, usage.ru_maxrss / 1024
