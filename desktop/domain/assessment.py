"""Arviointi: observations, self-assessment, two views, their comparison and the decision. Computes no grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.domain.errors import Problem
from desktop.domain.terms import DiscussionRole, Grade, InformedBy, Leaning, SelfMark
from desktop.texts import _, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Havainto: what somebody saw at work, private to them until shared. ``by`` is an assessor's id.

    ``situation`` is the id of the situation in the plan; ``read_by`` are the ids of others who have seen it shared.
    """

    id: str
    at: datetime
    by: str
    text: str
    requirements: tuple[str, ...] = ()
    leaning: Leaning = Leaning.NEUTRAL
    shared: bool = False
    situation: str = ""
    from_paper: bool = False
    read_by: tuple[str, ...] = ()

    def can_be_taken_back(self, views_ready: bool) -> bool:
        """Whether sharing may still be undone: nobody else has read it and the views are not compared."""
        return self.shared and not self.read_by and not views_ready


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfAssessment:
    """Itsearviointi: offered before any decision; the student does it or declines."""

    offered_on: date | None = None
    done_on: date | None = None
    declined_on: date | None = None
    marks: dict[str, SelfMark] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    would_do_differently: str = ""
    helper: str = ""
    read_aloud: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether the student has done it or declined."""
        return bool(self.done_on or self.declined_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorView:
    """Arvioijan näkemys: one assessor's levels, hidden from the other until all are ready. ``id`` is the assessor's."""

    id: str
    levels: dict[str, Grade] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    ready_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the assessors agreed on, and how each difference was solved.

    ``unresolved`` tells what was said on a difference that stays: both views stand in the record.
    """

    agreed: dict[str, Grade] = field(default_factory=dict)
    solved: dict[str, str] = field(default_factory=dict)
    unresolved: dict[str, str] = field(default_factory=dict)
    compared_at: datetime | None = None

    def is_settled(self, requirement: str) -> bool:
        """Whether the assessors agreed on a level, or on leaving the difference as it is."""
        return requirement in self.agreed or requirement in self.unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Retake:
    """Uusiminen: what is agreed on after a fail, so that the student knows what comes next."""

    learn: str = ""
    how: str = ""
    on: date | None = None
    arranger: str = ""

    @property
    def is_agreed(self) -> bool:
        """Whether it says what to learn and when."""
        return bool(self.learn.strip() and self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Arviointipäätös: the grade people chose, and why. ``deciders`` are ids of assessors.

    ``disagreement`` is what came of it where the assessors stayed of two minds, and who settled it.
    """

    grade: Grade | None = None
    decided_on: date | None = None
    deciders: tuple[str, ...] = ()
    discussion_on: date | None = None
    participants: tuple[DiscussionRole, ...] = ()
    reason: str = ""
    fail_reason: str = ""
    adapted: bool = False
    deviation: str = ""
    short_description: str = ""
    strengths: str = ""
    to_develop: str = ""
    next_steps: str = ""
    retake: Retake = field(default_factory=Retake)
    disagreement: str = ""

    @property
    def failed(self) -> bool:
        """Whether people decided on a fail."""
        return self.grade == Grade.FAIL

    @property
    def retake_on(self) -> date | None:
        """The day agreed for the retake of a fail."""
        return self.retake.on if self.failed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed:
    """When and how the student heard the result and its reasons; the days for a review are counted from here."""

    on: date | None = None
    by: InformedBy = InformedBy.FACE_TO_FACE


def view_problems(view: AssessorView, requirements: Iterable[str]) -> list[Problem]:
    """Say which requirements the view has no level for yet."""
    text = _("Requirement {n} has no level yet.")
    return [
        Problem(f"views.{view.id}.levels.{one}", text.format(n=number))
        for number, one in enumerate(requirements, 1)
        if one not in view.levels
    ]


def differences(views: Iterable[AssessorView], requirements: Iterable[str]) -> list[str]:
    """The requirements on which the assessors see different levels, in order."""
    all_views = list(views)
    return [one for one in requirements if len({view.levels[one] for view in all_views if one in view.levels}) > 1]


def comparison_problems(comparison: Comparison, requirements: Iterable[str], differing: Iterable[str]) -> list[Problem]:
    """Say what has no common level yet, and which solved difference lacks its story (a wish, not a must)."""
    unlike = set(differing)
    problems = []
    for number, one in enumerate(requirements, 1):
        if one in comparison.unresolved:
            if not comparison.unresolved[one].strip():
                text = _("Requirement {n}: write what was said on the difference that stays.")
                problems.append(Problem(f"comparison.unresolved.{one}", text.format(n=number)))
        elif one not in comparison.agreed:
            text = _("Requirement {n} has no common level yet.").format(n=number)
            problems.append(Problem(f"comparison.agreed.{one}", text))
        elif one in unlike and not comparison.solved.get(one, "").strip():
            text = _("Requirement {n}: write how the difference was solved.").format(n=number)
            problems.append(Problem(f"comparison.solved.{one}", text, hard=False))
    return problems


def disagreement_problems(decision: Decision, comparison: Comparison) -> list[Problem]:
    """Say that what came of a difference that stays is not written yet: a wish, as the rule is not confirmed."""
    if not comparison.unresolved or decision.disagreement.strip():
        return []
    text = _("A difference between the assessors stays. Write how the grade came about and who was told of it.")
    return [Problem("decision.disagreement", text, hard=False)]


def decision_problems(decision: Decision) -> list[Problem]:
    """Say what the decision still lacks (practice: a reason always, one more for a fail, 1 and 5)."""
    problems = []
    if decision.grade is None:
        problems.append(Problem("decision.grade", _("Choose the grade together.")))
    if not decision.reason.strip():
        problems.append(Problem("decision.reason", _("Write the reason for the grade.")))
    if decision.failed:
        problems += _fail_problems(decision)
    if decision.grade in (Grade.ONE, Grade.FIVE) and len(decision.reason.split()) < 12:
        text = _("Grades 1 and 5 deserve a fuller reason.")
        problems.append(Problem("decision.reason", text, hard=False))
    if not decision.deciders:
        problems.append(Problem("decision.deciders", _("Choose who decided.")))
    return [*problems, *_discussion_problems(decision)]


def _fail_problems(decision: Decision) -> list[Problem]:
    problems = []
    if not decision.fail_reason.strip():
        problems.append(Problem("decision.fail_reason", _("Write the reason for the fail.")))
    if not decision.retake.learn.strip():
        text = _("Write what the student learns more before the retake.")
        problems.append(Problem("decision.retake.learn", text, hard=False))
    if decision.retake.on is None:
        problems.append(Problem("decision.retake.on", _("Agree on the day of the retake."), hard=False))
    return problems


def mention_problems(reason: str, solved: Mapping[int, str]) -> list[Problem]:
    """Say which solved differences the reason does not mention: by their number or their story. A wish, not a must."""
    told = " ".join(reason.casefold().split())
    missing = [
        str(number)
        for number, story in solved.items()
        if " ".join(story.casefold().split()) not in told and not re.search(rf"\b{number}\b", told)
    ]
    if not missing or not told:
        return []
    text = _("Mention in the reason how the difference was solved on requirement {n}.")
    return [Problem("decision.reason", text.format(n=", ".join(missing)), hard=False)]


def informed_problems(on: date, decided_on: date, today: date) -> list[Problem]:
    """Say what is wrong with the day on which the student is said to have heard the result."""
    if on > today:
        return [Problem("informed.on", _("The student cannot have heard the result on a day still to come."))]
    if on < decided_on:
        text = _("The student cannot have heard the result before it was decided on {day}.")
        return [Problem("informed.on", text.format(day=day(decided_on)))]
    return []


def _discussion_problems(decision: Decision) -> list[Problem]:
    field_name = "decision.participants"
    if not decision.participants:
        return [Problem(field_name, _("Mark who took part in the assessment discussion."))]
    if DiscussionRole.NONE_HELD in decision.participants and len(decision.participants) > 1:
        return [Problem(field_name, _("Either somebody took part in the discussion, or none was held."))]
    return []


_TOOK_PART = re.compile(r"\b(osallistui|avusti|deltog|assisterade|took part|assisted)", re.IGNORECASE)


def short_description_problems(text: str, place: str, unit: str, adapted: bool = False) -> list[Problem]:
    """Say what to mend in the short description, which stays on record for good: wishes, not musts."""
    words = text.strip()
    field_name = "decision.short_description"
    if not words:
        return [Problem(field_name, _("Write in one sentence what the student did."))]
    checks = (
        (len(re.findall(r"[.!?](?:\s|$)", words)) > 1, _("Keep the short description to one sentence.")),
        (bool(re.search(r"[\[\](){}•*]|^\s*-", words)), _("Leave bullets and brackets out of the short description.")),
        (_names(place, words), _("Say what kind of place it was, not its name.")),
        (_names(unit, words), _("Leave the unit's name out of the short description.")),
        (not adapted and bool(_TOOK_PART.search(words)), _("Say what the student did, rather than “took part”.")),
    )
    return [Problem(field_name, message, hard=False) for found, message in checks if found]


def _names(name: str, text: str) -> bool:
    return bool(name.strip()) and name.strip().casefold() in text.casefold()
