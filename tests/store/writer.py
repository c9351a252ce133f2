"""A process that changes a case again and again, and tells each change once it is kept. It is there to be killed."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from desktop.store.cases import CaseRepository
from desktop.store.connection import open_file
from tests.store.many import clock

WORDS = "Perustelu "


def write_for_ever(path: Path, data_key: bytes) -> None:
    """Count up in the reason of the decision; a number on standard output has been acknowledged by the store."""
    db = open_file(path, data_key)
    cases = CaseRepository(db, clock)
    last = cases.get("case0001").decision.reason.removeprefix(WORDS)
    for number in count(int(last) + 1 if last.isdigit() else 1):
        with db.atomic():
            case = cases.get("case0001")
            decision = replace(case.decision, reason=f"{WORDS}{number}")
            cases.save(replace(case, decision=decision), who="teacher", what="Edit")
        print(number, flush=True)


if __name__ == "__main__":
    write_for_ever(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
