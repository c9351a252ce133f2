"""Rows of lists are the same whether few or many are read."""

from __future__ import annotations

from datetime import date, time

import msgspec

from desktop.domain.overview import CaseRow
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.store.case_lists import HANDFUL, case_rows

FULL = CaseRow(
    id="c1",
    student="Aino Esimerkki",
    student_number="117",
    unit={"fi": "Arjen tuki", "sv": "Stöd"},
    extent=25.0,
    workplace="Hoivakoti Kuusikko",
    instructor="Timo Ohjaaja",
    starts=date(2026, 11, 23),
    stage=Stage.PARTLY_SIGNED,
    step=Step.SIGN,
    next_role=Role.INSTRUCTOR,
    lacks=("informed.on", "plan.tasks"),
    done=3,
    total=9,
    times=((date(2026, 11, 23), time(12, 30)), (date(2026, 11, 24), None)),
    signed_by=(Role.TEACHER,),
)


def test_few_rows_read_as_many_do() -> None:
    for row in (FULL, CaseRow(id="c2")):
        body = msgspec.json.encode(row)
        count = HANDFUL // len(body) + 1
        few, many = case_rows(body), case_rows(b",".join([body] * count))
        assert few == [row]
        assert many == [row] * count
    assert case_rows(b"") == []
