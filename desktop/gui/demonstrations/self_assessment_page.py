"""The student's own assessment: one statement at a time, with pictures; hidden from others until it is done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.assessment import SelfAssessment
from desktop.domain.terms import SelfMark
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.picture_card import PictureCard
from desktop.gui.demonstrations.shown import Row, Shown
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.theme import GUEST_TITLE, colours, font
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.labels import words
from desktop.texts import LANGUAGES, _, language

WIDEST = 960


class SelfAssessmentPage(QWidget):
    """Shows one statement at a time, and at the end what the student would do differently.

    Signals:
        answered: the SelfAssessment with the answers so far.
        finished: the student is done.
        declined: the student declines.
        paused: the student takes a break; the answers are kept.
        language_chosen: the language in which the student wants to read.
    """

    answered = Signal(SelfAssessment)
    finished = Signal()
    declined = Signal()
    paused = Signal()
    language_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("guest", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: Shown | None = None
        self._rows: tuple[Row, ...] = ()
        self._answers = SelfAssessment()
        self._place = 0
        self.cards: dict[SelfMark, PictureCard] = {}
        layout = bare(QVBoxLayout(self), 0)
        layout.addWidget(self._head())
        layout.addStretch(2)
        layout.addWidget(self._middle(), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        layout.addWidget(self._foot())

    def _head(self) -> QFrame:
        bar, layout = _bar("bar")
        self._who = words("", "strong")
        self._count = words("", "muted")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(260)
        self._bar.setStyleSheet(f"QProgressBar::chunk {{ background: {colours().student}; }}")
        self._bar.setTextVisible(False)
        self.pause = button(_("Pause"))
        self.pause.clicked.connect(self._pause)
        self.decline = button(_("I do not want to assess myself"))
        self.decline.clicked.connect(self.declined)
        for widget in (self._who, self._count, self._bar):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.languages = SegmentedControl([(one, one.upper()) for one in LANGUAGES], _("Language"))
        self.languages.set_value(language())
        self.languages.chosen.connect(self.language_chosen)
        layout.addWidget(self.languages)
        layout.addWidget(self.decline)
        layout.addWidget(self.pause)
        return bar

    def _middle(self) -> QWidget:
        middle = QWidget()
        layout = bare(QVBoxLayout(middle), 24)
        self._statement = QLabel()
        self._statement.setWordWrap(True)
        self._statement.setTextFormat(Qt.TextFormat.PlainText)
        self._statement.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._statement.setStyleSheet(f"font-size: {GUEST_TITLE}px; font-weight: 600;")
        self._statement.setFont(font(GUEST_TITLE, strong=True))
        self._question = words(_("How does this go for you?"), "muted")
        self._question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._question)
        layout.addWidget(self._statement)
        self._cards = QWidget()
        row = bare(QHBoxLayout(self._cards), 16)
        group = QButtonGroup(self)
        for mark in SelfMark:
            self.cards[mark] = card = PictureCard(mark)
            group.addButton(card)
            card.clicked.connect(self._mark)
            row.addWidget(card)
        layout.addWidget(self._cards)
        self.example = SelfSavingText(lines=3)
        self.example.saved.connect(self._write)
        self._example = labelled(_("Tell an example if you like"), self.example)
        layout.addWidget(self._example)
        middle.setFixedWidth(WIDEST)
        return middle

    def _foot(self) -> QFrame:
        bar, layout = _bar("footer")
        self.back = button(_("← Previous"))
        self.back.clicked.connect(self._back)
        self.next = button(_("Next →"), "primary")
        self.next.setStyleSheet(f"background: {colours().student}; border-color: {colours().student};")
        self.next.clicked.connect(self._forward)
        layout.addWidget(self.back)
        layout.addStretch(1)
        layout.addWidget(words(_("Others do not see your answers before you are done."), "muted"))
        layout.addStretch(1)
        layout.addWidget(self.next)
        return bar

    def show_case(self, shown: Shown) -> None:
        """Show the statements of a case, first the first one without an answer."""
        first = self._shown is None
        self._shown, self._rows = shown, shown.rows
        self._answers = shown.case.self_assessment
        if first:
            marked = self._answers.marks
            self._place = next((n for n, row in enumerate(self._rows) if row.id not in marked), 0)
        self._who.setText(shown.case.student.name)
        self._show_place()

    def flush(self) -> None:
        """Save what is still being written."""
        self.example.flush()

    @property
    def is_last(self) -> bool:
        """Whether the last question is shown: what the student would do differently."""
        return self._place >= len(self._rows)

    def statement(self) -> str:
        """The statement that is shown."""
        return self._statement.text()

    def _show_place(self) -> None:
        total = len(self._rows)
        self._count.setText(
            _("Own assessment · last question")
            if self.is_last
            else _("Own assessment · {n}/{all}").format(n=self._place + 1, all=total)
        )
        self._bar.setRange(0, total + 1)
        self._bar.setValue(self._place + 1)
        self._bar.setAccessibleName(self._count.text())
        self._cards.setVisible(not self.is_last)
        self._question.setVisible(not self.is_last)
        self.back.setEnabled(self._place > 0)
        self.next.setText(_("Done ✓") if self.is_last else _("Next →"))
        if self.is_last:
            self._show_last()
        else:
            self._show_statement(self._rows[self._place])

    def _show_statement(self, row: Row) -> None:
        self._statement.setText(row.sentence.rstrip(".") + ".")
        chosen = self._answers.marks.get(row.id)
        for mark, card in self.cards.items():
            group = card.group()
            group.setExclusive(False)
            card.setChecked(mark == chosen)
            group.setExclusive(True)
        self.example.setAccessibleName(_("Tell an example if you like"))
        self.example.show_text(self._answers.sentences.get(row.id, ""))

    def _show_last(self) -> None:
        self._statement.setText(_("What would you do differently?"))
        self.example.setAccessibleName(_("What would you do differently?"))
        self.example.show_text(self._answers.would_do_differently)

    def _mark(self) -> None:
        card = self.sender()
        if isinstance(card, PictureCard) and not self.is_last:
            row = self._rows[self._place].id
            self._tell(replace(self._answers, marks={**self._answers.marks, row: card.mark}))

    def _write(self, text: str) -> None:
        if self.is_last:
            self._tell(replace(self._answers, would_do_differently=text.strip()))
            return
        row = self._rows[self._place].id
        rest = {one: said for one, said in self._answers.sentences.items() if one != row}
        self._tell(replace(self._answers, sentences={**rest, row: text.strip()} if text.strip() else rest))

    def _tell(self, answers: SelfAssessment) -> None:
        self._answers = answers
        self.answered.emit(answers)

    def _back(self) -> None:
        self._go(-1)

    def _forward(self) -> None:
        if self.is_last:
            self.example.flush()
            self.finished.emit()
        else:
            self._go(1)

    def _go(self, way: int) -> None:
        self.example.flush()
        self.example.clearFocus()
        self._place = min(max(self._place + way, 0), len(self._rows))
        self._show_place()
        if self.is_last:
            self.example.setFocus()
        else:
            self.setFocus()

    def _pause(self) -> None:
        self.example.flush()
        self.paused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1–4 choose a picture, 0 says "I cannot say", arrows turn the page."""
        marks = dict(zip("12340", SelfMark, strict=True))
        if event.text() in marks and not self.is_last:
            self.cards[marks[event.text()]].click()
        elif event.key() == Qt.Key.Key_Right:
            self._forward()
        elif event.key() == Qt.Key.Key_Left:
            self._back()
        else:
            super().keyPressEvent(event)


def _bar(surface: str) -> tuple[QFrame, QHBoxLayout]:
    bar = QFrame()
    bar.setProperty("surface", surface)
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(20, 9, 20, 9)
    layout.setSpacing(14)
    return bar, layout
