"""Fetching requirements from ePerusteet, only when a person asks: hits, one document, then an import like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.curriculum import validity
from desktop.domain.errors import UserError
from desktop.domain.library import VALIDITY, QualificationRow
from desktop.domain.local_text import say
from desktop.texts import _, language, n_

if TYPE_CHECKING:
    from desktop.exchange.eperusteet import ImportedDocument
    from desktop.exchange.eperusteet_service import EperusteetService, Progress

_KEY = "eperusteet"


class Fetched(NamedTuple):
    """A document that came from the network and was read; nothing has been stored."""

    read: ImportedDocument
    data: bytes


def service_address(workspace: Workspace) -> str:
    """The address of the service: the person's own choice, else that of the national one."""
    from desktop.exchange.eperusteet_service import STANDARD

    kept = workspace.settings.get(_KEY)
    return kept if isinstance(kept, str) and kept else STANDARD


def choose_service(workspace: Workspace, address: str) -> str:
    """Keep another address of the service; an empty one brings the national one back."""
    from desktop.exchange.eperusteet_service import check_service

    checked = check_service(address) if address.strip() else ""
    with workspace.change(n_("Choose the service of requirements"), Kind.SETTINGS):
        workspace.settings.set(_KEY, checked)
    return service_address(workspace)


def service(workspace: Workspace, progress: Progress | None = None) -> EperusteetService:
    """A conversation with the service, which asks nothing yet."""
    from desktop.exchange.eperusteet_service import EperusteetService

    return EperusteetService(service_address(workspace), progress=progress)


def find_documents(asked: EperusteetService, words: str) -> list[QualificationRow]:
    """The documents that the words find, as the service orders them; touches no file."""
    if len(words.strip()) < 3:
        raise UserError(_("Write at least three letters of the name, or the reference number."))
    found = asked.search(words)
    if not found:
        raise UserError(_("ePerusteet found nothing. Try the start of the name, or the reference number."))
    return found


def in_order(rows: list[QualificationRow], workspace: Workspace) -> list[QualificationRow]:
    """Those in force first, each kind by name."""
    order, today = list(VALIDITY), workspace.today()
    return sorted(rows, key=lambda row: (order.index(validity(row, today)), say(row.name, language()).casefold()))


def fetch_document(asked: EperusteetService, ident: str) -> Fetched:
    """One document, read; touches no file."""
    from desktop.exchange.eperusteet import read_document

    data = asked.document(ident)
    return Fetched(read_document(data), data)
