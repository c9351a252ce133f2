"""Everything about a student: whole, readable without the program, and no more of others than names."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import evidence, observing, register, signing
from desktop.actions.takeout import prepare_takeout, takeout_name
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import KeptPlan
from desktop.domain.errors import UserError
from desktop.domain.known import student_key
from desktop.domain.people import Student, WorkplaceInstructor
from desktop.domain.register import KnownStudent
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Language, Role
from tests.builders import DAY, NOON, a_case, a_plan, an_informed_case
from tests.export.pictures import a_photo

STUDENT = Student(name="Xenofon <b>Qvist</b>", number="Q77812")
KEY = student_key(STUDENT)
Keep = Callable[[Case], Case]


@pytest.fixture
def full(workspace: Workspace, keep: Keep) -> Workspace:
    """A student with a signed demonstration and one that goes on, and another student."""
    instructor = WorkplaceInstructor(name="Timo Ohjaaja", email="timo@example.org", phone="050 123 4567")
    keep(an_informed_case(id="signed01", student=STUDENT, instructor=instructor))
    plan = a_plan(agreed=dict.fromkeys(Role, DAY))
    keep(a_case(id="begun001", student=STUDENT, plan=plan, started_at=NOON, instructor=instructor))
    keep(an_informed_case(id="other001"))
    observing.add_note(workspace, "begun001", "teacher", "Ompeli & silitti")
    observing.add_note(workspace, "begun001", "instructor", "Salainen havainto")
    photo = evidence.clean_bytes(a_photo(), "kuva 1.jpg")
    evidence.add_evidence(
        workspace, "begun001", "teacher", photo, text="Valmis työ", consent="X", consent_on=workspace.today()
    )
    signing.sign(workspace, "signed01", Role.TEACHER, code="teacher-1234", method=SigningMethod.TYPED)
    return workspace


def taken(full: Workspace, path: Path) -> dict[str, bytes]:
    prepare_takeout(full, KEY, path)()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}


def test_a_folder_and_a_zip_hold_the_same(full: Workspace, tmp_path: Path) -> None:
    folder = taken(full, tmp_path / "kaikki")
    assert folder == taken(full, tmp_path / "kaikki.zip")
    assert {"index.html", "data/student.json", "data/signed01.json", "data/begun001.json"} <= folder.keys()
    assert {name for name in folder if name.startswith("documents/")} == {
        "documents/signed01_plan.pdf",
        "documents/signed01_record_1.pdf",
        "documents/begun001_plan.pdf",
    }
    (picture,) = [name for name in folder if name.startswith("evidence/")]
    assert picture.endswith("_kuva-1.jpg")
    assert folder["documents/signed01_record_1.pdf"] == full.cases.file(full.cases.get("signed01").signing.latest)
    assert sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith("omat")) == ["kaikki", "kaikki.zip"]


def test_the_page_leads_to_every_document_and_says_it_in_plain_words(full: Workspace, tmp_path: Path) -> None:
    files = taken(full, tmp_path / "kaikki")
    page = files["index.html"].decode()
    assert "Xenofon &lt;b&gt;Qvist" in page
    assert "<b>" not in page
    assert "Ompeli &amp; silitti" in page
    assert "Valmis työ" in page
    for name in files:
        if name.startswith(("documents/", "evidence/")):
            assert f'href="{name}"' in page
    assert "<html lang=fi>" in page


def test_others_stand_in_it_by_name_only_and_their_secrets_do_not(full: Workspace, tmp_path: Path) -> None:
    files = taken(full, tmp_path / "kaikki")
    everything = b"".join(data for name, data in files.items() if not name.endswith((".pdf", ".jpg"))).decode()
    assert "Timo Ohjaaja" in everything
    for secret in ("timo@example.org", "050 123", "Salainen", "other001", "Aino Esimerkki"):
        assert secret not in everything
    assert "eivät ole tässä: 1" in files["index.html"].decode()


def test_the_data_tells_the_grade_the_history_and_the_signatures(full: Workspace, tmp_path: Path) -> None:
    facts = json.loads(taken(full, tmp_path / "kaikki.zip")["data/signed01.json"])
    assert facts["assessment"]["grade"] == "5"
    assert facts["signed"][0]["by"] == "Maija Opettaja"
    assert facts["history"][0]["by"] == "teacher"
    assert facts["student"] == {"name": STUDENT.name, "number": STUDENT.number}


def test_it_speaks_the_students_language(full: Workspace, keep: Keep, tmp_path: Path) -> None:
    other = Student(name="Åsa Exempel", number="77")
    keep(an_informed_case(id="svenska1", student=other, languages={Role.STUDENT: Language.SV}))
    page = prepare_takeout(full, student_key(other), tmp_path / "sv")() / "index.html"
    assert "<html lang=sv>" in page.read_text(encoding="utf-8")


def test_a_student_of_the_register_gets_their_plans_too(full: Workspace, tmp_path: Path) -> None:
    oid = "1.2.246.562.24.00000000777"
    one = replace(STUDENT, name="Noor Näyte", number="N1", oid=oid)
    register.take_in(full, students=[KnownStudent(student=one, group="LH25")])
    with full.change("Test", Kind.PEOPLE):
        full.plans.add(KeptPlan(key="p1", learner=oid, file="noor.json", kept_at=NOON), b'{"a": 1}')
        full.plans.add(KeptPlan(key="p2", learner="1.2.3", file="muu.json", kept_at=NOON), b'{"b": 1}')
    folder = prepare_takeout(full, student_key(one), tmp_path / "noor")()
    assert json.loads((folder / "data" / "student.json").read_text(encoding="utf-8"))["group"] == "LH25"
    assert [path.read_bytes() for path in folder.glob("data/hoks-*.json")] == [b'{"a": 1}']


def test_nothing_is_written_over_and_who_is_unknown_is_told(full: Workspace, tmp_path: Path) -> None:
    (tmp_path / "on.zip").write_bytes(b"x")
    with pytest.raises(UserError, match="on jo"):
        prepare_takeout(full, KEY, tmp_path / "on.zip")
    with pytest.raises(UserError):
        prepare_takeout(full, "0|nobody", tmp_path / "ei.zip")
    with pytest.raises(UserError, match="poissa"):
        prepare_takeout(full, KEY, tmp_path / "poissa" / "ei.zip")()
    assert takeout_name(Student(name="Aino Esimerkki")).startswith("Esimerkki_Aino")


def test_a_piece_of_evidence_with_a_name_without_end_is_handed_out_too(full: Workspace, tmp_path: Path) -> None:
    photo = evidence.clean_bytes(a_photo(width=200), f"{'kuva' * 62}.jpg")
    evidence.add_evidence(full, "begun001", "teacher", photo, text="Toinen", consent="X", consent_on=full.today())
    assert [name for name in taken(full, tmp_path / "kaikki") if "kuvakuva" in name and name.endswith(".jpg")]
