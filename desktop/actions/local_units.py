"""Local units (paikalliset tutkinnon osat): made, changed and looked up; what a case follows never changes under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import UnitReference
from desktop.domain.competence_plan import PlannedUnit
from desktop.domain.curriculum import AssessmentTarget, CriteriaSource, QualificationUnit, UnitKind
from desktop.domain.errors import Problem, UserError, require
from desktop.domain.koski_facts import NATIONAL
from desktop.domain.library import (
    QualificationRow,
    UnitGroup,
    UnitRow,
    Wanted,
    is_moment,
    is_part_of,
    without_older_local,
)
from desktop.domain.local_text import say
from desktop.domain.local_unit import LocalCriteria, LocalUnit, PartOf, local_unit_problems
from desktop.domain.local_unit_texts import from_plan, local_document, made_unit, written_unit
from desktop.domain.overview import CaseRow
from desktop.domain.pasted_lines import clean
from desktop.domain.terms import Scale
from desktop.texts import _, language, many, n_


@dataclass(frozen=True, slots=True)
class KeptLocalUnit:
    """A local unit as it is kept now, and the cases for whose sake the version before stays beside it."""

    unit: UnitRow
    followers: tuple[CaseRow, ...] = ()

    @property
    def news(self) -> str:
        """That the change made a new version, and who keeps the one before; "" where nobody does."""
        if not self.followers:
            return ""
        return many(
            "This is a new version. {n} demonstration keeps the one before; a draft may be moved to the new one.",
            "This is a new version. {n} demonstrations keep the one before; drafts may be moved to the new one.",
            len(self.followers),
        )


def local_units(workspace: Workspace, words: str = "") -> list[UnitRow]:
    """The newest version of every local unit, by name; with words, those that they find."""
    rows = without_older_local(workspace.curriculum.units(words, wanted=Wanted(group=UnitGroup.LOCAL)))
    return sorted(rows, key=lambda row: say(row.name, language()).casefold())


def national_qualifications(workspace: Workspace) -> list[QualificationRow]:
    """The qualifications that a local unit may be part of."""
    return [row for row in workspace.curriculum.qualifications() if row.kind != UnitKind.LOCAL]


def with_generic_scale(workspace: Workspace, scale: Scale) -> list[QualificationRow]:
    """The qualifications whose units are assessed by the generic criteria of a scale."""
    return [row for row in national_qualifications(workspace) if _generic_targets(workspace, row, scale)]


def _generic_targets(workspace: Workspace, row: QualificationRow, scale: Scale) -> tuple[AssessmentTarget, ...]:
    """The generic criteria of a qualification: every unit that has them has the same."""
    for unit in _units_of(workspace, row):
        is_generic = unit.criteria_source == CriteriaSource.GENERIC and unit.kind == UnitKind.VOCATIONAL
        shared = tuple(one for one in unit.targets if not one.requirement and one.scale == scale)
        if is_generic and shared:
            return shared
    return ()


def _units_of(workspace: Workspace, row: QualificationRow) -> Iterator[QualificationUnit]:
    library = workspace.curriculum
    return (library.unit(one.content) for one in library.units_of(row.id, row.version))


def written(workspace: Workspace, row: UnitRow) -> LocalUnit:
    """A local unit as people wrote it, to be changed."""
    part_of = PartOf(name=row.qualification_name, reference_number=row.reference_number)
    return written_unit(workspace.curriculum.unit(row.content), part_of)


def problems(workspace: Workspace, told: LocalUnit, before: UnitRow | None = None) -> list[Problem]:
    """Everything that prevents a local unit from being kept, and what people may leave as it is (soft)."""
    others = [row for row in local_units(workspace) if before is None or row.id != before.id]
    beside = [(row.code, row.name) for row in others if _has_the_same_home(row, told)]
    return [
        *local_unit_problems(told, beside),
        *_national_problems(workspace, told),
        *_scale_problems(workspace, told, before),
    ]


def _has_the_same_home(row: UnitRow, told: LocalUnit) -> bool:
    own = told.part_of
    if own.reference_number or row.reference_number:
        return own.reference_number == row.reference_number
    return own.name == row.qualification_name


def _national_problems(workspace: Workspace, told: LocalUnit) -> Iterator[Problem]:
    """Digits alone may be the code of a national unit: those are brought in, not made."""
    code = clean(told.code)
    if not code.isdecimal():
        return
    known = [row for row in workspace.curriculum.units(code) if row.code == NATIONAL + code]
    if known:
        text = _("{code} is the code of the national unit {name}, which is in the library already.")
        yield Problem("code", text.format(code=code, name=say(known[0].name, language())))


def _scale_problems(workspace: Workspace, told: LocalUnit, before: UnitRow | None) -> Iterator[Problem]:
    if told.criteria != LocalCriteria.NATIONAL:
        return
    if not _national(workspace, told) and not _keeps(workspace, told, before):
        text = _("Choose the qualification whose criteria the unit is assessed by. It must have this scale.")
        yield Problem("criteria", text)


def _national(workspace: Workspace, told: LocalUnit) -> tuple[AssessmentTarget, ...]:
    row = workspace.curriculum.row(*told.national) if told.national else None
    return _generic_targets(workspace, row, told.scale) if row else ()


def _keeps(workspace: Workspace, told: LocalUnit, before: UnitRow | None) -> bool:
    """Whether the unit stays with the generic criteria that it has."""
    if told.national is not None or before is None:
        return False
    unit = workspace.curriculum.unit(before.content)
    return unit.criteria_source == CriteriaSource.GENERIC and unit.scale == told.scale


def make_local_unit(workspace: Workspace, told: LocalUnit) -> KeptLocalUnit:
    """Keep a new local unit; a UserError says everything that prevents it."""
    require(problems(workspace, told))
    ident = f"paikallinen-{workspace.new_id()}"
    unit = made_unit(told, ident, national=_national(workspace, told))
    return _keep(workspace, told, unit, n_("Make a local unit"))


def change_local_unit(workspace: Workspace, before: UnitRow, told: LocalUnit) -> KeptLocalUnit:
    """Change a local unit. Where a case follows it, the version of now stays, and the changed one stands beside it."""
    require(problems(workspace, told, before))
    was = workspace.curriculum.unit(before.content)
    unit = made_unit(told, before.id, was, _national(workspace, told))
    part_of = PartOf(name=before.qualification_name, reference_number=before.reference_number)
    if unit == was and told.part_of == part_of:
        return KeptLocalUnit(before)
    followers = workspace.lists.of_version(before.qualification, before.version)
    return _keep(workspace, told, unit, n_("Change a local unit"), before, tuple(followers))


def _keep(
    workspace: Workspace,
    told: LocalUnit,
    unit: QualificationUnit,
    what: str,
    before: UnitRow | None = None,
    followers: tuple[CaseRow, ...] = (),
) -> KeptLocalUnit:
    library = workspace.curriculum
    document = local_document(told, unit, _next_version(workspace, unit.id))
    with workspace.change(what, Kind.CURRICULUM):
        if before is not None and not followers:
            library.delete(before.qualification, before.version)
        library.add(document, original=b"")
    [row] = library.units_of(document.id, document.version)
    return KeptLocalUnit(row, followers)


def _next_version(workspace: Workspace, ident: str) -> str:
    """The moment as a version; where the clock went back or stands still, a little after the newest."""
    versions = [row.version for row in workspace.curriculum.qualifications() if row.id == ident]
    later = (datetime.fromisoformat(one) + timedelta(milliseconds=1) for one in versions)
    return max((workspace.now(), *later)).isoformat()


def adopt_local_unit(workspace: Workspace, reference: UnitReference) -> None:
    """Let the library have the local unit of a case that came from another file, as the case has it.

    The caller opens the transaction; the texts of the unit are kept already.
    """
    library = workspace.curriculum
    unit = library.unit(reference.content)
    is_whole = unit.kind == UnitKind.LOCAL and unit.id == reference.qualification and is_moment(reference.version)
    if is_whole and not library.has(unit.id, reference.version):
        part_of = PartOf(name=reference.qualification_name, reference_number=reference.reference_number)
        library.add(local_document(LocalUnit(part_of=part_of), unit, reference.version), original=b"")


def find_local_unit(workspace: Workspace, words: str) -> UnitRow:
    """The local unit that a person names by its id, code or the beginnings of the words of its name."""
    every = local_units(workspace)
    wanted = words.strip().casefold()
    found = [row for row in every if wanted and wanted in (row.id, row.code.casefold())]
    found = found or [row for row in local_units(workspace, words) if words.strip()]
    if not found:
        text = _("No local unit is called {words}. See them with: nayttokumppani library local list")
        raise UserError(text.format(words=words))
    if len(found) > 1:
        names = "; ".join(f"{row.id} {say(row.name, language())}" for row in found[:5])
        raise UserError(_("Several units fit. Give the id of one: {units}").format(units=names))
    return found[0]


def home_of(workspace: Workspace, qualification: str, version: str) -> QualificationRow | None:
    """The national qualification that the local unit of a document is part of, where it is in the library."""
    own = workspace.curriculum.row(qualification, version)
    if own is None or own.kind != UnitKind.LOCAL:
        return None
    return next((row for row in national_qualifications(workspace) if is_part_of(own, row)), None)


def make_from_plan(workspace: Workspace, planned: PlannedUnit) -> KeptLocalUnit:
    """Make a local unit from what a plan (HOKS) says of it."""
    return make_local_unit(workspace, from_plan(planned, language()))
