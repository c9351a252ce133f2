"""Whatever people do in whatever order, the gates of a demonstration hold."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.actions import aftermath, appeals, assessing, deciding, guiding, observing, planning, side, signing
from desktop.actions.appeals import Ruling
from desktop.actions.changing import undo
from desktop.actions.koski import koski_file
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Kind
from desktop.domain.appeal import Outcome
from desktop.domain.assessment import Retake
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.signing import Signing, SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import Coverage, Grade, Role, Scale
from desktop.store.locks import Cost
from tests.builders import NOON, a_decision, a_qualification, a_unit, an_agreed_case

T = TypeVar("T")
ROWS = ("r1", "r2")
ASSESSORS = (Role.TEACHER, Role.INSTRUCTOR)
CODES = {Role.TEACHER: "opettaja-1234", Role.INSTRUCTOR: "ohjaaja-1234", Role.STUDENT: "opiskelija-1234"}


class AnyOrder(RuleBasedStateMachine):
    """People at one demonstration, from the agreed plan on. A refused act must change nothing."""

    scale = Scale.ONE_TO_FIVE

    def __init__(self) -> None:
        super().__init__()
        self.moment = NOON
        self._folder = tempfile.TemporaryDirectory()
        teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
        path = Path(self._folder.name) / "oma.naytot"
        self.file, _key = create_workspace(path, "lause", teacher, cost=Cost(1, 8, 1), clock=lambda: self.moment)
        self.file.key_rounds = 1_000
        unit = a_unit(len(ROWS), self.scale)
        with self.file.change("Test", Kind.CASE, Kind.CURRICULUM):
            self.file.curriculum.add(a_qualification(unit), original=b"{}", findings=())
            facts = RegisterFacts(mandatory=True, group=UnitGroup.VOCATIONAL, municipality="091")
            right = "1.2.246.562.15.41024330544"
            case = an_agreed_case(len(ROWS), self.scale, study_right=right, register_facts=facts)
            content = self.file.curriculum.content_of(unit)
            self.file.cases.add(replace(case, unit=replace(case.unit, content=content)), who="teacher", what="Test")
        self.signed: dict[int, tuple[Case, dict[str, bytes]]] = {}

    def teardown(self) -> None:
        self.file.close()
        self._folder.cleanup()

    @property
    def case(self) -> Case:
        found: Case = self.file.cases.get("case0001")
        return found

    def does(self, act: Callable[..., Any], *values: object, **named: object) -> bool:
        """Try an act; one that is refused leaves the case as it was."""
        before = self.case
        self.moment += timedelta(minutes=1)
        try:
            act(self.file, before.id, *values, **named)
        except UserError:
            assert self.case == before
            return False
        return True

    @initialize(told=st.booleans(), signed=st.booleans(), fails=st.booleans())
    def begin(self, told: bool, signed: bool, fails: bool) -> None:
        """Some begin with the agreed plan, some when the student has heard, some when everyone has signed."""
        if told or signed:
            self.go_straight_to_signing(fails)
        if signed:
            self.both_sign()

    # The day and the student

    @rule(text=st.sampled_from(["Hyvin meni.", "Turvallisuus unohtui."]), by=st.sampled_from(ASSESSORS))
    def note(self, text: str, by: Role) -> None:
        self.does(observing.add_note, by, text, requirements=ROWS[:1])

    @rule(declines=st.booleans())
    def self_assess(self, declines: bool) -> None:
        self.does(assessing.decline_self_assessment if declines else assessing.finish_self_assessment)

    @rule()
    def stop(self) -> None:
        self.does(side.interrupt, Role.TEACHER, "Palohälytys")

    @rule()
    def go_on(self) -> None:
        self.does(side.resume)

    @rule()
    def complement(self) -> None:
        self.does(side.agree_complement, Role.TEACHER, Coverage.INTERVIEW, "Haastattelu", requirements=ROWS[:1])

    # Assessing

    @rule(by=st.sampled_from(ASSESSORS), row=st.sampled_from(ROWS), data=st.data())
    def mark(self, by: Role, row: str, data: st.DataObject) -> None:
        self.does(assessing.set_level, by, row, data.draw(st.sampled_from(self.scale.grades)))

    @rule(by=st.sampled_from(ASSESSORS))
    def mark_all_and_finish(self, by: Role) -> None:
        for row in ROWS:
            self.does(assessing.set_level, by, row, self.scale.passing[-1])
        self.does(assessing.finish_view, by)

    @rule(row=st.sampled_from(ROWS), solved=st.sampled_from(["", "Puhuttiin."]))
    def agree(self, row: str, solved: str) -> None:
        self.does(assessing.agree_level, row, self.scale.passing[0], solved)

    @rule()
    def compare(self) -> None:
        self.does(assessing.close_comparison)

    # Deciding

    @rule(data=st.data(), reason=st.sampled_from(["", "Aino teki kaiken itse ja kertoi miksi."]))
    def write(self, data: st.DataObject, reason: str) -> None:
        grade = data.draw(st.sampled_from(self.scale.grades))
        self.does(deciding.save_decision, self._decision(grade, reason))

    def _decision(self, grade: Grade, reason: str = "Aino teki kaiken itse ja kertoi miksi.") -> Any:
        failed = grade == Grade.FAIL
        retake = Retake(learn="Turvallisuus", how="Työpaikalla") if failed else Retake()
        return a_decision(grade, reason=reason, fail_reason="Turvallisuus puuttui." if failed else "", retake=retake)

    @rule()
    def decide(self) -> None:
        self.does(deciding.decide)

    @rule()
    def inform(self) -> None:
        self.does(deciding.inform_student)

    @rule(fails=st.booleans())
    def go_straight_to_signing(self, fails: bool) -> None:
        """Everything in its order, as on a good day: so that much happens after it too."""
        if self.case.is_closed:
            return
        self.does(side.resume)
        self.does(observing.start_demonstration)
        self.does(assessing.finish_self_assessment)
        for one in ASSESSORS:
            self.mark_all_and_finish(one)
        for row in self.case.differing:
            self.does(assessing.agree_level, row, self.scale.passing[-1], "Puhuttiin.")
        self.does(assessing.close_comparison)
        self.does(deciding.save_decision, self._decision(Grade.FAIL if fails else self.scale.passing[-1]))
        self.does(deciding.decide)
        self.does(deciding.inform_student)

    # Signing and after

    @rule(role=st.sampled_from(Role))
    def sign(self, role: Role) -> None:
        code = CODES[role] + self.case.person(role)[:1]
        if self.does(signing.sign, role, code=code, method=SigningMethod.TYPED):
            case = self.case
            _case, files = self.signed.get(case.number, (case, {}))
            self.signed[case.number] = (case, {**files, case.signing.latest: signing.record(self.file, case.id)})

    @precondition(lambda self: stage(self.case) == Stage.INFORMED)
    @rule()
    def both_sign(self) -> None:
        for role in ASSESSORS:
            self.sign(role)

    @rule(role=st.sampled_from(Role), reason=st.sampled_from(["", "En ollut mukana."]))
    def refuse(self, role: Role, reason: str) -> None:
        self.does(signing.refuse, role, reason)

    @rule()
    def new_version(self) -> None:
        self.does(signing.new_version)

    @rule()
    def ask_for_a_review(self) -> None:
        self.does(appeals.request_review, self.file.today(), "Miksi?")

    @rule(changes=st.booleans(), data=st.data())
    def rule_on_the_review(self, changes: bool, data: st.DataObject) -> None:
        outcome = Outcome.CHANGED if changes else Outcome.KEPT
        grade = data.draw(st.sampled_from(self.scale.grades)) if changes else None
        self.does(appeals.decide_review, Ruling(on=self.file.today(), outcome=outcome, decision="Näin.", grade=grade))

    @rule(who=st.sampled_from(ASSESSORS))
    def disqualify(self, who: Role) -> None:
        self.does(aftermath.disqualify, who, self.file.today(), "Sukulainen.")

    @rule(who=st.sampled_from(ASSESSORS), name=st.sampled_from(["", "Ville Toinen"]))
    def another(self, who: Role, name: str) -> None:
        self.does(aftermath.replace_assessor, who, name)

    @rule(back=st.booleans())
    def withdraw(self, back: bool) -> None:
        if back:
            self.does(aftermath.take_up_again)
        else:
            self.does(aftermath.withdraw, "Opiskelija muutti.")

    # Changing what was done

    @rule()
    def take_back(self) -> None:
        self.does(undo)

    @rule(text=st.sampled_from(["Tarjoilee aamupalan", "Kirjaa"]))
    def change_the_plan(self, text: str) -> None:
        self.does(planning.add_task, text)

    @rule()
    def write_guidance(self) -> None:
        guidance = replace(self.case.guidance, improvement=f"Parannus {self.moment:%H%M}")
        self.does(guiding.write_guidance, guidance)

    # What holds whatever happens

    @invariant()
    def nothing_is_decided_before_the_student_was_heard(self) -> None:
        case = self.case
        assert not case.decision.decided_on or case.self_assessment.is_settled

    @invariant()
    def nothing_is_signed_without_a_reason_that_the_student_heard(self) -> None:
        case = self.case
        if case.signing.signatures:
            assert case.decision.reason.strip()
            assert case.decision.decided_on
            assert case.informed.on

    @invariant()
    def nothing_signed_ever_changes(self) -> None:
        case = self.case
        for number, (was, files) in self.signed.items():
            for sha, data in files.items():
                assert self.file.cases.file(sha) == data
            if number == case.number:
                assert record_of(case) == record_of(was)
            else:
                [kept] = [one for one in case.earlier if one.id == str(number)]
                assert marks_of(kept.signing) == marks_of(was.signing)

    @invariant()
    def a_fail_never_becomes_the_grade_of_a_unit(self) -> None:
        case = self.case
        if not (case.decision.failed and stage(case).reached(Stage.SIGNED)):
            return
        try:
            made = koski_file(self.file, case.id)
        except UserError:
            return
        assert "arviointi" not in unit_in(json.loads(made))


def record_of(case: Case) -> tuple[object, ...]:
    """What a signed record says, which stays while the case has this version."""
    told = (case.plan, case.notes, case.views, case.comparison, case.decision, case.informed, case.self_assessment)
    return (*told, marks_of(case.signing))


def marks_of(signed: Signing) -> set[object]:
    """The signatures of a document that were there; more may come."""
    return {(one.id, one.document, one.at) for one in signed.signatures}


def unit_in(found: Any) -> dict[str, Any]:
    """The unit with its demonstration."""
    if isinstance(found, dict):
        return found if "näyttö" in found else unit_in(list(found.values()))
    below = [unit_in(one) for one in found if isinstance(one, dict | list)] if isinstance(found, list) else []
    return next((one for one in below if one), {})


class AnyOrderPassFail(AnyOrder):
    """The same where units are accepted or failed."""

    scale = Scale.PASS_FAIL


LONG = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
AnyOrder.TestCase.settings = LONG
AnyOrderPassFail.TestCase.settings = settings(LONG, max_examples=10)
TestAnyOrder = AnyOrder.TestCase
TestAnyOrderPassFail = AnyOrderPassFail.TestCase


@pytest.mark.parametrize("machine", [AnyOrder, AnyOrderPassFail])
@pytest.mark.parametrize("fails", [False, True])
def test_the_straight_way_leads_to_a_signed_record(machine: type[AnyOrder], fails: bool) -> None:
    made = machine()
    try:
        made.go_straight_to_signing(fails)
        assert stage(made.case) == Stage.INFORMED
        made.both_sign()
        assert stage(made.case) == Stage.SIGNED
        made.nothing_signed_ever_changes()
        made.a_fail_never_becomes_the_grade_of_a_unit()
        assert unit_in(json.loads(koski_file(made.file, made.case.id)))
        assert ("arviointi" in unit_in(json.loads(koski_file(made.file, made.case.id)))) != fails
    finally:
        made.teardown()
