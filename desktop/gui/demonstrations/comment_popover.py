"""The comments on one requirement or task, opened beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from desktop.gui.demonstrations.comment_field import CommentField
from desktop.gui.demonstrations.comments import comment_line
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, scrolled
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _

WIDTH, TALLEST = 420, 260


class CommentPopover(QDialog):
    """Shows the comments on a thing and takes a new one; a press elsewhere or Escape closes it.

    Signals:
        written: the words, and the id of the requirement or task they are about.
        drafted: the words that are still being written, and the same id.
    """

    written = Signal(str, str)
    drafted = Signal(str, str)

    def __init__(self, about: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about = about
        self.heading = words("", "strong", wrap=True)
        self._empty = words(_("No comments yet."), "muted")
        self._list = QWidget()
        self._lines = bare(QVBoxLayout(self._list))
        self._area = scrolled(self._list)
        self.line = CommentField("primary")
        self.field, self.add = self.line.field, self.line.add
        self.line.sent.connect(self._send)
        self.line.drafted.connect(self._draft)
        card = QFrame()
        card.setProperty("surface", "card")
        bare(QVBoxLayout(self), 0).addWidget(card)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 12)
        for widget in (self.heading, self._empty, self._area):
            layout.addWidget(widget)
        layout.addWidget(self.line)
        self.setMinimumWidth(WIDTH)
        self.field.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.field.placeholderText()) + 28)

    def show_comments(self, shown: Shown) -> None:
        """Show what has been said about the thing, the oldest first."""
        name = about_words(shown, self.about)
        self.heading.setText(name)
        self.setWindowTitle(_("Comments: {what}").format(what=name))
        clear(self._lines)
        said = [one for one in shown.case.comments if one.about == self.about]
        for one in said:
            line = comment_line(one)
            self._lines.addWidget(line)
            line.show()  # now, not when the layout comes to it: the height that is asked for below is theirs
        self._empty.setVisible(not said)
        self._area.setVisible(bool(said))
        self._area.setFixedHeight(min(TALLEST, self._list.heightForWidth(WIDTH - 40) if said else 0))
        self.line.set_open(not shown.case.is_closed)
        self.adjustSize()

    def event(self, event: QEvent) -> bool:
        """Close when the person goes elsewhere."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.close()
        return super().event(event)

    def open_at(self, place: QPoint) -> None:
        """Open where it can be seen as a whole, with the keyboard in the field."""
        room = self.screen().availableGeometry()
        left = max(room.left() + 8, min(place.x(), room.right() - self.width() - 8))
        top = place.y() if place.y() + self.height() < room.bottom() else room.bottom() - self.height() - 8
        self.move(left, max(room.top(), top))
        self.show()
        self.activateWindow()
        self.field.setFocus()

    def done(self, result: int) -> None:
        """What was being written waits for the next time."""
        self.field.flush()
        super().done(result)

    def _send(self, text: str) -> None:
        self.written.emit(text, self.about)

    def _draft(self, text: str) -> None:
        self.drafted.emit(text, self.about)


def about_words(shown: Shown, about: str) -> str:
    """What a comment is about, in words: the requirement with its number, or the task."""
    if row := shown.row(about):
        return _("Requirement {n}: {text}").format(n=row.number, text=row.text)
    return next((task.text for task in shown.case.plan.tasks if task.id == about), _("whole plan"))
