"""The page of the registers in the window of a case: made when first wanted, shown in front of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.autosave import Refused, flush_all, refused_in

if TYPE_CHECKING:
    from desktop.gui.demonstrations.register_acts import RegisterActs
    from desktop.gui.demonstrations.registers_page import RegistersPage


class RegistersPlace(QObject):
    """Where the registers are shown. What is behind another page is read again only when it comes to the front.

    Signals:
        place_wanted: the field of the case that is put right at one of the steps.
        closed: the person wants to go back to the steps.
    """

    place_wanted = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace, acts: CaseActs, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._workspace, self._acts, self._stack = workspace, acts, stack
        self._made: RegisterActs | None = None

    @property
    def page(self) -> RegistersPage | None:
        """The page, once it was wanted."""
        return self._made.page if self._made is not None else None

    @property
    def is_shown(self) -> bool:
        """Whether the page is at the front."""
        return self._made is not None and self._stack.currentWidget() is self._made.page

    def show(self) -> None:
        """Bring the page to the front, with the register whose turn it is."""
        made = self._made or self._make()
        if not self.is_shown:
            made.choose()
        made.show_case()
        self._stack.setCurrentWidget(made.page)
        self.begin()

    def _make(self) -> RegisterActs:
        from desktop.gui.demonstrations.register_acts import RegisterActs

        made = self._made = RegisterActs(self._workspace, self._acts)
        made.place_wanted.connect(self.place_wanted)
        made.page.closed.connect(self.closed)
        self._stack.addWidget(made.page)
        return made

    def begin(self) -> None:
        """Put the keyboard where work goes on."""
        if self._made is not None:
            self._made.page.begin()

    def refresh(self) -> None:
        """Read the case again, if the page is at the front."""
        if self._made is not None and self.is_shown:
            self._made.show_case()

    def flush(self) -> None:
        """Save what is still being written."""
        if self._made is not None:
            flush_all(self._made.page)

    def unsaved(self) -> list[Refused]:
        """What was written there and could not be stored."""
        return refused_in(self._made.page) if self._made is not None else []

    def put_away(self) -> None:
        """Let go of the page: it is made anew, as the language may be another."""
        if self._made is not None:
            self._made.page.hide()
            self._made.page.deleteLater()
            self._made = None
