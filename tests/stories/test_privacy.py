"""What lies on the disk after a story: no name in plain, in the file, its log, the keys or the temporary folder."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.actions import demo, evidence
from desktop.actions import scenario as story
from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.store.locks import Cost
from tests.export.pictures import a_paper, a_photo

CHEAP = Cost(1, 64, 1)
NAMES = (  # at least five letters: four come about by chance in some megabytes of what is encrypted
    "Aino E",
    "Esimerkki",
    "Maija",
    "Timo O",
    "Ohjaaja",
    "Kuusikko",
    "0000012-3",
    "E-2026-017",
    "Hoivakoti",
    "asukkaan",
    "aamiaispöytä",
)
SPELLINGS = ("utf-8", "utf-16-le", "utf-16-be")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder that everything of this test would use."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def plain_names(files: list[Path]) -> set[str]:
    found = set()
    for file in files:
        data = file.read_bytes().lower()
        found |= {f"{name} in {file.name}" for name in NAMES for code in SPELLINGS if name.lower().encode(code) in data}
    return found


def test_the_search_for_plain_names_finds_one(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("terve AINO ESI", encoding="utf-16-le")
    assert plain_names([tmp_path / "x"]) == {"Aino E in x"}


def test_no_name_lies_in_plain_while_the_file_is_open_and_after(tmp_path: Path, temporary: Path) -> None:
    sample = story.load()
    path = tmp_path / "kotelo" / "oma.naytot"
    clock = story.StoryClock(sample.last_moment)
    workspace, _recovery = create_workspace(path, demo.PASSPHRASE, sample.teacher, cost=CHEAP, clock=clock)
    workspace.key_rounds = 1_000
    import_samples(workspace)
    case = story.plan(workspace, sample, story.open_case(workspace, sample))
    case = story.run_day(workspace, sample, case, clock)
    case = add_and_remove_evidence(workspace, case)
    case = story.assess(workspace, sample, story.assess_oneself(workspace, sample, case), clock)
    case = story.decide(workspace, sample, story.compare(workspace, sample, case, clock))
    story.sign(workspace, sample, case, clock, demo.CODES)
    assert workspace.cases.get(case.id).evidence
    beside = sorted(path.parent.iterdir())
    assert any(one.name.endswith("-wal") for one in beside)
    assert plain_names([*beside, *(one for one in temporary.rglob("*") if one.is_file())]) == set()
    workspace.close()
    assert plain_names([one for one in (*path.parent.iterdir(), *temporary.rglob("*")) if one.is_file()]) == set()
    again = open_workspace(path, demo.PASSPHRASE)
    assert again.lists.count() == 1
    again.close()


def add_and_remove_evidence(workspace: Workspace, case: Case) -> Case:
    """A photo and a document of the day; one is taken away again."""
    for file, name in ((a_photo(), "aamiaispöytä.jpg"), (a_paper("Aamiaispöytä"), "aamiaispöytä.pdf")):
        case = evidence.add_evidence(
            workspace,
            case.id,
            "instructor",
            evidence.clean_bytes(file, name),
            text="Aamiaispöytä",
            consent="Aino Esimerkki",
            consent_on=workspace.today(),
        )
    return evidence.remove_evidence(workspace, case.id, "instructor", case.evidence[0].id)


def test_the_demo_leaves_names_only_in_the_documents_that_were_handed_on(tmp_path: Path, temporary: Path) -> None:
    played = demo.play(tmp_path / "esitys", cost=CHEAP, rounds=1_000)
    documents = {played.files["plan"], played.files["record"], played.files["trust"]}
    rest = [one for one in (tmp_path / "esitys").iterdir() if one not in documents]
    assert plain_names([*rest, *(one for one in temporary.rglob("*") if one.is_file())]) == set()


def test_opening_a_case_and_signing_ask_for_no_network(tmp_path: Path) -> None:
    """Any socket, even a look-up of a name, ends the story."""
    code = f"""
import sys
def deny(event, details):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise RuntimeError(event)
sys.addaudithook(deny)
from pathlib import Path
from desktop.actions import demo, evidence
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.store.locks import Cost
from tests.export.pictures import a_paper, a_photo
demo.play(Path({str(tmp_path / "verkoton")!r}), cost=Cost(1, 64, 1), rounds=1000)
print("done")
"""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr


def test_the_library_asks_for_no_network_until_a_person_fetches(tmp_path: Path) -> None:
    """Importing, comparing, moving and deleting touch no socket; fetching does, so the watch over it is no sham."""
    code = f"""
import sys
def deny(event, details):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise RuntimeError(event)
sys.addaudithook(deny)
from pathlib import Path
from desktop.actions import curricula, fetching, versions
from desktop.actions.opening import create_workspace
from desktop.actions.planning import NewCase, open_case
from desktop.domain.people import Student, Teacher
from desktop.store.locks import Cost
from desktop.tools.sample_renewed import renewed_practice
path = Path({str(tmp_path / "verkoton.naytot")!r})
workspace, _key = create_workspace(path, "neljä kissaa", Teacher(name="Maija"), cost=Cost(1, 64, 1))
curricula.import_samples(workspace)
unit = workspace.curriculum.units("arjen tuki")[0]
student = Student(name="Aino")
case = open_case(workspace, NewCase(
    student=student, qualification=unit.qualification, version=unit.version, unit=unit.id, teacher=workspace.teacher))
made = curricula.import_document(workspace, renewed_practice()).qualification
version = versions.find_version(workspace, versions.case_unit(case))
assert versions.compare(workspace, unit, version.unit, "fi").is_changed
versions.version_state(workspace, case)
versions.move_to_version(workspace, case.id, version)
curricula.delete_version(workspace, unit.qualification, unit.version)
asked = fetching.service(workspace)
try:
    fetching.find_documents(asked, "puutarha")
except RuntimeError as error:
    print("asked" if str(error).startswith("socket.") else error)
workspace.close()
"""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "asked"), done.stderr
