"""What is typed by hand into Koski's own form of a unit and its demonstration: its fields in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.koski_codes import TARGETS, grade_code, grade_name, official_name, unit_targets
from desktop.domain.koski_facts import (
    NATIONAL,
    deciding,
    deviation_words,
    is_graded_right,
    is_mandatory,
    is_national,
    local_description,
    place_words,
)
from desktop.domain.local_text import say
from desktop.domain.register_form import FormField, FormPart
from desktop.domain.registers import RegisterFacts
from desktop.domain.terms import Grade
from desktop.texts import _

Fields = Iterator[FormField]


def koski_form(case: Case, unit: QualificationUnit, usual: RegisterFacts) -> tuple[FormPart, ...]:
    """The parts of the form; those that stay empty as a whole are left out."""
    if unit.kind == UnitKind.TUVA_PART:
        return ()
    parts: tuple[tuple[str, Callable[[], Iterable[FormField]]], ...] = (
        (_("Unit"), lambda: _unit(case, unit, usual)),
        (_("Assessment of the unit"), lambda: _unit_assessment(case, unit)),
        (_("Further information"), lambda: _further(case)),
        (_("Demonstration"), lambda: _demonstration(case)),
        (_("Assessment of the demonstration"), lambda: _assessment(case, unit)),
    )
    made = (FormPart(heading, tuple(fields())) for heading, fields in parts)
    return tuple(part for part in made if part.fields)


def _unit(case: Case, unit: QualificationUnit, usual: RegisterFacts) -> Fields:
    local = not is_national(case)
    number = case.register_facts.unit_code.strip() or case.unit.code if local else case.unit.code.removeprefix(NATIONAL)
    yield FormField(_("Unit"), say(case.unit.name, case.language), number)
    if unit.kind == UnitKind.LOCAL:
        yield FormField(_("Kind of unit"), _("local unit"))
    if local:
        yield FormField(_("Description of the unit"), say(local_description(case, unit), case.language))
    yield FormField(_("Extent, competence points"), f"{case.unit.extent:g}" if case.unit.extent else "")
    mandatory = is_mandatory(case, unit)
    yield FormField(_("Mandatory"), "" if mandatory is None else _("Yes") if mandatory else _("No"))
    if group := case.register_facts.group or usual.group:
        yield FormField(_("Group of the unit"), _(group.label), group)


def _unit_assessment(case: Case, unit: QualificationUnit) -> Fields:
    """Nothing after a fail: the unit stays without a grade. A common unit is graded by its sub-areas."""
    decision = case.decision
    if decision.failed or unit.kind == UnitKind.COMMON or decision.decided_on is None or decision.grade is None:
        return
    if is_graded_right(decision.grade, case.unit.scale, unit.kind):
        yield from _grade(case, decision.grade, decision.decided_on)


def _grade(case: Case, grade: Grade, decided: date) -> Fields:
    scale = case.unit.scale
    name, code = grade_name(grade, scale), grade_code(grade, scale).value
    yield FormField(_("Grade"), name, code if code != name else "")
    yield FormField(_("Day of assessment"), _day(decided))
    yield from (FormField(_("Assessor"), one.name.strip()) for one in deciding(case))


def _further(case: Case) -> Fields:
    if case.is_adapted:
        yield FormField(_("Kind of information"), _("Adaptation of competence assessment"), "mukautettu")
    words = deviation_words(case)
    if words is not None:
        yield FormField(_("Kind of information"), _("Exception to competence requirements"), "poikkeusarvioinnissa")
        yield FormField(_("Description"), words)


def _demonstration(case: Case) -> Fields:
    plan, kind = case.plan, case.plan.place_kind
    yield FormField(_("Description"), " ".join(case.decision.short_description.split()))
    yield FormField(_("Place of performance"), official_name(kind) if kind else "", kind or "")
    yield FormField(_("Name of the place"), place_words(case))
    yield FormField(_("Time of performance, starts"), _day(plan.starts))
    yield FormField(_("Time of performance, ends"), _day(plan.ends))


def _assessment(case: Case, unit: QualificationUnit) -> Fields:
    decision = case.decision
    if decision.decided_on is None or decision.grade is None:
        return
    yield from _grade(case, decision.grade, decision.decided_on)
    given = case.register_facts.targets
    for one in unit_targets(unit):
        if one in given:
            label = _("Grade: {target}").format(target=_(TARGETS[one]))
            yield FormField(label, grade_name(given[one], case.unit.scale), one)
    for role in sorted({one.role for one in deciding(case)}):
        yield FormField(_("Assessment decided by"), official_name(role), role)
    for person in sorted(set(decision.participants)):
        yield FormField(_("Took part in the assessment discussion"), official_name(person), person)
    if decision.failed:
        yield FormField(_("Reason for the fail"), decision.fail_reason.strip())


def _day(day: date | None) -> str:
    """A day as the forms of registers take it, whatever the language of who reads."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""
