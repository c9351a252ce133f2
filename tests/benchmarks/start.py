"""First paint of the main window on an encrypted file of 10,000 cases, beside a bare window, in fresh processes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Result, fresh
from tests.benchmarks.storing import CASES, filled_workspace

ROUNDS = 15

AFTER_PAINT = """
from PySide6.QtCore import QTimer
import time, os
class Painted:
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Painted.painted:
            Painted.painted = True
            QTimer.singleShot(0, lambda: (print(time.time(), flush=True), os._exit(0)))
"""

BARE = (
    AFTER_PAINT
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(Painted, QMainWindow): pass
app = QApplication([])
window = Window(); window.resize(1366, 768); window.show()
app.exec()
"""
)

OURS = (
    """
import os
from pathlib import Path
from desktop.gui.application import make_application, make_window
from desktop.gui.preferences import Preferences
"""
    + AFTER_PAINT
    + """
from desktop.actions.workspace import Workspace
from desktop.store.connection import open_file
import desktop.gui.application as application
class Window(Painted, application.MainWindow): pass
application.MainWindow = Window
app = make_application()
path = Path(os.environ["MEASURED_FILE"])
window = make_window(app, Preferences(language="fi", file=str(path)))
window.open(Workspace(open_file(path, bytes.fromhex(os.environ["MEASURED_KEY"])), path))
window.show()
app.exec()
"""
)


def run(folder: Path) -> Iterator[Result]:
    """Time and memory up to the first paint."""
    key = secrets.token_bytes(32)
    workspace = filled_workspace(folder / "start", CASES, key)
    path = workspace.path
    workspace.close()
    both = fresh({"bare": BARE, "ours": OURS}, ROUNDS, MEASURED_FILE=str(path), MEASURED_KEY=key.hex())
    (bare, _peak), (ours, peak) = both["bare"], both["ours"]
    yield Result(
        "first paint with 10,000 cases, × a bare window", ours / bare, "×", 2.0, f"{ours:.0f} ms / {bare:.0f} ms"
    )
    yield Result("peak memory at the first paint", peak, "MiB", 100.0)
