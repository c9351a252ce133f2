"""The data inside our documents: a JSON of the same facts, which also says who is expected to sign."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.terms import ASSESSOR, Role, is_role

DATA_NAME = "nayttokumppani.json"
FORMAT = "nayttokumppani"
FORMAT_VERSION = 1
FIELDS = {Role.TEACHER: "Opettaja", Role.INSTRUCTOR: "Tyopaikkaohjaaja", Role.STUDENT: "Opiskelija"}
"""The name of each role's signature field, and what its certificate calls the role (OU)."""
BESIDE = "Arvioija"
"""The same of an assessor beside the two, whose field has their id too: Arvioija_3f9a…"""


def field_of(signer: str) -> str:
    """The name of a signer's field."""
    return FIELDS[Role(signer)] if is_role(signer) else f"{BESIDE}_{signer}"


def signer_of(field: str) -> str | None:
    """Whose field it is: a role, or the id of an assessor beside the two; None for a field that is not ours."""
    beside, _line, signer = field.partition("_")
    named: str | None = next((role for role, name in FIELDS.items() if name == field), None)
    return named or (signer if beside == BESIDE and signer and not is_role(signer) else None)


def unit_of(role: str) -> str:
    """What a certificate calls a role (OU)."""
    return FIELDS[Role(role)] if is_role(role) else BESIDE


def role_of_unit(unit: str) -> str | None:
    """The role that a certificate names; None in one that is not of our kind."""
    return next((role for role, name in FIELDS.items() if name == unit), ASSESSOR if unit == BESIDE else None)


@dataclass(frozen=True, slots=True)
class ExpectedSigner:
    """Somebody the document has a place for; whoever is not ``required`` may leave it empty.

    ``signer`` is a role, or the id of an assessor beside the two.
    """

    signer: str
    field: str
    name: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentData:
    """What a document's data says of the document itself. ``version`` is the frontiers of the case, hexadecimal."""

    kind: str
    case: str
    number: int
    version: str
    signers: tuple[ExpectedSigner, ...] = ()


def data_bytes(about: DocumentData, facts: Mapping[str, Any]) -> bytes:
    """The JSON as UTF-8, the same for the same facts: what the document is, then the facts."""
    signers = [
        {
            "role": str(one.signer) if is_role(one.signer) else ASSESSOR,
            "field": one.field,
            "name": one.name,
            "required": one.required,
        }
        for one in about.signers
    ]
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": about.kind,
        "case": about.case,
        "number": about.number,
        "version": about.version,
        "signers": signers,
    }
    return json.dumps({**head, **facts}, ensure_ascii=False, indent=1).encode()


def read_data(files: Iterable[tuple[str, bytes]]) -> DocumentData | None:
    """What the data among the attached files says; None when there is none of ours, or more than one."""
    found = [data for name, data in files if name == DATA_NAME]
    if len(found) != 1:
        return None
    try:
        return _read(json.loads(found[0]))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def _read(document: Any) -> DocumentData | None:
    if document["format"] != FORMAT or document["format_version"] > FORMAT_VERSION:
        return None
    return DocumentData(
        kind=str(document["kind"]),
        case=str(document["case"]),
        number=int(document["number"]),
        version=str(document["version"]),
        signers=tuple(
            ExpectedSigner(_signer(one), str(one["field"]), str(one["name"]), one["required"] is True)
            for one in document["signers"]
        ),
    )


def _signer(one: Any) -> str:
    """Who it is by the role, of an assessor beside the two by the field; a ValueError when they do not agree."""
    named = signer_of(str(one["field"])) or ""
    if one["role"] == ASSESSOR and not is_role(named) and named:
        return named
    return Role(one["role"])
