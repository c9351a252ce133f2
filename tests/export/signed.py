"""A small made-up record and the keys of the three who sign it; made once, since they only are read."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from functools import cache

from desktop.domain.signing import Stroke
from desktop.domain.terms import Role
from desktop.export.assessment_pdf import assessment_pdf
from desktop.export.authority import TrustRoot, make_root
from desktop.export.keys import SignerKey, issue_key, open_key
from desktop.export.signing import sign_document
from tests.builders import a_unit, an_informed_case

WHEN = datetime(2026, 11, 23, 13, 52, tzinfo=UTC)
OURS = "ours"
CODE = "oma-koodi-1"
ROUNDS = 1_000
NAMES = {Role.TEACHER: "Maija Opettaja", Role.INSTRUCTOR: "Timo Ohjaaja", Role.STUDENT: "Aino Esimerkki"}
INK = (
    Stroke(points=tuple((0.1 + t / 100, 0.5 + 0.3 * math.sin(t / 6), 0.2 + t / 100, t * 12) for t in range(80))),
    Stroke(points=((0.5, 0.2, 0.5, 1000),)),
)


@cache
def the_root(which: str) -> TrustRoot:
    """An authority of our own: each word has another, and all of them are called the same."""
    assert which
    return make_root("Esimerkkiopisto", when=WHEN)


@cache
def the_key(role: Role, root: str = OURS) -> SignerKey:
    """The opened key of whoever has the role."""
    data = issue_key(
        the_root(root),
        name=NAMES[role],
        role=role,
        organisation="Esimerkkiopisto" if role == Role.TEACHER else "Hoivakoti Kuusikko",
        task="lähihoitaja" if role == Role.INSTRUCTOR else "",
        code=CODE,
        when=WHEN,
        rounds=ROUNDS,
    )
    return open_key(data, CODE)


@cache
def the_record() -> bytes:
    """The record before anybody has signed."""
    return assessment_pdf(an_informed_case(), a_unit(), language="fi", made=WHEN, version="00ff")


def signed(pdf: bytes, *roles: Role, root: str = OURS, ink: tuple[Stroke, ...] = INK) -> bytes:
    """The document after these have signed, a minute after one another."""
    for number, role in enumerate(roles):
        when = WHEN + timedelta(minutes=number)
        pdf = sign_document(pdf, signer=role, key=the_key(role, root), strokes=ink, when=when, language="fi")
    return pdf


@cache
def signed_by(*roles: Role) -> bytes:
    """The record after these have signed."""
    return signed(the_record(), *roles)


BOTH = (Role.TEACHER, Role.INSTRUCTOR)
ROOTS = (the_root(OURS).certificate,)
