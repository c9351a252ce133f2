"""Step 4: people choose the grade and write why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.assessment import Decision, short_description_problems
from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_decide, step_problems
from desktop.domain.local_text import say
from desktop.domain.places import last_of
from desktop.domain.stages import Step
from desktop.domain.terms import Grade, InformedBy
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.decide_notes import KEYS, StonesList
from desktop.gui.demonstrations.decide_people import PeopleCard
from desktop.gui.demonstrations.levels import level_name, profile_of
from desktop.gui.demonstrations.profile_picture import ProfileLegend, ProfilePicture
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage, bare, column, labelled, pane, scrolled
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, line, words
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _, day


class DecidePage(StepPage):
    """Edits the decision.

    Signals:
        edited: the Decision as it stands.
        decided: the decision is made; True when the student hears it face to face at once.
        informed: InformedBy, how the student heard it.
    """

    edited = Signal(Decision)
    decided = Signal(bool)
    informed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = False
        self.grade: SegmentedControl | None = None
        self.people = PeopleCard()
        self.people.changed.connect(self._save)
        self.stones = StonesList()
        self.stones.picked.connect(self._put_in)
        layout = bare(QHBoxLayout(self), 0)
        cards = (self._grade_card(), self._reason_card(), self._words_card(), self.people)
        self._area = scrolled(column(self.problem, *cards))
        layout.addWidget(self._area, 1)
        layout.addWidget(pane(self._side(), 300))
        self._add_footer()
        for number in range(1, KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setObjectName(str(number))
            shortcut.activated.connect(self._put_numbered)

    def _grade_card(self) -> Card:
        card = Card(_("Grade, chosen together"))
        self._grades = bare(QHBoxLayout())
        card.body.addLayout(self._grades)
        self.adapted = Tick(_("The assessment was adapted; the result says so everywhere"))
        self.adapted.clicked.connect(self._save)
        self._deviation = words("", "warn", wrap=True)
        card.body.addWidget(self.adapted)
        card.body.addWidget(self._deviation)
        return card

    def _reason_card(self) -> Card:
        card = Card(_("Reason"))
        self.reason = self._field(5)
        self.reason.setAccessibleName(_("Reason for the grade"))
        self.reason_problem = ProblemLabel()
        self.fail_reason = self._field(3)
        self._fail = labelled(_("Reason for the fail"), self.fail_reason)
        for widget in (self.reason, self.reason_problem, self._fail):
            card.body.addWidget(widget)
        return card

    def _words_card(self) -> Card:
        card = Card(_("For the register and for the student"))
        self.short = self._field(2)
        self.short_problem = ProblemLabel()
        self.strengths, self.to_develop, self.next_steps = self._field(2), self._field(2), self._field(2)
        card.body.addWidget(labelled(_("What the student did, in one sentence"), self.short, self.short_problem))
        for text, field in (
            (_("Strengths"), self.strengths),
            (_("To develop"), self.to_develop),
            (_("Next steps"), self.next_steps),
        ):
            card.body.addWidget(labelled(text, field))
        return card

    def _field(self, lines: int) -> SelfSavingText:
        made = SelfSavingText(lines)
        made.saved.connect(self._save)
        return made

    def _side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        self.profile, self.legend = ProfilePicture(), ProfileLegend()
        self._differences = words("", wrap=True)
        for widget in (
            words(_("Competence profile"), "strong"),
            self.profile,
            self.legend,
            line(),
            words(_("Differences and how they were solved"), "strong", wrap=True),
            self._differences,
            line(),
            words(_("Put into the reason"), "strong"),
            self.stones,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        return side

    def _add_footer(self) -> None:
        self._told = words(_("Told to the student:"))
        self.inform = SegmentedControl([(one, _(one.label)) for one in InformedBy], _("How the student heard"))
        self.inform.set_value(None)
        self.inform.chosen.connect(self.informed)
        self.later = button(_("Decide, tell later"))
        self.later.clicked.connect(self._decide_only)
        self.primary = button("", "primary")
        self.primary.clicked.connect(self._go_on)
        self.fill_footer(self.turn, self._told, self.inform, buttons=(self.later, self.primary))

    def show_case(self, shown: Shown) -> None:
        super().show_case(shown)
        self._ready = False
        self._show_grade(shown)
        decision = shown.case.decision
        self.adapted.setChecked(decision.adapted)
        for name, field in self._texts().items():
            field.show_text(getattr(decision, name))
            field.setReadOnly(shown.case.is_closed)
        self._fail.setVisible(decision.grade == Grade.FAIL)
        self.people.show_case(shown)
        self._show_side(shown)
        self._show_problems(shown.case)
        self._show_footer(shown)
        for widget in (self.people, self._grade_box(), self.adapted):
            widget.setEnabled(not shown.case.is_closed)
        self._ready = True

    def begin(self) -> None:
        if self.shown and self.shown.case.decision.grade is not None:
            self.reason.setFocus()
        elif self.grade:
            self.grade.button(self.shown.case.unit.scale.grades[0] if self.shown else None).setFocus()

    def show_place(self, field: str) -> None:
        name = last_of(field)
        places: dict[str, QWidget] = {
            **self._texts(),
            "participants": self.people.three,
            "deciders": self.people.three,
            "decision": self.primary,
            "on": self.inform.button(InformedBy.FACE_TO_FACE),
        }
        if name == "grade":
            self.begin()
        elif name in places:
            focus_on(places[name])

    def _texts(self) -> dict[str, SelfSavingText]:
        return {
            "reason": self.reason,
            "fail_reason": self.fail_reason,
            "short_description": self.short,
            "strengths": self.strengths,
            "to_develop": self.to_develop,
            "next_steps": self.next_steps,
        }

    def value(self) -> Decision:
        """The decision as it stands on the screen."""
        before = self.shown.case.decision if self.shown else Decision()
        grade = self.grade.value() if self.grade else None
        return replace(
            before,
            grade=grade if isinstance(grade, Grade) else None,
            adapted=self.adapted.isChecked(),
            participants=self.people.chosen_participants(),
            deciders=self.people.chosen_deciders(),
            reason=self.reason.toPlainText(),
            fail_reason=self.fail_reason.toPlainText(),
            short_description=self.short.toPlainText(),
            strengths=self.strengths.toPlainText(),
            to_develop=self.to_develop.toPlainText(),
            next_steps=self.next_steps.toPlainText(),
        )

    def _grade_box(self) -> QWidget:
        return self.grade or self

    def _show_grade(self, shown: Shown) -> None:
        scale = shown.case.unit.scale
        if self.grade is None:
            self.grade = SegmentedControl([(one, level_name(scale, one)) for one in scale.grades], _("Grade"))
            self.grade.chosen.connect(self._choose_grade)
            self._grades.addWidget(self.grade)
            self._grades.addStretch(1)
        self.grade.set_value(shown.case.decision.grade)

    def _choose_grade(self) -> None:
        self._save()
        self.reason.setFocus()

    def _save(self) -> None:
        if self._ready and self.shown and self.value() != self.shown.case.decision:
            self.edited.emit(self.value())

    def _put_numbered(self) -> None:
        sender = self.sender()
        if sender:
            self.stones.pick(int(sender.objectName()))

    def _put_in(self, text: str) -> None:
        before = self.reason.toPlainText().rstrip()
        self.reason.setPlainText(f"{before} {text}".strip())
        self.reason.setFocus()
        self.reason.flush()

    def _show_side(self, shown: Shown) -> None:
        profile = profile_of(shown)
        self.profile.show_profile(profile)
        self.legend.show_profile(profile)
        self._differences.setText(_differences(shown))
        self.stones.show_stones(shown)
        deviations = [row.number for row in shown.planned_rows if shown.case.plan.is_deviated(row.id)]
        text = _("Not demanded: requirement {n}. A significant deviation means no certificate of this unit.")
        self._deviation.setText(text.format(n=", ".join(map(str, deviations))) if deviations else "")
        self._deviation.setVisible(bool(deviations))

    def _show_problems(self, case: Case) -> None:
        begun = case.decision.grade is not None
        problems = problems_to_decide(case)
        self.reason_problem.show_problems(
            [one for one in problems if begun and one.field in ("decision.reason", "decision.fail_reason")]
        )
        wanted = bool(case.decision.short_description)
        unit = say(case.unit.name, case.language)
        checks = short_description_problems(
            case.decision.short_description, case.workplace.name, unit, case.decision.adapted
        )
        self.short_problem.show_problems(checks if wanted else [])
        self.people.problem.show_problems(
            [one for one in problems if begun and one.field in ("decision.participants", "decision.deciders")]
        )

    def _show_footer(self, shown: Shown) -> None:
        case = shown.case
        told = case.informed.on is not None
        self._told.setVisible(bool(case.decision.decided_on) and not told)
        self.inform.setVisible(bool(case.decision.decided_on) and not told)
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


def _differences(shown: Shown) -> str:
    case = shown.case
    if not case.views_ready:
        return _("The views have not been compared yet.")
    lines = []
    for row in shown.rows:
        if row.id in case.differing:
            agreed = case.comparison.agreed.get(row.id)
            level = level_name(case.unit.scale, agreed) if agreed else "–"
            story = case.comparison.solved.get(row.id, "")
            lines.append(f"{row.number}: {level}" + (f" – {story}" if story else ""))
    return "\n".join(lines) or _("The views were alike.")
