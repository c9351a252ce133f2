"""The report of a verification as a document: what was checked when, what was found, and by which marks to know it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from desktop.domain.terms import label_of
from desktop.domain.verdict import SignatureVerdict, Verdict
from desktop.export.case_parts import PROGRAM, facts_table, listed
from desktop.export.content import Attachment, Block, Cell, Document, Heading, Paragraph, Table, cell, column
from desktop.export.document import write
from desktop.export.style import RESULT, SMALL
from desktop.texts import _, language, moment

_GROUP = 16  # letters of a long sum between two places where it may be divided


def verdict_pdf(verdict: Verdict, *, name: str, when: datetime) -> bytes:
    """The report as PDF/A-3a and PDF/UA-1, in the language of the person at the keyboard, as the findings are.

    ``name`` is what the checked file is called, ``when`` the moment of checking. Raises a UserError when a name has
    letters that the font lacks.
    """
    return write(verdict_document(verdict, name=name, when=when))


def verdict_document(verdict: Verdict, *, name: str, when: datetime) -> Document:
    """What the report says, before it is set."""
    title = _("Report of a verification")
    return Document(
        title=title,
        subject=name,
        author=PROGRAM,
        language=language(),
        mark=moment(when),
        running=f"{title} · {name}",
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=tuple(_blocks(verdict, name, when)),
        attachments=(Attachment("verdict.json", _("The same findings as data"), _data(verdict, name, when)),),
        when=when,
    )


def _blocks(verdict: Verdict, name: str, when: datetime) -> Iterator[Block]:
    yield Paragraph(_(verdict.outcome.label), RESULT)
    version = _("version {n}").format(n=verdict.number) if verdict.number else ""
    facts = [
        (_("File"), listed((name, version))),
        (_("Checked"), moment(when)),
        (_("Document (SHA-256)"), _divided(verdict.sha256)),
        (_("Seen by a time stamp service"), moment(verdict.stamped_at) if verdict.stamped_at else ""),
    ]
    yield facts_table(facts)
    if verdict.signatures:
        yield Heading(_("Signatures"))
        yield _signatures(verdict)
    for signer in verdict.empty:
        yield Paragraph(_("{who} has not signed; the place is empty.").format(who=_(label_of(signer))))
    if verdict.findings:
        yield Heading(_("What was found"))
        for finding in verdict.findings:
            yield Paragraph(f"– {finding.text}")
    if verdict.attachments:
        yield Heading(_("Attachments"))
        rows = tuple((Cell(cell(one.name).parts, "Row"), cell(_divided(one.sha256))) for one in verdict.attachments)
        yield Table((34, 66), rows, (column(_("File")), column("SHA-256")))
    text = _("Checked offline with {program}. Anybody can repeat it: the same file gives the same sum.")
    yield Paragraph(text.format(program=PROGRAM), SMALL)


def _signatures(verdict: Verdict) -> Table:
    rows = tuple(_signature(one) for one in verdict.signatures)
    head = (column(_("Signer")), column(_("Time by the signer's clock")), column(_("Verdict")))
    return Table((36, 24, 40), rows, head)


def _signature(one: SignatureVerdict) -> tuple[Cell, ...]:
    role = _(label_of(one.signer)) if one.signer else one.field
    who = (*cell(one.name or "–", strong=True).parts, *cell(listed((role, one.title, one.organisation))).parts)
    said = one.changed or (one.identity_words() if one.trusted else _("Unchanged, but the signer is unknown"))
    certificate = _("Certificate (SHA-256): {sum}").format(sum=_divided(one.certificate))
    told = (*cell(said).parts, *(cell(certificate).parts if one.certificate else ()))
    return (Cell(who, "Row"), cell(moment(one.at) if one.at else "–"), Cell(told))


def _divided(text: str) -> str:
    """A long sum with spaces, so that it is read more easily and breaks into lines."""
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def _data(verdict: Verdict, name: str, when: datetime) -> bytes:
    content = {
        "checked": name,
        "at": when.isoformat(),
        "program": PROGRAM,
        "outcome": verdict.outcome.value,
        "sha256": verdict.sha256,
        "case": verdict.case,
        "version": verdict.version,
        "signatures": [
            {
                "field": one.field,
                "name": one.name,
                "at": one.at.isoformat() if one.at else None,
                "intact": one.intact,
                "trusted": one.trusted,
                "identity": one.identity.value,
                "certificate": one.certificate,
            }
            for one in verdict.signatures
        ],
        "findings": [{"weight": one.weight.value, "text": one.text} for one in verdict.findings],
        "attachments": [{"name": one.name, "sha256": one.sha256} for one in verdict.attachments],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
