"""A workplace of the register as a form, with its instructors."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.register import save_workplace
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.identifier_help import BUSINESS_ID
from desktop.domain.people import Workplace, WorkplaceInstructor, is_phone
from desktop.domain.register import KnownWorkplace
from desktop.gui.ui.known_instructor import Ui_KnownInstructorFields
from desktop.gui.ui.known_workplace import Ui_KnownWorkplaceFields
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.identifiers import IdentifierField
from desktop.gui.widgets.labels import ProblemLabel, line, words
from desktop.gui.widgets.scrolling import focus_on, scrolled
from desktop.texts import _


class InstructorFields(QWidget):
    """One instructor, with a button that takes them away."""

    def __init__(self, instructor: WorkplaceInstructor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = QWidget()
        self.ui = Ui_KnownInstructorFields()
        self.ui.setupUi(fields)
        self.ui.name.setText(instructor.name)
        self.ui.title.setText(instructor.title)
        self.ui.email.setText(instructor.email)
        self.ui.phone.setText(instructor.phone)
        self.ui.phone.textChanged.connect(self._check_phone)
        self.remove = button(_("Take away"), "link")
        self.remove.setAccessibleName(_("Take away instructor {name}").format(name=instructor.name))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(line())
        layout.addWidget(fields)
        layout.addLayout(row)

    def value(self) -> WorkplaceInstructor:
        """The instructor as on the screen."""
        ui = self.ui
        texts = (field.text().strip() for field in (ui.name, ui.title, ui.email, ui.phone))
        name, title, email, phone = texts
        return WorkplaceInstructor(name=name, title=title, email=email, phone=phone)

    def _check_phone(self, text: str) -> None:
        told = "" if is_phone(text) else _("A phone number has only digits, spaces and + - ( ).")
        self.ui.phone_problem.show_text(told, field=self.ui.phone)


class WorkplaceDialog(QDialog):
    """Adds a workplace, or edits one, and keeps it when it is accepted."""

    def __init__(self, workspace: Workspace, workplace: KnownWorkplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._workplace = workspace, workplace
        title = _("Edit the workplace") if workplace.id else _("Add a workplace")
        self.setWindowTitle(title)
        self.resize(640, 560)
        fields = QWidget()
        self.ui = Ui_KnownWorkplaceFields()
        self.ui.setupUi(fields)
        self.ui.name.setText(workplace.workplace.name)
        self.ui.business_id.setText(workplace.workplace.business_id)
        self.ui.contact.setText(workplace.workplace.contact)
        self.business_id = IdentifierField(self.ui.business_id, self.ui.business_id_problem, BUSINESS_ID)
        self.instructors: list[InstructorFields] = []
        self.add = button(_("Add an instructor"), icon="plus")
        self.add.clicked.connect(self._add_empty)
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Save"), self)
        self._people = QVBoxLayout()
        self._people.setSpacing(12)
        self._lay_out(title, fields)
        for one in workplace.instructors:
            self._add(one)
        self.ui.name.setFocus()

    def _lay_out(self, title: str, fields: QWidget) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(fields)
        column.addWidget(words(_("Workplace instructors"), "strong"))
        column.addLayout(self._people)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        layout = dialog_column(self, 12)
        layout.addWidget(words(title, "heading"))
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _add(self, instructor: WorkplaceInstructor) -> InstructorFields:
        made = InstructorFields(instructor)
        made.remove.clicked.connect(partial(self._remove, made))
        self.instructors.append(made)
        self._people.addWidget(made)
        return made

    def _add_empty(self) -> None:
        focus_on(self._add(WorkplaceInstructor()).ui.name)

    def _remove(self, fields: InstructorFields) -> None:
        self.instructors.remove(fields)
        self._people.removeWidget(fields)
        fields.hide()
        fields.deleteLater()
        self.add.setFocus()

    def value(self) -> KnownWorkplace:
        """The workplace as on the screen; an instructor without a name is left out."""
        ui = self.ui
        told = Workplace(
            name=ui.name.text().strip(), business_id=self.business_id.value(), contact=ui.contact.text().strip()
        )
        people = tuple(value for value in (one.value() for one in self.instructors) if value.name)
        return replace(self._workplace, workplace=told, instructors=people)

    def accept(self) -> None:
        """Keep the workplace; what prevents it is told."""
        try:
            save_workplace(self._workspace, self.value())
        except UserError as error:
            self.problem.show_text(str(error))
            return
        super().accept()
