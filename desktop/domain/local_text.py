"""Texts in several languages, and which of them to show."""

from __future__ import annotations

from typing import TypeAlias

LocalText: TypeAlias = dict[str, str]
"""A text by language code (fi, sv, en, rarely se, ru); only languages that have words are there."""

READING_ORDER = ("fi", "sv", "en")


def say(text: LocalText, language: str) -> str:
    """The text in the wanted language, else in the next one that has it; "" when none has."""
    return said(text, language)[0]


def said(text: LocalText, language: str) -> tuple[str, str]:
    """The text and the language it is really in: the wanted one, else fi, sv, en, any other."""
    for candidate in (language, *READING_ORDER, *text):
        if words := text.get(candidate):
            return words, candidate
    return "", ""
