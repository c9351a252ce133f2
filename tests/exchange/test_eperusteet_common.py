"""Common units with their sections, and preparatory education."""

from __future__ import annotations

from typing import Any

from desktop.domain.curriculum import CriteriaSource, QualificationUnit, SubArea, SubAreaPart, UnitKind
from desktop.domain.terms import Scale
from tests.exchange import documents as make


def common(*sections: make.Json, style: str = "reformi_tutke2") -> make.Json:
    raw = make.unit(tyyppi=style, osaAlueet=list(sections))
    return raw | {"ammattitaitovaatimukset2019": None, "geneerinenArviointiasteikko": None}


def read_section(raw: make.Json) -> SubArea:
    (section,) = make.read_unit(common(raw)).sub_areas
    return section


def read_parts(*parts: make.Json) -> tuple[SubAreaPart, ...]:
    return read_section(make.section_2014(*parts)).parts


# 2020


def test_a_section_of_2020_has_a_mandatory_and_an_optional_part() -> None:
    section = read_section(make.section())
    assert [(part.id, part.mandatory, part.extent) for part in section.parts] == [("301", True, 4), ("302", False, 3)]
    assert [row.id for row in section.parts[0].requirements] == ["301.1", "301.2"]
    assert section.parts[1].requirements[0].lead["fi"] == "Opiskelija"


def test_the_criteria_of_a_section_serve_both_parts() -> None:
    section = read_section(make.section())
    assert [target.scale for target in section.targets] == [Scale.ONE_TO_FIVE]
    assert all(part.targets == () for part in section.parts)


def test_a_unit_whose_sections_have_criteria_says_so() -> None:
    unit = make.read_unit(common(make.section()))
    assert (unit.kind, unit.criteria_source, unit.scale) == (
        UnitKind.COMMON,
        CriteriaSource.SECTIONS,
        Scale.ONE_TO_FIVE,
    )
    assert unit.targets == ()


def test_code_uri_and_language_of_a_section_are_taken_as_they_are() -> None:
    section = read_section(make.section(koodi=make.code("ammatillisenoppiaineet_002", arvo="MAVA")))
    assert (section.code, section.code_uri, section.language) == ("MAVA", "ammatillisenoppiaineet_002", "FI")


def test_half_a_code_of_a_section_is_not_completed() -> None:
    raw = make.section(koodi={"uri": "ammatillisenoppiaineet_vvai22", "arvo": None}, koodiArvo=None)
    found = make.read(make.document(common(raw)))
    (section,) = found.qualification.units[0].sub_areas
    assert (section.code, section.code_uri) == ("", "ammatillisenoppiaineet_vvai22")
    assert make.paths(found) == ["tutkinnonOsat[0].osaAlueet[0].koodi"]


def test_the_twin_keys_complete_a_missing_code() -> None:
    section = read_section(make.section(koodi=None))
    assert (section.code, section.code_uri) == ("VVAI22", "ammatillisenoppiaineet_vvai22")


def test_a_language_without_its_value_is_told_by_its_uri() -> None:
    assert read_section(make.section(kielikoodi={"uri": "kielivalikoima_sv", "arvo": None})).language == "SV"
    assert read_section(make.section(kielikoodi=None)).language == ""


def test_language_variants_with_one_code_are_kept_apart_by_id() -> None:
    unit = make.read_unit(common(make.section(300), make.section(310)))
    assert [(section.id, section.code) for section in unit.sub_areas] == [("300", "VVAI22"), ("310", "VVAI22")]


def test_an_optional_part_without_extent_and_requirements_does_not_exist() -> None:
    empty = make.part(302, tavoitteet=make.structured())
    assert len(read_section(make.section(valinnaisetOsaamistavoitteet=empty)).parts) == 1
    assert len(read_section(make.section(valinnaisetOsaamistavoitteet=None)).parts) == 1


def test_an_optional_part_with_an_extent_is_kept_although_it_is_empty() -> None:
    bare = make.part(302, tavoitteet=make.structured(), laajuus=3)
    assert len(read_section(make.section(valinnaisetOsaamistavoitteet=bare)).parts) == 2


def test_a_name_in_swedish_only_is_kept() -> None:
    assert read_section(make.section(nimi={"sv": "Kommunikation"})).name == {"sv": "Kommunikation"}


# 2014


def test_parts_of_2014_have_requirements_and_criteria_of_their_own() -> None:
    one, two = read_parts(make.part_2014(401), make.part_2014(402, mandatory=False))
    assert [(part.id, part.mandatory) for part in (one, two)] == [("401", True), ("402", False)]
    assert [row.text["fi"] for row in one.requirements] == ["laskee", "mittaa"]
    assert [target.scale for target in one.targets] == [Scale.ONE_TO_THREE]
    assert [row.id for row in two.requirements] == ["402.1", "402.2"]


def test_ids_of_rows_are_unique_in_a_common_unit() -> None:
    unit = make.read_unit(common(make.section(300), make.section(310)))
    ids = [row.id for area in unit.sub_areas for part in area.parts for row in part.requirements]
    assert len(ids) == len(set(ids)) == 6


def test_an_optional_part_without_extent_but_with_goals_is_complete() -> None:
    assert len(read_parts(make.part_2014(401), make.part_2014(402, mandatory=False, laajuus=None))) == 2


def test_an_empty_shell_is_dropped() -> None:
    shell = make.part_2014(402, mandatory=False, laajuus=None, tavoitteet=None, arviointi=make.assessment())
    assert [part.id for part in read_parts(make.part_2014(401), shell)] == ["401"]


def test_recognition_of_earlier_studies_is_kept_as_text() -> None:
    (part,) = read_parts(make.part_2014(401, tunnustaminen=make.words("<p>Arvosana <em>H2</em> vastaa.</p>")))
    assert part.recognition == {"fi": "Arvosana H2 vastaa."}


def test_the_placeholder_over_the_targets_of_a_section_is_dropped() -> None:
    (part,) = read_parts(
        make.part_2014(401, arviointi=make.assessment(make.area(make.target("2"), name="automaattinen")))
    )
    assert part.targets[0].area == {}


def test_a_common_unit_of_2014_is_known_by_its_type() -> None:
    unit = make.read_unit(common(make.section_2014(make.part_2014(401)), style="tutke2"))
    assert (unit.kind, unit.scale) == (UnitKind.COMMON_2014, Scale.ONE_TO_THREE)


# VALMA and TELMA


def preparatory(**changes: Any) -> make.Json:
    raw = make.unit(valmaTelmaSisalto=make.goals(**changes))
    return raw | {"ammattitaitovaatimukset2019": None, "geneerinenArviointiasteikko": None}


def read_preparatory(raw: make.Json) -> QualificationUnit:
    return make.read_unit(raw, koulutustyyppi="koulutustyyppi_5")


def test_goals_of_a_preparatory_unit_are_its_requirements() -> None:
    unit = read_preparatory(preparatory())
    assert (unit.kind, unit.criteria_source, unit.scale) == (
        UnitKind.PREPARATORY,
        CriteriaSource.GOALS,
        Scale.PASS_FAIL,
    )
    assert [(row.lead["fi"], row.area["fi"], row.text["fi"]) for row in unit.requirements] == [
        ("Opiskelija", "Liikkuminen", "kävelee"),
        ("Opiskelija", "Liikkuminen", "ui"),
    ]
    assert unit.description == {"fi": "Liikkuminen: Tavoitteena on liikkua"}


def test_how_goals_are_assessed_is_running_text() -> None:
    assessment = {"kohde": make.words("Opiskelija"), "selite": None, "tavoitteet": [make.words("arvioi itseään")]}
    unit = read_preparatory(preparatory(osaamisenarviointi=assessment))
    assert (unit.prose, unit.targets) == ({"fi": "Opiskelija\narvioi itseään"}, ())
    text = read_preparatory(preparatory(osaamisenarviointiTekstina=make.words("<p>Sanoin.</p>")))
    assert text.prose == {"fi": "Sanoin."}


def test_sections_of_valma_carry_goals() -> None:
    section = make.section_2014(valmaTelmaSisalto=make.goals())
    unit = make.read_unit(common(section, style="tutke2"), koulutustyyppi="koulutustyyppi_18")
    assert (unit.kind, unit.criteria_source, unit.scale) == (
        UnitKind.COMMON_2014,
        CriteriaSource.GOALS,
        Scale.PASS_FAIL,
    )
    assert [row.text["fi"] for row in unit.sub_areas[0].parts[0].requirements] == ["kävelee", "ui"]


# TUVA


def tuva(*parts: make.Json) -> make.Json:
    raw = make.document(
        koulutustyyppi="koulutustyyppi_40", toteutus="tutkintoonvalmentava", koulutuksenOsat=list(parts)
    )
    return {key: value for key, value in raw.items() if key not in ("suoritustavat", "tutkinnonOsat")}


def test_parts_of_tuva_are_units_in_weeks_without_a_scale() -> None:
    found = make.read(tuva(make.tuva_part(), make.tuva_part(502, koulutusOsanTyyppi="valinnainen")))
    one, two = found.qualification.units
    assert found.findings == ()
    assert (one.kind, one.code, one.extent, one.extent_max) == (UnitKind.TUVA_PART, "koulutuksenosattuva_104", 2, 10)
    assert (one.mandatory, two.mandatory) == (True, False)
    assert one.prose == {"fi": "Arvioidaan sanoin."}
    assert one.description == {"fi": "Kuvaus\nSisältö"}
    assert [(row.lead["fi"], row.text["fi"]) for row in one.requirements] == [
        ("Opiskelija", "oppii oppimaan"),
        ("Opiskelija", "suunnittelee"),
    ]


def test_an_unfinished_part_of_tuva_is_kept_and_reported() -> None:
    found = make.read(tuva(make.tuva_part(nimi=None, nimiKoodi=None)))
    assert found.qualification.units[0].code == ""
    assert make.paths(found) == ["koulutuksenOsat[0]"]
