"""A full disk, a read-only folder, a giant document, letters that the font lacks: nothing is lost or half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.cli.main import main
from tests.cli.commands import CommandLine

SMALL = 2 * 1024 * 1024
LEFT = 8 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two mebibytes."""
    folder = tmp_path / "pieni levy"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be made here only by root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path) -> None:
    """Leave room for next to nothing."""
    free = shutil.disk_usage(disk).free
    (disk / "täyte").write_bytes(bytes(max(free - LEFT, 0)))


def test_an_export_to_a_full_disk_leaves_what_was_there(case_id: str, started: CommandLine, small_disk: Path) -> None:
    old = small_disk / "suunnitelma.pdf"
    old.write_bytes(b"vanha")
    fill(small_disk)
    assert "saved" in started.refuses("export", case_id, str(old), "--plan")
    assert old.read_bytes() == b"vanha"
    assert sorted(one.name for one in small_disk.iterdir()) == ["suunnitelma.pdf", "täyte"]


def test_a_new_file_on_a_full_disk_leaves_nothing(cli: CommandLine, small_disk: Path) -> None:
    fill(small_disk)
    full = CommandLine(small_disk / "oma.naytot", cli.capsys)
    full.refuses("create", "--name", "Maija Opettaja")
    assert [one.name for one in small_disk.iterdir()] == ["täyte"]


def test_an_edit_on_a_full_disk_is_refused_and_the_file_opens_as_it_was(cli: CommandLine, small_disk: Path) -> None:
    own = CommandLine(small_disk / "oma.naytot", cli.capsys)
    own.does("create", "--name", "Maija Opettaja")
    fill(small_disk)
    assert "full" in own.refuses("import", "--samples")
    (small_disk / "täyte").unlink(missing_ok=True)
    assert own.json("list", "qualifications") == []


def test_a_document_of_over_100_mebibytes_is_refused(started: CommandLine, tmp_path: Path) -> None:
    giant = tmp_path / "jätti.json"
    with giant.open("wb") as file:
        file.write(b'{"id": 1, "x": "')
        file.truncate(101 * 1024 * 1024)
    assert "MiB" in started.refuses("import", str(giant))
    assert len(started.json("list", "qualifications")) == 1


def test_a_letter_that_the_font_lacks_is_named_before_anything_is_written(started: CommandLine, tmp_path: Path) -> None:
    case = started.does("open", "--student", "李 Aino", "--number", "1", "--unit", "Arjen tuki").strip()
    document = tmp_path / "suunnitelma.pdf"
    assert "李" in started.refuses("export", case, str(document), "--plan")
    assert not document.exists()


def test_a_script_in_a_criterion_is_only_words(started: CommandLine, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "resources" / "curricula" / "harjoitus.json").read_text(encoding="utf-8")
    hostile = text.replace("tervehtii asukasta", "<script>alert(1)</script> tervehtii asukasta")
    document = tmp_path / "vihamielinen.json"
    document.write_text(hostile.replace('"id": 99000000', '"id": 99000009'), encoding="utf-8")
    started.does("import", str(document))
    assert "<script" not in started.does("list", "units", "--json")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(cli: CommandLine, tmp_path: Path) -> None:
    locked = tmp_path / "lukittu"
    locked.mkdir(mode=0o500)
    assert "cannot be written" in CommandLine(locked / "oma.naytot", cli.capsys).refuses("create", "--name", "Maija")
    assert list(locked.iterdir()) == []


def test_kept_documents_are_read_again_and_a_case_keeps_its_texts(case_id: str, started: CommandLine) -> None:
    before = started.json("show", case_id)["unit"]
    again = started.json("import", "--again")
    assert [(one["units"], one["requirements"]) for one in again] == [(4, 30)]
    assert started.json("show", case_id)["unit"] == before
    assert len(started.json("list", "units")) == 4


def test_the_file_may_be_named_after_the_command(started: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "units", "--file", str(started.file), "--language", "sv"]) == 0
    assert "vårdhem" in capsys.readouterr().out
