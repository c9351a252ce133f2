"""The words at the bottom of a step: whose turn it is, or what is missing, with the way to each missing thing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.domain.errors import Problem
from desktop.gui import theme
from desktop.gui.widgets.labels import ElidedLabel
from desktop.gui.widgets.links import ElidedButton
from desktop.texts import many


class TurnWords(QWidget):
    """Plain words, or a button: one missing thing leads to its place, several open the list of all of them.

    Signals:
        place_wanted: the field that the person wants to put right.
    """

    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._label = ElidedLabel()
        self.button = ElidedButton()
        self.button.setProperty("kind", "link")
        self.button.setAutoDefault(False)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setIcon(theme.icon("warning", "warn"))
        self.button.setIconSize(QSize(22, 16))
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._open)
        self.button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label, 100)
        layout.addWidget(self.button, 100)
        layout.addStretch(1)

    def text(self) -> str:
        """What it says now."""
        return self.button.text() if self._problems else self._label.text()

    def setText(self, text: str) -> None:
        """Say this; nothing is missing."""
        self._problems = ()
        self._label.setText(text)
        self._label.show()
        self.button.hide()

    def show_missing(self, problems: Sequence[Problem]) -> None:
        """Say what is missing: the first in words, the others by their number."""
        self._problems = tuple(problems)
        n = len(problems) - 1
        more = f" {many('(and {n} thing more)', '(and {n} things more)', n)}" if n else ""
        self.button.show_words(problems[0].text, more)
        told = many("Show the {n} thing that is missing", "Show the {n} things that are missing", len(problems))
        self.button.setToolTip(f"{problems[0].text}\n{told}" if more else problems[0].text)
        self.button.setAccessibleDescription(told)
        self._label.hide()
        self.button.show()

    def menu(self) -> QMenu:
        """Everything that is missing, each line leading to its place."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for problem in self._problems:
            act = menu.addAction(theme.icon("warning", "warn"), problem.text)
            act.setData(problem.field)
        menu.triggered.connect(self._choose)
        return menu

    def _open(self) -> None:
        if len(self._problems) == 1:
            self.place_wanted.emit(self._problems[0].field)
            return
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _choose(self, act: QAction) -> None:
        self.place_wanted.emit(act.data())
