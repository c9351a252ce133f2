"""Signed records among the many: copied as they are, their copies kept, each under the name of its version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import batch, signing
from desktop.actions.batch import Batch, BatchKind
from desktop.actions.workspace import News, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.signing import CopyWay, SigningMethod
from desktop.domain.terms import Role
from tests.builders import an_informed_case

Keep = Callable[[Case], Case]
IDS = ("case0001", "case0002", "case0003")


@pytest.fixture
def cases(workspace: Workspace, keep: Keep) -> tuple[str, ...]:
    """Three cases of one student: two are signed by everyone, the third by nobody."""
    for one in IDS:
        keep(replace(an_informed_case(), id=one))
    for one in IDS[:2]:
        for role in (Role.TEACHER, Role.INSTRUCTOR):
            signing.sign(workspace, one, role, code=f"{role}-1234", method=SigningMethod.TYPED)
    return IDS


def written(workspace: Workspace, ids: tuple[str, ...], folder: Path, kind: BatchKind = BatchKind.RECORD) -> Batch:
    made = Batch(workspace, ids, folder, kind)
    while not made.step(0.5).finished:
        pass
    return made


@pytest.mark.parametrize("pays_from", [1, 1000])
def test_what_is_signed_is_copied_as_it_is_and_kept_in_its_case_in_one_change(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pays_from: int
) -> None:
    monkeypatch.setattr(batch, "PAYS_FROM", pays_from)
    heard: list[News] = []
    workspace.listen(heard.append)
    assert not written(workspace, cases, tmp_path / "out").progress.failures
    names = ["Esimerkki_Aino_arviointi.pdf", "Esimerkki_Aino_arviointi-2.pdf", "Esimerkki_Aino_arviointi-3.pdf"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    for one, name in zip(cases[:2], names, strict=False):
        assert (tmp_path / "out" / name).read_bytes() == signing.record(workspace, one)
        assert [(copy.way, copy.to) for copy in workspace.cases.get(one).copies] == [(CopyWay.FOLDER, name)]
        assert workspace.cases.get(one).exported_at
    assert not workspace.cases.get(cases[2]).copies, "nobody has signed it, so nothing is kept"
    assert len(heard) == (1 if pays_from == 1 else 2)


def test_a_new_version_that_nobody_has_signed_is_made_anew_under_its_own_name(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path
) -> None:
    signing.new_version(workspace, cases[0])
    written(workspace, cases[:1], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Esimerkki_Aino_arviointi_2.pdf"]
    assert not workspace.cases.get(cases[0]).copies


def test_plans_of_signed_cases_are_made_and_no_copy_is_kept(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path
) -> None:
    assert not written(workspace, cases, tmp_path / "out", BatchKind.PLAN).progress.failures
    assert len(list((tmp_path / "out").iterdir())) == 3
    assert not workspace.cases.get(cases[0]).copies


def test_a_copy_that_cannot_be_kept_in_its_case_is_told(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_told: object, **_named: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(batch, "note_copies", refuses)
    failures = written(workspace, cases, tmp_path / "out").progress.failures
    assert [one.reason for one in failures] == ["The disk is full."] * 2
