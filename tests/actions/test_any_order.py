"""Whatever people do in whatever order, the gates of a demonstration hold.

ANY_ORDER_MINUTES=20 looks for that many minutes, each time at other orders.
"""

from __future__ import annotations

import json
import os
from time import monotonic

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from desktop.actions import pieces, travelling
from desktop.actions.koski import koski_file
from desktop.domain.case import stage
from desktop.domain.curriculum import UnitKind
from desktop.domain.stages import Stage
from desktop.domain.terms import Grade, Role, Scale
from tests.actions.orders import TWO, TYPED, WHY, AnyOrder
from tests.actions.orders_hold import grades_of, units_in
from tests.actions.orders_wide import YTO, Wide

MINUTES = float(os.environ.get("ANY_ORDER_MINUTES", "0"))


class AnyOrderPassFail(AnyOrder):
    """The same where units are accepted or failed."""

    scale = Scale.PASS_FAIL


class WideLocal(Wide):
    """A local unit."""

    local = True


class WidePreparatory(Wide):
    """A part of preparatory education."""

    scale = Scale.PASS_FAIL
    kind = UnitKind.PREPARATORY


class WideTuva(Wide):
    """A part of TUVA."""

    scale = Scale.PASS_FAIL
    kind = UnitKind.TUVA_PART


QUICK = settings(
    max_examples=8,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.generate, Phase.shrink),
)
LONG = settings(QUICK, max_examples=40, stateful_step_count=80, derandomize=False, database=None)
MACHINES = (AnyOrder, AnyOrderPassFail, Wide, WideLocal, WidePreparatory, WideTuva)
AnyOrder.TestCase.settings = QUICK
AnyOrderPassFail.TestCase.settings = settings(QUICK, max_examples=2)
Wide.TestCase.settings = settings(QUICK, max_examples=12)
WideLocal.TestCase.settings = settings(QUICK, max_examples=2)
WidePreparatory.TestCase.settings = settings(QUICK, max_examples=2)
WideTuva.TestCase.settings = settings(QUICK, max_examples=2)
TestAnyOrder = AnyOrder.TestCase
TestAnyOrderPassFail = AnyOrderPassFail.TestCase
TestWide = Wide.TestCase
TestWideLocal = WideLocal.TestCase
TestWidePreparatory = WidePreparatory.TestCase
TestWideTuva = WideTuva.TestCase


@pytest.mark.skipif(not MINUTES, reason="set ANY_ORDER_MINUTES to look for longer")
@pytest.mark.parametrize("machine", MACHINES)
def test_any_order_for_long(machine: type[AnyOrder]) -> None:
    ends = monotonic() + 60 * MINUTES / len(MACHINES)
    while monotonic() < ends:
        run_state_machine_as_test(machine, settings=LONG)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("machine", [AnyOrder, AnyOrderPassFail])
@pytest.mark.parametrize("fails", [False, True])
def test_the_straight_way_leads_to_a_signed_record(machine: type[AnyOrder], fails: bool) -> None:
    made = machine()
    try:
        made.go_straight_to_signing(fails)
        assert stage(made.case) == Stage.INFORMED
        for role in TWO:
            made.sign(role)
        assert stage(made.case) == Stage.SIGNED
        made.everything_holds()
        [unit] = units_in(json.loads(koski_file(made.file, made.case.id)))
        assert bool(grades_of(unit)) != fails
    finally:
        made.teardown()


def test_the_wide_way_leads_to_three_signatures_sub_areas_and_what_follows() -> None:
    """So that what is looked at is there to be looked at."""
    made = Wide()
    try:
        made.add_a_third(True, "Kaisa Kieli")
        made.plan_times(elsewhere=True, two=True)
        made.plan_individual_criteria("r1", "P-7", True)
        made.finish_the_plan()
        assert made.case.plan.is_agreed
        made.go_straight_to_signing(True)
        made.a_sub_area_whole("a1", True)
        made.a_sub_area_whole("a2", False)
        assert [one.signed is not None for one in made.case.sub_areas] == [True, True]
        made.all_sign()
        assert len(made.case.signing.signatures) == 3
        assert stage(made.case) == Stage.SIGNED
        first = made.at
        made.everything_holds()
        sections = [code for unit in units_in(json.loads(koski_file(made.file, first))) for code in grades_of(unit)]
        assert sections == ["3"], "the passed sub-area has its grade, the failed one and the unit have none"
        made.retake_or_raise()
        assert made.at != first
        made.go_straight_to_signing(False)
        assert stage(made.case) == Stage.INFORMED
        made.everything_holds()
    finally:
        made.teardown()


def test_the_wide_way_goes_by_other_laptops() -> None:
    """A third signs at home, and a sub-area is assessed at its teacher's."""
    made = Wide()
    try:
        made.add_a_third(True, "Kaisa Kieli")
        made.go_straight_to_signing(False)
        made.plan_sub_area("a1", True, True)
        [third] = made.case.beside_the_two
        made.send_sub_area("a1")
        made.sign(Role.TEACHER)
        code = made.parts[0][1]
        piece = pieces.open_piece(made.home(YTO), made.parts[0][0], code)
        made.answers.append(
            pieces.answer_piece(
                made.home(YTO), piece, package_code=code, grade=Grade.FAIL, reason=WHY, code="koti-1", method=TYPED
            )
        )
        assert pieces.take_back_piece(made.file, made.answers[0], vouch=True).sub_areas[0].grade == Grade.FAIL
        made.everything_holds()
        travelling.send_out(made.file, made.at, third.id, made.folder / "ulos.pdf")
        sent = (made.folder / "ulos.pdf").read_bytes()
        back = travelling.sign_received(made.home(third.name), sent, third.id, code="koti-1", method=TYPED)
        returned = travelling.look_at_returned(made.file, made.at, back)
        travelling.take_back(made.file, made.at, returned, vouch=True)
        made.sign(Role.INSTRUCTOR)
        assert stage(made.case) == Stage.SIGNED
        made.everything_holds()
    finally:
        made.teardown()
