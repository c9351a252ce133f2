"""Cards of agreement and guidance: the agreement, the induction, the practice of work tasks and the contact log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.domain.case import Case
from desktop.domain.guidance import ContactWay, Guidance, HazardousWork, Practice, Topic
from desktop.gui.demonstrations.autosave import SelfSavingLine
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _, day, n_

WRITTEN = (
    ("hours", n_("Working hours")),
    ("insurance", n_("Insurance")),
    ("travel", n_("Travel")),
    ("meals", n_("Meals")),
)


class AgreementCard(Card):
    """What is written beside the plan: whether the workplace was checked, hours, travel; and the notice for the young.

    Signals:
        written: the Guidance as it stands.
        annex_wanted: the annex shall be saved as a PDF.
    """

    written = Signal(Guidance)
    annex_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Agreement and workplace"), parent)
        self._before: Guidance | None = None
        self.suitable_on, self.hazardous_on = DateField(), DateField()
        self.suitable_on.setAccessibleName(_("Day when the workplace was checked"))
        self.hazardous_on.setAccessibleName(_("Day when the authority was told"))
        self.lines = {name: SelfSavingLine() for name, _label in WRITTEN}
        choices = [(one, _(one.label)) for one in HazardousWork]
        self.hazardous = SegmentedControl([*choices], _("Aged 16–17 and hazardous work"))
        self.hazardous.set_value(None)
        _give_room(self.hazardous)
        self.annex = button(_("Annex to the agreement (PDF)…"), "link", "document")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for place, (name, label) in enumerate(WRITTEN):
            grid.addWidget(labelled(_(label), self.lines[name]), place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        row = bare(QHBoxLayout())
        row.addWidget(self.hazardous)
        row.addWidget(self.hazardous_on)
        row.addStretch(1)
        told = QWidget()
        told.setLayout(row)
        told.setAccessibleName(_("Aged 16–17 and hazardous work"))
        checked = _("The workplace was checked: work, tools, people, time")
        self.body.addWidget(labelled(checked, self.suitable_on))
        self.body.addLayout(grid)
        self.body.addWidget(labelled(_("Aged 16–17 and hazardous work"), told))
        self.body.addWidget(self.annex)
        self.annex.clicked.connect(self.annex_wanted)
        self.suitable_on.changed.connect(self._write)
        self.hazardous_on.changed.connect(self._write_day)
        self.hazardous.chosen.connect(self._choose)
        for line in self.lines.values():
            line.saved.connect(self._write)

    def show_case(self, case: Case, *, editable: bool) -> None:
        """Show what is on record."""
        self._before = None
        guidance = case.guidance
        self.suitable_on.set_value(guidance.suitable_on)
        self.hazardous.set_value(guidance.hazardous)
        self.hazardous_on.set_value(guidance.hazardous_on)
        self.hazardous_on.setVisible(guidance.hazardous == HazardousWork.DONE)
        for name, line in self.lines.items():
            line.show_text(getattr(guidance, name))
            line.setReadOnly(not editable)
        for field in (self.suitable_on, self.hazardous, self.hazardous_on):
            field.setEnabled(editable)
        self._before = guidance

    def value(self) -> Guidance:
        """What the card says now."""
        before = self._before or Guidance()
        chosen = self.hazardous.value()
        hazardous = HazardousWork(str(chosen)) if chosen else None
        told_on = self.hazardous_on.value() if hazardous == HazardousWork.DONE else None
        texts: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        return replace(before, suitable_on=self.suitable_on.value(), hazardous=hazardous, hazardous_on=told_on, **texts)

    def _choose(self) -> None:
        """A notice needs its day, so the keyboard goes there first."""
        if self.hazardous.value() == HazardousWork.DONE and self.hazardous_on.value() is None:
            self.hazardous_on.show()
            self.hazardous_on.setFocus()
        else:
            self._write()

    def _write_day(self) -> None:
        if self.hazardous_on.value() is not None:
            self._write()

    def _write(self) -> None:
        if self._before is not None and self.value() != self._before:
            self.written.emit(self.value())


class InductionCard(Card):
    """Each topic of the induction with its day and who did it.

    Signals:
        marked: the Topics, the day or None, and by whom.
    """

    marked = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Induction"), parent)
        self.days: dict[Topic, DateField] = {}
        self.people: dict[Topic, SelfSavingLine] = {}
        self._today, self._by = date.min, ""
        self._shown = False
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, topic in enumerate(Topic):
            self.days[topic], self.people[topic] = field, line = DateField(), SelfSavingLine()
            field.setAccessibleName(_("{topic}: day").format(topic=_(topic.label)))
            line.setAccessibleName(_("{topic}: by whom").format(topic=_(topic.label)))
            line.setPlaceholderText(_("by whom"))
            grid.addWidget(words(_(topic.label), wrap=True), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(line, row, 2)
            field.changed.connect(partial(self._mark, topic))
            line.saved.connect(partial(self._mark, topic))
        for column, share in ((0, 2), (2, 2)):
            grid.setColumnStretch(column, share)
        self.all_today = button(_("All gone through today"), "link")
        self.all_today.clicked.connect(self._mark_all)
        self.body.addLayout(grid)
        self.body.addWidget(self.all_today)

    def show_case(self, case: Case, today: date, *, editable: bool) -> None:
        """Show what was gone through."""
        self._shown, self._today = False, today
        for topic in Topic:
            done = case.guidance.inducted(topic)
            self.days[topic].set_value(done.on if done else None)
            self.people[topic].show_text(done.by if done else "")
            self.days[topic].setEnabled(editable)
            self.people[topic].setReadOnly(not editable)
        self.all_today.setVisible(editable and not case.guidance.induction)
        self._by = case.instructor.name
        self._shown = True

    def _mark(self, topic: Topic, _value: object = None) -> None:
        if self._shown:
            self.marked.emit((topic,), self.days[topic].value(), self.people[topic].text())

    def _mark_all(self) -> None:
        self.marked.emit(tuple(Topic), self._today, self._by)


class PracticeCard(Card):
    """The guidance plan: starting level and goal, and how far the practice of each work task has come. No numbers.

    Signals:
        marked: the id of a task, and a Practice or None.
        place_wanted: the field of the case that is written elsewhere.
    """

    marked = Signal(str, object)
    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Guidance plan"), parent)
        self.marks: dict[str, SegmentedControl] = {}
        self.levels = words("", wrap=True)
        self.write = button(_("Write starting level and goal"), "link")
        self.write.clicked.connect(self._want_levels)
        self._none = words(_("Work tasks are written in the plan. Then their practice is marked here."), wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        for widget in (self.levels, self.write, self._none):
            self.body.addWidget(widget)
        self.body.addLayout(self._grid)

    def show_case(self, case: Case, *, editable: bool) -> None:
        """Show the tasks of the plan with their marks."""
        plan = case.plan
        told = ((_("Starting level"), plan.starting_level.strip()), (_("The student's goal"), plan.goal_grade.strip()))
        self.levels.setText("\n".join(f"{label}: {text}" for label, text in told if text))
        self.levels.setVisible(bool(self.levels.text()))
        self.write.setVisible(not all(text for _label, text in told) and not case.is_closed)
        self._none.setVisible(not plan.tasks)
        if [one.id for one in plan.tasks] != list(self.marks):
            clear(self._grid)
            self.marks = {}
            for row, task in enumerate(plan.tasks):
                choices = ((None, _("not yet")), *((one, _(one.label)) for one in Practice))
                self.marks[task.id] = made = SegmentedControl([*choices], task.text)
                made.chosen.connect(partial(self._mark, task.id))
                _give_room(made)
                self._grid.addWidget(words(task.text, wrap=True), row, 0)
                self._grid.addWidget(made, row, 1)
        for task in plan.tasks:
            made = self.marks[task.id]
            made.button(case.guidance.practice.get(task.id)).setChecked(True)
            made.setEnabled(editable)

    def _mark(self, task: str, mark: object) -> None:
        self.marked.emit(task, mark)

    def _want_levels(self) -> None:
        self.place_wanted.emit("plan.starting_level")


class ContactsCard(Card):
    """The contact log of the teacher: day, way, with whom, and a short note.

    Signals:
        added: the day, the ContactWay, with whom, and the note.
        removed: the id of an entry.
    """

    added = Signal(object, object, str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Contact log"), parent)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setColumnStretch(0, 1)
        self.none = words(_("Nothing yet. Be in touch at least once on the way."), "muted", wrap=True)
        self.on, self.way, self.person, self.note = DateField(), QComboBox(), QLineEdit(), QLineEdit()
        for one in ContactWay:
            self.way.addItem(_(one.label), one)
        self.on.setAccessibleName(_("Day of the contact"))
        self.way.setAccessibleName(_("Way of the contact"))
        self.person.setAccessibleName(_("With whom"))
        self.person.setPlaceholderText(_("With whom"))
        self.note.setAccessibleName(_("About what, in short"))
        self.note.setPlaceholderText(_("About what, in short; nothing about health"))
        self.add = button(_("Write into the log"))
        self.add.clicked.connect(self._add)
        self.note.returnPressed.connect(self._add)
        self.problem = ProblemLabel()
        self._form = QWidget()
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for column, widget in enumerate((self.on, self.way, self.person)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.note, 1, 0, 1, 2)
        grid.addWidget(self.add, 1, 2)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(self.none)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._form)
        self.body.addWidget(self.problem)

    def show_case(self, case: Case, today: date, *, editable: bool) -> None:
        """Show the log; the day of today and the instructor stand ready."""
        clear(self._rows)
        self.none.setVisible(not case.guidance.contacts)
        for row, one in enumerate(case.guidance.contacts):
            text = f"{day(one.on)} · {_(one.way.label)} · {one.person}"
            self._rows.addWidget(words(f"{text}\n{one.note}" if one.note else text, wrap=True), row, 0)
            if editable:
                away = button(_("Remove"), "link")
                away.setAccessibleName(_("Remove: {what}").format(what=text))
                away.clicked.connect(partial(self.removed.emit, one.id))
                self._rows.addWidget(away, row, 1)
        self._form.setVisible(editable)
        if not self.on.text():
            self.on.set_value(today)
        if not self.person.text():
            self.person.setText(case.instructor.name)

    def _add(self) -> None:
        if self.on.value() is None:
            self.problem.show_text(_("Write the date like this: 23.11.2026."), field=self.on)
            return
        self.problem.show_text("", field=self.on)
        self.added.emit(self.on.value(), self.way.currentData(), self.person.text(), self.note.text())

    def show_answer(self, refusal: str) -> None:
        """Say why the entry was not kept; "" when it was."""
        self.problem.show_text(refusal)
        if not refusal:
            self.note.clear()


def _give_room(choices: SegmentedControl) -> None:
    """Let the chosen words, which are bolder than the others, stand whole."""
    for one in choices.findChildren(QPushButton):
        one.setMinimumWidth(one.sizeHint().width() + 14)
