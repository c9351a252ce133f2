"""The plans in a file: one, a list of them, or what the service answers with; each with its own bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain.competence_plan import CompetencePlan, Remark
from desktop.domain.errors import UserError
from desktop.domain.periods import NO_RIGHT, Right
from desktop.exchange.ehoks.checking import shape_remarks
from desktop.exchange.ehoks.json_parts import items, members
from desktop.exchange.ehoks.json_text import JsonText, Path, read_json
from desktop.exchange.ehoks.reading import read_plan
from desktop.exchange.ehoks.rules import rule_remarks
from desktop.exchange.ehoks.shapes import UNIT_LISTS
from desktop.texts import _

_TELLING = frozenset(("opiskeluoikeus-oid", "oppija-oid", "ensikertainen-hyvaksyminen", *UNIT_LISTS))


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """One plan of a file: its own text as it stood there, and what it says."""

    text: bytes
    plan: CompetencePlan


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The plans of a file in order, and how many other things stood between them."""

    plans: tuple[ReadPlan, ...]
    passed_over: int = 0


def read_file(data: bytes, today: date) -> ReadFile:
    """The plans in the bytes of a file, with what is wrong in each; a UserError where there is none at all."""
    document = read_json(data)
    listed = _listed(document)
    plans = [
        ReadPlan(text, _read(value, _within(document.doubled, at), today))
        for at, text, value in listed
        if _is_plan(value)
    ]
    if not plans:
        raise UserError(_("There is no plan (HOKS) in this file. Get it from eHOKS or the student register as JSON."))
    return ReadFile(tuple(plans), len(listed) - len(plans))


def check_again(text: bytes, today: date, right: Right = NO_RIGHT) -> CompetencePlan:
    """A kept plan as it stands, with what is wrong in it on a day, also by the days of the study right."""
    document = read_json(text)
    return _read(document.value, document.doubled, today, right)


def _listed(document: JsonText) -> list[tuple[Path, bytes, Any]]:
    """What may be a plan: its path, its text and its value. The service wraps what it answers into ``data``."""
    at: Path = ()
    text, value = document.text, document.value
    if isinstance(value, dict) and not _is_plan(value) and isinstance(value.get("data"), dict | list):
        at, text, value = ("data",), members(text)["data"], value["data"]
    if isinstance(value, list):
        return [((*at, index), *both) for index, both in enumerate(zip(items(text), value, strict=True))]
    return [(at, text, value)]


def _is_plan(value: object) -> bool:
    return isinstance(value, dict) and not _TELLING.isdisjoint(value)


def _within(paths: tuple[Path, ...], at: Path) -> tuple[Path, ...]:
    return tuple(path[len(at) :] for path in paths if path[: len(at)] == at)


def _read(value: dict[str, Any], doubled: tuple[Path, ...], today: date, right: Right = NO_RIGHT) -> CompetencePlan:
    plan = read_plan(value)
    shape = shape_remarks(value, doubled)
    told = {one.at for one in shape}
    rules = [one for one in rule_remarks(value, plan, today, right) if one.at not in told]
    return replace(plan, remarks=tuple(sorted((*shape, *rules), key=_place)))


def _place(remark: Remark) -> bool:
    return not remark.hard
