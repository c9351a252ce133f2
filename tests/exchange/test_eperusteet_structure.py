"""The head of a document, codes and ids of units, and how the qualification is put together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.curriculum import StructureNode
from tests.exchange import documents as make


def with_pathways(*pathways: make.Json) -> make.Json:
    return make.document(make.unit(1), make.unit(2), suoritustavat=list(pathways))


# The head


def test_the_head_of_a_document_is_read() -> None:
    raw = make.document(
        osaamisalat=[{"nimi": make.words("Ala"), "arvo": "1525", "uri": "osaamisala_1525"}],
        tutkintonimikkeet=[{"nimi": make.words("Nimike"), "tutkintonimikeUri": "tutkintonimikkeet_10008"}],
        koulutusvienti=True,
    )
    one = make.read(raw).qualification
    assert (one.id, one.reference_number, one.kind) == ("9001", "OPH-1-2026", "koulutustyyppi_1")
    assert (one.state, one.type, one.languages, one.export_trial) == ("valmis", "normaali", ("fi", "sv"), True)
    assert one.programmes == {"351301": {"fi": "Esimerkki"}}
    assert (one.competence_areas, one.titles) == ({"1525": {"fi": "Ala"}}, {"10008": {"fi": "Nimike"}})


def test_days_are_those_of_helsinki() -> None:
    raw = make.document(voimassaoloAlkaa=1659301200000, voimassaoloLoppuu=1785445200000, siirtymaPaattyy=None)
    one = make.read(raw).qualification
    assert (one.valid_from, one.valid_until) == (date(2022, 8, 1), date(2026, 7, 31))
    assert (one.transition_ends, one.decided) == (None, None)


def test_the_version_is_the_moment_of_publication() -> None:
    assert make.read(make.document()).qualification.version == "2023-08-18T10:42:59.729+00:00"
    older = make.document(globalVersion=None, viimeisinJulkaisuAika=None, muokattu=1000)
    assert make.read(older).qualification.version == "1970-01-01T00:00:01.000+00:00"


@pytest.mark.parametrize("odd", ["2022-08-01", 1e300, 10**18, -(10**18), True, [], {}])
def test_an_odd_date_is_reported(odd: Any) -> None:
    found = make.read(make.document(voimassaoloAlkaa=odd))
    assert found.qualification.valid_from is None
    assert make.paths(found) == ["voimassaoloAlkaa"]


def test_a_draft_without_a_name_is_read_and_reported() -> None:
    found = make.read(make.document(nimi=None, tila="luonnos"))
    assert found.qualification.name == {}
    assert make.paths(found) == ["nimi"]


def test_a_draft_without_units_is_read_and_reported() -> None:
    raw = make.document()
    del raw["tutkinnonOsat"]
    found = make.read(raw)
    assert found.qualification.units == ()
    assert make.paths(found) == ["tutkinnonOsat"]


def test_what_is_not_known_and_carries_something_is_reported() -> None:
    raw = make.document(make.unit(uusiAvain={"a": 1}, tyhja=[]), aivanUusi="sisältöä", eiMitaan=None)
    assert sorted(make.paths(make.read(raw))) == ["aivanUusi", "tutkinnonOsat[0].uusiAvain"]


def test_findings_have_a_limit_and_the_rest_is_counted() -> None:
    found = make.read(make.document(*(make.unit(number, nimi=7) for number in range(600))))
    assert len(found.findings) == 501
    assert "100" in found.findings[-1].text


# Units


def test_a_code_is_completed_from_its_twins_and_its_digits() -> None:
    assert make.read_unit(make.unit(koodi=None)).code == "tutkinnonosat_990077"
    assert make.read_unit(make.unit(koodi=None, koodiUri=None)).code == "tutkinnonosat_990077"


def test_a_temporary_code_is_shown_but_not_exported() -> None:
    raw = make.unit(koodi=make.code("temporary_tutkinnonosat_1"))
    found = make.read(make.document(raw))
    unit = found.qualification.units[0]
    assert (unit.code, unit.temporary_code) == ("", "temporary_tutkinnonosat_1")
    assert make.paths(found) == ["tutkinnonOsat[0].koodi"]


def test_units_with_one_code_are_kept_apart_by_id() -> None:
    twins = [
        make.unit(1, koodi=make.code("tutkinnonosat_101065")),
        make.unit(2, koodi=make.code("tutkinnonosat_101065")),
    ]
    units = make.read(make.document(*twins)).qualification.units
    assert [(unit.id, unit.code) for unit in units] == [("1", "tutkinnonosat_101065"), ("2", "tutkinnonosat_101065")]


def test_a_second_unit_with_the_same_id_is_reported() -> None:
    found = make.read(make.document(make.unit(1), make.unit(1)))
    assert len(found.qualification.units) == 1
    assert make.paths(found) == ["tutkinnonOsat[1]"]


def test_a_unit_without_an_id_is_known_by_its_place() -> None:
    found = make.read(make.document(make.unit(id=None)))
    assert found.qualification.units[0].id == "tutkinnonOsat[0]"
    assert make.paths(found) == ["tutkinnonOsat[0]"]


def test_a_name_is_taken_from_the_code_where_there_is_none() -> None:
    raw = make.unit(nimi=None, koodi=make.code("tutkinnonosat_990077", nimi=make.words("Koodin nimi")))
    assert make.read_unit(raw).name == {"fi": "Koodin nimi"}


def test_a_missing_type_is_ordinary_and_an_unknown_one_is_reported() -> None:
    assert make.read_unit(make.unit(tyyppi=None)).kind.value == "vocational"
    found = make.read(make.document(make.unit(tyyppi="outo")))
    assert make.paths(found) == ["tutkinnonOsat[0].tyyppi"]


def test_free_texts_belong_to_the_description() -> None:
    raw = make.unit(
        kuvaus=make.words("<p>Kuvaus</p>"),
        vapaatTekstit=[{"id": 1, "nimi": make.words("Lisä"), "teksti": make.words("<p>tieto</p>")}],
    )
    assert make.read_unit(raw).description == {"fi": "Kuvaus\nLisä\ntieto"}


# Extents


def test_extents_are_kept_by_pathway_and_the_first_one_is_the_units() -> None:
    pathways = [
        make.pathway([make.reference(11, 1, laajuus=None)], name="naytto"),
        make.pathway([make.reference(12, 1, laajuus=20), make.reference(13, 2, laajuus=2.5)], name="ops"),
    ]
    one, two = make.read(with_pathways(*pathways)).qualification.units
    assert (one.extents, one.extent) == ({"ops": 20.0}, 20.0)
    assert two.extent == 2.5


def test_an_extent_of_nothing_up_to_something_is_kept() -> None:
    raw = make.pathway([make.reference(11, 1, laajuus=0, laajuusMaksimi=15)])
    one, _two = make.read(with_pathways(raw)).qualification.units
    assert (one.extent, one.extent_max) == (0, 15)


def test_without_a_reference_the_units_own_extent_counts() -> None:
    assert make.read_unit(make.unit(laajuus=25)).extent == 25


@pytest.mark.parametrize("key", ["jarjestys", "järjestys"])
def test_units_stand_in_the_order_of_their_references(key: str) -> None:
    references = [{"id": 11, "_tutkinnonOsa": "1", key: 5}, {"id": 12, "_tutkinnonOsa": "2", key: 3}]
    found = make.read(with_pathways(make.pathway(references)))
    assert [unit.id for unit in found.qualification.units] == ["2", "1"]
    assert found.findings == ()


def test_a_reference_to_a_unit_that_is_not_there_is_reported_once() -> None:
    tree = make.module(make.place(11), make.place(12))
    found = make.read(with_pathways(make.pathway([make.reference(11, 1), make.reference(12, 999)], tree)))
    assert len(found.qualification.structures["reformi"].children) == 1
    assert make.paths(found) == ["suoritustavat[0].tutkinnonOsaViitteet[1]"]


# The tree


def nested(depth: int) -> make.Json:
    tree = make.module(make.place(11), tunniste=f"m{depth}")
    for level in range(depth - 1, 0, -1):
        tree = make.module(tree, tunniste=f"m{level}")
    return tree


def test_modules_keep_names_rules_and_children() -> None:
    tree = make.module(
        make.module(
            make.place(11, pakollinen=True),
            muodostumisSaanto={"laajuus": None, "koko": {"minimi": 1, "maksimi": 2}},
            tunniste="bbbb",
            kuvaus=make.words("<p>Valitaan.</p>"),
        )
    )
    found = make.read(with_pathways(make.pathway([make.reference(11, 1)], tree)))
    root = found.qualification.structures["reformi"]
    (below,) = root.children
    assert (root.key, root.role, root.points) == ("aaaa", "määritelty", (145.0, None))
    assert (below.children_count, below.description) == ((1, 2), {"fi": "Valitaan."})
    assert below.children == (StructureNode(unit="1", mandatory=True),)
    assert found.findings == ()


def test_a_competence_area_gives_a_module_its_name_and_code() -> None:
    area = {"nimi": make.words("Hoitotyö"), "osaamisalakoodiArvo": "1525", "osaamisalakoodiUri": "osaamisala_1525"}
    tree = make.module(make.module(nimi=None, rooli="osaamisala", osaamisala=area))
    (module,) = make.read(with_pathways(make.pathway([], tree))).qualification.structures["reformi"].children
    assert (module.name, module.code, module.role) == ({"fi": "Hoitotyö"}, "osaamisala_1525", "osaamisala")


def test_a_unit_remembers_every_place_it_stands_in() -> None:
    tree = make.module(
        make.module(make.place(11), tunniste="bbbb"),
        make.module(make.place(11), tunniste=None, nimi=make.words("Valinnaiset")),
    )
    one, two = make.read(with_pathways(make.pathway([make.reference(11, 1)], tree))).qualification.units
    assert one.paths == (("aaaa", "bbbb"), ("aaaa", "Valinnaiset"))
    assert (two.paths, two.mandatory) == ((), None)


@pytest.mark.parametrize(
    ("own", "above", "mandatory"),
    [(True, False, True), (False, True, True), (None, None, False), (False, False, False)],
)
def test_a_unit_is_mandatory_by_itself_or_by_what_it_stands_in(own: Any, above: Any, mandatory: bool) -> None:
    tree = make.module(make.module(make.module(make.place(11, pakollinen=own)), pakollinen=above))
    one, _two = make.read(with_pathways(make.pathway([make.reference(11, 1)], tree))).qualification.units
    assert one.mandatory is mandatory


def test_references_hold_within_their_own_pathway() -> None:
    pathways = [
        make.pathway([make.reference(11, 1)], make.module(make.place(21)), name="ops"),
        make.pathway([make.reference(21, 1)], make.module(make.place(21)), name="naytto"),
    ]
    found = make.read(with_pathways(*pathways))
    assert make.paths(found) == ["suoritustavat[0].rakenne.osat[0]"]
    assert [len(tree.children) for tree in found.qualification.structures.values()] == [0, 1]


def test_a_tree_eight_deep_is_read_whole() -> None:
    found = make.read(with_pathways(make.pathway([make.reference(11, 1)], nested(8))))
    assert found.qualification.units[0].paths == (tuple(f"m{n}" for n in range(1, 9)),)


def test_a_tree_far_too_deep_is_cut_and_reported() -> None:
    found = make.read(with_pathways(make.pathway([make.reference(11, 1)], nested(300))))
    assert len(make.paths(found)) == 1
    assert found.qualification.units[0].paths == ()
