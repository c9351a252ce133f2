"""What we tell people in a box of its own: what they can put right, and questions before something is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

# Boxes are loaded when one opens: whoever may have something to tell is there before the first page.


def show_failure(parent: QWidget, error: Exception) -> QMessageBox:
    """Show a `UserError` as it stands. The box goes away by itself when closed."""
    from PySide6.QtWidgets import QMessageBox

    return show_text(parent, str(error), QMessageBox.Icon.Warning)


def show_text(parent: QWidget | None, text: str, icon: QMessageBox.Icon | None = None) -> QMessageBox:
    """Tell something, with one button."""
    from PySide6.QtWidgets import QMessageBox

    box = _box(parent, text, icon or QMessageBox.Icon.Information)
    box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box


def ask(parent: QWidget, question: str, act: str, then: Callable[[], object]) -> QMessageBox:
    """Ask before doing something; ``act`` is the button that does it, ``then`` is called when it is pressed."""
    from PySide6.QtWidgets import QMessageBox

    box = _box(parent, question, QMessageBox.Icon.Question)
    wanted = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    wanted.clicked.connect(then)
    box.open()
    return box


def _box(parent: QWidget | None, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Näyttökumppani")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setText(text)
    return box
