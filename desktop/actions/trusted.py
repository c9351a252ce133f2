"""Whom a file trusts, as it is kept in its settings."""

from __future__ import annotations

from desktop.actions.workspace import Workspace

TRUSTED, ROOT, SERVICE = "trusted", "trust_root", "time_service"


def trusted(workspace: Workspace) -> list[str]:
    """What is trusted besides the file's own authority: PEM texts."""
    kept = workspace.settings.get(TRUSTED)
    return [str(one) for one in kept] if isinstance(kept, list) else []


def own_roots(workspace: Workspace) -> list[str]:
    """The certificate that this file's own signers are known by; none before somebody has signed here."""
    from desktop.export.authority import TrustRoot

    kept = workspace.settings.get(ROOT)
    return [TrustRoot(**{str(k): str(v) for k, v in kept.items()}).root] if isinstance(kept, dict) else []


def trust_also(workspace: Workspace, text: str) -> None:
    """Trust what a PEM text says besides what is trusted already; call it inside a change."""
    workspace.settings.set(TRUSTED, list(dict.fromkeys([*trusted(workspace), text])))


def time_roots(workspace: Workspace) -> list[str]:
    """The certificate by which the stamps of the file's time stamp service are known."""
    kept = workspace.settings.get(SERVICE)
    return [str(kept["certificate"])] if isinstance(kept, dict) else []
