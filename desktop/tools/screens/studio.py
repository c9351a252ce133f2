"""What screens are drawn with: an application in a language and a scheme, and windows on a made-up file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.actions.workspace import Workspace
    from desktop.gui.demonstrations.case_page import CasePage
    from desktop.gui.frame import Frame
    from desktop.gui.main_window import MainWindow


@dataclass
class Studio:
    """What a screen is drawn with: a file of made-up demonstrations, and windows of the wanted size."""

    app: QApplication
    workspace: Workspace
    size: tuple[int, int]
    folder: Path
    windows: list[MainWindow] = field(default_factory=list)
    afterwards: list[Callable[[], object]] = field(default_factory=list)

    def window(self) -> MainWindow:
        """A fresh window that shows the file."""
        window = self.closed_window(self.workspace.path)
        window.open(self.workspace)
        return window

    def frame(self) -> Frame:
        """What a fresh window shows of the file."""
        frame = self.window().frame
        assert frame is not None
        return frame

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

    def case_page(self, student: str) -> CasePage:
        """A made-up student's case in a fresh window."""
        frame = self.frame()
        frame.open_case(self.case(student))
        assert frame.case_page is not None
        return frame.case_page

    def dialog(self) -> QWidget:
        """The dialog that has opened."""
        from PySide6.QtWidgets import QDialog

        self.settle()
        shown = [one for one in self.app.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        return shown[-1]

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
        while self.afterwards:
            self.afterwards.pop()()


Draw = Callable[[Studio], "QWidget"]
Screen = tuple[str, Draw]
"""The name of a screen, and what opens it: it returns the window or the dialog to look at."""


def wanted_screens(screens: Sequence[Screen], names: Sequence[str]) -> list[Screen]:
    """The screens that are named; all of them when none is. Half a name with a * means all that begin so."""
    begins = tuple(name[:-1] for name in names if name.endswith("*"))
    known = {name for name, _draw in screens}
    if unknown := [name for name in names if not name.endswith("*") and name not in known]:
        raise LookupError(f"No such screen: {', '.join(unknown)}. There are: {', '.join(sorted(known))}")
    return [one for one in screens if not names or one[0] in names or (begins and one[0].startswith(begins))]
