"""Signing at another laptop: the document goes out as a file, is signed there, and comes back as a file.

One after the other: two who each signed a copy of their own could not be brought together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.actions.changing import store_for_good
from desktop.actions.sharing import known_roots, write_whole
from desktop.actions.signing import own_key, record
from desktop.actions.trusted import time_roots, trust_also
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_send
from desktop.domain.signing import SentOut, Signature, SigningMethod, Stroke
from desktop.domain.verdict import Outcome, SignatureVerdict, Verdict
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.export.keys import SignerKey

SOUND = (Outcome.INTACT, Outcome.INCOMPLETE, Outcome.UNKNOWN_SIGNER)


class Received(NamedTuple):
    """A document that came from another laptop: what verifying says of it, and whose turn it is there."""

    verdict: Verdict
    waiting: tuple[str, ...]
    names: dict[str, str]


class Returned(NamedTuple):
    """A document that came back: the new signature, and the issuer of its key where this file does not know it."""

    signature: SignatureVerdict
    issuer: str  # the certificate (PEM) to trust, "" when it is known
    data: bytes


def send_out(workspace: Workspace, case_id: str, signer: str, path: Path) -> Case:
    """Write the document for one signer elsewhere; until it is back or called off, nobody signs or changes it here."""
    case = workspace.cases.get(case_id)
    require(problems_to_send(case, signer))
    document = record(workspace, case_id)
    write_whole(path, document)
    sha = hashlib.sha256(document).hexdigest()
    sent = SentOut(id=str(signer), name=case.person(signer), at=workspace.now(), document=sha)
    signing = replace(case.signing, out=sent)
    if not signing.signatures:
        version = workspace.cases.version(case.id).hex()
        signing = replace(signing, language=case.language, content=sent.document, case_version=version)
    after = replace(case, signing=signing)
    return store_for_good(workspace, after, n_("Send to be signed"), (document,))


def call_off(workspace: Workspace, case_id: str) -> Case:
    """The document does not come back: sign here again. A copy that comes later is refused."""
    case = workspace.cases.get(case_id)
    return store_for_good(workspace, replace(case, signing=replace(case.signing, out=None)), n_("Call it off"))


def look_at_returned(workspace: Workspace, case_id: str, data: bytes) -> Returned:
    """What came back: refused unless it begins with what was sent and has the one signature that was asked for."""
    case = workspace.cases.get(case_id)
    sent = case.signing.out
    if sent is None:
        raise UserError(_("This document is not out to be signed."))
    if not data.startswith(workspace.cases.file(sent.document)):
        raise UserError(_("This is not the document that was sent, or somebody has changed it. Nothing was taken in."))
    verdict = verdict_of(workspace, data)
    if verdict.outcome not in SOUND:
        raise UserError("\n".join((_(verdict.outcome.label), *(one.text for one in verdict.findings))))
    known = {one.id for one in case.signing.signatures}
    fresh = [one for one in verdict.signatures if one.signer not in known]
    if [one.signer for one in fresh] != [sent.id]:
        text = _("{name} has not signed this copy, or somebody else has too.")
        raise UserError(text.format(name=sent.name))
    if fresh[0].name.split() != sent.name.split() and not fresh[0].trusted:
        text = _("{other} has signed in the place of {name}.")
        raise UserError(text.format(other=fresh[0].name, name=sent.name))
    return Returned(fresh[0], "" if fresh[0].trusted else _issuer(data, sent.id), data)


def take_back(workspace: Workspace, case_id: str, returned: Returned, *, vouch: bool = False) -> Case:
    """Keep the document with its new signature; with ``vouch`` the issuer of its key is trusted from now on."""
    case = workspace.cases.get(case_id)
    look_at_returned(workspace, case_id, returned.data)
    found, signer = returned.signature, case.signing.out.id if case.signing.out else ""
    if returned.issuer and vouch:
        with workspace.change(n_("Trust a signer"), Kind.SETTINGS):
            trust_also(workspace, returned.issuer)
    signature = Signature(
        id=signer,
        name=found.name,
        organisation=found.organisation,
        task=found.title,
        at=found.at or workspace.now(),
        language=case.language_of(signer),
        document=hashlib.sha256(returned.data).hexdigest(),
    )
    after = replace(case, signing=case.signing.with_signature(signature))
    return store_for_good(workspace, after, n_("Take a signed document back"), (returned.data,))


def receive(workspace: Workspace, data: bytes) -> Received:
    """A document from another laptop that waits for this file's owner to sign; a UserError when it does not."""
    from desktop.export.reading_signers import waiting_signers

    verdict = verdict_of(workspace, data)
    if verdict.outcome not in (*SOUND, Outcome.UNSIGNED):
        raise UserError("\n".join((_(verdict.outcome.label), *(one.text for one in verdict.findings))))
    names = waiting_signers(data)
    mine = tuple(signer for signer, name in names.items() if name.split() == workspace.teacher.name.split())
    if not mine:
        text = _("Nobody by the name of {name} is asked to sign this document here.")
        raise UserError(text.format(name=workspace.teacher.name or "–"))
    return Received(verdict, mine, names)


def sign_received(
    workspace: Workspace,
    data: bytes,
    signer: str,
    *,
    code: str,
    strokes: Sequence[Stroke] = (),
    method: SigningMethod = SigningMethod.DRAWN,
    task: str = "",
) -> bytes:
    """The received document with one's own signature, to be given back; nothing of it is kept here."""
    from desktop.export.reading_signers import document_language
    from desktop.export.signing import sign_document

    if signer not in receive(workspace, data).waiting:
        raise UserError(_("This place is somebody else's."))
    if method == SigningMethod.DRAWN and not strokes:
        raise UserError(_("Draw the signature, or choose to type your name."))
    key: SignerKey = own_key(workspace, signer, code, task)
    drawn = tuple(strokes) if method == SigningMethod.DRAWN else ()
    language = document_language(data)
    return sign_document(data, signer=signer, key=key, strokes=drawn, when=workspace.now(), language=language)


def verdict_of(workspace: Workspace, data: bytes) -> Verdict:
    """What verifying says of a document, by those whom this file trusts."""
    from desktop.export.verifying import verify

    return verify(data, known_roots(workspace), services=time_roots(workspace), now=workspace.now())


def _issuer(data: bytes, signer: str) -> str:
    from desktop.export.reading_signers import issuer_of_signature

    return issuer_of_signature(data, signer)
