"""Made-up plans (HOKS) of made-up students, to look at screens with and to try bringing them in."""

from __future__ import annotations

import json
from typing import Any

SCHOOL = "1.2.246.562.10.12345678901"
KAISA = ("1.2.246.562.24.54450598189", "1.2.246.562.15.41024330544")
ELIAS = ("1.2.246.562.24.42016337194", "1.2.246.562.15.76811932086")


def plans_file() -> bytes:
    """Two plans: of a student whose demonstration is open already, and of one who is new, with odd things in it."""
    return json.dumps([kaisa(), _elias()], ensure_ascii=False, indent=2).encode()


def local_plan_file() -> bytes:
    """A plan with a demonstration of a local unit."""
    shown = _shown("2026-12-09", "2026-12-10", "Kahvila Aamu", "2345678-0", "kahvila")
    unit = {
        "amosaa-tunniste": "7654321",
        "nimi": "Kahvilatyö hoivakodissa",
        "laajuus": 15,
        "tavoitteet-ja-sisallot": "Opiskelija osaa:\n- palvella asiakkaita\n- valmistaa kahvijuomia",
        "osaamisen-osoittaminen": [shown],
        "osaamisen-hankkimistavat": [_way("oht-9", "Kahvila Aamu", "2345678-0", "Malli, Teppo")],
    }
    plan = _plan(KAISA, 4713)
    return json.dumps({**plan, "hankittavat-paikalliset-tutkinnon-osat": [unit]}, ensure_ascii=False).encode()


def kaisa() -> dict[str, Any]:
    """The plan of a student who works in a care home."""
    shown = _shown("2026-12-02", "2026-12-03", "Hoivakoti Kuusikko", "0000012-3", "ryhmäkodin osasto")
    unit = _unit("tutkinnonosat_990001", [shown], [_way("oht-1", "Hoivakoti Kuusikko", "0000012-3", "Ohjaaja, Timo")])
    later = _unit("tutkinnonosat_990002", [], [_way("oht-2", "Päiväkoti Marjapolku", "0000023-8", "Mallinen, Päivi")])
    unknown = _unit("tutkinnonosat_990099", [_shown("2027-03-01", "2027-03-02", "Kahvila Aamu", "2345678-0", "")], [])
    return _plan(KAISA, 4711, unit, later, unknown)


def _elias() -> dict[str, Any]:
    """A plan with a reversed day and a workplace whose business ID has a wrong digit."""
    way = _way("oht-1", "Autohuolto Koivuranta", "9999991-6", "Malli, Teppo")
    del way["osa-aikaisuustieto"]
    shown = _shown("2026-12-09", "2026-12-01", "Autohuolto Koivuranta", "9999991-7", "korjaamo")
    return _plan(ELIAS, 4712, _unit("tutkinnonosat_990003", [shown], [way]), oma_tieto="ei kuulu tänne")


def _plan(whose: tuple[str, str], number: int, *units: dict[str, Any], **more: str) -> dict[str, Any]:
    learner, study_right = whose
    return {
        "id": number,
        "oppija-oid": learner,
        "opiskeluoikeus-oid": study_right,
        "ensikertainen-hyvaksyminen": "2026-08-10",
        "osaamisen-hankkimisen-tarve": True,
        "hankittavat-ammat-tutkinnon-osat": list(units),
        **more,
    }


def _unit(code: str, shown: list[dict[str, Any]], ways: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "tutkinnon-osa-koodi-uri": code,
        "tutkinnon-osa-koodi-versio": 1,
        "osaamisen-osoittaminen": shown,
        "osaamisen-hankkimistavat": ways,
    }


def _way(identifier: str, place: str, business_id: str, instructor: str) -> dict[str, Any]:
    return {
        "yksiloiva-tunniste": identifier,
        "alku": "2026-09-01",
        "loppu": "2026-12-18",
        "osaamisen-hankkimistapa-koodi-uri": "osaamisenhankkimistapa_koulutussopimus",
        "osaamisen-hankkimistapa-koodi-versio": 1,
        "osa-aikaisuustieto": 80,
        "tyopaikalla-jarjestettava-koulutus": {
            "vastuullinen-tyopaikka-ohjaaja": {"nimi": instructor, "sahkoposti": "ohjaaja@example.org"},
            "tyopaikan-nimi": place,
            "tyopaikan-y-tunnus": business_id,
            "keskeiset-tyotehtavat": ["Päivän työtehtävät ohjatusti"],
        },
    }


def _shown(starts: str, ends: str, place: str, business_id: str, description: str) -> dict[str, Any]:
    where = {"nimi": place, "y-tunnus": business_id, **({"kuvaus": description} if description else {})}
    return {
        "alku": starts,
        "loppu": ends,
        "nayttoymparisto": where,
        "sisallon-kuvaus": ["Tekee päivän tehtävät työpaikan tapaan"],
        "koulutuksen-jarjestaja-osaamisen-arvioijat": [
            {"nimi": "Opettaja, Maija", "organisaatio": {"oppilaitos-oid": SCHOOL}}
        ],
        "tyoelama-osaamisen-arvioijat": [{"nimi": "Ohjaaja, Timo", "organisaatio": {"nimi": place}}],
    }
