"""People at one demonstration, from the agreed plan to its record: what they do in any order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.actions import aftermath, appeals, assessing, deciding, guiding, observing, planning, side, signing
from desktop.actions.appeals import Ruling
from desktop.actions.changing import undo
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.appeal import Outcome
from desktop.domain.assessment import Decision, Retake
from desktop.domain.case import Case, stage
from desktop.domain.curriculum import UnitKind
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import Coverage, Grade, Role, Scale
from desktop.store.locks import Cost
from tests.actions.orders_hold import Watch
from tests.builders import NOON, a_decision, a_plan, a_qualification, a_unit, an_agreed_case

ROWS = ("r1", "r2")
TWO = (Role.TEACHER, Role.INSTRUCTOR)
TYPED = SigningMethod.TYPED
WHY = "Aino teki kaiken itse ja kertoi miksi."
TEACHER = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")


class AnyOrder(RuleBasedStateMachine):
    """People at one demonstration and those that follow it. A refused act must change nothing anywhere."""

    scale = Scale.ONE_TO_FIVE
    kind = UnitKind.VOCATIONAL
    local = False

    def __init__(self) -> None:
        super().__init__()
        self.moment = NOON
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.file = self.new_file("oma", TEACHER)
        unit = a_unit(len(ROWS), self.scale, kind=self.kind, code="" if self.local else "tutkinnonosat_990077")
        facts = RegisterFacts(mandatory=True, group=UnitGroup.VOCATIONAL, municipality="091")
        if self.local:
            facts = replace(facts, unit_code="PAIK-7", unit_description="Paikallinen osa: lähipalvelut.")
        with self.file.change("Test", Kind.CASE, Kind.CURRICULUM):
            self.file.curriculum.add(a_qualification(unit, *self.other_units()), original=b"{}", findings=())
            right = "1.2.246.562.15.41024330544"
            case = an_agreed_case(len(ROWS), self.scale, study_right=right, register_facts=facts)
            pinned = replace(case.unit, content=self.file.curriculum.content_of(unit), code=unit.code)
            self.file.cases.add(replace(case, unit=pinned), who="teacher", what="Test")
        self.ids = [case.id]
        self.at = case.id
        self.watch = Watch(self.file)

    def other_units(self) -> tuple[Any, ...]:
        """What else the library has."""
        return ()

    def new_file(self, name: str, owner: Teacher) -> Workspace:
        """Somebody's file."""
        path = self.folder / f"{name}.naytot"
        made, _key = create_workspace(path, "lause", owner, cost=Cost(1, 8, 1), clock=lambda: self.moment)
        made.key_rounds = 1_000
        return made

    def teardown(self) -> None:
        try:
            self.watch.everything(self.ids)
        finally:
            self.file.close()
            self._folder.cleanup()

    @property
    def case(self) -> Case:
        """The demonstration that people are at now."""
        found: Case = self.file.cases.get(self.at)
        return found

    @property
    def assessors(self) -> tuple[str, ...]:
        """Who assesses it."""
        return self.case.assessor_ids

    def does(self, act: Callable[..., Any], *values: object, **named: object) -> Any:
        """Try an act; one that is refused leaves every demonstration as it was. None where it is refused."""
        return self.tries(lambda: act(self.file, self.at, *values, **named))

    def tries(self, act: Callable[[], Any]) -> Any:
        """The same for any act."""
        before = {one: self.file.cases.version(one) for one in self.ids}
        self.moment += timedelta(minutes=1)
        try:
            return act() or True
        except UserError:
            assert {one: self.file.cases.version(one) for one in self.ids} == before, "a refused act changed something"
            return None

    @initialize(told=st.booleans(), signed=st.booleans(), fails=st.booleans())
    def begin(self, told: bool, signed: bool, fails: bool) -> None:
        """Some begin with the agreed plan, some when the student has heard, some when everyone has signed."""
        if told or signed:
            self.go_straight_to_signing(fails)
        if signed:
            self.all_sign()

    # The day and the student

    @rule()
    def finish_the_plan(self) -> None:
        """What a plan lacks is put in, and all three agree to it."""
        case = self.case
        wanted = a_plan(len(case.unit.requirements))
        plan = case.plan
        stated = tuple(replace(one, not_disqualified_on=self.file.today()) for one in plan.assessors)
        if plan.starts is None or any(not plan.is_covered(row) for row in case.unit.requirements):
            plan = replace(wanted, assessors=stated)
        self.does(planning.edit_plan, replace(plan, assessors=stated, review_rights_told_on=wanted.starts))
        for role in Role:
            self.does(planning.mark_ready, role)
        self.does(planning.agree_plan)

    @rule()
    def start(self) -> None:
        self.does(observing.start_demonstration)

    @rule(text=st.sampled_from(["Hyvin meni.", "Turvallisuus unohtui."]), data=st.data())
    def note(self, text: str, data: st.DataObject) -> None:
        by = data.draw(st.sampled_from(self.assessors))
        self.does(observing.add_note, by, text, requirements=ROWS[:1])

    @rule(declines=st.booleans())
    def self_assess(self, declines: bool) -> None:
        self.does(assessing.decline_self_assessment if declines else assessing.finish_self_assessment)

    @rule(later=st.booleans())
    def stop(self, later: bool) -> None:
        on = self.file.today() + timedelta(days=1) if later else None
        self.does(side.interrupt, Role.TEACHER, "Palohälytys", left=ROWS[1:], continues=on)

    @rule()
    def go_on(self) -> None:
        self.does(side.resume)

    @rule()
    def complement(self) -> None:
        self.does(side.agree_complement, Role.TEACHER, Coverage.INTERVIEW, "Haastattelu", requirements=ROWS[:1])

    # Assessing

    @rule(row=st.sampled_from(ROWS), data=st.data())
    def mark(self, row: str, data: st.DataObject) -> None:
        by = data.draw(st.sampled_from(self.assessors))
        self.does(assessing.set_level, by, row, data.draw(st.sampled_from(self.scale.grades)))

    @rule(data=st.data())
    def somebody_is_ready(self, data: st.DataObject) -> None:
        self.mark_all_and_finish(data.draw(st.sampled_from(self.assessors)))

    def mark_all_and_finish(self, by: str) -> None:
        """One assessor's whole view."""
        for row in self.case.rows:
            self.does(assessing.set_level, by, row, self.scale.passing[-1])
        self.does(assessing.finish_view, by)

    @rule(row=st.sampled_from(ROWS), solved=st.sampled_from(["", "Puhuttiin."]))
    def agree(self, row: str, solved: str) -> None:
        self.does(assessing.agree_level, row, self.scale.passing[0], solved)

    @rule()
    def compare(self) -> None:
        self.does(assessing.close_comparison)

    # Deciding

    @rule(data=st.data(), reason=st.sampled_from(["", WHY]), everybody=st.booleans())
    def write(self, data: st.DataObject, reason: str, everybody: bool) -> None:
        grade = data.draw(st.sampled_from(self.scale.grades))
        self.does(deciding.save_decision, self.decision(grade, reason, everybody=everybody))

    def decision(self, grade: Grade, reason: str = WHY, *, everybody: bool = True) -> Decision:
        """A decision of all assessors, or of the two."""
        failed = grade == Grade.FAIL
        retake = Retake(learn="Turvallisuus", how="Työpaikalla") if failed else Retake()
        why = "Turvallisuus puuttui." if failed else ""
        deciders = self.assessors if everybody else tuple(map(str, TWO))
        return a_decision(grade, reason=reason, fail_reason=why, retake=retake, deciders=deciders)

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
        if not self.case.plan.is_agreed:
            self.finish_the_plan()
        self.does(side.resume)
        self.does(observing.start_demonstration)
        self.does(assessing.finish_self_assessment)
        for one in self.assessors:
            self.mark_all_and_finish(one)
        for row in self.case.differing:
            self.does(assessing.agree_level, row, self.scale.passing[-1], "Puhuttiin.")
        self.does(assessing.close_comparison)
        self.does(deciding.save_decision, self.decision(Grade.FAIL if fails else self.scale.passing[-1]))
        self.does(deciding.decide)
        self.does(deciding.inform_student)

    # Signing and after

    def code(self, signer: str) -> str:
        """The code of a person, who may be another later."""
        return f"{self.case.person(signer)}-1234"

    @rule(data=st.data())
    def somebody_signs(self, data: st.DataObject) -> None:
        self.sign(data.draw(st.sampled_from(self.case.may_sign)))

    def sign(self, signer: str) -> None:
        """One signature, typed."""
        self.does(signing.sign, signer, code=self.code(signer), method=TYPED)

    @precondition(lambda self: stage(self.case) == Stage.INFORMED)
    @rule()
    def all_sign(self) -> None:
        for one in self.case.signers:
            self.sign(one)

    @rule(data=st.data(), reason=st.sampled_from(["", "En ollut mukana."]))
    def refuse(self, data: st.DataObject, reason: str) -> None:
        self.does(signing.refuse, data.draw(st.sampled_from(self.case.may_sign)), reason)

    @rule(data=st.data(), days=st.integers(-1, 7))
    def sign_later(self, data: st.DataObject, days: int) -> None:
        on = self.file.today() + timedelta(days=days)
        self.does(signing.await_signer, data.draw(st.sampled_from(self.case.may_sign)), on)

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

    @rule(data=st.data())
    def disqualify(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(self.assessors))
        self.does(aftermath.disqualify, who, self.file.today(), "Sukulainen.")

    @rule(data=st.data(), name=st.sampled_from(["", "Ville Toinen", "Noora Uusi"]))
    def another(self, data: st.DataObject, name: str) -> None:
        self.does(aftermath.replace_assessor, data.draw(st.sampled_from(self.assessors)), name)

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

    @invariant()
    def everything_holds(self) -> None:
        """What `Watch` looks at, in each demonstration that has changed."""
        self.watch.changed(self.ids)
