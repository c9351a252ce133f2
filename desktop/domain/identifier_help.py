"""Help with identifiers while they are typed: tidied as they were meant, and what is wrong with them in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from desktop.domain.identifiers import is_learner, is_study_right
from desktop.domain.people import is_business_id, tidy_business_id
from desktop.texts import _

_ROOT = "1.2.246.562."
_LEARNER_NODE, _STUDY_RIGHT_NODE = "24", "15"
_TAIL = re.compile(r"[1-9][0-9]{10,11}")
_WHOLE = 11
"""So many digits has the tail of an OID, check digit and all."""


class Told(NamedTuple):
    """What is said beside the field; what is not ``hard`` may stay so."""

    text: str = ""
    hard: bool = True


class IdentifierHelp(NamedTuple):
    """How an identifier is tidied, and what is said of it: while it is typed (not ``done``) only what is sure."""

    tidy: Callable[[str], str]
    check: Callable[[str, bool], Told]


def tidy_learner(text: str) -> str:
    """A learner OID without spaces; its last eleven digits alone are enough."""
    return _tidy_oid(text, _LEARNER_NODE)


def tidy_study_right(text: str) -> str:
    """A study right OID, likewise."""
    return _tidy_oid(text, _STUDY_RIGHT_NODE)


def _tidy_oid(text: str, node: str) -> str:
    bare = re.sub(r"\s", "", text)
    return f"{_ROOT}{node}.{bare}" if _TAIL.fullmatch(bare) else bare


def check_business_id(text: str, done: bool) -> Told:
    """What is wrong with a business ID."""
    digits = sum(letter.isdigit() for letter in text)
    if not text.strip() or is_business_id(tidy_business_id(text)) or (not done and digits < 8):
        return Told()
    if digits == 8:
        return Told(_("The check digit does not fit. Compare the ID with its source."))
    return Told(_("A business ID has seven digits, a hyphen and a check digit: 1234567-8."))


def check_learner(text: str, done: bool) -> Told:
    """What is wrong with a learner OID (oppijanumero)."""
    oid = tidy_learner(text)
    if not oid or is_learner(oid) or not _is_long(oid, done):
        return Told()
    if is_study_right(oid):
        return Told(_("This is a study right, not a learner number."))
    if re.fullmatch(r"1\.2\.246\.562\.(24|[12]?98)\.[0-9]{11,12}", oid):
        return Told(_("The check digit does not fit. Compare the number with its source."))
    return Told(_("A learner number begins with 1.2.246.562.24. and has eleven more digits."))


def check_study_right(text: str, done: bool) -> Told:
    """What is wrong with a study right OID (opiskeluoikeus); one that Koski will not take may stay."""
    oid = tidy_study_right(text)
    if not oid or not _is_long(oid, done):
        return Told()
    if is_study_right(oid):
        long = len(oid.rpartition(".")[2]) > _WHOLE
        text = _(
            "Koski does not take a study right with twelve digits at its end. Ask the study office for the new one."
        )
        return Told(text, hard=False) if long else Told()
    if is_learner(oid):
        return Told(_("This is a learner number, not a study right."))
    if re.fullmatch(r"1\.2\.246\.562\.15\.[0-9]{11,12}", oid):
        return Told(_("The check digit does not fit. Compare the number with its source."))
    return Told(_("A study right begins with 1.2.246.562.15. and has eleven more digits."))


def _is_long(oid: str, done: bool) -> bool:
    """Whether enough is typed to judge it."""
    return done or len(oid.rpartition(".")[2]) >= _WHOLE


BUSINESS_ID = IdentifierHelp(tidy_business_id, check_business_id)
LEARNER = IdentifierHelp(tidy_learner, check_learner)
STUDY_RIGHT = IdentifierHelp(tidy_study_right, check_study_right)
