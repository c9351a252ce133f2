"""What the times in a document give to doubt: each signer's clock is their own word, a time stamp somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.pdf_utils.reader import PdfFileReader

from desktop.export.certifying import CLOCKS_DIFFER
from desktop.export.signatures import Judged, Stamped
from desktop.texts import _

_A_DAY = timedelta(days=1)  # a reader's clock may be set to another part of the world


def stamp_over(stamps: Iterable[Stamped], ends: int) -> Stamped | None:
    """The stamp that tells most of what ends there: a known service's, else any; the first of them.

    A stamp tells nothing of what was added after it.
    """
    over = sorted((not one.trusted, one) for one in stamps if one.ends > ends)
    return over[0][1] if over else None


def seen_by(stamps: Iterable[Stamped], ends: int) -> datetime | None:
    """When a known service saw what ends there; None where none has."""
    stamp = stamp_over(stamps, ends)
    return stamp.at if stamp and stamp.trusted else None


def made_at(reader: PdfFileReader) -> datetime | None:
    """When the document says that it was made; None where it does not say it in a way that can be read."""
    try:
        told = parse_pdf_date(str(reader.trailer_view["/Info"]["/CreationDate"]))
    except (KeyError, ValueError, TypeError):
        return None
    return told if told.tzinfo else None


def doubts(
    judged: Sequence[Judged], stamps: Sequence[Stamped], made: datetime | None, now: datetime | None
) -> list[tuple[Judged, str]]:
    """What does not fit together in the times of signatures, which are given in the order of signing."""
    found: list[tuple[Judged, str]] = []
    latest = made
    for number, one in enumerate(judged):
        at, seen = one.verdict.at, seen_by(stamps, one.ends)
        if one.verdict.changed:
            continue
        if at is None:
            found.append((one, _("The signature does not tell when it was made.")))
            continue
        if seen and at > seen + CLOCKS_DIFFER:
            text = _("The signer's clock tells a later time than the time stamp. One of the two is wrong.")
            found.append((one, text))
        if now and at > now + _A_DAY:
            found.append((one, _("The signer's clock tells a time that has not come yet. One of the clocks is wrong.")))
        if latest and at < latest - CLOCKS_DIFFER:
            early = _("The signer's clock tells an earlier time than that of the one who signed before.")
            older = _("The signer's clock tells an earlier time than when the document was made.")
            found.append((one, early if number and made != latest else older))
        latest = max(latest, at) if latest else at
    return found
