"""What a list would do: everybody in it by what becomes of them, and what cannot be taken in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.roster import RosterPreview
from desktop.domain.register import Entry, KnownStudent, KnownWorkplace, Standing
from desktop.domain.roster import RowProblem
from desktop.gui.models.record_list import RecordListModel
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.register_list import RegisterLines, RegisterList
from desktop.texts import _, day, n_

PROBLEMS = "problems"
TABS = (
    (Standing.NEW, n_("New {n}")),
    (Standing.CHANGED, n_("Changed {n}")),
    (Standing.SAME, n_("As before {n}")),
    (PROBLEMS, n_("To look at {n}")),
)
_FIELDS = {
    "student.name": n_("name"),
    "student.number": n_("student number"),
    "student.oid": n_("learner number"),
    "study_right": n_("study right"),
    "qualification": n_("qualification"),
    "reference_number": n_("reference number"),
    "group": n_("group"),
    "starts": n_("study right began"),
    "ends": n_("study right ends"),
    "workplace.name": n_("name"),
    "workplace.business_id": n_("business ID"),
    "workplace.contact": n_("contact person"),
    "instructors": n_("instructors"),
}


class Line(NamedTuple):
    """One line of the outcome, and under which tab it stands."""

    tab: str
    lines: RegisterLines


class Outcome(Card):
    """Shows a `RosterPreview`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What comes in"), parent)
        self._lines: list[Line] = []
        self.tabs = SegmentedControl([(tab, "") for tab, _words in TABS], _("What becomes of them"))
        self.tabs.chosen.connect(self._show_tab)
        self.model = RecordListModel[RegisterLines](_spoken, self)
        self.view = RegisterList(_itself, _("What comes in"))
        self.view.setModel(self.model)
        self._none = words("", "muted", wrap=True)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.view, 1)
        inside = QVBoxLayout()
        inside.addWidget(self._none)
        self.body.addLayout(inside)

    def show_preview(self, preview: RosterPreview) -> None:
        """Show what a list would do, beginning with what is new."""
        self._lines = list(_all(preview))
        self._name_tabs()
        counts = {tab: sum(line.tab == tab for line in self._lines) for tab, _words in TABS}
        wanted = next((tab for tab, count in counts.items() if count), Standing.NEW)
        shown = self.tabs.value()
        self.tabs.set_value(shown if shown in counts and counts[str(shown)] else wanted)
        self._show_tab(self.tabs.value())

    def clear_preview(self, why: str) -> None:
        """Nothing can be shown yet."""
        self._lines = []
        self._name_tabs()
        self._show_tab(self.tabs.value())
        self._none.setText(why)

    def _name_tabs(self) -> None:
        for tab, text in TABS:
            count = sum(line.tab == tab for line in self._lines)
            self.tabs.button(tab).setText(_(text).format(n=count))

    def _show_tab(self, tab: object) -> None:
        shown = [line.lines for line in self._lines if line.tab == tab]
        self.model.show_records(shown)
        self.view.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self._none.setText(_("Nobody."))


def _itself(lines: RegisterLines) -> RegisterLines:
    return lines


def _spoken(lines: RegisterLines) -> str:
    return lines.spoken


def _all(preview: RosterPreview) -> Iterator[Line]:
    roster = preview.roster
    for student, row in zip(preview.preview.students, roster.student_rows, strict=True):
        yield from _entry(student, row)
    for workplace, row in zip(preview.preview.workplaces, roster.workplace_rows, strict=True):
        yield from _entry(workplace, row)
    for problem in roster.problems:
        yield Line(PROBLEMS, RegisterLines(_place(problem), problem.text, _("row {n}").format(n=problem.row)))


def _place(problem: RowProblem) -> str:
    """The column of a problem, or that it is the whole row."""
    if not problem.letter:
        return _("The whole row")
    return (
        f"{problem.heading} ({problem.letter})"
        if problem.heading
        else _("Column {letter}").format(letter=problem.letter)
    )


def _entry(entry: Entry[Any], row: int) -> Iterator[Line]:
    """The line of an entry, and one more where people should look at it."""
    name, told = _words(entry.record)
    remark = _("row {n}").format(n=row)
    if entry.standing == Standing.CHANGED:
        told = _("changes: {fields}").format(fields=", ".join(_(_FIELDS[one]) for one in entry.changes))
    if entry.standing != Standing.REFUSED:
        yield Line(entry.standing, RegisterLines(name, told, remark))
    if entry.remark:
        yield Line(PROBLEMS, RegisterLines(name, entry.remark, remark))


def _words(record: KnownStudent | KnownWorkplace) -> tuple[str, str]:
    """The name, and what tells it from others."""
    if isinstance(record, KnownStudent):
        student = record.student
        period = "–".join(day(one) for one in (record.starts, record.ends) if one)
        told = (student.number, student.oid, record.group, record.qualification, period)
        return student.name or student.number or student.oid, " · ".join(one for one in told if one)
    people = ", ".join(one.name for one in record.instructors)
    return record.workplace.name, " · ".join(one for one in (record.workplace.business_id, people) if one)
