"""A field of lines: what is pasted from a paper comes in without bullets, numbers and markup."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.pasted_lines import MOST_LETTERS, tidy_lines

PADDING = 6


class LinesField(QPlainTextEdit):
    """Plain lines; Tab leaves it. A paste that is too long to be read comes in as it is, to be told of."""

    def __init__(self, name: str, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._rows = rows

    def minimumSizeHint(self) -> QSize:
        """Room for its rows."""
        self.ensurePolished()
        space = 2 * int(self.document().documentMargin()) + 2 * PADDING
        return QSize(super().minimumSizeHint().width(), self._rows * self.fontMetrics().lineSpacing() + space)

    def sizeHint(self) -> QSize:
        """No more than that, where others want room too."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in lines as they are understood; a few words on one line go where they are wanted, as they are."""
        text = source.text()
        if "\n" not in text.strip() or len(text) > MOST_LETTERS:
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(tidy_lines(text))
