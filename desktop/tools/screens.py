"""Draws every screen into pictures, to look at them with one's own eyes.

python -m desktop.tools.screens OUT [--language fi] [--scheme light dark] [--size 1366x768] [--only NAME …]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.actions.workspace import Workspace
    from desktop.gui.demonstrations.case_page import CasePage
    from desktop.gui.main_window import MainWindow


@dataclass
class Studio:
    """What a screen is drawn with: a file of made-up demonstrations, and a window of the wanted size."""

    app: QApplication
    workspace: Workspace
    size: tuple[int, int]
    folder: Path
    windows: list[MainWindow] = field(default_factory=list)

    def window(self) -> MainWindow:
        """A fresh window that shows the file."""
        window = self.closed_window(self.workspace.path)
        window.open(self.workspace)
        return window

    def closed_window(self, path: Path) -> MainWindow:
        """A fresh window before a file is open."""
        from desktop.gui.main_window import MainWindow
        from desktop.gui.preferences import Preferences

        window = MainWindow(Preferences(file=str(path)), keep=lambda _kept: None)
        window.resize(*self.size)
        window.show()
        self.windows.append(window)
        return window

    def case(self, name: str) -> str:
        """The id of a made-up student's case."""
        return next(row.id for row in self.workspace.lists.search(name))

    def settle(self) -> None:
        """Let everything be laid out and painted, and what was thrown away be gone."""
        from PySide6.QtCore import QEvent

        for _round in range(4):
            self.app.processEvents()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def clear(self) -> None:
        """Take every window away."""
        for window in self.windows:
            if window.frame is not None:
                window.frame.end()
        for one in self.app.topLevelWidgets():
            one.hide()
            one.deleteLater()
        self.windows.clear()
        self.settle()


Screen = tuple[str, Callable[[Studio], "QWidget"]]


def _first_start(studio: Studio) -> QWidget:
    window = studio.closed_window(studio.folder / "uusi" / "omat.naytot")
    page = window.show_start().page
    from desktop.gui.start.make_file_page import MakeFilePage

    if isinstance(page, MakeFilePage):
        page.ui.name.setText("Maija Opettaja")
        page.ui.provider.setText("Esimerkkiopisto")
        page.ui.passphrase.setText("kolme ihmistä saman pöydän ääressä")
        page.ui.repeat.setText("kolme ihmistä saman pöydän äärellä")
        page.ui.make.click()
    return window


def _recovery(studio: Studio) -> QWidget:
    from desktop.gui.start.recovery_page import RecoveryPage
    from desktop.store.recovery import RecoveryKey

    window = studio.closed_window(studio.folder / "uusi" / "omat.naytot")
    area = window.show_start()
    key = RecoveryKey(bytes(range(20)))
    page = RecoveryPage(key.groups, key.qr_svg())
    area._show(page, page.save)
    return window


def _unlock(studio: Studio) -> QWidget:
    from desktop.gui.start.unlock_page import UnlockPage

    window = studio.closed_window(studio.workspace.path)
    page = window.show_start().page
    if isinstance(page, UnlockPage):
        page.ui.secret.setText("väärä")
        page.ui.open.click()
    return window


def _new_passphrase(studio: Studio) -> QWidget:
    window = studio.window()
    window._ask_passphrase()
    return _dialog(studio)


def _settings(studio: Studio) -> QWidget:
    window = studio.window()
    window._ask_settings()
    return _dialog(studio)


def _new_case(studio: Studio) -> QWidget:
    window = studio.window()
    assert window.frame is not None
    window.frame.ask_new_case()
    return _dialog(studio)


def _dialog(studio: Studio) -> QWidget:
    from PySide6.QtWidgets import QDialog

    studio.settle()
    shown = [one for one in studio.app.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return shown[-1]


def _room(name: str) -> Callable[[Studio], QWidget]:
    def draw(studio: Studio) -> QWidget:
        window = studio.window()
        assert window.frame is not None
        window.frame.open_room(name)
        return window

    return draw


def _search(studio: Studio) -> QWidget:
    window = studio.window()
    assert window.frame is not None
    studio.settle()
    search = window.frame.search
    search.setFocus()
    search.setText("ar")
    search.textEdited.emit("ar")
    return window


def _empty(name: str) -> Callable[[Studio], QWidget]:
    def draw(studio: Studio) -> QWidget:
        from desktop.actions.opening import create_workspace
        from desktop.tools.sample_file import PASSPHRASE, QUICK

        path = studio.folder / f"{studio.workspace.new_id()}.naytot"
        fresh, _key = create_workspace(
            path, PASSPHRASE, studio.workspace.teacher, cost=QUICK, clock=studio.workspace.now
        )
        window = studio.closed_window(path)
        frame = window.open(fresh)
        frame.open_room(name)
        return window

    return draw


def _verdict(studio: Studio) -> QWidget:
    from desktop.gui.verify.verify_page import VerifyPage
    from desktop.tools.sample_verdict import sample_verdict

    window = studio.window()
    assert window.frame is not None
    window.frame.open_room("verify")
    page = window.frame.room("verify")
    if isinstance(page, VerifyPage):
        page.show_verdict(sample_verdict())
    return window


def _step(student: str, step: str) -> Callable[[Studio], QWidget]:
    """A step of a made-up case."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step

        window, page = _case(studio, student)
        if page.bench is not None:
            page.bench.go_to(Step(step))
        return window

    return draw


def _guest(student: str, role: str) -> Callable[[Studio], QWidget]:
    """A guest's turn in a made-up case."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.terms import Role

        window, page = _case(studio, student)
        page.begin_guest(Role(role))
        return window

    return draw


def _give_back(studio: Studio) -> QWidget:
    from desktop.domain.terms import Role

    window, page = _case(studio, "Aino")
    page.begin_guest(Role.INSTRUCTOR)
    if page.bench is not None:
        page.bench.leave.click()
    return window


def _case(studio: Studio, student: str) -> tuple[QWidget, CasePage]:
    window = studio.window()
    assert window.frame is not None
    window.frame.open_case(studio.case(student))
    assert window.frame.case_page is not None
    return window, window.frame.case_page


SCREENS: list[Screen] = [
    ("first-start", _first_start),
    ("recovery-key", _recovery),
    ("unlock", _unlock),
    ("today", _room("today")),
    ("today-empty", _empty("today")),
    ("search", _search),
    ("cases", _room("cases")),
    ("cases-empty", _empty("cases")),
    ("new-case", _new_case),
    ("qualifications", _room("qualifications")),
    ("qualifications-empty", _empty("qualifications")),
    ("verify", _room("verify")),
    ("verify-verdict", _verdict),
    ("settings", _settings),
    ("new-passphrase", _new_passphrase),
    ("case-plan-begun", _step("Noor", "plan")),
    ("case-plan", _step("Aino", "plan")),
    ("case-day", _step("Aino", "day")),
    ("case-assess", _step("Aino", "assess")),
    ("case-decide", _step("Aino", "decide")),
    ("case-sign", _step("Aino", "sign")),
    ("guest-instructor", _guest("Aino", "instructor")),
    ("guest-student", _guest("Aino", "student")),
    ("guest-give-back", _give_back),
]
"""Every screen by name. The steps of a case are added below, where they are drawn."""


def draw_all(out: Path, language: str, schemes: list[str], size: tuple[int, int], names: list[str]) -> list[Path]:
    """Draw the screens that are named (all of them when none is) and return the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.gui import theme
    from desktop.gui.application import Speech, make_application
    from desktop.tools.sample_file import make_sample

    app = make_application()
    Speech(app).speak(language)
    theme.start(app)
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with TemporaryDirectory() as folder:
        studio = Studio(app, make_sample(Path(folder)), size, Path(folder))
        for scheme in schemes:
            theme.use(app, theme.Scheme(scheme))
            for name, draw in SCREENS:
                if not names or name in names:
                    made.append(_picture(studio, draw, out / f"{name}-{language}-{scheme}.png"))
    return made


def _picture(studio: Studio, draw: Callable[[Studio], QWidget], path: Path) -> Path:
    widget = draw(studio)
    studio.settle()
    widget.grab().save(str(path))
    studio.clear()
    return path


def main() -> int:
    """Draw, and say what was drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--language", default="fi")
    parser.add_argument("--scheme", nargs="+", default=["light", "dark"])
    parser.add_argument("--size", default="1366x768")
    options = parser.parse_args()
    width, height = (int(one) for one in options.size.split("x"))
    for path in draw_all(options.out, options.language, options.scheme, (width, height), options.only):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
