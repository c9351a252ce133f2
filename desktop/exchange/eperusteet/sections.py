"""Sections (osa-alueet) of common units: those of 2014 with a list of parts, those of 2020 with a part of each kind."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.curriculum import AssessmentTarget, SubArea, SubAreaPart
from desktop.exchange.eperusteet.codes import Code, read_code
from desktop.exchange.eperusteet.criteria import has_lines, linked, read_generic, read_targets
from desktop.exchange.eperusteet.preparatory import (
    read_goals_assessment,
    read_goals_content,
    read_goals_description,
    together,
)
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.requirements import read_goals
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

_SECTION_KEYS = keys(
    "id nimi kuvaus tyyppi koodi koodiUri koodiArvo kielikoodi arviointi osaamistavoitteet "
    "pakollisetOsaamistavoitteet valinnaisetOsaamistavoitteet valmaTelmaSisalto "
    "tila luotu muokattu muokkaaja jarjestys versio"
)
_PART_KEYS = keys(
    "id nimi pakollinen laajuus koodi koodiUri koodiArvo tavoitteet tunnustaminen arviointi _esitieto esitieto "
    "ammattitaitovaatimuksetLista jarjestys kieli"
)


def read_sections(reading: Reading, unit: Json, at: str) -> tuple[SubArea, ...]:
    """The sections of a common unit."""
    taken: set[str] = set()
    sections = []
    for raw, place in reading.objects(unit, "osaAlueet", at):
        ident = reading.ident(raw, "id", place) or place
        if ident in taken:
            reading.note(place, _("There is another sub-area with the same id; this one was left out."))
        else:
            taken.add(ident)
            sections.append(read_section(reading, raw, place, ident))
    return tuple(sections)


def read_section(reading: Reading, raw: Json, at: str, ident: str) -> SubArea:
    """One section with its parts. Its key is the id: codes repeat between language variants."""
    reading.note_unknown(raw, _SECTION_KEYS, at)
    code = read_code(reading, raw, at)
    _note_code(reading, code, at)
    language = read_code(reading, raw, at, "kielikoodi")
    return SubArea(
        id=ident,
        name=reading.text(raw, "nimi", at) or reading.text(reading.object(raw, "koodi", at), "nimi", f"{at}.koodi"),
        code="" if code.value.startswith("temporary_") else code.value,
        code_uri=code.official,
        language=language.short.upper(),
        description=reading.prose(raw, "kuvaus", at),
        parts=tuple(_parts(reading, raw, at, ident)),
        targets=_criteria(reading, raw, at, ident),
    )


def _note_code(reading: Reading, code: Code, at: str) -> None:
    if code.temporary:
        reading.note(
            f"{at}.koodi", _("The code {code} is a temporary one and will not be exported.").format(code=code.uri)
        )
    elif bool(code.uri) != bool(code.value):
        reading.note(f"{at}.koodi", _("Half of the sub-area's code is missing, so the sub-area has none to export."))


def _parts(reading: Reading, raw: Json, at: str, owner: str) -> Iterator[SubAreaPart]:
    for part, place in reading.objects(raw, "osaamistavoitteet", at):
        ident = reading.ident(part, "id", place) or place
        yield from _if_filled(_part(reading, part, place, ident, reading.flag(part, "pakollinen", place) is not False))
    for key, mandatory in (("pakollisetOsaamistavoitteet", True), ("valinnaisetOsaamistavoitteet", False)):
        if part := reading.object(raw, key, at):
            place = f"{at}.{key}"
            ident = reading.ident(part, "id", place) or f"{owner}.{key}"
            yield from _if_filled(_part(reading, part, place, ident, mandatory))
    if raw.get("valmaTelmaSisalto"):
        yield _goals_part(reading, raw, at, owner)


def _if_filled(part: SubAreaPart) -> Iterator[SubAreaPart]:
    """An optional part with no extent and nothing in it means that there is no optional part."""
    if part.mandatory or part.extent is not None or part.requirements or part.targets or part.description:
        yield part


def _part(reading: Reading, raw: Json, at: str, ident: str, mandatory: bool) -> SubAreaPart:
    reading.note_unknown(raw, _PART_KEYS, at)
    goals = read_goals(reading, raw, at, ident)
    return SubAreaPart(
        id=ident,
        name=reading.text(raw, "nimi", at),
        mandatory=mandatory,
        extent=reading.number(raw, "laajuus", at),
        requirements=goals.lines,
        targets=linked(_criteria(reading, raw, at, ident), goals),
        description=goals.notes,
        recognition=reading.prose(raw, "tunnustaminen", at),
        code=read_code(reading, raw, at).official,
    )


def _goals_part(reading: Reading, raw: Json, at: str, owner: str) -> SubAreaPart:
    """The one part of a section of VALMA."""
    aims, assessment = read_goals_description(reading, raw, at), read_goals_assessment(reading, raw, at)
    return SubAreaPart(
        id=f"{owner}.goals",
        requirements=read_goals_content(reading, raw, at, f"{owner}.goals"),
        description=together(aims, assessment),
    )


def _criteria(reading: Reading, raw: Json, at: str, owner: str) -> tuple[AssessmentTarget, ...]:
    """The criteria under arviointi, which has the generic form from 2020 and the old one before."""
    assessment = reading.object(raw, "arviointi", at)
    if "osaamistasonKriteerit" in assessment:
        generic = read_generic(reading, assessment, f"{at}.arviointi")
        return (generic,) if generic and has_lines((generic,)) else ()
    return read_targets(reading, assessment, f"{at}.arviointi", owner)
