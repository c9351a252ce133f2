"""Requirements, version beside version; a case's texts stay whatever becomes of the library."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from desktop.domain.curriculum import Finding, SkillRequirement, StructureNode, SubArea, SubAreaPart
from desktop.domain.errors import UserError
from desktop.domain.library import Wanted
from desktop.store.cases import CaseRepository, rebuild
from desktop.store.connection import Database
from desktop.store.curriculum import CurriculumRepository
from desktop.store.values import encode
from tests.builders import a_case, a_qualification, a_unit, words
from tests.shared import shared
from tests.store.many import clock

OLD, NEW = "2026-08-01T00:00:00+00:00", "2027-08-01T00:00:00+00:00"
ORIGINAL = b'{"made": "up"}'


@pytest.fixture
def library(db: Database) -> CurriculumRepository:
    return CurriculumRepository(db, clock)


def texts(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM unit_texts").fetchone()[0])


def test_a_qualification_comes_back_with_what_it_was_read_from(library: CurriculumRepository) -> None:
    tree = {"ops": StructureNode(name=words("Kaikki"), children=(StructureNode(unit="77", mandatory=True),))}
    qualification = a_qualification(a_unit(), a_unit(5, id="78", name=words("Toinen")), structures=tree)
    findings = (Finding(path="osat.3", text="Tuntematon asteikko"),)
    library.add(qualification, original=ORIGINAL, findings=findings)
    assert library.has("9001", OLD)
    assert library.qualification("9001", OLD) == qualification
    assert library.original("9001", OLD) == ORIGINAL
    assert library.findings("9001", OLD) == findings
    (row,) = library.qualifications()
    assert (row.units, row.findings, row.reference_number) == (2, 1, "NK-1-2026")
    assert row.valid_from == qualification.valid_from


def test_the_same_version_again_changes_nothing(library: CurriculumRepository, db: Database) -> None:
    library.add(a_qualification(), original=ORIGINAL)
    library.add(a_qualification(name=words("Muu")), original=b"other")
    assert [row.name for row in library.qualifications()] == [words("Näytetutkinto")]
    assert library.original("9001", OLD) == ORIGINAL
    assert len(library.units("")) == texts(db) == 1


def test_versions_stand_side_by_side_and_share_equal_texts(library: CurriculumRepository, db: Database) -> None:
    library.add(a_qualification(a_unit(), a_unit(id="78")), original=ORIGINAL)
    library.add(a_qualification(a_unit(), a_unit(4, id="78"), version=NEW), original=ORIGINAL)
    assert [row.version for row in library.qualifications()] == [NEW, OLD]
    assert texts(db) == 3
    assert len(library.qualification("9001", OLD).units[1].requirements) == 3
    assert len(library.qualification("9001", NEW).units[1].requirements) == 4


def test_a_unit_is_found_by_the_sum_of_its_texts(library: CurriculumRepository) -> None:
    unit = a_unit()
    library.add(a_qualification(unit), original=ORIGINAL)
    content = library.content_of(unit)
    assert content == hashlib.sha256(encode(unit)).hexdigest()
    assert library.unit(content) == unit
    assert library.content_of(library.unit(content)) == content
    assert [row.content for row in library.units("")] == [content]
    assert library.content_of(replace(unit, extent=30)) != content


def test_what_is_not_there_is_told(library: CurriculumRepository) -> None:
    assert not library.has("9001", OLD)
    with pytest.raises(UserError, match="Import it first"):
        library.qualification("9001", OLD)
    with pytest.raises(UserError, match="texts of this unit are not in the file"):
        library.unit("0" * 64)


def test_units_are_found_by_name_code_and_qualification(library: CurriculumRepository) -> None:
    library.add(a_qualification(a_unit(), a_unit(id="78", name=words("Päivystys"), code="")), original=ORIGINAL)
    for asked, ids in (
        ("arjen", ["77"]),
        ("paivys", ["78"]),
        ("PÄIVYSTYS sv", ["78"]),
        ("990077", ["77"]),
        ("tutkinnonosat", ["77"]),
        ("näytetut", ["77", "78"]),
        ("näytetut arj", ["77"]),
        ("", ["77", "78"]),
        ("nothing", []),
    ):
        assert sorted(row.id for row in library.units(asked)) == ids
    assert len(library.units("", 1)) == len(library.units("näytet", 1)) == 1


def test_units_are_found_by_what_their_requirements_say(library: CurriculumRepository, db: Database) -> None:
    area = SubArea(id="a", name=words("Kieli"), parts=(SubAreaPart(id="p", requirements=(
        SkillRequirement(id="x", text=words("keskustelee")),)),))  # fmt: skip
    library.add(a_qualification(a_unit(), a_unit(0, id="78", sub_areas=(area,))), original=ORIGINAL)
    for asked, ids in (("tek asian", ["77"]), ("KESKUST", ["78"]), ("keskustelee asian", []), ("", []), ("arjen", [])):
        assert [row.id for row in library.units_mentioning(asked)] == ids
    assert library.units_mentioning("tekee", Wanted(qualifications=("none",))) == []
    rebuild(db)
    assert [row.id for row in library.units_mentioning("keskust")] == ["78"]
    library.delete("9001", OLD)
    assert library.units_mentioning("tekee") == []


def test_what_was_taken_back_is_not_at_hand(library: CurriculumRepository, db: Database) -> None:
    def fail() -> None:
        with db.atomic():
            library.add(a_qualification(), original=ORIGINAL)
            assert len(library.qualifications()) == len(library.units("arjen")) == 1
            raise KeyError

    assert not library.qualifications()
    assert not library.units()
    with pytest.raises(KeyError):
        fail()
    assert not library.qualifications()
    assert not library.units("arjen")
    assert not library.units()
    library.add(a_qualification(), original=ORIGINAL)
    assert library.row("9001", OLD) is not None
    assert len(library.units("arjen")) == 1


def test_a_version_taken_away_leaves_the_texts_that_cases_use(
    library: CurriculumRepository, cases: CaseRepository, db: Database
) -> None:
    used, unused = a_unit(), a_unit(id="78")
    library.add(a_qualification(used, unused), original=ORIGINAL)
    case = a_case()
    with db.atomic():
        pinned = replace(case, unit=replace(case.unit, content=library.content_of(used)))
        cases.add(pinned, who="teacher", what="Open a case")
        library.delete("9001", OLD)
    assert library.qualifications() == []
    assert library.units("") == library.units("arjen") == []
    assert library.unit(library.content_of(used)) == used
    with pytest.raises(UserError):
        library.unit(library.content_of(unused))
    library.add(a_qualification(used, unused), original=ORIGINAL)
    assert len(library.units("arjen")) == 2


def test_one_version_taken_away_leaves_the_other(library: CurriculumRepository) -> None:
    library.add(a_qualification(), original=ORIGINAL)
    library.add(a_qualification(version=NEW), original=ORIGINAL)
    library.delete("9001", OLD)
    assert library.qualification("9001", NEW) == a_qualification(version=NEW)
    assert [row.version for row in library.units("arjen")] == [NEW]


@pytest.mark.parametrize(
    "name",
    [
        "rakenne-sosiaali-ja-terveysala.json",
        "ammatillinen-perustutkinto-2022-yhteiset.json",
        "rakenne-liikunnan-ja-valmennuksen-ammattitutkinto-2018.json",
        "rakenne-telma.json",
    ],
)
def test_real_requirements_come_back_word_for_word(library: CurriculumRepository, db: Database, name: str) -> None:
    from desktop.exchange.eperusteet import read_document

    data = shared(f"data/eperusteet/{name}").read_bytes()
    read = read_document(data)
    with db.atomic():
        library.add(read.qualification, original=data, findings=read.findings)
    again = library.qualification(read.qualification.id, read.qualification.version)
    assert again == read.qualification
    assert library.original(again.id, again.version) == data
    assert library.findings(again.id, again.version) == tuple(read.findings)
    for unit in again.units:
        assert library.unit(library.content_of(unit)) == unit
    assert len(library.units("")) == len(again.units)
