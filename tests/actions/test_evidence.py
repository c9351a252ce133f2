"""Evidence: consent first, seen under the rule of observations, gone for good when it is removed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.actions import evidence, observing
from desktop.actions.changing import undo
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case, visible_evidence
from desktop.domain.errors import UserError
from desktop.domain.evidence import CleanFile, EvidenceKind
from desktop.domain.signing import SignedVersion, Signing
from tests.builders import DAY, NOON, a_case, an_agreed_case
from tests.export.pictures import a_photo

FILE = CleanFile(kind=EvidenceKind.PHOTO, name="kuva.jpg", data=b"kuva", small=b"pieni")


@pytest.fixture
def case(workspace: Workspace, keep: Callable[..., Case]) -> Case:
    return keep(an_agreed_case(started_at=NOON))


def add(workspace: Workspace, case: Case, by: str = "instructor", file: CleanFile = FILE, **more: Any) -> Case:
    values = {"text": "Pöytä katettuna", "consent": "Aino: kuva pöydästä", "consent_on": DAY, **more}
    return evidence.add_evidence(workspace, case.id, by, file, **values)


def kept(workspace: Workspace, case: Case, data: bytes) -> bool:
    return workspace.cases.evidence(case.id, hashlib.sha256(data).hexdigest()) is not None


@pytest.mark.parametrize("lacking", [{"consent": " "}, {"consent_on": None}, {"text": ""}])
def test_without_consent_or_words_nothing_is_kept(workspace: Workspace, case: Case, lacking: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        add(workspace, case, **lacking)
    assert not kept(workspace, case, FILE.data)


def test_before_the_plan_is_agreed_there_is_nothing_to_show(workspace: Workspace, keep: Callable[..., Case]) -> None:
    with pytest.raises(UserError):
        add(workspace, keep(a_case()))


def test_the_bytes_are_kept_with_their_hash_and_the_consent(workspace: Workspace, case: Case) -> None:
    case = add(workspace, case)
    (one,) = case.evidence
    assert one.sha256 == hashlib.sha256(FILE.data).hexdigest()
    assert (one.consent, one.consent_on, one.size) == ("Aino: kuva pöydästä", DAY, len(FILE.data))
    assert evidence.evidence_bytes(workspace, case.id, "instructor", one.id) == FILE.data
    assert evidence.small_pictures(workspace, case, "instructor") == {one.id: FILE.small}


def test_others_see_nothing_of_it_before_it_is_shared(workspace: Workspace, case: Case) -> None:
    case = add(workspace, case)
    (one,) = case.evidence
    assert visible_evidence(case, "teacher") == ()
    assert evidence.small_pictures(workspace, case, "teacher") == {}
    with pytest.raises(UserError):
        evidence.evidence_bytes(workspace, case.id, "teacher", one.id)
    evidence.share_evidence(workspace, case.id, "teacher", one.id)
    assert visible_evidence(workspace.cases.get(case.id), "teacher") == ()
    case = evidence.share_evidence(workspace, case.id, "instructor", one.id)
    assert evidence.evidence_bytes(workspace, case.id, "teacher", one.id) == FILE.data


def test_it_is_shared_and_hidden_with_its_observation(workspace: Workspace, case: Case) -> None:
    case = observing.add_note(workspace, case.id, "instructor", "Kattoi pöydän.", ("r2",))
    note = case.notes[0].id
    case = add(workspace, case, note=note)
    assert case.evidence[0].requirements == ("r2",)
    case = observing.share_notes(workspace, case.id, "instructor", (note,))
    assert visible_evidence(case, "teacher")
    case = observing.take_back(workspace, case.id, "instructor", note)
    assert not visible_evidence(case, "teacher")


def test_removing_takes_the_bytes_and_undo_does_not_bring_it_back(workspace: Workspace, case: Case) -> None:
    add(workspace, case)
    case = observing.add_note(workspace, case.id, "teacher", "Näin oven.")
    with pytest.raises(UserError):
        evidence.remove_evidence(workspace, case.id, "teacher", case.evidence[0].id)
    case = evidence.remove_evidence(workspace, case.id, "instructor", case.evidence[0].id)
    assert not kept(workspace, case, FILE.data)
    assert not kept(workspace, case, FILE.small)
    case = undo(workspace, case.id)
    assert (case.notes, case.evidence) == ((), ())


def test_undoing_the_adding_takes_the_bytes_too(workspace: Workspace, case: Case) -> None:
    add(workspace, case)
    case = undo(workspace, case.id)
    assert case.evidence == ()
    assert not kept(workspace, case, FILE.data)


def test_the_same_picture_in_two_demonstrations_is_two_files(workspace: Workspace, case: Case) -> None:
    case = add(workspace, case)
    other = replace(case, id="case0002", evidence=())
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(other, who="teacher", what="Test")
    other = add(workspace, other)
    evidence.remove_evidence(workspace, case.id, "instructor", case.evidence[0].id)
    assert kept(workspace, other, FILE.data)
    assert not kept(workspace, case, FILE.data)


def test_the_same_file_is_added_once(workspace: Workspace, case: Case) -> None:
    add(workspace, case)
    with pytest.raises(UserError):
        add(workspace, case, by="teacher")


def test_what_a_signed_version_names_stays(workspace: Workspace, case: Case) -> None:
    case = add(workspace, case)
    with workspace.change("Test", Kind.CASE):
        again = replace(case, earlier=(SignedVersion(id="1", signing=Signing(), replaced_at=NOON),))
        workspace.cases.save(again, who="teacher", what="Test")
    with pytest.raises(UserError):
        evidence.remove_evidence(workspace, case.id, "instructor", case.evidence[0].id)


def test_a_file_is_read_cleaned_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kuva.jpg"
    path.write_bytes(a_photo())
    assert evidence.read_file(path).kind == EvidenceKind.PHOTO
    assert path.read_bytes() == a_photo()
    with pytest.raises(UserError):
        evidence.read_file(tmp_path / "puuttuu.jpg")
