"""The certificate of a deletion: what was removed from where, by whom and when, without saying whose it was."""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop.domain.erasure import ErasedCase, Erasure, erasure_facts, erasure_sum
from desktop.export.case_parts import PROGRAM, facts_table, listed
from desktop.export.content import Attachment, Block, Cell, Document, Heading, Paragraph, Table, cell, column
from desktop.export.document import write
from desktop.export.style import RESULT, SMALL
from desktop.texts import _, language, many, moment, n_

_GROUP = 16  # letters of a long sum between two places where it may be divided

_OTHER = n_("other records of the file")
_PLACES = {
    "known_students": n_("register of students"),
    "templates": n_("plan templates"),
    "settings": n_("settings of the file"),
}


def erasure_pdf(erasure: Erasure) -> bytes:
    """The certificate as PDF/A-3a and PDF/UA-1, in the language of the person at the keyboard."""
    return write(erasure_document(erasure))


def erasure_document(erasure: Erasure) -> Document:
    """What the certificate says, before it is set."""
    title = _("Deletion certificate")
    facts = json.dumps(erasure_facts(erasure), ensure_ascii=False, indent=1).encode()
    return Document(
        title=title,
        subject=erasure.id,
        author=PROGRAM,
        language=language(),
        mark=moment(erasure.at),
        running=f"{title} · {erasure.id}",
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=tuple(_blocks(erasure)),
        attachments=(Attachment("deletion.json", _("The same facts as data"), facts),),
        when=erasure.at,
    )


def _blocks(erasure: Erasure) -> Iterator[Block]:
    n = len(erasure.cases)
    yield Paragraph(
        many("{n} demonstration was removed for good", "{n} demonstrations were removed for good", n), RESULT
    )
    yield Paragraph(
        _(
            "Removed from the file with its lists, search, history, journal and drafts; then the file was written "
            "anew. Afterwards the file was searched, and nothing of it was found."
        )
    )
    yield facts_table(
        [
            (_("Deletion"), erasure.id),
            (_("Removed"), moment(erasure.at)),
            (_("Removed by"), listed((erasure.by, erasure.organisation))),
            (_("Changes in histories"), str(sum(one.changes for one in erasure.cases))),
            (_("Signed versions and evidence"), str(erasure.files)),
            (_("Drafts"), str(sum(one.drafts for one in erasure.cases))),
            (_("Signing keys"), str(erasure.keys)),
            (_("Students of the register"), str(erasure.records)),
            (_("Plans (HOKS)"), str(erasure.plans)),
            (_("Sum of this deletion (SHA-256)"), _divided(erasure_sum(erasure))),
        ]
    )
    if erasure.cases:
        yield Heading(_("Demonstrations"))
        yield Paragraph(
            _("A sum names exactly what was removed, to whoever has a copy of it; nothing can be read from it.")
        )
        yield Table(
            (22, 50, 28),
            tuple(_case(one) for one in erasure.cases),
            (column(_("Demonstration")), column("SHA-256"), column(_("With it"))),
        )
    if erasure.copies:
        yield Heading(_("Copies of the file"))
        rows = tuple(
            (Cell(cell(one.name).parts, "Row"), cell(_(one.kind.label)), cell(_(one.state.label)))
            for one in erasure.copies
        )
        yield Table((44, 28, 28), rows, (column(_("Copy")), column(_("Kind")), column(_("What was done"))))
    yield from _remarks(erasure)


def _remarks(erasure: Erasure) -> Iterator[Block]:
    told = []
    if erasure.out_of_reach:
        told.append(
            _(
                "The copies that could not be reached may still hold it. Bring them within reach and let the program "
                "remove it from them too, or destroy them: {names}."
            ).format(names=", ".join(one.name for one in erasure.out_of_reach))
        )
    if handed := sum(one.handed_on for one in erasure.cases):
        text = many(
            "{n} copy of a document had been handed on; it is with its holder.",
            "{n} copies of documents had been handed on; they are with their holders.",
            handed,
        )
        told.append(text)
    if erasure.mentions:
        text = _("The name is still written in these other demonstrations: {ids}.")
        told.append(text.format(ids=", ".join(erasure.mentions)))
    if erasure.places:
        words = listed(sorted({_(_PLACES.get(one, _OTHER)) for one in erasure.places}))
        told.append(_("The name is still written in: {places}.").format(places=words))
    told.append(_("Copies that others made of the file without this program are not known to it."))
    yield Heading(_("To note"))
    for one in told:
        yield Paragraph(f"– {one}")
    yield Paragraph(_("Made with {program}.").format(program=PROGRAM), SMALL)


def _case(one: ErasedCase) -> tuple[Cell, ...]:
    told = (
        many("{n} change", "{n} changes", one.changes),
        many("{n} file", "{n} files", len(one.files)) if one.files else "",
        many("{n} draft", "{n} drafts", one.drafts) if one.drafts else "",
    )
    return Cell(cell(one.id).parts, "Row"), cell(_divided(one.sum)), cell(listed(told))


def _divided(text: str) -> str:
    """A long sum with spaces, so that it is read more easily and breaks into lines."""
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))
