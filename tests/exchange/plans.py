"""Made-up plans (HOKS) for tests: valid, but for what a test names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.shared import shared

LEARNER = "1.2.246.562.24.54450598189"
STUDY_RIGHT = "1.2.246.562.15.41024330544"
SCHOOL = "1.2.246.562.10.54453921329"


def a_demonstration(**changes: Any) -> dict[str, Any]:
    """A demonstration of a plan."""
    return {
        "alku": "2026-11-23",
        "loppu": "2026-11-24",
        "nayttoymparisto": {"nimi": "Hoivakoti Kuusikko", "y-tunnus": "0000012-3", "kuvaus": "osasto"},
        "sisallon-kuvaus": ["Ohjaa aamutoimet", "Kirjaa hoitotyön"],
        "koulutuksen-jarjestaja-osaamisen-arvioijat": [
            {"nimi": "Maija Opettaja", "organisaatio": {"oppilaitos-oid": SCHOOL}}
        ],
        "tyoelama-osaamisen-arvioijat": [
            {"nimi": "Timo Ohjaaja", "organisaatio": {"nimi": "Hoivakoti Kuusikko", "y-tunnus": "0000012-3"}}
        ],
        **changes,
    }


def a_way(**changes: Any) -> dict[str, Any]:
    """A period of learning at a workplace."""
    return {
        "yksiloiva-tunniste": "jakso-1",
        "alku": "2026-09-01",
        "loppu": "2026-12-18",
        "osaamisen-hankkimistapa-koodi-uri": "osaamisenhankkimistapa_koulutussopimus",
        "osaamisen-hankkimistapa-koodi-versio": 1,
        "osa-aikaisuustieto": 100,
        "tyopaikalla-jarjestettava-koulutus": {
            "vastuullinen-tyopaikka-ohjaaja": {"nimi": "Timo Ohjaaja", "sahkoposti": "timo@example.org"},
            "tyopaikan-nimi": "Hoivakoti Kuusikko",
            "tyopaikan-y-tunnus": "0000012-3",
            "keskeiset-tyotehtavat": ["Aamutoimet"],
        },
        **changes,
    }


def a_unit_to_acquire(**changes: Any) -> dict[str, Any]:
    """A vocational unit with one demonstration and one period."""
    return {
        "tutkinnon-osa-koodi-uri": "tutkinnonosat_990077",
        "tutkinnon-osa-koodi-versio": 1,
        "osaamisen-osoittaminen": [a_demonstration()],
        "osaamisen-hankkimistavat": [a_way()],
        **changes,
    }


def a_plan_file(*units: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A plan as eHOKS gives it."""
    return {
        "id": 4711,
        "oppija-oid": LEARNER,
        "opiskeluoikeus-oid": STUDY_RIGHT,
        "ensikertainen-hyvaksyminen": "2026-08-10",
        "osaamisen-hankkimisen-tarve": True,
        "hankittavat-ammat-tutkinnon-osat": list(units) or [a_unit_to_acquire()],
        **changes,
    }


def as_bytes(value: object, indent: int | str | None = 2) -> bytes:
    """The JSON of a value as a file."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def faults(value: object, shape: str) -> list[str]:
    """What the contract says against a value, by one of its shapes ("hoksPut")."""
    schema = json.loads(shared("contracts/ehoks-osaamisen-osoittaminen.schema.json").read_text())
    registry = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    validator = Draft202012Validator({"$ref": f"{schema['$id']}#/$defs/{shape}"}, registry=registry)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in validator.iter_errors(value)]


REAL = ("hoksit.json", "anonymised-example-1.json")


def real(name: str) -> Path:
    """A real plan beside the repository."""
    return shared(f"data/ehoks/{name}")
