"""The reason, built from sentences on record; for a fail its own reason too."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.assessment import decision_problems, disagreement_problems, mention_problems
from desktop.domain.errors import Problem
from desktop.domain.gates import solved_stories
from desktop.domain.stones import Stone, is_used, put_in, take_out
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.decide_notes import KEYS, StonesList
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, labelled, scrolled
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, many

HEIGHT = 168


class ReasonCard(Card):
    """Edits the reason, with the sentences that it can be built from beside it, and what it lacks under it.

    Signals:
        changed: a text was written.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._shown: Shown | None = None
        self.reason, self.fail_reason = SelfSavingText(5), SelfSavingText(2)
        self.reason.setAccessibleName(_("Reason for the grade"))
        self.reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.problem, self.fail_problem = ProblemLabel(), ProblemLabel()
        self.count = words("", "muted")
        self.stones = StonesList()
        self.stones.picked.connect(self._toggle)
        self.fail = labelled(_("Reason for the fail"), self.fail_reason, self.fail_problem)
        self.disagreement, self.disagreement_problem = SelfSavingText(2), ProblemLabel()
        label = _("A difference stays: how the grade came about, and who was told of it")
        self.stays = labelled(label, self.disagreement, self.disagreement_problem)
        self._lay_out()
        for field in (self.reason, self.fail_reason, self.disagreement):
            field.saved.connect(self.changed)
            field.textChanged.connect(self.check)
        for number in range(1, KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setObjectName(str(number))
            shortcut.activated.connect(self._pick_numbered)

    def _lay_out(self) -> None:
        head = bare(QHBoxLayout())
        head.addWidget(words(_("Reason"), "strong"), 1)
        head.addWidget(self.count)
        left = bare(QVBoxLayout(), 6)
        left.addLayout(head)
        left.addWidget(self.reason, 1)
        left.addWidget(self.problem)
        area = scrolled(self.stones)
        area.setFixedHeight(HEIGHT)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # sentences wrap at a width that stays
        right = bare(QVBoxLayout(), 6)
        right.addWidget(words(_("Put into the reason, or take back"), "strong"))
        right.addWidget(area)
        right.addStretch(1)
        row = bare(QHBoxLayout(), 14)
        row.addLayout(left, 9)
        row.addWidget(_upright())
        row.addLayout(right, 8)
        self.body.addLayout(row)
        self.body.addWidget(self.fail)
        self.body.addWidget(self.stays)

    def show_case(self, shown: Shown) -> None:
        """Show the reason and what may go into it."""
        self._shown = shown
        decision = shown.case.decision
        for field, text in ((self.reason, decision.reason), (self.fail_reason, decision.fail_reason)):
            field.show_text(text)
            field.setReadOnly(shown.case.is_closed)
        self.disagreement.show_text(decision.disagreement)
        self.disagreement.setReadOnly(shown.case.is_closed)
        self.stays.setVisible(bool(shown.case.comparison.unresolved))
        self.fail.setVisible(decision.failed)
        self.stones.show_stones(shown)
        self.stones.setEnabled(not shown.case.is_closed)
        self.check()

    def check(self) -> None:
        """Say what the reason lacks as it stands now, once a grade is chosen."""
        text = self.reason.toPlainText()
        self.stones.show_used(text)
        self.count.setText(many("{n} word", "{n} words", len(text.split())) if text.strip() else "")
        if self._shown is None or self._shown.case.decision.grade is None:
            return
        self.problem.show_problems(self._lacking("decision.reason"))
        self.disagreement_problem.show_problems(self._lacking("decision.disagreement"))
        self.fail_problem.show_problems(self._lacking("decision.fail_reason"))

    def _lacking(self, field: str) -> list[Problem]:
        if self._shown is None:
            return []
        case = self._shown.case
        text = self.reason.toPlainText()
        now = replace(case.decision, reason=text, fail_reason=self.fail_reason.toPlainText())
        now = replace(now, disagreement=self.disagreement.toPlainText())
        stays = disagreement_problems(now, case.comparison)
        found = [*decision_problems(now), *stays, *mention_problems(text, solved_stories(case))]
        return [one for one in found if one.field == field]

    def _pick_numbered(self) -> None:
        self.stones.pick(int(self.sender().objectName()))

    def _toggle(self, stone: Stone) -> None:
        before = self.reason.toPlainText()
        if self.reason.isReadOnly():
            return
        after = take_out(stone.text, before) if is_used(stone.text, before) else put_in(stone.text, before)
        self.reason.setPlainText(after)
        self.reason.moveCursor(self.reason.textCursor().MoveOperation.End)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.flush()


def _upright() -> QFrame:
    """A thin line upright."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setProperty("upright", True)
    made.setFixedWidth(1)
    return made
