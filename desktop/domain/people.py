"""The people and places of a demonstration; only what the job needs to know of them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """Opiskelija: the name, the provider's own student number and the learner OID (oppijanumero).

    Never an identity number (henkilötunnus).
    """

    name: str = ""
    number: str = ""
    oid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """Opettaja of the education provider (koulutuksen järjestäjä), whose OID the registers know it by."""

    name: str = ""
    provider: str = ""
    school_unit: str = ""
    email: str = ""
    provider_oid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplaceInstructor:
    """Vastuullinen työpaikkaohjaaja."""

    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Työpaikka, with its business id (Y-tunnus)."""

    name: str = ""
    business_id: str = ""
    contact: str = ""


def tidy_business_id(text: str) -> str:
    """A business id as it is written: pads a six-digit body, adds a missing hyphen; other text stays as it is."""
    digits = re.sub(r"[\s-]", "", text)
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (7, 8):
        return text.strip()
    digits = digits.rjust(8, "0")
    return f"{digits[:7]}-{digits[7]}"


def is_business_id(text: str) -> bool:
    """Whether the text is a business id as it is written, with the right check digit."""
    from stdnum.fi import ytunnus

    return bool(re.fullmatch(r"[0-9]{7}-[0-9]", text)) and ytunnus.is_valid(text)


def is_phone(text: str) -> bool:
    """Whether the text holds only what a phone number may: digits, space and + ( ) -."""
    return bool(re.fullmatch(r"[0-9 +()-]*", text))
