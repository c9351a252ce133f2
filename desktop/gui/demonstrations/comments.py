"""Comments beside a plan: who said what about which row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Comment
from desktop.gui.demonstrations.comment_field import CommentField
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.people import Pill
from desktop.texts import _, moment

LONGEST = 24
"""How many letters of a task tell which it is."""


class CommentsCard(Card):
    """Lists the comments of a plan and takes a new one.

    Signals:
        written: the words, and the id of the requirement or task they are about ("" for the whole plan).
        drafted: the words that are still being written.
        about_chosen: the id of what they will be about.
    """

    written = Signal(str, str)
    drafted = Signal(str)
    about_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Comments"), parent)
        self.about = QComboBox()
        self.about.setAccessibleName(_("What the comment is about"))
        self.about.activated.connect(self._choose_about)
        self.line = CommentField(before=self.about)
        self.field, self.add = self.line.field, self.line.add
        self.line.sent.connect(self._send)
        self.line.drafted.connect(self.drafted)
        self.body.addWidget(self.line)
        self._list = bare(QVBoxLayout())
        self.body.addLayout(self._list)

    def show_comments(self, shown: Shown) -> None:
        """Show the comments of a case, the newest first."""
        self._show_choices(shown)
        clear(self._list)
        for comment in reversed(shown.case.comments):
            self._list.addWidget(line())
            self._list.addWidget(comment_line(comment, _about(comment, shown)))
        self.line.set_open(not shown.case.is_closed)

    def _show_choices(self, shown: Shown) -> None:
        """What a comment can be about, with the person's choice kept."""
        choices = [(_("whole plan"), "")]
        choices += [(_("row {n}").format(n=row.number), row.id) for row in shown.planned_rows]
        choices += [(_shortened(task.text), task.id) for task in shown.case.plan.tasks]
        if choices == [(self.about.itemText(n), self.about.itemData(n)) for n in range(self.about.count())]:
            return
        before = self.about.currentData()
        self.about.clear()
        for text, about in choices:
            self.about.addItem(text, about)
        self.about.setCurrentIndex(max(self.about.findData(before), 0))

    def show_draft(self, text: str, about: str) -> None:
        """Put back what was being written, and about what."""
        self.about.setCurrentIndex(max(self.about.findData(about), 0))
        self.line.show_draft(text)

    def _send(self, text: str) -> None:
        self.written.emit(text, self._about())

    def _choose_about(self) -> None:
        self.about_chosen.emit(self._about())

    def _about(self) -> str:
        return str(self.about.currentData() or "")


def comment_line(comment: Comment, about: str = "") -> QWidget:
    """A comment with who said it and when; ``about`` names the thing it is about, where that has to be told."""
    made = QWidget()
    layout = bare(QHBoxLayout(made))
    layout.addWidget(Pill(_(comment.by.label), role=comment.by), 0, Qt.AlignmentFlag.AlignTop)
    if about:
        layout.addWidget(Pill(about), 0, Qt.AlignmentFlag.AlignTop)
    for label, stretch in ((words(comment.text, wrap=True), 1), (words(moment(comment.at), "small"), 0)):
        label.setContentsMargins(0, 3, 0, 0)  # its first line stands on that of the name
        layout.addWidget(label, stretch, Qt.AlignmentFlag.AlignTop)
    return made


def _about(comment: Comment, shown: Shown) -> str:
    if row := shown.row(comment.about):
        return _("row {n}").format(n=row.number)
    task = next((one for one in shown.case.plan.tasks if one.id == comment.about), None)
    return _shortened(task.text) if task else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
