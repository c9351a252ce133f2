"""Moving a draft to another version of its unit's requirements: what stays as it was marked, and what must be again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.case import Case, UnitReference
from desktop.domain.comparing import pair_parts, pair_rows
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, assessed_parts, rows_of
from desktop.domain.demonstration import Plan, RequirementPlan, Task
from desktop.domain.errors import Problem
from desktop.domain.pairing import matched, same_words
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A requirement on its way: before, after, or only in one of them; and what a person wrote about it."""

    before: SkillRequirement | None
    after: SkillRequirement | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A case as it would be, and what becomes of its requirements: they stay, are marked again, or are left out."""

    case: Case
    stays: tuple[MovedRow, ...] = ()
    again: tuple[MovedRow, ...] = ()
    gone: tuple[MovedRow, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether every requirement says the same."""
        return not (self.again or self.gone)


def problems_to_move(case: Case) -> list[Problem]:
    """What stands in the way of moving a case to another version: only a draft that nobody has agreed to moves."""
    plan = case.plan
    if case.is_closed or case.earlier:
        return [
            Problem("unit", _("The demonstration is signed, so it stays with the requirements it was assessed by."))
        ]
    if plan.agreed or plan.agreed_before or plan.agreed_versions or case.started_at:
        text = _("The plan has been agreed, so the demonstration stays with the requirements that were agreed on.")
        return [Problem("unit", text)]
    return []


def move_case(case: Case, reference: UnitReference, before: QualificationUnit, after: QualificationUnit) -> Move:
    """The case under another version. ``reference`` names it; which requirements are assessed is told here."""
    old = _chosen(before, case.unit.requirements)
    new = _new_rows(case, before, after)
    links = {old[one].id: new[place].id for one, place in matched(pair_rows(old, new))}
    was, now = {row.id: row for row in old}, {row.id: row for row in new}
    same = {one: other for one, other in links.items() if same_words(was[one].text, now[other].text)}
    back = {other: one for one, other in links.items()}
    plan = _plan(case.plan, links, same)
    unchanged = len(same) == len(old) == len(new)
    moved = replace(
        case,
        unit=replace(reference, requirements=tuple(row.id for row in new)),
        comments=tuple(replace(one, about=_about(one.about, was, links)) for one in case.comments),
        plan=plan if unchanged else replace(plan, ready={}),
    )
    notes = {row.id: case.plan.requirement(row.id).note.strip() for row in old}
    return Move(
        moved,
        stays=tuple(MovedRow(was[back[row.id]], row) for row in new if back.get(row.id) in same),
        again=tuple(_again(row, was, back, notes) for row in new if back.get(row.id) not in same),
        gone=tuple(MovedRow(row, None, notes[row.id]) for row in old if row.id not in links),
    )


def _again(
    row: SkillRequirement, was: Mapping[str, SkillRequirement], back: Mapping[str, str], notes: Mapping[str, str]
) -> MovedRow:
    earlier = back.get(row.id, "")
    return MovedRow(was.get(earlier), row, notes.get(earlier, ""))


def _chosen(unit: QualificationUnit, requirements: tuple[str, ...]) -> tuple[SkillRequirement, ...]:
    wanted = set(requirements)
    return tuple(row for row in rows_of(unit) if row.id in wanted)


def _new_rows(case: Case, before: QualificationUnit, after: QualificationUnit) -> tuple[SkillRequirement, ...]:
    """The requirements of the new version: all, or of a common unit those of the parts that were chosen."""
    chosen = {
        part.id for part in assessed_parts(before) if any(row.id in case.unit.requirements for row in part.requirements)
    }
    links = pair_parts(before, after)
    parts = tuple(links[one] for one in chosen if one in links)
    return rows_of(after, parts)


def _plan(plan: Plan, links: Mapping[str, str], same: Mapping[str, str]) -> Plan:
    """The plan with its marks on the new requirements: only where the words are the same; what was written stays."""
    tasks = tuple(_task(task, same) for task in plan.tasks)
    planned = tuple(_planned(one, links[one.id], one.id in same) for one in plan.requirements if one.id in links)
    return replace(plan, tasks=tasks, requirements=planned)


def _task(task: Task, same: Mapping[str, str]) -> Task:
    return replace(task, shows={same[row]: shown for row, shown in task.shows.items() if row in same})


def _planned(planned: RequirementPlan, row: str, same: bool) -> RequirementPlan:
    return replace(planned, id=row) if same else replace(planned, id=row, coverage=None, situation="")


def _about(about: str, was: Mapping[str, SkillRequirement], links: Mapping[str, str]) -> str:
    """What a comment is about now: one about a requirement that is left out is about the whole plan."""
    return links.get(about, "") if about in was else about
