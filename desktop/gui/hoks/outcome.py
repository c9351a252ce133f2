"""What was brought in of plans (HOKS), and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.plan_taking import Brought
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import IconLabel, ProblemLabel, words
from desktop.texts import _, many


class Outcome(QWidget):
    """What was done, and the ways on: undo, open the first new demonstration, done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brought = Brought()
        self._lines = bare(QVBoxLayout(), 8)
        self.problem = ProblemLabel()
        self.undo = button(_("Undo"), icon="undo")
        self.open = button(_("Open the new demonstration"))
        self.done = button(_("Done"), "primary")
        column = bare(QVBoxLayout(self), 12)
        column.addWidget(words(_("Brought in"), "heading"))
        column.addLayout(self._lines)
        column.addWidget(self.problem)
        column.addStretch(1)
        row = bare(QHBoxLayout(), 8)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.done)
        column.addLayout(row)

    def show_brought(self, brought: Brought) -> None:
        """Say what was done, a line each."""
        self.brought = brought
        for text in _done(brought):
            line = bare(QHBoxLayout(), 8)
            line.addWidget(IconLabel("check", "good"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words(text, wrap=True), 1)
            self._lines.addLayout(line)
        self.open.setVisible(bool(brought.drafts))


def _done(brought: Brought) -> list[str]:
    changed, drafts = len(brought.changed), len(brought.drafts)
    told = [
        (brought.students, many("{n} student added or updated", "{n} students added or updated", brought.students)),
        (
            brought.workplaces,
            many("{n} workplace added or updated", "{n} workplaces added or updated", brought.workplaces),
        ),
        (changed, many("{n} demonstration updated", "{n} demonstrations updated", changed)),
        (drafts, many("{n} new demonstration opened", "{n} new demonstrations opened", drafts)),
    ]
    kept = _("The plan is kept in the file, and each demonstration can be written back into it.")
    return [*(text for count, text in told if count), kept]
