"""The assessment record (osaamisen arviointi) as a document to sign: levels, decision, reasons, rights, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.domain.case import Case, assessor_name, open_view
from desktop.domain.curriculum import QualificationUnit, SkillRequirement
from desktop.domain.local_text import say
from desktop.domain.terms import Coverage, Grade, Role, Scale
from desktop.export import facts
from desktop.export.case_parts import (
    PROGRAM,
    Source,
    areas_begin,
    facts_table,
    header_facts,
    listed,
    signers,
)
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
from desktop.export.profile import MOST_ROWS, Profile, ProfileRow, figure
from desktop.export.side_parts import side_blocks
from desktop.export.style import CELL_NOTE, SMALL

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
        blocks=tuple(_blocks(source)),
        attachments=(Attachment(DATA_NAME, _("The data of this assessment"), data),),
        when=made,
    )


def _blocks(source: Source) -> Iterator[Block]:
    _ = source.translate
    yield facts_table(header_facts(source))
    yield Heading(_("Levels by requirement"))
    yield _levels_table(source)
    yield Paragraph(_legend(source), SMALL)
    yield from _profile(source)
    yield from decision_blocks(source)
    yield from side_blocks(source)
    yield from evidence_blocks(source)
    yield from rights_blocks(source)
    yield from signature_blocks(source)


def letter(assessor: str, number: int) -> str:
    """The letter that stands for an assessor: the role's own, else a number."""
    return Role(assessor).letter if assessor in set(Role) else str(number)


def _letters(source: Source) -> list[tuple[str, str]]:
    """Each assessor's id and letter."""
    return [(one, letter(one, number)) for number, one in enumerate(source.case.assessor_ids, 1)]


def _legend(source: Source) -> str:
    _, case = source.translate, source.case
    who = [_("{letter} = {name}").format(letter=mark, name=assessor_name(case, one)) for one, mark in _letters(source)]
    return listed([*who, _("The levels were agreed together; the program computes no grade.")], " · ")


def _levels_table(source: Source) -> Table:
    _, case = source.translate, source.case
    rows = source.requirements()
    lead = source.lead(rows)
    heads = [column(mark, centred=True, full=assessor_name(case, one)) for one, mark in _letters(source)]
    first = column(f"{_('Requirement')}: {lead} …" if lead else _("Requirement"))
    wide = 7.5 if case.unit.scale != Scale.PASS_FAIL else 13.0
    shares = (100 - wide * len(heads) - 15, *[wide] * len(heads), 15.0)
    begins = areas_begin(rows)
    body = [_row(source, number, row, begins[number - 1]) for number, row in enumerate(rows, 1)]
    return Table(shares, tuple(body), (first, *heads, column(_("Agreed"), centred=True)))


def _row(source: Source, number: int, row: SkillRequirement, area: bool) -> tuple[Cell, ...]:
    _, case = source.translate, source.case
    texts = (*source.requirement_parts(number, row, area), *_notes(source, row.id))
    if case.plan.is_deviated(row.id):
        return (Cell(texts, "Row"), *(cell("–", centred=True) for _one in case.assessor_ids), cell("–", centred=True))
    seen = [cell(_level(source, open_view(case, one).levels.get(row.id)), centred=True) for one in case.assessor_ids]
    agreed = _level(source, case.comparison.agreed.get(row.id))
    return (Cell(texts, "Row"), *seen, cell(agreed, strong=True, centred=True))


def _level(source: Source, grade: Grade | None) -> str:
    """A level in a narrow column: the number, or the word where there is none."""
    if grade is None:
        return "–"
    return grade.value if grade.value.isdigit() else source.translate(grade.label)


def _notes(source: Source, requirement: str) -> Iterator[Paragraph]:
    """How the requirement was shown where no task did, what each assessor wrote, how a difference was solved."""
    _, case = source.translate, source.case
    planned = case.plan.requirement(requirement)
    if planned.coverage == Coverage.DEVIATION:
        yield Paragraph(_("Not demanded: the requirements have been deviated from."), CELL_NOTE)
    elif planned.coverage:
        yield Paragraph(_("Shown by: {way}").format(way=_(planned.coverage.label)), CELL_NOTE)
    for one, mark in _letters(source):
        if comment := open_view(case, one).comments.get(requirement, "").strip():
            yield Paragraph(f"{mark}: {comment}", CELL_NOTE)
    if solved := case.comparison.solved.get(requirement, "").strip():
        yield Paragraph(_("Solved together: {how}").format(how=solved), CELL_NOTE)


def _profile(source: Source) -> Iterator[Block]:
    """The profile as pictures of some rows each; a pass or a fail has none."""
    _, case = source.translate, source.case
    if case.unit.scale == Scale.PASS_FAIL or not case.comparison.agreed:
        return
    yield Heading(_("Profile"))
    rows = [(number, row) for number, row in enumerate(source.requirements(), 1) if row.id in case.rows]
    for start in range(0, len(rows), MOST_ROWS):
        part = rows[start : start + MOST_ROWS]
        scale = tuple(_level(source, grade) for grade in case.unit.scale.grades)
        letters = tuple(mark for _one, mark in _letters(source))
        drawn = Profile(tuple(_profile_row(source, number, row) for number, row in part), scale, letters)
        yield figure(drawn, _told(source, drawn))


def _profile_row(source: Source, number: int, row: SkillRequirement) -> ProfileRow:
    case = source.case
    places: dict[Grade | None, int] = {grade: place for place, grade in enumerate(case.unit.scale.grades)}
    seen = tuple(places.get(open_view(case, one).levels.get(row.id)) for one in case.assessor_ids)
    name = f"{number}. {_short_name(source, row)}"
    return ProfileRow(name, places.get(case.comparison.agreed.get(row.id)), seen)


def _short_name(source: Source, row: SkillRequirement) -> str:
    """What the criteria call the requirement ("Kohtaaminen"), where they have a word for it alone, else its text."""
    own = [target for target in source.unit.targets if target.requirement == row.id]
    heading = say(own[0].area, source.language) if len(own) == 1 else ""
    return heading or say(row.text, source.language)


def _told(source: Source, profile: Profile) -> str:
    """The profile in words."""
    _ = source.translate
    sentence = _("{row}: agreed {agreed}, {seen}.")
    rows = [
        sentence.format(
            row=row.name.split(" ")[0].rstrip("."),
            agreed=_named(profile, row.agreed),
            seen=", ".join(f"{mark} {_named(profile, at)}" for mark, at in zip(profile.letters, row.seen, strict=True)),
        )
        for row in profile.rows
    ]
    return " ".join([_("The levels of each requirement as a drawing."), *rows])


def _named(profile: Profile, place: int | None) -> str:
    return profile.scale[place] if place is not None else "–"
