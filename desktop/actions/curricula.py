"""Bringing national requirements into the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.curriculum import Finding, Qualification
from desktop.domain.errors import UserError
from desktop.paths import resources
from desktop.texts import _, n_

if TYPE_CHECKING:
    from desktop.exchange.eperusteet import Counts, ImportedDocument


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought in, what was not understood, and whether this very version was here already."""

    qualification: Qualification
    findings: tuple[Finding, ...]
    known_before: bool

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
    with workspace.change(n_("Import requirements"), Kind.CURRICULUM):
        known = workspace.curriculum.has(read.qualification.id, read.qualification.version)
        workspace.curriculum.add(read.qualification, original=data, findings=read.findings)
    return ImportReport(read.qualification, read.findings, known)


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
        data = workspace.curriculum.original(row.id, row.version)
        read = read_curriculum(data)
        with workspace.change(n_("Read requirements again"), Kind.CURRICULUM):
            workspace.curriculum.delete(row.id, row.version)
            workspace.curriculum.add(read.qualification, original=data, findings=read.findings)
        reports.append(ImportReport(read.qualification, read.findings, known_before=False))
    return reports


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
