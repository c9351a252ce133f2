"""What is never kept: every text on its way into the file passes here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop.domain.errors import UserError
from desktop.domain.identity_number import identity_numbers_in
from desktop.texts import _


def refuse_identity_numbers(value: Any, before: Any = None) -> None:
    """UserError when a henkilötunnus stands in a value of nested builtins, unless it stood in ``before`` already.

    What an older program or another copy has kept must not shut the person out of their own file.
    """
    found = set(_found(value))
    if found and not found <= set(_found(before)):
        raise UserError(
            _(
                "An identity number (henkilötunnus) is never kept here. Take it out of the text: "
                "the student number or the learner number is enough."
            )
        )


def _found(value: Any) -> Iterable[str]:
    """Those in the texts of a value. They are joined: to look through one text is faster than through many."""
    return identity_numbers_in("\n".join(_texts(value)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
