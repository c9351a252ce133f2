"""A student of the register as a form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions.register import save_student
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.identifier_help import LEARNER, STUDY_RIGHT
from desktop.domain.people import Student
from desktop.domain.register import KnownStudent
from desktop.gui.ui.known_student import Ui_KnownStudentFields
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.identifiers import IdentifierField
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _


class StudentDialog(QDialog):
    """Adds a student, or edits one, and keeps them when it is accepted."""

    def __init__(self, workspace: Workspace, student: KnownStudent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._student = workspace, student
        title = _("Edit the student") if student.id else _("Add a student")
        self.setWindowTitle(title)
        self.resize(640, 0)
        fields = QWidget()
        self.ui = Ui_KnownStudentFields()
        self.ui.setupUi(fields)
        self._fill()
        self.oid = IdentifierField(self.ui.oid, self.ui.oid_problem, LEARNER)
        self.study_right = IdentifierField(self.ui.study_right, self.ui.study_right_problem, STUDY_RIGHT)
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Save"), self)
        layout = dialog_column(self, 12)
        layout.addWidget(words(title, "heading"))
        layout.addWidget(fields)
        layout.addStretch(1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.ui.name.setFocus()

    def _fill(self) -> None:
        ui, one = self.ui, self._student
        for field, text in (
            (ui.name, one.student.name),
            (ui.number, one.student.number),
            (ui.oid, one.student.oid),
            (ui.study_right, one.study_right),
            (ui.group, one.group),
            (ui.qualification, one.qualification),
            (ui.reference_number, one.reference_number),
        ):
            field.setText(text)
        ui.starts.set_value(one.starts)
        ui.ends.set_value(one.ends)

    def value(self) -> KnownStudent:
        """The student as on the screen."""
        ui = self.ui
        told = Student(name=ui.name.text().strip(), number=ui.number.text().strip(), oid=self.oid.value())
        return replace(
            self._student,
            student=told,
            study_right=self.study_right.value(),
            group=ui.group.text().strip(),
            qualification=ui.qualification.text().strip(),
            reference_number=ui.reference_number.text().strip(),
            starts=ui.starts.value(),
            ends=ui.ends.value(),
        )

    def accept(self) -> None:
        """Keep the student; what prevents it is told."""
        try:
            save_student(self._workspace, self.value())
        except UserError as error:
            self.problem.show_text(str(error))
            return
        super().accept()
