"""A field for a code that nobody shall read over a shoulder."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from desktop.gui.widgets.scrolling import hint_width


def secret_field(name: str = "") -> QLineEdit:
    """The field; ``name`` says in it what belongs there, also to a screen reader, where no label does."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    if name:
        made.setPlaceholderText(name)
        made.setMinimumWidth(hint_width(made, 0))
        made.setAccessibleName(name)
    return made
