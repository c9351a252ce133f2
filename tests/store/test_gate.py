"""No way into the file lets a henkilötunnus through; what an older program has kept shuts nobody out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, Comment
from desktop.domain.errors import UserError
from desktop.domain.people import Student, Workplace
from desktop.domain.register import KnownStudent, KnownWorkplace
from desktop.domain.template import PlanTemplate, TemplateTask
from desktop.domain.terms import Role
from desktop.store import documents
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database
from desktop.store.gate import refuse_identity_numbers
from desktop.store.register import RegisterRepository
from desktop.store.settings import SettingsRepository
from desktop.store.templates import TemplateRepository
from tests.builders import NOON, a_case, a_plan
from tests.domain.test_identity_number import made_up

NUMBER = made_up()
WHO = {"who": "teacher", "what": "Test"}


def _note(case: Case) -> Case:
    return replace(case, notes=(Observation(id="n", at=NOON, by=Role.TEACHER, text=f"Aino\n{NUMBER} teki"),))


def _comment(case: Case) -> Case:
    return replace(case, comments=(Comment(id="c", at=NOON, by=Role.TEACHER, text=NUMBER),))


CHANGES: dict[str, Callable[[Case], Case]] = {
    "name": lambda case: replace(case, student=Student(name=f"Aino {NUMBER}")),
    "number": lambda case: replace(case, student=Student(number=NUMBER)),
    "workplace": lambda case: replace(case, workplace=Workplace(contact=NUMBER)),
    "reason": lambda case: replace(case, decision=replace(case.decision, reason=NUMBER)),
    "place": lambda case: replace(case, plan=replace(a_plan(), place_description=NUMBER)),
    "note": _note,
    "comment": _comment,
}


@pytest.mark.parametrize("field", CHANGES)
def test_no_field_of_a_case_takes_it(db: Database, cases: CaseRepository, field: str) -> None:
    with db.atomic():
        cases.add(a_case(), **WHO)
    before = cases.get("case0001")
    with pytest.raises(UserError, match="never kept"), db.atomic():
        cases.save(CHANGES[field](before), **WHO)
    assert cases.get("case0001") == before
    with pytest.raises(UserError, match="never kept"), db.atomic():
        cases.add(CHANGES[field](a_case(id="other")), **WHO)


def test_no_other_record_takes_it(db: Database) -> None:
    template = PlanTemplate(id="p", name="Aamu", tasks=(TemplateTask(text=f"Ohjaa {NUMBER}"),))
    ways: tuple[Callable[[], None], ...] = (
        lambda: RegisterRepository(db).put([KnownStudent(id="s", student=Student(name=NUMBER))]),
        lambda: RegisterRepository(db).put([KnownWorkplace(id="w", workplace=Workplace(name=NUMBER))]),
        lambda: TemplateRepository(db).put(template),
        lambda: SettingsRepository(db).set("phrases", {"day": [f"Huomaan {NUMBER}"]}),
    )
    for put in ways:
        with pytest.raises(UserError, match="never kept"), db.atomic():
            put()


def test_another_copy_brings_none(db: Database, cases: CaseRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.atomic():
        cases.add(a_case(), **WHO)
    before = cases.get("case0001")
    sent = cases.export("case0001")
    elsewhere = documents.Document(7, documents.Texts(()), sent)
    monkeypatch.setattr(documents, "refuse_identity_numbers", lambda *_values: None)
    value = elsewhere.value()
    update = elsewhere.write({**value, "study_right": NUMBER}, who="student", what="Edit", at=NOON)
    with pytest.raises(UserError, match="never kept"), db.atomic():
        cases.merge("case0001", update, who="student")
    assert cases.get("case0001") == before


def test_what_stood_there_before_shuts_nobody_out() -> None:
    refuse_identity_numbers({"a": NUMBER, "b": 1}, {"a": [NUMBER]})
    refuse_identity_numbers({"a": "1234567-1", "b": None})
    with pytest.raises(UserError):
        refuse_identity_numbers({NUMBER: True})
