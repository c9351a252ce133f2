"""A field for an identifier: tidied when one leaves it, and what is wrong told beside it while one types."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from desktop.domain.identifier_help import IdentifierHelp
from desktop.gui.widgets.labels import ProblemLabel


class IdentifierField(QObject):
    """Watches a field and the label beside it; lives as long as the field."""

    def __init__(self, field: QLineEdit, label: ProblemLabel, help_: IdentifierHelp) -> None:
        super().__init__(field)
        self._field, self._label, self._help = field, label, help_
        field.textChanged.connect(self._check_typed)
        field.editingFinished.connect(self._tidy)
        self._tell(done=True)

    def value(self) -> str:
        """The identifier as it is meant."""
        return self._help.tidy(self._field.text())

    def _check_typed(self) -> None:
        self._tell(done=False)

    def _tidy(self) -> None:
        tidy = self.value()
        if tidy != self._field.text():
            self._field.setText(tidy)
        self._tell(done=True)

    def _tell(self, *, done: bool) -> None:
        told = self._help.check(self._field.text(), done)
        self._label.show_text(told.text, hard=told.hard, field=self._field)
