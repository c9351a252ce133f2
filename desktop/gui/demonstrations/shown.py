"""What the pages of a case are given to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, rows_of, targets_of
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_agree
from desktop.domain.local_text import said, say
from desktop.domain.statements import own_words
from desktop.domain.template import PlanTemplate
from desktop.domain.terms import Grade, Role
from desktop.domain.version_fit import VersionState
from desktop.domain.wording import CriterionLine, compared
from desktop.texts import language


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement as it is shown: its number in the case, its words and the heading it stands under."""

    number: int
    id: str
    text: str
    sentence: str
    area: str

    @property
    def statement(self) -> str:
        """What the student is asked about: the sentence without the word for the student in front."""
        return own_words(self.sentence)


@dataclass(frozen=True)
class Shown:
    """A case with the texts of its unit, who reads it, and the day. ``reader`` is an assessor's id or "student".

    ``now`` is the moment in local time, where the page follows the clock; ``pictures`` are the little pictures of the
    evidence that the reader may see, by its id; ``templates`` are those that an empty plan may begin with. ``changes``
    is what has changed in the plan since it was agreed, for the reader or, where they have agreed, for the next who
    must agree again, and ``may_correct`` that only wording has; ``whole`` is the case with what the reader does not
    see, only to know whether it is complete.
    """

    case: Case
    unit: QualificationUnit
    today: date
    reader: str = Role.TEACHER
    guest: bool = False
    now: datetime | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    templates: tuple[PlanTemplate, ...] = ()
    changes: tuple[str, ...] = ()
    may_correct: bool = False
    whole: Case | None = None
    versions: VersionState = VersionState()  # noqa: RUF009 - it never changes

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of agreeing the plan; what is hidden from the reader does not seem to be missing."""
        return tuple(problems_to_agree(self.whole or self.case))

    @cached_property
    def planned_rows(self) -> tuple[Row, ...]:
        """Every requirement of the case in order, in the language of the reader."""
        by_id = {row.id: row for row in rows_of(self.unit)}
        return tuple(
            _row(number, by_id.get(one) or SkillRequirement(id=one, text={"fi": one}))
            for number, one in enumerate(self.case.unit.requirements, 1)
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The requirements that are assessed."""
        assessed = set(self.case.rows)
        return tuple(row for row in self.planned_rows if row.id in assessed)

    @cached_property
    def differing(self) -> frozenset[str]:
        """The requirements on which the assessors differ; none before all views are ready."""
        return frozenset(self.case.differing)

    def row(self, requirement: str) -> Row | None:
        """The row of a requirement."""
        return next((row for row in self.planned_rows if row.id == requirement), None)

    def criteria(self, requirement: str, grade: Grade, wanted: str = "") -> tuple[str, ...]:
        """The criteria of a level in the wanted language, the reader's by default; none where the level has none."""
        targets = targets_of(self.unit, requirement)
        return tuple(
            words
            for target in targets
            for level in target.levels
            if level.grade == grade
            for line in level.criteria
            if (words := say(line, wanted or language()))
        )

    def marked_criteria(self, requirement: str, grade: Grade, wanted: str = "") -> tuple[CriterionLine, ...]:
        """The same, with what is new in them marked when they are read after the level below that has criteria."""
        passing = self.case.unit.scale.passing
        lower = passing[: passing.index(grade)] if grade in passing else ()
        lines = self.criteria(requirement, grade, wanted)
        below = next((words for one in reversed(lower) if (words := self.criteria(requirement, one, wanted))), ())
        return compared(lines, below)

    @cached_property
    def has_criteria(self) -> bool:
        """Whether the requirements give criteria for some row or for the whole unit."""
        return bool(self.unit.targets) or any(targets_of(self.unit, row.id) for row in self.planned_rows)

    def official_row(self, requirement: str, wanted: str) -> tuple[str, str]:
        """A row as the requirements say it in the wanted language, and the language it is really in."""
        found = next((row for row in rows_of(self.unit) if row.id == requirement), None)
        if found is None:
            return "", ""
        text, real = said(found.text, wanted)
        lead = say(found.lead, real)
        return f"{lead} {text}" if lead else text, real

    def short_name(self, requirement: str) -> str:
        """What the requirement's own target of assessment is called; "" where it has none of its own."""
        own = (one.title for one in targets_of(self.unit, requirement) if one.requirement == requirement)
        return next((words for title in own if (words := say(title, language()))), "")

    def criteria_language(self, requirement: str, wanted: str) -> str:
        """The language the criteria are really in when the wanted one is asked for; "" when there are none."""
        lines = (
            said(line, wanted)[1]
            for target in targets_of(self.unit, requirement)
            for level in target.levels
            for line in level.criteria
        )
        return next(lines, "")

    @property
    def unit_name(self) -> str:
        """The unit's name in the reader's language."""
        return say(self.case.unit.name, language())


def _row(number: int, requirement: SkillRequirement) -> Row:
    text = say(requirement.text, language())
    lead = say(requirement.lead, language())
    sentence = f"{lead} {text}" if lead else text
    return Row(number, requirement.id, text, sentence[:1].upper() + sentence[1:], say(requirement.area, language()))


def numbers(rows: Sequence[Row], requirements: Sequence[str]) -> str:
    """The numbers of requirements as people name them: "1, 3"."""
    wanted = set(requirements)
    return ", ".join(str(row.number) for row in rows if row.id in wanted)
