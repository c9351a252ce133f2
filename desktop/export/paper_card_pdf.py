"""A card to observe with where no device is allowed: requirements with boxes to tick, and lines for observations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from desktop.domain.case import Case, assessor_name
from desktop.domain.curriculum import QualificationUnit, SkillRequirement
from desktop.domain.document_code import document_code
from desktop.domain.terms import Leaning, Role
from desktop.export import facts
from desktop.export.case_parts import PROGRAM, Source, areas_begin, facts_table, listed, times
from desktop.export.content import Attachment, Block, Cell, Document, Heading, Paragraph, Table, cell, column
from desktop.export.data import DATA_NAME, DocumentData, data_bytes
from desktop.export.document import write
from desktop.export.style import CELL, CELL_NOTE, SMALL

KIND = "card"
LINES = 28
BOX = "□"
_NOTHING = "\N{NO-BREAK SPACE}"
_BOX_STYLE = replace(CELL, size=14.0)  # with the leading of the words beside it, so that their middles meet
_LINE_STYLE = replace(CELL, leading=25.0)


def paper_card_pdf(
    case: Case, unit: QualificationUnit, *, observer: str, language: str, made: datetime, version: str
) -> bytes:
    """The card of an assessor as PDF/A-3a and PDF/UA-1, on A4.

    ``made`` is the document's own date and ``version`` names the version of the case (hexadecimal); the same case,
    version and date give the same bytes. Raises a UserError when a text has letters that the font lacks.
    """
    return write(card_document(Source(case, unit, language), observer, made, version))


def card_document(source: Source, observer: str, made: datetime, version: str) -> Document:
    """What the card says, before it is set."""
    _, case = source.translate, source.case
    about = DocumentData(kind=KIND, case=case.id, number=case.number, version=version)
    return Document(
        title=_("Card for observing"),
        subject=listed((case.student.name, source.unit_name), " – "),
        author=case.teacher.provider or case.teacher.name,
        language=source.language,
        mark=_("Demonstration {day}").format(day=source.day(case.plan.starts)),
        running=listed((case.student.name, source.unit_name), " · "),
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=tuple(_blocks(source, observer)),
        attachments=(Attachment(DATA_NAME, _("The data of this card"), data_bytes(about, facts.header(case))),),
        when=made,
        code=document_code(case.id, version, KIND),
    )


def _blocks(source: Source, observer: str) -> Iterator[Block]:
    _, case = source.translate, source.case
    yield facts_table(
        (
            (_("Student"), case.student.name),
            (_("Unit"), source.unit_name),
            (_("Place"), listed((case.workplace.name, case.plan.place_description))),
            (_("Time"), times(source)),
            (_("Who observes"), assessor_name(case, observer)),
        )
    )
    yield Heading(_("What is to be seen"))
    yield _requirements(source)
    legend = [_("{letter} = {name}").format(letter=role.letter, name=_(role.label)) for role in _observing(source)]
    told = _("Tick what you saw, and whether it was a strength (+) or something to develop (–).")
    yield Paragraph(listed((told, listed(legend, " · ")), " "), SMALL)
    yield Heading(_("What I saw"))
    yield _lines(source)
    yield Paragraph(
        _("No names of customers or patients on the card. Type it in on the same day and keep the card safe."),
        SMALL,
    )


def _observing(source: Source) -> list[Role]:
    named = {role for row in source.case.rows for role in source.case.plan.requirement(row).observers}
    return [role for role in Role if role in named]


def _requirements(source: Source) -> Table:
    _, rows = source.translate, source.requirements()
    lead = source.lead(rows)
    heads = (
        column(f"{_('Requirement')}: {lead} …" if lead else _("Requirement")),
        column(_("By"), centred=True, full=_("Observed by")),
        column(_("Seen"), centred=True),
        column("+", centred=True, full=_(Leaning.PLUS.label)),
        column("–", centred=True, full=_(Leaning.MINUS.label)),
    )
    begins = areas_begin(rows)
    shown = [
        _requirement(source, number, row, begins[number - 1])
        for number, row in enumerate(rows, 1)
        if row.id in source.case.rows
    ]
    return Table((66, 10, 10, 7, 7), tuple(shown), heads, leads_on=True)


def _requirement(source: Source, number: int, row: SkillRequirement, area: bool) -> tuple[Cell, ...]:
    observers = source.case.plan.requirement(row.id).observers
    letters = " ".join(role.letter for role in Role if role in observers)
    boxes = [Cell((Paragraph(BOX, _BOX_STYLE),), centred=True) for _column in range(3)]
    return (Cell(source.requirement_parts(number, row, area), "Row"), cell(letters or "–", centred=True), *boxes)


def _lines(source: Source) -> Table:
    _ = source.translate
    heads = (
        column(_("Time of day")),
        column(_("Requirements")),
        column("+ / –", centred=True),
        column(_("What happened")),
    )
    example = tuple(
        Cell((Paragraph(text, CELL_NOTE),), centred=centred)
        for text, centred in (
            (_("12.41"), False),
            ("3, 5", False),
            ("+", True),
            (_("for example: Asked for permission before washing"), False),
        )
    )
    empty = tuple(Cell((Paragraph(_NOTHING, _LINE_STYLE),)) for _column in heads)
    return Table((13, 16, 8, 63), (example, *(empty,) * LINES), heads, leads_on=True)
