"""Codes of Koodisto as ePerusteet writes them: with parts missing, or temporary ones that exist nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.exchange.eperusteet.reading import Json, Reading

TEMPORARY = "temporary_"


@dataclass(frozen=True, slots=True)
class Code:
    """A code as given: its uri ("tutkinnonosat_101065"), its value ("101065"), either of which may be missing.

    A temporary one must never be exported.
    """

    uri: str = ""
    value: str = ""

    @property
    def temporary(self) -> bool:
        """Whether the code exists in ePerusteet only."""
        return self.uri.startswith(TEMPORARY)

    @property
    def short(self) -> str:
        """The value, else the tail of the uri: not for osa-alueet, whose two parts need not match."""
        return self.value or self.uri.rpartition("_")[2]

    @property
    def official(self) -> str:
        """The uri, where it may be exported, else ""."""
        return "" if self.temporary else self.uri


def read_code(reading: Reading, raw: Json, at: str, key: str = "koodi") -> Code:
    """The code under a key; what it lacks is taken from the twin keys koodiUri and koodiArvo beside it."""
    inner = reading.object(raw, key, at)
    place = f"{at}.{key}"
    uri = reading.word(inner, "uri", place)
    value = reading.word(inner, "arvo", place)
    if key == "koodi":
        uri = uri or reading.word(raw, "koodiUri", at)
        value = value or reading.word(raw, "koodiArvo", at)
    return Code(uri, value)
