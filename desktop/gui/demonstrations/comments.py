"""Comments beside a plan: who said what about which row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.case import Comment
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
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
    """

    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Comments"), parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Write a comment"))
        self.field.setAccessibleName(_("New comment"))
        self.field.returnPressed.connect(self.send)
        self.about = QComboBox()
        self.about.setAccessibleName(_("What the comment is about"))
        self.add = button(_("Comment"))
        self.add.clicked.connect(self.send)
        row = bare(QHBoxLayout())
        row.addWidget(self.about)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        self.body.addLayout(row)
        self._list = bare(QVBoxLayout())
        self.body.addLayout(self._list)

    def show_comments(self, shown: Shown) -> None:
        """Show the comments of a case, the newest first."""
        self._show_choices(shown)
        clear(self._list)
        for comment in reversed(shown.case.comments):
            self._list.addWidget(line())
            self._list.addWidget(comment_line(comment, _about(comment, shown)))
        for widget in (self.field, self.add):
            widget.setEnabled(not shown.case.is_closed)

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

    def send(self) -> None:
        """Hand the comment on."""
        if self.field.text().strip():
            self.written.emit(self.field.text(), str(self.about.currentData() or ""))
            self.field.clear()


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
