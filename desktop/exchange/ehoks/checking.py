"""Whether a plan has the shape that eHOKS takes: its keys, types and codes, each fault at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from desktop.domain.competence_plan import Remark
from desktop.domain.identifiers import is_learner, is_organisation, is_study_right
from desktop.domain.people import is_business_id, is_phone
from desktop.exchange.ehoks.json_text import Path
from desktop.exchange.ehoks.places import where
from desktop.exchange.ehoks.shapes import PLAN, READ_ONLY, Code, Keys, Listed, Plain, Shape
from desktop.texts import _, n_

MOST_REMARKS = 200
SHOWN = 60
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def shape_remarks(plan: object, doubled: Iterable[Path] = ()) -> list[Remark]:
    """What of a plan eHOKS would refuse for its shape; keys that only the service may say are no fault."""
    remarks = [_remark(path, _("This key stands twice; the last one counts."), hard=False) for path in doubled]
    _find(remarks, plan, PLAN, ())
    if len(remarks) > MOST_REMARKS:
        remarks[MOST_REMARKS:] = [_remark((), _("There are more faults; they are not listed."))]
    return remarks


def _remark(path: Path, sentence: str, *, hard: bool = True) -> Remark:
    return Remark(at=path, where=where(path), sentence=sentence, hard=hard)


def _find(remarks: list[Remark], value: Any, shape: Shape, path: Path) -> None:
    """Add what is wrong with a value, and inside of it."""
    if isinstance(shape, Keys):
        if isinstance(value, dict):
            _find_in_object(remarks, value, shape, path)
            return
        text = _("There should be an object with keys here.")
    elif isinstance(shape, Listed):
        if isinstance(value, list):
            for index, one in enumerate(value):
                _find(remarks, one, shape.shape, (*path, index))
            return
        text = _("There should be a list here.")
    elif isinstance(shape, Code):
        if isinstance(value, str) and shape.fits(value):
            return
        text = _("{value} is no code of {codes}.").format(value=_shown(value), codes=shape.codes)
    else:
        if _CHECKS[shape](value):
            return
        text = _(_TOLD[shape]).format(value=_shown(value))
    remarks.append(
        _remark(path, text if value is not None else _("This is empty (null). eHOKS wants the key left out."))
    )


def _find_in_object(remarks: list[Remark], value: dict[str, Any], shape: Keys, path: Path) -> None:
    for key, one in value.items():
        inner = shape.known.get(key)
        if inner is Plain.TEXT and type(one) is str:
            continue  # what most values are
        if inner is not None:
            _find(remarks, one, inner, (*path, key))
        elif key not in READ_ONLY:
            remarks.append(_remark((*path, key), _("eHOKS does not know this key.")))
    for key in shape.required:
        if key not in value:
            remarks.append(_remark((*path, key), _("This is missing.")))


def _shown(value: object) -> str:
    """A value as it is quoted in a sentence."""
    text = value if isinstance(value, str) else str(value)
    return f"“{text[:SHOWN]}…”" if len(text) > SHOWN else f"“{text}”"


def read_day(value: object) -> date | None:
    """The day that a text of the form 2026-11-23 means."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and "T" in value and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and value >= 0  # type: ignore[operator]


def _text(rule: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and rule(value)


_CHECKS: dict[Plain, Callable[[Any], bool]] = {
    Plain.TEXT: _text(lambda _value: True),
    Plain.NAME: _text(bool),
    Plain.WHOLE: _is_whole,
    Plain.NUMBER: _is_number,
    Plain.FLAG: lambda value: type(value) is bool,
    Plain.DAY: lambda value: read_day(value) is not None,
    Plain.MOMENT: _is_moment,
    Plain.PHONE: _text(lambda value: is_phone(value) and len(value) <= 256),
    Plain.BUSINESS_ID: _text(is_business_id),
    Plain.ORGANISATION: _text(is_organisation),
    Plain.LEARNER: _text(is_learner),
    Plain.STUDY_RIGHT: _text(is_study_right),
}

_TOLD = {
    Plain.TEXT: n_("{value} should be a text."),
    Plain.NAME: n_("{value} should be a text that is not empty."),
    Plain.WHOLE: n_("{value} should be a whole number."),
    Plain.NUMBER: n_("{value} should be a number that is not negative."),
    Plain.FLAG: n_("{value} should be true or false."),
    Plain.DAY: n_("{value} is no day. A day is written 2026-11-23."),
    Plain.MOMENT: n_("{value} is no moment. A moment is written 2026-11-23T12:30:00Z."),
    Plain.PHONE: n_("{value} is no phone number: only digits, spaces and + - ( )."),
    Plain.BUSINESS_ID: n_("{value} is no business ID: seven digits, a hyphen and a check digit that fits."),
    Plain.ORGANISATION: n_("{value} is no OID of an organisation."),
    Plain.LEARNER: n_("{value} is no learner OID: compare its digits with their source."),
    Plain.STUDY_RIGHT: n_("{value} is no OID of a study right: compare its digits with their source."),
}
