"""Measure everything and print a table and JSON; exit code 1 when a limit does not hold."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import documents, importing, library, plans, rosters, safety, start, storing, window
from tests.benchmarks.measure import Result

SUITES: dict[str, Callable[[Path], Iterator[Result]]] = {
    "start": start.run,
    "import": importing.run,
    "rosters": rosters.run,
    "plans": plans.run,
    "store": storing.run,
    "safety": safety.run,
    "library": library.run,
    "documents": documents.run,
    "window": window.run,
    "memory": window.run_memory,
}


def main() -> int:
    """Run the suites named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=[*SUITES], default=[*SUITES], help="measure these alone")
    parser.add_argument("--json", metavar="PATH", help="write the numbers here too")
    options = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only:
            for result in SUITES[name](Path(folder)):
                results.append(result)
                mark = "ok  " if result.holds else "OVER"
                print(
                    f"{mark} {result.name:58} {result.value:8.2f} {result.unit:4} ≤ {result.limit:g}  {result.detail}"
                )
    numbers = json.dumps([{**asdict(one), "holds": one.holds} for one in results], ensure_ascii=False, indent=1)
    print(numbers)
    if options.json:
        Path(options.json).write_text(numbers, encoding="utf-8")
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
