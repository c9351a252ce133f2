"""Small made-up documents in the forms of ePerusteet: whole and without findings, but for what a test changes."""

from __future__ import annotations

import json
from typing import Any

from desktop.domain.curriculum import QualificationUnit
from desktop.exchange.eperusteet import ImportedDocument, read_document

Json = dict[str, Any]
LEVELS = {"1": ["1"], "2": ["2", "3", "4"], "3": ["5", "6", "7", "8", "9"]}


def words(fi: str, **others: str) -> Json:
    """A localised text as ePerusteet writes it, with its two keys that are no languages."""
    return {"_id": "4711", "_tunniste": "1024a6ca-125b-4bd2-9364-8c4000000000", "fi": fi, **others}


def code(uri: str, **changes: Any) -> Json:
    """A code object."""
    codes, _line, value = uri.rpartition("_")
    return {"id": 1, "nimi": {"fi": value}, "arvo": value, "uri": uri, "koodisto": codes, "versio": 1} | changes


def skill(number: int, text: str = "") -> Json:
    """One structured requirement."""
    name = {"fi": text or f"tekee asian {number}", "sv": f"gör sak {number}"}
    return {"koodi": code(f"ammattitaitovaatimukset_{number}", nimi=name), "vaatimus": name}


def structured(*numbers: int, areas: dict[str, list[int]] | None = None) -> Json:
    """Structured requirements, some under headings."""
    return {
        "id": 8,
        "kohde": words("Opiskelija", sv="Den studerande"),
        "vaatimukset": [skill(number) for number in numbers],
        "kohdealueet": [
            {"kuvaus": words(name), "vaatimukset": [skill(number) for number in below]}
            for name, below in (areas or {}).items()
        ],
    }


def level(ident: str, *lines: str) -> Json:
    """A level of an old target, named by its id alone."""
    return {"_osaamistaso": ident, "osaamistaso": None, "kriteerit": [words(line) for line in lines]}


def level_object(ident: str, *lines: str, uri: str = "") -> Json:
    """A level named by an object, as in generic criteria."""
    tier = {"id": int(ident), "otsikko": words(f"Taso {ident}"), "koodi": code(uri) if uri else None}
    return {"osaamistaso": tier, "kriteerit": [words(line) for line in lines], "_osaamistaso": None}


def target(scale: str | None = "3", levels: list[Json] | None = None, **changes: Any) -> Json:
    """An old target with a line on every level of its scale, in no order."""
    if levels is None:
        levels = [level(one, f"tekee tasolla {one}") for one in reversed(LEVELS[scale or "3"])]
    raw = {"otsikko": words("Kohde"), "selite": words("Opiskelija"), "_arviointiAsteikko": scale}
    return raw | {"arviointiAsteikko": None, "osaamistasonKriteerit": levels} | changes


def area(*targets: Json, name: str = "Työn tekeminen", uri: str = "") -> Json:
    """An area (kohdealue) with its targets."""
    return {"otsikko": words(name), "koodi": code(uri) if uri else None, "arvioinninKohteet": list(targets)}


def assessment(*areas: Json, **changes: Any) -> Json:
    """An old-style assessment."""
    return {"id": 5, "lisatiedot": None, "arvioinninKohdealueet": list(areas)} | changes


def generic(ident: int = 60, scale: int = 3, **changes: Any) -> Json:
    """Generic criteria with two lines a level, in no order."""
    levels = [level_object(one, f"a{one}", f"b{one}") for one in (LEVELS[str(scale)])]
    raw = {"id": ident, "nimi": words("Yleiset"), "kohde": words("Opiskelija"), "julkaistu": True}
    raw |= {"arviointiAsteikko": {"id": scale, "osaamistasot": []}, "valittavissa": True, "koulutustyypit": []}
    return raw | {"osaamistasonKriteerit": [*levels[3:], *levels[:3]], "_arviointiAsteikko": None} | changes


def unit(ident: int = 77, **changes: Any) -> Json:
    """A vocational unit with two structured requirements and generic criteria."""
    uri = f"tutkinnonosat_99{ident:04}"
    raw: Json = {
        "id": ident,
        "nimi": words("Arjen työ", sv="Vardagens arbete"),
        "koodi": code(uri),
        "koodiUri": uri,
        "koodiArvo": uri.rpartition("_")[2],
        "tila": "valmis",
        "tyyppi": "normaali",
        "osaAlueet": [],
        "ammattitaitovaatimukset2019": structured(1, 2),
        "geneerinenArviointiasteikko": generic(),
    }
    return raw | changes


def written_unit(html: Any, **changes: Any) -> Json:
    """A unit with requirements as text."""
    texts = html if isinstance(html, dict) else words(html)
    return unit(ammattitaitovaatimukset2019=None, ammattitaitovaatimukset=texts, **changes)


def section(ident: int = 300, **changes: Any) -> Json:
    """A section in the style of 2020, with its mandatory and its optional part."""
    raw: Json = {
        "id": ident,
        "nimi": words("Viestintä"),
        "kuvaus": None,
        "tyyppi": "osaalue2020",
        "koodi": code("ammatillisenoppiaineet_vvai22", arvo="VVAI22"),
        "koodiUri": "ammatillisenoppiaineet_vvai22",
        "koodiArvo": "VVAI22",
        "kielikoodi": code("kielivalikoima_fi", arvo="FI"),
        "arviointi": generic(61, arviointiAsteikko=None, _arviointiAsteikko="3"),
        "pakollisetOsaamistavoitteet": part(ident + 1, tavoitteet=structured(1, 2), laajuus=4),
        "valinnaisetOsaamistavoitteet": part(ident + 2, tavoitteet=structured(3), laajuus=3),
    }
    return raw | changes


def part(ident: int, **changes: Any) -> Json:
    """A part of a section, without its goals."""
    raw: Json = {"id": ident, "nimi": None, "pakollinen": False, "laajuus": None, "koodi": None}
    return raw | {"koodiUri": None, "koodiArvo": None, "tavoitteet": None} | changes


def section_2014(*parts: Json, **changes: Any) -> Json:
    """A section in the style of 2014."""
    return {
        "id": 400,
        "nimi": words("Matematiikka"),
        "tyyppi": "osaalue2014",
        "koodi": code("ammatillisenoppiaineet_mava", arvo="MAVA"),
        "arviointi": None,
        "osaamistavoitteet": list(parts),
    } | changes


def part_2014(ident: int, mandatory: bool = True, **changes: Any) -> Json:
    """A part of such a section, with goals as text and old criteria."""
    raw = part(ident, nimi=words("Matematiikka, suomi"), pakollinen=mandatory, laajuus=3)
    goals = words("<p>Opiskelija</p><ul><li>laskee</li><li>mittaa</li></ul>")
    return raw | {"tavoitteet": goals, "tunnustaminen": None, "arviointi": assessment(area(target("2")))} | changes


def goals(**changes: Any) -> Json:
    """The contents of a unit of VALMA or TELMA."""
    group = {
        "id": 1,
        "kohde": words("Opiskelija"),
        "nimi": words("Liikkuminen"),
        "selite": words("Tavoitteena on liikkua"),
    }
    raw: Json = {"id": 9, "osaamistavoite": [group | {"tavoitteet": [words("kävelee"), words("ui")]}]}
    return raw | {"osaamisenarviointi": None, "osaamisenarviointiTekstina": None} | changes


def tuva_part(ident: int = 501, **changes: Any) -> Json:
    """A part of TUVA."""
    raw: Json = {"id": ident, "nimi": words("Opiskelutaidot"), "nimiKoodi": code("koulutuksenosattuva_104")}
    raw |= {
        "laajuusMinimi": 2,
        "laajuusMaksimi": 10,
        "koulutusOsanTyyppi": "yhteinen",
        "kuvaus": words("<p>Kuvaus</p>"),
    }
    raw |= {"tavoitteenKuvaus": words("Opiskelija"), "tavoitteet": [words("oppii oppimaan"), words("suunnittelee")]}
    raw |= {"keskeinenSisalto": words("<p>Sisältö</p>"), "laajaAlaisenOsaamisenKuvaus": None}
    return raw | {"arvioinninKuvaus": words("<p>Arvioidaan sanoin.</p>")} | changes


def reference(ident: int, unit_id: int, **changes: Any) -> Json:
    """A reference of a pathway to a unit (viite)."""
    return {"id": ident, "_tutkinnonOsa": str(unit_id), "laajuus": 15, "jarjestys": ident} | changes


def module(*children: Json, **changes: Any) -> Json:
    """A module of the structure tree."""
    raw: Json = {"nimi": words("Ammatilliset osat"), "kuvaus": None, "rooli": "määritelty", "pakollinen": False}
    raw |= {"muodostumisSaanto": {"laajuus": {"minimi": 145, "maksimi": None, "yksikko": None}, "koko": None}}
    return raw | {"osaamisala": None, "osat": list(children), "tunniste": "aaaa", "versioId": None} | changes


def place(reference_id: int, **changes: Any) -> Json:
    """A place in the tree where a unit stands."""
    return {"_tutkinnonOsaViite": str(reference_id), "pakollinen": False, "kuvaus": None} | changes


def pathway(references: list[Json], tree: Json | None = None, name: str = "reformi") -> Json:
    """A suoritustapa."""
    raw: Json = {"suoritustapakoodi": name, "laajuusYksikko": "OSAAMISPISTE", "tutkinnonOsaViitteet": references}
    return raw | {"rakenne": tree, "sisalto": {"id": 1, "lapset": []}}


def document(*units: Json, **changes: Any) -> Json:
    """A whole perustutkinto."""
    raw: Json = {
        "id": 9001,
        "nimi": words("Esimerkkialan perustutkinto", sv="Grundexamen inom exempel"),
        "diaarinumero": "OPH-1-2026",
        "koulutustyyppi": "koulutustyyppi_1",
        "toteutus": "ammatillinen",
        "tila": "valmis",
        "tyyppi": "normaali",
        "kielet": ["fi", "sv"],
        "koulutukset": [
            {"nimi": words("Esimerkki"), "koulutuskoodiArvo": "351301", "koulutuskoodiUri": "koulutus_351301"}
        ],
        "voimassaoloAlkaa": 1659301200000,
        "globalVersion": {"aikaleima": 1692355379729},
        "suoritustavat": [],
        "tutkinnonOsat": list(units) or [unit()],
    }
    return raw | changes


def read(raw: Any) -> ImportedDocument:
    """The document as it is read from a file."""
    return read_document(json.dumps(raw).encode())


def read_unit(raw: Json, **document_changes: Any) -> QualificationUnit:
    """The one unit of a document that says nothing else, read without findings."""
    found = read(document(raw, **document_changes))
    assert found.findings == ()
    return found.qualification.units[0]


def paths(found: ImportedDocument) -> list[str]:
    """Where the findings are."""
    return [finding.path for finding in found.findings]
