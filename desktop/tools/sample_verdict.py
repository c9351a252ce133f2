"""A made-up verdict, to look at the screen that shows one."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.domain.terms import Role
from desktop.domain.verdict import AttachedFile, Finding, Identity, Outcome, SignatureVerdict, Verdict, Weight
from desktop.texts import _


def sample_verdict() -> Verdict:
    """An intact record, signed by teacher and instructor."""
    signatures = (
        SignatureVerdict(
            field="Opettaja",
            signer=Role.TEACHER,
            name="Maija Opettaja",
            organisation="Esimerkkiopisto",
            at=datetime(2026, 11, 23, 13, 52, tzinfo=UTC),
            identity=Identity.SCHOOL,
            intact=True,
            trusted=True,
            certificate="ab" * 32,
        ),
        SignatureVerdict(
            field="Tyopaikkaohjaaja",
            signer=Role.INSTRUCTOR,
            name="Timo Ohjaaja",
            title="lähihoitaja",
            organisation="Hoivakoti Kuusikko",
            at=datetime(2026, 11, 23, 13, 55, tzinfo=UTC),
            identity=Identity.WITNESSED,
            intact=True,
            trusted=True,
            certificate="cd" * 32,
        ),
    )
    return Verdict(
        outcome=Outcome.INTACT,
        sha256="0f" * 32,
        findings=(Finding(Weight.NOTE, _("{who} has not signed; the place is empty.").format(who=_("Student"))),),
        signatures=signatures,
        attachments=(AttachedFile("arviointi.json", 4096, "12" * 32),),
        known=True,
        number=1,
    )
