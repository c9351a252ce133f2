"""The page of the registers in the window of a case: made when first wanted, shown in front of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from desktop.actions.workspace import Workspace
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.beside import Beside

if TYPE_CHECKING:
    from desktop.gui.demonstrations.register_acts import RegisterActs
    from desktop.gui.demonstrations.registers_page import RegistersPage  # noqa: F401 - named in quotes below


class RegistersPlace(Beside["RegistersPage"]):
    """Where the registers are shown."""

    def __init__(self, workspace: Workspace, acts: CaseActs, stack: QStackedWidget) -> None:
        super().__init__(workspace, acts, stack)
        self._made: RegisterActs | None = None

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
        self.page = made.page
        made.place_wanted.connect(self.place_wanted)
        made.page.closed.connect(self.closed)
        self._stack.addWidget(made.page)
        return made

    def _read(self) -> None:
        if self._made is not None:
            self._made.show_case()

    def put_away(self) -> None:
        super().put_away()
        self._made = None
