"""What in a text names the people or the days of a case. It looks too closely rather than too little: people decide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from desktop.domain.case import Case
from desktop.texts import _

SHORT = 3
_ENDINGS = "(?::?(?:n|[aä]|ll[aäe]|lt[aä]|ss[aä]|st[aä]|[aä]n|in|s|ksi))?"
_WEAK = {
    **{"kk": "k", "pp": "p", "tt": "t", "nt": "nn", "nk": "ng", "mp": "mm"},
    **{"lt": "ll", "rt": "rr", "t": "d", "k": "", "p": "v"},
}
"""The weak grade of the consonants before the last vowel of a Finnish word."""

_DAY = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s-]?\d){6,}")


def personal_in(text: str, case: Case) -> tuple[str, ...]:
    """What of the case's people and days stands in a text: names, numbers, addresses, dates, as written there."""
    words = unicodedata.normalize("NFC", text)
    found = [*_names_in(words, case), *_number_in(words, case.student.number)]
    for pattern in (_DAY, _ADDRESS, _LONG_NUMBER):
        found += [match.group().strip() for match in pattern.finditer(words)]
    return tuple(dict.fromkeys(found))


def people_of(case: Case) -> tuple[str, ...]:
    """Everybody whom the case names."""
    named = (case.student.name, case.teacher.name, case.instructor.name, case.workplace.contact)
    others = (
        *(one.name for one in case.plan.assessors),
        *(one.name for one in case.signing.signatures),
    )
    return tuple(dict.fromkeys(name.strip() for name in (*named, *others) if name.strip()))


def personal_words(texts: Iterable[str]) -> str:
    """What was found, as one remark."""
    return _("Names a person or a day: {found}").format(found=", ".join(texts))


def _names_in(text: str, case: Case) -> list[str]:
    parts = {part for name in people_of(case) for part in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", name))}
    return [match.group() for part in sorted(parts) for pattern in _patterns(part) for match in pattern.finditer(text)]


def _patterns(part: str) -> list[re.Pattern[str]]:
    """How a part of a name may stand in a text: a short one as a word of its own; a longer one at the beginning of a
    word in any case; and as Finnish bends it, where it is written as a name: Pekka, Pekan.
    """
    if len(part) <= SHORT:
        return [re.compile(rf"\b{re.escape(part)}{_ENDINGS}\b")] if len(part) > 1 else []
    bent = (re.compile(rf"\b{re.escape(one)}\w*") for one in _bent(part))
    return [re.compile(rf"\b{re.escape(part)}\w*", re.IGNORECASE), *bent]


def _bent(part: str) -> set[str]:
    """How a name may begin when it is bent: Virtanen, Virtas|en; Pekka, Peka|n; Lahti, Lahde|n; Järvi, Järve|n."""
    name = part[:1].upper() + part[1:].lower()
    if name.endswith("nen"):
        return {name[:-3] + "s"}
    found = {name[:-1] + "e"} if name.endswith("i") else set()
    if match := re.fullmatch(r"(.+?)(kk|pp|tt|nt|nk|mp|lt|rt|t|k|p)([aeiouyäö])", name):
        head, strong, vowel = match.groups()
        found |= {head + _WEAK[strong] + end for end in {vowel, "e" if vowel == "i" else vowel}}
    return {one for one in found if len(one) >= SHORT}


def _number_in(text: str, number: str) -> list[str]:
    return [number] if number.strip() and number.strip() in text else []
