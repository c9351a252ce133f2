"""Reading untrusted JSON step by step: what has the wrong type becomes a finding and is passed over."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

from desktop.domain.curriculum import AssessmentTarget, Finding
from desktop.domain.local_text import LocalText
from desktop.domain.terms import Scale
from desktop.exchange.eperusteet.markup import line, prose
from desktop.texts import HELSINKI, _

Json: TypeAlias = dict[str, Any]
"""An object of the document, its values not yet looked at."""

MOST_FINDINGS = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MAIN = frozenset(("fi", "sv", "en"))
_NO_LANGUAGES = ("_id", "_tunniste")


class Reading:
    """One reading of one document: its findings, and what its parts share.

    ``scale`` is the scale of the document's units where their criteria do not tell; ``generic`` keeps the generic
    criteria that are repeated on every unit, with their source.
    """

    def __init__(self) -> None:
        self.scale = Scale.ONE_TO_FIVE
        self.generic: dict[str, tuple[Any, AssessmentTarget]] = {}
        self._findings: list[Finding] = []
        self._left_out = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far, in order; past a limit only their number."""
        if not self._left_out:
            return tuple(self._findings)
        text = _("{count} more findings are not listed.").format(count=self._left_out)
        return (*self._findings, Finding(path="", text=text))

    def note(self, path: str, text: str) -> None:
        """Report something at a place of the document, such as "tutkinnonOsat[3].nimi"."""
        if len(self._findings) < MOST_FINDINGS:
            self._findings.append(Finding(path=line(path)[:200], text=text))
        else:
            self._left_out += 1

    def note_wrong_type(self, path: str) -> None:
        """Report a value of a kind that this place cannot hold."""
        self.note(path, _("The value here is of the wrong kind and was passed over."))

    def note_unknown(self, raw: Json, known: Collection[str], at: str) -> None:
        """Report the keys that carry something and mean nothing to this program."""
        for key in raw.keys() - known:
            if raw[key] not in (None, "", [], {}, False):
                self.note(
                    _under(at, key), _("This part of the document is not known to this program and was left out.")
                )

    def object(self, raw: Json, key: str, at: str) -> Json:
        """The object under a key; {} when there is none."""
        value: Any = raw.get(key)
        if type(value) is dict:
            return value
        if value is not None:
            self.note_wrong_type(_under(at, key))
        return {}

    def objects(self, raw: Json, key: str, at: str) -> Iterator[tuple[Json, str]]:
        """The objects in the list under a key, each with its path."""
        for value, place in self.values(raw, key, at):
            if type(value) is dict:
                yield value, place
            else:
                self.note_wrong_type(place)

    def values(self, raw: Json, key: str, at: str) -> Iterator[tuple[Any, str]]:
        """The values in the list under a key, each with its path."""
        for index, value in enumerate(self.listed(raw, key, at)):
            yield value, f"{_under(at, key)}[{index}]"

    def listed(self, raw: Json, key: str, at: str) -> Sequence[Any]:
        """The values in the list under a key; () when there is none."""
        values: Any = raw.get(key)
        if type(values) is list:
            return values
        if values is not None:
            self.note_wrong_type(_under(at, key))
        return ()

    def word(self, raw: Json, key: str, at: str) -> str:
        """A short text without languages (a code, a state); "" when there is none."""
        value: Any = raw.get(key)
        if type(value) is str:
            return line(value)
        if value is not None:
            self.note_wrong_type(_under(at, key))
        return ""

    def ident(self, raw: Json, key: str, at: str) -> str:
        """An id: a number in one place and a string in another, here always a string; "" when there is none."""
        value: Any = raw.get(key)
        if type(value) is int:
            return str(value) if abs(value) < 1 << 64 else ""
        return self.word(raw, key, at)

    def number(self, raw: Json, key: str, at: str) -> float | None:
        """A number; None when there is none."""
        value: Any = raw.get(key)
        if type(value) in (int, float) and abs(value) < 1e9:
            return float(value)
        if value is not None:
            self.note_wrong_type(_under(at, key))
        return None

    def flag(self, raw: Json, key: str, at: str) -> bool | None:
        """Yes, no or unsaid."""
        value: Any = raw.get(key)
        if value is None or value is True or value is False:
            return value
        self.note_wrong_type(_under(at, key))
        return None

    def moment(self, raw: Json, key: str, at: str) -> datetime | None:
        """A moment given as milliseconds since 1970, UTC."""
        value: Any = raw.get(key)
        if type(value) in (int, float) and math.isfinite(value):
            try:
                return _EPOCH + timedelta(milliseconds=value)
            except OverflowError:
                pass
        if value is not None:
            self.note_wrong_type(_under(at, key))
        return None

    def day(self, raw: Json, key: str, at: str) -> date | None:
        """A day in Helsinki, given as the millisecond it begins there."""
        try:
            moment = self.moment(raw, key, at)
            return moment.astimezone(HELSINKI).date() if moment else None
        except OverflowError:  # the first or the last day of the calendar
            self.note_wrong_type(_under(at, key))
            return None

    def text(self, raw: Json, key: str, at: str) -> LocalText:
        """A localised text on one line per language, without markup."""
        value: Any = raw.get(key)
        return self.local(value, _under(at, key), line) if value else {}

    def prose(self, raw: Json, key: str, at: str) -> LocalText:
        """A localised text with its paragraphs and lists on lines of their own, without markup."""
        value: Any = raw.get(key)
        return self.local(value, _under(at, key), prose) if value else {}

    def local(self, value: Any, at: str, clean: Callable[[str], str] = line) -> LocalText:
        """A localised text: the languages that have words, placeholders and stray languages left out."""
        if type(value) is not dict:
            return self._without_language(value, at, clean)
        found: LocalText = {}
        odd = False
        for language, words in value.items():
            if type(words) is str and language in _MAIN:
                if text := clean(words):
                    found[language] = text
                    odd = odd or text[0] == "["
            elif words and language not in _NO_LANGUAGES:
                odd = True
                if type(words) is not str or not _is_language(language):
                    self.note_wrong_type(_under(at, language))
                elif text := clean(words):
                    found[language] = text
        return self._tidied(found, at) if odd else found

    def _without_language(self, value: Any, at: str, clean: Callable[[str], str]) -> LocalText:
        """A text that does not say its language is taken as Finnish."""
        if type(value) is str and (text := clean(value)):
            self.note(at, _("The text does not say its language; it was taken as Finnish."))
            return {"fi": text}
        if value is not None and type(value) is not str:
            self.note_wrong_type(at)
        return {}

    def _tidied(self, text: LocalText, at: str) -> LocalText:
        """Stray languages are junk beside real ones, and words in square brackets wait for their translation."""
        kept = {one: words for one, words in text.items() if one in _MAIN} or text
        real = {one: words for one, words in kept.items() if not _is_placeholder(words)} or kept
        if len(real) < len(kept):
            self.note(at, _("A text in square brackets waits for its translation and was left out."))
        return real


def _is_language(key: str) -> bool:
    return len(key) == 2 and key.isascii() and key.isalpha() and key.islower()


def _is_placeholder(words: str) -> bool:
    return words[0] == "[" and words[-1] == "]" and "]" not in words[1:-1]


def _under(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
