"""A whole document: the qualification with its dates and codes, and its units in order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC

from desktop.domain.curriculum import Finding, Qualification, QualificationUnit
from desktop.domain.local_text import LocalText
from desktop.domain.terms import Scale
from desktop.exchange.eperusteet.preparatory import read_tuva_part
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.recognise import VOCATIONAL, Form, recognise
from desktop.exchange.eperusteet.structure import Structure, read_structure
from desktop.exchange.eperusteet.units import read_unit
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

_TOP_KEYS = keys(
    "id nimi diaarinumero koulutustyyppi toteutus tila tyyppi kielet koulutukset osaamisalat tutkintonimikkeet "
    "voimassaoloAlkaa voimassaoloLoppuu siirtymaPaattyy paatospvm luotu muokattu viimeisinJulkaisuAika globalVersion "
    "koulutusvienti suoritustavat tutkinnonOsat koulutuksenOsat "
    # known, and not needed for demonstrations
    "kuvaus maarayskirje muutosmaaraykset korvattavatDiaarinumerot tyotehtavatJoissaVoiToimia suorittaneenOsaaminen "
    "perusteenAikataulut poikkeamismaaraysTarkennus poikkeamismaaraysTyyppi opasTyyppi tietoapalvelustaKuvaus kvLiite "
    "tutkintoonvalmentava sisalto sisallot oppaat muokkaaja revision versio esikatseltavissa _perusteprojekti "
    "julkisivuJarjestysNro piilotaJulkisivulta julkaisut viimeisinJulkaisu opetushallitus oppaanKoulutustyypit "
    "oppaanPerusteet osaamisalaKuvaukset tutkinnonOsaKuvaukset maarays termit liitteet"
)


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """What a document holds, what of it was not understood or was put right, and which form it had."""

    qualification: Qualification
    findings: tuple[Finding, ...]
    form: Form


def read_document(data: bytes) -> ImportedDocument:
    """The qualification in a JSON document of ePerusteet, of any form and any year.

    What is odd becomes a finding. Raises UserError for what is no document of vocational education at all.
    """
    found = recognise(data)
    reading = Reading()
    qualification = _qualification(reading, found.content, found.form)
    return ImportedDocument(qualification, reading.findings, found.form)


def _qualification(reading: Reading, raw: Json, form: Form) -> Qualification:
    name = reading.text(raw, "nimi", "")
    kind = reading.word(raw, "koulutustyyppi", "")
    _note_top(reading, raw, name, kind, form)
    reading.scale = _usual_scale(raw, kind)
    units, structure = _units(reading, raw)
    if not units:
        reading.note("tutkinnonOsat", _("The document has no units."))
    return Qualification(
        id=reading.ident(raw, "id", "") or f"{form.value}.{units[0].id if units else ''}",
        name=name,
        reference_number=reading.word(raw, "diaarinumero", ""),
        kind=kind,
        implementation=reading.word(raw, "toteutus", ""),
        state=reading.word(raw, "tila", ""),
        type=reading.word(raw, "tyyppi", ""),
        languages=_languages(reading, raw),
        valid_from=reading.day(raw, "voimassaoloAlkaa", ""),
        valid_until=reading.day(raw, "voimassaoloLoppuu", ""),
        transition_ends=reading.day(raw, "siirtymaPaattyy", ""),
        decided=reading.day(raw, "paatospvm", ""),
        version=_version(reading, raw),
        programmes=_named(reading, raw, "koulutukset", "koulutuskoodiArvo", "koulutuskoodiUri"),
        competence_areas=_named(reading, raw, "osaamisalat", "arvo", "uri"),
        titles=_named(reading, raw, "tutkintonimikkeet", "tutkintonimikeArvo", "tutkintonimikeUri"),
        export_trial=bool(reading.flag(raw, "koulutusvienti", "")),
        structures=structure.trees,
        units=units,
    )


def _note_top(reading: Reading, raw: Json, name: LocalText, kind: str, form: Form) -> None:
    if form is not Form.QUALIFICATION:
        reading.note("", _("The document is a part of a qualification; the name of the qualification is not in it."))
        return
    reading.note_unknown(raw, _TOP_KEYS, "")
    if not name:
        reading.note("nimi", _("The qualification has no name yet."))
    if kind and kind not in VOCATIONAL:
        text = _("The kind of education “{kind}” is not known to this program.")
        reading.note("koulutustyyppi", text.format(kind=kind))


def _usual_scale(raw: Json, kind: str) -> Scale:
    """The scale of units whose criteria do not tell it, by kind of education and, until 2018, by pathway."""
    if kind not in ("koulutustyyppi_1", ""):
        return Scale.PASS_FAIL if kind in VOCATIONAL else Scale.ONE_TO_FIVE
    pathways = raw.get("suoritustavat")
    codes = [one.get("suoritustapakoodi") for one in pathways if type(one) is dict] if type(pathways) is list else []
    return Scale.ONE_TO_THREE if "ops" in codes or "naytto" in codes else Scale.ONE_TO_FIVE


def _languages(reading: Reading, raw: Json) -> tuple[str, ...]:
    values = [value for value, place in reading.values(raw, "kielet", "") if type(value) is str]
    return tuple(value for value in values if len(value) == 2)


def _version(reading: Reading, raw: Json) -> str:
    """The moment of publication, else of the last change, as ISO text in UTC."""
    published = reading.moment(reading.object(raw, "globalVersion", ""), "aikaleima", "globalVersion")
    moment = published or reading.moment(raw, "viimeisinJulkaisuAika", "") or reading.moment(raw, "muokattu", "")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds") if moment else ""


def _named(reading: Reading, raw: Json, key: str, value: str, uri: str) -> dict[str, LocalText]:
    """Names by code value, which is the end of the uri where it is missing."""
    found = {}
    for one, place in reading.objects(raw, key, ""):
        code = reading.ident(one, value, place) or reading.word(one, uri, place).rpartition("_")[2]
        if code:
            found[code] = reading.text(one, "nimi", place)
        else:
            reading.note(place, _("This has no code and was left out."))
    return found


# Units


def _units(reading: Reading, raw: Json) -> tuple[tuple[QualificationUnit, ...], Structure]:
    listed = _with_ids(reading, raw, "tutkinnonOsat")
    structure = read_structure(reading, raw, [ident for _one, _place, ident in listed])
    listed.sort(key=lambda item: _order(structure, item[2]))
    units = [read_unit(reading, one, place, ident, structure.of(ident)) for one, place, ident in listed]
    parts = [read_tuva_part(reading, *item) for item in _with_ids(reading, raw, "koulutuksenOsat")]
    return (*units, *parts), structure


def _order(structure: Structure, ident: str) -> float:
    order = structure.of(ident).order
    return math.inf if order is None else order


def _with_ids(reading: Reading, raw: Json, key: str) -> list[tuple[Json, str, str]]:
    """The objects of a list with their paths and ids; a second one with the same id is left out."""
    found: dict[str, tuple[Json, str, str]] = {}
    for one, place in reading.objects(raw, key, ""):
        ident = reading.ident(one, "id", place)
        if not ident:
            reading.note(place, _("This unit has no id; its place in the document was taken for one."))
            ident = place
        if ident in found:
            reading.note(place, _("There is another unit with the same id; this one was left out."))
        else:
            found[ident] = (one, place, ident)
    return list(found.values())
