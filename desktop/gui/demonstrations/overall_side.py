"""A unit without requirement lines is assessed by grade and reasons: each assessor writes one view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.case import assessor_name
from desktop.domain.local_text import say
from desktop.gui.demonstrations.assess_rows import BOTH
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, column, labelled, scrolled
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.texts import _, language


class OverallSide(QWidget):
    """Takes an assessor's view in words, or shows what each wrote.

    Signals:
        written: the side that they belong to, and the words.
    """

    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        bare(QVBoxLayout(self), 0).addWidget(scrolled(inside, self))
        self.field = SelfSavingText(lines=6)
        self.field.saved.connect(self._write)
        self._card = Card(_("This unit has no requirement lines"), inside)
        self._card.body.addWidget(
            words(_("Write your view as a whole. The grade and its reasons come in the next step."), "muted", wrap=True)
        )
        self._field = labelled(_("Your view"), self.field)
        self._said = words("", wrap=True)
        self._criteria = words("", "muted", wrap=True)
        for widget in (self._field, self._said, self._criteria):
            self._card.body.addWidget(widget)
        column(self._card, into=inside)

    def show_side(self, shown: Shown, side: str) -> None:
        """Show the field of one's own side, or everyone's words while comparing."""
        case = shown.case
        self._field.setVisible(side != BOTH)
        if side != BOTH:
            self.field.show_text(case.view(side).comments.get("", ""), side)
        self.field.setReadOnly(side != shown.reader or case.views_ready or case.is_closed)
        said = [f"{assessor_name(case, one)}: {case.view(one).comments.get('', '–')}" for one in case.assessor_ids]
        self._said.setText("\n\n".join(said) if side == BOTH else "")
        self._criteria.setText(say(shown.unit.prose, language()))

    def _write(self, text: str) -> None:
        self.written.emit(str(self.field.told), text)
