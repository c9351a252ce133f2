"""The answer of ePerusteet to a search: documents with their names, numbers and validity, but without contents."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import msgspec

from desktop.domain.library import QualificationRow
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.recognise import VOCATIONAL


def read_hits(data: bytes) -> list[QualificationRow]:
    """The documents of vocational education in an answer, in its order; ValueError when it is no such answer."""
    try:
        answer: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None
    hits = answer.get("data") if type(answer) is dict else None
    if type(hits) is not list:
        raise ValueError("no list of documents")
    reading = Reading()
    found = (_hit(reading, one) for one in hits if type(one) is dict)
    return [one for one in found if one.id and (one.kind in VOCATIONAL or not one.kind)]


def _hit(reading: Reading, raw: Json) -> QualificationRow:
    published = reading.moment(reading.object(raw, "globalVersion", ""), "aikaleima", "globalVersion")
    return QualificationRow(
        id=reading.ident(raw, "id", ""),
        version=published.astimezone(UTC).isoformat(timespec="milliseconds") if published else "",
        name=reading.text(raw, "nimi", ""),
        reference_number=reading.word(raw, "diaarinumero", ""),
        kind=reading.word(raw, "koulutustyyppi", ""),
        valid_from=reading.day(raw, "voimassaoloAlkaa", ""),
        valid_until=reading.day(raw, "voimassaoloLoppuu", ""),
        transition_ends=reading.day(raw, "siirtymaPaattyy", ""),
    )
