"""The licences of all that a package for teachers holds, gathered from where each part was installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

from desktop.tools.environment import ROOT

FOLDER = "licences"
OURS = ROOT / "resources" / "licences"
# The wheels of Qt bring no text of the licence that they name.
WITHOUT_TEXT = {"pyside6-essentials": "LGPL-3.0", "pyside6-pdf": "LGPL-3.0", "shiboken6": "LGPL-3.0"}
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)

Entry = tuple[str, str]
"""A file, and the folder of the package that it goes into."""


def gathered(modules: Iterable[str], libraries: Iterable[str]) -> list[Entry]:
    """The texts for these modules of Python and these libraries of the system, and Python's and our own."""
    known = packages_distributions()
    names = sorted({name for module in modules for name in known.get(module.split(".")[0], ())})
    of_python = [(str(path), f"{FOLDER}/Python") for path in _python_texts()]
    of_packages = [(str(path), f"{FOLDER}/{name}") for name in names for path in texts(name)]
    return [(str(ROOT / "LICENSE"), FOLDER), *of_python, *of_packages, *_of_system(libraries)]


def texts(name: str) -> list[Path]:
    """What a Python package says of its licence; the full texts of licences where it only names them."""
    if licence := WITHOUT_TEXT.get(_plain(name)):
        return [OURS / f"{licence}.txt", *([OURS / "GPL-3.0.txt"] if licence == "LGPL-3.0" else [])]
    return sorted(_of_distribution(distribution(name)))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _of_distribution(installed: Distribution) -> Iterator[Path]:
    for file in installed.files or ():
        if ".dist-info" in file.parts[0] and _TEXT.match(file.name):
            yield Path(str(file.locate()))


def _python_texts() -> list[Path]:
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix), Path("/usr/share/doc/python3.11")]
    found = [place / name for place in places for name in ("LICENSE.txt", "LICENSE", "copyright")]
    return [path for path in found if path.is_file()][:1]


def _of_system(libraries: Iterable[str]) -> list[Entry]:
    """What Debian says of the libraries that came from it."""
    if shutil.which("dpkg-query") is None:
        return []
    names = sorted({str(path) for library in libraries for path in _paths(Path(library))})
    command = ["dpkg-query", "--search", *names]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout if names else ""
    packages = sorted({line.split(":")[0].split(",")[0] for line in listed.splitlines() if ": /" in line})
    said = [(Path("/usr/share/doc", name, "copyright"), name) for name in packages]
    return [(str(path), f"{FOLDER}/Debian/{name}") for path, name in said if path.is_file()]


def _paths(library: Path) -> Iterator[Path]:
    """A library as Debian may list it: its own name or what it points at, below /usr or not."""
    for path in (library, library.resolve()):
        yield path
        yield Path("/", *path.parts[2:]) if path.parts[1:2] == ("usr",) else Path("/usr", *path.parts[1:])
