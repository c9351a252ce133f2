"""The assessment record (osaamisen arviointi) as a document to sign: levels, decision, reasons, rights, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.domain.case import Case, assessor_name, open_view
from desktop.domain.curriculum import QualificationUnit, SkillRequirement
from desktop.domain.document_code import document_code
from desktop.domain.terms import Coverage, Scale
from desktop.export import facts
from desktop.export.case_parts import (
    PROGRAM,
    Source,
    areas_begin,
    facts_table,
    follows_facts,
    header_facts,
    listed,
    signers,
)
from desktop.export.code_parts import closed, code_block
from desktop.export.content import (
    Attachment,
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Table,
    cell,
    column,
)
from desktop.export.data import DATA_NAME, DocumentData, data_bytes
from desktop.export.decision_parts import decision_blocks, rights_blocks, signature_blocks
from desktop.export.document import write
from desktop.export.evidence_parts import evidence_blocks
from desktop.export.profile_parts import letters, level_words, profile_blocks
from desktop.export.side_parts import side_blocks
from desktop.export.style import CELL_NOTE, SMALL
from desktop.export.sub_area_parts import sub_area_blocks

KIND = "assessment"


def assessment_pdf(case: Case, unit: QualificationUnit, *, language: str, made: datetime, version: str) -> bytes:
    """The record of a case as PDF/A-3a and PDF/UA-1, with empty fields for the signers and its data attached.

    ``made`` is the document's own date and ``version`` names the version of the case (hexadecimal); the same case,
    version and date give the same bytes. Raises a UserError when a text has letters that the font lacks.
    """
    return write(assessment_document(Source(case, unit, language), made, version))


def assessment_document(source: Source, made: datetime, version: str) -> Document:
    """What the record says, before it is set."""
    _, case = source.translate, source.case
    about = DocumentData(kind=KIND, case=case.id, number=case.number, version=version, signers=signers(case))
    data = data_bytes(about, {**facts.header(case), "plan": facts.plan(case), "assessment": facts.assessment(case)})
    number = _("version {n}").format(n=case.number) if case.number > 1 else ""
    return Document(
        title=_("Assessment of competence"),
        subject=listed((case.student.name, source.unit_name), " – "),
        author=case.teacher.provider or case.teacher.name,
        language=source.language,
        mark=listed((_("Demonstration {day}").format(day=source.day(case.plan.starts)), number), " · "),
        running=listed((case.student.name, source.unit_name), " · "),
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=closed(_blocks(source), code_block(source, version, KIND, signed=True)),
        attachments=(Attachment(DATA_NAME, _("The data of this assessment"), data),),
        when=made,
        code=document_code(case.id, version, KIND),
    )


def _blocks(source: Source) -> Iterator[Block]:
    _ = source.translate
    yield facts_table([*header_facts(source), *follows_facts(source)])
    yield Heading(_("Levels by requirement"))
    yield _levels_table(source)
    yield Paragraph(_legend(source), SMALL)
    yield from profile_blocks(source)
    yield from decision_blocks(source)
    yield from sub_area_blocks(source)
    yield from side_blocks(source)
    yield from evidence_blocks(source)
    yield from rights_blocks(source)
    yield from signature_blocks(source)


def _legend(source: Source) -> str:
    _, case = source.translate, source.case
    who = [_("{letter} = {name}").format(letter=mark, name=assessor_name(case, one)) for one, mark in letters(source)]
    return listed([*who, _("The levels were agreed together; the program computes no grade.")], " · ")


def _levels_table(source: Source) -> Table:
    _, case = source.translate, source.case
    rows = source.requirements()
    lead = source.lead(rows)
    heads = [column(mark, centred=True, full=assessor_name(case, one)) for one, mark in letters(source)]
    first = column(f"{_('Requirement')}: {lead} …" if lead else _("Requirement"))
    wide = 7.5 if case.unit.scale != Scale.PASS_FAIL else 13.0
    shares = (100 - wide * len(heads) - 15, *[wide] * len(heads), 15.0)
    begins = areas_begin(rows)
    body = [_row(source, number, row, begins[number - 1]) for number, row in enumerate(rows, 1)]
    return Table(shares, tuple(body), (first, *heads, column(_("Agreed"), centred=True)), leads_on=True)


def _row(source: Source, number: int, row: SkillRequirement, area: bool) -> tuple[Cell, ...]:
    _, case = source.translate, source.case
    texts = (*source.requirement_parts(number, row, area), *_notes(source, row.id))
    if case.plan.is_deviated(row.id):
        return (Cell(texts, "Row"), *(cell("–", centred=True) for _one in case.assessor_ids), cell("–", centred=True))
    seen = [
        cell(level_words(source, open_view(case, one).levels.get(row.id)), centred=True) for one in case.assessor_ids
    ]
    agreed = level_words(source, case.comparison.agreed.get(row.id))
    return (Cell(texts, "Row"), *seen, cell(agreed, strong=True, centred=True))


def _notes(source: Source, requirement: str) -> Iterator[Paragraph]:
    """How the requirement was shown where no task did, what each assessor wrote, how a difference was solved."""
    _, case = source.translate, source.case
    planned = case.plan.requirement(requirement)
    if planned.coverage == Coverage.DEVIATION:
        yield Paragraph(_("Not demanded: the requirements have been deviated from."), CELL_NOTE)
    elif planned.coverage:
        yield Paragraph(_("Shown by: {way}").format(way=_(planned.coverage.label)), CELL_NOTE)
    if case.plan.is_adapted(requirement):
        yield Paragraph(_("Individual criteria (adapted): {text}").format(text=planned.individual.strip()), CELL_NOTE)
    for one, mark in letters(source):
        if comment := open_view(case, one).comments.get(requirement, "").strip():
            yield Paragraph(f"{mark}: {comment}", CELL_NOTE)
    if solved := case.comparison.solved.get(requirement, "").strip():
        yield Paragraph(_("Solved together: {how}").format(how=solved), CELL_NOTE)
    if stays := case.comparison.unresolved.get(requirement, "").strip():
        yield Paragraph(_("The difference stays: {said}").format(said=stays), CELL_NOTE)
