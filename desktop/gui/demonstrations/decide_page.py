"""Step 4: people choose the grade and write why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.assessment import Decision
from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_decide, step_problems
from desktop.domain.places import last_of
from desktop.domain.stages import Step
from desktop.domain.terms import InformedBy
from desktop.gui.demonstrations.decide_after import InformedCard, RetakeCard
from desktop.gui.demonstrations.decide_grade import GradeCard
from desktop.gui.demonstrations.decide_people import PeoplePart
from desktop.gui.demonstrations.decide_reason import ReasonCard
from desktop.gui.demonstrations.decide_words import WordsCard
from desktop.gui.demonstrations.levels import profile_of
from desktop.gui.demonstrations.profile_picture import ProfileLegend, ProfilePicture
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage, add_column, add_pane, bare, column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import line, words
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _, day

PROFILE_HEIGHT = 156


class DecidePage(StepPage):
    """Edits the decision.

    Signals:
        edited: the Decision as it stands.
        decided: the decision is made; True when the student hears it face to face at once.
        informed: InformedBy, how the student heard it, and the day.
        paper_wanted: the name of a document for a review or a retake.
    """

    edited = Signal(Decision)
    decided = Signal(bool)
    informed = Signal(object, object)
    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = False
        layout = bare(QHBoxLayout(self), 0)
        middle = add_column(layout)
        self.after, self.grades, self.reasons = InformedCard(middle), GradeCard(middle), ReasonCard(middle)
        self.retake, self.words = RetakeCard(middle), WordsCard(middle)
        cards = (self.after, self.grades, self.reasons, self.retake, self.words)
        column(self.problem, *cards, margins=(20, 10, 20, 10), space=10, into=middle)
        add_pane(layout, self._side)
        self.after.told.connect(self.informed)
        self.after.paper_wanted.connect(self.paper_wanted)
        self.retake.paper_wanted.connect(self.paper_wanted)
        self.grades.chosen.connect(self._choose_grade)
        for part in (self.grades, self.reasons, self.retake, self.words, self.people):
            part.changed.connect(self._save)
        self._add_footer()

    def _side(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(6)
        self.profile, self.legend, self.people = ProfilePicture(), ProfileLegend(), PeoplePart(side)
        self.profile.setFixedHeight(PROFILE_HEIGHT)
        layout.addWidget(words(_("Competence profile"), "strong"))
        for widget in (self.profile, self.legend, line(), self.people):
            layout.addWidget(widget)
        layout.addStretch(1)
        return side

    def _add_footer(self) -> None:
        self.later = button(_("Decide, tell later"))
        self.later.clicked.connect(self._decide_only)
        self.primary = button("", "primary")
        self.primary.clicked.connect(self._go_on)
        self.fill_footer(self.turn, buttons=(self.later, self.primary))

    def show_case(self, shown: Shown) -> None:
        super().show_case(shown)
        self._ready = False
        for part in (self.after, self.grades, self.reasons, self.retake, self.words, self.people):
            part.show_case(shown)
        profile = profile_of(shown)
        tall = self.profile.wanted_height(profile)
        self.profile.setFixedHeight(tall if profile.ends[0] else min(PROFILE_HEIGHT, tall))
        self.profile.show_profile(profile)
        self.legend.show_profile(profile)
        self.people.setEnabled(not shown.case.is_closed)
        self._show_problems(shown.case)
        self._show_footer(shown)
        self._ready = True

    def begin(self) -> None:
        if self.shown and self.shown.case.decision.grade is not None:
            self.reasons.reason.setFocus()
        else:
            self.setFocus()  # onto the page and not onto a grade, which would look chosen; Tab comes to the grades

    def show_place(self, field: str) -> None:
        name = last_of(field)
        places: dict[str, QWidget] = {
            "reason": self.reasons.reason,
            "fail_reason": self.reasons.fail_reason,
            "disagreement": self.reasons.disagreement,
            "short_description": self.words.short,
            "strengths": self.words.strengths.text,
            "to_develop": self.words.to_develop.text,
            "next_steps": self.words.next_steps.text,
            "participants": self.people.three,
            "deciders": self.people.three,
            "decision": self.primary,
            "on": self.after.inform.button(InformedBy.FACE_TO_FACE),
        }
        if name == "grade":
            self.setFocus()  # onto the page and not onto a grade, which would look chosen; Tab comes to the grades
        elif name in places:
            focus_on(places[name])

    def value(self) -> Decision:
        """The decision as it stands on the screen."""
        before, texts = self.shown.case.decision if self.shown else Decision(), self.words.texts()
        return replace(
            before,
            grade=self.grades.grade(),
            adapted=self.grades.adapted.isChecked(),
            deviation=self.grades.deviation.toPlainText(),
            participants=self.people.chosen_participants(),
            deciders=self.people.chosen_deciders(),
            reason=self.reasons.reason.toPlainText(),
            fail_reason=self.reasons.fail_reason.toPlainText(),
            disagreement=self.reasons.disagreement.toPlainText(),
            retake=self.retake.value(),
            short_description=texts["short_description"],
            strengths=texts["strengths"],
            to_develop=texts["to_develop"],
            next_steps=texts["next_steps"],
        )

    def _choose_grade(self) -> None:
        self._save()
        self.reasons.reason.setFocus()

    def _save(self) -> None:
        if self._ready and self.shown and self.value() != self.shown.case.decision:
            self.edited.emit(self.value())

    def _show_problems(self, case: Case) -> None:
        fields = ("decision.participants", "decision.deciders", "plan.agreed")
        begun = case.decision.grade is not None
        problems = problems_to_decide(case) if begun else []
        self.people.problem.show_problems([one for one in problems if one.field in fields])

    def _show_footer(self, shown: Shown) -> None:
        case = shown.case
        told = case.informed.on is not None
        self.primary.setVisible(told or not case.decision.decided_on)
        self.primary.setText(_("To signing") if told else _("Decide and tell the student now"))
        self.later.setVisible(not case.decision.decided_on)
        self.show_turn(shown, step_problems(case, Step.DECIDE))

    def show_turn(self, shown: Shown, missing: list[Problem]) -> None:
        case = shown.case
        if case.informed.on is None:
            super().show_turn(shown, missing)
            return
        text = _("Told {date}. A review may be asked for until {until}.")
        self.turn.setText(text.format(date=day(case.informed.on), until=day(case.review_deadline)))

    def _go_on(self) -> None:
        self.flush()
        if self.shown and self.shown.case.informed.on:
            self.moved_on.emit()
        else:
            self._save()
            self.decided.emit(True)

    def _decide_only(self) -> None:
        self.flush()
        self._save()
        self.decided.emit(False)
