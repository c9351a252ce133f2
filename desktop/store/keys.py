"""The signers' own keys (PKCS#12), each locked by a code that only its owner knows."""

from __future__ import annotations

from desktop.store.connection import Database

_BETWEEN = " · "


class SignerKeyRepository:
    """Keeps one key for each holder, who is named as "role · name · organisation"; the caller opens the transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, holder: str, pkcs12: bytes) -> None:
        """Keep a holder's key; a new one replaces it."""
        row = {"holder": holder, "role": _role(holder), "pkcs12": pkcs12}
        self._db.utils.table("signer_keys").upsert(row, pk="holder")

    def get(self, holder: str) -> bytes | None:
        """The key of a holder."""
        kept = self._db.execute("SELECT pkcs12 FROM signer_keys WHERE holder = ?", (holder,)).fetchone()
        return bytes(kept[0]) if kept else None

    def holders(self, role: str) -> list[str]:
        """Everyone in a role who has a key here."""
        rows = self._db.execute("SELECT holder FROM signer_keys WHERE role = ? ORDER BY holder", (str(role),))
        return [row[0] for row in rows]

    def remove(self, holder: str) -> None:
        """Forget a holder's key, for when the code is lost; the next signature asks for a new code."""
        self._db.execute("DELETE FROM signer_keys WHERE holder = ?", (holder,))


def holder_name(role: str, name: str, organisation: str) -> str:
    """Whose key it is: a person in a role at an organisation, spelt the same each time."""
    return _BETWEEN.join((role, name.strip(), organisation.strip()))


def student_holder(name: str) -> str:
    """Under what name a student's own key is kept: students sign for no organisation."""
    return holder_name("student", name, "")


def _role(holder: str) -> str:
    return holder.partition(_BETWEEN)[0]
