"""Versions of the requirements: which one a case follows, whether it is the student's, moving a draft to another."""

from __future__ import annotations

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, UnitReference
from desktop.domain.compared import UnitComparison
from desktop.domain.comparing import compare_units
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.errors import UserError, require
from desktop.domain.library import QualificationRow, UnitRow, age, counterpart, newer_versions, same_qualification
from desktop.domain.moving import Move, move_case, problems_to_move
from desktop.domain.version_fit import UnitVersion, VersionState, suggested, version_problems
from desktop.texts import _, n_


def version_state(workspace: Workspace, case: Case) -> VersionState:
    """Whether the version is the student's, and which other one there is; nothing once the case is signed."""
    if case.is_closed:
        return VersionState()
    row = workspace.curriculum.row(case.unit.qualification, case.unit.version)
    problems = tuple(version_problems(case, row, workspace.today()))
    others = _others(workspace, case, row) if row else []
    return VersionState(problems, suggested(case, row, others, problems), not problems_to_move(case))


def _others(workspace: Workspace, case: Case, row: QualificationRow) -> list[UnitVersion]:
    """The other version of the unit that may be the student's: the one that their number names, else the newest."""
    rows = workspace.curriculum.qualifications()
    number = case.student_reference_number.strip().casefold()
    named = [one for one in rows if number and one.reference_number.casefold() == number and one != row]
    for one in (*named, *newer_versions(row, rows)):
        if unit := counterpart(case_unit(case), workspace.curriculum.units_of(one.id, one.version)):
            return [UnitVersion(one, unit)]
    return []


def case_unit(case: Case) -> UnitRow:
    """The unit of a case as the library would tell it."""
    unit = case.unit
    return UnitRow(
        qualification=unit.qualification,
        version=unit.version,
        id=unit.id,
        name=unit.name,
        code=unit.code,
        extent=unit.extent,
        content=unit.content,
        qualification_name=unit.qualification_name,
        reference_number=unit.reference_number,
    )


def unit_versions(workspace: Workspace, unit: UnitRow) -> list[UnitVersion]:
    """Every version of a unit that is here, the oldest first; also the one of a case whose qualification is gone."""
    rows = workspace.curriculum.qualifications()
    here = next((one for one in rows if (one.id, one.version) == (unit.qualification, unit.version)), None)
    known = here or QualificationRow(
        id=unit.qualification,
        version=unit.version,
        name=unit.qualification_name,
        reference_number=unit.reference_number,
    )
    found = [UnitVersion(known, unit)]
    for row in rows:
        if row is not here and same_qualification(known, row):
            other = counterpart(unit, workspace.curriculum.units_of(row.id, row.version))
            found += [UnitVersion(row, other)] if other else []
    return sorted(found, key=lambda one: age(one.qualification))


def compare(workspace: Workspace, before: UnitRow, after: UnitRow, reader: str) -> UnitComparison:
    """Compare two versions of a unit for somebody who reads this language."""
    units = workspace.curriculum
    return compare_units(units.unit(before.content), units.unit(after.content), reader)


def preview_move(workspace: Workspace, case: Case, version: UnitVersion) -> Move:
    """What would become of a case under another version of its unit; nothing is stored."""
    require(problems_to_move(case))
    before = workspace.curriculum.unit(case.unit.content)
    after = workspace.curriculum.unit(version.unit.content)
    return move_case(case, unit_reference(version, after), before, after)


def unit_reference(version: UnitVersion, unit: QualificationUnit) -> UnitReference:
    """How a case names a unit of this version; which requirements are assessed is told apart."""
    row = version.qualification
    return UnitReference(
        qualification=row.id,
        qualification_name=row.name,
        reference_number=row.reference_number,
        version=row.version,
        id=unit.id,
        code=unit.code,
        name=unit.name,
        extent=unit.extent,
        scale=unit.scale,
        kind=unit.kind,
        content=version.unit.content,
    )


def move_to_version(workspace: Workspace, case_id: str, version: UnitVersion) -> Case:
    """Move a draft to another version of its unit, as one act that can be undone."""

    def edit(case: Case) -> Case:
        return preview_move(workspace, case, version).case

    return change_case(workspace, case_id, n_("Move to another version of the requirements"), edit)


def find_version(workspace: Workspace, unit: UnitRow, words: str = "") -> UnitVersion:
    """The version that a person names by its number, its day or the beginning of either; the newest without words."""
    wanted = words.strip().casefold()
    others = [one for one in unit_versions(workspace, unit) if one.unit != unit]
    fits = [one for one in others if not wanted or any(name.startswith(wanted) for name in _names(one.qualification))]
    if not fits:
        raise UserError(_("There is no such other version of this unit in the library. Import it first."))
    if wanted and len(fits) > 1:
        raise UserError(_("Several versions begin with {text}. Write more of it.").format(text=words))
    return fits[-1]


def _names(row: QualificationRow) -> tuple[str, ...]:
    return row.reference_number.casefold(), row.version.casefold(), row.id.casefold()
