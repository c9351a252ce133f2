"""From the short code on a print to the case, the version and the kind of document that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.document_code import case_group, document_code, read_code
from desktop.domain.errors import UserError
from desktop.domain.terms import Term, name_terms
from desktop.texts import _, moment, n_


class PrintKind(Term):
    """The kinds of documents that carry a code."""

    ASSESSMENT = "assessment"
    PLAN = "plan"
    CARD = "card"
    ANNEX = "annex"
    RETAKE = "retake"
    REVIEW_REQUEST = "review_request"
    REVIEW_DECISION = "review_decision"


name_terms(
    PrintKind,
    {
        PrintKind.ASSESSMENT: n_("Assessment of competence"),
        PrintKind.PLAN: n_("Plan for the demonstration"),
        PrintKind.CARD: n_("Card for observing"),
        PrintKind.ANNEX: n_("Annex to the agreement"),
        PrintKind.RETAKE: n_("Plan for the retake"),
        PrintKind.REVIEW_REQUEST: n_("Request for a review of the assessment"),
        PrintKind.REVIEW_DECISION: n_("Decision on the review of the assessment"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a code leads to: the document, the case as it was then, and who has signed that very document."""

    code: str
    kind: PrintKind
    case: Case
    at: datetime
    signed_by: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    is_newest: bool = True

    def words(self) -> list[str]:
        """The same in sentences for a person, with what the code does not tell."""
        lines = [
            f"{_(self.kind.label)}: {self.case.student.name}",
            _("Version {n}, as it was {moment}.").format(n=self.case.number, moment=moment(self.at)),
        ]
        if self.signed_by:
            lines.append(_("Signed by: {names}.").format(names=", ".join(self.signed_by)))
        if self.waits_for:
            lines.append(_("Not signed by: {names}.").format(names=", ".join(self.waits_for)))
        if not self.is_newest:
            lines.append(_("The case has been changed since then."))
        lines.append(
            _("The code tells which document this is, not that the paper says the same. Compare it with the PDF.")
        )
        return lines


def asked_code(text: str) -> str:
    """The code that somebody wrote or scanned; a UserError when it is none."""
    if code := read_code(text):
        return code
    raise UserError(_("A code has ten letters and numbers in two groups, such as K7QM3-X9T2B. Check it."))


def find_print(workspace: Workspace, text: str) -> Print:
    """The document whose print has this code; a UserError when the code is none, or this file knows nothing of it."""
    code = asked_code(text)
    group = code.split("-")[0]
    for case_id in workspace.lists.ids():
        if case_group(case_id) == group and (found := _find_in(workspace, case_id, code)):
            return found
    text = _("This file knows no document with the code {code}. Check it, or open the file where the paper was made.")
    raise UserError(text.format(code=code))


def _find_in(workspace: Workspace, case_id: str, code: str) -> Print | None:
    """Look through the versions of a case, the newest first."""
    for version, at in _versions(workspace, case_id):
        for kind in PrintKind:
            if document_code(case_id, version.hex(), kind) == code:
                return _print(workspace, case_id, code, kind, version, at)
    return None


def _versions(workspace: Workspace, case_id: str) -> Iterator[tuple[bytes, datetime]]:
    """Every version that the case has stood at here, also those that merging made of two copies."""
    yield workspace.cases.version(case_id), workspace.cases.changed_at(case_id)
    changes = workspace.cases.history(case_id)
    named = {change.version for change in changes}
    for change in reversed(changes):
        yield change.version, change.at
        if change.before and change.before not in named:
            yield change.before, change.at  # it stood so until then


def _print(workspace: Workspace, case_id: str, code: str, kind: PrintKind, version: bytes, at: datetime) -> Print:
    now, then = workspace.cases.get(case_id), workspace.cases.at_version(case_id, version)
    signings = (now.signing, *(one.signing for one in now.earlier))
    signed = next((one for one in signings if one.case_version == version.hex()), None)
    is_record = kind == PrintKind.ASSESSMENT
    signed_by = [one.id for one in signed.signatures] if signed and is_record else []
    lacking = [one for one in then.signers if one not in signed_by] if is_record else []
    return Print(
        code=code,
        kind=kind,
        case=then,
        at=at,
        signed_by=tuple(then.person(one) for one in then.may_sign if one in signed_by),
        waits_for=tuple(then.person(one) for one in lacking),
        is_newest=then.number == now.number if signed_by else workspace.cases.version(case_id) == version,
    )
