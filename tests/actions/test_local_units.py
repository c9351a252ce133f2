"""Local units by hand: made, changed beside what cases follow, deleted; and through a case to the registers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import koski, local_units, merging, planning, signing, versions
from desktop.actions.curricula import delete_version, import_samples, put_back, read_again
from desktop.actions.opening import create_workspace
from desktop.actions.registers import write_register_facts
from desktop.actions.searching import search_everything
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import CriteriaSource, UnitKind
from desktop.domain.errors import UserError
from desktop.domain.library import UnitGroup, UnitRow, Wanted
from desktop.domain.local_unit import LocalCriteria, LocalUnit, PartOf
from desktop.domain.people import Student, Teacher
from desktop.domain.registers import RegisterFacts
from desktop.domain.registers import UnitGroup as KoskiGroup
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Scale
from desktop.store.locks import Cost
from tests.builders import NOON, a_qualification, a_unit, an_informed_case
from tests.domain.test_local_unit import CAFE
from tests.exchange.test_koski import all_complaints, contract, the_unit
from tests.export.reading import told

HOME = PartOf(
    name={"fi": "Näytetutkinto fi", "sv": "Näytetutkinto sv", "en": "Näytetutkinto en"}, reference_number="NK-1-2026"
)
__all__ = ["contract"]


@pytest.fixture
def home(workspace: Workspace) -> PartOf:
    """The qualification in the library that a local unit may be part of."""
    with workspace.change("Test", Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(a_unit(3)), original=b"{}", findings=())
    return HOME


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """A colleague's laptop."""
    owner = Teacher(name="Kaisa Kollega", provider="Esimerkkiopisto")
    made, _key = create_workspace(
        tmp_path / "toinen.naytot", "viisi kissaa", owner, cost=Cost(1, 64, 1), clock=lambda: NOON
    )
    yield made
    made.close()


def make(workspace: Workspace, **changes: object) -> UnitRow:
    return local_units.make_local_unit(workspace, replace(CAFE, **changes)).unit  # type: ignore[arg-type]


def open_case(workspace: Workspace, row: UnitRow) -> Case:
    return planning.open_case(
        workspace,
        planning.NewCase(
            student=Student(name="Aino Esimerkki", number="12345"),
            qualification=row.qualification,
            version=row.version,
            unit=row.id,
            teacher=workspace.teacher,
        ),
    )


def finish(workspace: Workspace, case: Case, study_right: str = "") -> Case:
    """The same case waiting only for signatures."""
    ready = an_informed_case(len(case.unit.requirements), id=case.id, unit=case.unit, study_right=study_right)
    with workspace.change("Test", Kind.CASE):
        workspace.cases.save(ready, who="teacher", what="Test")
    return ready


def test_a_local_unit_is_found_wherever_units_are(workspace: Workspace, home: PartOf) -> None:
    row = make(workspace, part_of=home)
    assert (row.kind, row.code, row.extent, row.id) == (UnitKind.LOCAL, "PAIK-7", 15, row.qualification)
    library = workspace.curriculum
    assert [one.id for one in library.units("kafé")] == [row.id]
    assert [one.id for one in library.units("", wanted=Wanted(group=UnitGroup.LOCAL))] == [row.id]
    assert row.id not in {one.id for one in library.units("", wanted=Wanted(group=UnitGroup.VOCATIONAL))}
    assert [one.id for one in library.units_mentioning("siivota")] == [row.id]
    [hit] = [one for one in search_everything(workspace, "kahvila") if one.kind == "unit"]
    assert hit.detail == "paikallinen tutkinnon osa · Näytetutkinto fi · NK-1-2026"
    home_row = local_units.home_of(workspace, row.qualification, row.version)
    assert home_row is not None
    assert home_row.id == "9001"


def test_what_is_wrong_is_refused_and_nothing_is_kept(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="nimi") as refused:
        make(workspace, name={}, extent="paljon")
    assert "”paljon” ei ole laajuus" in str(refused.value)
    make(workspace)
    with pytest.raises(UserError, match="on jo olemassa"):
        make(workspace, code="")
    with pytest.raises(UserError, match="on jo tämä koodi"):
        make(workspace, name={"fi": "Muu"})
    assert len(local_units.local_units(workspace)) == 1


def test_the_same_name_may_be_used_in_two_qualifications(workspace: Workspace, home: PartOf) -> None:
    make(workspace, part_of=home, code="")
    make(workspace, code="")
    assert len(local_units.local_units(workspace)) == 2


def test_a_national_code_is_no_code_of_a_local_unit(workspace: Workspace, home: PartOf) -> None:
    with pytest.raises(UserError, match="Arjen työ"):
        make(workspace, code="990077")
    make(workspace, code="990078")


def test_an_unused_unit_is_changed_in_its_place(workspace: Workspace) -> None:
    before = make(workspace)
    kept = local_units.change_local_unit(workspace, before, replace(CAFE, extent="20"))
    assert (kept.unit.extent, kept.followers, kept.news) == (20, (), "")
    assert [row.content for row in workspace.curriculum.units("")] == [kept.unit.content]
    again = local_units.change_local_unit(workspace, kept.unit, local_units.written(workspace, kept.unit))
    assert again.unit == kept.unit


def test_a_used_unit_stays_under_its_case_and_the_change_stands_beside_it(workspace: Workspace) -> None:
    before = make(workspace)
    case = open_case(workspace, before)
    lines = {"fi": "palvella asiakasta\nlaskea kassa", "sv": "betjäna kunder\nräkna kassan"}
    kept = local_units.change_local_unit(workspace, before, replace(CAFE, requirements=lines))
    assert "Tämä on uusi versio. 1 näyttö käyttää edelleen edellistä" in kept.news
    assert workspace.cases.get(case.id) == case
    texts = workspace.curriculum.unit(case.unit.content)
    assert [row.text["fi"] for row in texts.requirements] == ["palvella asiakasta", "siivota"]
    assert [row.version for row in local_units.local_units(workspace)] == [kept.unit.version]
    assert len(workspace.curriculum.units("kahvila")) == 2
    state = versions.version_state(workspace, case)
    assert state.problems == ()
    assert state.other is not None
    assert state.other.unit == kept.unit
    moved = versions.move_to_version(workspace, case.id, state.other)
    assert moved.unit.content == kept.unit.content


def test_a_unit_that_a_case_follows_is_not_deleted_and_names_who_follows(workspace: Workspace) -> None:
    row = make(workspace)
    open_case(workspace, row)
    with pytest.raises(UserError, match=r"Aino Esimerkki \(Kahvilatyö\)"):
        delete_version(workspace, row.qualification, row.version)
    free = make(workspace, name={"fi": "Toinen"}, code="")
    deleted = delete_version(workspace, free.qualification, free.version)
    assert [one.id for one in local_units.local_units(workspace)] == [row.id]
    put_back(workspace, deleted)
    assert free.content in {one.content for one in local_units.local_units(workspace)}


def test_a_renewed_qualification_and_its_local_units_leave_each_other_alone(workspace: Workspace, home: PartOf) -> None:
    row = make(workspace, part_of=home)
    case = open_case(workspace, row)
    national = workspace.curriculum.units("arjen")[0]
    assert [one.unit.id for one in versions.unit_versions(workspace, national)] == [national.id]
    renewed = a_qualification(a_unit(3), version="2027-08-01T00:00:00+00:00", reference_number="NK-2-2027")
    with workspace.change("Test", Kind.CURRICULUM):
        workspace.curriculum.add(renewed, original=b"{}", findings=())
    assert versions.version_state(workspace, case).other is None
    assert versions.version_state(workspace, replace(case, student_reference_number="NK-1-2026")).problems == ()


def test_documents_are_read_again_without_local_units(workspace: Workspace) -> None:
    import_samples(workspace)
    row = make(workspace)
    assert len(read_again(workspace)) == 1
    assert local_units.local_units(workspace) == [row]


def test_generic_criteria_are_copied_from_a_qualification_that_has_them(workspace: Workspace, home: PartOf) -> None:
    with pytest.raises(UserError, match="Valitse tutkinto"):
        make(workspace, criteria=LocalCriteria.NATIONAL)
    generic = tuple(replace(target, requirement="") for target in a_unit(1).targets)
    unit = a_unit(2, criteria_source=CriteriaSource.GENERIC, targets=generic)
    with workspace.change("Test", Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(unit, id="9002", reference_number="NK-3"), original=b"{}", findings=())
    [source] = local_units.with_generic_scale(workspace, Scale.ONE_TO_FIVE)
    assert source.id == "9002"
    assert local_units.with_generic_scale(workspace, Scale.PASS_FAIL) == []
    row = make(workspace, criteria=LocalCriteria.NATIONAL, national=(source.id, source.version))
    texts = workspace.curriculum.unit(row.content)
    assert texts.criteria(texts.requirements[0].id) == generic
    delete_version(workspace, source.id, source.version)
    changed = local_units.change_local_unit(
        workspace, row, replace(local_units.written(workspace, row), extent="9")
    ).unit
    assert workspace.curriculum.unit(changed.content).targets == generic
    other_scale = replace(local_units.written(workspace, changed), scale=Scale.PASS_FAIL)
    with pytest.raises(UserError, match="Valitse tutkinto"):
        local_units.change_local_unit(workspace, changed, other_scale)


@pytest.mark.parametrize("written", [CAFE, replace(CAFE, requirements={})])
def test_a_case_on_a_local_unit_goes_to_koski_as_local(
    workspace: Workspace, home: PartOf, contract: dict[str, object], written: LocalUnit, tmp_path: Path
) -> None:
    row = local_units.make_local_unit(workspace, replace(written, part_of=home)).unit
    case = finish(workspace, open_case(workspace, row), study_right="1.2.246.562.15.41024330544")
    found = [one.sentence for one in koski.koski_view(workspace, case).findings if one.hard]
    assert len(found) == 2  # not signed, and whether it is mandatory
    facts = RegisterFacts(mandatory=False, group=KoskiGroup.ELECTIVE)
    for role in case.signers:
        signing.sign(workspace, case.id, role, code=f"{role}-1234", method=SigningMethod.TYPED)
    write_register_facts(workspace, case.id, facts, case.study_right)
    record = json.loads(koski.export_koski(workspace, case.id, tmp_path / "koski.json").read_text())
    assert all_complaints(contract, record) == []
    assert the_unit(record)["koulutusmoduuli"] == {
        "tunniste": {"koodiarvo": "PAIK-7", "nimi": {"fi": "Kahvilatyö", "sv": "Kaféarbete"}},
        "kuvaus": {"fi": "Kahvilan pitoa."},
        "pakollinen": False,
        "laajuus": {"arvo": 15, "yksikkö": {"koodiarvo": "6", "koodistoUri": "opintojenlaajuusyksikko"}},
    }
    view = koski.koski_view(workspace, workspace.cases.get(case.id))
    typed = {one.label: one.value for one in view.form[0].fields}
    assert (typed["Tutkinnon osan laji"], typed["Tutkinnon osan kuvaus"]) == (
        "paikallinen tutkinnon osa",
        "Kahvilan pitoa.",
    )
    assert view.usual.group == KoskiGroup.VOCATIONAL  # by the qualification that the unit is part of
    assert any("paikallisena" in one for one in view.told)
    pdf = read(signing.record(workspace, case.id))
    assert "Kahvilatyö, paikallinen tutkinnon osa, 15 osaamispistettä" in pdf
    assert "Paikallisella tutkinnon osalla ei ole kriteereitä" in pdf


def read(pdf: bytes) -> str:
    """The words of a document."""
    return " ".join(text for _tag, text in told(pdf))


def test_what_koski_lacks_of_a_local_unit_is_told_in_words(workspace: Workspace) -> None:
    row = make(workspace, code="", contents={}, extent="")
    case = finish(workspace, open_case(workspace, row))
    sentences = [one.sentence for one in koski.koski_view(workspace, case).findings]
    for words in ("koodi", "kuvaus", "laajuutta"):
        assert any("paikallisen" in one and words in one for one in (text.casefold() for text in sentences)), words


def test_a_package_brings_the_unit_to_a_laptop_that_lacks_it(
    workspace: Workspace, other: Workspace, home: PartOf, tmp_path: Path
) -> None:
    row = make(workspace, part_of=home)
    case = open_case(workspace, row)
    path = tmp_path / "näyttö.nayttopala"
    code = merging.export_copy(workspace, case.id, path)
    merging.take_copy(other, path.read_bytes(), code)
    taken = other.cases.get(case.id)
    assert taken.unit == case.unit
    texts = other.curriculum.unit(taken.unit.content)
    assert [line.text["fi"] for line in texts.requirements] == ["palvella asiakasta", "siivota"]
    [theirs] = local_units.local_units(other)
    assert (theirs.qualification, theirs.version, theirs.content, theirs.qualification_name) == (
        row.qualification,
        row.version,
        row.content,
        home.name,
    )
    merging.take_copy(other, path.read_bytes(), code)
    assert len(other.curriculum.qualifications()) == 1
    planning.add_task(other, case.id, "Keittää kahvin")
    back = tmp_path / "takaisin.nayttopala"
    code = merging.export_copy(other, case.id, back)
    merging.take_copy(workspace, back.read_bytes(), code)
    assert [task.text for task in workspace.cases.get(case.id).plan.tasks] == ["Keittää kahvin"]
