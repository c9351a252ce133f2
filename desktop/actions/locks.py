"""Who can open the file: passphrases of several people, the recovery key, and the education provider."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.actions.access import check_length
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.errors import UserError
from desktop.store import locks as stored
from desktop.store import provider_lock
from desktop.store.attempts import attempt, forgive
from desktop.store.locks import Means as Means
from desktop.store.locks import RecoveryKey as RecoveryKey
from desktop.texts import _, n_

_NAMES = "lock_names"


class WayIn(NamedTuple):
    """One way to open the file; ``name`` is whose passphrase it is, or by what the provider's key is known."""

    id: str
    means: Means
    name: str


def ways_in(workspace: Workspace) -> list[WayIn]:
    """Every way to open the file, passphrases first. Names stand in the encrypted file, not beside the locks."""
    kept = workspace.settings.get(_NAMES)
    names = kept if isinstance(kept, dict) else {}
    found = [WayIn(one.id, one.means, str(names.get(one.id, ""))) for one in stored.read_locks(workspace.path)]
    return sorted(found, key=lambda one: list(Means).index(one.means))


def add_person(workspace: Workspace, present: str, name: str, passphrase: str) -> None:
    """Let one more person open this file by a passphrase of their own."""
    if not name.strip():
        raise UserError(_("Write whose passphrase it is."))
    check_length(passphrase)
    _check(workspace, present)
    lock = stored.add_passphrase(workspace.path, workspace.file.data_key, passphrase)
    _name(workspace, lock, name.strip())


def remove_way(workspace: Workspace, present: str, lock: str) -> None:
    """Take a passphrase or the provider's key away; neither the one that was just given nor the recovery key."""
    own = _check(workspace, present)
    means = {one.id: one.means for one in stored.read_locks(workspace.path)}
    if lock == own:
        raise UserError(_("This is the passphrase that you gave. Another person must remove it."))
    if means.get(lock) == Means.RECOVERY_KEY:
        raise UserError(_("The recovery key is not removed; make a new one in its place."))
    stored.remove_lock(workspace.path, lock)
    _name(workspace, lock, "")


def renew_recovery_key(workspace: Workspace, present: str) -> RecoveryKey:
    """A new recovery key in the place of a lost one; it is given once and kept nowhere."""
    _check(workspace, present)
    return stored.renew_recovery_key(workspace.path, workspace.file.data_key)


def provider_fingerprint(public: bytes) -> str:
    """By what people compare the provider's key."""
    return provider_lock.fingerprint(public)


def let_provider_open(workspace: Workspace, present: str, public: bytes) -> str:
    """Let the holder of the provider's key open this file when all else is lost; returns the key's fingerprint."""
    mark = provider_lock.fingerprint(public)
    _check(workspace, present)
    lock = provider_lock.seal(workspace.file.data_key, public)
    before = [one.id for one in stored.read_locks(workspace.path) if one.means == Means.PROVIDER]
    stored.replace_locks(workspace.path, Means.PROVIDER, (lock,))
    for one in before:
        _name(workspace, one, "")
    _name(workspace, lock.id, mark)
    return mark


def _check(workspace: Workspace, present: str) -> str:
    """Make sure that whoever sits here may decide this; returns the id of the passphrase's lock."""
    return attempt(workspace.path, workspace.now(), lambda: stored.lock_opened_by(workspace.path, present))


def _name(workspace: Workspace, lock: str, name: str) -> None:
    kept = workspace.settings.get(_NAMES)
    names = {**kept} if isinstance(kept, dict) else {}
    names.pop(lock, None)
    with workspace.change(n_("Change who opens the file"), Kind.SETTINGS):
        workspace.settings.set(_NAMES, {**names, lock: name} if name else names)


# What the provider's coordinator does, who has none of the passphrases.


def make_provider_key(private: Path, code: str) -> tuple[Path, str]:
    """Make the provider's key: the private half behind a code, the public half beside it for the teachers."""
    check_length(code)
    public = private.with_name(f"{private.stem}-julkinen.pem")
    for path in (private, public):
        if path.exists():
            raise UserError(_("There is already a file at {path}. Choose another name.").format(path=path))
    hidden, shown = provider_lock.make_pair(code)
    write_whole(private, hidden)
    write_whole(public, shown)
    return public, provider_lock.fingerprint(shown)


def open_by_provider(path: Path, private: bytes, code: str, new: str) -> None:
    """Choose a new passphrase for a file by the provider's key; the forgotten ones stop working."""
    check_length(new)
    sealed = [one for one in stored.read_locks(path) if one.means == Means.PROVIDER]
    found = [provider_lock.open_seal(one, private, code) for one in sealed]
    data_key = next((one for one in found if one), None)
    if data_key is None:
        raise UserError(_("This file was not made to open by this key: its holder had not let the provider in."))
    stored.choose_passphrase(path, data_key, new)
    forgive(path)
