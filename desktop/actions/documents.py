"""Documents beside the plan and the record: the annex, the plan for a retake, the papers of a review, the summary."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions.sharing import file_name, write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.known import StudentRow
from desktop.domain.people import Student
from desktop.domain.summary import is_told
from desktop.domain.terms import AgreementType, Language, Role
from desktop.texts import _

if TYPE_CHECKING:
    from desktop.domain.case import Case
    from desktop.export.summary_pdf import Entry


class Paper(StrEnum):
    """The kinds of documents about a case that are signed by hand."""

    ANNEX = "annex"
    RETAKE = "retake"
    REVIEW_REQUEST = "review_request"
    REVIEW_DECISION = "review_decision"


def paper(workspace: Workspace, case_id: str, kind: Paper, language: Language | None = None) -> bytes:
    """A document of this kind, in the language of whom it is for unless another is chosen.

    Raises a UserError while the case has not come so far.
    """
    from desktop.export.annex_pdf import annex_pdf
    from desktop.export.retake_pdf import retake_pdf
    from desktop.export.review_pdf import review_decision_pdf, review_request_pdf

    case = workspace.cases.get(case_id)
    _refuse_too_early(case, kind)
    unit = workspace.curriculum.unit(case.unit.content)
    for_student = kind in (Paper.RETAKE, Paper.REVIEW_REQUEST)
    spoken = language or (case.language_of(Role.STUDENT) if for_student else case.language)
    made, version = workspace.cases.changed_at(case_id), workspace.cases.version(case_id).hex()
    if kind == Paper.ANNEX:
        return annex_pdf(case, unit, language=spoken, made=made, version=version)
    if kind == Paper.RETAKE:
        return retake_pdf(case, unit, language=spoken, made=made, version=version)
    if kind == Paper.REVIEW_REQUEST:
        return review_request_pdf(case, unit, language=spoken, made=made, version=version)
    before = _signed_before(workspace, case)
    return review_decision_pdf(case, unit, language=spoken, made=made, version=version, before=before)


def export_paper(workspace: Workspace, case_id: str, path: Path, kind: Paper, language: Language | None = None) -> Path:
    """Write a document of this kind as a PDF."""
    return write_whole(path, paper(workspace, case_id, kind, language))


def _refuse_too_early(case: Case, kind: Paper) -> None:
    if kind == Paper.ANNEX:
        if case.agreement.kind == AgreementType.NONE:
            text = _("There is neither a training agreement nor an apprenticeship. Choose one in the basic data first.")
            raise UserError(text)
    elif not case.decision.decided_on:
        raise UserError(_("Make the decision first."))
    elif kind == Paper.RETAKE and not case.decision.failed:
        raise UserError(_("A retake is planned only after a fail."))


def _signed_before(workspace: Workspace, case: Case) -> Case | None:
    """The case as it was signed before its newest version; None where there is one version only."""
    if not case.earlier or not case.earlier[-1].signing.case_version:
        return None
    version = bytes.fromhex(case.earlier[-1].signing.case_version)
    before: Case = workspace.cases.at_version(case.id, version)
    return before


def find_student(workspace: Workspace, words: str) -> StudentRow:
    """The one student with this number, or whom these words of the name find."""
    found = workspace.known.students(workspace.today(), words)
    exact = [row for row in found if words.strip().casefold() in (row.student.number, row.student.name.casefold())]
    rows = exact or found
    if not rows:
        raise UserError(_("There is no student {name}. See them with: nayttokumppani list").format(name=words))
    if len(rows) > 1:
        told = ", ".join(f"{row.student.name} ({row.student.number or '–'})" for row in rows[:5])
        text = _("Several students match: {names}. Write the student number or more of the name.")
        raise UserError(text.format(names=told))
    return rows[0]


def student_summary(workspace: Workspace, key: str, language: Language | None = None) -> bytes:
    """The summary of a student's demonstrations, in the student's language unless another is chosen."""
    from desktop.export.summary_pdf import summary_pdf

    entries = [_entry(workspace, row.id) for row in workspace.lists.of_student(key, 0, -1)]
    if not any(is_told(one.case) for one in entries):
        text = _("There is nothing to sum up yet: no result has been told to the student.")
        raise UserError(text)
    made = max(workspace.cases.changed_at(one.case.id) for one in entries)
    spoken = language or entries[0].case.language_of(Role.STUDENT)
    return summary_pdf(entries, language=spoken, made=made)


def _entry(workspace: Workspace, case_id: str) -> Entry:
    from desktop.export.summary_pdf import Entry

    case = workspace.cases.get(case_id)
    version = case.signing.case_version or workspace.cases.version(case_id).hex()
    return Entry(case, workspace.curriculum.unit(case.unit.content), version)


def summary_name(student: Student) -> str:
    """A file name for a student's summary."""
    return file_name(student.name, _("summary"))


def export_summary(workspace: Workspace, key: str, path: Path, language: Language | None = None) -> Path:
    """Write the summary as a PDF."""
    return write_whole(path, student_summary(workspace, key, language))
