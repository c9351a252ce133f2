"""What happens beside the path on the day: interrupting and going on, agreeing on a complement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, open_interruption
from desktop.domain.demonstration import Plan, RequirementPlan, Situation
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_complement, problems_to_interrupt
from desktop.domain.other_ways import way_problems
from desktop.domain.side_states import Complement, Interruption, complement_problems, interruption_problems
from desktop.domain.terms import Coverage
from desktop.texts import _, n_


def interrupt(
    workspace: Workspace,
    case_id: str,
    by: str,
    reason: str,
    *,
    left: tuple[str, ...] = (),
    continues: date | None = None,
    starts: time | None = None,
) -> Case:
    """Stop the demonstration before its end. A day to continue becomes a situation of the plan, which stays agreed."""
    case = workspace.cases.get(case_id)
    require([*problems_to_interrupt(case), *interruption_problems(reason, continues, workspace.today())])
    situation = workspace.new_id() if continues else ""
    stopped = Interruption(
        id=workspace.new_id(),
        at=workspace.now(),
        by=by,
        reason=reason.strip(),
        left=left,
        continues=continues,
        starts=starts,
        situation=situation,
    )

    def edit(case: Case) -> Case:
        plan = case.plan
        if continues is not None:
            plan = _with_situation(plan, Situation(id=situation, day=continues, starts=starts))
            plan = _each(plan, left, lambda one: replace(one, situation=situation))
        return replace(case, plan=plan, interruptions=(*case.interruptions, stopped))

    return change_case(workspace, case_id, n_("Interruption"), edit)


def resume(workspace: Workspace, case_id: str) -> Case:
    """Go on with an interrupted demonstration; what is left is still to be seen."""
    stopped = open_interruption(workspace.cases.get(case_id))
    if stopped is None:
        raise UserError(_("The demonstration is not interrupted."))
    now = workspace.now()

    def edit(case: Case) -> Case:
        all_ = (replace(one, resumed_at=now) if one.id == stopped.id else one for one in case.interruptions)
        return replace(case, interruptions=tuple(all_))

    return change_case(workspace, case_id, n_("Demonstration went on"), edit)


def agree_complement(
    workspace: Workspace,
    case_id: str,
    by: str,
    way: Coverage,
    what: str,
    *,
    requirements: tuple[str, ...],
    on: date | None = None,
    starts: time | None = None,
) -> Case:
    """Agree that something is shown otherwise. It becomes part of the plan, which stays agreed as it was."""
    case = workspace.cases.get(case_id)
    second = way == Coverage.SITUATION
    agreed = Complement(
        id=workspace.new_id(),
        at=workspace.now(),
        by=by,
        way=way,
        what=what.strip(),
        requirements=requirements,
        on=on,
        starts=starts,
        situation=workspace.new_id() if second else "",
    )
    problems = [*way_problems(case, way), *complement_problems(agreed, workspace.today())]
    require([*problems_to_complement(case, requirements), *problems])

    def edit(case: Case) -> Case:
        plan = case.plan
        if second and on is not None:
            plan = _with_situation(plan, Situation(id=agreed.situation, day=on, starts=starts))
        plan = _each(plan, requirements, lambda one: _complemented(one, agreed))
        return replace(case, plan=plan, complements=(*case.complements, agreed))

    return change_case(workspace, case_id, n_("Complement agreed"), edit)


def mark_shown(workspace: Workspace, case_id: str, complement: str, shown: bool = True) -> Case:
    """The complement has been shown, or it has not after all."""
    now = workspace.now() if shown else None

    def edit(case: Case) -> Case:
        all_ = (replace(one, shown_at=now) if one.id == complement else one for one in case.complements)
        return replace(case, complements=tuple(all_))

    return change_case(workspace, case_id, n_("Mark a complement as shown"), edit)


def _with_situation(plan: Plan, added: Situation) -> Plan:
    ends = max(plan.ends, added.day) if plan.ends else added.day
    return replace(plan, situations=(*_situations(plan), added), ends=ends)


def _situations(plan: Plan) -> tuple[Situation, ...]:
    """The situations of the plan; a plan with a day alone gets that day as its first."""
    if plan.situations or plan.starts is None:
        return plan.situations
    return (Situation(id="s1", day=plan.starts),)


def _each(plan: Plan, rows: tuple[str, ...], edit: Callable[[RequirementPlan], RequirementPlan]) -> Plan:
    """The plan with some requirements changed, in place."""
    known = {one.id for one in plan.requirements}
    new = tuple(RequirementPlan(id=row) for row in rows if row not in known)
    changed = (edit(one) if one.id in rows else one for one in (*plan.requirements, *new))
    return replace(plan, requirements=tuple(changed))


def _complemented(one: RequirementPlan, agreed: Complement) -> RequirementPlan:
    note = f"{one.note.strip()} {agreed.what}".strip()
    return replace(one, coverage=agreed.way, note=note, situation=agreed.situation or one.situation)
