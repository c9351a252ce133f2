"""Official identifiers and their check digits: learners, study rights, organisations."""

from __future__ import annotations

import re
from operator import mul

_LEARNER = re.compile(r"1\.2\.246\.562\.(24|[12]?98)\.([1-9][0-9]{9})([0-9]|10)")
_STUDY_RIGHT = re.compile(r"1\.2\.246\.562\.(15)\.([1-9][0-9]{9})([0-9]|10)")
_WEIGHTS = (7, 1, 3, 7, 1, 3, 7, 1, 3, 7)  # 7, 3, 1 from the right
_WEIGHTED_ZEROS = sum(_WEIGHTS) * ord("0")
_ORGANISATION = re.compile(r"1\.2\.246\.562\.(10|[12]?99)\.([1-9][0-9]{9}([0-9]|10)|0{10}1|201[34][0-9]{18})")

KOSKI_DIGITS = 11


def is_learner(text: str) -> bool:
    """Whether the text is the OID of a learner (oppijanumero) with the right check digit."""
    found = _LEARNER.fullmatch(text)
    if not found:
        return False
    node, body, check = found.groups()
    return int(check) % 10 == (_weighted(body) if node == "24" else _luhn(body))


def is_study_right(text: str) -> bool:
    """Whether the text is the OID of a study right (opiskeluoikeus) with the right check digit.

    A fault of old once wrote the check digit 0 as 10, so two digits are possible there.
    """
    found = _STUDY_RIGHT.fullmatch(text)
    return found is not None and int(found[3]) % 10 == _luhn(found[2])


def is_organisation(text: str) -> bool:
    """Whether the text has the shape of an organisation's OID; its check digit means nothing any more."""
    return bool(_ORGANISATION.fullmatch(text))


def is_koski_study_right(text: str) -> bool:
    """Whether Koski takes the OID of a study right: it refuses those with the two digits of the old fault."""
    return is_study_right(text) and len(text.rpartition(".")[2]) == KOSKI_DIGITS


def _luhn(body: str) -> int:
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return -sum(value // 10 + value % 10 for value in doubled) % 10


def _weighted(body: str) -> int:
    total: int = sum(map(mul, body.encode(), _WEIGHTS))
    return (_WEIGHTED_ZEROS - total) % 10
