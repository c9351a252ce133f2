"""The Python packages of the project in .venv, as pinned in pyproject.toml. Standard library only."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv"
# What is installed, a line each, so that nothing is asked of pip when nothing changed.
STAMP = FOLDER / "installed.txt"


class SetupError(Exception):
    """Something that the program needs could not be installed; the text says what to do."""


def program(name: str) -> Path:
    """A program of the environment: its interpreter, or what a package brought."""
    return FOLDER / ("Scripts" if os.name == "nt" else "bin") / (f"{name}.exe" if os.name == "nt" else name)


def check_python() -> None:
    """Raise SetupError where this Python is not one that pyproject.toml asks for."""
    asked = _project()["requires-python"]
    first, beyond = (tuple(int(number) for number in part.strip("<>=").split(".")) for part in asked.split(","))
    if not first <= sys.version_info[:2] < beyond:
        have = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(f"This is Python {have}; the program needs Python {asked}.")


def requirements(*extras: str) -> list[str]:
    """The pinned packages of the program, with those of the named extras."""
    project = _project()
    groups = [project["dependencies"], *(project["optional-dependencies"][name] for name in extras)]
    return [line for group in groups for line in group]


def lacking(wanted: list[str]) -> list[str]:
    """Those of the wanted packages that the environment does not have yet."""
    have = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() and program("python").exists() else []
    here = _interpreter()
    return [line for line in wanted if line not in have] if here in have else wanted


def install(wanted: list[str]) -> None:
    """Make the environment where there is none and install the packages; those from before are kept."""
    if not program("python").exists():
        _run([sys.executable, "-m", "venv", "--without-pip", str(FOLDER)])
    _run([*_pip(), "install", "--quiet", "--disable-pip-version-check", *wanted])
    have = set(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.exists() else set()
    STAMP.write_text("\n".join(sorted(have | {*wanted, _interpreter()})) + "\n", encoding="utf-8")


def _project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, Any] = tomllib.load(file)["project"]
        return project


def _interpreter() -> str:
    return f"# Python {sys.version_info.major}.{sys.version_info.minor}"


def _pip() -> list[str]:
    """Debian's Python cannot put pip into an environment, but its own pip can fill one; elsewhere it is the reverse."""
    inside = [str(program("python")), "-m", "pip"]
    if subprocess.run([*inside, "--version"], capture_output=True).returncode == 0:
        return inside
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(program("python"))]
    if importlib.util.find_spec("ensurepip"):
        _run([str(program("python")), "-m", "ensurepip"])
        return inside
    raise SetupError("This Python has no pip. On Debian: apt-get install python3-pip")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise SetupError(f"This failed: {' '.join(command[:6])} …; what it said stands above.")
