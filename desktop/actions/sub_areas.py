"""The sub-areas of common units (YTO) that a demonstration shows, planned, assessed and signed by their teachers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions.changing import change_case, store_for_good
from desktop.actions.sharing import write_whole
from desktop.actions.signing import PAD_RATIO, Signer, signer_key
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Observation
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.errors import UserError, require
from desktop.domain.pieces import Piece, piece_of
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.sub_areas import (
    OfferedSubArea,
    ShownSubArea,
    SubAreaSignature,
    parts_of,
    problems_to_assess,
    problems_to_plan,
    result_problems,
    sub_area,
)
from desktop.domain.terms import Grade, Role
from desktop.store.keys import holder_name
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.domain.verdict import Identity
    from desktop.export.keys import SignerKey

COMMON = (UnitKind.COMMON, UnitKind.COMMON_2014)


def offered_sub_areas(workspace: Workspace, case: Case) -> list[OfferedSubArea]:
    """What the library offers: the common units of the case's own qualification, else every common unit there is."""
    own = workspace.curriculum.units_of(case.unit.qualification, case.unit.version)
    kept = [row.content for row in own if row.kind in COMMON]
    every = kept or [row.content for row in workspace.curriculum.units() if row.kind in COMMON]
    return [
        one
        for content in dict.fromkeys(every)
        if content != case.unit.content
        for one in parts_of(content, workspace.curriculum.unit(content))
    ]


def common_unit(workspace: Workspace, area: ShownSubArea) -> QualificationUnit:
    """The texts of the common unit that a sub-area is of, as it was planned with them."""
    return workspace.curriculum.unit(area.content)


def plan_sub_area(workspace: Workspace, case_id: str, area: ShownSubArea) -> Case:
    """Put a sub-area into the plan, or change who assesses it and what shows it; its result stays as it is."""
    require(problems_to_plan(area))

    def edit(case: Case) -> Case:
        before = sub_area(case, area.id)
        if before is None:
            return replace(case, sub_areas=(*case.sub_areas, area))
        _refuse_fixed(before)
        planned = {name: getattr(area, name) for name in ("teacher", "organisation", "elsewhere", "shown_now", "tasks")}
        return with_sub_area(case, replace(before, **planned))

    return change_case(workspace, case_id, n_("Plan a sub-area"), edit)


def remove_sub_area(workspace: Workspace, case_id: str, area_id: str) -> Case:
    """Take a sub-area out of the plan; one that is signed or with its teacher stays."""

    def edit(case: Case) -> Case:
        _refuse_fixed(the_sub_area(case, area_id))
        return replace(case, sub_areas=tuple(one for one in case.sub_areas if one.id != area_id))

    return change_case(workspace, case_id, n_("Take a sub-area out"), edit)


def decide_sub_area(
    workspace: Workspace,
    case_id: str,
    area_id: str,
    *,
    grade: Grade,
    reason: str,
    levels: Mapping[str, Grade] = {},
    notes: Sequence[str] = (),
) -> Case:
    """Keep what the teacher of a sub-area decides, with the reason; also after the demonstration itself is signed."""
    before = the_sub_area(workspace.cases.get(case_id), area_id)
    require(problems_to_assess(workspace.cases.get(case_id), before))
    _refuse_fixed(before)
    decided = decided_area(before, grade, reason, levels, workspace)
    own = tuple(note_on(workspace, before, text) for text in notes if text.strip())

    def edit(case: Case) -> Case:
        return with_sub_area(replace(case, notes=(*case.notes, *own)), decided)

    return change_result(workspace, case_id, n_("Decide on a sub-area"), edit)


def decided_area(
    area: ShownSubArea, grade: Grade | None, reason: str, levels: Mapping[str, Grade], workspace: Workspace
) -> ShownSubArea:
    """The sub-area with its result; a UserError when the result lacks something."""
    kept = {row: level for row, level in levels.items() if row in area.requirements and level in area.scale.grades}
    after = replace(area, grade=grade, reason=reason.strip(), levels=kept, decided_on=workspace.today())
    require(result_problems(after))
    return after


def note_on(workspace: Workspace, area: ShownSubArea, text: str) -> Observation:
    """An observation of the teacher of a sub-area, which everybody may read."""
    return Observation(id=workspace.new_id(), at=workspace.now(), by=area.id, text=text.strip(), shared=True)


def piece_for(workspace: Workspace, case: Case, area: ShownSubArea) -> Piece:
    """The part of a case that its record and a package are made of."""
    made = workspace.cases.changed_at(case.id)
    piece = piece_of(case, area, common_unit(workspace, area), made=made)
    return replace(piece, version=workspace.cases.version(case.id).hex())


def sub_area_record(workspace: Workspace, case_id: str, area_id: str) -> bytes:
    """The record of a sub-area: as it was signed, else as it would be."""
    from desktop.export.sub_area_pdf import sub_area_pdf

    case = workspace.cases.get(case_id)
    area = the_sub_area(case, area_id)
    if area.signed is not None:
        return workspace.cases.file(area.signed.document)
    piece = piece_for(workspace, case, area)
    return sub_area_pdf(piece, language=case.language, made=piece.made_at)


def sign_sub_area(
    workspace: Workspace,
    case_id: str,
    area_id: str,
    *,
    code: str,
    strokes: Sequence[Stroke] = (),
    method: SigningMethod = SigningMethod.DRAWN,
    pad_ratio: float = PAD_RATIO,
) -> Case:
    """The sub-area's own teacher signs its record at this laptop; the result stays as it is from then on."""
    case = workspace.cases.get(case_id)
    area = the_sub_area(case, area_id)
    require([*problems_to_assess(case, area), *result_problems(area)])
    _refuse_fixed(area)
    signed = signed_with(
        signer_key(workspace, _signer(area), code, _identity(workspace, area)),
        sub_area_record(workspace, case_id, area_id),
        workspace,
        language=case.language,
        strokes=strokes,
        method=method,
        pad_ratio=pad_ratio,
    )
    after = replace(area, signed=signature_of(area, signed, workspace))
    return store_for_good(workspace, with_sub_area(case, after), n_("Sign a sub-area"), (signed,))


def signed_with(
    key: SignerKey,
    document: bytes,
    workspace: Workspace,
    *,
    language: str,
    strokes: Sequence[Stroke] = (),
    method: SigningMethod = SigningMethod.DRAWN,
    pad_ratio: float = PAD_RATIO,
) -> bytes:
    """The record with the signature of the sub-area's own teacher."""
    from desktop.export.signing import sign_document
    from desktop.export.sub_area_pdf import SIGNED_FOR

    if method == SigningMethod.DRAWN and not strokes:
        raise UserError(_("Draw the signature, or choose to type your name."))
    return sign_document(
        document,
        signer=Role.TEACHER,
        key=key,
        strokes=tuple(strokes) if method == SigningMethod.DRAWN else (),
        when=workspace.now(),
        language=language,
        pad_ratio=pad_ratio,
        reason=SIGNED_FOR,
    )


def signature_of(area: ShownSubArea, signed: bytes, workspace: Workspace) -> SubAreaSignature:
    """What a case keeps of the signature."""
    sha = hashlib.sha256(signed).hexdigest()
    return SubAreaSignature(name=area.teacher, organisation=area.organisation, at=workspace.now(), document=sha)


def has_key_for(workspace: Workspace, area: ShownSubArea) -> bool:
    """Whether the teacher of a sub-area has a key in this file already."""
    return workspace.keys.get(holder_name(Role.TEACHER, area.teacher, area.organisation)) is not None


def _identity(workspace: Workspace, area: ShownSubArea) -> Identity:
    """How it is known who signs: in another's file, the owner of that file has seen them do it."""
    from desktop.domain.verdict import Identity

    own = area.teacher.casefold().split() == workspace.teacher.name.casefold().split()
    return Identity.OWN_FILE if own else Identity.WITNESSED


def _signer(area: ShownSubArea) -> Signer:
    return Signer(Role.TEACHER, area.teacher.strip(), area.organisation.strip(), "")


def export_sub_area(workspace: Workspace, case_id: str, area_id: str, path: Path) -> Path:
    """Write the record of a sub-area."""
    return write_whole(path, sub_area_record(workspace, case_id, area_id))


def the_sub_area(case: Case, area_id: str) -> ShownSubArea:
    """The sub-area of a case; a UserError when it is gone."""
    found = sub_area(case, area_id)
    if found is None:
        raise UserError(_("This sub-area is no longer in the demonstration."))
    return found


def with_sub_area(case: Case, after: ShownSubArea) -> Case:
    """The case with one of its sub-areas changed."""
    return replace(case, sub_areas=tuple(after if one.id == after.id else one for one in case.sub_areas))


def change_result(workspace: Workspace, case_id: str, what: str, edit: Callable[[Case], Case]) -> Case:
    """Change the result of a sub-area, which does not stand in the record of the demonstration, signed or not."""
    case = workspace.cases.get(case_id)
    if case.is_closed or case.signing.out is not None:
        return store_for_good(workspace, edit(case), what)
    return change_case(workspace, case_id, what, edit)


def _refuse_fixed(area: ShownSubArea) -> None:
    if area.signed is not None:
        raise UserError(_("The record of this sub-area is signed, so its result stays as it is."))
    if area.sent is not None:
        text = _("The part is with {name}. Take it back first, or call it off.")
        raise UserError(text.format(name=area.teacher))
