"""The letters of our documents: the bundled font in two weights, how wide words are, which letters it lacks."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.paths import resources

REGULAR = "Inter-Regular"
BOLD = "Inter-SemiBold"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
rl_config.useA85 = 0  # streams as the bytes they are: a fifth smaller than as letters
_SELECTORS = range(0xFE00, 0xFE10)
ONE_AT_A_TIME = threading.Lock()
"""Held while a PDF is drawn: reportlab's fonts keep account of the letters a document uses, for one at a time."""


def name_of(bold: bool) -> str:
    """The font's name in reportlab, registered when first asked for."""
    name = BOLD if bold else REGULAR
    _face(name)
    return name


@cache
def _face(name: str) -> Any:
    font = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"), asciiReadable=0, shapable=False)
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is, in points."""
    found: float = _face(name_of(bold)).stringWidth(text, size)
    return found


_TO_LOOK_AT = re.compile("[^\n -~\u00a0-\u024f]")  # those letters are all settable as they are


def clean(text: str) -> str:
    """The text as it can be set: composed letters, plain spaces, no invisible characters but soft hyphens and newlines.

    Composed because files from some systems carry "a" and its dots apart; NFC leaves what people see as it is.
    """
    return _TO_LOOK_AT.sub(lambda found: _settable(found[0]), unicodedata.normalize("NFC", text))


def _settable(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Zs" or letter == "\t":
        return " "
    return "" if category in ("Cc", "Cf") or ord(letter) in _SELECTORS else letter


def missing_letters(texts: Iterable[str]) -> set[str]:
    """The letters of the texts that the font lacks; a document with one of them would show an empty box."""
    known = _letters()
    used = set("".join(clean(text) for text in texts)) - {"\n", SOFT_HYPHEN}
    return {letter for letter in used if letter not in known}


@cache
def _letters() -> frozenset[str]:
    """The letters that both weights have."""
    regular, bold = (set(_face(name).face.charToGlyph) for name in (REGULAR, BOLD))
    return frozenset(chr(code) for code in regular & bold)
