"""How things are measured: medians of repeated runs, in this process and in fresh ones."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
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


def fresh(code: str, rounds: int, **environment: str) -> tuple[float, float]:
    """Median milliseconds from start to the moment a fresh Python prints, and its peak memory in MiB.

    The code prints one number: ``time.time()`` at the moment that counts.
    """
    times, peaks = [], []
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _round in range(rounds + 1):
        start = time.time()
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**kept, "QT_QPA_PLATFORM": "offscreen", **environment},
        )
        assert process.stdout is not None
        printed = process.stdout.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"the measured program ended with {process.returncode}")
        times.append((float(printed) - start) * 1000)
        peaks.append(usage.ru_maxrss / 1024)
    return statistics.median(times[1:]), statistics.median(peaks[1:])
