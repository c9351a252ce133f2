"""What differs between the plan that people agreed to and the plan as it is, in words, a line each.

What is told here asks for a new agreement, and nothing else does: how a word is spelt, who says the student is ready,
dated statements, the student's goal, and the paper that a deviation rests on do not change what was agreed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.case import Case
from desktop.domain.demonstration import Assessor, Plan, RequirementPlan, Situation
from desktop.domain.local_text import say
from desktop.domain.sub_areas import ShownSubArea
from desktop.domain.terms import EvidenceRule, Term
from desktop.texts import _, day, hours, n_
from desktop.texts import language as spoken

_MARKS = ".,;:!?…()\"'”“’"
_WORDING = {
    "place_description": n_("Description of the place"),
    "teacher_present": n_("When the teacher is present"),
    "guiding_counts": n_("How guiding during the work counts"),
    "allowed_questions": n_("Questions that are allowed"),
    "stopped_when": n_("When the demonstration is stopped"),
    "assessor_exception": n_("Why there is one assessor"),
}
"""Texts that say in other words what a line of the plan says, so that their change may be a mere correction."""
_MEANING = {
    "support": n_("Support at the demonstration"),
    "place_name": n_("Name of the place"),
    "place_business_id": n_("Business ID of the place"),
    "deviations": n_("Deviations from the requirements"),
}


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One thing that differs. ``wording``: only the words do, so a person may say that it is a correction."""

    text: str
    wording: bool = False


def plan_changes(
    before: Case, after: Case, translate: Callable[[str], str] = _, language: str = ""
) -> list[PlanChange]:
    """What differs between what was agreed and what is planned, in the language of the reader or of a document."""
    if (before.plan, before.sub_areas, before.workplace) == (after.plan, after.sub_areas, after.workplace):
        return []
    return list(_Comparison(before, after, translate, language or spoken()).changes())


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same but for spaces, capitals and punctuation marks."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> list[str]:
    return [kept for word in text.casefold().split() if (kept := word.strip(_MARKS))]


class _Comparison:
    """Two cases laid side by side."""

    def __init__(self, before: Case, after: Case, translate: Callable[[str], str], language: str) -> None:
        self._was, self._now = before, after
        self._before, self._after = before.plan, after.plan
        self._translate, self._language = translate, language

    def changes(self) -> Iterator[PlanChange]:
        """Everything that differs: times, people and place, tasks, requirements, sub-areas, the rest."""
        yield from self._times()
        yield from self._workplace()
        yield from self._assessors()
        yield from self._tasks()
        for number, row in enumerate(self._now.unit.requirements, 1):
            yield from self._requirement(number, row)
        yield from self._sub_areas()
        yield from self._frame()

    def _say(self, text: str, wording: bool = False, **told: object) -> PlanChange:
        return PlanChange(self._translate(text).format(**told), wording)

    def _label(self, term: Term | None, otherwise: str = "–") -> str:
        return self._translate(term.label) if term is not None else otherwise

    def _times(self) -> Iterator[PlanChange]:
        was, now = self._before, self._after
        if _when(was) != _when(now):
            yield self._say(n_("Time: {was} → {now}"), was=self._times_of(was), now=self._times_of(now))
        elif [one.observer for one in was.situations] != [one.observer for one in now.situations]:
            yield self._say(n_("Who observes which situation"))

    def _times_of(self, plan: Plan) -> str:
        days = list(dict.fromkeys(one for one in (plan.starts, plan.ends) if one))
        told = "; ".join(map(self._situation, plan.situations)) or "–".join(day(one, self._language) for one in days)
        return told or "–"

    def _situation(self, one: Situation) -> str:
        place = f"@ {one.place}" if one.place else ""
        parts = (day(one.day, self._language), hours(one.starts, one.ends, self._language), place)
        return " ".join(part for part in parts if part)

    def _workplace(self) -> Iterator[PlanChange]:
        was, now = self._was.workplace, self._now.workplace
        if not same_text(was.name, now.name):
            yield self._say(n_("Workplace: {was} → {now}"), was=was.name.strip() or "–", now=now.name.strip() or "–")

    def _assessors(self) -> Iterator[PlanChange]:
        was, now = ({one.id: one for one in plan.assessors} for plan in (self._before, self._after))
        for key, one in now.items():
            if key not in was:
                yield self._say(n_("New assessor: {name}"), name=_named(one))
                continue
            if not same_text(_named(was[key]), _named(one)):
                yield self._say(n_("Assessor: {was} → {now}"), was=_named(was[key]), now=_named(one))
            if was[key].role != one.role:
                role = self._label(one.role)
                yield self._say(n_("{name} assesses as: {role}"), name=one.name or "–", role=role)
        for key, one in was.items():
            if key not in now:
                yield self._say(n_("No longer an assessor: {name}"), name=_named(one))

    def _tasks(self) -> Iterator[PlanChange]:
        was, now = ({one.id: one.text for one in plan.tasks} for plan in (self._before, self._after))
        for key, text in now.items():
            if key not in was:
                yield self._say(n_("New work task: {task}"), task=text)
            elif not same_text(was[key], text):
                yield self._say(n_("Reworded: {was} → {now}"), wording=True, was=was[key], now=text)
        for key, text in was.items():
            if key not in now:
                yield self._say(n_("Work task taken away: {task}"), task=text)

    def _requirement(self, number: int, row: str) -> Iterator[PlanChange]:
        was, now = self._before.requirement(row), self._after.requirement(row)
        if _way(was) != _way(now):
            how = self._label(now.coverage, self._translate(n_("work tasks show it")))
            yield self._say(n_("Requirement {n}: {how}"), n=number, how=how[:1].lower() + how[1:])
        elif not same_text(was.note, now.note):
            deviated = self._after.is_deviated(row)
            yield self._say(n_("Requirement {n}: how in detail"), wording=not deviated, n=number)
        elif self._marks(self._before, row) != self._marks(self._after, row):
            yield self._say(n_("Requirement {n}: other work tasks show it"), n=number)
        if not same_text(was.individual, now.individual):
            yield self._say(n_("Requirement {n}: individual criteria"), n=number)
        if set(was.observers) != set(now.observers):
            names = ", ".join(self._label(role).lower() for role in now.observers)
            names = names or self._translate(n_("nobody yet"))
            yield self._say(n_("Requirement {n} is observed by: {names}"), n=number, names=names)

    def _marks(self, plan: Plan, row: str) -> set[str]:
        """The tasks of both plans that show a requirement in this one."""
        both = {one.id for one in self._before.tasks} & {one.id for one in self._after.tasks}
        return {task.id for task in plan.tasks_showing(row)} & both

    def _sub_areas(self) -> Iterator[PlanChange]:
        was, now = ({one.id: one for one in case.sub_areas} for case in (self._was, self._now))
        for key, one in now.items():
            name = say(one.name, self._language)
            if key not in was:
                yield self._say(n_("New sub-area of a common unit: {name}"), name=name)
                continue
            if not same_text(was[key].teacher, one.teacher):
                yield self._say(n_("{name} is assessed by: {teacher}"), name=name, teacher=one.teacher.strip() or "–")
            if was[key].shown_now != one.shown_now or _shown_by(was[key]) != _shown_by(one):
                yield self._say(n_("{name}: other work tasks show it"), name=name)
        for key, one in was.items():
            if key not in now:
                yield self._say(n_("Sub-area taken away: {name}"), name=say(one.name, self._language))

    def _frame(self) -> Iterator[PlanChange]:
        was, now = self._before, self._after
        if was.place_kind != now.place_kind:
            yield self._say(n_("Kind of place: {now}"), now=self._label(now.place_kind))
        for labels, wording in ((_WORDING, True), (_MEANING, False)):
            for name, label in labels.items():
                if not same_text(getattr(was, name), getattr(now, name)):
                    yield self._say(label, wording)
        if (was.support_agreed_on is None) != (now.support_agreed_on is None):
            yield self._say(n_("Whether the workplace sees the support"))
        if (was.evidence, was.evidence_consent) != (now.evidence, now.evidence_consent):
            yield self._say(n_("Evidence: {now}"), now=self._evidence(now))
        if list(map(_folded, was.individual_criteria)) != list(map(_folded, now.individual_criteria)):
            yield self._say(n_("Individual criteria"))

    def _evidence(self, plan: Plan) -> str:
        told = self._label(plan.evidence)
        consent = plan.evidence_consent and plan.evidence != EvidenceRule.NONE
        return f"{told}, {self._translate(n_('with consent'))}" if consent else told


def _when(plan: Plan) -> object:
    """When and where the situations are; the days alone where there is none."""
    single = [(one.day, one.starts, one.ends, _folded(one.place)) for one in plan.situations]
    return single or (plan.starts, plan.ends)


def _named(one: Assessor) -> str:
    return ", ".join(part for part in (one.name.strip(), one.organisation.strip()) if part) or "–"


def _way(one: RequirementPlan) -> object:
    return (one.coverage, one.situation, one.deviation_reason, one.significant)


def _shown_by(one: ShownSubArea) -> set[str]:
    return {task for task, shows in one.tasks.items() if shows}
