"""Opening a new demonstration: whose, of which unit, where, under which agreement."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.planning import NewCase, open_case
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import Problem, UserError
from desktop.domain.known import KnownPeople
from desktop.domain.library import UnitRow
from desktop.domain.other_ways import usual_agreement
from desktop.domain.terms import Language
from desktop.gui.cases.completion import Completion
from desktop.gui.cases.unit_picker import UnitPicker
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card, EmptyState
from desktop.gui.widgets.header_form import HeaderForm
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.scrolling import scrolled
from desktop.gui.widgets.student_fields import StudentFields
from desktop.texts import _, language


class NewCaseDialog(QDialog):
    """Asks for what a new case needs; only the student and the unit must be known now.

    Signals:
        opened: the id of the new case.
        library_wanted: there are no requirements yet, and the person wants to bring some in.
    """

    opened = Signal(str)
    library_wanted = Signal()

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, known: KnownPeople | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.setWindowTitle(_("New demonstration"))
        self.resize(1040, 660)
        known = known or KnownPeople()
        blank = Case(
            id="",
            teacher=workspace.teacher,
            language=Language(language()),
            student=known.student,
            study_right=known.study_right,
            study_right_began=known.study_right_began,
            study_right_ends=known.study_right_ends,
            student_reference_number=known.reference_number,
            workplace=known.workplace,
            instructor=known.instructor,
        )
        self.student = StudentFields(blank.student)
        self.units = UnitPicker(workspace)
        self.header = HeaderForm(blank, with_student=False)
        self.completion = Completion(workspace, self.student, self.header)
        self.units.chosen.connect(self._propose_agreement)
        self.problem = ProblemLabel()
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.open_button = button(_("Open the demonstration"), "primary")
        self.open_button.clicked.connect(self.accept)
        self._lay_out()
        if not workspace.curriculum.qualifications():
            self._offer_library()
        (self.units.search if known.student.name else self.student.ui.name).setFocus()

    def value(self) -> NewCase:
        """What stands on the screen; the unit must have been chosen."""
        case, unit = self.header.value(), self.units.unit() or _NO_UNIT
        return NewCase(
            student=replace(self.student.value(), oid=case.student.oid),
            qualification=unit.qualification,
            version=unit.version,
            unit=unit.id,
            parts=self.units.parts(),
            teacher=case.teacher,
            workplace=case.workplace,
            instructor=case.instructor,
            agreement=case.agreement,
            language=case.language,
            languages=tuple(case.languages.items()),
            support=case.support,
            decision_reference=case.decision_reference,
            study_right=case.study_right,
            study_right_began=case.study_right_began,
            study_right_ends=case.study_right_ends,
            student_reference_number=case.student_reference_number,
        )

    def _propose_agreement(self, unit: UnitRow | None) -> None:
        """Preparatory education is mostly at the institution."""
        if unit is not None:
            self.header.propose_agreement(usual_agreement(unit.kind))

    def accept(self) -> None:
        """Open the case, once student and unit are known."""
        wanted = self.value()
        name = [] if wanted.student.name else [Problem("student.name", _("Write the student's name."))]
        unit = "" if wanted.unit else _("Choose the unit from the list.")
        self.student.show_problems(name)
        self.units.problem.show_text(unit, field=self.units.search)
        if name:
            self.student.ui.name.setFocus()
        elif unit:
            self.units.search.setFocus()
        else:
            self._open(wanted)

    def _open(self, wanted: NewCase) -> None:
        try:
            case = open_case(self._workspace, wanted)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        super().accept()
        self.opened.emit(case.id)

    def _lay_out(self) -> None:
        self._left = Card(_("Who and what"))
        self._left.body.addWidget(self.student)
        self._left.body.addWidget(self.units, 1)
        self._left.setMinimumWidth(max(420, self._left.minimumSizeHint().width()))
        right = Card(_("Where and under which agreement – can be filled in later"))
        self.header.setContentsMargins(0, 0, 10, 0)
        right.body.addWidget(scrolled(self.header), 1)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._left, 0)
        sides.addWidget(right, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.problem, 1)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(words(_("New demonstration"), "title"))
        layout.addLayout(sides, 1)
        layout.addLayout(acts)

    def _offer_library(self) -> None:
        self.units.hide()
        text = _("A demonstration needs the requirements of its unit.")
        empty = EmptyState("qualifications", _("No requirements yet"), text, _("Bring in requirements"))
        empty.wanted.connect(self._leave_for_library)
        self._left.body.addWidget(empty, 1)
        self.open_button.setEnabled(False)

    def _leave_for_library(self) -> None:
        self.reject()
        self.library_wanted.emit()


_NO_UNIT = UnitRow(qualification="", version="", id="", name={})
