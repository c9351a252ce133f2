"""What eHOKS and the student's plan (HOKS) ask beyond the rest of the basic data, as a form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.agreement import Break
from desktop.domain.case import Case
from desktop.domain.identifiers import is_organisation
from desktop.domain.people import is_business_id, tidy_business_id
from desktop.domain.terms import AgreementType
from desktop.gui.dates import read_day
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _

BASES = ("01", "02")
"""The codes of what an apprenticeship rests on that are in use; their names are not known here."""
LABEL_WIDTH = 190


class RegisterFields(QWidget):
    """Given a `Case`, gives the case with these fields as on the screen.

    Signals:
        edited: the person changed something.
    """

    edited = Signal()

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self.provider_oid = QLineEdit(case.teacher.provider_oid)
        self.provider_oid.setPlaceholderText("1.2.246.562.10.…")
        self.study_right_ends = DateField()
        self.study_right_ends.set_value(case.study_right_ends)
        self.basis = QComboBox()
        self.breaks = _text("\n".join(write_break(one) for one in case.agreement.breaks), 2)
        self.breaks.setPlaceholderText(_("12.10.2026–18.10.2026, one a line"))
        self.place_name = QLineEdit(case.plan.place_name)
        self.place_business_id = QLineEdit(case.plan.place_business_id)
        self.deviations = _text(case.plan.deviations, 2)
        self.criteria = _text("\n".join(case.plan.individual_criteria), 3)
        self.criteria.setPlaceholderText(_("One criterion a line"))
        self.problems = {name: ProblemLabel() for name in ("provider_oid", "breaks", "place_business_id")}
        self._fill_bases()
        self._lay_out()
        self._listen()

    def _fill_bases(self) -> None:
        kept = self._case.agreement.basis
        self.basis.addItem(_("Not chosen"), "")
        for code in (*BASES, *((kept,) if kept and kept not in BASES else ())):
            self.basis.addItem(_("Code {code}").format(code=code), code)
        self.basis.setCurrentIndex(self.basis.findData(kept))
        self.show_agreement(self._case.agreement.kind)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addWidget(words(_("For eHOKS and the plan (HOKS)"), "strong"), 0, 0, 1, 2)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (_("OID of the education provider"), self.provider_oid, "provider_oid"),
            (_("Estimated end of the study right"), self.study_right_ends, ""),
            (_("What the apprenticeship rests on"), self.basis, ""),
            (_("Interruptions of the agreement"), self.breaks, "breaks"),
            (_("Place, if it is not the workplace"), self.place_name, ""),
            (_("Business ID of the place"), self.place_business_id, "place_business_id"),
            (_("Deviations from the requirements"), self.deviations, ""),
            (_("Individual criteria"), self.criteria, ""),
        )
        for number, (text, field, problem) in enumerate(rows):
            label = QLabel(text)
            label.setWordWrap(True)
            label.setBuddy(field)
            field.setAccessibleName(text)
            row = 2 * number + 1
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
            if problem:
                grid.addWidget(self.problems[problem], row + 1, 1)

    def _listen(self) -> None:
        for line in (self.provider_oid, self.place_name, self.place_business_id):
            line.textEdited.connect(self._note_edit)
        for text in (self.breaks, self.deviations, self.criteria):
            text.textChanged.connect(self._note_edit)
        self.basis.activated.connect(self._note_edit)
        self.study_right_ends.changed.connect(self._note_edit)

    def show_agreement(self, kind: AgreementType) -> None:
        """Only an apprenticeship rests on something."""
        self.basis.setEnabled(kind == AgreementType.APPRENTICESHIP)

    def value(self, case: Case) -> Case:
        """The case with these fields as on the screen; interruptions that cannot be read stay as they were."""
        read = read_breaks(self.breaks.toPlainText(), self._case.agreement.breaks)
        kept = self._case.agreement.breaks if read is None else read
        criteria = (one.strip() for one in self.criteria.toPlainText().splitlines())
        return replace(
            case,
            teacher=replace(case.teacher, provider_oid=self.provider_oid.text().strip()),
            study_right_ends=self.study_right_ends.value(),
            agreement=replace(case.agreement, basis=str(self.basis.currentData()), breaks=kept),
            plan=replace(
                case.plan,
                place_name=self.place_name.text().strip(),
                place_business_id=tidy_business_id(self.place_business_id.text()),
                deviations=self.deviations.toPlainText().strip(),
                individual_criteria=tuple(one for one in criteria if one),
            ),
        )

    def field(self, name: str) -> QWidget | None:
        """Where a field of the case is edited; None when it is not here."""
        return {
            "teacher.provider_oid": self.provider_oid,
            "study_right_ends": self.study_right_ends,
            "agreement.basis": self.basis,
            "agreement.breaks": self.breaks,
            "plan.place_name": self.place_name,
            "plan.place_business_id": self.place_business_id,
            "plan.deviations": self.deviations,
            "plan.individual_criteria": self.criteria,
        }.get(name)

    def _note_edit(self) -> None:
        oid = self.provider_oid.text().strip()
        told = "" if not oid or is_organisation(oid) else _("An organisation's OID begins 1.2.246.562.10.")
        self.problems["provider_oid"].show_text(told, hard=False, field=self.provider_oid)
        wrong = read_breaks(self.breaks.toPlainText(), ()) is None
        told = _("Write each interruption on a line of its own: 12.10.2026–18.10.2026.") if wrong else ""
        self.problems["breaks"].show_text(told, field=self.breaks)
        place = tidy_business_id(self.place_business_id.text())
        told = (
            ""
            if not place or is_business_id(place)
            else _("The check digit does not fit. Compare the ID with its source.")
        )
        self.problems["place_business_id"].show_text(told, hard=False, field=self.place_business_id)
        self.edited.emit()


def _text(text: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 18)
    return made


def write_break(one: Break) -> str:
    """An interruption as people write it; without its end it goes on."""
    return f"{_day(one.starts)}–{_day(one.ends)}"


def _day(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def read_breaks(text: str, kept: Sequence[Break]) -> tuple[Break, ...] | None:
    """The interruptions in lines; None where a line cannot be read. Those that were there keep their ids."""
    ids = {one.starts: one.id for one in kept}
    found = []
    for line in (one.strip() for one in text.splitlines() if one.strip()):
        first, _dash, last = re.sub(r"\s+[-—]\s*|(?<=\d\d\d\d)[-—]|—", "–", line).partition("–")
        starts, ends = _read(first.strip()), _read(last.strip())
        if starts is None or (last.strip() and ends is None):
            return None
        found.append(Break(id=ids.get(starts, f"b{starts:%Y%m%d}"), starts=starts, ends=ends))
    return tuple(found)


def _read(text: str) -> date | None:
    return read_day(text, date.today())  # noqa: DTZ011 - only fills in a missing year
