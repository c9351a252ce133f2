"""Preparatory education: units of VALMA and TELMA (goals, no scale) and parts of TUVA (weeks, planning only)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.curriculum import CriteriaSource, QualificationUnit, SkillRequirement, UnitKind
from desktop.domain.local_text import LocalText
from desktop.domain.terms import Scale
from desktop.exchange.eperusteet.codes import Code
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

_PART_KEYS = keys(
    "id nimi nimiKoodi laajuusMinimi laajuusMaksimi koulutusOsanTyyppi kuvaus tavoitteenKuvaus tavoitteet tila "
    "keskeinenSisalto laajaAlaisenOsaamisenKuvaus arvioinninKuvaus luotu muokattu muokkaaja osanTyyppi "
    "perusteenOsa viiteId versio valmis kaannettava"
)
_MANDATORY = {"yhteinen": True, "valinnainen": False}


def read_goals_content(reading: Reading, raw: Json, at: str, owner: str) -> tuple[SkillRequirement, ...]:
    """The goals in a valmaTelmaSisalto, each under the name of its group."""
    content = reading.object(raw, "valmaTelmaSisalto", at)
    place = f"{at}.valmaTelmaSisalto"
    found = [
        (goal, lead, area)
        for group, spot in reading.objects(content, "osaamistavoite", place)
        for goal, lead, area in _goals_of_group(reading, group, spot)
    ]
    return tuple(
        SkillRequirement(id=f"{owner}.{number}", text=goal, lead=lead, area=area)
        for number, (goal, lead, area) in enumerate(found, start=1)
    )


def _goals_of_group(reading: Reading, group: Json, at: str) -> Iterator[tuple[LocalText, LocalText, LocalText]]:
    reading.note_unknown(group, ("id", "kohde", "nimi", "selite", "tavoitteet"), at)
    lead, area = reading.text(group, "kohde", at), reading.text(group, "nimi", at)
    for value, place in reading.values(group, "tavoitteet", at):
        if goal := reading.local(value, place):
            yield goal, lead, area


def read_goals_description(reading: Reading, raw: Json, at: str) -> LocalText:
    """What the groups of goals aim at, in running text."""
    content = reading.object(raw, "valmaTelmaSisalto", at)
    found: list[LocalText] = []
    for group, place in reading.objects(content, "osaamistavoite", f"{at}.valmaTelmaSisalto"):
        aim = reading.prose(group, "selite", place)
        found.append(_headed(reading.text(group, "nimi", place), aim) if aim else {})
    return together(*found)


def read_goals_assessment(reading: Reading, raw: Json, at: str) -> LocalText:
    """How such goals are assessed, in running text: there is no scale and there are no levels."""
    content = reading.object(raw, "valmaTelmaSisalto", at)
    place = f"{at}.valmaTelmaSisalto"
    reading.note_unknown(content, ("id", "osaamistavoite", "osaamisenarviointi", "osaamisenarviointiTekstina"), place)
    assessment = reading.object(content, "osaamisenarviointi", place)
    place_in = f"{place}.osaamisenarviointi"
    lines = [reading.local(value, spot) for value, spot in reading.values(assessment, "tavoitteet", place_in)]
    lead = reading.prose(assessment, "selite", place_in) or reading.text(assessment, "kohde", place_in)
    return together(lead, *lines, reading.prose(content, "osaamisenarviointiTekstina", place))


def together(*texts: LocalText) -> LocalText:
    """Several texts as one, language by language, each on lines of its own."""
    languages = dict.fromkeys(language for text in texts for language in text)
    return {one: "\n".join(text[one] for text in texts if one in text) for one in languages}


def _headed(title: LocalText, text: LocalText) -> LocalText:
    return {one: f"{title[one]}: {words}" if one in title else words for one, words in text.items()}


def read_tuva_part(reading: Reading, raw: Json, at: str, ident: str) -> QualificationUnit:
    """A part of TUVA (koulutuksen osa); its extent is in weeks."""
    reading.note_unknown(raw, _PART_KEYS, at)
    named = reading.object(raw, "nimiKoodi", at)
    code = Code(reading.word(named, "uri", f"{at}.nimiKoodi"))
    name = reading.text(raw, "nimi", at) or reading.text(named, "nimi", f"{at}.nimiKoodi")
    if not name:
        reading.note(at, _("This unit has no name."))
    return QualificationUnit(
        id=ident,
        name=name,
        code=code.official,
        temporary_code=code.uri if code.temporary else "",
        kind=UnitKind.TUVA_PART,
        extent=reading.number(raw, "laajuusMinimi", at),
        extent_max=reading.number(raw, "laajuusMaksimi", at),
        mandatory=_MANDATORY.get(reading.word(raw, "koulutusOsanTyyppi", at)),
        state=reading.word(raw, "tila", at),
        scale=Scale.PASS_FAIL,
        criteria_source=CriteriaSource.GOALS,
        requirements=_tuva_goals(reading, raw, at, ident),
        prose=reading.prose(raw, "arvioinninKuvaus", at),
        description=together(
            *(reading.prose(raw, key, at) for key in ("kuvaus", "keskeinenSisalto", "laajaAlaisenOsaamisenKuvaus"))
        ),
    )


def _tuva_goals(reading: Reading, raw: Json, at: str, owner: str) -> tuple[SkillRequirement, ...]:
    lead = reading.text(raw, "tavoitteenKuvaus", at)
    goals = [reading.local(value, place) for value, place in reading.values(raw, "tavoitteet", at)]
    return tuple(
        SkillRequirement(id=f"{owner}.{number}", text=goal, lead=lead)
        for number, goal in enumerate(filter(None, goals), start=1)
    )
