"""A page in front of the steps of a case, such as the registers: its way back, and what stands around it."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.autosave import Refused, flush_all, refused_in
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _


class BesidePage(QWidget):
    """What stands there, under a bar with its name and the way back to the demonstration. Escape leads back too.

    Signals:
        closed: the person wants to go back to the demonstration.
    """

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QFrame(self)
        self.bar.setProperty("surface", "bar")
        self.bar_row: QHBoxLayout = bare(QHBoxLayout(self.bar), 16)
        self.bar_row.setContentsMargins(20, 6, 20, 6)
        self.back = button(_("Back to the demonstration"), "quiet", "arrow-back")
        self.back.clicked.connect(self.closed)
        self.bar_row.addWidget(self.back)
        self.bar_row.addWidget(words(title, "heading"))
        self.bar_row.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard where work goes on."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


Page = TypeVar("Page", bound=BesidePage)


class Beside(QObject, Generic[Page]):
    """Where such a page is shown. It is made when first wanted; behind another page it is not read again.

    Signals:
        place_wanted: the field of the case that is put right at one of the steps.
        closed: the person wants to go back to the steps.
    """

    place_wanted = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace, acts: CaseActs, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._workspace, self._acts, self._stack = workspace, acts, stack
        self.page: Page | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the page is at the front."""
        return self.page is not None and self._stack.currentWidget() is self.page

    def _read(self) -> None:
        """Read the case again and show it; the page is at the front."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the case again, if the page is at the front."""
        if self.is_shown:
            self._read()

    def begin(self) -> None:
        """Put the keyboard where work goes on."""
        if self.page is not None:
            self.page.begin()

    def flush(self) -> None:
        """Save what is still being written."""
        if self.page is not None:
            flush_all(self.page)

    def unsaved(self) -> list[Refused]:
        """What was written there and could not be stored."""
        return refused_in(self.page) if self.page is not None else []

    def put_away(self) -> None:
        """Let go of the page: it is made anew, as the language may be another."""
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None
