"""What the documents that people fill in with a pen have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.domain.document_code import document_code
from desktop.domain.terms import Role
from desktop.export.case_parts import PROGRAM, Source, listed
from desktop.export.code_parts import closed, code_block
from desktop.export.content import Attachment, Block, ByHand, Cell, Document, Heading, Paragraph, Table, cell
from desktop.export.data import DATA_NAME, DocumentData, data_bytes
from desktop.export.style import CELL, CELL_LABEL, SMALL

BOX = "□"
_NOTHING = "\N{NO-BREAK SPACE}"
_ROOM = replace(CELL, leading=21.0)
_SIDE_BY_SIDE = 3


def case_document(
    source: Source, title: str, mark: str, kind: str, made: datetime, version: str, blocks: Iterable[Block], facts: Any
) -> Document:
    """A document about a case that nobody signs in the program, with its data and its code."""
    _, case = source.translate, source.case
    about = DocumentData(kind=kind, case=case.id, number=case.number, version=version)
    return Document(
        title=title,
        subject=listed((case.student.name, source.unit_name), " – "),
        author=case.teacher.provider or case.teacher.name,
        language=source.language,
        mark=mark,
        running=listed((case.student.name, source.unit_name), " · "),
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=closed(blocks, code_block(source, version, kind)),
        attachments=(Attachment(DATA_NAME, _("The data of this document"), data_bytes(about, facts)),),
        when=made,
        code=document_code(case.id, version, kind),
    )


def fill_in(facts: Iterable[tuple[str, str]]) -> Table:
    """Facts as rows; where there is no value yet, there is room for one."""
    rows = tuple((Cell((Paragraph(name, CELL_LABEL),), "Row"), _value(value)) for name, value in facts)
    return Table((40, 60), rows, keep=len(rows) > 1)


def _value(value: str) -> Cell:
    return cell(value) if value.strip() else Cell((Paragraph(_NOTHING, _ROOM),))


def sign_by_hand(source: Source, names: Sequence[tuple[str, str]], note: str = "") -> Iterator[Block]:
    """A place for the pen of each: (as what, name); all of them stay together, and with the note above."""
    _ = source.translate
    yield Heading(_("Signatures") if len(names) > 1 else _("Signature"))
    if note:
        yield Paragraph(note, SMALL, keep=True)
    labels = [f"{listed(one, ': ')}\n{_('date and signature')}" for one in names]
    for start in range(0, len(labels), _SIDE_BY_SIDE):
        yield ByHand(tuple(labels[start : start + _SIDE_BY_SIDE]), keep=start + _SIDE_BY_SIDE < len(labels))


def people(source: Source, roles: Iterable[Role]) -> list[tuple[str, str]]:
    """As what and who, for places to sign."""
    return [(source.translate(role.label), source.case.person(role)) for role in roles]
