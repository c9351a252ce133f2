"""What a screen reader is told of widgets that we paint ourselves: Qt knows them only as panes without meaning.

A class says what it is by its attribute ``spoken``: ``text`` for words in a frame, ``picture`` for a drawing whose
facts are its description, ``canvas`` for a place to draw on, ``document`` for pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

_installed = False


def speak() -> None:
    """Let screen readers know our own widgets from now on."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed = True


def _interface(key: str, about: QObject) -> QAccessibleInterface | None:
    """What speaks for a widget; None lets Qt choose, as it does for all but our own."""
    kind = getattr(type(about), "spoken", "")
    if not kind or type(about).__name__ != key:
        return None
    from desktop.gui.spoken_interface import Spoken

    return Spoken(about, kind)
