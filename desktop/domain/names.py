"""Whether two names are the same, and whether a name only looks like one."""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKE = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"))
"""The scripts whose letters are easily taken for one another's."""
_JOINERS = "\u200c\u200d"  # Persian and others write names with them


def same_name(one: str, other: str) -> bool:
    """Whether it is the same name, however its letters are composed and its parts set apart."""
    return unicodedata.normalize("NFC", one).split() == unicodedata.normalize("NFC", other).split()


def same_person(one: str, other: str) -> bool:
    """Whether it is the same name, also where one has the family name first: "Ohjaaja, Timo" is Timo Ohjaaja."""
    words = [sorted(unicodedata.normalize("NFC", name.replace(",", " ")).casefold().split()) for name in (one, other)]
    return words[0] == words[1]


def in_order(name: str) -> str:
    """A name as people say it: "Ohjaaja, Timo" becomes Timo Ohjaaja."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return f"{given} {family}" if comma and family and given and "," not in given else name


def looks_like_another(name: str) -> bool:
    """Whether a name has letters that are taken for others: of two scripts in one word, unseen, or marked by hand."""
    return any(_deceives(part) for part in re.split(r"[\s\-‐–’'.]+", unicodedata.normalize("NFC", name)))


def _deceives(word: str) -> bool:
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()} & _LOOK_ALIKE
    kinds = {unicodedata.category(letter) for letter in word if scripts or letter not in _JOINERS}
    if kinds & {"Cf", "Cc", "Co", "Cn", "Cs"} or len(scripts) > 1:
        return True
    return (bool(scripts) and "Mn" in kinds) or unicodedata.normalize("NFKC", word) != word
