"""Settings of the file: a JSON value for each key."""

from __future__ import annotations

import json

from desktop.store.connection import Database
from desktop.store.gate import refuse_identity_numbers


class SettingsRepository:
    """Keeps settings; the caller opens the transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str) -> object:
        """The value of a setting, as nested builtins; None when it was never set."""
        kept = self._db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return json.loads(kept[0]) if kept else None

    def set(self, key: str, value: object) -> None:
        """Keep a setting; anything JSON can say."""
        refuse_identity_numbers(value, self.get(key))
        self._db.utils.table("settings").upsert({"key": key, "value": json.dumps(value, ensure_ascii=False)}, pk="key")
