"""Setting up installs what is missing, nothing else, and says what it cannot do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.tools import debian, environment, setup

LISTED = """installed libgl1,
installed libglib2.0-0t64, libglib2.0-0 (= 2.84.4-3), libgio
config-files qpdf,
"""


def test_a_package_counts_when_installed_or_provided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "_listed", lambda: LISTED)
    assert debian.missing(["libgl1", "libglib2.0-0", "qpdf", "poppler-utils"]) == ["qpdf", "poppler-utils"]


def test_without_root_the_one_line_to_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(debian, "_apt", lambda *arguments: pytest.fail("apt-get was run"))
    with pytest.raises(environment.SetupError, match=r"\nsudo .*apt-get install .* qpdf poppler-utils'\n"):
        debian.install(["qpdf", "poppler-utils"])


def test_lists_are_fetched_only_when_a_package_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []

    def apt(*arguments: str) -> subprocess.CompletedProcess[str]:
        commands.append(arguments[0])
        return subprocess.CompletedProcess(arguments, 100 if len(commands) == 1 else 0, "")

    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(debian, "_apt", apt)
    debian.install(["qpdf"])
    assert commands == ["install", "update", "install"]
    debian.install(["qpdf"])
    assert commands[3:] == ["install"]


@pytest.fixture
def stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "installed.txt")
    monkeypatch.setattr(environment, "program", lambda name: Path(sys.executable))
    return tmp_path / "installed.txt"


def test_packages_are_asked_for_once(stamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(environment, "_run", commands.append)
    assert environment.lacking(["a==1", "b==1"]) == ["a==1", "b==1"]
    environment.install(["a==1", "b==1"])
    assert commands[-1][-2:] == ["a==1", "b==1"]
    assert environment.lacking(["a==1"]) == []
    assert environment.lacking(["a==2", "b==1"]) == ["a==2"]


def test_another_python_needs_its_own_packages(stamp: Path) -> None:
    stamp.write_text("# Python 2.7\na==1\n", encoding="utf-8")
    assert environment.lacking(["a==1"]) == ["a==1"]


def test_an_installation_that_fails_is_tried_again(stamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str]) -> None:
        raise environment.SetupError("no network")

    monkeypatch.setattr(environment, "_run", fail)
    with pytest.raises(environment.SetupError):
        environment.install(["a==1"])
    assert environment.lacking(["a==1"]) == ["a==1"]


def test_the_tests_need_more_than_the_program() -> None:
    program, tests = set(environment.requirements("build")), set(environment.requirements("build", "develop"))
    assert program < tests
    assert any(line.startswith("PySide6-Essentials==") for line in program)
    assert any(line.startswith("babel==") for line in program)
    assert any(line.startswith("pytest==") for line in tests - program)


def test_a_python_that_is_too_old_or_too_new_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.check_python()
    for version in ((3, 10, 4), (3, 14, 0)):
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(environment.SetupError, match=r"needs Python >=3\.11"):
            environment.check_python()


def test_a_new_folder_is_taken_when_the_first_is_in_use(tmp_path: Path) -> None:
    assert setup.free_folder(tmp_path / "demo") == tmp_path / "demo"
    (tmp_path / "demo").mkdir()
    assert setup.free_folder(tmp_path / "demo") == tmp_path / "demo"
    (tmp_path / "demo" / "naytto.naytot").touch()
    assert setup.free_folder(tmp_path / "demo") == tmp_path / "demo-2"


def test_what_is_not_understood_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        setup.main(["demo", "folder", "--windw"])
    assert "not understood: --windw" in capsys.readouterr().err


def test_every_check_runs_and_the_failed_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[tuple[str, ...]] = []

    def run(*command: str, **variables: str) -> int:
        commands.append(command)
        return int(command[0] == "mypy")

    monkeypatch.setattr(setup, "prepare", lambda *extras, packages: None)
    monkeypatch.setattr(setup, "run", run)
    assert setup.main(["test", "-k", "plan"]) == 1
    assert [*commands[:-1], commands[-1][:-2]] == list(setup.CHECKS)
    assert commands[-1] == ("pytest", "-n", "auto", "--dist", "worksteal", "-k", "plan")
    assert capsys.readouterr().out.endswith("Failed: mypy\n")
