"""What a person does in a case, done by the actions: each act stores, or says why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.actions import (
    assessing,
    calendar,
    deciding,
    documents,
    lasting,
    observing,
    planning,
    sharing,
    signing,
    travelling,
)
from desktop.actions.changing import undo
from desktop.actions.travelling import Returned
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Decision, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.errors import UserError
from desktop.domain.signing import CopyWay
from desktop.domain.terms import Grade, InformedBy, Language, Role
from desktop.gui.demonstrations.quick_text import Quick
from desktop.texts import _


class CaseActs(QObject):
    """The acts of one case, as slots for what its pages tell.

    Signals:
        refused: the sentence of a UserError.
        succeeded: an act was stored.
    """

    refused = Signal(str)
    succeeded = Signal()

    def __init__(self, workspace: Workspace, case_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._case = case_id

    def case(self) -> Case:
        """The case as it is stored."""
        case: Case = self._workspace.cases.get(self._case)
        return case

    def _try(self, act: Callable[..., Any], *values: Any, **named: Any) -> bool:
        try:
            act(self._workspace, self._case, *values, **named)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        except Exception:
            self.refused.emit(_("It could not be stored."))
            raise
        self.succeeded.emit()
        return True

    def attempt(self, act: Callable[..., Any], *values: Any, **named: Any) -> bool:
        """Do one of the actions in this case, and tell how it went."""
        return self._try(act, *values, **named)

    def undo(self) -> bool:
        """Take back the newest change."""
        return self._try(undo)

    def add_tasks(self, tasks: list[Quick], by: Role) -> bool:
        """Propose tasks with what they show."""
        rows = self.case().unit.requirements
        return all(
            self._try(planning.add_task, task.text, by, shows=tuple(rows[number - 1] for number in task.numbers))
            for task in tasks
        )

    def rename_task(self, task: str, text: str) -> bool:
        """Reword a task; an empty text removes it."""
        return self._try(planning.rename_task, task, text)

    def mark(self, task: str, requirement: str, shows: bool) -> bool:
        """Say whether a task shows a requirement."""
        return self._try(planning.mark, task, requirement, shows)

    def plan_requirement(self, planned: RequirementPlan) -> bool:
        """Say how a requirement is shown otherwise, and who observes it."""
        return self._try(planning.plan_requirement, planned)

    def observe_all(self) -> bool:
        """Let both assessors observe what nobody observes yet."""
        return self._try(planning.observe_all)

    def edit_plan(self, plan: Plan) -> bool:
        """Store the plan's frame."""
        return self._try(planning.edit_plan, plan)

    def state(self, assessor: str, stated: bool) -> bool:
        """Keep or take back the statement that nothing disqualifies an assessor."""
        on: date | None = self._workspace.today() if stated else None
        return self._try(planning.state_not_disqualified, assessor, on)

    def mark_ready(self, role: Role, ready: bool) -> bool:
        """Somebody says that the student is ready."""
        return self._try(planning.mark_ready, role, ready)

    def agree(self) -> bool:
        """Agree the plan together."""
        return self._try(planning.agree_plan)

    def comment(self, by: Role, text: str, about: str) -> bool:
        """Leave a remark."""
        return self._try(planning.comment, by, text, about)

    def edit_header(self, edited: Case) -> bool:
        """Store the header."""
        return self._try(_edit_header, edited)

    def start(self) -> bool:
        """Begin the demonstration."""
        return self._try(observing.start_demonstration)

    def save_self_assessment(self, answers: SelfAssessment) -> bool:
        """Keep the student's answers so far."""
        return self._try(assessing.save_self_assessment, answers)

    def finish_self_assessment(self) -> bool:
        """The student is done."""
        return self._try(assessing.finish_self_assessment)

    def decline_self_assessment(self) -> bool:
        """The student declines."""
        return self._try(assessing.decline_self_assessment)

    def choose_language(self, role: Role, wanted: Language) -> bool:
        """Remember in which language a person reads."""
        return self._try(planning.choose_language, role, wanted)

    def set_level(self, assessor: str, requirement: str, level: Grade | None) -> bool:
        """An assessor marks a level."""
        return self._try(assessing.set_level, assessor, requirement, level)

    def comment_level(self, assessor: str, requirement: str, text: str) -> bool:
        """An assessor says why."""
        return self._try(assessing.comment_level, assessor, requirement, text)

    def finish_view(self, assessor: str) -> bool:
        """An assessor's view is ready."""
        return self._try(assessing.finish_view, assessor)

    def agree_level(self, requirement: str, level: Grade) -> bool:
        """The assessors agree on a level."""
        return self._try(assessing.agree_level, requirement, level)

    def tell_solved(self, requirement: str, text: str) -> bool:
        """How a difference was solved."""
        return self._try(assessing.tell_how_solved, requirement, text)

    def close_comparison(self) -> bool:
        """The comparison is done."""
        return self._try(assessing.close_comparison)

    def save_decision(self, decision: Decision) -> bool:
        """Keep the decision as it is being written."""
        return self._try(deciding.save_decision, decision)

    def decide(self) -> bool:
        """Make the decision."""
        return self._try(deciding.decide)

    def inform(self, by: InformedBy, on: date | None = None) -> bool:
        """The student has heard, today or on the day given."""
        return self._try(deciding.inform_student, by, on)

    def refuse_to_sign(self, signer: str, reason: str, language: str = "") -> bool:
        """Somebody does not sign, and says why in a language."""
        return self._try(signing.refuse, signer, reason, language)

    def await_signer(self, signer: str, remind_on: date) -> bool:
        """Somebody signs later."""
        return self._try(signing.await_signer, signer, remind_on)

    def send_out(self, signer: str, path: str) -> bool:
        """Write the document for a signer elsewhere."""
        return self._try(travelling.send_out, signer, Path(path))

    def call_off(self) -> bool:
        """The document does not come back."""
        return self._try(travelling.call_off)

    def take_back(self, returned: Returned, vouch: bool) -> bool:
        """Keep the document that came back signed."""
        return self._try(travelling.take_back, returned, vouch=vouch)

    def keep_time_stamp(self, stamped: bytes) -> bool:
        """Keep the record with its time stamp."""
        return self._try(lasting.keep_time_stamp, stamped)

    def new_version(self) -> bool:
        """Open a signed case for a change."""
        return self._try(signing.new_version)

    def sign(self, signer: str, code: str, **ink: Any) -> bool:
        """Sign with the person's own code."""
        return self._try(signing.sign, signer, code=code, **ink)

    def save_record(self, path: str, way: CopyWay = CopyWay.FOLDER, stick: str = "") -> None:
        """Write the record to a file."""
        self._try(sharing.export_record, Path(path), way, stick)

    def save_elsewhere(self, path: str) -> None:
        """Write the record to a file that the person chose, and offer its folder the next time."""
        if self._try(sharing.export_record, Path(path)):
            sharing.remember_copies_folder(self._workspace, Path(path).parent)

    def note_print(self, printer: str) -> bool:
        """The record was printed."""
        return self._try(sharing.note_copy, CopyWay.PRINT, printer)

    def save_paper_card(self, observer: str, path: str) -> None:
        """Write the card for observing on paper as a PDF."""
        self._try(sharing.export_paper_card, Path(path), observer)

    def save_paper(self, kind: documents.Paper, path: str) -> None:
        """Write the annex, the plan for a retake, or a paper of a review as a PDF."""
        self._try(documents.export_paper, Path(path), kind)

    def save_plan(self, path: str) -> None:
        """Write the plan as a PDF."""
        self._try(sharing.export_plan, Path(path))

    def save_workplace_copy(self, path: str) -> None:
        """Write the workplace's copy of the plan as a PDF."""
        self._try(sharing.export_plan, Path(path), workplace=True)

    def save_calendar(self, path: str) -> None:
        """Write the agreed times as a calendar file, with the student's initials."""
        self._try(calendar.export_calendar, Path(path))

    def save_calendar_with_name(self, path: str) -> None:
        """The same with the student's name."""
        self._try(calendar.export_calendar, Path(path), named=True)


def _edit_header(workspace: Workspace, case_id: str, edited: Case) -> Case:
    return planning.edit_header(workspace, replace(edited, id=case_id))
