"""Choosing a language by its own name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.terms import Language
from desktop.texts import LANGUAGES, _, language

OWN_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""What speakers call their language; never translated."""


def fill_languages(box: QComboBox, chosen: str) -> None:
    """Offer the languages by their own names."""
    for code in LANGUAGES:
        box.addItem(OWN_NAMES[code], code)
    box.setCurrentIndex(LANGUAGES.index(chosen))


def fill_document_languages(box: QComboBox, chosen: Language) -> None:
    """Offer the languages of documents and readers in the words of the person at the keyboard."""
    for one in Language:
        box.addItem(_(one.label), one)
    box.setCurrentIndex(list(Language).index(chosen))


class LanguageChooser(QComboBox):
    """The languages by their own names, for whoever reads now.

    Signals:
        chosen: the code of the language that the person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Language"))
        fill_languages(self, language())
        self.activated.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(str(self.currentData()))
