"""The teacher's side of the school's authority: taking a key into use, and trusting a school's signers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.actions.signing import holder_of_teacher
from desktop.actions.trusted import ROOT, TRUSTED, own_roots, trusted
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.export.authority import TrustRoot
    from desktop.export.handover import TakenOver
    from desktop.export.trust import Trust


def take_key(workspace: Workspace, data: bytes, once: str, own_code: str) -> None:
    """Take a key from the school into use: from now on the teacher signs with it, and vouches by it for guests.

    ``once`` is the one-time code that came with the file; ``own_code`` opens the key from now on. Guests who signed
    here before choose a code anew, as their keys are now issued by the school's authority.
    """
    prepare_key(workspace, data, once, own_code)()()


def prepare_key(workspace: Workspace, data: bytes, once: str, own_code: str) -> Callable[[], Callable[[], None]]:
    """The same in steps: the slow opening and locking on any thread; what that gives back stores, on the file's own."""
    teacher, rounds = workspace.teacher.name, workspace.key_rounds

    def work() -> Callable[[], None]:
        from desktop.export.handover import take_over
        from desktop.export.keys import lock_key

        taken = take_over(data, once)
        _refuse_other(taken.signer.name, teacher)
        locked = lock_key(taken.signer, own_code, rounds)
        return lambda: _store(workspace, taken, locked)

    return work


def _store(workspace: Workspace, taken: TakenOver, locked: bytes) -> None:
    earlier = own_roots(workspace)
    with workspace.change(n_("Take the school's key into use"), Kind.KEYS):
        for role in (Role.INSTRUCTOR, Role.STUDENT):
            for holder in workspace.keys.holders(role):
                workspace.keys.remove(holder)
        workspace.keys.add(holder_of_teacher(workspace.teacher), locked)
        workspace.settings.set(ROOT, _kept(taken.branch))
        _trust(workspace, [*earlier, taken.branch.root])


def _refuse_other(named: str, teacher: str) -> None:
    if named.split() != teacher.split():
        text = _(
            "The key is for {named}, but this file is {teacher}'s. Mend the name in the settings, or ask for a key."
        )
        raise UserError(text.format(named=named, teacher=teacher or "–"))


def trust_school(workspace: Workspace, text: str) -> str:
    """Trust the signers of a school by the file that it publishes; returns its name. A newer file replaces the old.

    A file with the school's name but another key is refused, and so is one older than what is trusted already: the
    first could be anybody's, and the second would bring withdrawn keys back.
    """
    fresh = _read(text)
    for one in trusted(workspace):
        _refuse_look_alike(fresh, _read(one))
    kept = [one for one in trusted(workspace) if not set(_read(one).roots) & set(fresh.roots)]
    with workspace.change(n_("Trust a school"), Kind.SETTINGS):
        _trust(workspace, [*kept, text])
    return school_name(text)


def _refuse_look_alike(fresh: Trust, kept: Trust) -> None:
    if set(fresh.roots) & set(kept.roots):
        if _newest(fresh) < _newest(kept):
            raise UserError(_("A newer file of this school is in use already."))
    elif {one.subject for one in fresh.roots} & {one.subject for one in kept.roots}:
        text = _("A school of this name is trusted already, with another key. Ask the school; then remove the old one.")
        raise UserError(text)


def _newest(trust: Trust) -> datetime:
    return max((one.last_update_utc for one in trust.lists), default=datetime.min.replace(tzinfo=UTC))


def distrust_school(workspace: Workspace, text: str) -> None:
    """Trust a school no more."""
    with workspace.change(n_("Trust a school no more"), Kind.SETTINGS):
        _trust(workspace, [one for one in trusted(workspace) if one != text])


def school_name(text: str) -> str:
    """The name that a school's certificate bears."""
    from desktop.export.trust import named

    return ", ".join(dict.fromkeys(named(one) for one in _read(text).roots))


def school_of_key(workspace: Workspace) -> str:
    """The school that issued the key by which this file's teacher signs; "" for a key of the file's own."""
    kept = workspace.settings.get(ROOT)
    return school_name(own_roots(workspace)[0]) if isinstance(kept, dict) and kept.get("issuers") else ""


def _read(text: str) -> Trust:
    from desktop.export.trust import read_trust

    return read_trust([text])


def _kept(root: TrustRoot) -> dict[str, str]:
    return {"certificate": root.certificate, "key": root.key, "issuers": root.issuers}


def _trust(workspace: Workspace, texts: list[str]) -> None:
    workspace.settings.set(TRUSTED, list(dict.fromkeys(texts)))
