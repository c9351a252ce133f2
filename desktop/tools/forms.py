"""Compiles forms/*.ui to desktop/gui/ui/*.py, whose texts go through ``_()`` and whose widgets have types.

python -m desktop.tools.forms
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from desktop.tools.environment import ROOT

FORMS = ROOT / "forms"
COMPILED = ROOT / "desktop" / "gui" / "ui"

_STRING = r'(?:\s*u?"(?:[^"\\]|\\.)*")+'
_CALL = re.compile(rf"\b_\(({_STRING}), (?:None|{_STRING})\)")
_METHOD = re.compile(r"def (setupUi|retranslateUi)\(self, (\w+)\):")
_IMPORT = re.compile(r"^from (\S+) import \(([^)]*)\)$", re.MULTILINE)


class FormError(Exception):
    """A form that could not be compiled; the text says which and why."""


def compile_forms() -> list[Path]:
    """Compile the forms that changed, forget those that are gone; return what was written."""
    COMPILED.mkdir(exist_ok=True)
    sources = {"__init__.py": '"""Compiled forms; made from forms/ by desktop/tools/forms.py."""\n'}
    stamps = {}
    for form in sorted(FORMS.glob("*.ui")):
        stamps[f"{form.stem}.py"] = _stamp(form)
    for old in COMPILED.glob("*.py"):
        if old.name not in {*stamps, *sources}:
            old.unlink()
    for name, stamp in stamps.items():
        if not _starts_with(COMPILED / name, stamp):
            sources[name] = stamp + compiled(FORMS / f"{Path(name).stem}.ui")
    return [_write(COMPILED / name, text) for name, text in sources.items() if not _starts_with(COMPILED / name, text)]


def compiled(form: Path) -> str:
    """The Python source of a form, as our code wants it."""
    uic = Path(sys.executable).with_name("pyside6-uic.exe" if os.name == "nt" else "pyside6-uic")
    # Connections by name are left out: ours are written down, and Qt warns of names that only look like one.
    done = subprocess.run([uic, "--no-autoconnection", "--tr", "_", form], capture_output=True)
    if done.returncode:
        raise FormError(f"{form.name}: {done.stderr.decode(errors='replace').strip()}")
    return polished(done.stdout.decode("utf-8").replace("\r\n", "\n"), _base_class(form))


def polished(source: str, base: str) -> str:
    """uic's output with ``_("text")`` alone, typed methods, and only the imports that are used."""
    body = source[source.index("\nfrom PySide6") :]
    body = _CALL.sub(r"_(\1)", body)
    body = _METHOD.sub(rf"def \1(self, \2: {base}) -> None:", body)
    body = _IMPORT.sub(lambda found: _used_imports(found, body), body)
    return body.replace("\nclass Ui_", "\nfrom desktop.texts import _\n\n\nclass Ui_", 1).lstrip("\n")


def _used_imports(found: re.Match[str], body: str) -> str:
    """PySide6 looks names up when they are asked for: those that nothing uses would only slow the start."""
    rest = _IMPORT.sub("", body)
    names = [name for name in re.findall(r"\w+", found[2]) if re.search(rf"\b{name}\b", rest)]
    return f"from {found[1]} import {', '.join(names)}" if names else ""


def _base_class(form: Path) -> str:
    """The class of the form's outermost widget; a custom one counts as what it extends."""
    tree = ElementTree.parse(form)
    widget = tree.find("widget")
    if widget is None:
        raise FormError(f"{form.name}: there is no widget in it")
    name = widget.get("class", "QWidget")
    extends = {one.findtext("class"): one.findtext("extends") for one in tree.iter("customwidget")}
    return extends.get(name) or name


def _stamp(form: Path) -> str:
    """The first line of a compiled form: it changes with the form and with this module."""
    known = hashlib.sha256(form.read_bytes() + Path(__file__).read_bytes()).hexdigest()[:16]
    return f"# Made from forms/{form.name} ({known}) by desktop/tools/forms.py; change the form, not this file.\n"


def _starts_with(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8").startswith(text)


def _write(path: Path, text: str) -> Path:
    """Write in one step, since two test runs may do so at once."""
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)
    return path


if __name__ == "__main__":
    try:
        for written in compile_forms():
            print(f"Made {written.relative_to(ROOT)}")
    except FormError as problem:
        sys.exit(str(problem))
