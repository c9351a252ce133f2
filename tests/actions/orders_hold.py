"""What holds of a demonstration whatever people did, in whatever order: the gates, signed bytes, lists and exports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from desktop.actions.agreeing import agreed_case
from desktop.actions.documents import student_summary
from desktop.actions.ehoks import save_demonstration
from desktop.actions.koski import koski_file
from desktop.actions.registers import register_view
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import rows_of
from desktop.domain.errors import UserError
from desktop.domain.known import student_key
from desktop.domain.plan_changes import plan_changes
from desktop.domain.preflight import Register
from desktop.domain.signing import Signing
from desktop.domain.summary import is_told
from desktop.domain.terms import Grade, Language
from desktop.export.data import DATA_NAME
from desktop.export.takeout import CaseFiles, takeout_files
from desktop.store.projection import case_row
from desktop.texts import translator

FAILS = {"0", "Hylätty", "hylätty", "fail"}


class Watch:
    """Looks at demonstrations as they change, and remembers what was signed."""

    def __init__(self, file: Workspace) -> None:
        self._file = file
        self._seen: dict[str, bytes] = {}
        self._records: dict[tuple[str, str], tuple[object, Case]] = {}
        self._bytes: dict[str, bytes] = {}
        self._areas: dict[tuple[str, str], object] = {}
        self._decided: set[str] = set()
        self._told: object = None
        self.corrected: set[str] = set()

    def changed(self, ids: Sequence[str]) -> None:
        """Look at what has changed since."""
        cases = [self._file.cases.get(one) for one in ids if self._seen.get(one) != self._file.cases.version(one)]
        for case in cases:
            self._seen[case.id] = self._file.cases.version(case.id)
            self._look(case)
        if cases:
            self._lists_say_the_same(cases)
            self._a_fail_is_no_grade_for_the_student(ids)

    def everything(self, ids: Sequence[str]) -> None:
        """Look at every demonstration and every signed document."""
        self._seen.clear()
        self.changed(ids)
        for sha, data in self._bytes.items():
            assert self._file.cases.file(sha) == data

    def _look(self, case: Case) -> None:
        self._gates(case)
        self._agreement(case)
        self._signed(case)
        self._sub_areas(case)
        self._a_fail_is_no_grade_in_a_register(case)

    # The gates of practice 2.4

    def _gates(self, case: Case) -> None:
        assert not case.started_at or case.plan.is_agreed or case.plan.waits_anew, "it began before all had agreed"
        assert not case.decision.decided_on or case.self_assessment.is_settled, "decided before the student was heard"
        assert not case.decision.decided_on or case.comparison.compared_at
        assert not case.comparison.compared_at or case.views_ready
        assert not case.informed.on or case.decision.decided_on
        if case.comparison.compared_at:
            assert all(case.comparison.is_settled(row) for row in case.rows), "compared without a common level"
        heard = case.self_assessment.is_settled or case.follows is not None  # a corrected one keeps their results
        assert heard or not any(one.decided_on for one in case.sub_areas)
        if case.signing.signatures or case.signing.out:
            assert case.decision.reason.strip()
            assert case.decision.decided_on
            assert case.informed.on
        signed = {one.id for one in case.signing.signatures}
        assert signed <= set(case.may_sign), "somebody signed who has no place"
        assert len(signed) == len(case.signing.signatures)
        assert not signed & {one.id for one in case.signing.refusals}
        assert not signed & {one.id for one in case.signing.awaited}

    def _agreement(self, case: Case) -> None:
        """What each of the three agreed to is what stands, until a decision; what was agreed on the spot beside."""
        if case.decision.decided_on:
            self._decided.add(case.id)
        if case.id in self._decided or case.interruptions or case.complements:
            return
        for role in case.plan.agreed:
            seen = agreed_case(self._file, case, role)
            differs = [] if seen is None else plan_changes(seen, case)
            allowed = case.id in self.corrected  # somebody said that the words mean the same
            assert all(allowed and one.wording for one in differs), f"{role} agreed to another plan"

    # What was signed

    def _signed(self, case: Case) -> None:
        signings = [*((one.id, one.signing) for one in case.earlier), (str(case.number), case.signing)]
        for number, signing in signings:
            for one in signing.signatures:
                self._bytes.setdefault(one.document, self._file.cases.file(one.document))
            self._never_changes(case, number, signing)
        for sha in {one.document for _number, signing in signings for one in signing.signatures}:
            assert self._file.cases.file(sha) == self._bytes[sha]
        for _number, signing in signings:
            grown = [self._bytes[one.document] for one in signing.signatures]
            assert all(after.startswith(before) for before, after in pairwise(grown))

    def _never_changes(self, case: Case, number: str, signing: Signing) -> None:
        if not signing.signatures:
            return
        key = (case.id, number)
        before, _case = self._records.get(key, (marks_of(signing), case))
        assert isinstance(before, frozenset)
        assert before <= marks_of(signing), "a signature was lost"
        if number == str(case.number):
            if key in self._records:
                assert record_of(case) == record_of(self._records[key][1]), "what was signed says something else now"
            self._records[key] = (marks_of(signing), self._records.get(key, (None, case))[1])

    def _sub_areas(self, case: Case) -> None:
        for one in case.sub_areas:
            if one.signed is None:
                continue
            told = (one.grade, one.reason, one.levels, one.decided_on, one.teacher, one.signed)
            assert self._areas.setdefault((case.id, one.id), told) == told
            assert one.reason.strip()
            self._bytes.setdefault(one.signed.document, self._file.cases.file(one.signed.document))
            assert self._file.cases.file(one.signed.document) == self._bytes[one.signed.document]

    # Lists and exports

    def _lists_say_the_same(self, cases: Sequence[Case]) -> None:
        rows = {row.id: row for row in self._file.lists.page(0, 50)}
        for case in cases:
            assert rows[case.id] == case_row(case)

    def _a_fail_is_no_grade_in_a_register(self, case: Case) -> None:
        for made in (self._koski(case), self._ehoks(case)):
            for unit in units_in(made):
                assert not FAILS & set(grades_of(unit)), "a fail went to a register as a grade"
        if case.decision.failed:
            headings = [part.heading for part in register_view(self._file, case.id, Register.KOSKI).form]
            assert translator("fi")("Assessment of the unit") not in headings
        failed = [one for one in case.sub_areas if one.grade == Grade.FAIL]
        codes = {code for unit in units_in(self._koski(case)) for code in [code_of(unit)]} if failed else set()
        assert not {one.code for one in failed if one.code} & codes, "a failed sub-area stands in the file"

    def _koski(self, case: Case) -> Any:
        try:
            return json.loads(koski_file(self._file, case.id))
        except UserError:
            return {}

    def _ehoks(self, case: Case) -> Any:
        path = Path(self._file.path).with_name("ehoks.json")
        try:
            save_demonstration(self._file, case.id, path)
        except UserError:
            return {}
        told = json.loads(path.read_text("utf-8"))
        assert "arvosana" not in json.dumps(told), "eHOKS knows no grades"
        return told

    def _a_fail_is_no_grade_for_the_student(self, ids: Sequence[str]) -> None:
        cases = [self._file.cases.get(one) for one in ids]
        stands = [(one.id, one.decision.grade, one.informed.on, one.decision.decided_on) for one in cases]
        failed = [one for one in cases if one.decision.failed and is_told(one)]
        if not failed or stands == self._told:
            return
        self._told = stands
        told = _data_in(student_summary(self._file, student_key(cases[0].student)))
        assert not {one.id for one in failed} & {one["case"] for one in told["passed"]}
        assert all(one["grade"] != "fail" for one in told["passed"])
        texts = {row.id: "" for row in rows_of(self._file.curriculum.unit(failed[0].unit.content))}
        given = [CaseFiles(one, texts, [], {}, {}, 0) for one in failed]
        files = dict(takeout_files(failed[0].student, {}, given, when=self._file.now(), language=Language.FI))
        page = files["index.html"].decode()
        say = translator("fi")
        assert f"<dt>{say('Grade')}</dt><dd>{say(Grade.FAIL.label)}</dd>" not in page


def record_of(case: Case) -> tuple[object, ...]:
    """What a signed record says, which stays while the case has this version; sub-areas have records of their own."""
    notes = tuple(one for one in case.notes if one.by not in {area.id for area in case.sub_areas})
    return (case.plan, notes, case.views, case.comparison, case.decision, case.informed, case.self_assessment)


def marks_of(signing: Signing) -> frozenset[object]:
    """The signatures of a document that were there; more may come."""
    return frozenset((one.id, one.document, one.at) for one in signing.signatures)


def units_in(found: Any) -> Iterator[dict[str, Any]]:
    """Every unit and section with a module of its own."""
    if isinstance(found, dict):
        if "koulutusmoduuli" in found:
            yield found
        found = list(found.values())
    for one in found if isinstance(found, list) else ():
        yield from units_in(one)


def grades_of(unit: dict[str, Any]) -> list[str]:
    """The grades of a unit itself, not those of its demonstration."""
    return [str(one["arvosana"]["koodiarvo"]) for one in unit.get("arviointi", ())]


def code_of(unit: dict[str, Any]) -> str:
    """The code of a unit or section."""
    return str(unit["koulutusmoduuli"].get("tunniste", {}).get("koodiarvo", ""))


def _data_in(pdf: bytes) -> Any:
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader

    from desktop.export.inspecting import attached_files

    return json.loads(dict(attached_files(PdfFileReader(BytesIO(pdf))))[DATA_NAME])
