"""Where work tasks are written: one a line, with the numbers of the requirements that each shows."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.terms import Role
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.quick_text import Quick, read_tasks
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.labels import words
from desktop.texts import _


class TaskAdder(QWidget):
    """Takes new tasks.

    Signals:
        added: the list of tasks (Quick) and the Role of who proposes them.
        drafted: the words that are still being written.
    """

    added = Signal(list, object)
    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.field = SelfSavingText(lines=2)
        self.field.setPlaceholderText(_("Greets the resident and plans the morning: 1, 3-5"))
        self.field.setAccessibleName(_("New work tasks, one a line, with the numbers of requirements after a colon"))
        self.field.saved.connect(self.drafted)
        self.field.finished.connect(self.add)
        choices = [(role, role.letter) for role in Role]
        self.by = SegmentedControl(choices, _("Who proposes"))
        for role in Role:
            self.by.button(role).setAccessibleName(_(role.label))
            self.by.button(role).setToolTip(_(role.label))
        self.button = button(_("Add tasks"), icon="plus")
        self.button.clicked.connect(self.add)
        layout = bare(QVBoxLayout(self), 6)
        layout.addWidget(
            words(
                _("New work tasks, one a line or with ; between. Numbers after a colon mark what a task shows."),
                "muted",
            )
        )
        layout.addWidget(self.field)
        row = bare(QHBoxLayout())
        self._asks = words(_("Who proposes"), "muted")
        row.addWidget(self._asks)
        row.addWidget(self.by)
        row.addStretch(1)
        row.addWidget(self.button)
        layout.addLayout(row)

    def show_count(self, count: int, by: Role, *, guest: bool = False, people: Collection[Role] = tuple(Role)) -> None:
        """How many requirements there are to name by number, and who of these people usually proposes here.

        A guest proposes alone.
        """
        for role in Role:
            self.by.button(role).setVisible(role in people)
        if self._count == 0 or guest:
            self.by.set_value(by)
        for widget in (self._asks, self.by):
            widget.setVisible(not guest)
        self._count = count

    def show_draft(self, text: str) -> None:
        """Put back what was being written."""
        self.field.show_text(text)

    def add(self) -> None:
        """Hand on what is written, if anything is."""
        tasks: list[Quick] = read_tasks(self.field.toPlainText(), self._count)
        self.field.flush()
        if tasks:
            self.added.emit(tasks, self.by.value())

    def clear(self) -> None:
        """The tasks are stored: make room for the next."""
        self.field.setPlainText("")
        self.field.flush()
        self.field.setFocus()
