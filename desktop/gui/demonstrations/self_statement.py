"""One question of the student's own assessment: a statement with the picture scale, or the last one in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.assessment import SelfAssessment
from desktop.domain.terms import SelfMark
from desktop.gui.demonstrations.autosave import SelfSavingLine, SelfSavingText
from desktop.gui.demonstrations.picture_card import PictureCard
from desktop.gui.demonstrations.shown import Row
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.theme import GUEST_TITLE, TITLE, font
from desktop.gui.widgets.labels import words
from desktop.texts import _

WIDEST = 960
LAST = "last"
"""What the words of the last question belong to, as others belong to a requirement."""
LONG = 120
"""A statement with more letters than this is written smaller, so that everything stays in view."""


class StatementView(QWidget):
    """Shows one statement with the answers to it, or asks what the student would do differently.

    Signals:
        marked: the SelfMark.
        written: the id of the requirement that an example is for, or LAST, and the words.
        helper_named: who helped.
    """

    marked = Signal(object)
    written = Signal(str, str)
    helper_named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[SelfMark, PictureCard] = {}
        self._question = words(_("How does this go for you?"), "muted")
        self._statement = QLabel()
        self._statement.setWordWrap(True)
        self._statement.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._question, self._statement):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.example = SelfSavingText(lines=3)
        self.example.saved.connect(self._write)
        self.helper = SelfSavingLine()
        self.helper.saved.connect(self.helper_named)
        self._example = QLabel()
        self._example.setBuddy(self.example)
        self._helper = labelled(_("Did somebody help you with the answers? Write who, if you like."), self.helper)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        column = bare(QVBoxLayout(middle), 24)
        column.addWidget(self._question)
        column.addWidget(self._statement)
        column.addWidget(self._make_cards())
        field = bare(QVBoxLayout(), 4)
        field.addWidget(self._example)
        field.addWidget(self.example)
        column.addLayout(field)
        column.addWidget(self._helper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 16, 32, 16)
        layout.addStretch(2)
        centred = bare(QHBoxLayout(), 0)
        centred.addStretch(1)
        centred.addWidget(middle, 1000)
        centred.addStretch(1)
        layout.addLayout(centred)
        layout.addStretch(3)

    def _make_cards(self) -> QWidget:
        self._cards = QWidget()
        row = bare(QHBoxLayout(self._cards), 16)
        group = QButtonGroup(self)
        for mark in SelfMark:
            self.cards[mark] = card = PictureCard(mark)
            group.addButton(card)
            card.clicked.connect(self._mark)
            row.addWidget(card)
        return self._cards

    def show_statement(self, row: Row, answers: SelfAssessment) -> None:
        """Show a statement and what is answered to it."""
        self._show(row.statement, is_last=False)
        chosen = answers.marks.get(row.id)
        for mark, card in self.cards.items():
            group = card.group()
            group.setExclusive(False)
            card.setChecked(mark == chosen)
            group.setExclusive(True)
        self._name_example(_("Tell an example if you like"))
        self.example.show_text(answers.sentences.get(row.id, ""), row.id)

    def show_last(self, answers: SelfAssessment) -> None:
        """Ask what the student would do differently, and who helped."""
        self._show(_("What would you do differently?"), is_last=True)
        self._name_example(_("Your words"))
        self.example.setAccessibleName(_("What would you do differently?"))
        self.example.show_text(answers.would_do_differently, LAST)
        self.helper.show_text(answers.helper)

    def _show(self, statement: str, *, is_last: bool) -> None:
        size = GUEST_TITLE if len(statement) <= LONG else TITLE + 4
        self._statement.setStyleSheet(f"font-size: {size}px; font-weight: 600;")
        self._statement.setFont(font(size, strong=True))
        self._statement.setText(statement)
        self._cards.setVisible(not is_last)
        self._question.setVisible(not is_last)
        self._helper.setVisible(is_last)

    def _name_example(self, text: str) -> None:
        self._example.setText(text)
        self.example.setAccessibleName(text)

    def statement(self) -> str:
        """The statement that is shown."""
        return self._statement.text()

    def aloud(self) -> str:
        """What is read aloud: question, statement and choices."""
        if self._question.isHidden():
            return self.statement()
        choices = " ".join(f"{card.text()}." for card in self.cards.values())
        return f"{self._question.text()} {self.statement()} {choices}"

    def _write(self, text: str) -> None:
        self.written.emit(str(self.example.told), text)

    def _mark(self) -> None:
        card = self.sender()
        if isinstance(card, PictureCard):
            self.marked.emit(card.mark)
