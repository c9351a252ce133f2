"""Lines pasted from a paper of the provider's own: bullets, numbers and what a word processor leaves are taken away.

One line is one requirement. A line that ends in a colon is a heading for those under it, or the words that they
continue ("Opiskelija osaa:").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MOST_LETTERS = 100_000
"""Of a longer text only the beginning is read."""
_HIDDEN = (("<!--", "-->"), ("<style", "</style>"), ("<xml", "</xml>"))  # what a word processor puts beside the words
_TAG = re.compile(r"</?[a-z][\w:]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_JUNK = re.compile(
    r"^(normal\s+0\s+(\d+\s+)?(false|true)\b.*|microsoftinternetexplorer\d|/\*.*\*/|[\w.,#@ -]*\{?\s*mso-.*|"
    r"(table|p|li|div)\.mso.*|[{}]|@page.*|(\w\w-\w\w|x-none)(\s+(\w\w-\w\w|x-none))*)$",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_OWN_USE = "\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf02d"  # bullets of Wingdings and Symbol
_SIGNS = "-–—−*+•·∙●○◦▪▫■□◼◆◇➢➤►▶‣⁃✓✔☐☑" + _OWN_USE
_MARK = re.compile(
    rf"^(?:[{re.escape(_SIGNS)}]\s*|o\s+(?=\S)|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s+(?=[^\W\d])|"
    rf"\(?(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[a-zåäö]|[ivx]{{1,4}})[.)](?:\s+|$|(?=[^\W\d])))+",
    re.IGNORECASE,
)
_TITLES = frozenset(
    (
        *("ammattitaitovaatimukset", "osaamistavoitteet", "vaatimukset", "tavoitteet"),
        *("krav på yrkesskicklighet", "mål för kunnandet", "krav", "mål"),
        *("vocational competence requirements", "competence objectives", "requirements", "objectives"),
    )
)
"""Headings that say only what the lines are."""
_LEADS = re.compile(
    r"^(opiskelija|tutkinnon suorittaja|den studerande|studeranden|examinanden|the student|student)"
    r"(\s+(osaa|kan|can|is able to))?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")
_MOST_HEADINGS = 3  # one above the other


class PastedLine(NamedTuple):
    """One requirement: its words, the heading above it and the words that it continues."""

    text: str
    area: str = ""
    lead: str = ""


def clean(text: str) -> str:
    """Words on one line, without markup and signs that nobody sees."""
    shown = "".join(_seen(one) for one in unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", shown).split())


def clean_text(text: str) -> str:
    """The same of a text of several lines, which stay lines; never two empty ones in a row."""
    lines = (clean(line) for line in _split(text))
    kept = "\n".join(line for line in lines if not _JUNK.match(line))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def tidy_lines(text: str) -> str:
    """The lines as they are understood: a requirement each, headings with their colon, nothing before the words."""
    return "\n".join(_lines(text))


def read_lines(text: str) -> list[PastedLine]:
    """The requirements in a text, in order. A heading with nothing under it is a requirement itself."""
    found: list[PastedLine] = []
    area = lead = ""
    lines = _lines(text)
    for place, line in enumerate(lines):
        if not line.endswith(":"):
            found.append(PastedLine(line, area, lead))
        elif place + 1 == len(lines):
            found.append(PastedLine(line.rstrip(" :"), area, lead))
        elif _LEADS.match(words := line.rstrip(" :")):
            lead = words
        else:
            area = words
    return found


def write_lines(lines: list[PastedLine]) -> str:
    """A text that is read as these lines."""
    told: list[str] = []
    area = lead = ""
    for line in lines:
        for words, before in ((line.lead, lead), (line.area, area)):
            if words and words != before:
                told.append(f"{words}:")
        area, lead = line.area or area, line.lead or lead
        told.append(line.text)
    return "\n".join(told)


def _seen(letter: str) -> str:
    """The letter, a space for what only parts words, and nothing for what nobody sees."""
    if letter.isprintable():
        return letter
    return letter if letter in _OWN_USE else " " * letter.isspace()


def _split(text: str) -> list[str]:
    """The lines of a text without its markup."""
    text = text[:MOST_LETTERS]
    for begin, end in _HIDDEN:
        text = _without(text, begin, end)
    return _BREAKS.split(_TAG.sub("\n", text))


def _without(text: str, begin: str, end: str) -> str:
    kept, place = [], 0
    low = text.lower() if text.isascii() else "".join(one.lower() if one.isascii() else one for one in text)
    while (start := low.find(begin, place)) >= 0 and (stop := low.find(end, start)) >= 0:
        kept.append(text[place:start])
        place = stop + len(end)
    return "\n".join((*kept, text[place:]))


def _lines(text: str) -> list[str]:
    return list(_with_headings(list(_marked(text))))


def _marked(text: str) -> Iterator[tuple[bool, str, bool]]:
    """Each line that says something: whether it had a mark, its words, and whether it followed an empty line."""
    apart = True
    waiting = False  # a bullet that stands alone belongs to the words on the next line
    for raw in _split(text):
        line = clean(raw)
        mark = _MARK.match(line)
        words = line[mark.end() :].strip() if mark else line
        if not _WORD.search(words) or _JUNK.match(words):
            waiting = waiting or bool(mark)
            apart = apart or not line
            continue
        yield bool(mark) or waiting, words, apart
        apart = waiting = False


def _with_headings(lines: list[tuple[bool, str, bool]]) -> Iterator[str]:
    """In a list with marks, a line without one goes on from the one above, or it is a heading."""
    any_marked = any(marked for marked, _words, _apart in lines)
    held = ""
    for place, (marked, words, apart) in enumerate(lines):
        if words.rstrip(" :").casefold() in _TITLES:
            continue
        if held and any_marked and not marked and not apart and words[0].islower() and not held.endswith(":"):
            held = f"{held} {words}"
            continue
        if held:
            yield held
        begins = _LEADS.match(words) or (any_marked and _is_above_marks(lines, place))
        held = f"{words.rstrip(' :')}:" if begins else words
    if held:
        yield held


def _is_above_marks(lines: list[tuple[bool, str, bool]], place: int) -> bool:
    """Whether a line with a capital and no mark stands above one with a mark, with nothing but such lines between."""
    for marked, words, _apart in lines[place : place + _MOST_HEADINGS]:
        if marked:
            return not lines[place][0]
        if not words[0].isupper() or words.endswith((".", "!", "?")):
            return False
    return False
