"""Where something stands in a plan, in people's words: "vocational unit 2, demonstration 1, end"."""

from __future__ import annotations

from desktop.exchange.ehoks.json_text import Path
from desktop.texts import _, n_

_WORDS = {
    "hankittavat-ammat-tutkinnon-osat": n_("vocational unit"),
    "hankittavat-paikalliset-tutkinnon-osat": n_("local unit"),
    "hankittavat-yhteiset-tutkinnon-osat": n_("common unit"),
    "aiemmin-hankitut-ammat-tutkinnon-osat": n_("earlier acquired vocational unit"),
    "aiemmin-hankitut-paikalliset-tutkinnon-osat": n_("earlier acquired local unit"),
    "aiemmin-hankitut-yhteiset-tutkinnon-osat": n_("earlier acquired common unit"),
    "hankittavat-koulutuksen-osat": n_("part of TUVA"),
    "opiskeluvalmiuksia-tukevat-opinnot": n_("studies that support study skills"),
    "oppimisen-tuki": n_("learning support"),
    "osa-alueet": n_("sub-area"),
    "osaamisen-osoittaminen": n_("demonstration"),
    "tarkentavat-tiedot-naytto": n_("demonstration"),
    "osaamisen-hankkimistavat": n_("way of learning"),
    "keskeytymisajanjaksot": n_("interruption"),
    "muut-oppimisymparistot": n_("learning environment"),
    "sisallon-kuvaus": n_("work task"),
    "keskeiset-tyotehtavat": n_("work task"),
    "yksilolliset-kriteerit": n_("individual criterion"),
    "koulutuksen-jarjestaja-osaamisen-arvioijat": n_("provider's assessor"),
    "tyoelama-osaamisen-arvioijat": n_("working-life assessor"),
    "aiemmin-hankitun-osaamisen-arvioijat": n_("assessor"),
    "tarkentavat-tiedot-osaamisen-arvioija": n_("assessment"),
    "tyopaikalla-jarjestettava-koulutus": n_("workplace"),
    "vastuullinen-tyopaikka-ohjaaja": n_("instructor"),
    "nayttoymparisto": n_("place"),
    "organisaatio": n_("organisation"),
    "jarjestaja": n_("organiser"),
    "jarjestajan-edustaja": n_("provider's representative"),
    "hankkijan-edustaja": n_("student's representative"),
    "alku": n_("start"),
    "loppu": n_("end"),
    "nimi": n_("name"),
    "tyopaikan-nimi": n_("name"),
    "y-tunnus": n_("business ID"),
    "tyopaikan-y-tunnus": n_("business ID"),
    "sahkoposti": n_("e-mail"),
    "puhelinnumero": n_("phone"),
    "kuvaus": n_("description"),
    "oppilaitos-oid": n_("OID of the institution"),
    "koulutuksen-jarjestaja-oid": n_("provider's OID"),
    "oppija-oid": n_("learner OID"),
    "opiskeluoikeus-oid": n_("study right"),
    "tutkinnon-osa-koodi-uri": n_("code of the unit"),
    "osa-alue-koodi-uri": n_("code of the sub-area"),
    "osa-aikaisuustieto": n_("part-time share"),
    "yksiloiva-tunniste": n_("identifier"),
    "oppisopimuksen-perusta-koodi-uri": n_("what the apprenticeship rests on"),
    "osaamisen-hankkimistapa-koodi-uri": n_("code of the way of learning"),
    "vaatimuksista-tai-tavoitteista-poikkeaminen": n_("deviation"),
    "opetus-ja-ohjaus-maara": n_("hours of teaching"),
    "ensikertainen-hyvaksyminen": n_("first approval"),
    "osaamisen-hankkimisen-tarve": n_("need to acquire competence"),
    "osaamisen-saavuttamisen-pvm": n_("day of reaching the competence"),
}


def where(path: Path) -> str:
    """The place in words; "" for the plan as a whole. A key that has no words stands as it is in the file."""
    told: list[str] = []
    for step in path:
        if isinstance(step, int):
            if told:
                told[-1] = f"{told[-1]} {step + 1}"
            continue
        told.append(_(_WORDS[step]) if step in _WORDS else f"“{step[:60]}”")
    return ", ".join(told)


def pointer(path: Path) -> str:
    """The place as a JSON pointer."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
