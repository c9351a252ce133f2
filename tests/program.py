"""The program that tests start as a person would: this tree's, or a packaged one that is named in the environment.

With ``NAYTTOKUMPPANI_TEST_PROGRAM`` (the packaged command line) the tests of the commands and those that work the
window from outside are tests of the package.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGED = os.environ.get("NAYTTOKUMPPANI_TEST_PROGRAM", "")
COMMAND = [str(Path(PACKAGED).absolute())] if PACKAGED else [sys.executable, "-m", "desktop"]
_DEVELOPERS = ("PYTHON", "VIRTUAL_ENV", "QT_", "LD_")


def environment() -> dict[str, str]:
    """This environment without what only developers have, which a package must not need."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_DEVELOPERS)}
