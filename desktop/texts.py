"""The words of the program in Finnish, Swedish and English: one catalogue for windows, command line and documents."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from desktop.catalogue import Catalogue
from desktop.paths import resources

LANGUAGES = ("fi", "sv", "en")
HELSINKI = ZoneInfo("Europe/Helsinki")


class _Choice:
    """The language of the person at the keyboard."""

    language = "fi"
    stretch = int(os.environ.get("UI_STRETCH") or 1)
    instead: Mapping[str, str] = {}


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English is the language of the messages themselves."""
    path = resources() / "i18n" / f"{language}.mo"
    if not path.exists():
        return gettext.NullTranslations()
    return Catalogue(path)


def use_language(language: str) -> None:
    """Choose the language of the person at the keyboard; an unknown one becomes English."""
    _Choice.language = language if language in LANGUAGES else "en"


def language() -> str:
    """The language of the person at the keyboard."""
    return _Choice.language


def use_words(instead: Mapping[str, str]) -> None:
    """Say some messages in other words, message by message, as long as a thing of another kind is on the screen."""
    _Choice.instead = instead


def use_stretch(times: int) -> None:
    """Let every text of the windows be so many times as long, to see which layouts break; UI_STRETCH does so too."""
    _Choice.stretch = times


def _stretched(text: str) -> str:
    return " ".join([text] * _Choice.stretch) if _Choice.stretch > 1 else text


def system_language() -> str:
    """The language this computer is set to, where it is one of ours, else Finnish."""
    import locale

    for name in (
        os.environ.get("LANGUAGE"),
        os.environ.get("LC_ALL"),
        os.environ.get("LANG"),
        locale.getlocale()[0],
    ):
        if name and (code := _code(name)) in LANGUAGES:
            return code
    return "fi"


def _code(name: str) -> str:
    """The language code in a locale's name: "sv_FI.UTF-8", and on Windows "Swedish_Finland"."""
    words = {"finnish": "fi", "swedish": "sv", "english": "en"}
    first = name.replace("-", "_").split("_")[0].lower()
    return words.get(first, first)


def _(message: str) -> str:
    """The message in the language of the person at the keyboard."""
    chosen = _Choice.instead.get(message, message)
    return _stretched(catalogue(_Choice.language).gettext(chosen)) if message else ""


def many(one: str, more: str, count: int) -> str:
    """The message that fits the count, with the count in place of {n}."""
    first, others = _Choice.instead.get(one, one), _Choice.instead.get(more, more)
    return _stretched(catalogue(_Choice.language).ngettext(first, others, count)).format(n=count)


def n_(message: str) -> str:
    """Mark a message for translation where it stands; it is translated when shown."""
    return message


def n_many(one: str, more: str) -> tuple[str, str]:
    """Mark a pair of messages for ``many`` where it stands."""
    return one, more


def translator(language: str, instead: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """What turns messages into the given language: for documents, whose language is not the person's.

    ``instead`` has other words for some messages.
    """
    say = catalogue(language).gettext
    return (lambda message: say(instead.get(message, message))) if instead else say


def day(value: date | None, language: str = "") -> str:
    """A date as people write it: 23.11.2026, in English 23 November 2026; "" for none."""
    if value is None:
        return ""
    if (language or _Choice.language) == "en":
        return f"{value.day} {_EN_MONTHS[value.month - 1]} {value.year}"
    return f"{value.day}.{value.month}.{value.year}"


def short_day(value: date | None, language: str = "") -> str:
    """A near date without its year: 23.11., in English 23 November; "" for none."""
    if value is None:
        return ""
    if (language or _Choice.language) == "en":
        return f"{value.day} {_EN_MONTHS[value.month - 1]}"
    return f"{value.day}.{value.month}."


def clock(value: datetime | time, language: str = "") -> str:
    """The time of day in Helsinki: 12.30, in English 12:30."""
    local = value.astimezone(HELSINKI) if isinstance(value, datetime) and value.tzinfo else value
    return f"{local.hour}{':' if (language or _Choice.language) == 'en' else '.'}{local.minute:02}"


def moment(value: datetime, language: str = "") -> str:
    """Day and time of day in Helsinki: 23.11.2026 klo 12.30."""
    chosen = language or _Choice.language
    local = value.astimezone(HELSINKI)
    between = " " if chosen in _AT else ", "
    return f"{day(local.date(), chosen)}{between}{hours(local, None, chosen)}"


def hours(starts: datetime | time | None, ends: datetime | time | None, language: str = "") -> str:
    """From when to when: klo 12.30–15.30, in English 12:30–15:30; "" for neither."""
    chosen = language or _Choice.language
    told = "–".join(clock(one, chosen) for one in (starts, ends) if one is not None)
    return _AT.get(chosen, "") + told if told else ""


_AT = {"fi": "klo ", "sv": "kl. "}


_EN_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
