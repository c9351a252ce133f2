"""The frame of a plan beside its grid: time, place, people, agreement, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.demonstration import Assessor, Plan
from desktop.domain.places import GUIDANCE, last_of
from desktop.domain.terms import PlaceKind, Role
from desktop.gui.demonstrations.agreement_block import AgreementBlock
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.checklist import Check, checks_before_agreeing
from desktop.gui.demonstrations.evidence_rule import EvidenceRuleField
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.situation_list import SituationList
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.demonstrations.sub_area_block import SubAreaBlock
from desktop.gui.demonstrations.support_block import SupportBlock
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.theme import SPACE
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.labels import line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.links import LinkLine
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _, day, n_

MORE = (
    ("teacher_present", n_("When the teacher is present")),
    ("guiding_counts", n_("How guiding during the work counts")),
    ("allowed_questions", n_("Questions that are allowed")),
    ("stopped_when", n_("When the demonstration is stopped")),
    ("goal_grade", n_("The student's goal")),
    ("starting_level", n_("Starting level")),
)


class PlanFrame(QWidget):
    """Edits the frame of a plan.

    Signals:
        edited: the Plan as it stands.
        stated: an assessor's id, and whether they say that nothing disqualifies them.
        header_wanted: the person wants to edit the basic data.
        place_wanted: the field of the case that the person wants to put right.
        agreed_alone: the Role of who agrees to the plan for their own part.
        preview_wanted: the person wants to see what the workplace sees.
        alone_wanted: the teacher shall assess alone, or no longer alone.
    """

    edited = Signal(Plan)
    stated = Signal(str, bool)
    header_wanted = Signal()
    place_wanted = Signal(str)
    agreed_alone = Signal(object)
    preview_wanted = Signal()
    alone_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2 * SPACE, 14, 2 * SPACE, 14)
        self._layout.setSpacing(10)
        self._add_time_and_place()
        self._add_people()
        self._add_support()
        self.sub_areas = SubAreaBlock()
        self._layout.addWidget(self.sub_areas)
        self._add_checklist()
        self._add_more()
        self._layout.addStretch(1)

    def _add_time_and_place(self) -> None:
        self.times = SituationList()
        self.times.edited.connect(self._save_times)
        kinds = ((PlaceKind.WORKPLACE, _("Work")), (PlaceKind.INSTITUTION, _("School")), (PlaceKind.BOTH, _("Both")))
        self.place_kind = SegmentedControl([*kinds], _("Kind of place"))
        self.place_kind.setStyleSheet("QPushButton { padding: 0 9px; }")  # three words side by side in a narrow pane
        self.place_kind.chosen.connect(self._choose_place)
        self.place = SelfSavingText(lines=2, most=5)
        self.place.setAccessibleName(_("Description of the place"))
        self.place.setPlaceholderText(_("What kind of place, in a few words"))
        self.place.saved.connect(self._save_frame)
        self._layout.addWidget(labelled(_("Time"), self.times))
        self._layout.addWidget(labelled(_("Place"), self.place_kind, self.place))

    def _add_people(self) -> None:
        self._assessors = bare(QVBoxLayout(), 0)
        self._boxes: dict[str, Tick] = {}
        self._layout.addWidget(words(_("Assessors"), "strong"))
        self._layout.addLayout(self._assessors)
        self._exception = words("", "small", wrap=True)
        self.alone = button("", "link")
        self.alone.clicked.connect(self.alone_wanted)
        self._layout.addWidget(self._exception)
        self._layout.addWidget(self.alone)
        self._agreement = words(wrap=True)
        self.header = button(_("Edit the basic data…"), "link")
        self.header.clicked.connect(self.header_wanted)
        self._layout.addWidget(words(_("Agreement"), "strong"))
        self._layout.addWidget(self._agreement)
        self._layout.addWidget(self.header)
        self.guidance = button(_("Agreement and guidance…"), "link")
        self.guidance.setProperty("field", GUIDANCE)
        self.guidance.clicked.connect(self._want_place)
        self._layout.addWidget(self.guidance)

    def _add_support(self) -> None:
        self.support = SupportBlock()
        self.support.changed.connect(self._save_frame)
        self.support.preview_wanted.connect(self.preview_wanted)
        self._layout.addWidget(self.support)

    def _add_checklist(self) -> None:
        self._layout.addWidget(line())
        self._count = words("", "strong")
        self._layout.addWidget(self._count)
        self.rights = Tick(_("Rights to a review have been told"))
        self.safety = Tick(_("Safety and data protection gone through"))
        for box in (self.rights, self.safety):
            box.toggled.connect(self._save_frame)
            self._layout.addWidget(box)
        self.both = button(_("Both gone through today"), "link")
        self.both.clicked.connect(self._mark_both)
        self._layout.addWidget(self.both)
        self._checks = bare(QVBoxLayout(), 4)
        self._layout.addLayout(self._checks)
        self.agreement = AgreementBlock()
        self.agreement.agreed.connect(self.agreed_alone)
        self._layout.addWidget(self.agreement)

    def _add_more(self) -> None:
        self._layout.addWidget(line())
        self.more = button(_("More to agree on"), "link")
        self.more.setCheckable(True)
        self._rest = QWidget()
        layout = bare(QVBoxLayout(self._rest))
        self.evidence = EvidenceRuleField()
        self.evidence.changed.connect(self._save_frame)
        layout.addWidget(self.evidence)
        self._fields: dict[str, SelfSavingText] = {}
        for name, label in MORE:
            self._fields[name] = field = SelfSavingText(lines=2)
            field.saved.connect(self._save_frame)
            layout.addWidget(labelled(_(label), field))
        self._rest.hide()
        self.more.toggled.connect(self._rest.setVisible)
        self._layout.addWidget(self.more)
        self._layout.addWidget(self._rest)

    def show_plan(self, shown: Shown) -> None:
        """Show the frame of a case's plan; a signed one can only be read."""
        self._shown = None
        plan = shown.case.plan
        self.times.show_plan(plan, shown.today, opened=not shown.case.is_closed, guest=shown.guest)
        self.place_kind.set_value(plan.place_kind)
        self.place.show_text(plan.place_description)
        self.rights.setChecked(plan.review_rights_told_on is not None)
        self.safety.setChecked(plan.safety_gone_through_on is not None)
        untold = not (self.rights.isChecked() or self.safety.isChecked())
        self.both.setVisible(untold and not shown.case.is_closed)
        for name, text in self._fields.items():
            text.show_text(getattr(plan, name))
        self.evidence.show_plan(plan, editable=not shown.case.is_closed)
        self._show_assessors(plan.assessors)
        self.support.show_support(shown)
        self.sub_areas.show_sub_areas(shown)
        self.agreement.show_agreement(shown)
        self._agreement.setText(_agreement_words(shown.case))
        self._show_checks(checks_before_agreeing(shown.problems), plan.is_agreed)
        for field in (self.place, *self._fields.values()):
            field.setReadOnly(shown.case.is_closed)
        for box in (self.rights, self.safety, self.place_kind, self.header, *self._boxes.values()):
            box.setEnabled(not shown.case.is_closed)
        if shown.guest:  # a guest states only for themselves, and the basic data are the school's
            for assessor, box in self._boxes.items():
                box.setEnabled(assessor == shown.reader and not shown.case.is_closed)
        for link in (self.header, self.guidance):
            link.setVisible(not shown.guest)
        self._show_exception(shown)
        self._shown = shown

    def value(self) -> Plan:
        """The plan with the frame as it stands on the screen."""
        if self._shown is None:
            return Plan()
        plan, today = self._shown.case.plan, self._shown.today
        rest: dict[str, Any] = {name: field.toPlainText() for name, field in self._fields.items()}
        kind = self.place_kind.value()
        return replace(
            self.evidence.put_into(self.support.with_support(plan, today)),
            place_kind=kind if isinstance(kind, PlaceKind) else None,
            place_description=self.place.toPlainText(),
            review_rights_told_on=(plan.review_rights_told_on or today) if self.rights.isChecked() else None,
            safety_gone_through_on=(plan.safety_gone_through_on or today) if self.safety.isChecked() else None,
            **rest,
        )

    def _mark_both(self) -> None:
        self.rights.box.blockSignals(True)
        self.rights.setChecked(True)
        self.rights.box.blockSignals(False)
        self.safety.setChecked(True)

    def _choose_place(self) -> None:
        self._save_frame()
        if not self.place.toPlainText():
            self.place.setFocus()

    @property
    def when(self) -> QLineEdit:
        """The first line of the times."""
        return self.times.rows[0].line

    def _save_times(self, plan: Plan) -> None:
        if self._shown is not None:
            kept = {name: getattr(plan, name) for name in ("situations", "starts", "ends", "requirements")}
            self.edited.emit(replace(self.value(), **kept))

    def _save_frame(self) -> None:
        if self._shown is not None and self.value() != self._shown.case.plan:
            self.edited.emit(self.value())

    def _show_assessors(self, assessors: tuple[Assessor, ...]) -> None:
        if [one.id for one in assessors] != list(self._boxes):
            clear(self._assessors)
            self._boxes = {}
            for one in assessors:
                self._boxes[one.id] = box = Tick()
                box.setObjectName(f"assessor {one.id}")
                box.toggled.connect(self._state)
                self._assessors.addWidget(box)
        for one in assessors:
            box = self._boxes[one.id]
            box.setText(_("{name}: not disqualified").format(name=one.name or "…"))
            box.setToolTip(_("I am not related to the student and have nothing to win or lose by the result."))
            box.setChecked(one.not_disqualified_on is not None)

    def _show_exception(self, shown: Shown) -> None:
        """Why there is no second assessor, and the link that changes it."""
        why = shown.case.plan.assessor_exception.strip()
        there = shown.case.plan.assessor(Role.INSTRUCTOR) is not None
        self._exception.setText(_("Why there is one assessor: {why}").format(why=why))
        self._exception.setVisible(bool(why))
        self.alone.setText(_("The teacher assesses alone…") if there else _("Two assessors after all"))
        self.alone.setVisible(not (shown.guest or shown.case.is_closed or shown.case.views_ready))

    def _state(self, stated: bool) -> None:
        if self._shown is None:
            return
        for assessor, box in self._boxes.items():
            if box is self.sender():
                self.stated.emit(assessor, stated)

    def statement(self, assessor: str) -> Tick:
        """The box of an assessor's statement."""
        return self._boxes[assessor]

    def _show_checks(self, checks: list[Check], agreed: bool) -> None:
        done = sum(check.done for check in checks)
        self._count.setText(
            _("The plan is agreed") if agreed else _("Before agreeing {n}/{all}").format(n=done, all=len(checks))
        )
        clear(self._checks)
        for check in checks:
            if check.done:
                self._checks.addWidget(words(f"✓ {check.text}", "good", wrap=True))
        for check in checks:
            for problem in check.missing:
                made = LinkLine(problem.text)
                made.setProperty("field", problem.field)
                made.clicked.connect(self._want_place)
                self._checks.addWidget(made)

    def _want_place(self) -> None:
        self.place_wanted.emit(self.sender().property("field"))

    def show_place(self, field: str) -> None:
        """Put the keyboard where a field of the plan is edited."""
        name = last_of(field)
        widgets: dict[str, QWidget] = {
            "starts": self.when,
            "ends": self.when,
            "place_kind": self.place_kind.button(self.place_kind.value() or PlaceKind.WORKPLACE),
            "place_description": self.place,
            "review_rights_told_on": self.rights.box,
            "safety_gone_through_on": self.safety.box,
            "support": self.support.text,
            "assessors": self.alone,
            "assessor_exception": self.alone,
            **{one: box.box for one, box in self._boxes.items()},
            **self._fields,
        }
        if field.startswith("plan.situations."):
            widgets[name] = self.times.line_of(name)
        if name in self._fields:
            self.more.setChecked(True)
        focus_on(widgets.get(name, self.header))


def _agreement_words(case: Case) -> str:
    agreement = case.agreement
    period = f" {day(agreement.starts)}–{day(agreement.ends)}" if agreement.starts or agreement.ends else ""
    return f"{_(agreement.kind.label)}{period}"
