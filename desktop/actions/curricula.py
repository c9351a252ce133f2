"""Bringing national requirements into the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.curriculum import Finding, Qualification, UnitKind
from desktop.domain.errors import UserError
from desktop.domain.library import age, row_of, same_qualification, unit_row
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.version_news import VersionNews, unit_changes
from desktop.paths import resources
from desktop.texts import _, language, many, n_

if TYPE_CHECKING:
    from desktop.exchange.eperusteet import Counts, ImportedDocument

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought in, what was not understood, and whether this very version was here already."""

    qualification: Qualification
    findings: tuple[Finding, ...]
    known_before: bool
    news: VersionNews | None = None  # against the version before it, where there is one

    @property
    def counts(self) -> Counts:
        """How much the document holds."""
        from desktop.exchange.eperusteet import counts

        return counts(self.qualification)


def read_curriculum(data: bytes) -> ImportedDocument:
    """Read a qualification document (ePerusteet); touches no file, so it may run beside the window."""
    from desktop.exchange.eperusteet import read_document

    return read_document(data)


def keep_curriculum(workspace: Workspace, read: ImportedDocument, data: bytes) -> ImportReport:
    """Keep a document that was read, with the original, beside other versions of it."""
    report = preview_curriculum(workspace, read)
    with workspace.change(n_("Import requirements"), Kind.CURRICULUM):
        workspace.curriculum.add(read.qualification, original=data, findings=read.findings)
    return report


def preview_curriculum(workspace: Workspace, read: ImportedDocument) -> ImportReport:
    """What keeping a document that was read would bring; nothing is stored."""
    known = workspace.curriculum.has(read.qualification.id, read.qualification.version)
    news = None if known else _news(workspace, read.qualification)
    return ImportReport(read.qualification, read.findings, known, news)


def _news(workspace: Workspace, qualification: Qualification) -> VersionNews | None:
    library = workspace.curriculum
    row = row_of(qualification)
    older = [one for one in library.qualifications() if same_qualification(row, one) and age(one) < age(row)]
    if not older:
        return None
    before = max(older, key=age)
    uses = sum(workspace.lists.version_uses().get((one.id, one.version), 0) for one in older)
    now = [unit_row(qualification, unit, library.content_of(unit)) for unit in qualification.units]
    return unit_changes(before, library.units_of(before.id, before.version), now, uses)


def import_document(workspace: Workspace, data: bytes) -> ImportReport:
    """Read a qualification document and keep it."""
    return keep_curriculum(workspace, read_curriculum(data), data)


def import_file(workspace: Workspace, path: Path) -> ImportReport:
    """Read a qualification document from a file."""
    return import_document(workspace, read_bytes(path))


def read_again(workspace: Workspace) -> list[ImportReport]:
    """Read every kept document again, for when the importer has learnt more; cases keep the texts they have."""
    reports = []
    for row in workspace.curriculum.qualifications():
        if row.kind == UnitKind.LOCAL:
            continue  # made here: there is no document
        data = workspace.curriculum.original(row.id, row.version)
        read = read_curriculum(data)
        with workspace.change(n_("Read requirements again"), Kind.CURRICULUM):
            workspace.curriculum.delete(row.id, row.version)
            workspace.curriculum.add(read.qualification, original=data, findings=read.findings)
        reports.append(ImportReport(read.qualification, read.findings, known_before=False))
    return reports


@dataclass(frozen=True, slots=True)
class DeletedVersion:
    """A version that was deleted, with all that is needed to put it back."""

    qualification: Qualification
    original: bytes
    findings: tuple[Finding, ...]


def delete_version(workspace: Workspace, qualification: str, version: str) -> DeletedVersion:
    """Delete a version that no demonstration follows; a UserError names those that do."""
    if rows := workspace.lists.of_version(qualification, version):
        raise UserError(_used(rows))
    library = workspace.curriculum
    deleted = DeletedVersion(
        library.qualification(qualification, version),
        library.original(qualification, version),
        library.findings(qualification, version),
    )
    with workspace.change(n_("Delete requirements"), Kind.CURRICULUM):
        library.delete(qualification, version)
    return deleted


def _used(rows: Sequence[CaseRow]) -> str:
    names = [f"{row.student or _('(no name)')} ({say(row.unit, language())})" for row in rows[:MOST_NAMED]]
    left = len(rows) - MOST_NAMED
    more = " " + many("and {n} other", "and {n} others", left) if left > 0 else ""
    text = many(
        "{n} demonstration follows this version, so it stays:",
        "{n} demonstrations follow this version, so it stays:",
        len(rows),
    )
    return f"{text} {', '.join(names)}{more}"


def put_back(workspace: Workspace, deleted: DeletedVersion) -> None:
    """Put a version back that was deleted just now."""
    with workspace.change(n_("Import requirements"), Kind.CURRICULUM):
        workspace.curriculum.add(deleted.qualification, original=deleted.original, findings=deleted.findings)


def import_samples(workspace: Workspace) -> list[ImportReport]:
    """Bring in the program's own practice units, so that a newcomer can try everything at once."""
    return [import_file(workspace, path) for path in sorted((resources() / "curricula").glob("*.json"))]


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that a person named; a sentence when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(_("There is no file at {path}.").format(path=path)) from None
    except IsADirectoryError:
        raise UserError(_("{path} is a folder. Choose a file.").format(path=path)) from None
    except OSError as error:
        text = _("The file {path} could not be read: {reason}")
        raise UserError(text.format(path=path, reason=error.strerror or error)) from None
