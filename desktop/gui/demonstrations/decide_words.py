"""What stays in the register and what the student takes along, with offers from the observations."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.assessment import short_description_problems
from desktop.domain.local_text import say
from desktop.domain.stones import is_used, offers, own_wish, put_in
from desktop.domain.terms import Leaning
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, many


class WordsCard(Card):
    """Edits the short description and the feedback.

    Signals:
        changed: a text was written.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("For the register and for the student"), parent)
        self._shown: Shown | None = None
        self.short = SelfSavingText(2)
        self.short.textChanged.connect(self.check)
        self.short.saved.connect(self.changed)
        self.count, self.problem = words("", "muted"), ProblemLabel()
        self.strengths = OfferedText(_("Strengths"))
        self.to_develop = OfferedText(_("To develop"))
        self.next_steps = OfferedText(_("Next steps"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._short_part(), 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, part in ((1, self.strengths), (2, self.to_develop), (3, self.next_steps)):
            part.text.saved.connect(self.changed)
            grid.addWidget(part, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def _short_part(self) -> QWidget:
        part = QWidget()
        label = QLabel(_("What the student did, in one sentence"))
        label.setBuddy(self.short)
        label.setMinimumHeight(34)
        self.short.setAccessibleName(label.text())
        head = bare(QHBoxLayout())
        head.addWidget(label, 1)
        head.addWidget(self.count)
        layout = bare(QVBoxLayout(part), 0)
        layout.addLayout(head)
        layout.addWidget(self.short)
        layout.addWidget(self.problem)
        return part

    def show_case(self, shown: Shown) -> None:
        """Show the texts, and what was seen that could go into them."""
        self._shown = shown
        case = shown.case
        seen = (
            (self.short, case.decision.short_description),
            (self.strengths.text, case.decision.strengths),
            (self.to_develop.text, case.decision.to_develop),
            (self.next_steps.text, case.decision.next_steps),
        )
        for field, text in seen:
            field.show_text(text)
            field.setReadOnly(case.is_closed)
        minus = offers(case, shown.reader, (Leaning.MINUS,))
        own = own_wish(case)
        self.strengths.show_offers(offers(case, shown.reader, (Leaning.PLUS,)))
        self.to_develop.show_offers(minus)
        self.next_steps.show_offers([*([own] if own else []), *minus])
        self.check()

    def texts(self) -> dict[str, str]:
        """The texts as they stand, by the names of the decision's fields."""
        return {
            "short_description": self.short.toPlainText(),
            "strengths": self.strengths.text.toPlainText(),
            "to_develop": self.to_develop.text.toPlainText(),
            "next_steps": self.next_steps.text.toPlainText(),
        }

    def check(self) -> None:
        """Count the short description as it is written, and say what to mend in it."""
        text = self.short.toPlainText().strip()
        self.count.setText(_count_words(text))
        if self._shown is None:
            return
        case = self._shown.case
        unit = say(case.unit.name, case.language)
        found = short_description_problems(text, case.workplace.name, unit, case.is_adapted) if text else []
        self.problem.show_problems(found)


def _count_words(text: str) -> str:
    if not text:
        return ""
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", text)))
    parts = (
        many("{n} sentence", "{n} sentences", sentences),
        many("{n} word", "{n} words", len(text.split())),
    )
    return " · ".join(parts)


class OfferedText(QWidget):
    """A text with its label, and beside that the next sentence that could go into it: a click or Alt+Down."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[str] = []
        self.text = SelfSavingText(2)
        self.text.setAccessibleName(name)
        self.text.textChanged.connect(self._show_next)
        self.offer = _Offer()
        self.offer.clicked.connect(self.take)
        label = QLabel(name)
        label.setBuddy(self.text)
        label.setMinimumHeight(34)
        head = bare(QHBoxLayout())
        head.addWidget(label)
        head.addWidget(self.offer, 1)
        layout = bare(QVBoxLayout(self), 0)
        layout.addLayout(head)
        layout.addWidget(self.text)
        key = QShortcut(QKeySequence("Alt+Down"), self.text, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.take)

    def show_offers(self, offered: list[str]) -> None:
        """Offer these sentences, one after the other."""
        self._offers = offered
        self._show_next()

    def next_offer(self) -> str:
        """The first sentence that is not in the text yet; "" when there is none."""
        now = self.text.toPlainText()
        return next((one for one in self._offers if not is_used(one, now)), "")

    def take(self) -> None:
        """Put the offered sentence into the text."""
        if (text := self.next_offer()) and not self.text.isReadOnly():
            self.text.setPlainText(put_in(text, self.text.toPlainText()))
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self.text.setFocus()
            self.text.flush()

    def _show_next(self) -> None:
        text = "" if self.text.isReadOnly() else self.next_offer()
        self.offer.show_offer(text)
        self.text.setAccessibleDescription(_("Put in: {text} (Alt+Down)").format(text=text) if text else "")


class _Offer(QPushButton):
    """What could be put in, shortened to the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setAutoDefault(False)
        self.setProperty("kind", "link")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard it is taken from the field itself
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_offer(self, text: str) -> None:
        """Offer this; nothing for ""."""
        self._whole = text
        self.setVisible(bool(text))
        self.setAccessibleName(_("Put in: {text} (Alt+Down)").format(text=text))
        self.setToolTip(_("Put in: {text} (Alt+Down)").format(text=text))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(80, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(160, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(40, self.width() - 14)
        shown = self.fontMetrics().elidedText(f"Alt+↓ {self._whole}", Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
