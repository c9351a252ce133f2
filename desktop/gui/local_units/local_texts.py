"""One text in three languages, of which a field shows one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from desktop.domain.local_text import LocalText
from desktop.gui.local_units.lines_field import LinesField


class LocalTexts(QObject):
    """Keeps what was written in each language, and shows it when its language is chosen."""

    def __init__(self, field: QLineEdit | LinesField, texts: LocalText, language: str) -> None:
        super().__init__(field)
        self.field = field
        self._texts = dict(texts)
        self._language = language
        self._show()

    def turn_to(self, language: str) -> None:
        """Show another language."""
        self._keep()
        self._language = language
        self._show()

    def value(self) -> LocalText:
        """What is written, in the languages in which something is."""
        self._keep()
        return {code: words for code, words in self._texts.items() if words.strip()}

    def _keep(self) -> None:
        self._texts[self._language] = self.field.text()

    def _show(self) -> None:
        words = self._texts.get(self._language, "")
        if isinstance(self.field, LinesField):
            self.field.setPlainText(words)
        else:
            self.field.setText(words)
