"""Buttons by kind, and a row of choices of which one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.gui import theme
from desktop.gui.widgets.labels import restyle
from desktop.gui.widgets.pressing import StayingButton

_ON_COLOUR = {"primary": "on_accent", "good": "on_person", "danger": "bad", "link": "accent"}


class LinkButton(QPushButton):
    """A button that looks like a link, and is wide enough to press however short its word is."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(theme.TARGET, 0))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(theme.TARGET, 0))


def button(text: str, kind: str = "", icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button; ``kind`` is one of the style sheet's, "" the ordinary one. It never is a dialog's default."""
    made = LinkButton(text, parent) if kind == "link" else QPushButton(text, parent)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        made.setIcon(theme.icon(icon, _ON_COLOUR.get(kind, "text")))
        made.setIconSize(QSize(22, 16))
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def set_kind(made: QPushButton, kind: str) -> None:
    """Give a button another of the style sheet's kinds."""
    if (made.property("kind") or "") != kind:
        made.setProperty("kind", kind)
        restyle(made)


class ChoiceRow(QWidget):
    """Buttons side by side of which one is on; Qt lets arrows move the choice, as among radio buttons.

    Signals:
        chosen: the value that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def add(self, value: object, made: QPushButton) -> QPushButton:
        """Add a button for a value."""
        made.setCheckable(True)
        made.setAutoExclusive(True)  # the group decides; this tells a screen reader that it is one of several
        made.setAutoDefault(False)
        self._group.addButton(made, len(self._values))
        self._values.append(value)
        self._row.addWidget(made)
        return made

    def button(self, value: object) -> QAbstractButton:
        """The button of a value."""
        return self._group.button(self._values.index(value))

    def value(self) -> object:
        """The value that is on; None when none is."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Show this value as chosen without telling; None shows none."""
        if value is None:
            self._group.setExclusive(False)
            for one in self._group.buttons():
                one.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.button(value).setChecked(True)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._values[index])


class SegmentedControl(ChoiceRow):
    """A few short choices as one bar, such as FI | SV | EN."""

    def __init__(self, choices: Sequence[tuple[object, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        for place, (value, label) in enumerate(choices):
            made = self.add(value, StayingButton(label))
            made.setProperty("segment", _edge(place, len(choices)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if choices:
            self.set_value(choices[0][0])


def _edge(place: int, count: int) -> str:
    if count == 1:
        return "only"
    if place == 0:
        return "first"
    return "last" if place == count - 1 else "middle"
