"""Evidence for later years, when a network is there and the person asks for it: a time stamp on a signed record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from desktop.actions.changing import store_for_good
from desktop.actions.sharing import known_roots
from desktop.actions.trusted import SERVICE
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.stages import Stage
from desktop.texts import _, n_


class TimeService(NamedTuple):
    """The service that is asked: its address, and the certificate (PEM) by which its stamps are known."""

    address: str
    certificate: str


def time_service(workspace: Workspace) -> TimeService | None:
    """The service of this file; None where none was chosen."""
    kept = workspace.settings.get(SERVICE)
    return TimeService(str(kept["address"]), str(kept["certificate"])) if isinstance(kept, dict) else None


def choose_time_service(workspace: Workspace, address: str, certificate: str) -> None:
    """Ask this service from now on, only ever when the person wants a time stamp; an empty address asks none."""
    from desktop.exchange.time_service import check_address
    from desktop.export.trust import read_trust

    kept = None
    if address.strip():
        read_trust([certificate])
        kept = {"address": check_address(address), "certificate": certificate}
    with workspace.change(n_("Choose a time stamp service"), Kind.SETTINGS):
        workspace.settings.set(SERVICE, kept)


def add_time_stamp(workspace: Workspace, case_id: str) -> Case:
    """Add evidence for later years to a record that everyone has signed; the signatures stay as they are."""
    return keep_time_stamp(workspace, case_id, prepare_time_stamp(workspace, case_id)())


def prepare_time_stamp(workspace: Workspace, case_id: str) -> Callable[[], bytes]:
    """The same in two steps: what is given back asks the service, on any thread; then `keep_time_stamp`."""
    case, service = workspace.cases.get(case_id), time_service(workspace)
    _refuse_too_early(case)
    if service is None:
        raise UserError(_("Choose a time stamp service in the settings first."))
    document, roots, now = workspace.cases.file(case.signing.latest), known_roots(workspace), workspace.now()

    def work() -> bytes:
        from desktop.exchange.time_service import ask_time_service
        from desktop.export.lasting import add_lasting_evidence
        from desktop.export.verifying import verify

        stamped = add_lasting_evidence(
            document, lambda request: ask_time_service(service.address, request), roots, when=now
        )
        if verify(stamped, roots, services=[service.certificate]).stamped_at is None:
            text = _("The answer was not by the time stamp service you chose. The record stays as it was.")
            raise UserError(text)
        return stamped

    return work


def keep_time_stamp(workspace: Workspace, case_id: str, stamped: bytes) -> Case:
    """Keep the record with its evidence, if the case still has the record that was stamped."""
    case = workspace.cases.get(case_id)
    _refuse_too_early(case)
    if not stamped.startswith(workspace.cases.file(case.signing.latest)):
        raise UserError(_("The record has changed meanwhile. Ask for the time stamp again."))
    signing = replace(case.signing, latest=hashlib.sha256(stamped).hexdigest(), stamped_at=workspace.now())
    return store_for_good(workspace, replace(case, signing=signing), n_("Add a time stamp"), (stamped,))


def _refuse_too_early(case: Case) -> None:
    if not stage(case).reached(Stage.SIGNED):
        raise UserError(_("A time stamp is added when everyone has signed."))
    if case.signing.stamped_at:
        raise UserError(_("The record has a time stamp already."))
