"""Which line of one version is which of another: by its code first, then by its words, then by what is most alike."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from desktop.domain.local_text import READING_ORDER, LocalText

LEAST_ALIKE = 0.5
"""The share of its words that a line must have in common, in their order, with another to be the same line reworded."""
MOST_PAIRS = 60_000
"""How many pairs of lines are compared word by word; real units have some hundred lines at most."""
_NEAR = 8  # how far a reworded line is looked for where there are more
MOST_WORDS = 2_000
"""Of longer texts single words are not compared."""
_SAME_PLACE = 0.15  # what an equal id adds: where ids are running numbers, they tell only a little
_STEM = 6  # letters of a word that count, as Finnish words change at their ends
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be paired: its code where it has one of its own, its id, its words, and the heading above it."""

    text: LocalText
    code: str = ""
    id: str = ""
    area: LocalText = field(default_factory=dict)


class Pair(NamedTuple):
    """Places of one line before and after; None where it is not. ``moved``: among the others or to another heading."""

    before: int | None
    after: int | None
    moved: bool = False


def pair_up(before: Sequence[Line], after: Sequence[Line]) -> list[Pair]:
    """Every line of both once, in the order of what is new; what is gone stands where it was."""
    found: dict[int, int] = {}
    _by_key(before, after, found, lambda line: line.code)
    _by_words(before, after, found)
    _by_likeness(before, after, found)
    return _in_order(len(before), len(after), found, _moved(before, after, found))


def matched(pairs: Iterable[Pair]) -> list[tuple[int, int]]:
    """The places before and after of the lines that both versions have."""
    return [(one.before, one.after) for one in pairs if one.before is not None and one.after is not None]


def shared_language(one: LocalText, other: LocalText, wanted: str = "") -> str:
    """The language to compare two texts in: the wanted one where both have it, else the first that both have; ""."""
    return next((code for code in (wanted, *READING_ORDER, *one) if one.get(code) and other.get(code)), "")


def same_words(one: LocalText, other: LocalText) -> bool:
    """Whether two texts say the same in every language that both have, and have one in common."""
    both = [code for code in one if other.get(code) and one[code]]
    return bool(both) and all(plain(one[code]) == plain(other[code]) for code in both)


def plain(text: str) -> str:
    """The text by which lines are told apart: spaces, case and the full stop do not count."""
    return " ".join(text.split()).casefold().rstrip(".;,")


def likeness(one: LocalText, other: LocalText) -> float:
    """How much two texts have in common, from 0 to 1, in the first language that both have."""
    language = shared_language(one, other)
    return _alike(_stems(one[language]), _stems(other[language])) if language else 0.0


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word[:_STEM] for word in _WORD.findall(text.casefold())[:MOST_WORDS])


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    total = len(one) + len(other)
    if not total or 2 * (Counter(one) & Counter(other)).total() / total < LEAST_ALIKE - _SAME_PLACE:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _by_key(before: Sequence[Line], after: Sequence[Line], found: dict[int, int], key: Callable[[Line], str]) -> None:
    """Pair those whose key stands once on either side."""
    was, now = _once(map(key, before)), _once(map(key, after))
    found.update({place: now[one] for one, place in was.items() if one in now})


def _once(keys: Iterable[str]) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    return {key: where[0] for key, where in places.items() if key and len(where) == 1}


def _left(count: int, taken: Collection[int]) -> list[int]:
    known = set(taken)
    return [place for place in range(count) if place not in known]


def _by_words(before: Sequence[Line], after: Sequence[Line], found: dict[int, int]) -> None:
    """Pair lines that say the same, also nothing; of several, the first with the first."""
    free = _left(len(after), found.values())
    says: dict[tuple[str, str], list[int]] = {}
    for place in free:
        for key in _said(after[place].text):
            says.setdefault(key, []).append(place)
    taken: set[int] = set()
    for place in _left(len(before), found):
        text = before[place].text
        candidates = (one for key in _said(text) for one in says.get(key, ()) if one not in taken)
        same = next((one for one in candidates if not text or same_words(text, after[one].text)), None)
        if same is not None:
            found[place] = same
            taken.add(same)


def _said(text: LocalText) -> list[tuple[str, str]]:
    """What a text says in each of its languages; one without words says nothing in none."""
    return [(code, plain(words)) for code, words in text.items()] or [("", "")]


def _by_likeness(before: Sequence[Line], after: Sequence[Line], found: dict[int, int]) -> None:
    """Pair what is left by how much it has in common, the most alike first; among very many, only with near ones."""
    scores = []
    free = _left(len(after), found.values())
    left = _left(len(before), found)
    reach = len(after) + len(before) if len(left) * len(free) <= MOST_PAIRS else _NEAR
    for place in left:
        for one in free:
            if abs(place - one) > reach:
                continue
            score = likeness(before[place].text, after[one].text)
            same_place = score and before[place].id and before[place].id == after[one].id
            score += _SAME_PLACE if same_place else 0
            if score >= LEAST_ALIKE:
                scores.append((-score, abs(place - one), place, one))
    taken: set[int] = set()
    for _score, _far, place, one in sorted(scores):
        if place not in found and one not in taken:
            found[place] = one
            taken.add(one)


def _moved(before: Sequence[Line], after: Sequence[Line], found: dict[int, int]) -> set[int]:
    """Places before of those that stand elsewhere among the others now, or under another heading."""
    order = sorted(found)
    still = _longest_rising([found[place] for place in order])
    moved = {place for place in order if found[place] not in still}
    renamed: dict[str, Counter[str]] = {}
    headings = {place: (_heading(before[place]), _heading(after[one])) for place, one in found.items()}
    for was, now in headings.values():
        renamed.setdefault(was, Counter())[now] += 1
    return moved | {place for place, (was, now) in headings.items() if renamed[was].most_common(1)[0][0] != now}


def _heading(line: Line) -> str:
    return next((plain(words) for code in (*READING_ORDER, *line.area) if (words := line.area.get(code))), "")


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The longest run of numbers that rise, not necessarily side by side; of several the one that begins first.

    It is looked for from the end, among the negative numbers.
    """
    ends: list[int] = []  # the least number that ends a run of each length
    where: list[int] = []  # its place
    link: list[int] = []  # of each number, the place of the one before it in its run
    backwards = [-number for number in reversed(numbers)]
    for place, number in enumerate(backwards):
        length = bisect_left(ends, number)
        link.append(where[length - 1] if length else -1)
        ends[length:], where[length:] = [number, *ends[length + 1 :]], [place, *where[length + 1 :]]
    place = where[-1] if where else -1
    run = set()
    while place >= 0:
        run.add(-backwards[place])
        place = link[place]
    return run


def _in_order(count_before: int, count_after: int, found: dict[int, int], moved: set[int]) -> list[Pair]:
    came_from = {one: place for place, one in found.items()}
    gone = [place for place in range(count_before) if place not in found]
    pairs: list[Pair] = []
    for one in range(count_after):
        place = came_from.get(one)
        if place is not None and place not in moved:
            while gone and gone[0] < place:
                pairs.append(Pair(gone.pop(0), None))
        pairs.append(Pair(place, one, place in moved))
    return [*pairs, *(Pair(place, None) for place in gone)]
