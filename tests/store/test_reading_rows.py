"""Rows of lists are the same whether few or many are read."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.domain.overview import CaseRow
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.store.case_lists import HANDFUL, _case_rows
from desktop.store.values import encode

FULL = CaseRow(
    id="c1",
    number=2,
    student="Aino Esimerkki",
    student_number="117",
    unit={"fi": "Arjen tuki", "sv": "Stöd"},
    extent=25.0,
    workplace="Hoivakoti Kuusikko",
    teacher="Maija Opettaja",
    instructor="Timo Ohjaaja",
    starts=date(2026, 11, 23),
    ends=date(2026, 11, 24),
    stage=Stage.PARTLY_SIGNED,
    step=Step.SIGN,
    next_role=Role.INSTRUCTOR,
    missing=1,
    signed_by=(Role.TEACHER,),
    changed_at=datetime(2026, 11, 23, 12, 30, tzinfo=UTC),
)


def test_few_rows_read_as_many_do() -> None:
    for row in (FULL, CaseRow(id="c2")):
        body = encode(row).decode()
        few, many = _case_rows([body]), _case_rows([body] * (HANDFUL + 1))
        assert few == [row]
        assert many == [row] * (HANDFUL + 1)
