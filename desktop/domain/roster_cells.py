"""What a cell of a roster says, by what its column is; and why it cannot be taken in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from desktop.domain.identifiers import is_learner, is_study_right
from desktop.domain.identity_number import has_identity_number, without_identity_numbers
from desktop.domain.people import is_business_id, is_phone, tidy_business_id
from desktop.domain.roster_columns import Column
from desktop.domain.sheet import Cell, cell_text
from desktop.texts import _

LONGEST = 200
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T].*)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_FORMULA_ERROR = re.compile(r"#[A-Z0-9/]+[!?A]")
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_050  # 1950 … 2099
_EPOCH = date(1899, 12, 30)


class CellError(Exception):
    """Why a cell is not taken in as it is; ``kept`` is what is taken in of it."""

    def __init__(self, text: str, kept: str = "") -> None:
        super().__init__(text)
        self.kept = kept


def text_in(cell: Cell) -> str:
    """The text of a cell, on one line."""
    text = cell_text(cell)
    if text[:1] in ("=", "#"):
        _refuse_formula(text)
    if len(text) > LONGEST:
        raise CellError(_("There is too much text here. It is left out."))
    return text


def plain_texts(cells: Sequence[Cell]) -> list[str] | None:
    """The texts of a whole column at once; None where one of them must be looked at for itself."""
    if {*map(type, cells)} != {str}:
        return None
    texts = [" ".join(cell.split()) for cell in cells]  # type: ignore[union-attr]
    lines = "\n".join(["", *texts])
    plain = "\n=" not in lines and "\n#" not in lines and max(map(len, texts)) <= LONGEST
    return texts if plain else None


def refuse_identity_number(text: str) -> None:
    """Leave out a henkilötunnus; what stands around it may stay."""
    if has_identity_number(text):
        told = _("There is an identity number (henkilötunnus) here. It is left out.")
        raise CellError(told, without_identity_numbers(text))


def _refuse_formula(text: str) -> None:
    if text[0] == "=" or _FORMULA_ERROR.fullmatch(text):
        raise CellError(_("There is a formula here instead of its result. It is left out."))


def _name(text: str) -> str:
    """A name as people say it: lists write “Koe, Aino” for Aino Koe."""
    if text.count(",") == 1:
        last, first = text.split(",")
        return f"{first.strip()} {last.strip()}".strip()
    return text


def _checked(text: str, is_right: Callable[[str], bool]) -> str:
    if not is_right(text):
        raise CellError(_("{text}: wrong check digit or form. It is left out.").format(text=text))
    return text


def _learner(text: str) -> str:
    return _checked(text.replace(" ", ""), is_learner)


def _study_right(text: str) -> str:
    return _checked(text.replace(" ", ""), is_study_right)


def _business_id(text: str) -> str:
    return _checked(tidy_business_id(text), is_business_id)


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise CellError(_("{text} is no e-mail address. It is left out.").format(text=text))
    return text


def _phone(text: str) -> str:
    if not is_phone(text):
        raise CellError(_("{text} is no phone number. It is left out.").format(text=text))
    return text


def _day(cell: Cell) -> str:
    """A day as ISO text; spreadsheets may give it as a number of days."""
    if isinstance(cell, datetime | date):
        return cell_text(cell)
    if isinstance(cell, int | float) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(cell))).isoformat()
    text = text_in(cell)
    if text.isdecimal() and len(text) == 5 and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(text))).isoformat()
    try:
        return _written_day(text).isoformat()
    except ValueError:
        pass
    raise CellError(_("{text} is no day. Write it like 1.8.2026. It is left out.").format(text=text))


@lru_cache(maxsize=1000)
def _written_day(text: str) -> date:
    """The day that a text tells; lists name the same few days over and over."""
    if found := _ISO_DAY.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(text)


def day_in(text: str) -> date | None:
    """The day of an ISO text; None for no text."""
    return date.fromisoformat(text) if text else None


DAYS = (Column.STARTS, Column.ENDS)
CHECKS: dict[Column, Callable[[str], str]] = {
    Column.NAME: _name,
    Column.OID: _learner,
    Column.STUDY_RIGHT: _study_right,
    Column.BUSINESS_ID: _business_id,
    Column.INSTRUCTOR: _name,
    Column.EMAIL: _address,
    Column.PHONE: _phone,
}
"""What the texts of a column must be, and how they are then written."""


def reader_of(column: Column) -> Callable[[Cell], str]:
    """How a cell of a column is read."""
    if column in DAYS:
        return _day
    check = CHECKS.get(column)
    return (lambda cell: check(text_in(cell))) if check else text_in
