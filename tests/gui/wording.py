"""The words on a screen: none of them English where the interface is Finnish or Swedish."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from desktop.paths import resources
from tests.gui.fitting import called, columns, indexes, shown_in
from tests.gui.painted import Written

_GAP = re.compile(r"\{\w*(?::[^}]*)?\}")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_OWN_NAME = "English"  # a language is offered by its own name
_SAYINGS = ("text", "placeholderText", "accessibleName", "accessibleDescription", "toolTip", "title", "windowTitle")


def english(page: QWidget, written: Iterable[Written], language: str) -> list[str]:
    """What the page says in English although the interface is in another language."""
    foreign = _foreign(language)
    told = {(widget, text) for widget, text in _said(page, written) if text != _OWN_NAME}
    return sorted(f"{called(widget)}: {text[:80]}" for widget, text in told if foreign.fullmatch(text))


def _said(page: QWidget, written: Iterable[Written]) -> Iterator[tuple[QWidget, str]]:
    """Every text of the page, line by line: shown, painted, as a hint, and said aloud."""
    texts = [(one.widget, one.text) for one in written]
    for widget in shown_in(page):
        texts += [(widget, text) for name in _SAYINGS if (text := _ask(widget, name))]
        if isinstance(widget, QComboBox):
            texts += [(widget, widget.itemText(number)) for number in range(widget.count())]
        if isinstance(widget, QAbstractItemView):
            texts += [(widget, text) for text in _cells(widget)]
    for widget, text in texts:
        yield from ((widget, line.strip()) for line in text.split("\n") if line.strip())


def _ask(widget: QWidget, name: str) -> str:
    method = getattr(widget, name, None)
    told = method() if callable(method) else ""
    return told if isinstance(told, str) else ""


def _cells(view: QAbstractItemView) -> Iterator[str]:
    for index in indexes(view):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if isinstance(text := index.data(role), str):
                yield text
    model = view.model()
    for column in range(columns(model) if model is not None else 0):
        if isinstance(text := model.headerData(column, Qt.Orientation.Horizontal), str):
            yield text


@cache
def _foreign(language: str) -> re.Pattern[str]:
    """All English messages that read otherwise in this language, and are no words of it either."""
    own, words = _messages(language), set()
    for english, translated in _messages("en").items():
        if own.get(english, translated) != translated and _LETTERS.search(_GAP.sub("", translated)):
            words |= {line.strip() for line in translated.split("\n") if line.strip()}
    words -= {line.strip() for text in own.values() for line in text.split("\n")}
    patterns = [_GAP.sub("\0", word) for word in words if _LETTERS.search(_GAP.sub("", word))]
    return re.compile("|".join(re.escape(one).replace("\0", ".+?") for one in patterns), re.DOTALL)


def _messages(language: str) -> dict[object, str]:
    """What each message, and each of its plural forms, reads in a language."""
    with (resources() / "i18n" / f"{language}.mo").open("rb") as file:
        found: dict[object, str] = dict(getattr(gettext.GNUTranslations(file), "_catalog", {}))
    return {message: text for message, text in found.items() if message and text}
