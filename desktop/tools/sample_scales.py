"""Made-up documents of the other kinds of education: TUVA, TELMA, a specialist qualification, and one graded 1–3."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
_IN_FORCE = int(datetime(2026, 7, 31, 21, tzinfo=UTC).timestamp() * 1000)
_OLD = int(datetime(2014, 7, 31, 21, tzinfo=UTC).timestamp() * 1000)


def tuva() -> bytes:
    """Preparatory education for qualification studies: two parts with objectives, counted in weeks."""
    goals = (
        ("tunnistaa vahvuuksiaan ja kertoa niistä", "känna igen och berätta om sina styrkor", "name one's strengths"),
        ("tehdä viikolle suunnitelman ja noudattaa sitä", "göra upp en veckoplan och följa den", "plan a week"),
        ("hakea tietoa koulutuksista ja ammateista", "söka information om utbildningar", "find out about education"),
        ("pyytää apua, kun sitä tarvitsee", "be om hjälp när det behövs", "ask for help when it is needed"),
    )
    part = {
        "id": 98100001,
        "nimi": _words("Opiskelu- ja urataidot", "Studie- och karriärfärdigheter", "Study and career skills"),
        "nimiKoodi": {"uri": "koulutuksenosattuva_101", "arvo": "101", "koodisto": "koulutuksenosattuva"},
        "laajuusMinimi": 2,
        "laajuusMaksimi": 10,
        "koulutusOsanTyyppi": "yhteinen",
        "kuvaus": None,
        "tavoitteenKuvaus": _words("Opiskelija osaa", "Den studerande kan", "The student can"),
        "tavoitteet": [_words(*one) for one in goals],
        "keskeinenSisalto": None,
        "laajaAlaisenOsaamisenKuvaus": None,
        "arvioinninKuvaus": _words(
            "<p>Osaaminen arvioidaan hyväksytyksi tai hylätyksi. Opiskelija saa palautetta sanoin.</p>",
            "<p>Kunnandet bedöms som godkänt eller underkänt. Den studerande får respons i ord.</p>",
            "<p>The competence is assessed as pass or fail. The student gets feedback in words.</p>",
        ),
    }
    name = _words("Näytekoulutus TUVA", "Exempelutbildning HUX", "Sample preparatory education TUVA")
    return _document(98000001, name, "koulutustyyppi_40", "tutkintoonvalmentava", koulutuksenOsat=[part])


def telma() -> bytes:
    """Preparatory education for work and independent living: a unit with objectives under two headings."""
    lead = _words("Opiskelija", "Den studerande", "The student")
    groups = (
        (
            _words("Arjen taidot", "Vardagsfärdigheter", "Everyday skills"),
            (
                ("valmistaa aterian ohjeen mukaan", "lagar en måltid enligt anvisning", "cooks a meal by a recipe"),
                ("huolehtii kodin siisteydestä", "håller hemmet snyggt", "keeps the home tidy"),
            ),
        ),
        (
            _words("Vuorovaikutus", "Växelverkan", "Interaction"),
            (("sopii asioista toisten kanssa", "kommer överens med andra", "agrees on things with others"),),
        ),
    )
    content = {
        "id": 1,
        "osaamistavoite": [
            {"kohde": lead, "nimi": title, "selite": None, "tavoitteet": [_words(*one) for one in lines]}
            for title, lines in groups
        ],
        "osaamisenarviointi": None,
        "osaamisenarviointiTekstina": None,
    }
    unit = _unit(98200001, _words("Toimintakyvyn vahvistaminen", "Stärkande av funktionsförmågan", "Everyday life"))
    unit |= {"valmaTelmaSisalto": content}
    name = _words("Näytekoulutus TELMA", "Exempelutbildning TELMA", "Sample preparatory education TELMA")
    return _with_units(98000002, name, "koulutustyyppi_5", unit, points=20)


def specialist() -> bytes:
    """A specialist qualification: pass or fail, criteria of one level."""
    rows = (
        ("johtaa huollon päivittäistä työtä", "leder servicens dagliga arbete", "leads the daily work of a workshop"),
        ("ohjaa työryhmää vikojen haussa", "handleder arbetsgruppen i felsökning", "guides a team in finding faults"),
        ("vastaa työn laadusta ja turvallisuudesta", "ansvarar för kvalitet och säkerhet", "answers for safety"),
    )
    criteria = (
        ("jakaa työt osaamisen ja aikataulun mukaan", "fördelar arbetet enligt kunnande", "shares out the work"),
        ("perustelee ratkaisunsa työryhmälle", "motiverar sina lösningar", "gives reasons for decisions"),
        ("puuttuu vaaroihin ja kirjaa poikkeamat", "ingriper vid faror", "acts on hazards and records them"),
    )
    unit = _unit(98300001, _words("Huollon johtaminen", "Ledning av service", "Leading a workshop"))
    unit |= {"ammattitaitovaatimukset2019": _structured(980301, rows), "arviointi": _assessment("1", 980301, criteria)}
    name = _words("Näytteen erikoisammattitutkinto", "Exempel på specialyrkesexamen", "Sample specialist qualification")
    return _with_units(98000003, name, "koulutustyyppi_12", unit, points=40)


def old() -> bytes:
    """A qualification of before 1.8.2018: graded 1–3."""
    rows = (
        ("valmistaa lounaan ryhmälle", "lagar lunch för en grupp", "cooks lunch for a group"),
        ("palvelee asiakasta", "betjänar kunden", "serves the customer"),
    )
    criteria = (("toimii ohjeiden mukaan", "arbetar enligt anvisningar", "works by instructions"),) * len(rows)
    unit = _unit(98400001, _words("Lounasruokien valmistus", "Tillredning av lunch", "Cooking lunch"))
    unit |= {"ammattitaitovaatimukset2019": _structured(980401, rows), "arviointi": _assessment("2", 980401, criteria)}
    name = _words("Näytetutkinto 2014", "Exempelexamen 2014", "Sample qualification 2014")
    return _with_units(98000004, name, "koulutustyyppi_1", unit, points=30, pathway="ops", since=_OLD)


def _words(fi: str, sv: str, en: str) -> Json:
    return {"fi": fi, "sv": sv, "en": en}


def _document(ident: int, name: Json, kind: str, how: str, *, since: int = _IN_FORCE, **parts: Any) -> bytes:
    document = {
        "id": ident,
        "nimi": name,
        "diaarinumero": f"NK-{ident % 10}-{datetime.fromtimestamp(since / 1000, UTC).year}",
        "koulutustyyppi": kind,
        "toteutus": how,
        "tila": "valmis",
        "tyyppi": "normaali",
        "kielet": ["fi", "sv", "en"],
        "koulutukset": [],
        "voimassaoloAlkaa": since,
        "globalVersion": {"aikaleima": since},
        **parts,
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _with_units(
    ident: int, name: Json, kind: str, unit: Json, *, points: int, pathway: str = "reformi", since: int = _IN_FORCE
) -> bytes:
    place = {"id": unit["id"] + 5, "_tutkinnonOsa": str(unit["id"]), "laajuus": points, "jarjestys": 1}
    way = {"suoritustapakoodi": pathway, "tutkinnonOsaViitteet": [place], "rakenne": None}
    return _document(ident, name, kind, "ammatillinen", since=since, suoritustavat=[way], tutkinnonOsat=[unit])


def _unit(ident: int, name: Json) -> Json:
    code = {"uri": f"tutkinnonosat_{ident % 1000000:06}", "arvo": f"{ident % 1000000:06}", "koodisto": "tutkinnonosat"}
    return {"id": ident, "nimi": name, "koodi": code, "tila": "valmis", "tyyppi": "normaali", "osaAlueet": []}


def _structured(first: int, rows: tuple[tuple[str, str, str], ...]) -> Json:
    lines = [{"koodi": _line_code(first + place), "vaatimus": _words(*row)} for place, row in enumerate(rows)]
    lead = _words("Opiskelija", "Den studerande", "The student")
    return {"id": 8, "kohde": lead, "vaatimukset": lines, "kohdealueet": []}


def _line_code(number: int) -> Json:
    return {"uri": f"ammattitaitovaatimukset_{number}", "arvo": str(number), "koodisto": "ammattitaitovaatimukset"}


def _assessment(scale: str, first: int, criteria: tuple[tuple[str, str, str], ...]) -> Json:
    levels = {"1": ["1"], "2": ["2", "3", "4"]}[scale]
    areas = [
        {
            "otsikko": None,
            "koodi": _line_code(first + place),
            "arvioinninKohteet": [
                {
                    "otsikko": None,
                    "selite": _words("Opiskelija", "Den studerande", "The student"),
                    "_arviointiAsteikko": scale,
                    "osaamistasonKriteerit": [{"_osaamistaso": one, "kriteerit": [_words(*line)]} for one in levels],
                }
            ],
        }
        for place, line in enumerate(criteria)
    ]
    return {"id": 5, "arvioinninKohdealueet": areas}
