"""What the packages for teachers hold: every library the program imports, and every licence."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from desktop.tools import licences
from tests.shared import ROOT

SPEC = (ROOT / "build.spec").read_text(encoding="utf-8")
# Imported by name while the program runs; each is there without PyInstaller seeing it, or may be missing.
BY_NAME = {"PySide6.QtCore", "shibokensupport.feature", "PySide6.QtTextToSpeech"}
BROUGHT = {"shiboken6": "pyside6-essentials"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    """The libraries that pyproject.toml names for the program itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["cards"]]
    return {plain(line.partition("==")[0]) for line in lines}


@cache
def nodes() -> list[ast.AST]:
    """What the code of the program says, without the tools that stay with developers."""
    paths = [path for path in (ROOT / "desktop").rglob("*.py") if "tools" not in path.parts]
    return [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def imported() -> set[str]:
    """The first part of the name of each module that is imported from outside, also inside functions."""
    names = [one.name for node in nodes() if isinstance(node, ast.Import) for one in node.names]
    names += [node.module for node in nodes() if isinstance(node, ast.ImportFrom) and node.module and not node.level]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"desktop"}


def test_every_library_that_is_imported_is_declared() -> None:
    bringing = packages_distributions()
    missing = {}
    for module in imported():
        names = {plain(name) for name in bringing.get(module, ())}
        if not {BROUGHT.get(name, name) for name in names} & declared():
            missing[module] = names
    assert missing == {}


def test_every_library_that_nothing_imports_openly_is_named_to_the_packager() -> None:
    """PyInstaller follows imports that it can read; what is loaded otherwise has to be told."""
    modules: dict[str, set[str]] = {}
    for module, names in packages_distributions().items():
        for name in names:
            modules.setdefault(plain(name), set()).add(module)
    unseen = {name: modules[name] for name in declared() & modules.keys() if not modules[name] & imported()}
    assert [name for name, own in unseen.items() if not any(f'"{module}"' in SPEC for module in own)] == []
    assert unseen, "the accelerator of reportlab is one of these"


def by_name() -> Iterator[str]:
    """What is asked of importlib by name, as the code says it."""
    for node in nodes():
        if isinstance(node, ast.Call) and re.search(r"import_module|__import__|find_spec$", ast.unparse(node.func)):
            yield ast.unparse(node.args[0]).strip("'")


def test_nothing_is_imported_by_a_name_that_is_put_together() -> None:
    assert set(by_name()) == BY_NAME


def test_what_only_developers_need_of_the_resources_stays_out() -> None:
    found = next(one for one in ast.parse(SPEC).body if isinstance(one, ast.FunctionDef) and one.name == "resources")
    names = {"root": ROOT}
    exec(compile(ast.Module([found], []), "build.spec", "exec"), names)
    folders = {Path(folder).parts[1] for _path, folder in names["resources"]()}  # type: ignore[operator]
    assert folders == {"curricula", "fonts", "i18n", "icons", "samples"}
    assert not [path for path, _folder in names["resources"]() if path.endswith(".po")]  # type: ignore[operator]


@pytest.mark.parametrize("name", sorted(declared()))
def test_every_library_brings_its_licence(name: str) -> None:
    if name not in {plain(one) for names in packages_distributions().values() for one in names}:
        pytest.skip("not installed here")
    found = licences.texts(name)
    assert any(path.stat().st_size > 500 for path in found)


def test_the_licences_lie_by_library_beside_our_own() -> None:
    entries = licences.gathered(["stdnum.fi.ytunnus", "PySide6", "desktop", "os"], [])
    folders = {folder for _path, folder in entries}
    assert folders >= {"licences", "licences/Python", "licences/python-stdnum", "licences/PySide6_Essentials"}
    assert "licences/pillow" not in folders
    of_qt = {Path(path).name for path, folder in entries if folder == "licences/PySide6_Essentials"}
    assert of_qt == {"LGPL-3.0.txt", "GPL-3.0.txt"}


@pytest.mark.skipif(not Path("/var/lib/dpkg/status").exists(), reason="these are Debian's")
def test_libraries_of_the_system_come_with_debians_word_on_them() -> None:
    library = next(Path("/lib").glob("*/libz.so.1"), None) or next(Path("/usr/lib").glob("*/libz.so.1"))
    assert ("/usr/share/doc/zlib1g/copyright", "licences/Debian/zlib1g") in licences.gathered([], [str(library)])
