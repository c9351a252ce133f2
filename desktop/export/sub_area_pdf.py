"""The record of one sub-area of a common unit, signed by its own teacher: a document of its own for the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from desktop.domain.case import Case
from desktop.domain.curriculum import SkillRequirement
from desktop.domain.local_text import say
from desktop.domain.pieces import Piece
from desktop.domain.review import review_words
from desktop.domain.sub_areas import rows_of_part
from desktop.domain.terms import Role
from desktop.export.case_parts import PROGRAM, Source, facts_table, listed
from desktop.export.content import (
    Attachment,
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    SignatureField,
    Signatures,
    Table,
    cell,
    column,
)
from desktop.export.data import DATA_NAME, FIELDS, DocumentData, ExpectedSigner, data_bytes
from desktop.export.document import write
from desktop.export.lines import Run
from desktop.export.style import BODY, RESULT, SMALL
from desktop.texts import n_

KIND = "sub_area"
SIGNED_FOR = n_("I have assessed the sub-area by its criteria.")


def sub_area_pdf(piece: Piece, *, language: str, made: datetime) -> bytes:
    """The record as PDF/A-3a and PDF/UA-1 with a place for its teacher to sign; the same piece gives the same bytes."""
    return write(sub_area_document(piece, language, made))


def sub_area_document(piece: Piece, language: str, made: datetime) -> Document:
    """What the record says, before it is set."""
    source = Source(Case(id=piece.case), piece.unit, language)
    _, name = source.translate, say(piece.area.name, language)
    return Document(
        title=_("Assessment of a sub-area"),
        subject=listed((piece.student, name), " – "),
        author=piece.area.organisation or piece.provider or piece.area.teacher,
        language=language,
        mark=_("Demonstration {day}").format(day=source.day(piece.starts)),
        running=listed((piece.student, name), " · "),
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=tuple(_blocks(piece, source)),
        attachments=(Attachment(DATA_NAME, _("The data of this assessment"), piece_data(piece)),),
        when=made,
    )


def piece_data(piece: Piece) -> bytes:
    """The data inside the record: by its SHA-256 one tells that a record says what is said of it."""
    signer = ExpectedSigner(Role.TEACHER, FIELDS[Role.TEACHER], piece.area.teacher, True)
    about = DocumentData(kind=KIND, case=piece.case, number=1, version=piece.version, signers=(signer,))
    return data_bytes(about, piece_facts(piece))


def piece_facts(piece: Piece) -> dict[str, Any]:
    """The record as data."""
    area = piece.area
    return {
        "student": {"name": piece.student, "number": piece.student_number},
        "unit": {"code": area.unit_code, "name": area.unit_name, "content": area.content},
        "sub_area": {
            "id": area.id,
            "part": area.part,
            "code": area.code,
            "name": area.name,
            "mandatory": area.mandatory,
            "extent": area.extent,
            "scale": area.scale.codes,
        },
        "levels": {row: grade.value for row, grade in area.levels.items()},
        "grade": area.grade.value if area.grade else None,
        "decided_on": area.decided_on.isoformat() if area.decided_on else None,
        "reason": area.reason,
        "assessor": {"name": area.teacher, "organisation": area.organisation},
        "tasks": [task.text for task in piece.tasks],
    }


def _blocks(piece: Piece, source: Source) -> Iterator[Block]:
    _, area = source.translate, piece.area
    yield facts_table(_head(piece, source))
    yield Heading(_("Work tasks that show the sub-area"))
    tasks = tuple((Cell(cell(f"{place}. {task.text}").parts, "Row"),) for place, task in enumerate(piece.tasks, 1))
    yield Table((100,), tasks or ((cell("–"),),), (column(_("Task")),))
    yield Heading(_("Levels by objective"))
    yield _levels(piece, source)
    yield Paragraph(_("The grade was chosen by the sub-area's own teacher; the program computes no grade."), SMALL)
    yield Heading(_("Decision"))
    grade = _(area.scale.name_of(area.grade)) if area.grade else "–"
    yield Paragraph(_("Grade: {grade}").format(grade=grade), RESULT, keep=True)
    yield Paragraph((Run(_("Reason:"), bold=True), Run(area.reason.strip() or "–")), BODY)
    yield facts_table(((_("Decided"), listed((source.day(area.decided_on), area.teacher), ": ")),))
    yield Heading(_("If you disagree with the assessment"))
    for words in review_words(source.case, piece.unit.kind, _, source.language):
        yield Paragraph(words, BODY, keep=True)
    yield Heading(_("Signature"))
    said = _("The teacher confirms by signing that they assessed the sub-area by its criteria.")
    yield Paragraph(said, SMALL, keep=True)
    label = _("Teacher of the sub-area")
    who = listed((label, area.teacher), ": ")
    says = _("Place for the signature. {who}").format(who=who)
    yield Signatures((SignatureField(FIELDS[Role.TEACHER], label, says, _("Not signed yet")),))


def _head(piece: Piece, source: Source) -> Iterator[tuple[str, str]]:
    _, area = source.translate, piece.area
    yield _("Student"), listed((piece.student, piece.student_number))
    yield _("Sub-area"), _points(source, say(area.name, source.language), area.extent)
    yield _("Common unit"), say(area.unit_name, source.language)
    yield _("Shown in the demonstration"), say(piece.demonstration, source.language)
    yield _("Time"), source.days(piece.starts, piece.ends) if piece.starts else ""
    yield _("Place"), piece.place
    yield _("Education provider"), piece.provider
    yield _("Teacher of the sub-area"), listed((area.teacher, area.organisation))


def _points(source: Source, name: str, extent: float | None) -> str:
    if extent is None:
        return name
    return source.translate("{unit}, {points} competence points").format(unit=name, points=f"{extent:g}")


def _levels(piece: Piece, source: Source) -> Table:
    _, rows = source.translate, rows_of_part(piece.unit, piece.area.part)
    lead = source.lead(rows)
    first = column(f"{_('Objective')}: {lead} …" if lead else _("Objective"))
    body = tuple(_row(piece, source, number, row) for number, row in enumerate(rows, 1))
    return Table((82, 18), body or ((cell("–"), cell("–")),), (first, column(_("Level"), centred=True)))


def _row(piece: Piece, source: Source, number: int, row: SkillRequirement) -> tuple[Cell, ...]:
    level = piece.area.levels.get(row.id)
    shown = source.translate(level.label) if level else "–"
    return (Cell(source.requirement_parts(number, row, False), "Row"), cell(shown, strong=True, centred=True))
