"""Everything about one student, to be handed to the student: readable without this program."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.actions.sharing import file_name, plan_document
from desktop.actions.signing import record
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, visible_evidence
from desktop.domain.curriculum import rows_of
from desktop.domain.errors import UserError
from desktop.domain.known import student_key
from desktop.domain.local_text import say
from desktop.domain.people import Student
from desktop.domain.register import KnownStudent
from desktop.domain.terms import Language, Role
from desktop.paths import portable_name
from desktop.texts import _

if TYPE_CHECKING:
    from desktop.export.takeout import CaseFiles

ZIP = ".zip"


def prepare_takeout(workspace: Workspace, key: str, target: Path) -> Callable[[], Path]:
    """Collect everything about a student now; the writing that is given back may run on any thread.

    A name that ends in .zip makes one file, any other a new folder: whole, or not at all.
    """
    from desktop.export.takeout import takeout_files

    known = next((one for one in workspace.register.students() if student_key(one.student) == key), None)
    cases = [workspace.cases.get(row.id) for row in workspace.lists.of_student(key, 0, -1)]
    if not cases and known is None:
        raise UserError(_("Nothing is known of this student."))
    if target.exists():
        raise UserError(_("There is already a file at {path}. Choose another name.").format(path=target))
    student = known.student if known else cases[0].student
    language = cases[0].language_of(Role.STUDENT) if cases else Language.FI
    files = takeout_files(
        student,
        _register(known),
        [_collected(workspace, case, language) for case in cases],
        when=workspace.now(),
        language=language,
    )
    plans = _plans(workspace, known)
    return partial(_write, target, [*files, *plans])


def takeout_name(student: Student) -> str:
    """A file name for it."""
    return file_name(student.name, _("all data").replace(" ", "_"), ZIP.lstrip("."))


def _register(known: KnownStudent | None) -> dict[str, Any]:
    if known is None:
        return {}
    told = {"study_right": known.study_right, "qualification": known.qualification, "group": known.group}
    return {name: value for name, value in {"oid": known.student.oid, **told}.items() if value}


def _plans(workspace: Workspace, known: KnownStudent | None) -> Iterable[tuple[str, bytes]]:
    """The student's plans (HOKS) as they came."""
    if known is None:
        return
    for number, one in enumerate(workspace.plans.all(), 1):
        if (known.student.oid and one.learner == known.student.oid) or known.study_right == one.study_right != "":
            yield f"data/hoks-{number}.json", workspace.plans.text(one.key)


def _collected(workspace: Workspace, case: Case, language: Language) -> CaseFiles:
    from desktop.export.takeout import CaseFiles

    documents, evidence, missing = {f"documents/{case.id}_plan.pdf": plan_document(workspace, case.id, language)}, {}, 0
    for version in case.earlier:
        if version.signing.latest and workspace.cases.file_known(version.signing.latest):
            documents[f"documents/{case.id}_record_{version.id}.pdf"] = workspace.cases.file(version.signing.latest)
    if case.informed.on or case.signing.latest:
        with suppress(UserError):  # a signed version that another copy of the file holds
            documents[f"documents/{case.id}_record_{case.number}.pdf"] = record(workspace, case.id)
    for one in visible_evidence(case, Role.TEACHER):
        data = workspace.cases.evidence(case.id, one.sha256)
        if data is None:
            missing += 1
        else:
            evidence[f"evidence/{one.id}_{portable_name(one.name.replace(' ', '-')) or 'file'}"] = data
    texts = {row.id: say(row.text, language) for row in rows_of(workspace.curriculum.unit(case.unit.content))}
    return CaseFiles(case, texts, workspace.cases.history(case.id), documents, evidence, missing)


def _write(target: Path, files: list[tuple[str, bytes]]) -> Path:
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as folder:
            whole = Path(folder, "whole")
            if target.suffix == ZIP:
                _zip(whole, files)
            else:
                _unpack(whole, files)
            shutil.move(whole, target)
    except OSError as error:
        text = _("The file could not be saved to {path}: {reason}. Choose another folder.")
        raise UserError(text.format(path=target, reason=error.strerror or error)) from None
    return target


def _zip(path: Path, files: list[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(name, data)


def _unpack(folder: Path, files: list[tuple[str, bytes]]) -> None:
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
