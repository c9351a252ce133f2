"""Plans (HOKS) as they came, byte for byte, so that they can go out again without loss."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from desktop.domain.competence_plan import KeptPlan
from desktop.domain.errors import UserError
from desktop.store.connection import Database
from desktop.store.gate import refuse_identity_numbers
from desktop.store.tables import moment_text
from desktop.texts import _

_COLUMNS = "key, learner, study_right, file, kept"


class PlanRepository:
    """Keeps plans; the caller opens the transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, plan: KeptPlan, text: bytes) -> None:
        """Keep a plan with its text; earlier ones stay."""
        refuse_identity_numbers([plan.file, json.loads(text)])
        values = (plan.key, plan.learner, plan.study_right, plan.file, moment_text(plan.kept_at))
        sql = f"INSERT INTO plans ({_COLUMNS}, text) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
        self._db.execute(sql, (*values, zlib.compress(text)))

    def all(self) -> list[KeptPlan]:
        """Every plan that is kept, the newest first."""
        return self._read("ORDER BY kept DESC, key")

    def newest(self, study_right: str, learner: str = "") -> KeptPlan | None:
        """The newest plan of a study right; of the learner where no plan of the study right is kept."""
        for column, value in (("study_right", study_right), ("learner", learner)):
            if value and (found := self._read(f"WHERE {column} = ? ORDER BY kept DESC, key LIMIT 1", value)):
                return found[0]
        return None

    def text(self, key: str) -> bytes:
        """The text of a plan, byte for byte as it came."""
        row = self._db.execute("SELECT text FROM plans WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise UserError(_("This plan (HOKS) is no longer in the file. Bring it in again."))
        return zlib.decompress(row[0])

    def delete(self, keys: Iterable[str]) -> None:
        """Take plans away, and wipe where they lay."""
        self._db.execute("PRAGMA secure_delete = ON")
        for key in keys:
            self._db.execute("DELETE FROM plans WHERE key = ?", (key,))
        self._db.execute("PRAGMA secure_delete = OFF")

    def _read(self, rest: str, *values: str) -> list[KeptPlan]:
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM plans {rest}", values).fetchall()  # noqa: S608
        return [_plan(*row) for row in rows]


def _plan(key: str, learner: str, study_right: str, file: str, kept: Any) -> KeptPlan:
    return KeptPlan(key=key, learner=learner, study_right=study_right, file=file, kept_at=datetime.fromisoformat(kept))
