"""Hears a document as a screen reader does: the tree of tags in order, its ActualText, else the letters of the font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.export.reading import elements, opened

_PART = re.compile(
    rb"/(?P<tag>\w+) <<(?P<about>.*?)>> BDC|(?P<end>\bEMC\b)|/(?P<font>F\d+\+\d+) [\d.]+ Tf"
    rb"|\((?P<text>(?:\\.|[^\\()])*)\) Tj",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def heard(pdf: bytes) -> list[tuple[str, str]]:
    """(tag, text) of every element that says something, in reading order; a figure says its description."""
    pages = _pages(pdf)
    found = []
    for element in elements(pdf):
        tag = str(element["/S"])[1:]
        text = _told(element, tag, pages)
        if text.strip():
            found.append((tag, " ".join(text.split())))
    return found


def _told(element: Any, tag: str, pages: dict[int, dict[int, str]]) -> str:
    if tag == "Figure":
        return str(element["/Alt"])
    if "/ActualText" in element:
        return str(element["/ActualText"])
    return "".join(pages[page].get(number, "") for page, number in _contents(element))


def _contents(element: Any) -> Iterator[tuple[int, int]]:
    """Where its marked content is: the page's number of object, and the content's number there."""
    if "/K" not in element:
        return
    kids = element["/K"]
    for one in [one.get_object() for one in kids] if isinstance(kids, list) else [kids]:
        if isinstance(one, int):
            yield element.raw_get("/Pg").idnum, one
        elif hasattr(one, "keys") and "/MCID" in one:
            yield one.raw_get("/Pg").idnum, int(one["/MCID"])


def _pages(pdf: bytes) -> dict[int, dict[int, str]]:
    """What each page's marked content says, by the page's number of object and the content's number."""
    kids = opened(pdf).root["/Pages"]["/Kids"]
    return {kids.raw_get(number).idnum: _said(kids[number]) for number in range(len(kids))}


def _said(page: Any) -> dict[int, str]:
    letters = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    said: dict[int, str] = {}
    number, spoken, font = -1, "", ""
    for part in _PART.finditer(page["/Contents"].data):
        if part["tag"]:
            mcid = re.search(rb"/MCID (\d+)", part["about"])
            number, spoken = int(mcid[1]) if mcid else -1, _spoken(part["about"])
            said[number] = spoken
        elif part["font"]:
            font = f"/{part['font'].decode()}"
        elif part["text"] is not None and number >= 0 and not spoken:
            said[number] += "".join(letters[font][code] for code in _unescaped(part["text"]))
        elif part["end"]:
            number, spoken = -1, ""
    return said


def _spoken(about: bytes) -> str:
    found = re.search(rb"/ActualText <FEFF([0-9A-F]*)>", about)
    return bytes.fromhex(found[1].decode()).decode("utf-16-be") if found else ""


def _letters(font: Any) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]+)> <([0-9A-F]+)>\n", font["/ToUnicode"].data.partition(b"beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be") for code, letter in pairs}


def _unescaped(text: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        told = found[1]
        return bytes([int(told, 8)]) if told.isdigit() else _NAMED.get(told, told)

    return _ESCAPE.sub(plain, text)
