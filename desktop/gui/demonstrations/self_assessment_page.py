"""The student's own assessment: one statement at a time, with pictures; hidden from others until it is done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.assessment import SelfAssessment
from desktop.domain.terms import SelfMark
from desktop.gui.demonstrations.autosave import AGAIN
from desktop.gui.demonstrations.self_bars import FootBar, HeadBar
from desktop.gui.demonstrations.self_overview import AnswersOverview
from desktop.gui.demonstrations.self_statement import LAST, StatementView
from desktop.gui.demonstrations.shown import Row, Shown
from desktop.gui.demonstrations.step_page import bare, scrolled
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.read_aloud import make_voice
from desktop.texts import _, language


class SelfAssessmentPage(QWidget):
    """Shows one statement at a time, at the end what the student would do differently, and all answers on one page.

    Signals:
        answered: the SelfAssessment with the answers so far.
        finished: the student is done.
        declined: the student declines, and has been asked back.
        paused: the student takes a break; the answers are kept.
        language_chosen: the language in which the student wants to read.
    """

    answered = Signal(SelfAssessment)
    finished = Signal()
    declined = Signal()
    paused = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("guest", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: Shown | None = None
        self._rows: tuple[Row, ...] = ()
        self._answers = SelfAssessment()
        self._place = 0
        self.refusal = ""
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._try_again)
        self.voice = make_voice(language(), self)
        self.view, self.overview = StatementView(), AnswersOverview()
        self.cards, self.example = self.view.cards, self.view.example
        self.ask_back = EmptyState(
            "person",
            _("Do you leave the self-assessment undone?"),
            _("You may. Your own words help the others to understand your work, and you can stop at any time."),
            _("I go on with it"),
            _("I do not want to assess myself"),
        )
        self.ask_back.act.setProperty("person", "student")
        self._stack = QStackedWidget()
        self._views: dict[QWidget, QScrollArea] = {one: scrolled(one) for one in (self.view, self.overview)}
        for widget in (*self._views.values(), self.ask_back):
            self._stack.addWidget(widget)
        layout = bare(QVBoxLayout(self), 0)
        self._head, self._foot = HeadBar(), FootBar()
        self.aloud, self.languages = self._head.aloud, self._head.languages
        self.pause, self.decline = self._head.pause, self._head.decline
        self.back, self.answers, self.next = self._foot.back, self._foot.answers, self._foot.next
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        self._connect()

    def _connect(self) -> None:
        self.view.marked.connect(self._mark)
        self.view.written.connect(self._write)
        self.view.helper_named.connect(self._name_helper)
        self.overview.wanted.connect(self.go_to)
        self.ask_back.wanted.connect(self._show_place)
        self.ask_back.wanted_other.connect(self.declined)
        self.aloud.clicked.connect(self._read_aloud)
        self.voice.found.connect(self._show_voice)
        self.voice.speaking_changed.connect(self._show_voice)
        self.voice.failed.connect(self._lose_voice)
        self.languages.chosen.connect(self.language_chosen)
        self.pause.clicked.connect(self._pause)
        self.decline.clicked.connect(self._ask_back)
        self.back.clicked.connect(self._back)
        self.answers.clicked.connect(self.show_overview)
        self.next.clicked.connect(self._forward)
        self._show_voice()

    def show_case(self, shown: Shown) -> None:
        """Show the statements of a case: first the first one without an answer, or all when the student was done."""
        first = self._shown is None
        self._shown, self._rows = shown, shown.rows
        if not self.refusal:  # else only this page has them
            self._answers = shown.case.self_assessment
        self._head.show_person(shown.case.student.name)
        if first:
            marked = self._answers.marks
            self._place = next((n for n, row in enumerate(self._rows) if row.id not in marked), 0)
        if first and self._answers.done_on:
            self.show_overview()
        elif first or self._is_at(self.view):
            self._fill()

    def flush(self) -> None:
        """Save what is still being written, and try again what was refused."""
        self._again.stop()
        told = self._answers
        self.view.example.flush()
        self.view.helper.flush()
        if self._answers is told:
            self._try_again()

    @property
    def place(self) -> int:
        """Which question is shown, from 0; after the statements comes the last question."""
        return self._place

    def go_to(self, place: int) -> None:
        """Show the question of a place."""
        self.flush()
        self._place = min(max(place, 0), len(self._rows))
        self._show_place()

    @property
    def is_last(self) -> bool:
        """Whether the last question is shown: what the student would do differently."""
        return self._place >= len(self._rows)

    @property
    def is_overview(self) -> bool:
        """Whether all answers are shown."""
        return self._is_at(self.overview)

    def statement(self) -> str:
        """The statement that is shown."""
        return self.view.statement()

    def show_overview(self) -> None:
        """Show all answers."""
        self.flush()
        self.overview.show_answers(self._rows, self._answers)
        self._show(self.overview)
        done = sum(row.id in self._answers.marks for row in self._rows)
        self._head.show_progress(_("Own assessment · your answers"), done, len(self._rows))
        self.back.setEnabled(True)
        self.next.setText(_("Done ✓"))
        self.next.setFocus()

    def _is_at(self, view: QWidget) -> bool:
        return self._stack.currentWidget() is self._views[view]

    def _show(self, view: QWidget) -> None:
        self.voice.stop()
        self._stack.setCurrentWidget(self._views.get(view, view))
        asking = view is self.ask_back
        self.answers.setVisible(view is self.view)
        for widget in (self.next, self.back, self.decline):
            widget.setVisible(not asking)
        self._show_voice()

    def _show_place(self) -> None:
        """Show the question of the place where the student is."""
        self._fill()
        self._show(self.view)
        self._views[self.view].verticalScrollBar().setValue(0)
        if self.is_last:
            self.example.setFocus()
        else:
            self.setFocus()

    def _fill(self) -> None:
        total = len(self._rows)
        text = _("Own assessment · {n}/{all}").format(n=self._place + 1, all=total)
        if self.is_last:
            text = _("Own assessment · last question")
        self._head.show_progress(text, self._place + 1, total + 1)
        self.back.setEnabled(self._place > 0)
        self.next.setText(_("Done ✓") if self.is_last else _("Next →"))
        if self.is_last:
            self.view.show_last(self._answers)
        else:
            self.view.show_statement(self._rows[self._place], self._answers)

    def _mark(self, mark: SelfMark) -> None:
        row = self._rows[self._place].id
        self._tell(replace(self._answers, marks={**self._answers.marks, row: mark}))

    def _write(self, row: str, text: str) -> None:
        if row == LAST:
            self._tell(replace(self._answers, would_do_differently=text.strip()))
            return
        rest = {one: said for one, said in self._answers.sentences.items() if one != row}
        self._tell(replace(self._answers, sentences={**rest, row: text.strip()} if text.strip() else rest))

    def _name_helper(self, name: str) -> None:
        self._tell(replace(self._answers, helper=name.strip()))

    def _tell(self, answers: SelfAssessment) -> None:
        self._answers = answers
        self.answered.emit(answers)

    def answer(self, refusal: str) -> None:
        """What was told is stored (""), or why not: then the answers stay here and are tried again."""
        if bool(refusal) or self.refusal:
            self._foot.say(_("Not saved: {why}").format(why=refusal) if refusal else "", "bad" if refusal else "muted")
        self.refusal = refusal
        if refusal:
            self._again.start()

    def words(self) -> str:
        """All that the student has written, to be shown where it could not be stored."""
        told = self._answers
        return "\n".join(one for one in (*told.sentences.values(), told.would_do_differently, told.helper) if one)

    def _try_again(self) -> None:
        if self.refusal:
            self._tell(self._answers)

    def _back(self) -> None:
        if self.is_overview:
            self._show_place()
        else:
            self._go(-1)

    def _forward(self) -> None:
        if self.is_last or self.is_overview:
            self.flush()
            self.voice.stop()
            if not self.refusal:
                self.finished.emit()
        else:
            self._go(1)

    def _go(self, way: int) -> None:
        self.flush()
        self.example.clearFocus()
        self.go_to(self._place + way)

    def _ask_back(self) -> None:
        self.flush()
        self._show(self.ask_back)
        self.ask_back.act.setFocus()

    def _pause(self) -> None:
        self.flush()
        self.voice.stop()
        self.paused.emit()

    def _read_aloud(self) -> None:
        """Read what is shown, or stop reading."""
        if self.voice.is_speaking:
            self.voice.stop()
            return
        if not self._answers.read_aloud:
            self._tell(replace(self._answers, read_aloud=True))
        self.voice.say(self.view.aloud())

    def _show_voice(self) -> None:
        self._head.show_voice(self.voice, here=self._is_at(self.view))

    def _lose_voice(self) -> None:
        self.voice.is_found = False
        self._show_voice()
        self._foot.say(_("This computer's voice does not answer now. You can go on without it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1–4 choose a picture, 0 says "I cannot say", arrows turn the page, L reads aloud."""
        marks = dict(zip("12340", SelfMark, strict=True))
        if not self._is_at(self.view):
            super().keyPressEvent(event)
        elif event.text() in marks and not self.is_last:
            self.cards[marks[event.text()]].click()
        elif event.key() == Qt.Key.Key_Right and not self.is_last:
            self._forward()
        elif event.key() == Qt.Key.Key_Left:
            self._back()
        elif event.key() == Qt.Key.Key_L and self.aloud.isVisible():
            self._read_aloud()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read to nobody."""
        self.voice.stop()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave no program behind that reads."""
        if event.type() == QEvent.Type.DeferredDelete:
            self.voice.stop()
        return super().event(event)
