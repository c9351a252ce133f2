"""Signing the assessment record in turn on one laptop, refusing to, and making a new version afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desktop.actions.cards import chosen_card
from desktop.actions.changing import store_for_good
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_await, problems_to_sign, withdrawn_problems
from desktop.domain.people import Teacher
from desktop.domain.signing import Awaited, Refusal, Signature, SignedVersion, Signing, SigningMethod, Stroke
from desktop.domain.terms import ASSESSOR, Language, Role, is_role
from desktop.store.keys import holder_name
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.domain.verdict import Identity
    from desktop.export.authority import TrustRoot
    from desktop.export.cards import OpenCard
    from desktop.export.keys import SignerKey

PAD_RATIO = 2.66


def record(workspace: Workspace, case_id: str) -> bytes:
    """The assessment record as it is signed so far, or as it will be signed: the same version gives the same bytes."""
    case = workspace.cases.get(case_id)
    if kept := case.signing.latest or (case.signing.out and case.signing.out.document):
        return workspace.cases.file(kept)
    return _make_record(workspace, case)


def _make_record(workspace: Workspace, case: Case) -> bytes:
    from desktop.export.assessment_pdf import assessment_pdf

    return assessment_pdf(
        case,
        workspace.curriculum.unit(case.unit.content),
        language=case.language,
        made=workspace.cases.changed_at(case.id),
        version=workspace.cases.version(case.id).hex(),
    )


def has_key(workspace: Workspace, case_id: str, signer: str) -> bool:
    """Whether a signer has a signing key here already, opened by the code they chose."""
    return workspace.keys.get(_holder(workspace.cases.get(case_id), signer)) is not None


def _holder(case: Case, signer: str) -> str:
    """Whose key it is: a person in a role at an organisation, spelt the same each time."""
    return holder_name(_as(signer), case.person(signer), organisation(case, signer))


def _as(signer: str) -> str:
    """As what somebody signs: in one of the three roles, or as an assessor beside the two."""
    return signer if is_role(signer) else ASSESSOR


def holder_of_teacher(teacher: Teacher) -> str:
    """Under what name a teacher's own key is kept."""
    return holder_name(Role.TEACHER, teacher.name, teacher.provider)


def organisation(case: Case, signer: str) -> str:
    """The organisation a signer belongs to."""
    if beside := case.plan.assessor(signer) if not is_role(signer) else None:
        return beside.organisation
    named = {Role.TEACHER: case.teacher.provider, Role.INSTRUCTOR: case.workplace.name}
    return named.get(Role(signer), "") if is_role(signer) else ""


def sign(
    workspace: Workspace,
    case_id: str,
    signer: str,
    *,
    code: str,
    strokes: Sequence[Stroke] = (),
    method: SigningMethod = SigningMethod.DRAWN,
    task: str = "",
    pad_ratio: float = PAD_RATIO,
    card: bool = False,
) -> Case:
    """Sign the record with the person's own key. The first signature closes the case to edits.

    ``signer`` is a role, or the id of an assessor beside the two. ``pad_ratio`` is how much wider than high the pad
    was that the strokes were drawn on. With ``card`` the teacher signs with the card they have chosen, and ``code`` is
    its PIN.
    """
    from desktop.export.signing import reason_of, sign_document

    case = workspace.cases.get(case_id)
    require(problems_to_sign(case, signer))
    if method == SigningMethod.DRAWN and not strokes:
        raise UserError(_("Draw the signature, or choose to type your name."))
    document = record(workspace, case_id)
    now = workspace.now()
    opening = _card(workspace, signer, code) if card else nullcontext(_open_key(workspace, case, signer, code, task))
    with opening as key:
        signed = sign_document(
            document,
            signer=signer,
            key=key,
            strokes=tuple(strokes) if method == SigningMethod.DRAWN else (),
            when=now,
            place=case.plan.place_description or case.workplace.name,
            language=case.language,
            pad_ratio=pad_ratio,
            name=case.person(signer) if card else "",
            reason=reason_of(case, signer),
        )
    signature = Signature(
        id=str(signer),
        name=case.person(signer),
        organisation=organisation(case, signer),
        task=task,
        method=method,
        at=now,
        language=case.language_of(signer),
        document=hashlib.sha256(signed).hexdigest(),
    )
    return _store_signature(workspace, case, document, signed, signature)


def _card(workspace: Workspace, signer: str, pin: str) -> AbstractContextManager[OpenCard]:
    from desktop.export.cards import opened_card

    chosen = chosen_card(workspace)
    if chosen is None or signer != Role.TEACHER:
        raise UserError(_("Choose a card in the settings first."))
    return opened_card(chosen.module, chosen.key, pin)


def _store_signature(workspace: Workspace, case: Case, document: bytes, signed: bytes, signature: Signature) -> Case:
    first = not case.signing.signatures
    signing = case.signing.with_signature(signature)
    if first:
        signing = replace(
            signing,
            language=case.language,
            content=hashlib.sha256(document).hexdigest(),
            case_version=workspace.cases.version(case.id).hex(),
        )
    documents = (document, signed) if first else (signed,)
    return store_for_good(workspace, replace(case, signing=signing), n_("Signature"), documents)


def _open_key(workspace: Workspace, case: Case, signer: str, code: str, task: str) -> SignerKey:
    named = Signer(_as(signer), case.person(signer), organisation(case, signer), task)
    return signer_key(workspace, named, code)


def own_key(workspace: Workspace, signer: str, code: str, task: str) -> SignerKey:
    """The key of the file's owner, who signs in somebody else's case; made when there is none yet.

    An assessor beside the two, who has a file of their own, is a teacher there: they sign with their teacher's key.
    """
    from desktop.domain.verdict import Identity

    owner = workspace.teacher
    named = Signer(_own_as(signer), owner.name, owner.provider, task)
    return signer_key(workspace, named, code, Identity.OWN_FILE)


def _own_as(signer: str) -> str:
    return signer if is_role(signer) else Role.TEACHER


def has_own_key(workspace: Workspace, signer: str) -> bool:
    """Whether the file's owner has a key for signing so already."""
    owner = workspace.teacher
    return workspace.keys.get(holder_name(_own_as(signer), owner.name, owner.provider)) is not None


class Signer(NamedTuple):
    """Who signs, as the key says it: ``role`` is one of the three, or that of an assessor beside the two."""

    role: str
    name: str
    organisation: str
    task: str


def signer_key(workspace: Workspace, who: Signer, code: str, identity: Identity | None = None) -> SignerKey:
    """The key of a signer of this file, opened by their code; made when there is none yet."""
    from desktop.export.keys import issue_key, open_key

    holder = holder_name(who.role, who.name, who.organisation)
    kept = workspace.keys.get(holder)
    if kept is None:
        kept = issue_key(
            trust_root(workspace),
            **who._asdict(),
            code=code,
            when=workspace.now(),
            identity=identity,
            rounds=workspace.key_rounds,
        )
        with workspace.change(n_("Make a signing key"), Kind.KEYS):
            workspace.keys.add(holder, kept)
    return open_key(kept, code)


def trust_root(workspace: Workspace) -> TrustRoot:
    """What vouches for every signer of this file: the school's branch, or else one made when first needed."""
    from desktop.export.authority import TrustRoot, make_root

    kept = workspace.settings.get("trust_root")
    if isinstance(kept, dict):
        return TrustRoot(**{str(name): str(value) for name, value in kept.items()})
    root = make_root(workspace.teacher.provider or workspace.teacher.name, when=workspace.now())
    with workspace.change(n_("Make the trust root"), Kind.KEYS):
        workspace.settings.set("trust_root", {"certificate": root.certificate, "key": root.key})
    return root


def refuse(workspace: Workspace, case_id: str, signer: str, reason: str, language: str = "") -> Case:
    """Somebody refuses to sign, and says why in their own words; they may still sign later."""
    case = workspace.cases.get(case_id)
    require(problems_to_sign(case, signer))
    if not reason.strip():
        raise UserError(_("Write why you do not sign."))
    spoken = Language(language or case.language_of(signer))
    name = case.person(signer)
    refusal = Refusal(id=str(signer), name=name, reason=reason.strip(), at=workspace.now(), language=spoken)
    signing = replace(
        case.signing,
        refusals=(*(one for one in case.signing.refusals if one.id != signer), refusal),
        awaited=tuple(one for one in case.signing.awaited if one.id != signer),
    )
    return store_for_good(workspace, replace(case, signing=signing), n_("Refuse to sign"))


def await_signer(workspace: Workspace, case_id: str, signer: str, remind_on: date) -> Case:
    """Somebody is not here to sign: they sign later, and the lists remind of it on a day."""
    case = workspace.cases.get(case_id)
    require(problems_to_await(case, signer, remind_on, workspace.today()))
    waiting = Awaited(id=str(signer), name=case.person(signer), remind_on=remind_on, at=workspace.now())
    signing = replace(
        case.signing,
        awaited=(*(one for one in case.signing.awaited if one.id != signer), waiting),
        refusals=tuple(one for one in case.signing.refusals if one.id != signer),
    )
    return store_for_good(workspace, replace(case, signing=signing), n_("Sign later"))


def new_version(workspace: Workspace, case_id: str) -> Case:
    """Open a signed case for a change as a new version; the signed one stays with its signatures."""
    case = workspace.cases.get(case_id)
    if not case.is_closed:
        raise UserError(_("Nothing has been signed yet, so you can edit the case as it is."))
    require(withdrawn_problems(case))
    return store_for_good(workspace, opened_again(workspace, case), n_("New version"))


def opened_again(workspace: Workspace, case: Case) -> Case:
    """A signed case as a new version that can be changed; what was signed stays beside it."""
    kept = SignedVersion(id=str(case.number), signing=case.signing, replaced_at=workspace.now())
    return replace(
        case,
        number=case.number + 1,
        signing=Signing(),
        earlier=(*case.earlier, kept),
        exported_at=None,
        archived_at=None,
    )
