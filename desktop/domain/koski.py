"""What Koski would refuse or wonder at in the result of a case: findings, each with the place where it is put right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from desktop.domain.aftermath import LinkKind
from desktop.domain.agreement import period_problems
from desktop.domain.assessment import short_description_problems
from desktop.domain.case import Case, open_rectification, open_review
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.identifiers import is_koski_study_right, is_study_right
from desktop.domain.identity_number import has_identity_number
from desktop.domain.koski_facts import (
    deciding,
    deviation_words,
    is_graded_right,
    is_mandatory,
    is_municipality,
    is_national,
    is_signed,
    local_description,
    local_name,
    place_words,
)
from desktop.domain.local_text import say
from desktop.domain.personal import personal_in, personal_words
from desktop.domain.preflight import Finding, Register, found
from desktop.domain.registers import handed_on_before
from desktop.domain.sections import SectionResult, section_findings
from desktop.domain.terms import (
    AgreementType,
    DiscussionRole,
    Grade,
    PlaceKind,
    Scale,
)
from desktop.texts import _, day

NUMERIC = (Scale.ONE_TO_THREE, Scale.ONE_TO_FIVE)


def koski_findings(
    case: Case,
    unit: QualificationUnit,
    today: date,
    other_scales: Collection[Scale] = (),
    sections: Sequence[SectionResult] = (),
) -> list[Finding]:
    """Everything that Koski would refuse (hard) or that people should look at before the result goes there.

    ``other_scales`` are those of other results of the same qualification and study right, ``sections`` the results
    of the osa-alueet of a common unit.
    """
    if unit.kind == UnitKind.TUVA_PART:
        return [Finding("", _("Koski keeps no demonstrations of TUVA: nothing goes there from this case."))]
    decided = case.decision.decided_on is not None
    return [
        *_stage_findings(case),
        *_appeal_findings(case),
        *_unit_findings(case, unit, bool(sections)),
        *section_findings(sections, case.unit.extent, case.study_right_began, today),
        *_time_findings(case, today),
        *_place_findings(case),
        *(_decision_findings(case, unit, _scales(other_scales, sections)) if decided else ()),
        *_study_right_findings(case),
        *_agreement_findings(case),
        *_earlier_findings(case),
    ]


def _scales(others: Collection[Scale], sections: Sequence[SectionResult]) -> set[Scale]:
    """The scales on which else there is a grade in the same main record."""
    return {*others, *(one.scale for one in sections if one.passed)}


def _stage_findings(case: Case) -> Iterator[Finding]:
    if case.withdrawn:
        yield Finding("", _("The demonstration was withdrawn, so nothing goes to Koski from it."))
    if not case.decision.decided_on:
        yield Finding("decision", _("Make the decision first."))
    elif not is_signed(case):
        yield Finding("signing", _("Sign the record first: Koski gets what everyone has signed."))


def _appeal_findings(case: Case) -> Iterator[Finding]:
    if open_review(case) or open_rectification(case):
        text = _("The assessment is under review. Wait for the decision before you hand the result on.")
        yield Finding("", text, hard=False)
    if case.follows and case.follows.kind == LinkKind.RAISE:
        text = _("This raises a grade: add it to the unit's entry in Koski, and do not make a second unit.")
        yield Finding("", text, hard=False)


def _unit_findings(case: Case, unit: QualificationUnit, has_sections: bool) -> Iterator[Finding]:
    facts = case.register_facts
    if unit.kind == UnitKind.PREPARATORY:
        text = _("Koski keeps parts of VALMA and TELMA in a form of their own: type them from the sheet.")
        yield Finding("", text, hard=False)
    if unit.kind == UnitKind.COMMON and not has_sections:
        text = _("A common unit gets its grade in Koski by its sub-areas. The file has only the demonstration.")
        yield Finding("", text, hard=False)
    if unit.temporary_code:
        text = _("The unit has only a temporary code, which Koski does not know. Bring in the published requirements.")
        yield Finding("", text)
    elif not is_national(case):
        if not local_name(case):
            yield Finding("", _("The unit has no name. Koski asks for the name of a local unit."))
        if not (case.unit.code or facts.unit_code.strip()):
            yield Finding("registers.unit_code", _("Write the code of the local unit: its requirements give none."))
        if not local_description(case, unit):
            text = _("Write what the local unit is about: Koski asks for it.")
            yield Finding("registers.unit_description", text)
        if unit.kind == UnitKind.LOCAL and not case.unit.extent:
            text = _("The local unit has no extent, so Koski gets none. Write it in Qualifications for the next time.")
            yield Finding("", text, hard=False)
    if is_mandatory(case, unit) is None:
        text = _("Say whether the unit is mandatory: the requirements do not tell.")
        yield Finding("registers.mandatory", text)


def _time_findings(case: Case, today: date) -> Iterator[Finding]:
    starts, ends, decided = case.plan.starts, case.plan.ends, case.decision.decided_on
    if starts is None or ends is None:
        text = _("Say when the demonstration starts and ends; without that Koski gets no time.")
        yield Finding("plan.starts", text, hard=False)
    elif ends < starts:
        yield Finding("plan.ends", _("The demonstration ends before it starts."))
    if ends and ends > today:
        text = _("The demonstration is said to end on {day}, which is still to come. Check the day.")
        yield Finding("plan.ends", text.format(day=day(ends)), hard=False)
    if decided and decided > today:
        text = _("The decision is dated {day}, which is still to come. Check the day.")
        yield Finding("decision", text.format(day=day(decided)), hard=False)
    if decided and ends and decided < ends:
        text = _("The decision is dated {day}, before the demonstration ended on {end}. Check the days.")
        yield Finding("decision", text.format(day=day(decided), end=day(ends)), hard=False)


def _place_findings(case: Case) -> Iterator[Finding]:
    if case.plan.place_kind is None:
        text = _("Choose the kind of place; without it Koski gets no place.")
        yield Finding("plan.place_kind", text, hard=False)
    elif not place_words(case):
        text = _("Name the place; without a name Koski gets no place.")
        where = "teacher.name" if case.plan.place_kind == PlaceKind.INSTITUTION else "workplace.name"
        yield Finding(where, text, hard=False)


def _decision_findings(case: Case, unit: QualificationUnit, other_scales: Collection[Scale]) -> Iterator[Finding]:
    yield from _grade_findings(case, unit, other_scales)
    yield from _people_findings(case)
    yield from _word_findings(case)


def _grade_findings(case: Case, unit: QualificationUnit, other_scales: Collection[Scale]) -> Iterator[Finding]:
    decision, scale = case.decision, case.unit.scale
    if decision.grade is None or not is_graded_right(decision.grade, scale, unit.kind):
        yield Finding("decision.grade", _("The grade is not on the scale of the unit. Choose it together again."))
    numeric = scale in NUMERIC and decision.grade not in (Grade.PASS, Grade.FAIL, None)
    if numeric and any(one in NUMERIC and one != scale for one in other_scales):
        text = _(
            "Another result of this student is on another scale. Koski takes one numeric scale in a qualification."
        )
        yield Finding("", text, hard=False)
    if any(grade not in scale.grades for grade in case.register_facts.targets.values()):
        yield Finding("registers.targets", _("The grades of the targets are not on the scale of the unit."))
    if decision.failed and not decision.fail_reason.strip():
        yield Finding("decision.fail_reason", _("Write the reason for the fail."), hard=False)


def _people_findings(case: Case) -> Iterator[Finding]:
    people = case.decision.participants
    if not people:
        yield Finding("decision.participants", _("Mark who took part in the assessment discussion."), hard=False)
    elif DiscussionRole.NONE_HELD in people and len(set(people)) > 1:
        text = _("Either somebody took part in the discussion, or none was held.")
        yield Finding("decision.participants", text)
    if not case.decision.deciders:
        yield Finding("decision.deciders", _("Choose who decided."), hard=False)
    for one in deciding(case):
        if not one.name.strip():
            yield Finding(f"plan.assessors.{one.id}", _("Write the assessor's name."), hard=False)


def _word_findings(case: Case) -> Iterator[Finding]:
    decision = case.decision
    place = "decision.short_description"
    if decision.short_description.strip():
        names = say(case.unit.name, case.language)
        yield from found(
            short_description_problems(decision.short_description, case.workplace.name, names, adapted=case.is_adapted)
        )
        if named := personal_in(decision.short_description, case):
            yield Finding(place, personal_words(named), hard=False)
    else:
        yield Finding(place, _("Write in one sentence what the student did."), hard=False)
    if deviation_words(case) == "":
        text = _("Write what was deviated from and what it means: Koski keeps it with the unit.")
        yield Finding("decision.deviation", text, hard=False)
    texts = (
        (place, decision.short_description),
        ("decision.fail_reason", decision.fail_reason),
        ("decision.deviation", decision.deviation),
        ("plan.deviations", case.plan.deviations),
        ("plan.place_description", case.plan.place_description),
        ("registers.unit_description", case.register_facts.unit_description),
    )
    for where, written in texts:
        if has_identity_number(written):
            text = _("Something here looks like a personal identity code. It must not go to a register: take it out.")
            yield Finding(where, text)


def _study_right_findings(case: Case) -> Iterator[Finding]:
    written = case.study_right.strip()
    if not written:
        text = _("Write the study right, so that the result finds its place in Koski.")
        yield Finding("study_right", text, hard=False)
    elif not is_study_right(written):
        text = _("The study right is not whole: 1.2.246.562.15. and eleven digits, the last of which is a check.")
        yield Finding("study_right", text)
    elif not is_koski_study_right(written):
        text = _(
            "Koski refuses a study right whose last part has twelve digits, so it is left out. Ask for the right one."
        )
        yield Finding("study_right", text, hard=False)


def _agreement_findings(case: Case) -> Iterator[Finding]:
    if case.agreement.kind == AgreementType.NONE:
        return
    municipality = case.register_facts.municipality.strip()
    if municipality and not is_municipality(municipality):
        text = _("The number of a municipality has three digits. Without it the training agreement is left out.")
        yield Finding("registers.municipality", text, hard=False)
    starts, ends = case.agreement.starts, case.agreement.ends
    if starts and ends and ends < starts:
        yield from (one for one in found(period_problems(case.agreement)) if one.place == "agreement.ends")


def _earlier_findings(case: Case) -> Iterator[Finding]:
    if before := handed_on_before(case, Register.KOSKI):
        text = _("Version {n} was handed on to Koski on {day}. Change that entry there, and add no second one.")
        yield Finding("", text.format(n=before.version, day=day(before.on)), hard=False)
