"""A school's key on its way to a teacher: one file that a one-time code opens."""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from desktop.domain.authority import IssuedKey
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity
from desktop.export.authority import TrustRoot, issuer_of, make_branch
from desktop.export.certifying import as_pem, plain_key
from desktop.export.keys import KDF_ROUNDS, SignerKey, issue_key, lock_key, open_key
from desktop.texts import _

_FORMAT, _VERSION = "nayttokumppani-key", 1
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is easily read as another
_GROUPS, _GROUP = 4, 4  # 80 bits
_LARGEST = 1 << 18  # a file has some five thousand bytes


@dataclass(frozen=True, slots=True)
class Handover:
    """What the coordinator gives the teacher: the file, and apart from it the code that opens it."""

    data: bytes
    code: str
    issued: IssuedKey


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What the teacher gets: their own key, and the authority by which they vouch for guests."""

    signer: SignerKey
    branch: TrustRoot


def hand_over(
    root: TrustRoot, *, name: str, organisation: str, task: str = "", when: datetime, rounds: int = KDF_ROUNDS
) -> Handover:
    """A new key for a teacher whom the school has identified; a UserError without a name."""
    code = "-".join("".join(secrets.choice(_LETTERS) for _n in range(_GROUP)) for _m in range(_GROUPS))
    signer = issue_key(
        root,
        name=name,
        role=Role.TEACHER,
        organisation=organisation,
        task=task,
        code=_typed(code),
        when=when,
        identity=Identity.SCHOOL,
        rounds=rounds,
    )
    branch = make_branch(root, name=name, organisation=organisation, when=when)
    certificate, key = issuer_of(branch)
    above = tuple(x509.load_pem_x509_certificates(branch.issuers.encode()))
    locked = lock_key(SignerKey(certificate, above, key), _typed(code), rounds)
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "signer": b64encode(signer).decode(),
        "branch": b64encode(locked).decode(),
    }
    own = open_key(signer, _typed(code)).certificate
    issued = IssuedKey(
        id=f"{own.serial_number:x}",
        branch=f"{certificate.serial_number:x}",
        name=name.strip(),
        organisation=organisation.strip(),
        task=task.strip(),
        issued_at=when,
        valid_until=own.not_valid_after_utc,
    )
    return Handover(json.dumps(content, indent=1).encode(), code, issued)


def take_over(data: bytes, code: str) -> TakenOver:
    """What the code opens; a UserError when it is wrong, or the file is no such key or two that do not belong together.

    The whole of it may be somebody's make: what is huge or slow is refused before it is opened.
    """
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large")
        content = json.loads(data)
        if content["format"] != _FORMAT or content["version"] > _VERSION:
            raise ValueError(content["format"])
        signer, branch = (b64decode(content[name], validate=True) for name in ("signer", "branch"))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise UserError(_("This is not a key from a school. Ask for the file again.")) from error
    own, vouching = (open_key(one, _typed(code)) for one in (signer, branch))
    if own.name != vouching.name or not own.issuers or own.issuers[:1] != vouching.issuers[:1]:
        raise UserError(_("This is not a key from a school. Ask for the file again."))
    issuers = "".join(map(as_pem, vouching.issuers))
    return TakenOver(own, TrustRoot(as_pem(vouching.certificate), plain_key(vouching.private), issuers))


def _typed(code: str) -> str:
    """The code as it is typed, however the groups were set apart and in small letters too."""
    return "".join(letter for letter in code.upper() if letter.isalnum())
