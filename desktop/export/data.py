"""The data inside our documents: a JSON of the same facts, which also says who is expected to sign."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.terms import Role

DATA_NAME = "nayttokumppani.json"
FORMAT = "nayttokumppani"
FORMAT_VERSION = 1
FIELDS = {Role.TEACHER: "Opettaja", Role.INSTRUCTOR: "Tyopaikkaohjaaja", Role.STUDENT: "Opiskelija"}
"""The name of each role's signature field, and what its certificate calls the role (OU)."""


@dataclass(frozen=True, slots=True)
class ExpectedSigner:
    """Somebody the document has a place for; whoever is not ``required`` may leave it empty."""

    role: Role
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
        {"role": one.role.value, "field": one.field, "name": one.name, "required": one.required}
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
            ExpectedSigner(Role(one["role"]), str(one["field"]), str(one["name"]), one["required"] is True)
            for one in document["signers"]
        ),
    )
