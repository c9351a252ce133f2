"""Which keys eHOKS knows where, what stands under them, and what must be there.

It is written down with dicts for objects and lists of one item; "!" after a key says that it must be there. The keys
are those of the wire. What only the service itself may say (`READ_ONLY`) is taken away before a plan is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias


class Plain(StrEnum):
    """Values that are no codes."""

    TEXT = "text"
    NAME = "name"  # a text that may not be empty
    WHOLE = "whole"
    NUMBER = "number"  # not negative
    FLAG = "flag"
    DAY = "day"
    MOMENT = "moment"
    PHONE = "phone"
    BUSINESS_ID = "business_id"
    ORGANISATION = "organisation"
    LEARNER = "learner"
    STUDY_RIGHT = "study_right"


@dataclass(frozen=True, slots=True)
class Code:
    """The uri of a code: its code set and the pattern of its tail."""

    codes: str
    tail: str = ".+"

    def fits(self, text: str) -> bool:
        """Whether the text is such a uri."""
        return bool(re.fullmatch(f"{self.codes}_{self.tail}", text))


@dataclass(frozen=True, slots=True)
class Keys:
    """An object: what stands under each key it may have, and the keys it must have."""

    known: dict[str, Shape]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of one shape."""

    shape: Shape


Shape: TypeAlias = Plain | Code | Keys | Listed

READ_ONLY = frozenset(("eid", "manuaalisyotto", "poistettu", "module-id"))
"""Keys that GET returns at any depth and PUT refuses."""
READ_ONLY_OF_DEMONSTRATION = frozenset(("id",))
"""A demonstration's own number is refused too; those of people in it are not."""

DIGITS = "[0-9]+"
DEMONSTRATIONS = ("osaamisen-osoittaminen", "tarkentavat-tiedot-naytto")
UNIT_LISTS = (
    "hankittavat-ammat-tutkinnon-osat",
    "hankittavat-paikalliset-tutkinnon-osat",
    "hankittavat-yhteiset-tutkinnon-osat",
    "aiemmin-hankitut-ammat-tutkinnon-osat",
    "aiemmin-hankitut-paikalliset-tutkinnon-osat",
    "aiemmin-hankitut-yhteiset-tutkinnon-osat",
)
LOCAL_LISTS = tuple(one for one in UNIT_LISTS if "paikalliset" in one)

_ORGANISATION = {"nimi!": Plain.TEXT, "y-tunnus": Plain.BUSINESS_ID}
_SCHOOL = {"oppilaitos-oid": Plain.ORGANISATION}
_TEACHER_ASSESSOR = {"nimi!": Plain.TEXT, "organisaatio!": _SCHOOL, "id": Plain.WHOLE}

_DEMONSTRATION = {
    "alku!": Plain.DAY,
    "loppu!": Plain.DAY,
    "nayttoymparisto!": {**_ORGANISATION, "kuvaus": Plain.TEXT},
    "sisallon-kuvaus!": [Plain.TEXT],
    "jarjestaja": {**_SCHOOL, "id": Plain.WHOLE},
    "osa-alueet": [{"koodi-uri!": Plain.TEXT, "koodi-versio!": Plain.WHOLE}],
    "koulutuksen-jarjestaja-osaamisen-arvioijat": [_TEACHER_ASSESSOR],
    "tyoelama-osaamisen-arvioijat": [{"nimi!": Plain.TEXT, "organisaatio!": _ORGANISATION, "id": Plain.WHOLE}],
    "vaatimuksista-tai-tavoitteista-poikkeaminen": Plain.TEXT,
    "yksilolliset-kriteerit": [Plain.TEXT],
    "id": Plain.WHOLE,
}

_REPRESENTATIVE = {
    "nimi!": Plain.TEXT,
    "oppilaitos-oid!": Plain.ORGANISATION,
    "rooli": Plain.TEXT,
    "id": Plain.WHOLE,
}
_WAY = {
    "alku!": Plain.DAY,
    "loppu!": Plain.DAY,
    "osaamisen-hankkimistapa-koodi-uri!": Code("osaamisenhankkimistapa"),
    "osaamisen-hankkimistapa-koodi-versio!": Plain.WHOLE,
    "yksiloiva-tunniste": Plain.NAME,
    "ajanjakson-tarkenne": Plain.TEXT,
    "jarjestajan-edustaja": _REPRESENTATIVE,
    "hankkijan-edustaja": _REPRESENTATIVE,
    "tyopaikalla-jarjestettava-koulutus": {
        "vastuullinen-tyopaikka-ohjaaja!": {
            "nimi!": Plain.TEXT,
            "sahkoposti": Plain.TEXT,
            "puhelinnumero": Plain.PHONE,
            "id": Plain.WHOLE,
        },
        "tyopaikan-nimi!": Plain.TEXT,
        "keskeiset-tyotehtavat!": [Plain.TEXT],
        "tyopaikan-y-tunnus": Plain.BUSINESS_ID,
        "id": Plain.WHOLE,
    },
    "muut-oppimisymparistot": [
        {
            "oppimisymparisto-koodi-uri!": Code("oppimisymparistot", "[0-9]{4}"),
            "oppimisymparisto-koodi-versio!": Plain.WHOLE,
            "alku!": Plain.DAY,
            "loppu!": Plain.DAY,
        }
    ],
    "osa-aikaisuustieto": Plain.WHOLE,
    "oppisopimuksen-perusta-koodi-uri": Code("oppisopimuksenperusta"),
    "oppisopimuksen-perusta-koodi-versio": Plain.WHOLE,
    "keskeytymisajanjaksot": [{"alku!": Plain.DAY, "loppu": Plain.DAY}],
}

_COMMON = {
    "vaatimuksista-tai-tavoitteista-poikkeaminen": Plain.TEXT,
    "koulutuksen-jarjestaja-oid": Plain.ORGANISATION,
    "olennainen-seikka": Plain.FLAG,
}
_ACQUIRED = {
    **_COMMON,
    "osaamisen-osoittaminen": [_DEMONSTRATION],
    "osaamisen-hankkimistavat": [_WAY],
    "opetus-ja-ohjaus-maara": Plain.NUMBER,
}
_VERIFIED = {
    "tarkentavat-tiedot-naytto": [_DEMONSTRATION],
    "tarkentavat-tiedot-osaamisen-arvioija": {
        "lahetetty-arvioitavaksi": Plain.DAY,
        "aiemmin-hankitun-osaamisen-arvioijat": [_TEACHER_ASSESSOR],
    },
}
_PROCESS = Code("osaamisentodentamisenprosessi", DIGITS)
_FREE_PROCESS = {
    "valittu-todentamisen-prosessi-koodi-uri": _PROCESS,
    "valittu-todentamisen-prosessi-koodi-versio": Plain.WHOLE,
}
_BOUND_PROCESS = {f"{key}!": shape for key, shape in _FREE_PROCESS.items()}
_UNIT = {
    "tutkinnon-osa-koodi-uri!": Code("tutkinnonosat", DIGITS),
    "tutkinnon-osa-koodi-versio!": Plain.WHOLE,
}
_SECTION = {
    "osa-alue-koodi-uri!": Code("ammatillisenoppiaineet"),
    "osa-alue-koodi-versio!": Plain.WHOLE,
}
_LOCAL = {
    "amosaa-tunniste": Plain.TEXT,
    "nimi": Plain.TEXT,
    "laajuus": Plain.WHOLE,
    "tavoitteet-ja-sisallot": Plain.TEXT,
}
_NUMBERED = {"tutkinnon-osan-perusteen-diaarinro": Plain.TEXT}

_VOCATIONAL, _LOCALS, _COMMONS, _OLD_VOCATIONAL, _OLD_LOCALS, _OLD_COMMONS = UNIT_LISTS

_PLAN = {
    "id": Plain.WHOLE,
    "oppija-oid": Plain.LEARNER,
    "opiskeluoikeus-oid": Plain.STUDY_RIGHT,
    "ensikertainen-hyvaksyminen!": Plain.DAY,
    "osaamisen-hankkimisen-tarve!": Plain.FLAG,
    "hyvaksytty": Plain.MOMENT,
    "paivitetty": Plain.MOMENT,
    "osaamisen-saavuttamisen-pvm": Plain.DAY,
    "urasuunnitelma-koodi-uri": Code("urasuunnitelma", "[0-9]{4}"),
    "urasuunnitelma-koodi-versio": Plain.WHOLE,
    "tuva-opiskeluoikeus-oid": Plain.STUDY_RIGHT,
    "sahkoposti": Plain.TEXT,
    "puhelinnumero": Plain.TEXT,
    "versio": Plain.WHOLE,
    _VOCATIONAL: [{**_UNIT, **_NUMBERED, **_ACQUIRED}],
    _LOCALS: [{**_LOCAL, **_ACQUIRED}],
    _COMMONS: [{**_UNIT, "koulutuksen-jarjestaja-oid": Plain.ORGANISATION, "osa-alueet!": [{**_SECTION, **_ACQUIRED}]}],
    _OLD_VOCATIONAL: [{**_UNIT, **_NUMBERED, **_COMMON, **_FREE_PROCESS, **_VERIFIED}],
    _OLD_LOCALS: [{**_LOCAL, **_COMMON, **_BOUND_PROCESS, **_VERIFIED}],
    _OLD_COMMONS: [
        {
            **_UNIT,
            "koulutuksen-jarjestaja-oid": Plain.ORGANISATION,
            **_FREE_PROCESS,
            **_VERIFIED,
            "osa-alueet!": [{**_SECTION, **_COMMON, **_BOUND_PROCESS, **_VERIFIED}],
        }
    ],
    "hankittavat-koulutuksen-osat": [
        {
            "koulutuksen-osa-koodi-uri!": Code("koulutuksenosattuva", "[0-9]{3}"),
            "koulutuksen-osa-koodi-versio!": Plain.WHOLE,
            "alku!": Plain.DAY,
            "loppu!": Plain.DAY,
            "laajuus!": Plain.NUMBER,
            "id": Plain.WHOLE,
        }
    ],
    "opiskeluvalmiuksia-tukevat-opinnot": [
        {"nimi!": Plain.TEXT, "kuvaus!": Plain.TEXT, "alku!": Plain.DAY, "loppu!": Plain.DAY, "id": Plain.WHOLE}
    ],
    "oppimisen-tuki": [
        {
            "oppimisen-tuen-tyyppi-koodi-uri!": Code("ammatillinenkoulutusoppimisentuentyyppi", "0[123]"),
            "alku": Plain.DAY,
            "loppu": Plain.DAY,
            "tutkinnon-osan-tyyppi-koodi-uri": Code("ammatillisentutkinnonosanryhma", "[12]"),
        }
    ],
}


def _shape(told: Any) -> Shape:
    if isinstance(told, dict):
        known = {key.rstrip("!"): _shape(one) for key, one in told.items()}
        return Keys(known, tuple(key[:-1] for key in told if key.endswith("!")))
    if isinstance(told, list):
        return Listed(_shape(told[0]))
    shape: Shape = told
    return shape


PLAN = _shape(_PLAN)
DEMONSTRATION = _shape(_DEMONSTRATION)
