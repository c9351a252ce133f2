"""Units of a qualification (tutkinnon osat), each with the best criteria that its document has for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.curriculum import (
    AssessmentTarget,
    CriteriaSource,
    QualificationUnit,
    SkillRequirement,
    SubArea,
    UnitKind,
)
from desktop.domain.local_text import LocalText
from desktop.domain.terms import Scale
from desktop.exchange.eperusteet.codes import Code, read_code
from desktop.exchange.eperusteet.criteria import has_lines, linked, main_scale, read_generic, read_targets
from desktop.exchange.eperusteet.preparatory import (
    read_goals_assessment,
    read_goals_content,
    read_goals_description,
    together,
)
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.requirements import Requirements, read_requirements
from desktop.exchange.eperusteet.sections import read_sections
from desktop.exchange.eperusteet.structure import Places
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

_UNIT_KEYS = keys(
    "id nimi koodi koodiUri koodiArvo tila tyyppi osaAlueet laajuus laajuusMaksimi tutkinnonosaViiteId perusteenOsa "
    "opintoluokitus vapaatTekstit luotu muokattu muokkaaja kuvaus tavoitteet ammattitaidonOsoittamistavat "
    "valmaTelmaSisalto geneerinenArviointiasteikko _geneerinenArviointiasteikko arviointi ammattitaitovaatimukset "
    "ammattitaitovaatimukset2019 ammattitaitovaatimuksetLista osanTyyppi valmis kaannettava versio suoritustavat "
    "jarjestys"
)
_KINDS = {
    "normaali": UnitKind.VOCATIONAL,
    "tutke2": UnitKind.COMMON_2014,
    "reformi_tutke2": UnitKind.COMMON,
}


@dataclass(frozen=True, slots=True)
class _Criteria:
    """What a unit is assessed by."""

    source: CriteriaSource
    scale: Scale
    targets: tuple[AssessmentTarget, ...] = ()


def read_unit(reading: Reading, raw: Json, at: str, ident: str, places: Places) -> QualificationUnit:
    """One unit; where it stands in the qualification was found before."""
    reading.note_unknown(raw, _UNIT_KEYS, at)
    code = _code(reading, raw, at)
    requirements = read_requirements(reading, raw, at, ident)
    goals = read_goals_content(reading, raw, at, ident)
    sections = read_sections(reading, raw, at)
    prose = together(_remarks(reading, raw, at), read_goals_assessment(reading, raw, at))
    criteria = _criteria(reading, raw, at, ident, requirements, sections, goals, prose)
    extent = next(iter(places.extents.values()), None)
    return QualificationUnit(
        id=ident,
        name=_name(reading, raw, at),
        code=code.official,
        temporary_code=code.uri if code.temporary else "",
        kind=_kind(reading, raw, at),
        extent=reading.number(raw, "laajuus", at) if extent is None else extent,
        extent_max=places.extent_max or reading.number(raw, "laajuusMaksimi", at),
        extents=places.extents,
        mandatory=places.mandatory,
        paths=tuple(places.paths),
        state=reading.word(raw, "tila", at),
        scale=criteria.scale,
        criteria_source=criteria.source,
        requirements=requirements.lines or goals,
        targets=criteria.targets,
        sub_areas=sections,
        shown_by=reading.prose(raw, "ammattitaidonOsoittamistavat", at),
        prose=prose,
        description=_description(reading, raw, at, requirements.notes),
    )


def _name(reading: Reading, raw: Json, at: str) -> LocalText:
    name = reading.text(raw, "nimi", at) or reading.text(reading.object(raw, "koodi", at), "nimi", f"{at}.koodi")
    if not name:
        reading.note(at, _("This unit has no name."))
    return name


def _code(reading: Reading, raw: Json, at: str) -> Code:
    """The unit's code; where only its digits are there, the uri is made of them."""
    code = read_code(reading, raw, at)
    if not code.uri and code.value.isdecimal():
        code = Code(f"tutkinnonosat_{code.value}", code.value)
    if code.temporary:
        reading.note(
            f"{at}.koodi", _("The code {code} is a temporary one and will not be exported.").format(code=code.uri)
        )
    elif not code.uri:
        reading.note(f"{at}.koodi", _("This unit has no code, so it cannot be exported to other systems."))
    return code


def _kind(reading: Reading, raw: Json, at: str) -> UnitKind:
    word = reading.word(raw, "tyyppi", at) or "normaali"
    if word not in _KINDS:
        reading.note(
            f"{at}.tyyppi",
            _("The kind of unit “{word}” is not known; it was read as an ordinary unit.").format(word=word),
        )
    kind = _KINDS.get(word, UnitKind.VOCATIONAL)
    return UnitKind.PREPARATORY if kind is UnitKind.VOCATIONAL and raw.get("valmaTelmaSisalto") else kind


def _remarks(reading: Reading, raw: Json, at: str) -> LocalText:
    """Criteria as running text (lisatiedot)."""
    return reading.prose(reading.object(raw, "arviointi", at), "lisatiedot", f"{at}.arviointi")


def _description(reading: Reading, raw: Json, at: str, notes: LocalText) -> LocalText:
    free = [
        together(reading.text(text, "nimi", place), reading.prose(text, "teksti", place))
        for text, place in reading.objects(raw, "vapaatTekstit", at)
    ]
    return together(reading.prose(raw, "kuvaus", at), read_goals_description(reading, raw, at), *free, notes)


def _criteria(
    reading: Reading,
    raw: Json,
    at: str,
    ident: str,
    requirements: Requirements,
    sections: tuple[SubArea, ...],
    goals: tuple[SkillRequirement, ...],
    prose: LocalText,
) -> _Criteria:
    """The first of the sources that has a line to assess by, in the order that formats have followed each other."""
    generic = read_generic(reading, raw.get("geneerinenArviointiasteikko"), f"{at}.geneerinenArviointiasteikko")
    own = linked(read_targets(reading, reading.object(raw, "arviointi", at), f"{at}.arviointi", ident), requirements)
    if generic:
        if own:
            reading.note(f"{at}.arviointi", _("The unit also has older criteria; the generic ones were taken."))
        return _Criteria(CriteriaSource.GENERIC, generic.scale, (generic,))
    if own:
        return _Criteria(CriteriaSource.TARGETS, main_scale(own, reading.scale), own)
    below = tuple(_targets_below(sections))
    if has_lines(below):
        return _Criteria(CriteriaSource.SECTIONS, main_scale(below, reading.scale))
    if goals or any(part.id.endswith(".goals") for area in sections for part in area.parts):
        return _Criteria(CriteriaSource.GOALS, Scale.PASS_FAIL)
    if raw.get("_geneerinenArviointiasteikko"):
        reading.note(at, _("The criteria of this unit are not in the file; get the whole qualification."))
    return _Criteria(CriteriaSource.PROSE if prose else CriteriaSource.NONE, reading.scale)


def _targets_below(sections: tuple[SubArea, ...]) -> Iterable[AssessmentTarget]:
    for area in sections:
        yield from area.targets
        for part in area.parts:
            yield from part.targets
