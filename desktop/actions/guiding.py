"""Agreement and guidance: what is written down about them in a case, and the points of the minimum level."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from desktop.actions.changing import change_case, store_for_good
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import withdrawn_problems
from desktop.domain.guidance import Contact, ContactWay, Guidance, Induction, Practice, Topic, contact_problems
from desktop.domain.guidance import guidance_problems as problems_of
from desktop.domain.guiding_card import POINT
from desktop.domain.minimum_level import RULES, OwnPoint, Point, points
from desktop.texts import _, n_

_SETTING = "own_points"


def write_guidance(workspace: Workspace, case_id: str, guidance: Guidance) -> Case:
    """Keep what was written about agreement and guidance."""
    return _edit(workspace, case_id, n_("Write about agreement and guidance"), lambda _before: guidance)


def mark_induction(workspace: Workspace, case_id: str, topics: Iterable[Topic], on: date | None, by: str = "") -> Case:
    """Topics of the induction were gone through on a day; without a day they were not."""
    wanted = tuple(topics)

    def edit(before: Guidance) -> Guidance:
        others = {one.id: one for one in before.induction if one.id not in wanted}
        done = {str(one): Induction(id=one, on=on, by=by.strip()) for one in wanted} if on else {}
        kept = {**others, **done}
        return replace(before, induction=tuple(kept[one] for one in Topic if one in kept))

    return _edit(workspace, case_id, n_("Mark the induction"), edit)


def add_contact(workspace: Workspace, case_id: str, on: date, way: ContactWay, person: str, note: str = "") -> Case:
    """The teacher was in touch: an entry of the log, which stays in order of days."""
    require(contact_problems(person, note))
    made = Contact(id=workspace.new_id(), on=on, way=way, person=person.strip(), note=note.strip())

    def edit(before: Guidance) -> Guidance:
        return replace(before, contacts=tuple(sorted((*before.contacts, made), key=lambda one: one.on)))

    return _edit(workspace, case_id, n_("Write into the contact log"), edit)


def remove_contact(workspace: Workspace, case_id: str, contact: str) -> Case:
    """Take an entry out of the log that was written by mistake."""

    def edit(before: Guidance) -> Guidance:
        return replace(before, contacts=tuple(one for one in before.contacts if one.id != contact))

    return _edit(workspace, case_id, n_("Remove from the contact log"), edit)


def mark_practice(workspace: Workspace, case_id: str, task: str, mark: Practice | None) -> Case:
    """How far the practice of a work task has come; None while it has not begun."""

    def edit(before: Guidance) -> Guidance:
        others = {key: one for key, one in before.practice.items() if key != task}
        return replace(before, practice={**others, task: mark} if mark else others)

    if not any(one.id == task for one in workspace.cases.get(case_id).plan.tasks):
        raise UserError(_("There is no such work task in the plan."))
    return _edit(workspace, case_id, n_("Mark the practice of a work task"), edit)


def tell_point(workspace: Workspace, case_id: str, point: str, on: date | None) -> Case:
    """A point that nothing else tells was met on a day; without a day it was not."""
    found = _find(workspace, case_id, point)
    if not found.by_hand:
        raise UserError(_("This point is met by what is done in the demonstration itself."))

    def edit(before: Guidance) -> Guidance:
        others = {key: one for key, one in before.told.items() if key != point}
        return replace(before, told={**others, point: on} if on else others)

    return _edit(workspace, case_id, n_("Mark a point of the minimum level"), edit)


def read_card(workspace: Workspace, case_id: str) -> Case:
    """The instructor has read the card on guiding and assessing; the first day stays."""
    case = workspace.cases.get(case_id)
    return case if POINT in case.guidance.told else tell_point(workspace, case_id, POINT, workspace.today())


def set_aside(workspace: Workspace, case_id: str, point: str, reason: str) -> Case:
    """A point does not apply to this demonstration, and why; without a reason it applies again."""
    _find(workspace, case_id, point)

    def edit(before: Guidance) -> Guidance:
        others = {key: one for key, one in before.not_applicable.items() if key != point}
        said = reason.strip()
        return replace(before, not_applicable={**others, point: said} if said else others)

    return _edit(workspace, case_id, n_("Mark a point of the minimum level"), edit)


def minimum_level(workspace: Workspace, case: Case) -> list[Point]:
    """Every point as it stands in a case."""
    return points(case, own_points(workspace))


def own_points(workspace: Workspace) -> list[OwnPoint]:
    """The points that the provider has added."""
    kept = workspace.settings.get(_SETTING)
    rows = kept if isinstance(kept, list) else []
    return [OwnPoint(id=str(one["id"]), text=str(one["text"])) for one in rows if isinstance(one, dict)]


def add_point(workspace: Workspace, text: str) -> OwnPoint:
    """Add a point of the provider's own, for all demonstrations."""
    if not text.strip():
        raise UserError(_("Write what the point asks for."))
    made = OwnPoint(id=f"P{workspace.new_id()}", text=text.strip())
    _keep_points(workspace, [*own_points(workspace), made])
    return made


def remove_point(workspace: Workspace, point: str) -> None:
    """Take away a point that the provider has added; ours stay."""
    if any(rule.id == point for rule in RULES):
        raise UserError(_("This point belongs to the minimum level. You can add points, but not remove it."))
    left = [one for one in own_points(workspace) if one.id != point]
    if len(left) == len(own_points(workspace)):
        raise UserError(_("There is no such point."))
    _keep_points(workspace, left)


def _keep_points(workspace: Workspace, kept: list[OwnPoint]) -> None:
    with workspace.change(n_("Change the points of the minimum level"), Kind.SETTINGS):
        workspace.settings.set(_SETTING, [{"id": one.id, "text": one.text} for one in kept])


def _find(workspace: Workspace, case_id: str, point: str) -> Point:
    found = next((one for one in minimum_level(workspace, workspace.cases.get(case_id)) if one.id == point), None)
    if found is None:
        raise UserError(_("There is no such point."))
    return found


def _edit(workspace: Workspace, case_id: str, what: str, edit: Callable[[Guidance], Guidance]) -> Case:
    """Store a change of the guidance: after signing too, as the record does not say it."""

    def whole(case: Case) -> Case:
        guidance = edit(case.guidance)
        require(problems_of(guidance, workspace.today()))
        return replace(case, guidance=guidance)

    case = workspace.cases.get(case_id)
    if not case.is_closed:
        return change_case(workspace, case_id, what, whole)
    require(withdrawn_problems(case))
    after = whole(case)
    return after if after == case else store_for_good(workspace, after, what)
