"""Cards and tokens that sign: which key on which card a person has chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CardKey:
    """A key on a card. ``token`` is the card's own label, ``id`` the key's on it (hexadecimal).

    ``issuers`` are the certificates above the key's own that the card holds, as PEM.
    """

    token: str
    id: str
    name: str
    issuer: str
    issuers: str = ""


def same_person(card: str, name: str) -> bool:
    """Whether a card's holder can be the person: every part of the name stands on the card, in any order and case.

    Cards name their holders in their own way: "OPETTAJA MAIJA KAARINA 123456789".
    """
    parts = name.casefold().split()
    return bool(parts) and set(parts) <= set(card.casefold().replace(",", " ").split())
