"""Which cases are open side by side: each keeps its step until it is closed; the next start of the file is fresh."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.gui.case_tabs import CaseTabs, OpenCase
from desktop.gui.tidying import Tidying
from desktop.texts import language

if TYPE_CHECKING:
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.autosave import Refused
    from desktop.gui.demonstrations.case_page import CasePage

MOST = 8
"""How many cases are open at a time; one more closes the one that was not looked at for longest."""

_CTRL, _SHIFT = Qt.Modifier.CTRL, Qt.Modifier.SHIFT


class OpenCases(QObject):
    """Keeps the pages of the open cases in a stack, and their tabs.

    Signals:
        changed: another case is on the screen, or one was renamed.
        left: the case on the screen was closed, and no other is open.
        opened: the CasePage of a case that was not open before.
    """

    changed = Signal()
    left = Signal()
    opened = Signal(object)

    def __init__(self, workspace: Workspace, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._stack = workspace, stack
        self._pages: dict[str, CasePage] = {}
        self._looked_at: list[str] = []
        self._known: dict[str, OpenCase] = {}
        self.current = ""
        self._tidying = Tidying(self)
        self.tabs = CaseTabs(parent)
        self.tabs.hide()
        self.tabs.chosen.connect(self.show)
        self.tabs.closed.connect(self.close)
        keys = (
            (QKeyCombination(_CTRL, Qt.Key.Key_Tab), self._show_next),
            (QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Backtab), self._show_earlier),
            (QKeyCombination(_CTRL, Qt.Key.Key_W), self._close_current),
        )
        self._shortcuts = [QShortcut(QKeySequence(keys_), parent) for keys_, _act in keys]
        for shortcut, (_keys, act) in zip(self._shortcuts, keys, strict=True):
            shortcut.activated.connect(act)

    @property
    def page(self) -> CasePage | None:
        """The case that is on the screen; None when a room is."""
        return self._pages.get(self.current)

    def show(self, case_id: str, place: str = "") -> None:
        """Put a case on the screen, opened now or before, at the place of a field where one is named."""
        page = self._pages.get(case_id) or self._make(case_id)
        self._looked_at = [*(one for one in self._looked_at if one != case_id), case_id]
        self.current = case_id
        self._stack.setCurrentWidget(page)
        if len(self._pages) > MOST and not self._pages[self._looked_at[0]].unsaved():
            self._forget(self._looked_at[0])
        self.show_tabs()
        self.changed.emit()
        if place:
            page.go_to_place(place)

    def leave(self) -> None:
        """A room is on the screen; the cases stay open."""
        self.current = ""
        self.show_tabs()

    def close(self, case_id: str) -> None:
        """Close a case; the one beside it follows when it was on the screen. Ask first when words would be lost."""
        self._pages[case_id].leave(partial(self._close_now, case_id))

    def unsaved(self) -> list[Refused]:
        """What was written in the open cases and could not be stored."""
        return [one for page in self._pages.values() for one in page.unsaved()]

    def _close_now(self, case_id: str) -> None:
        ids = list(self._pages)
        place = ids.index(case_id)
        others = [*ids[place + 1 :], *reversed(ids[:place])]
        was_shown = case_id == self.current
        self._forget(case_id)
        if not was_shown:
            self.show_tabs()
        elif others:
            self.show(others[0])
        else:
            self.left.emit()

    def close_if_open(self, case_id: str) -> None:
        """Close a case that is about to go; what is still being written in it is stored first."""
        if case_id in self._pages:
            self.close(case_id)

    def close_all(self) -> None:
        """Close every case, before the file is closed."""
        for case_id in list(self._pages):
            self._forget(case_id)

    def steps(self) -> list[tuple[str, Step | None]]:
        """What is open, in the order of the tabs, with the step of each."""
        return [(one, page.bench.step if page.bench is not None else None) for one, page in self._pages.items()]

    def open_again(self, steps: list[tuple[str, Step | None]], current: str) -> None:
        """Open what was open before, in another language."""
        for case_id, step in steps:
            page = self._make(case_id)
            self._looked_at.append(case_id)
            if page.bench is not None and step is not None:
                page.bench.go_to(step)
        if current in self._pages:
            self.show(current)
        else:
            self.show_tabs()

    def rename(self, case_id: str) -> None:
        """A case changed, "" for several; its tab may say something else now."""
        for one in [case_id] if case_id else list(self._known):
            self._known.pop(one, None)
        if case_id in self._pages or not case_id:
            self.show_tabs()
            self.changed.emit()

    def set_guest(self, guest: bool) -> None:
        """While a guest has the laptop no other case can be reached."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not guest)
        self.tabs.setEnabled(not guest)
        self.show_tabs(hidden=guest)

    def show_tabs(self, *, hidden: bool = False) -> None:
        """Show the tabs where there is a choice: a case beside the one on the screen."""
        if hidden or self._guest:
            self.tabs.hide()
            return
        self.tabs.show_cases([self._told(one) for one in self._pages], self.current)
        self.tabs.setVisible(len(self._pages) > (1 if self.current else 0))

    @property
    def _guest(self) -> bool:
        return self.page is not None and self.page.guest is not None

    def _told(self, case_id: str) -> OpenCase:
        """What the tab of a case says: read once, and again when that case has changed."""
        if case_id not in self._known:
            self._known[case_id] = self._read(case_id)
        return self._known[case_id]

    def _read(self, case_id: str) -> OpenCase:
        try:
            case = self._workspace.cases.get(case_id)
        except UserError:  # somebody else took it away
            return OpenCase(case_id, "", "")
        return OpenCase(case_id, case.student.name, say(case.unit.name, language()))

    def _make(self, case_id: str) -> CasePage:
        from desktop.gui.demonstrations.case_page import CasePage

        page = CasePage(self._workspace, case_id, self._stack)
        page.closed.connect(self._close_current)
        self._pages[case_id] = page
        self.opened.emit(page)
        self._stack.addWidget(page)
        return page

    def _forget(self, case_id: str) -> None:
        page = self._pages.pop(case_id)
        self._known.pop(case_id, None)
        self._looked_at = [one for one in self._looked_at if one != case_id]
        self.current = "" if self.current == case_id else self.current
        page.end()
        self._stack.removeWidget(page)
        page.deleteLater()
        self._tidying.soon()

    def _show_next(self) -> None:
        self._step(1)

    def _show_earlier(self) -> None:
        self._step(-1)

    def _step(self, way: int) -> None:
        ids = list(self._pages)
        if not ids:
            return
        here = ids.index(self.current) if self.current in ids else (-1 if way > 0 else 0)
        self.show(ids[(here + way) % len(ids)])

    def _close_current(self) -> None:
        if self.current:
            self.close(self.current)
