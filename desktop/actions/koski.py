"""The result of a case for Koski: what would be refused, the sheet to type from, and the file."""

from __future__ import annotations

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.koski import COMMON, is_national, koski_findings
from desktop.domain.preflight import Register
from desktop.domain.register_form import RegisterView
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.terms import AgreementType

GROUPED = "koulutustyyppi_1"
"""The kind of qualification whose units stand in groups: a basic one (perustutkinto)."""


def koski_view(workspace: Workspace, case: Case) -> RegisterView:
    """What a person sees before the result of a case is handed on to Koski."""
    unit = workspace.curriculum.unit(case.unit.content)
    usual = usual_facts(workspace, case, unit)
    return RegisterView(
        Register.KOSKI,
        tuple(koski_findings(case, unit, workspace.today())),
        asks=_asked(case, unit, usual),
        usual=usual,
        has_file=False,
    )


def usual_facts(workspace: Workspace, case: Case, unit: QualificationUnit) -> RegisterFacts:
    """What the requirements say of what the record does not."""
    rows = workspace.curriculum.qualifications()
    kind = next((one.kind for one in rows if (one.id, one.version) == (case.unit.qualification, case.unit.version)), "")
    group = UnitGroup.COMMON if unit.kind in COMMON else UnitGroup.VOCATIONAL
    return RegisterFacts(mandatory=unit.mandatory, group=group if kind == GROUPED else None)


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
    return tuple(asked)
