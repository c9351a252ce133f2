"""A student as a form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.people import Student
from desktop.gui.ui.student_fields import Ui_StudentFields


class StudentFields(QWidget):
    """Name and student number.

    Signals:
        edited: the person changed something.
    """

    edited = Signal()

    def __init__(self, student: Student, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StudentFields()
        self.ui.setupUi(self)
        self.ui.name.setText(student.name)
        self.ui.number.setText(student.number)
        for field in (self.ui.name, self.ui.number):
            field.textEdited.connect(self.edited)

    def value(self) -> Student:
        """The student as on the screen."""
        return Student(name=self.ui.name.text().strip(), number=self.ui.number.text().strip())

    def fill(self, student: Student) -> None:
        """Fill in a student who is known from before."""
        self.ui.name.setText(student.name)
        self.ui.number.setText(student.number)
        self.edited.emit()

    def show_problems(self, problems: list[Problem]) -> None:
        """Say beside the fields what is missing."""
        for name, label, field in (
            ("student.name", self.ui.name_problem, self.ui.name),
            ("student.number", self.ui.number_problem, self.ui.number),
        ):
            label.show_problems([one for one in problems if one.field == name], field)
