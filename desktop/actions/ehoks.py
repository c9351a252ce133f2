"""The demonstration of a case for eHOKS: what would be refused, the sheet to type from, and the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.actions.changing import change_case, store_for_good
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import CompetencePlan, KeptPlan, PlanLink, Pointer
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.ehoks import (
    deviation_of,
    ehoks_findings,
    individual_criteria,
    organisation_of,
    place_of,
    provider_assessors,
    section_uris,
    working_life_assessors,
)
from desktop.domain.errors import UserError
from desktop.domain.other_ways import nothing_for_registers
from desktop.domain.periods import Right
from desktop.domain.plan_place import PlanPlace, link_to, own_place, places_for
from desktop.domain.preflight import Register, is_fit
from desktop.domain.register_form import FormField, FormPart, RegisterView
from desktop.texts import _, day, n_


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForCase:
    """The student's kept plan beside a case: where the case may stand in it, and where it stands for certain."""

    kept: KeptPlan
    plan: CompetencePlan
    places: tuple[PlanPlace, ...] = ()
    own: PlanPlace | None = None

    def place(self, at: Pointer) -> PlanPlace | None:
        """The place with this pointer."""
        return next((one for one in self.places if one.at == at), None)


def ehoks_view(workspace: Workspace, case: Case) -> RegisterView:
    """What a person sees before the demonstration of a case is handed on to eHOKS."""
    known, unit = with_school(workspace, case), workspace.curriculum.unit(case.unit.content)
    return RegisterView(
        Register.EHOKS,
        tuple(ehoks_findings(known, unit, workspace.today())),
        form=tuple(_form(known, unit)),
        told=tuple(_told_before(unit)),
        asks=("study_right",),
        nothing=nothing_for_registers(unit.kind),
    )


def _told_before(unit: QualificationUnit) -> Iterator[str]:
    yield _("The file has the plan of the demonstration. Grades and reasons do not go to eHOKS.")
    if unit.kind == UnitKind.LOCAL:
        yield _("In eHOKS the demonstration belongs under the local units to be acquired.")


def with_school(workspace: Workspace, case: Case) -> Case:
    """The case with the provider's OID, which the teacher's own data know where the case does not."""
    oid = case.teacher.provider_oid.strip() or workspace.teacher.provider_oid.strip()
    return replace(case, teacher=replace(case.teacher, provider_oid=oid))


def _form(case: Case, unit: QualificationUnit) -> Iterator[FormPart]:
    """The demonstration in the order of the form of eHOKS."""
    plan, (name, business_id) = case.plan, place_of(case)
    yield FormPart(
        _("Place and time"),
        (
            FormField(_("Place of the demonstration"), name),
            FormField(_("Business ID"), business_id),
            FormField(_("Description of the place"), plan.place_description.strip()),
            FormField(_("Starts"), day(plan.starts, "fi")),
            FormField(_("Ends"), day(plan.ends, "fi")),
            FormField(_("Organiser"), case.teacher.provider, case.teacher.provider_oid),
        ),
    )
    tasks = [task.text.strip() for task in plan.tasks if task.text.strip()]
    yield FormPart(_("Work tasks"), tuple(FormField(f"{n}.", text) for n, text in enumerate(tasks, 1)))
    yield FormPart(_("Assessors"), tuple(_assessors(case)))
    sections = section_uris(unit, case.unit.requirements)
    others = [FormField(_("Sub-area"), uri.rpartition("_")[2].upper(), uri) for uri in sections]
    others += [FormField(_("Individual criteria"), one) for one in individual_criteria(plan)]
    if deviation := deviation_of(case, unit):
        others.append(FormField(_("Deviations from the requirements"), deviation))
    if others:
        yield FormPart(_("Sub-areas, adaptation"), tuple(others))


def _assessors(case: Case) -> Iterator[FormField]:
    for one in provider_assessors(case):
        organisation = one.organisation or case.teacher.provider
        yield FormField(_("Provider's assessor"), one.name.strip())
        yield FormField(_("Organisation"), organisation, case.teacher.provider_oid)
    for one in working_life_assessors(case):
        organisation, business_id = organisation_of(case, one)
        yield FormField(_("Working-life assessor"), one.name.strip())
        yield FormField(_("Organisation"), organisation)
        if business_id:
            yield FormField(_("Business ID"), business_id)


def save_demonstration(workspace: Workspace, case_id: str, path: Path) -> Path:
    """Write the demonstration as one osaamisen osoittaminen."""
    from desktop.exchange.ehoks.writing import demonstration_file

    return write_whole(path, demonstration_file(_told(workspace, workspace.cases.get(case_id))))


def _told(workspace: Workspace, case: Case) -> dict[str, object]:
    """The demonstration; a UserError while eHOKS would refuse it."""
    from desktop.exchange.ehoks.writing import demonstration_of

    known, unit = with_school(workspace, case), workspace.curriculum.unit(case.unit.content)
    findings = ehoks_findings(known, unit, workspace.today())
    if not is_fit(findings):
        raise UserError("\n".join(one.sentence for one in findings if one.hard))
    return demonstration_of(known, unit)


# The whole plan


def plan_for(workspace: Workspace, case: Case) -> PlanForCase | None:
    """The newest plan that is kept of the student of a case; None when none is."""
    kept = workspace.plans.newest(case.study_right, case.student.oid)
    if kept is None:
        return None
    from desktop.exchange.ehoks.plans import check_again

    right = Right(case.study_right_began, case.study_right_ends)
    plan = check_again(workspace.plans.text(kept.key), workspace.today(), right)
    sections = section_uris(workspace.curriculum.unit(case.unit.content), case.unit.requirements)
    return PlanForCase(
        kept=kept,
        plan=plan,
        places=tuple(places_for(plan, case, sections)),
        own=own_place(plan, case, sections),
    )


def save_plan(
    workspace: Workspace, case_id: str, path: Path, at: Pointer | None = None, number: int | None = None
) -> Path:
    """Write the student's whole plan with this demonstration in its place, ready for PUT.

    ``at`` is the place that people chose, None for the one that is the case's own; ``number`` is the plan's id in
    eHOKS, for a plan that came without one.
    """
    from desktop.exchange.ehoks.putting_in import put_in

    case = workspace.cases.get(case_id)
    beside = plan_for(workspace, case)
    if beside is None:
        raise UserError(_("No plan (HOKS) of this student has been brought in. Bring one in first."))
    place = beside.own if at is None else beside.place(at)
    if place is None:
        raise UserError(_place_missing(beside))
    if beside.plan.number is None and number is None:
        raise UserError(_("Write the plan's number in eHOKS: the file came without it."))
    told = _told(workspace, case)
    write_whole(path, put_in(workspace.plans.text(beside.kept.key), place.at, told, number))
    _remember(workspace, case, link_to(place))
    return path


def _place_missing(beside: PlanForCase) -> str:
    if beside.places:
        return _("The plan (HOKS) has several demonstrations of this unit. Choose which of them this is.")
    return _("The plan (HOKS) does not have this unit. Add the unit in the student register, and bring the plan in.")


def _remember(workspace: Workspace, case: Case, link: PlanLink) -> None:
    """Keep where the case stands in the plan, so that it is found again in the next one."""
    if case.competence_plan == link:
        return
    what = n_("Keep the place in the plan (HOKS)")
    if case.is_closed:
        store_for_good(workspace, replace(case, competence_plan=link), what)
    elif case.signing.out is None:
        change_case(workspace, case.id, what, lambda before: replace(before, competence_plan=link))
