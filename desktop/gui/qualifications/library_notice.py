"""What came of the last act on the library, with a way back; or why it was not done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import restyle, words
from desktop.texts import _


class LibraryNotice(QFrame):
    """A band; takes no room while it has nothing to say.

    Signals:
        undone: the person wants what was done taken back.
    """

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = words("", wrap=True)
        self.undo = button(_("Undo"), "link", icon="undo")
        self.close_button = button("", "quiet", icon="close")
        self.close_button.setAccessibleName(_("Close"))
        self.undo.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_done(self, text: str) -> None:
        """Say what was done, and offer the way back."""
        self._show(text, "good", undo=True)

    def show_told(self, text: str) -> None:
        """Say what was done, where there is no way back and none is needed."""
        self._show(text, "good", undo=False)

    def show_refusal(self, text: str) -> None:
        """Say why it was not done."""
        self._show(text, "warn", undo=False)

    def _show(self, text: str, surface: str, *, undo: bool) -> None:
        self.setProperty("surface", surface)
        restyle(self)
        self.label.setText(text)
        self.undo.setVisible(undo)
        self.setAccessibleName(text)
        self.show()

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()
