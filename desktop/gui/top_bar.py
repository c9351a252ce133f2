"""The upper edge of the window: where we are, the search, and the one act that is always there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.gui.search_box import SearchBox
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, words
from desktop.gui.widgets.scrolling import hint_width
from desktop.texts import _

HEIGHT = 54


class TopBar(QFrame):
    """Title and what it is about on the left, the search and "new demonstration" on the right.

    Signals:
        new_wanted: the person wants to open a new demonstration.
        back_wanted: the person wants to go back to the list.
    """

    new_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setFixedHeight(HEIGHT)
        self._title = words("", "title")
        self._subtitle = ElidedLabel("", "muted")
        self.back = button("", "quiet", "arrow-back")
        self.back.setAccessibleName(_("Back to the list"))
        self.back.setToolTip(_("Back to the list"))
        self.back.clicked.connect(self.back_wanted)
        self.new = button(_("New demonstration"), "primary", "plus")
        self.new.setShortcut("Ctrl+N")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.new_wanted)
        search.setFixedWidth(hint_width(search, 300) + search.chip_width())
        search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 0)
        layout.setSpacing(14)
        layout.addWidget(self.back)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle, 1)
        layout.addWidget(search)
        layout.addWidget(self.new)

    def show_place(self, title: str, subtitle: str = "", *, back: bool = False, new: bool = True) -> None:
        """Say where we are."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self.back.setVisible(back)
        self.new.setVisible(new)
