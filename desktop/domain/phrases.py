"""Phrase starters (lauseen alut): how an observation often begins."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.texts import _, n_

STARTERS = (
    n_("Did independently …"),
    n_("Needed guidance …"),
    n_("Gave reasons for …"),
    n_("Noticed without help …"),
    n_("Worked safely …"),
    n_("Asked the customer …"),
)
MOST_OWN, LONGEST = 6, 60


def starters(own: Iterable[str]) -> tuple[str, ...]:
    """The beginnings on offer in the language of the person at the keyboard, and then the teacher's own."""
    return (*(_(one) for one in STARTERS), *own)


def own_starters(text: str) -> tuple[str, ...]:
    """A person's own beginnings, one a line; what is too long is cut, and what is too many left out."""
    lines = (" ".join(line.split())[:LONGEST] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_OWN]


def begun_with(starter: str, text: str, others: Iterable[str]) -> tuple[str, int]:
    """The text with this beginning in place of another, and where the writing goes on."""
    beginning = bare(starter) + " "
    rest = text
    for one in others:
        if rest.startswith(f"{bare(one)} "):
            rest = rest[len(bare(one)) + 1 :]
            break
    return beginning + rest.lstrip(), len(beginning)


def bare(starter: str) -> str:
    """The beginning without the dots that say it goes on."""
    return starter.rstrip(" .…")
