"""The practice qualification as if it had been renewed: with what renewals bring, to look at and to try on."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import Any

from desktop.paths import resources

NUMBER = "NK-2-2027"


def renewed_practice() -> bytes:
    """A document of another id and number, in force from 1.8.2027; its first unit differs in everything that may."""
    document = json.loads(next((resources() / "curricula").glob("*.json")).read_text(encoding="utf-8"))
    document |= {
        "id": document["id"] + 5,
        "diaarinumero": NUMBER,
        "voimassaoloAlkaa": _moment(2027, 7, 31, 21),
        "globalVersion": {"aikaleima": _moment(2027, 6, 1, 6)},
    }
    _renew(document["tutkinnonOsat"][0])
    pathway = document["suoritustavat"][0]
    pathway["tutkinnonOsaViitteet"][0]["laajuus"] = 30
    return json.dumps(document, ensure_ascii=False).encode()


def _renew(unit: dict[str, Any]) -> None:
    """One requirement is reworded, one left out, one new, and one stands elsewhere; one criterion says more."""
    unit["laajuus"] = 30
    rows = unit["ammattitaitovaatimukset2019"]["vaatimukset"]
    rows[1]["vaatimus"] = {
        "fi": "edistää asukkaan osallisuutta ja omia valintoja",
        "sv": "främjar den boendes delaktighet och egna val",
        "en": "promotes the resident's participation and own choices",
    }
    new = copy.deepcopy(rows[1])
    new["koodi"] = {**new["koodi"], "arvo": "990199", "uri": "ammattitaitovaatimukset_990199"}
    new["vaatimus"] = {
        "fi": "käyttää työssään digitaalisia palveluja yhdessä asukkaan kanssa",
        "sv": "använder digitala tjänster tillsammans med den boende",
        "en": "uses digital services together with the resident",
    }
    left_out, moved = rows.pop(6), rows.pop(3)
    rows += [moved, new]
    areas = unit["arviointi"]["arvioinninKohdealueet"]
    areas[:] = [area for area in areas if area["koodi"]["arvo"] != left_out["koodi"]["arvo"]]
    lines = areas[0]["arvioinninKohteet"][0]["osaamistasonKriteerit"][0]["kriteerit"]
    lines[0] = {
        "fi": "tervehtii asukasta nimeltä ja puhuu hänelle ystävällisesti",
        "sv": "hälsar på den boende vid namn och talar vänligt",
        "en": "greets the resident by name and speaks in a friendly way",
    }


def _moment(year: int, month: int, day: int, hour: int) -> int:
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp() * 1000)
