"""What the school's coordinator does: the school's authority, keys for its teachers, and what readers trust."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.authority import IssuedKey, Withdrawal
from desktop.domain.errors import UserError
from desktop.store.values import from_value, to_value
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.export.authority import TrustRoot

LIST_DAYS = 370
"""How long a published list of withdrawn keys counts as fresh: a school year, as readers work offline."""

_AUTHORITY, _ISSUED = "authority", "issued_keys"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where a teacher's key was written, and the code that opens it: give them on different ways."""

    path: Path
    code: str
    issued: IssuedKey


def found_authority(workspace: Workspace, organisation: str) -> str:
    """Make the authority that the school's readers trust; returns its certificate (PEM). There is one in a file."""
    from desktop.export.authority import make_root

    if not organisation.strip():
        raise UserError(_("Write the name of the school."))
    if isinstance(workspace.settings.get(_AUTHORITY), dict):
        raise UserError(_("This file has an authority already. A second one would need a file of its own."))
    root = make_root(organisation, when=workspace.now(), levels=1)
    with workspace.change(n_("Make the school's authority"), Kind.KEYS):
        workspace.settings.set(_AUTHORITY, {"certificate": root.certificate, "key": root.key})
    return root.certificate


def issue_to_teacher(workspace: Workspace, name: str, path: Path, *, organisation: str, task: str = "") -> HandedOver:
    """Write a key for a teacher whom the school has identified into a file that a one-time code opens."""
    from desktop.export.handover import hand_over

    root = _authority(workspace)
    if path.exists():
        raise UserError(_("There is already a file at {path}. Choose another name.").format(path=path))
    made = hand_over(
        root, name=name, organisation=organisation, task=task, when=workspace.now(), rounds=workspace.key_rounds
    )
    with workspace.change(n_("Issue a key"), Kind.KEYS):
        _keep(workspace, (*issued_keys(workspace), made.issued))
        write_whole(path, made.data)
    return HandedOver(path, made.code, made.issued)


def issued_keys(workspace: Workspace) -> tuple[IssuedKey, ...]:
    """Every key that was issued, the oldest first."""
    kept = workspace.settings.get(_ISSUED)
    return tuple(from_value(IssuedKey, one) for one in kept) if isinstance(kept, list) else ()


def withdraw(workspace: Workspace, start: str, why: Withdrawal) -> IssuedKey:
    """Take back a key, named by the start of its id; readers hear of it with the next published file."""
    keys = issued_keys(workspace)
    found = [one for one in keys if one.id.startswith(start.strip().lower())] if start.strip() else []
    if len(found) != 1:
        several = _("Several keys begin with {start}. Write more of it.")
        raise UserError((several if found else _("No key begins with {start}.")).format(start=start))
    if found[0].withdrawn_at:
        raise UserError(_("The key of {name} has been withdrawn already.").format(name=found[0].name))
    gone = replace(found[0], withdrawn_at=workspace.now(), why=why)
    with workspace.change(n_("Withdraw a key"), Kind.KEYS):
        _keep(workspace, tuple(gone if one.id == gone.id else one for one in keys))
    return gone


def publish_trust(workspace: Workspace, path: Path) -> Path:
    """Write what readers need: the school's certificate and the list of withdrawn keys. It holds nothing secret."""
    from desktop.export.trust import withdrawal_list

    root, now = _authority(workspace), workspace.now()
    entries = withdrawal_list(root, issued_keys(workspace), when=now, lasts=now + timedelta(days=LIST_DAYS))
    return write_whole(path, (root.certificate + entries).encode())


def _authority(workspace: Workspace) -> TrustRoot:
    from desktop.export.authority import TrustRoot

    kept = workspace.settings.get(_AUTHORITY)
    if not isinstance(kept, dict):
        raise UserError(_("This file has no authority yet. Make it with: nayttokumppani provider found"))
    return TrustRoot(str(kept["certificate"]), str(kept["key"]))


def _keep(workspace: Workspace, keys: tuple[IssuedKey, ...]) -> None:
    workspace.settings.set(_ISSUED, [to_value(one) for one in keys])
