"""A box to tick whose words wrap where a check box of Qt would cut them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.gui.theme import SPACE, TARGET
from desktop.gui.widgets.pressing import CheckBox

SQUARE = 18


class Tick(QWidget):
    """A check box with wrapping words; a click on the words counts.

    Signals:
        toggled: whether it is ticked now.
        clicked: the person ticked or cleared it.
    """

    toggled = Signal(bool)
    clicked = Signal(bool)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox()
        self.box.setMinimumWidth(TARGET)  # without words it would be as narrow as its square
        self.box.toggled.connect(self.toggled)
        self.box.clicked.connect(self.clicked)
        self._label = _Words(self.box)
        layout = QGridLayout(self)  # box and words share a cell: the box is wider than its square looks
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show these words."""
        self._label.setText(text)
        self.box.setAccessibleName(text)

    def text(self) -> str:
        """The words."""
        return self._label.text()

    def isChecked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def setChecked(self, ticked: bool) -> None:
        """Tick or clear it."""
        self.box.setChecked(ticked)

    def click(self) -> None:
        """Do what a click does."""
        self.box.click()


class _Words(QLabel):
    def __init__(self, box: QCheckBox) -> None:
        super().__init__()
        self._box = box
        self.setWordWrap(True)
        self.setContentsMargins(SQUARE + SPACE, 0, 0, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(TARGET - 2)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words is a click on the box."""
        if self.rect().contains(event.position().toPoint()) and self.isEnabled():
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()
