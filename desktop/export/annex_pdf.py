"""The annex to a training agreement or an apprenticeship: tasks, people, times, requirements, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from desktop.domain.annex import annex_gaps
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.guidance import Topic
from desktop.domain.local_text import say
from desktop.domain.terms import AgreementType, Role
from desktop.domain.workplace_view import workplace_view
from desktop.export import facts
from desktop.export.case_parts import Source, facts_table, listed, times
from desktop.export.content import Block, Document, Heading, Paragraph
from desktop.export.document import write
from desktop.export.paper_parts import case_document, fill_in, people, sign_by_hand
from desktop.export.plan_parts import requirements_table, situations_table, task_blocks
from desktop.export.style import SMALL

KIND = "annex"


def annex_pdf(case: Case, unit: QualificationUnit, *, language: str, made: datetime, version: str) -> bytes:
    """The annex as PDF/A-3a and PDF/UA-1, to be signed by hand. It tells what the workplace sees and nothing more.

    Raises a UserError when a text has letters that the font lacks.
    """
    return write(annex_document(Source(workplace_view(case).case, unit, language), made, version))


def annex_document(source: Source, made: datetime, version: str) -> Document:
    """What the annex says, before it is set."""
    _, case = source.translate, source.case
    titles = {
        AgreementType.TRAINING_AGREEMENT: _("Annex to the training agreement"),
        AgreementType.APPRENTICESHIP: _("Annex to the apprenticeship agreement"),
        AgreementType.NONE: _("Annex to the agreement"),
    }
    data = {
        **facts.header(case),
        "contact": case.workplace.contact,
        "part_time": case.agreement.part_time,
        "plan": facts.plan(case),
        "guidance": _written(source),
        "missing": [gap.value for gap in annex_gaps(case)],
    }
    mark = listed((source.day(case.agreement.starts), source.day(case.agreement.ends)), " – ")
    return case_document(source, titles[case.agreement.kind], mark, KIND, made, version, _blocks(source), data)


def _blocks(source: Source) -> Iterator[Block]:
    _, case = source.translate, source.case
    yield facts_table(_parties(source))
    yield from _missing(source)
    yield Heading(_("Work tasks"))
    yield from task_blocks(source)
    yield Heading(_("How each requirement is shown"))
    yield requirements_table(source)
    legend = (_("{letter} = {name}").format(letter=role.letter, name=_(role.label)) for role in Role)
    yield Paragraph(listed(legend, " · "), SMALL)
    if case.plan.situations:
        yield Heading(_("Situations"))
        yield situations_table(source)
    yield Heading(_("What each answers for"))
    for text in _duties(source):
        yield Paragraph(text)
    yield Heading(_("Agreed, or to be written by hand"))
    yield fill_in(_by_hand(source))
    signing = (Role.STUDENT, Role.INSTRUCTOR, Role.TEACHER)
    yield from sign_by_hand(source, people(source, signing), _("Each party gets a copy."))


def _parties(source: Source) -> list[tuple[str, str]]:
    _, case = source.translate, source.case
    agreement, instructor = case.agreement, case.instructor
    share = _("{n} per cent of full time").format(n=agreement.part_time) if agreement.part_time else ""
    told = (say(case.unit.qualification_name, source.language), case.unit.reference_number)
    reached = (instructor.name, instructor.title, instructor.email, instructor.phone)
    return [
        (_("Student"), case.student.name),
        (_("Qualification"), listed(told)),
        (_("Unit"), source.unit_name),
        (_("Education provider"), listed((case.teacher.provider, case.teacher.school_unit))),
        (_("Teacher"), listed((case.teacher.name, case.teacher.email))),
        (_("Workplace"), listed((case.workplace.name, case.workplace.business_id))),
        (_("Contact person"), case.workplace.contact),
        (_("Workplace instructor"), listed(reached)),
        (_("Agreement"), _(agreement.kind.label)),
        (_("Agreed period"), source.days(agreement.starts, agreement.ends) if agreement.starts else ""),
        (_("Part-time share"), share),
        (_("Demonstration"), times(source)),
        (_("Place"), case.plan.place_description),
        (_("Safety and data protection gone through"), _day(source)),
    ]


def _day(source: Source) -> str:
    on = source.case.plan.safety_gone_through_on
    return source.day(on) if on else ""


def _missing(source: Source) -> Iterator[Block]:
    """What the checks found; the program fills in nothing of its own."""
    _, gaps = source.translate, annex_gaps(source.case)
    yield Heading(_("Still missing") if gaps else _("Checked"))
    if not gaps:
        yield Paragraph(_("Nothing of what the program can check is missing."))
    for gap in gaps:
        yield Paragraph(f"– {_(gap.label)}")


def _duties(source: Source) -> Iterator[str]:
    _, kind = source.translate, source.case.agreement.kind
    yield _("The employer answers for safety at work, introduces the student to the work and names an instructor.")
    yield _("The education provider answers for the training, and keeps in touch with the workplace.")
    if kind == AgreementType.TRAINING_AGREEMENT:
        yield _("The student is not employed by the workplace and is paid no wage.")
    elif kind == AgreementType.APPRENTICESHIP:
        yield _("The student is employed by the workplace, on average for at least 25 hours a week.")


def _by_hand(source: Source) -> Iterator[tuple[str, str]]:
    """What was written, and room for what was not; nothing of it is guessed."""
    _, case = source.translate, source.case
    guidance = case.guidance
    if case.agreement.kind == AgreementType.APPRENTICESHIP and not case.agreement.basis:
        yield _("Basis of the apprenticeship"), ""
    yield _("The period is inside the study right; checked by"), ""
    yield _("Workplace checked"), source.day(guidance.suitable_on) if guidance.suitable_on else ""
    yield _("Working hours"), guidance.hours
    yield _("Insurance"), guidance.insurance
    yield _("Travel"), guidance.travel
    yield _("Meals"), guidance.meals
    yield _("Aged 16–17 and hazardous work: told to the authority on, or not needed"), _hazardous(source)
    yield _("Introduced to the work on, by"), _introduced(source)


def _hazardous(source: Source) -> str:
    guidance = source.case.guidance
    if guidance.hazardous is None:
        return ""
    on = source.day(guidance.hazardous_on) if guidance.hazardous_on else ""
    return listed((source.translate(guidance.hazardous.label), on), " ")


def _introduced(source: Source) -> str:
    """The topics that were gone through, each with its day and who did it."""
    told = []
    for topic in Topic:
        if done := source.case.guidance.inducted(topic):
            told.append(listed((source.translate(topic.label), source.day(done.on), done.by), " "))
    return listed(told, "; ")


def _written(source: Source) -> dict[str, Any]:
    """The same as data. The contact log is the teacher's and stays out."""
    guidance = source.case.guidance
    return {
        "suitable_on": guidance.suitable_on.isoformat() if guidance.suitable_on else None,
        "hours": guidance.hours,
        "insurance": guidance.insurance,
        "travel": guidance.travel,
        "meals": guidance.meals,
        "hazardous": guidance.hazardous.value if guidance.hazardous else None,
        "hazardous_on": guidance.hazardous_on.isoformat() if guidance.hazardous_on else None,
        "induction": {one.id: one.on.isoformat() for one in guidance.induction},
    }
