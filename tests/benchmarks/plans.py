"""A whole plan (HOKS) read, checked and written with one demonstration changed, beside json of the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop.exchange.ehoks.plans import read_file
from desktop.exchange.ehoks.putting_in import put_in
from tests.benchmarks.measure import ROOT, Result, median_ms

DOCUMENT = ROOT.parent / "shared" / "data" / "ehoks" / "hoksit.json"
TODAY = date(2026, 11, 27)
DEMONSTRATION = {
    "alku": "2026-11-23",
    "loppu": "2026-11-24",
    "nayttoymparisto": {"nimi": "Hoivakoti Kuusikko", "y-tunnus": "0000012-3"},
    "sisallon-kuvaus": ["Ohjaa aamutoimet"],
}


def run(_folder: Path) -> Iterator[Result]:
    """In and out against json.loads and json.dumps; nothing where the document is not at hand."""
    if not DOCUMENT.exists():
        return
    data = DOCUMENT.read_bytes()
    bare = median_ms(lambda: json.dumps(json.loads(data)), rounds=60)

    def act() -> None:
        [one] = read_file(data, TODAY).plans
        at = next(shown.at for unit in one.plan.units for shown in unit.demonstrations)
        put_in(one.text, at, DEMONSTRATION, 4711)

    full = median_ms(act, rounds=60)
    yield Result(
        "plan (HOKS) of 32 KiB in and out, × json.loads + dumps",
        full / bare,
        "×",
        10.0,
        f"{full:.2f} ms / {bare:.2f} ms",
    )
