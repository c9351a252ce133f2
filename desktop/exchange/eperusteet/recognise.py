"""What sort of document some bytes are: told from their keys, never from the name of the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from desktop.domain.errors import UserError
from desktop.exchange.eperusteet.reading import Json
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

LARGEST = 100 * 1024 * 1024
"""Bytes; the largest real document is some 5 MiB."""

VOCATIONAL = {
    "koulutustyyppi_1": "perustutkinto",
    "koulutustyyppi_11": "ammattitutkinto",
    "koulutustyyppi_12": "erikoisammattitutkinto",
    "koulutustyyppi_5": "TELMA",
    "koulutustyyppi_18": "VALMA",
    "koulutustyyppi_40": "TUVA",
}
"""The kinds of education (koulutustyyppi) that are read here."""

_IMPLEMENTATIONS = ("ammatillinen", "tutkintoonvalmentava", "")
_UNIT = keys(
    "ammattitaitovaatimukset ammattitaitovaatimukset2019 ammattitaidonOsoittamistavat osaAlueet "
    "geneerinenArviointiasteikko _geneerinenArviointiasteikko valmaTelmaSisalto"
)
_SECTION = frozenset(("osaamistavoitteet", "pakollisetOsaamistavoitteet", "valinnaisetOsaamistavoitteet", "kielikoodi"))
_TUVA_PART = frozenset(("nimiKoodi", "koulutusOsanTyyppi", "laajuusMinimi", "laajaAlaisenOsaamisenKuvaus"))


class Form(StrEnum):
    """The shapes in which ePerusteet gives its documents."""

    QUALIFICATION = "qualification"
    UNITS = "units"
    SECTIONS = "sections"
    TUVA_PARTS = "tuva_parts"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document of a known form; its content is always an object like that of a whole qualification."""

    form: Form
    content: Json


def recognise(data: bytes) -> Recognised:
    """The document in the bytes; a UserError says why it is none that can be read here."""
    parsed = _parsed(data)
    if type(parsed) is list:
        return _listed(parsed)
    if type(parsed) is not dict:
        raise _unknown()
    if type(parsed.get("data")) is list:
        return _listed(parsed["data"])
    if form := _form_of(parsed):
        return _listed([parsed]) if form is not Form.QUALIFICATION else _whole(parsed)
    raise _unknown()


def _unknown() -> UserError:
    text = _("This is not a document of vocational qualification requirements. Get one from ePerusteet as JSON.")
    return UserError(text)


# From bytes to objects


def _parsed(data: bytes) -> Any:
    if len(data) > LARGEST:
        limit = LARGEST // (1024 * 1024)
        raise UserError(_("The file is larger than {limit} MiB, so it was not opened.").format(limit=limit))
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip(b" \t\r\n\0"):
        raise UserError(_("The file is empty. Get the qualification from ePerusteet again."))
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise _too_deep() from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _second_look(data)


def _second_look(data: bytes) -> Any:
    """Say where the text breaks off; the slower reader also lets pass what JSON allows and nobody needs."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise UserError(
            _("The text of the file is not in UTF-8. Get the qualification from ePerusteet again.")
        ) from None
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        raise _malformed(error) from None
    except ValueError:
        raise _unknown() from None


def _too_deep() -> UserError:
    return UserError(_("The contents of the file are nested too deep to be a qualification document."))


def _malformed(error: json.JSONDecodeError) -> UserError:
    start = error.doc.lstrip()[:1]
    if start not in ("{", "["):
        return UserError(_("The file is not JSON. Get the qualification from ePerusteet as JSON."))
    text = _("The file is damaged or cut off at line {line}. Get the qualification from ePerusteet again.")
    return UserError(text.format(line=error.lineno))


# From objects to forms


def _form_of(one: Json) -> Form | None:
    keys = one.keys()
    if "tutkinnonOsat" in keys or "koulutuksenOsat" in keys or "suoritustavat" in keys or "toteutus" in keys:
        return None if _UNIT & keys else Form.QUALIFICATION
    if _TUVA_PART & keys:
        return Form.TUVA_PARTS
    if _SECTION & keys or _code_list(one) == "ammatillisenoppiaineet":
        return Form.SECTIONS
    if _UNIT & keys or _code_list(one) == "tutkinnonosat":
        return Form.UNITS
    return None


def _code_list(one: Json) -> str:
    """The code list that the object's own code is from."""
    code = one.get("koodi")
    uri = one.get("koodiUri") or (code.get("uri") if type(code) is dict else None)
    return uri.removeprefix("temporary_").rpartition("_")[0] if type(uri) is str else ""


def _whole(document: Json) -> Recognised:
    kind, implementation = document.get("koulutustyyppi") or "", document.get("toteutus") or ""
    if implementation not in _IMPLEMENTATIONS:
        raise _other_education()
    parts = document.get("tutkinnonOsat") or document.get("koulutuksenOsat")
    if kind not in VOCATIONAL and (kind or not implementation) and not parts:
        raise _other_education()
    return Recognised(Form.QUALIFICATION, document)


def _other_education() -> UserError:
    return UserError(_("This document is not about vocational education, so it cannot be used for demonstrations."))


def _listed(values: list[Any]) -> Recognised:
    """A list, or a page of one: of units, of sections, of parts of TUVA."""
    forms = [form for one in values if type(one) is dict and (form := _form_of(one))]
    if not forms:
        raise _search_hits() if any(_is_search_hit(one) for one in values) else _unknown()
    form = max(forms, key=forms.count)
    if form is Form.QUALIFICATION:
        if len(values) == 1:
            return _whole(values[0])
        raise _search_hits()
    if form is Form.SECTIONS:
        return Recognised(form, {"tutkinnonOsat": [_unit_of(values)]})
    return Recognised(form, {"tutkinnonOsat" if form is Form.UNITS else "koulutuksenOsat": values})


def _unit_of(sections: list[Any]) -> Json:
    """The common unit that sections belong to; which one it is, the sections do not say."""
    objects = [one for one in sections if type(one) is dict]
    old = any("osaamistavoitteet" in one for one in objects)
    return {
        "id": f"{Form.SECTIONS}.{objects[0].get('id')}",
        "tyyppi": "tutke2" if old else "reformi_tutke2",
        "osaAlueet": sections,
    }


def _is_search_hit(one: Any) -> bool:
    return type(one) is dict and ("diaarinumero" in one or "koulutustyyppi" in one)


def _search_hits() -> UserError:
    return UserError(_("This is a list of search results without their contents. Open one qualification and get that."))
