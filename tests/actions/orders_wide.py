"""More that people do: sub-areas, special support, a third assessor, situations, other laptops, what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from desktop.actions import (
    aftermath,
    agreeing,
    appeals,
    assessors,
    correcting,
    pieces,
    planning,
    registers,
    side,
    signing,
    sub_areas,
    travelling,
)
from desktop.actions.appeals import Ruling
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.appeal import Outcome
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, SubArea, SubAreaPart, UnitKind
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.people import Teacher
from desktop.domain.preflight import Register
from desktop.domain.sub_areas import parts_of
from desktop.domain.terms import AssessorRole, Coverage, DeviationReason, Grade, PlaceKind, Role, Scale
from tests.actions.orders import ROWS, TYPED, WHY, AnyOrder
from tests.builders import DAY, a_qualification, a_unit, words

AREAS = ("a1", "a2")
YTO = "Yrjö Ytoope"
BOTH = (Role.TEACHER, Role.INSTRUCTOR)


def a_common_unit() -> QualificationUnit:
    """A common unit with two sub-areas."""
    areas = tuple(
        SubArea(
            id=f"o{number}",
            name=words(f"Osa-alue {number}"),
            code=code,
            code_uri=f"ammatillisenoppiaineet_{code.lower()}",
            parts=(SubAreaPart(id=f"p{number}", extent=3, requirements=(SkillRequirement(id=f"y{number}", text={}),)),),
        )
        for number, code in ((1, "VVTK"), (2, "YTKM"))
    )
    return QualificationUnit(
        id="88",
        name=words("Viestintä"),
        code="tutkinnonosat_400012",
        kind=UnitKind.COMMON,
        extent=11,
        scale=Scale.PASS_FAIL,
        sub_areas=areas,
    )


class Wide(AnyOrder):
    """A demonstration of a vocational unit, with everything that may come beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.homes: dict[str, Workspace] = {}
        self.out: list[tuple[bytes, str]] = []  # documents on their way, and to whom
        self.back: list[bytes] = []  # signed there
        self.parts: list[tuple[bytes, str]] = []
        self.answers: list[bytes] = []
        later = a_qualification(
            a_unit(len(ROWS), self.scale, kind=self.kind, extent=30), version="2027-01-01", reference_number="NK-2-2027"
        )
        with self.file.change("Test", Kind.CURRICULUM):
            self.file.curriculum.add(later, original=b"{2}", findings=())

    def other_units(self) -> tuple[QualificationUnit, ...]:
        return (a_common_unit(),)

    def teardown(self) -> None:
        for home in self.homes.values():
            home.close()
        super().teardown()

    def home(self, name: str) -> Workspace:
        """The file of somebody at another laptop."""
        if name not in self.homes:
            self.homes[name] = self.new_file(f"koti{len(self.homes)}", Teacher(name=name, provider="Toinen opisto"))
        return self.homes[name]

    # The plan

    @rule(elsewhere=st.booleans(), two=st.booleans())
    def plan_times(self, elsewhere: bool, two: bool) -> None:
        first = Situation(id="s1", day=DAY, place="Päiväkoti" if elsewhere else "")
        second = Situation(id="s2", day=DAY + timedelta(days=1), observer=Role.TEACHER)
        self.does(planning.set_situations, (first, second) if two else (first,))

    @rule(row=st.sampled_from(ROWS), reference=st.sampled_from(["", "P-7"]), adapts=st.booleans())
    def plan_individual_criteria(self, row: str, reference: str, adapts: bool) -> None:
        text = "Osaa tuetusti." if adapts else ""
        plan = replace(
            self.case.plan.requirement(row), coverage=Coverage.INTERVIEW, individual=text, decision_reference=reference
        )
        self.does(planning.plan_requirement, plan)

    @rule(row=st.sampled_from(ROWS), why=st.sampled_from(["", "Ei kohtuullista."]), significant=st.booleans())
    def plan_a_deviation(self, row: str, why: str, significant: bool) -> None:
        plan = RequirementPlan(
            id=row,
            coverage=Coverage.DEVIATION,
            note=why,
            decision_reference="P-7",
            deviation_reason=DeviationReason.CIRCUMSTANCES,
            significant=significant,
            observers=BOTH,
        )
        self.does(planning.plan_requirement, plan)

    @rule(kind=st.sampled_from(PlaceKind))
    def plan_another_place(self, kind: PlaceKind) -> None:
        self.does(planning.edit_plan, replace(self.case.plan, place_kind=kind))

    @rule(data=st.data())
    def agree_alone(self, data: st.DataObject) -> None:
        self.does(planning.agree_plan, (data.draw(st.sampled_from(Role)),))

    @rule(really=st.booleans())
    def correct_words(self, really: bool) -> None:
        tasks = self.case.plan.tasks
        if tasks:
            word = "Ohjaa" if really else tasks[0].text.upper()
            self.does(planning.rename_task, tasks[0].id, f"{word} aamun toimet" if really else word)
        if self.does(agreeing.call_it_a_correction):
            self.watch.corrected.add(self.at)

    # A third assessor

    @precondition(lambda self: len(self.assessors) < 4)
    @rule(stated=st.booleans(), name=st.sampled_from(["", "Kaisa Kieli", "Kalle Kolmas"]))
    def add_a_third(self, stated: bool, name: str) -> None:
        self.does(assessors.add_assessor, name=name, role=AssessorRole.TEACHER, stated=stated)

    @rule(data=st.data())
    def take_one_out(self, data: st.DataObject) -> None:
        self.does(assessors.remove_assessor, data.draw(st.sampled_from(self.assessors)))

    @rule(why=st.sampled_from(["", "Työpaikalta ei saatu arvioijaa."]))
    def assess_alone(self, why: str) -> None:
        self.does(assessors.assess_alone, why)

    @rule()
    def assess_together(self) -> None:
        self.does(assessors.assess_together)

    # Sub-areas of common units

    @rule(area=st.sampled_from(AREAS), elsewhere=st.booleans(), shown=st.booleans())
    def plan_sub_area(self, area: str, elsewhere: bool, shown: bool) -> None:
        common = a_common_unit()
        offered = parts_of(self.file.curriculum.content_of(common), common)[AREAS.index(area)]
        tasks = dict.fromkeys([one.id for one in self.case.plan.tasks[:1]], True)
        made = replace(offered.shown(area), teacher=YTO, elsewhere=elsewhere, shown_now=shown, tasks=tasks)
        self.does(sub_areas.plan_sub_area, made)

    @rule(area=st.sampled_from(AREAS))
    def remove_sub_area(self, area: str) -> None:
        self.does(sub_areas.remove_sub_area, area)

    @rule(area=st.sampled_from(AREAS), grade=st.sampled_from(Scale.ONE_TO_FIVE.grades), why=st.sampled_from(["", WHY]))
    def decide_sub_area(self, area: str, grade: Grade, why: str) -> None:
        self.does(sub_areas.decide_sub_area, area, grade=grade, reason=why, notes=("Puhui selkeästi.",))

    @rule(area=st.sampled_from(AREAS))
    def sign_sub_area(self, area: str) -> None:
        self.does(sub_areas.sign_sub_area, area, code="ytoope-1234", method=TYPED)

    @rule(area=st.sampled_from(AREAS), fails=st.booleans())
    def a_sub_area_whole(self, area: str, fails: bool) -> None:
        """Planned, decided and signed here."""
        self.plan_sub_area(area, False, True)
        self.decide_sub_area(area, Grade.FAIL if fails else Grade.THREE, WHY)
        self.sign_sub_area(area)

    @rule(area=st.sampled_from(AREAS))
    def send_sub_area(self, area: str) -> None:
        path = self.folder / f"osa{len(self.parts)}.nayttopala"
        if code := self.does(pieces.send_piece, area, path):
            self.parts.append((path.read_bytes(), str(code)))

    @precondition(lambda self: self.parts)
    @rule(data=st.data(), grade=st.sampled_from([Grade.FAIL, Grade.FOUR]))
    def answer_sub_area(self, data: st.DataObject, grade: Grade) -> None:
        sent, code = data.draw(st.sampled_from(self.parts))
        there = self.home(YTO)

        def answer() -> bytes:
            piece = pieces.open_piece(there, sent, code)
            named: dict[str, Any] = {"package_code": code, "grade": grade, "reason": WHY, "code": "kotikoodi-1"}
            return pieces.answer_piece(there, piece, **named, notes=("Kirjoitti hyvin.",), method=TYPED)

        if answered := self.tries(answer):
            self.answers.append(answered)

    @precondition(lambda self: self.answers)
    @rule(data=st.data(), vouches=st.booleans())
    def take_answer_back(self, data: st.DataObject, vouches: bool) -> None:
        answer = data.draw(st.sampled_from(self.answers))
        self.tries(lambda: pieces.take_back_piece(self.file, answer, vouch=vouches))

    @rule(area=st.sampled_from(AREAS))
    def call_sub_area_off(self, area: str) -> None:
        self.does(pieces.call_off_piece, area)

    # Signers at another laptop

    @rule(data=st.data())
    def send_out(self, data: st.DataObject) -> None:
        signer = data.draw(st.sampled_from(self.case.may_sign))
        path, name = self.folder / f"ulos{len(self.out)}.pdf", self.case.person(signer)
        if self.does(travelling.send_out, signer, path):
            self.out.append((path.read_bytes(), name))

    @precondition(lambda self: self.out)
    @rule(data=st.data())
    def sign_there(self, data: st.DataObject) -> None:
        """Whom the document was sent to signs it, even when it was called off since."""
        sent, name = data.draw(st.sampled_from(self.out))
        there = self.home(name)

        def sign() -> bytes:
            [place] = travelling.receive(there, sent).waiting
            return travelling.sign_received(there, sent, place, code="kotikoodi-1", method=TYPED)

        if signed := self.tries(sign):
            self.back.append(signed)

    @precondition(lambda self: self.back)
    @rule(data=st.data(), vouches=st.booleans())
    def take_document_back(self, data: st.DataObject, vouches: bool) -> None:
        signed = data.draw(st.sampled_from(self.back))

        def take() -> Case:
            returned = travelling.look_at_returned(self.file, self.at, signed)
            return travelling.take_back(self.file, self.at, returned, vouch=vouches)

        self.tries(take)

    @rule()
    def call_document_off(self) -> None:
        self.does(travelling.call_off)

    # What follows

    @rule(data=st.data())
    def go_to_another(self, data: st.DataObject) -> None:
        self.at = data.draw(st.sampled_from(self.ids))

    def _opened(self, case: object) -> None:
        if isinstance(case, Case):
            self.ids.append(case.id)
            self.at = case.id

    @precondition(lambda self: len(self.ids) < 4)
    @rule()
    def retake_or_raise(self) -> None:
        self._opened(self.does(aftermath.open_follow_up))

    @precondition(lambda self: len(self.ids) < 4)
    @rule(reason=st.sampled_from(["", "Väärä versio."]))
    def correct_the_version(self, reason: str) -> None:
        if others := correcting.other_versions(self.file, self.case):
            self._opened(self.does(correcting.open_corrected, others[0], reason))

    @rule()
    def ask_for_a_rectification(self) -> None:
        self.does(appeals.tell_review, self.file.today())
        self.does(appeals.request_rectification, self.file.today(), "Työelämätoimikunta", "Miksi?")

    @rule(changes=st.booleans(), data=st.data())
    def rule_on_the_rectification(self, changes: bool, data: st.DataObject) -> None:
        outcome = Outcome.CHANGED if changes else Outcome.KEPT
        grade = data.draw(st.sampled_from(self.scale.grades)) if changes else None
        ruling = Ruling(on=self.file.today(), outcome=outcome, decision="Näin.", grade=grade)
        self.does(appeals.decide_rectification, ruling)

    @rule(register=st.sampled_from(Register))
    def hand_on(self, register: Register) -> None:
        self.does(registers.mark_handed_on, register)

    @rule()
    def hand_a_copy(self) -> None:
        from desktop.actions.sharing import export_record

        self.does(export_record, Path(self.folder) / f"kopio{self.moment:%H%M}.pdf")

    @rule()
    def shown_after_all(self) -> None:
        for one in self.case.complements[:1]:
            self.does(side.mark_shown, one.id)

    @rule()
    def a_signed_version_again(self) -> None:
        """A new version, decided and signed anew."""
        if self.does(signing.new_version):
            self.go_straight_to_signing(False)
            self.all_who_may_sign()

    def all_who_may_sign(self) -> None:
        """Everybody there is a place for."""
        for one in self.case.may_sign:
            self.sign(one)
