"""The part of a sub-area travels to its teacher elsewhere, is assessed and signed there, and comes back merged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from desktop.actions.changing import store_for_good
from desktop.actions.sharing import write_whole
from desktop.actions.signing import PAD_RATIO, own_key
from desktop.actions.sub_areas import (
    change_result,
    decided_area,
    note_on,
    piece_for,
    signature_of,
    signed_with,
    the_sub_area,
    with_sub_area,
)
from desktop.actions.travelling import SOUND, verdict_of
from desktop.actions.trusted import trust_also
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.pieces import Piece, PieceAnswer
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.sub_areas import SubAreaSent, problems_to_assess, problems_to_plan, result_problems
from desktop.domain.terms import Grade, Role
from desktop.exchange.package import Label, PackageKind, new_code, open_package, read_label, seal
from desktop.store.values import decode, encode
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.domain.verdict import SignatureVerdict


Read = TypeVar("Read")


class ReturnedPiece(NamedTuple):
    """What came back of a part: its answer and the signature; the issuer of its key where this file does not know it.

    ``other`` is the name of who assessed, where the plan names somebody else.
    """

    area: str
    answer: PieceAnswer
    signature: SignatureVerdict
    issuer: str
    other: str = ""

    @property
    def question(self) -> str:
        """The one thing to ask before it is taken in, "" for nothing."""
        name = self.signature.name
        if self.other and self.issuer:
            text = _("The plan names {planned}, but {name} has assessed and signed with a key of their own file.")
            return text.format(planned=self.other, name=name) + " " + _("Did you get the file from them?")
        if self.other:
            text = _("The plan names {planned}, but {name} has assessed. Is that right?")
            return text.format(planned=self.other, name=name)
        if self.issuer:
            text = _("{name} has signed with a key made in their own file. Did you get the file from them?")
            return text.format(name=name)
        return ""


def send_piece(workspace: Workspace, case_id: str, area_id: str, path: Path) -> str:
    """Write the part of a sub-area for its teacher; returns the code that opens it, to be told by another way."""
    case = workspace.cases.get(case_id)
    area = the_sub_area(case, area_id)
    require([*problems_to_plan(area), *problems_to_assess(case, area)])
    if area.sent is not None:
        text = _("The part is with {name}. Take it back first, or call it off.")
        raise UserError(text.format(name=area.teacher))
    code, name = new_code(), workspace.new_id()
    blank = replace(area, levels={}, grade=None, reason="", decided_on=None)
    piece = replace(piece_for(workspace, case, blank), id=name)
    write_whole(path, seal(encode(piece), Label(kind=PackageKind.PIECE, case=case_id, id=name), code))
    sent = replace(blank, elsewhere=True, sent=SubAreaSent(id=name, at=workspace.now(), code=code))
    store_for_good(workspace, with_sub_area(case, sent), n_("Send a sub-area to its teacher"))
    return code


def call_off_piece(workspace: Workspace, case_id: str, area_id: str) -> Case:
    """The part does not come back: it may be assessed here or sent again. An answer that comes later is refused."""
    area = the_sub_area(workspace.cases.get(case_id), area_id)
    if area.sent is None:
        raise UserError(_("This part is not out with its teacher."))

    def edit(case: Case) -> Case:
        return with_sub_area(case, replace(the_sub_area(case, area_id), sent=None))

    return change_result(workspace, case_id, n_("Call the part of a sub-area off"), edit)


def open_piece(workspace: Workspace, data: bytes, code: str) -> Piece:
    """The part that came from another file, to be assessed here; nothing of it is kept in this file."""
    label = read_label(data)
    if label.kind != PackageKind.PIECE:
        raise UserError(_("This package is no part of a sub-area to assess."))
    piece = _decoded(Piece, open_package(data, code))
    if (piece.id, piece.case) != (label.id, label.case):
        raise UserError(_("The package is damaged. Ask for it again. Nothing was changed."))
    if workspace.cases.is_known(piece.case):
        raise UserError(_("This part was sent from this very file. Open the demonstration to assess it here."))
    return piece


def answer_piece(
    workspace: Workspace,
    piece: Piece,
    *,
    package_code: str,
    grade: Grade | None,
    reason: str,
    code: str,
    levels: Mapping[str, Grade] = {},
    notes: Sequence[str] = (),
    strokes: Sequence[Stroke] = (),
    method: SigningMethod = SigningMethod.DRAWN,
    pad_ratio: float = PAD_RATIO,
) -> bytes:
    """The package to give back: the result with the record that this file's owner has signed as the teacher."""
    from desktop.export.sub_area_pdf import sub_area_pdf

    owner = workspace.teacher
    if not owner.name.strip():
        raise UserError(_("Write your own name in the settings first: it goes into the record."))
    area = decided_area(piece.area, grade, reason, levels, workspace)
    area = replace(area, teacher=owner.name, organisation=owner.provider or area.organisation)
    decided = replace(piece, area=area)
    document = signed_with(
        own_key(workspace, Role.TEACHER, code, ""),
        sub_area_pdf(decided, language=piece.language, made=workspace.now()),
        workspace,
        language=piece.language,
        strokes=strokes,
        method=method,
        pad_ratio=pad_ratio,
    )
    own = tuple(note_on(workspace, area, text) for text in notes if text.strip())
    answer = PieceAnswer(piece=decided, notes=own, document=document)
    return seal(encode(answer), Label(kind=PackageKind.ANSWER, case=piece.case, id=piece.id), package_code)


def case_of_answer(workspace: Workspace, data: bytes) -> tuple[str, str]:
    """The case and the sub-area that an answer belongs to; a UserError when it is foreign or too late."""
    label = read_label(data)
    if label.kind != PackageKind.ANSWER:
        raise UserError(_("This package is no answer of a sub-area's teacher."))
    if not workspace.cases.is_known(label.case):
        raise UserError(_("This answer belongs to a demonstration that is not in this file. Nothing was changed."))
    areas = workspace.cases.get(label.case).sub_areas
    found = next((one.id for one in areas if one.sent is not None and one.sent.id == label.id), "")
    if not found:
        text = _("This answer is to a part that has come back already, was called off, or was sent anew since.")
        raise UserError(text + " " + _("Nothing was changed."))
    return label.case, found


def look_at_answer(workspace: Workspace, data: bytes) -> ReturnedPiece:
    """What came back: refused unless it is the part that was sent, signed, and its record says the same."""
    from desktop.export.data import DATA_NAME
    from desktop.export.reading_signers import issuer_of_signature
    from desktop.export.sub_area_pdf import piece_data

    case_id, area_id = case_of_answer(workspace, data)
    case = workspace.cases.get(case_id)
    area = the_sub_area(case, area_id)
    answer = _decoded(PieceAnswer, open_package(data, area.sent.code if area.sent else ""))
    piece = answer.piece
    if (piece.case, piece.area.id, piece.area.part) != (case_id, area_id, area.part):
        raise UserError(_("This answer is about another sub-area than was sent. Nothing was changed."))
    require(result_problems(piece.area))
    verdict = verdict_of(workspace, answer.document)
    told = {one.name: one.sha256 for one in verdict.attachments}
    if verdict.outcome not in SOUND or len(verdict.signatures) != 1:
        raise UserError("\n".join((_(verdict.outcome.label), *(one.text for one in verdict.findings))))
    if told.get(DATA_NAME) != hashlib.sha256(piece_data(piece)).hexdigest():
        raise UserError(_("The signed record says something else than the answer. Nothing was changed."))
    signature = verdict.signatures[0]
    if signature.name.split() != piece.area.teacher.split():
        text = _("{other} has signed in the place of {name}.")
        raise UserError(text.format(other=signature.name, name=piece.area.teacher))
    other = area.teacher if area.teacher.casefold().split() != signature.name.casefold().split() else ""
    issuer = "" if signature.trusted else issuer_of_signature(answer.document, Role.TEACHER)
    return ReturnedPiece(area_id, answer, signature, issuer, other)


def take_back_piece(workspace: Workspace, data: bytes, *, vouch: bool = False) -> Case:
    """Merge what came back into the case: the result, the observations and the signed record, in one step."""
    returned = look_at_answer(workspace, data)
    answer = returned.answer
    case = workspace.cases.get(answer.piece.case)
    if returned.issuer and vouch:
        with workspace.change(n_("Trust a signer"), Kind.SETTINGS):
            trust_also(workspace, returned.issuer)
    before, theirs = the_sub_area(case, returned.area), answer.piece.area
    merged = replace(
        before,
        teacher=theirs.teacher,
        organisation=theirs.organisation,
        levels=theirs.levels,
        grade=theirs.grade,
        reason=theirs.reason,
        decided_on=theirs.decided_on,
        sent=None,
        back_at=workspace.now(),
        signed=replace(signature_of(theirs, answer.document, workspace), at=returned.signature.at or workspace.now()),
    )
    known = {one.id for one in case.notes}
    fresh = tuple(replace(one, by=before.id, shared=True) for one in answer.notes if one.id not in known)
    after = replace(with_sub_area(case, merged), notes=(*case.notes, *fresh))
    return store_for_good(workspace, after, n_("Take a sub-area back"), (answer.document,))


def _decoded(kind: type[Read], content: bytes) -> Read:
    try:
        return decode(kind, content)
    except msgspec.DecodeError as error:
        text = _("This package was made by a newer version of the program, or is not whole. Nothing was changed.")
        raise UserError(text) from error
