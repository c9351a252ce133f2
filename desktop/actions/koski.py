"""The result of a case for Koski: what would be refused, the sheet to type from, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.actions.local_units import home_of
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, UnitReference
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.errors import UserError
from desktop.domain.known import student_key
from desktop.domain.koski import NUMERIC, koski_findings
from desktop.domain.koski_codes import unit_targets
from desktop.domain.koski_facts import COMMON, is_national
from desktop.domain.local_text import say
from desktop.domain.other_ways import nothing_for_registers
from desktop.domain.preflight import Finding, Register
from desktop.domain.register_form import RegisterView
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.sub_areas import finished, section_result
from desktop.domain.terms import AgreementType, Scale
from desktop.texts import _

GROUPED = "koulutustyyppi_1"
"""The kind of qualification whose units stand in groups: a basic one (perustutkinto)."""
WITHOUT_FILE = (UnitKind.TUVA_PART, UnitKind.PREPARATORY)
MOST_OTHERS = 60


def koski_view(workspace: Workspace, case: Case) -> RegisterView:
    """What a person sees before the result of a case is handed on to Koski."""
    from desktop.domain.koski_form import koski_form

    unit = workspace.curriculum.unit(case.unit.content)
    usual = usual_facts(workspace, case, unit)
    return RegisterView(
        Register.KOSKI,
        tuple(findings(workspace, case, unit)),
        form=koski_form(case, unit, usual),
        told=tuple(_told(case, unit)),
        has_file=unit.kind not in WITHOUT_FILE,
        asks=_asked(case, unit, usual),
        usual=usual,
        targets=unit_targets(unit),
        nothing=nothing_for_registers(unit.kind),
    )


def findings(workspace: Workspace, case: Case, unit: QualificationUnit) -> list[Finding]:
    """What Koski would refuse or wonder at."""
    return koski_findings(case, unit, workspace.today(), _other_scales(workspace, case))


def koski_file(workspace: Workspace, case_id: str) -> bytes:
    """The file for Koski; UserError with everything that it would refuse."""
    from desktop.exchange.koski import koski_file, koski_record

    case = workspace.cases.get(case_id)
    unit = workspace.curriculum.unit(case.unit.content)
    found = findings(workspace, case, unit)
    if refused := [one.sentence for one in found if one.hard]:
        raise UserError("\n".join(refused))
    if unit.kind in WITHOUT_FILE:
        raise UserError(_("There is no file for Koski of this kind of unit: type it from the sheet."))
    own = [section_result(one) for one in finished(case.sub_areas) if one.content == case.unit.content]
    return koski_file(koski_record(case, unit, usual_facts(workspace, case, unit), own))


def export_koski(workspace: Workspace, case_id: str, path: Path) -> Path:
    """Write the file for Koski."""
    return write_whole(path, koski_file(workspace, case_id))


def usual_facts(workspace: Workspace, case: Case, unit: QualificationUnit) -> RegisterFacts:
    """What the requirements say of what the record does not."""
    own = case.unit.qualification, case.unit.version
    row = home_of(workspace, *own) if unit.kind == UnitKind.LOCAL else workspace.curriculum.row(*own)
    kind = row.kind if row else ""
    group = UnitGroup.COMMON if unit.kind in COMMON else UnitGroup.VOCATIONAL
    return RegisterFacts(mandatory=unit.mandatory, group=group if kind == GROUPED else None)


def _other_scales(workspace: Workspace, case: Case) -> frozenset[Scale]:
    """The numeric scales of the student's other results in the same qualification and study right."""
    if not case.study_right.strip() or case.unit.scale not in NUMERIC:
        return frozenset()
    rows = workspace.lists.of_student(student_key(case.student), 0, MOST_OTHERS)
    others = (workspace.cases.get(row.id) for row in rows if row.id != case.id and row.grade)
    return frozenset(
        one.unit.scale
        for one in others
        if one.study_right.strip() == case.study_right.strip() and _is_of_same_qualification(one.unit, case.unit)
    )


def _is_of_same_qualification(one: UnitReference, other: UnitReference) -> bool:
    """Whether two units are in one main record; a local unit has the number of the qualification it is part of."""
    same_number = one.reference_number and one.reference_number == other.reference_number
    return bool(same_number) or one.qualification == other.qualification


def _asked(case: Case, unit: QualificationUnit, usual: RegisterFacts) -> tuple[str, ...]:
    """What Koski asks beyond the record."""
    if unit.kind == UnitKind.TUVA_PART:
        return ()
    asked = ["study_right", "mandatory"]
    if usual.group:
        asked.append("group")
    if not is_national(case) and not unit.temporary_code:
        asked += ["unit_code", "unit_description"]
    if case.agreement.kind == AgreementType.TRAINING_AGREEMENT:
        asked.append("municipality")
    if unit_targets(unit):
        asked.append("targets")
    return tuple(asked)


def _told(case: Case, unit: QualificationUnit) -> Iterator[str]:
    """What goes into the file and what does not."""
    if case.decision.failed:
        yield _("The failed demonstration goes to Koski with its reason; the unit stays without a grade.")
    elif unit.kind == UnitKind.COMMON:
        yield _("The demonstration and its assessment go to Koski.")
    else:
        yield _("The unit with its grade, and the demonstration with its assessment go to Koski.")
    if unit.kind == UnitKind.LOCAL:
        yield _("The unit goes as a local unit: with its own name, code and description.")
    if passed := finished(case.sub_areas):
        names = ", ".join(say(one.name, case.language) for one in passed)
        yield _("The signed sub-areas of common units go along, each with its grade: {names}.").format(names=names)
    if waiting := [one for one in case.sub_areas if one.shown_now and one.signed is None]:
        names = ", ".join(say(one.name, case.language) for one in waiting)
        yield _("These sub-areas wait for their own teacher and are not in the file: {names}.").format(names=names)
    if case.is_adapted:
        yield _("That the assessment was adapted goes along. It is confidential.")
    if case.agreement.kind == AgreementType.TRAINING_AGREEMENT and not case.register_facts.municipality.strip():
        yield _("Of the training agreement only its days: its place needs the number of the municipality.")
