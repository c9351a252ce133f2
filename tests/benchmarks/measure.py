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

_LAB_PAGE = 0.85  # milliseconds
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


def median_ms(
    act: Callable[[], object],
    rounds: int = 15,
    before: Callable[[], object] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """The median time of an act in milliseconds, without garbage collection in between.

    Of what works alone on this thread, ``clock`` may be `time.thread_time`: then others' work does not count.
    """
    times = []
    act()
    for _round in range(rounds):
        if before:
            before()
        gc.collect()
        gc.disable()
        start = clock()
        act()
        times.append((clock() - start) * 1000)
        gc.enable()
    return statistics.median(times)


def side_by_side(acts: Mapping[str, Callable[[], Callable[[], object]]], rounds: int) -> dict[str, list[float]]:
    """By name, the milliseconds of each round; in a round all take their turn, each prepared anew before its time runs.

    What else the machine does meets all of them alike: compare round by round.
    """
    times: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + 1):
        for name, prepare in acts.items():
            act = prepare()
            gc.collect()
            gc.disable()
            start = time.perf_counter()
            act()
            spent = (time.perf_counter() - start) * 1000
            gc.enable()
            if number:
                times[name].append(spent)
    return times


def ratio(times: Mapping[str, list[float]], one: str, other: str) -> tuple[float, str]:
    """How many times longer one takes than the other, by the median of the rounds; and how far the rounds differ."""
    found = sorted(a / b for a, b in zip(times[one], times[other], strict=True))
    quarter = len(found) // 4
    middle = statistics.median(times[one]), statistics.median(times[other])
    spread = f"half of the rounds {found[quarter]:.2f}–{found[-quarter - 1]:.2f}"
    return statistics.median(found), f"{middle[0]:.1f} ms / {middle[1]:.1f} ms, {spread}"


def lab_scale() -> float:
    """How much slower this machine is now than the one that the limits were found on: an empty page by reportlab."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    def page() -> None:
        canvas = Canvas(BytesIO())
        canvas.drawString(72, 720, "Näyttö")
        canvas.save()

    return median_ms(page, 60, clock=time.thread_time) / _LAB_PAGE


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
