"""What the plan and the assessment record have in common: whose demonstration it is, its rows, its signers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from desktop import __version__
from desktop.domain.aftermath import LinkKind
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, UnitKind, rows_of
from desktop.domain.demonstration import Situation
from desktop.domain.local_text import said, say
from desktop.domain.local_unit import NO_CRITERIA
from desktop.domain.terms import AgreementType
from desktop.domain.unit_words import case_words, extent_in_full
from desktop.export.content import Cell, Paragraph, Table, cell
from desktop.export.data import ExpectedSigner, field_of
from desktop.export.style import CELL, CELL_LABEL, CELL_NOTE
from desktop.texts import day, hours, translator

Translate: TypeAlias = Callable[[str], str]
PROGRAM = f"Näyttökumppani {__version__}"


@dataclass(frozen=True, slots=True)
class Source:
    """A case, the unit it is about, and the language in which a document tells of it."""

    case: Case
    unit: QualificationUnit
    language: str

    @property
    def translate(self) -> Translate:
        """What turns messages into the document's language."""
        return translator(self.language, case_words(self.case))

    def day(self, value: date | None) -> str:
        """A day as the document's language writes it, a dash for none."""
        return day(value, self.language) or "–"

    def days(self, starts: date | None, ends: date | None) -> str:
        """A period, or a day."""
        if starts == ends or ends is None:
            return self.day(starts)
        dash = " – " if self.language == "en" else "–"  # English days have spaces of their own
        return f"{self.day(starts)}{dash}{self.day(ends)}"

    def situation(self, one: Situation) -> str:
        """When a situation is, and where, if it has a place of its own."""
        return listed((listed((self.day(one.day), hours(one.starts, one.ends, self.language)), " "), one.place))

    @property
    def unit_name(self) -> str:
        """The unit's name and extent; of a local unit also that it is one."""
        _ = self.translate
        name = say(self.case.unit.name, self.language) or say(self.unit.name, self.language)
        if self.unit.kind == UnitKind.LOCAL:
            name = listed((name, _("local unit")))
        most = self.unit.extent_max if self.case.unit.extent in (0, self.unit.extent) else None
        return listed((name, extent_in_full(self.case.unit.extent, most, self.case.unit.kind, _)))

    def requirements(self) -> list[SkillRequirement]:
        """The rows of the case in its order; a row that the unit does not know stands as its id."""
        known = {row.id: row for row in rows_of(self.unit)}
        return [known.get(one, SkillRequirement(id=one, text={"": one})) for one in self.case.unit.requirements]

    def requirement_parts(self, number: int, row: SkillRequirement, area: bool) -> tuple[Paragraph, ...]:
        """A requirement with its number, under its area where that is wanted, each in the language it is in."""
        text, language = said(row.text, self.language)
        shown = Paragraph(f"{number}. {text}", CELL, self.other(language))
        if not area or not row.area:
            return (shown,)
        heading, language = said(row.area, self.language)
        return (Paragraph(heading, CELL_NOTE, self.other(language)), shown)

    def other(self, language: str) -> str:
        """The language, where it is not the document's own."""
        return language if language and language != self.language else ""

    def lead(self, rows: Iterable[SkillRequirement]) -> str:
        """The words that every row continues ("Opiskelija osaa"), "" when they differ."""
        leads = {say(row.lead, self.language) for row in rows}
        return leads.pop() if len(leads) == 1 else ""


def areas_begin(rows: list[SkillRequirement]) -> list[bool]:
    """For each row, whether another area begins with it."""
    before: list[dict[str, str]] = [{}, *(row.area for row in rows)]
    return [row.area != above for row, above in zip(rows, before, strict=False)]


def listed(parts: Iterable[str], between: str = ", ") -> str:
    """The parts that say something, one after the other."""
    return between.join(part.strip() for part in parts if part.strip())


def facts_table(facts: Iterable[tuple[str, str]]) -> Table:
    """Facts as rows of two columns; those without a value are left out."""
    rows = tuple((_label(name), cell(value)) for name, value in facts if value.strip())
    return Table((28, 72), rows, ruled=False)


def _label(name: str) -> Cell:
    return Cell((Paragraph(name, CELL_LABEL),), "Row")


def header_facts(source: Source, *, agreement: bool = True) -> list[tuple[str, str]]:
    """Who, what, where: the head of every document about a case; how the learning at work was arranged, if wanted."""
    _, case = source.translate, source.case
    place = _(case.plan.place_kind.label) if case.plan.place_kind else ""
    return [
        (_("Student"), listed((case.student.name, case.student.number))),
        (_("Qualification"), listed((say(case.unit.qualification_name, source.language), case.unit.reference_number))),
        (_("Unit"), source.unit_name),
        (_("Criteria"), _(NO_CRITERIA) if source.unit.kind == UnitKind.LOCAL and not source.unit.targets else ""),
        (_("Education provider"), listed((case.teacher.provider, case.teacher.school_unit))),
        (_("Teacher"), case.teacher.name),
        (_("Workplace"), listed((case.workplace.name, case.workplace.business_id))),
        (_("Workplace instructor"), listed((case.instructor.name, case.instructor.title))),
        (_("Agreement"), agreement_words(source) if agreement else ""),
        (_("Time"), times(source)),
        (_("Place"), listed((place, case.plan.place_description), ": ")),
    ]


def follows_facts(source: Source) -> list[tuple[str, str]]:
    """Which earlier demonstration this one follows or replaces; nothing where it is the first."""
    _, link = source.translate, source.case.follows
    if link is None:
        return []
    if link.kind == LinkKind.CORRECTION:
        text = _("Replaces the demonstration decided on {day}") if link.decided_on else _("Replaces an earlier one")
    else:
        text = _("Follows the demonstration decided on {day}") if link.decided_on else _("Follows an earlier one")
    return [(_(link.kind.label), text.format(day=source.day(link.decided_on)))]


def agreement_words(source: Source) -> str:
    """How the learning at work was arranged, and when."""
    _, agreement = source.translate, source.case.agreement
    kind = _(agreement.kind.label)
    if agreement.kind == AgreementType.NONE or agreement.starts is None:
        return kind
    return f"{kind} {source.days(agreement.starts, agreement.ends)}"


def times(source: Source) -> str:
    """When the demonstration was, and the single times where they are told."""
    plan = source.case.plan
    whole = source.days(plan.starts, plan.ends) if plan.starts else ""
    single = [source.situation(one) for one in plan.situations if one.starts or one.place or len(plan.situations) > 1]
    if len(single) == 1 and single[0].startswith(whole):
        return single[0]
    return f"{whole} ({'; '.join(single)})" if single and whole else whole or "; ".join(single)


def signers(case: Case) -> tuple[ExpectedSigner, ...]:
    """Everybody there is a place for: who decided must sign, others may."""
    return tuple(ExpectedSigner(one, field_of(one), case.person(one), one in case.signers) for one in case.may_sign)
