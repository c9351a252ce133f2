"""The plan of a demonstration (näyttösuunnitelma) as a document: tasks, what shows what, assessors, agreements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.demonstration import Assessor
from desktop.domain.document_code import document_code
from desktop.domain.terms import EvidenceRule, Role
from desktop.domain.workplace_view import workplace_view
from desktop.export import facts
from desktop.export.case_parts import PROGRAM, Source, facts_table, header_facts, listed
from desktop.export.code_parts import closed, code_block
from desktop.export.content import Attachment, Block, Cell, Document, Heading, Paragraph, Table, cell, column
from desktop.export.data import DATA_NAME, DocumentData, data_bytes
from desktop.export.document import write
from desktop.export.plan_parts import requirements_table, situations_table, task_blocks
from desktop.export.side_parts import side_blocks
from desktop.export.style import SMALL
from desktop.export.sub_area_parts import sub_area_blocks

KIND = "plan"


def plan_pdf(
    case: Case,
    unit: QualificationUnit,
    *,
    language: str,
    made: datetime,
    version: str,
    workplace: bool = False,
    changes: Sequence[str] = (),
) -> bytes:
    """The plan of a case as PDF/A-3a and PDF/UA-1 with its data attached; it has no places to sign.

    ``made`` is the document's own date and ``version`` names the version of the case (hexadecimal); the same case,
    version and date give the same bytes. ``workplace`` makes the workplace's own copy, which tells what the workplace
    sees and nothing more. ``changes`` says in the document's language what has changed since it was agreed. Raises a
    UserError when a text has letters that the font lacks.
    """
    seen = workplace_view(case).case if workplace else case
    return write(plan_document(Source(seen, unit, language), made, version, workplace=workplace, changes=changes))


def plan_document(
    source: Source, made: datetime, version: str, *, workplace: bool = False, changes: Sequence[str] = ()
) -> Document:
    """What the plan says, before it is set."""
    _, case = source.translate, source.case
    about = DocumentData(kind=KIND, case=case.id, number=case.number, version=version)
    data = data_bytes(about, {**facts.header(case), "plan": facts.plan(case)})
    unlike = _("waits for a new agreement") if case.plan.waits_anew else _("draft")
    agreed = _("agreed") if case.plan.is_agreed else unlike
    return Document(
        title=_("Plan for the demonstration, the workplace's copy") if workplace else _("Plan for the demonstration"),
        subject=listed((case.student.name, source.unit_name), " – "),
        author=case.teacher.provider or case.teacher.name,
        language=source.language,
        mark=listed((_("Demonstration {day}").format(day=source.day(case.plan.starts)), agreed), " · "),
        running=listed((case.student.name, source.unit_name), " · "),
        page=_("page {n} of {count}"),
        made_by=PROGRAM,
        blocks=closed(_blocks(source, changes), code_block(source, version, KIND)),
        attachments=(Attachment(DATA_NAME, _("The data of this plan"), data),),
        when=made,
        code=document_code(case.id, version, KIND),
    )


def _blocks(source: Source, changes: Sequence[str]) -> Iterator[Block]:
    _ = source.translate
    yield facts_table(header_facts(source))
    yield Heading(_("Work tasks"))
    yield from task_blocks(source)
    yield Heading(_("How each requirement is shown"))
    yield requirements_table(source)
    legend = (
        _("{letter} = {name}").format(letter=role.letter, name=_(role.label)) for role in source.case.plan.parties
    )
    yield Paragraph(listed(legend, " · "), SMALL)
    yield from sub_area_blocks(source)
    if len(source.case.plan.situations) > 1:
        yield Heading(_("Situations"))
        yield situations_table(source)
    yield Heading(_("What was agreed"))
    yield facts_table(_agreements(source))
    yield from side_blocks(source)
    yield Heading(_("Assessors"))
    yield _assessors(source)
    yield Heading(_("Ready and agreed"))
    yield _agreed(source)
    yield from _agreed_earlier(source, changes)


def _agreements(source: Source) -> Iterator[tuple[str, str]]:
    _, plan = source.translate, source.case.plan
    yield _("Teacher present"), plan.teacher_present
    yield _("How guiding counts"), plan.guiding_counts
    yield _("Allowed questions"), plan.allowed_questions
    yield _("When it is stopped"), plan.stopped_when
    yield _("Student's goal"), plan.goal_grade
    yield _("Starting level"), plan.starting_level
    how = listed((source.day(plan.support_agreed_on) if plan.support_agreed_on else "", plan.support_agreed_how))
    yield _("Support agreed"), listed((plan.support, _("agreed {how}").format(how=how) if how else ""), " – ")
    consent = _("with consent") if plan.evidence_consent and plan.evidence != EvidenceRule.NONE else ""
    yield _("Evidence"), listed((_(plan.evidence.label), consent))
    yield _("Safety and data protection gone through"), source.day(plan.safety_gone_through_on)
    yield _("Review rights told"), source.day(plan.review_rights_told_on)


def _assessors(source: Source) -> Table:
    _, plan = source.translate, source.case.plan
    heads = (_("Assessor"), _("As"), _("Introduced"), _("Says that nothing disqualifies them"))
    rows = tuple(_assessor(source, one) for one in plan.assessors)
    if plan.assessor_exception.strip():
        why = _("Why there are not two: {reason}").format(reason=plan.assessor_exception.strip())
        rows = (*rows, (cell(why), cell(""), cell(""), cell("")))
    return Table((36, 23, 19, 22), rows or ((cell("–"), cell("–"), cell("–"), cell("–")),), tuple(map(column, heads)))


def _assessor(source: Source, one: Assessor) -> tuple[Cell, ...]:
    _ = source.translate
    statement = _("disqualified") if one.disqualified else source.day(one.not_disqualified_on)
    name = Cell(cell(listed((one.name, one.organisation)) or "–").parts, "Row")
    return (name, cell(_(one.role.label)), cell(source.day(one.introduced_on)), cell(statement))


def _agreed(source: Source) -> Table:
    _, case = source.translate, source.case
    heads = (_("Who"), _("Says the student is ready"), _("Has agreed the plan"))
    rows = tuple(
        (
            Cell(cell(listed((_(role.label), case.person(role)), ": ")).parts, "Row"),
            cell(source.day(case.plan.ready.get(role))),
            cell(_agreed_on(source, role)),
        )
        for role in case.plan.parties
    )
    return Table((50, 25, 25), rows, tuple(map(column, heads)), keep=True)


def _agreed_on(source: Source, role: Role) -> str:
    _, plan = source.translate, source.case.plan
    if role in plan.agreed or role not in plan.agreed_before:
        return source.day(plan.agreed.get(role))
    return _("{day}, changed since").format(day=source.day(plan.agreed_before[role]))


def _agreed_earlier(source: Source, changes: Sequence[str]) -> Iterator[Block]:
    """What has changed since the plan was agreed, and when all had agreed to it before."""
    _, plan = source.translate, source.case.plan
    if changes:
        yield Paragraph(_("Changed since it was agreed:"), keep=True)
        yield from (Paragraph(f"• {one}") for one in changes)
    days = [source.day(max(one.agreed.values())) for one in plan.earlier_agreements if one.agreed]
    if days:
        text = _("Earlier agreements, ended by a change of the plan: {days}.")
        yield Paragraph(text.format(days="; ".join(days)), SMALL)
