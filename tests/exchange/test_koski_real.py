"""Results in units of real documents: each keeps to the contract, and says the unit by its own code and scale."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.case import Case, UnitReference
from desktop.domain.curriculum import Qualification, QualificationUnit, UnitKind, rows_of
from desktop.domain.koski import koski_findings
from desktop.domain.koski_codes import unit_targets
from desktop.domain.registers import RegisterFacts
from desktop.domain.terms import Grade
from desktop.exchange.koski import koski_record
from tests.builders import DAY
from tests.domain.test_koski import a_result
from tests.exchange.test_eperusteet_real import FURTHER, NEW, OLD, TELMA, real
from tests.exchange.test_koski import all_complaints, contract, the_unit

__all__ = ["contract"]


def a_result_in(qualification: Qualification, unit: QualificationUnit, **facts: Any) -> Case:
    """A signed result with the best grade of a unit's scale."""
    case = a_result(unit.scale)
    grade = Grade.PASS if unit.kind == UnitKind.COMMON else unit.scale.passing[-1]
    reference = UnitReference(
        qualification=qualification.id,
        qualification_name=qualification.name,
        id=unit.id,
        code=unit.code,
        name=unit.name,
        extent=unit.extent if unit.extent is not None else unit.extent_max,
        scale=unit.scale,
        requirements=tuple(row.id for row in rows_of(unit)),
    )
    decision = replace(case.decision, grade=grade)
    return replace(case, unit=reference, decision=decision, register_facts=RegisterFacts(**facts))


@pytest.mark.parametrize("name", [NEW, OLD, FURTHER])
def test_every_unit_of_a_real_document_can_go_to_koski(name: str, contract: dict[str, Any]) -> None:
    qualification = real(name).qualification
    for unit in qualification.units:
        case = a_result_in(qualification, unit)
        found = koski_findings(case, unit, DAY)
        assert [one for one in found if one.hard] == [], unit.name
        record = koski_record(case, unit)
        assert all_complaints(contract, record) == [], unit.name
        written = the_unit(record)
        assert f"tutkinnonosat_{written['koulutusmoduuli']['tunniste']['koodiarvo']}" == unit.code
        if unit.kind != UnitKind.COMMON:
            (given,) = written["arviointi"]
            assert given["arvosana"]["koodistoUri"] == unit.scale.codes


def test_parts_of_telma_are_typed_by_hand() -> None:
    qualification = real(TELMA).qualification
    for unit in qualification.units:
        found = koski_findings(a_result_in(qualification, unit), unit, DAY)
        assert [one.hard for one in found] == [False], unit.name


def test_the_four_targets_are_found_in_every_vocational_unit_of_2014(contract: dict[str, Any]) -> None:
    qualification = real(OLD).qualification
    grades = dict.fromkeys("1234", Grade.TWO)
    found = Counter[int]()
    for unit in qualification.units:
        targets = unit_targets(unit)
        found[len(targets)] += unit.kind == UnitKind.VOCATIONAL
        record = koski_record(a_result_in(qualification, unit, targets=grades), unit)
        rows = the_unit(record)["näyttö"]["arviointi"].get("arviointikohteet", [])
        assert tuple(row["tunniste"]["koodiarvo"] for row in rows) == targets
        assert all_complaints(contract, record) == []
    assert found == {4: 26, 0: 0}
