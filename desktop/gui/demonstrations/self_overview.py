"""All the student's own answers under each other, to look at and change before they are handed on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.assessment import SelfAssessment
from desktop.gui.demonstrations.shown import Row
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.theme import SPACE
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _, many

WIDEST = 960


class AnswersOverview(QWidget):
    """Shows the answers.

    Signals:
        wanted: the place of a question to answer again; after the last statement comes the last question.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: list[QPushButton] = []
        self._column = QWidget()
        self._column.setMaximumWidth(WIDEST)
        self._rows = bare(QVBoxLayout(self._column), SPACE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.addStretch(1)
        layout.addWidget(self._column, 1000)
        layout.addStretch(1)

    def show_answers(self, rows: tuple[Row, ...], answers: SelfAssessment) -> None:
        """Show these answers."""
        clear(self._rows)
        self.changes.clear()
        self._rows.addWidget(words(_("Your answers"), "title"))
        missing = sum(row.id not in answers.marks for row in rows)
        told = many("{n} statement has no answer yet.", "{n} statements have no answer yet.", missing)
        self._rows.addWidget(words(told if missing else _("You have answered everything."), "muted", wrap=True))
        for place, row in enumerate(rows):
            mark = answers.marks.get(row.id)
            answer = _(mark.label) if mark else _("No answer yet")
            self._add(place, f"{row.number}. {row.statement}", answer, answers.sentences.get(row.id, ""))
        helped = _("Helped: {name}").format(name=answers.helper) if answers.helper else ""
        self._add(len(rows), _("What would you do differently?"), answers.would_do_differently or "–", helped)
        self._rows.addStretch(1)

    def _add(self, place: int, question: str, answer: str, more: str) -> None:
        card = Card()
        column = bare(QVBoxLayout(), 4)
        column.addWidget(words(question, "strong", wrap=True))
        column.addWidget(words(answer, "warn", wrap=True))
        if more:
            column.addWidget(words(more, "muted", wrap=True))
        change = button(_("Change"))
        change.setAccessibleName(_("Change: {what}").format(what=question))
        change.clicked.connect(partial(self.wanted.emit, place))
        self.changes.append(change)
        row = bare(QHBoxLayout())
        row.addLayout(column, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        self._rows.addWidget(card)
