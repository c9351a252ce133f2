"""Planning and assessing with a screen reader's means alone: by the accessibility bus, from another program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.tools.debian import ACCESSIBILITY
from desktop.tools.sample_file import PASSPHRASE, make_sample
from tests.program import COMMAND, PACKAGED, environment
from tests.shared import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


def lacking() -> list[str]:
    """What this computer lacks for a window with an accessibility bus."""
    missing = [name for name in ("xvfb-run", "dbus-run-session") if shutil.which(name) is None]
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], check=False, capture_output=True).returncode
    ):
        missing.append("pyatspi")
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False).stdout
    return missing + [name for name in LIBRARIES if name not in listed]


@pytest.mark.skipif(sys.platform != "linux", reason="the accessibility bus is Linux's")
def test_a_screen_reader_can_plan_observe_and_assess(tmp_path: Path) -> None:
    if missing := lacking():
        pytest.skip(f"missing: {', '.join(missing)} (Debian: {' '.join(ACCESSIBILITY)})")
    make_sample(tmp_path).close()
    command = ["xvfb-run", "--auto-servernum", "dbus-run-session", "--", SYSTEM_PYTHON]
    script = str(Path(__file__).with_name("outside.py"))
    told = subprocess.run(
        [*command, script, str(tmp_path / "esimerkki.naytot"), PASSPHRASE, *COMMAND],
        cwd=os.sep if PACKAGED else ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.split("\n")[-4:-1] == ["plan: done", "observe: done", "assess: done"]
