"""The header of a case as a form: student, workplace, instructor, agreement, languages; for new cases and later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.agreement import Agreement, period_problems
from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.identifier_help import BUSINESS_ID, LEARNER, STUDY_RIGHT, tidy_learner, tidy_study_right
from desktop.domain.people import (
    Student,
    Workplace,
    WorkplaceInstructor,
    is_phone,
    tidy_business_id,
)
from desktop.domain.register import KnownStudent
from desktop.domain.support_words import support_name
from desktop.domain.terms import AgreementType, Language, Role
from desktop.gui.ui.case_header import Ui_CaseHeader
from desktop.gui.widgets.identifiers import IdentifierField
from desktop.gui.widgets.labels import ProblemLabel
from desktop.gui.widgets.languages import fill_document_languages
from desktop.gui.widgets.register_fields import RegisterFields
from desktop.gui.widgets.student_fields import StudentFields
from desktop.texts import _


class HeaderForm(QWidget):
    """Everything of the header but the unit. Given a `Case`, gives the case with the header as on the screen.

    What is typed is checked as it is typed, where a mistake would only be found much later.

    Signals:
        edited: the person changed something.
    """

    edited = Signal()

    def __init__(self, case: Case, parent: QWidget | None = None, *, with_student: bool = True) -> None:
        super().__init__(parent)
        self._case = case
        self.student = StudentFields(case.student)
        self.student.setVisible(with_student)
        self.student.edited.connect(self.edited)
        fields = QWidget()
        self.ui = Ui_CaseHeader()
        self.ui.setupUi(fields)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.student)
        layout.addWidget(fields)
        self.registers = RegisterFields(case)
        self.registers.setVisible(with_student)
        self.registers.edited.connect(self.edited)
        layout.addWidget(self.registers)
        self._fill()
        self._listen()

    def _fill(self) -> None:
        case = self._case
        for field, text in self._texts(case):
            field.setText(text)
        for kind in AgreementType:
            self.ui.agreement.addItem(_(kind.label), kind)
        self.ui.agreement.setCurrentIndex(list(AgreementType).index(case.agreement.kind))
        self.ui.starts.set_value(case.agreement.starts)
        self.ui.ends.set_value(case.agreement.ends)
        self.ui.study_right_began.set_value(case.study_right_began)
        self.ui.support.setChecked(case.support)
        on = case.plan.starts or case.agreement.starts or date.today()  # noqa: DTZ011 - which words the law has
        self.ui.support.setText(_("There is a decision on {support}").format(support=support_name(on)))
        fill_document_languages(self.ui.document_language, case.language)
        fill_document_languages(self.ui.instructor_language, case.language_of(Role.INSTRUCTOR))
        fill_document_languages(self.ui.student_language, case.language_of(Role.STUDENT))

    def _texts(self, case: Case) -> tuple[tuple[QLineEdit, str], ...]:
        share = case.agreement.part_time
        return (
            (self.ui.workplace, case.workplace.name),
            (self.ui.business_id, case.workplace.business_id),
            (self.ui.contact, case.workplace.contact),
            (self.ui.instructor, case.instructor.name),
            (self.ui.title, case.instructor.title),
            (self.ui.email, case.instructor.email),
            (self.ui.phone, case.instructor.phone),
            (self.ui.teacher, case.teacher.name),
            (self.ui.study_right, case.study_right),
            (self.ui.student_reference_number, case.student_reference_number),
            (self.ui.learner_oid, case.student.oid),
            (self.ui.part_time, "" if share is None else str(share)),
            (self.ui.decision_reference, case.decision_reference),
        )

    def _listen(self) -> None:
        for field, _text in self._texts(self._case):
            field.textEdited.connect(self._note_edit)
        for box in self._boxes():
            box.activated.connect(self._note_edit)
        for day in (self.ui.starts, self.ui.ends, self.ui.study_right_began):
            day.changed.connect(self._note_edit)
        self.ui.support.toggled.connect(self._note_edit)
        self._identifiers = (
            IdentifierField(self.ui.business_id, self.ui.business_id_problem, BUSINESS_ID),
            IdentifierField(self.ui.study_right, self.ui.study_right_problem, STUDY_RIGHT),
            IdentifierField(self.ui.learner_oid, self.ui.learner_oid_problem, LEARNER),
        )
        self._agreement_chosen = False
        self.ui.agreement.activated.connect(self._note_agreement)
        self._check_period()

    def _boxes(self) -> tuple[QComboBox, ...]:
        ui = self.ui
        return (ui.agreement, ui.document_language, ui.instructor_language, ui.student_language)

    def value(self) -> Case:
        """The case with the header as it stands on the screen."""
        case, ui = self._case, self.ui
        language = Language(ui.document_language.currentData())
        readers = {
            Role.INSTRUCTOR: Language(ui.instructor_language.currentData()),
            Role.STUDENT: Language(ui.student_language.currentData()),
        }
        others = {role: one for role, one in case.languages.items() if role not in readers}
        own = {role: one for role, one in readers.items() if role in case.languages or one != language}
        told = self.registers.value(case)
        return replace(
            told,
            student=replace(self.student.value(), oid=tidy_learner(ui.learner_oid.text())),
            workplace=replace(
                case.workplace,
                name=ui.workplace.text().strip(),
                business_id=tidy_business_id(ui.business_id.text()),
                contact=ui.contact.text().strip(),
            ),
            instructor=replace(
                case.instructor,
                name=ui.instructor.text().strip(),
                title=ui.title.text().strip(),
                email=ui.email.text().strip(),
                phone=ui.phone.text().strip(),
            ),
            teacher=replace(told.teacher, name=ui.teacher.text().strip()),
            agreement=self._agreement(told.agreement),
            study_right=tidy_study_right(ui.study_right.text()),
            study_right_began=ui.study_right_began.value(),
            student_reference_number=ui.student_reference_number.text().strip(),
            support=ui.support.isChecked(),
            decision_reference=ui.decision_reference.text().strip(),
            language=language,
            languages={**others, **own},
        )

    def propose_agreement(self, kind: AgreementType) -> None:
        """Choose the usual agreement of a unit, unless the person has chosen one or told of a period."""
        told = self._agreement(self._case.agreement)
        if not (self._agreement_chosen or told.starts or told.ends or told.kind == kind):
            self.ui.agreement.setCurrentIndex(self.ui.agreement.findData(kind))
            self._check_period()

    def _note_agreement(self) -> None:
        self._agreement_chosen = True
        self._check_period()

    def fill_student(self, student: Student, record: KnownStudent | None) -> None:
        """Fill in what is known of a student apart from name and number."""
        self.ui.learner_oid.setText(student.oid)
        self.ui.study_right.setText(record.study_right if record else "")
        self.ui.study_right_began.set_value(record.starts if record else None)
        self.registers.study_right_ends.set_value(record.ends if record else None)
        self.ui.student_reference_number.setText(record.reference_number if record else "")
        self._note_edit()

    def fill_workplace(self, workplace: Workplace) -> None:
        """Fill in a workplace that is known from before."""
        self.ui.workplace.setText(workplace.name)
        self.ui.business_id.setText(workplace.business_id)
        self.ui.contact.setText(workplace.contact)
        self._note_edit()

    def fill_instructor(self, instructor: WorkplaceInstructor) -> None:
        """Fill in an instructor who is known from before."""
        self.ui.instructor.setText(instructor.name)
        self.ui.title.setText(instructor.title)
        self.ui.email.setText(instructor.email)
        self.ui.phone.setText(instructor.phone)
        self._note_edit()

    def _agreement(self, kept: Agreement) -> Agreement:
        """The agreement as on the screen; what is not edited here stays."""
        share = self.ui.part_time.text().strip().rstrip("% ").strip()
        return replace(
            kept,
            kind=AgreementType(self.ui.agreement.currentData()),
            starts=self.ui.starts.value(),
            ends=self.ui.ends.value(),
            part_time=int(share) if share.isdecimal() else None,
        )

    def show_problems(self, problems: list[Problem]) -> None:
        """Say beside the fields what is missing or wrong; problems of other fields are left to others."""
        self.student.show_problems(problems)
        for name, label, field in self._places():
            label.show_problems([one for one in problems if one.field == name], field)
        period = [one for one in problems if one.field in ("agreement.starts", "agreement.ends")]
        self.ui.period_problem.show_problems(period)

    def field(self, name: str) -> QWidget | None:
        """Where a field of the case ("workplace.name") is edited; None when it is not here."""
        ui, student = self.ui, self.student.ui
        others = {
            "student.name": student.name,
            "student.number": student.number,
            "teacher.name": ui.teacher,
            "agreement.starts": ui.starts,
            "agreement.ends": ui.ends,
            "study_right": ui.study_right,
            "study_right_began": ui.study_right_began,
            "student_reference_number": ui.student_reference_number,
            "student.oid": ui.learner_oid,
            "instructor.email": ui.email,
            "languages": ui.document_language,
            "support": ui.support,
        }
        found = others.get(name) or self.registers.field(name)
        return found or next((field for place, _label, field in self._places() if place == name), None)

    def _places(self) -> tuple[tuple[str, ProblemLabel, QWidget], ...]:
        ui = self.ui
        return (
            ("workplace.name", ui.workplace_problem, ui.workplace),
            ("workplace.business_id", ui.business_id_problem, ui.business_id),
            ("instructor.name", ui.instructor_problem, ui.instructor),
            ("instructor.phone", ui.phone_problem, ui.phone),
            ("agreement.part_time", ui.part_time_problem, ui.part_time),
        )

    def _note_edit(self) -> None:
        self._check_phone()
        self._check_period()
        self.edited.emit()

    def _check_phone(self) -> None:
        wrong = not is_phone(self.ui.phone.text())
        told = _("A phone number has only digits, spaces and + - ( ).") if wrong else ""
        self.ui.phone_problem.show_text(told, field=self.ui.phone)

    def _check_period(self) -> None:
        agreement = self._agreement(self._case.agreement)
        self.registers.show_agreement(agreement.kind)
        none = agreement.kind == AgreementType.NONE
        for field in (self.ui.starts, self.ui.ends, self.ui.part_time):
            field.setEnabled(not none)
        found = [] if none else period_problems(agreement)
        dates = [one for one in found if one.field == "agreement.ends"]
        self.ui.period_problem.show_problems(dates)
        share = self.ui.part_time.text().strip()
        wrong = not none and bool(share) and (agreement.part_time is None or not 1 <= agreement.part_time <= 100)
        told = _("The part-time share is between 1 and 100 per cent.") if wrong else ""
        self.ui.part_time_problem.show_text(told, field=self.ui.part_time)
