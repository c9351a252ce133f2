"""What holds for the project as a whole."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from desktop import __version__
from desktop.texts import LANGUAGES
from desktop.tools import catalogues, debian, setup
from tests.shared import ROOT

TOP_LEVEL = {
    *("desktop", "forms", "resources", "tests"),
    *("pyproject.toml", "build.spec", "README.md", "CHANGELOG.md", "LICENSE"),
    *(".ci", ".editorconfig", ".gitignore", ".gitattributes"),
}
# Written in two parts, so that this file does not name them.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "debian" + ".org")
HOME = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/|[A-Z]:\\\\?Users")


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git keeps."""
    git = shutil.which("git")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True) if git else None
    if listed is None or listed.returncode:
        pytest.skip("git, or its clone, is not here")
    return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def texts() -> list[tuple[str, str]]:
    """Name and text of each text file that git keeps."""
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found.append((path.relative_to(ROOT).as_posix(), data.decode("utf-8")))
    return found


def project() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_message_is_translated_with_its_gaps() -> None:
    assert catalogues.check() == []


def test_nothing_lies_at_the_top_but_what_belongs_there() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


def test_every_dependency_is_pinned_and_says_why() -> None:
    groups = re.findall(r"^\w+ = \[\n(.*?)^\]", project().partition("[project]")[2], re.MULTILINE | re.DOTALL)
    lines = [line for group in groups for line in group.splitlines() if line.startswith('    "') and "==" in line]
    tables = tomllib.loads(project())["project"]
    assert len(lines) == len(tables["dependencies"]) + sum(map(len, tables["optional-dependencies"].values()))
    assert [line for line in lines if not re.fullmatch(r'    "[\w.-]+==[\d.]+", +# \S.+', line)] == []


def test_the_version_stands_in_one_place() -> None:
    quoted = re.compile(rf"""["']{re.escape(__version__)}["']""")
    code = [name for name, text in texts() if name.endswith((".py", ".toml", ".spec", ".ui")) and quoted.search(text)]
    assert code == ["desktop/__init__.py"]


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] in (__version__, "Unreleased")
    assert __version__ in headings


def test_no_registry_is_named() -> None:
    assert [(name, host) for name, text in texts() for host in REGISTRIES if host in text] == []


def test_no_path_of_a_developers_machine_is_named() -> None:
    here = str(ROOT.parent)
    found = [name for name, text in texts() if HOME.search(text) or (len(here) > 4 and here + "/" in text)]
    assert found == []


def test_no_file_is_too_long_to_hold_in_the_head() -> None:
    long = [(name, text.count("\n")) for name, text in texts() if name.endswith(".py") and text.count("\n") > 400]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_names_no_lines_people_or_times(language: str) -> None:
    text = (ROOT / "resources" / "i18n" / f"{language}.po").read_text(encoding="utf-8")
    assert not re.search(r"^#: .*:\d", text, re.MULTILINE)
    assert not re.search(r"Date:|Translator|Generated", text)


def test_what_sets_the_project_up_needs_nothing_installed() -> None:
    """Setting up runs on the system's Python: only its standard library and the modules beside it."""
    for name in ("setup", "environment", "debian", "__init__"):
        tree = ast.parse((ROOT / "desktop" / "tools" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            roots = {one.split(".")[0] for one in names}
            assert roots <= sys.stdlib_module_names | {"desktop"}, name


def test_the_readme_names_the_commands_that_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("demo", "test", "start"):
        assert f"-m desktop.tools.setup {command}" in readme
        setup.parser().parse_args([command])
    assert "python3 -m desktop.tools.setup test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_packages_for_debian_are_named_once() -> None:
    names = [*debian.OFFSCREEN, *debian.DISPLAY, *debian.TESTS, *debian.ACCESSIBILITY]
    assert len(names) == len(set(names))
