"""Handing documents on, and telling of any PDF of ours whether it is as it was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions.agreeing import changes_since_agreed
from desktop.actions.changing import store_for_good, store_several_for_good
from desktop.actions.signing import record, trust_root
from desktop.actions.trusted import own_roots, time_roots, trusted
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.agreeing import waits_again
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.signing import Copy, CopyWay
from desktop.domain.stages import Stage
from desktop.domain.terms import Language, Role
from desktop.paths import portable_name
from desktop.store import whole
from desktop.texts import _, n_, translator

if TYPE_CHECKING:
    from desktop.domain.verdict import Verdict


COPIES_FOLDER = "copies_folder"
"""The setting that remembers in which folder copies were saved last."""


def export_record(
    workspace: Workspace, case_id: str, path: Path, way: CopyWay = CopyWay.FOLDER, stick: str = ""
) -> Path:
    """Write the assessment record as it stands, signed or not; what is handed on of a signed one is kept."""
    if way == CopyWay.STICK and not path.parent.is_dir():
        raise UserError(
            _("The stick {name} is not there any more. Put it in again, or save to a folder.").format(name=stick)
        )
    write_whole(path, record(workspace, case_id))
    note_copy(workspace, case_id, way, f"{stick}: {path.name}" if stick else path.name)
    return path


def note_copy(workspace: Workspace, case_id: str, way: CopyWay, to: str) -> Case:
    """Keep that a copy of a signed document was handed on, how and where to; of an unsigned one nothing is kept."""
    case = workspace.cases.get(case_id)
    if not case.is_closed:
        return case
    return store_for_good(workspace, _with_copy(workspace, case, way, to), n_("Copy handed on"))


def note_copies(workspace: Workspace, copies: Sequence[tuple[str, str]], way: CopyWay) -> None:
    """Keep that copies of signed documents were handed on, each a case and where to, in one change."""
    cases = [(workspace.cases.get(case_id), to) for case_id, to in copies]
    after = [_with_copy(workspace, case, way, to) for case, to in cases]
    store_several_for_good(workspace, after, n_("Copy handed on"))


def _with_copy(workspace: Workspace, case: Case, way: CopyWay, to: str) -> Case:
    now = workspace.now()
    copy = Copy(id=workspace.new_id(), at=now, version=case.number, way=way, to=to)
    exported = now if stage(case) == Stage.SIGNED else case.exported_at
    return replace(case, copies=(*case.copies, copy), exported_at=exported)


def copies_folder(workspace: Workspace, otherwise: Path) -> Path:
    """The folder in which copies were saved last, while it is there."""
    kept = workspace.settings.get(COPIES_FOLDER)
    folder = Path(kept) if isinstance(kept, str) else otherwise
    return folder if folder.is_dir() else otherwise


def remember_copies_folder(workspace: Workspace, folder: Path) -> None:
    """Offer this folder for copies from now on."""
    if workspace.settings.get(COPIES_FOLDER) != str(folder):
        with workspace.change(n_("Choose the folder for copies"), Kind.SETTINGS):
            workspace.settings.set(COPIES_FOLDER, str(folder))


def free_path(folder: Path, name: str) -> Path:
    """Where to write a file of this name so that nothing there is written over."""
    wanted = folder / name
    others = (folder / f"{wanted.stem}-{number}{wanted.suffix}" for number in count(2))
    return wanted if not wanted.exists() else next(one for one in others if not one.exists())


def plan_document(
    workspace: Workspace, case_id: str, language: Language | None = None, *, workplace: bool = False
) -> bytes:
    """The plan as a PDF; the workplace's copy is in the instructor's language unless another is chosen."""
    from desktop.export.plan_pdf import plan_pdf

    case = workspace.cases.get(case_id)
    chosen = language or (case.language_of(Role.INSTRUCTOR) if workplace else case.language)
    return plan_pdf(
        case,
        workspace.curriculum.unit(case.unit.content),
        language=chosen,
        made=workspace.cases.changed_at(case_id),
        version=workspace.cases.version(case_id).hex(),
        workplace=workplace,
        changes=_changed_since(workspace, case, chosen, workplace=workplace),
    )


def _changed_since(workspace: Workspace, case: Case, language: Language, *, workplace: bool) -> list[str]:
    """What has changed since the first who wait agreed; for the workplace, since its instructor did."""
    waiting = [role for role in waits_again(case.plan) if not workplace or role == Role.INSTRUCTOR]
    found = [changes_since_agreed(workspace, case, role, translator(language), language) for role in waiting[:1]]
    return [one.text for changes in found for one in changes]


def export_plan(
    workspace: Workspace, case_id: str, path: Path, language: Language | None = None, *, workplace: bool = False
) -> Path:
    """Write the plan, or the workplace's copy of it, as a PDF."""
    return write_whole(path, plan_document(workspace, case_id, language, workplace=workplace))


def paper_card(workspace: Workspace, case_id: str, observer: str, language: Language | None = None) -> bytes:
    """The card on which an assessor observes by hand, in their own language unless another is chosen."""
    from desktop.export.paper_card_pdf import paper_card_pdf

    case = workspace.cases.get(case_id)
    own = case.language_of(Role(observer)) if observer in set(Role) else case.language
    return paper_card_pdf(
        case,
        workspace.curriculum.unit(case.unit.content),
        observer=observer,
        language=language or own,
        made=workspace.cases.changed_at(case_id),
        version=workspace.cases.version(case_id).hex(),
    )


def export_paper_card(
    workspace: Workspace, case_id: str, path: Path, observer: str, language: Language | None = None
) -> Path:
    """Write the card for observing on paper as a PDF."""
    return write_whole(path, paper_card(workspace, case_id, observer, language))


def export_trust(workspace: Workspace, path: Path) -> Path:
    """Write the certificate that vouches for this file's signers, for those who verify elsewhere."""
    return write_whole(path, trust_root(workspace).root.encode())


def known_roots(workspace: Workspace) -> list[str]:
    """Whom this file trusts: the authority of its own signers, those before it, and schools; PEM texts."""
    return [*own_roots(workspace), *trusted(workspace)]


def verify_document(workspace: Workspace | None, data: bytes, roots: Sequence[str] = ()) -> Verdict:
    """Tell whether a PDF is intact, by whom and when it was signed, and whether this file holds the same version.

    ``roots`` are certificates (PEM) to trust besides the file's own.
    """
    return prepare_verification(workspace, data, roots)()


def prepare_verification(workspace: Workspace | None, data: bytes, roots: Sequence[str] = ()) -> Callable[[], Verdict]:
    """The same in two steps: what the file knows is read now; the work that is given back may run on any thread."""
    known, own, services, now = None, list(roots), list[str](), None
    if workspace is not None:
        known = workspace.cases.file_known(hashlib.sha256(data).hexdigest())
        own += known_roots(workspace)
        services, now = time_roots(workspace), workspace.now()

    def work() -> Verdict:
        from desktop.export.verifying import verify

        return verify(data, own, services=services, now=now, known=None if known is None else lambda _sha: known)

    return work


def export_verdict(verdict: Verdict, name: str, path: Path, when: datetime) -> Path:
    """Write what was found in a document of this name, as a report to print or to file."""
    from desktop.export.verdict_pdf import verdict_pdf

    return write_whole(path, verdict_pdf(verdict, name=name, when=when))


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file as a whole or not at all; what was there stays when it cannot be written."""
    try:
        whole.write_whole(path, data)
    except OSError as error:
        text = _("The file could not be saved to {path}: {reason}. Choose another folder.")
        raise UserError(text.format(path=path, reason=error.strerror or error)) from None
    return path


def suggested_name(workspace: Workspace, case_id: str, kind: str, ending: str = "pdf") -> str:
    """A file name for a document of a case: the student's name, the kind and the version."""
    case = workspace.cases.get(case_id)
    version = f"_{case.number}" if case.number > 1 else ""
    is_partly = stage(case) == Stage.PARTLY_SIGNED and kind == _("assessment")
    partly = "_" + _("partly signed").replace(" ", "_") if is_partly else ""
    return file_name(case.student.name, f"{kind}{version}{partly}", ending)


def file_name(student: str, kind: str, ending: str = "pdf") -> str:
    """A file name for a document about a student."""
    words = "_".join(reversed(student.split())) or "nimi"
    return portable_name(f"{words}_{kind}.{ending}")
