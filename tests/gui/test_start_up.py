"""What the first paint of a window with cases in it has loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.actions import demo
from desktop.store.locks import Cost
from tests.shared import ROOT

LATER = {
    "PIL",
    "icalendar",
    "reportlab",
    "pyhanko",
    "lxml",
    "segno",
    "pyphen",
    "argon2",
    "cryptography",
    "msgspec",
    "sqlite_utils",
    "loro",
}
WINDOW = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.gui import application
from desktop.gui.preferences import Preferences

class Window(application.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        print(*sorted({name.split(".")[0] for name in sys.modules}), flush=True)
        os._exit(0)

application.MainWindow = Window
app = application.make_application()
path = Path(sys.argv[1])
window = application.make_window(app, Preferences(language="fi", file=str(path)))
from desktop.actions.workspace import Workspace
from desktop.store.connection import open_file
window.open(Workspace(open_file(path, bytes.fromhex(sys.argv[2])), path))
assert window.frame.room("today").isVisibleTo(window)
window.show()
app.exec()
"""


def test_the_first_paint_of_a_file_with_cases_needs_nothing_heavy(tmp_path: Path) -> None:
    from desktop.store.locks import unlock

    file = demo.play(tmp_path, cost=Cost(1, 64, 1), rounds=1_000).files["file"]
    command = [sys.executable, "-c", WINDOW, str(file), unlock(file, demo.PASSPHRASE).hex()]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert {"PySide6", "sqlcipher3", "desktop"} <= loaded
    assert loaded & LATER == set()


def test_no_source_is_read_at_the_start() -> None:
    program = """
import linecache
import desktop.gui.application
from desktop.gui.frame import Frame
print(sorted(name for name in linecache.cache if "desktop" in name))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
