"""Says above a plan what does not fit between the student and its version of the requirements, or that another is here.

Nothing is moved by itself: the band leads to a comparison and to a preview.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.library import validity_words, version_name
from desktop.domain.version_fit import UnitVersion, VersionState
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import restyle, words
from desktop.texts import _


class VersionBand(QFrame):
    """A band above the plan; takes no room while it has nothing to say.

    Signals:
        compare_wanted: the UnitVersion to lay beside the case's own.
        move_wanted: the UnitVersion to preview a move to.
        put_away: the person has seen what the band says.
        header_wanted: the field of the case that the person wants to look at.
    """

    compare_wanted = Signal(object)
    move_wanted = Signal(object)
    put_away = Signal()
    header_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other: UnitVersion | None = None
        self._state = VersionState()
        self.seen = ""  # what was put away stays so
        self.label = words("", wrap=True)
        self.compare = button(_("Compare…"))
        self.move_there = button(_("Move to it…"))
        self.header = button(_("Edit the basic data…"), "link")
        self.close_button = button("", "quiet", icon="close")
        self.close_button.setAccessibleName(_("I have seen this"))
        self.close_button.setToolTip(_("I have seen this"))
        self.compare.clicked.connect(self._compare)
        self.move_there.clicked.connect(self._move)
        self.header.clicked.connect(self._want_header)
        self.close_button.clicked.connect(self._put_away)
        text = bare(QVBoxLayout(), 2)
        text.addWidget(self.label)
        text.addWidget(self.header, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(text, 1)
        for made in (self.compare, self.move_there, self.close_button):
            layout.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_case(self, shown: Shown) -> None:
        """Show what is to be said; what was told last stays until the state is another."""
        state = shown.versions
        if state == self._state and not self.isHidden():
            return
        self._state, self._other = state, state.other
        told = [one.text for one in state.problems]
        offered = state.other is not None and state.may_move
        if state.other is not None and (offered or told):
            row = state.other.qualification
            text = _("There is another version of the requirements: {name}. {validity}.")
            told.append(text.format(name=version_name(row), validity=validity_words(row, shown.today)))
        self._arrange("\n".join(told), "warn" if state.problems else "card")
        self.compare.setVisible(state.other is not None)
        self.move_there.setVisible(offered)
        self.header.setVisible(bool(state.problems))
        self.setVisible(bool(told) and not shown.guest and self.text() != self.seen)

    def text(self) -> str:
        """What it says now."""
        return self.label.text()

    def tell(self, text: str) -> None:
        """Tell what was done, until the person has read it."""
        self._arrange(text, "good")
        for made in (self.compare, self.move_there, self.header):
            made.hide()
        self.show()

    def _arrange(self, text: str, surface: str) -> None:
        self.label.setText(text)
        self.setAccessibleName(text)
        if self.property("surface") != surface:
            self.setProperty("surface", surface)
            restyle(self)

    def _compare(self) -> None:
        self.compare_wanted.emit(self._other)

    def _move(self) -> None:
        self.move_wanted.emit(self._other)

    def _want_header(self) -> None:
        self.header_wanted.emit(self._state.problems[0].field)

    def _put_away(self) -> None:
        self.hide()
        if self.property("surface") != "good":
            self.seen = self.text()
            self.put_away.emit()
