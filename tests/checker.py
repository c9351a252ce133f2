"""The independent examiner of PDFs beside the repository: veraPDF, pdfsig, qpdf and pyHanko in one verdict."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import shared

ALL = "tagged,lang,title,fonts,pdfa,ua,attachment,outline,noscript,signed,trusted,vectorink"
PROGRAMS = ("java", "pdfsig", "qpdf", "certutil")


def accept_signed_record(record: Path, trust: Path, *, stamped: bool = False) -> None:
    """Fail unless a record with two signatures, by teacher and instructor, holds by every rule of the examiner.

    What was ``stamped`` may have evidence for later years after its signatures.
    """
    script = shared("tools/check_pdf.py")
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        pytest.skip(f"not on this machine: {', '.join(missing)}")
    rules = ["--require", ALL, "--flavours", "3a,ua1", "--signatures", "2", "--unsigned", "1", "--docmdp", "2"]
    command = [
        sys.executable,
        str(script),
        str(record),
        *rules,
        "--trust",
        str(trust),
        *(["--allow-after"] if stamped else []),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
