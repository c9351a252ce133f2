"""Reading the largest real qualification document into the file, beside json.loads of the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from desktop.actions.curricula import import_document
from tests.benchmarks.measure import ROOT, Result, median_ms
from tests.benchmarks.storing import empty_workspace

DOCUMENT = ROOT.parent / "shared" / "data" / "eperusteet" / "rakenne-sosiaali-ja-terveysala.json"


def run(folder: Path) -> Iterator[Result]:
    """Import against json.loads; nothing where the document is not at hand."""
    if not DOCUMENT.exists():
        return
    data = DOCUMENT.read_bytes()
    bare = median_ms(lambda: json.loads(data))
    spaces = iter(range(1000))

    def once() -> None:
        workspace = empty_workspace(folder / f"import-{next(spaces)}")
        made.append(workspace)

    made: list[object] = []
    once()

    def act() -> None:
        import_document(made[-1], data)  # type: ignore[arg-type]

    full = median_ms(act, rounds=9, before=once)
    yield Result(
        "import of 3.1 MiB into the file, × json.loads", full / bare, "×", 8.0, f"{full:.0f} ms / {bare:.0f} ms"
    )
