"""The cases that are open side by side, as tabs under the top bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.gui import theme
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.links import ElidedButton
from desktop.gui.widgets.pressing import Pressable
from desktop.texts import _

HEIGHT, NARROWEST = 40, 56


class OpenCase(NamedTuple):
    """A case on a tab: its id, the student, and the unit."""

    id: str
    student: str
    unit: str

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return " · ".join(one for one in (self.student or _("(no name)"), self.unit) if one)


class _Tab(Pressable, ElidedButton):
    """A tab that leaves room for as many others as may be open."""

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())


class CaseTabs(QFrame):
    """Shows a tab for each open case, each with a button that closes it; the middle button of the mouse closes too.

    Signals:
        chosen: the id of the case to show.
        closed: the id of the case to close.
    """

    chosen = Signal(str)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "tabs")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Open demonstrations"))
        self._tabs: dict[str, _Tab] = {}
        self._closers: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[OpenCase, ...], str] = ((), "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 2, 20, 3)
        self._row.setSpacing(0)

    def show_cases(self, cases: Sequence[OpenCase], current: str) -> None:
        """Show these; ``current`` is the one on the screen, "" when a room is."""
        if (state := (tuple(cases), current)) == self._shown:
            return
        self._shown = state
        clear(self._row)
        self._tabs, self._closers = {}, {}
        for case in cases:
            self._add(case, checked=case.id == current)
        self._row.addStretch(1)

    def tab(self, case_id: str) -> QPushButton:
        """The tab of a case."""
        return self._tabs[case_id]

    def close_button(self, case_id: str) -> QPushButton:
        """The button that closes a case."""
        return self._closers[case_id]

    def _add(self, case: OpenCase, *, checked: bool) -> None:
        tab = _Tab()
        tab.show_words(case.title)
        tab.setProperty("kind", "tab")
        tab.setProperty("case_id", case.id)
        tab.setCheckable(True)
        tab.setChecked(checked)
        tab.setToolTip(f"{case.title}\nCtrl+Tab")
        tab.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # whole where there is room
        tab.clicked.connect(self._choose)
        tab.installEventFilter(self)
        close = button("", "quiet", "close")
        close.setProperty("case_id", case.id)
        close.setFixedWidth(theme.TARGET)
        close.setIconSize(QSize(14, 14))
        close.setAccessibleName(_("Close {case}").format(case=case.title))
        close.setToolTip(_("Close") + " (Ctrl+W)")
        close.clicked.connect(self._close)
        self._tabs[case.id], self._closers[case.id] = tab, close
        self._row.addWidget(tab)
        self._row.addWidget(close)
        self._row.addSpacing(6)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press of the middle button closes the tab under it."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.closed.emit(watched.property("case_id"))
            return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        self.chosen.emit(self.sender().property("case_id"))

    def _close(self) -> None:
        self.closed.emit(self.sender().property("case_id"))
