"""Buttons that stay down, which a screen reader presses as a hand does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    Base = QAbstractButton
else:
    Base = object  # a class may have one of Qt's above it only


class Pressable(Base):
    """Beside a kind of button: what a screen reader switches counts as clicked, a moment later.

    To a button that stays down, and to one of several, Qt lets a screen reader say nothing but “switch”. That changes
    how the button looks, and no click is told. What this program itself switches is shown, and is no click either.
    """

    _is_ours = False

    def setChecked(self, on: bool) -> None:
        """Show it as on or off; this is what the program calls, and no screen reader."""
        self._is_ours = True
        super().setChecked(on)
        self._is_ours = False

    def nextCheckState(self) -> None:
        self._is_ours = True  # a click, which is told anyway
        super().nextCheckState()
        self._is_ours = False

    def checkStateSet(self) -> None:
        super().checkStateSet()
        if not self._is_ours and (self.isChecked() or not self._is_one_of_several()):
            QTimer.singleShot(0, self._tell)

    def _is_one_of_several(self) -> bool:
        group = self.group()
        return bool(self.autoExclusive() if group is None else group.exclusive())

    def _tell(self) -> None:
        if not self._is_one_of_several():  # one of several stays the chosen one when it is clicked
            blocked = self.blockSignals(True)
            self.setChecked(not self.isChecked())
            self.blockSignals(blocked)
        self.click()


class StayingButton(Pressable, QPushButton):
    """A push button that stays down."""


class CheckBox(Pressable, QCheckBox):
    """A box to tick."""
