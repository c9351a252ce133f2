"""Words as plain text: one line each, no markup, nothing invisible. Every string of a document is hostile."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG_START = re.compile(r"<(?=[a-zA-Z/!?])")
_HIDDEN = re.compile(r"<(script|style|template)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_KEPT_INVISIBLE = "\u200c\u200d"  # joiners that some scripts need to be written at all


def keys(names: str) -> frozenset[str]:
    """The names of keys, written with spaces between them."""
    return frozenset(names.split())


def collapsed(words: str) -> str:
    """The words with every run of white space, also of no-break spaces, made one space, and invisible marks gone."""
    words = " ".join(words.split())
    return words if words.isprintable() else _visible(words)


def _visible(words: str) -> str:
    kept = (one for one in words if one.isprintable() or one in _KEPT_INVISIBLE or not _is_control(one))
    return " ".join("".join(kept).split())


def _is_control(letter: str) -> bool:
    """Control and format characters (soft hyphens, changes of writing direction) and halves of letters."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs")


def has_markup(words: str) -> bool:
    """Whether anything in the words could be a tag."""
    return "<" in words and _TAG_START.search(words) is not None


def without_tags(words: str) -> str:
    """The words with what still looks like a tag taken out; an angle that could open one becomes a quotation mark."""
    for _round in range(3):
        if not has_markup(words):
            return words
        words = _TAG.sub(" ", _HIDDEN.sub(" ", words))
    return _TAG_START.sub("‹", words)


def unescaped(words: str) -> str:
    """Words that have no tags, with entities (&nbsp;, &ndash;) as the letters they stand for."""
    if "&" in words:
        words = html.unescape(words)
    return collapsed(without_tags(words))
