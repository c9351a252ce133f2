"""Cards of a register: what would be refused, the file, and what was handed on when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.places import REGISTERS, STUDY_RIGHT
from desktop.domain.preflight import Finding
from desktop.domain.register_form import RegisterView
from desktop.domain.registers import handed_on_now
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button, set_kind
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import IconLabel, ProblemLabel, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.links import LinkLine
from desktop.texts import _, day, many

BESIDE_THE_RECORD = (REGISTERS, STUDY_RIGHT)
"""Where things are put right that the record does not say: after signing too, without a new version."""


class FindingsCard(QFrame):
    """What stands in the way, each as a sentence that leads to its place; or that nothing does.

    Signals:
        place_wanted: the field of the case.
        version_wanted: the signed record shall get a new version.
    """

    place_wanted = Signal(str)
    version_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setSpacing(4)
        self.links: list[LinkLine] = []
        self.version = button(_("New version…"))
        self.version.clicked.connect(self.version_wanted)
        self._told = words(_("The record is signed: what stands in it changes only in a new version."), wrap=True)
        self._heading = words("", "strong", wrap=True)

    def text(self) -> str:
        """What it says."""
        return self.accessibleName()

    def show_findings(self, findings: Sequence[Finding], *, closed: bool, none: str) -> None:
        """Show these, the hard ones first; ``none`` is said when there are none."""
        ordered = tuple(sorted(findings, key=lambda one: not one.hard))
        if (ordered, closed, none) == self._shown:
            return
        self._shown = (ordered, closed, none)
        for kept in (self._heading, self._told, self.version):
            self._rows.removeWidget(kept)
            kept.hide()
        clear(self._rows)
        self.links = []
        self._paint(ordered)
        self._heading.setText(_heading(ordered) or none)
        self._rows.addWidget(self._heading)
        self._heading.show()
        for one in ordered:
            self._rows.addWidget(self._line(one))
        if closed and any(one.place and not one.place.startswith(BESIDE_THE_RECORD) for one in ordered):
            self._rows.addWidget(self._told)
            self._rows.addWidget(self.version, 0, Qt.AlignmentFlag.AlignLeft)
            self._told.show()
            self.version.show()
        self.setAccessibleName("\n".join((self._heading.text(), *(one.sentence for one in ordered))))

    def _paint(self, findings: Sequence[Finding]) -> None:
        hard = any(one.hard for one in findings)
        self.setProperty("surface", "bad" if hard else "warn" if findings else "good")
        self.style().unpolish(self)
        self.style().polish(self)

    def _line(self, finding: Finding) -> QWidget:
        tint = "bad" if finding.hard else "warn"
        if not finding.place:
            return _sentence(finding.sentence, tint)
        made = LinkLine(finding.sentence, "warning", tint)
        made.setProperty("place", finding.place)
        made.clicked.connect(self._go)
        self.links.append(made)
        return made

    def _go(self) -> None:
        self.place_wanted.emit(str(self.sender().property("place")))


def _heading(findings: Sequence[Finding]) -> str:
    hard = sum(one.hard for one in findings)
    if hard:
        return many("{n} thing to put right first", "{n} things to put right first", hard)
    return many("{n} thing to look at", "{n} things to look at", len(findings)) if findings else ""


def _sentence(text: str, tint: str) -> QWidget:
    """A finding that cannot be put right in the case: words without a way."""
    made = QWidget()
    row = bare(QHBoxLayout(made))
    row.setContentsMargins(4, 6, 4, 6)
    row.addWidget(IconLabel("warning", tint), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(text, tint, wrap=True), 1)
    return made


class FileCard(Card):
    """The file for the register.

    Signals:
        file_wanted: the file shall be saved.
    """

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("File"), parent)
        self._told = words("", wrap=True)
        self._why = words(_("It can be saved once the things marked in red are put right."), "muted", wrap=True)
        self.save = button(_("Save the file…"))
        self.save.clicked.connect(self.file_wanted)
        self.saved = words("", "good", wrap=True)
        for widget in (self._told, self._why):
            self.body.addWidget(widget)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.saved)

    def show_view(self, view: RegisterView) -> None:
        """Say what goes into the file."""
        self.setVisible(view.has_file)
        self.saved.hide()
        self._told.setText("\n".join(view.told))
        self._told.setVisible(bool(view.told))
        self._why.setVisible(not view.is_fit)
        self.save.setEnabled(view.is_fit)

    def show_saved(self, path: str) -> None:
        """Say where the file went, and what is left to do."""
        text = _("Saved to {path}. Mark it below once the register has it.")
        self.saved.setText(text.format(path=path))
        self.saved.show()


class HandedOnCard(Card):
    """When the case was handed on to the register, and the way to mark it.

    Signals:
        marked: the day on which it was handed on.
        taken_back: the newest mark was a mistake.
    """

    marked = Signal(object)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Handed on to the register"), parent)
        self._log = words("", wrap=True)
        self.on = DateField()
        self.on.setAccessibleName(_("Day when it was handed on"))
        self.mark = button(_("Mark as handed on"))
        self.undo = button(_("Take the mark back"), "link")
        self.problem = ProblemLabel()
        self.mark.clicked.connect(self._mark)
        self.undo.clicked.connect(self.taken_back)
        row = bare(QHBoxLayout())
        for widget in (self.on, self.mark):
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addWidget(self._log)
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self, view: RegisterView, case: Case, today: date) -> None:
        """Show what is on record; today's date stands ready."""
        done = handed_on_now(case, view.register)
        marks = [one for one in case.registers if one.register == view.register]
        several = any(one.version != 1 for one in marks) or case.number > 1
        text = _("Version {n}: {day}") if several else "{day}"
        self._log.setText("\n".join(text.format(n=one.version, day=day(one.on)) for one in marks))
        if not marks:
            self._log.setText(_("Not marked yet."))
        if not self.on.hasFocus():
            self.on.set_value(today)
        for widget in (self.on, self.mark):
            widget.setVisible(done is None)
        self.undo.setVisible(done is not None)
        set_kind(self.mark, "primary" if view.is_fit else "")
        self.problem.show_text("", field=self.on)

    def show_refusal(self, text: str) -> None:
        """Say beside the field why it was not marked."""
        self.problem.show_text(text, field=self.on)

    def _mark(self) -> None:
        if self.on.value() is None:
            self.problem.show_text(_("Write the day on which it was handed on."), field=self.on)
        else:
            self.marked.emit(self.on.value())
