"""What two laptops said differently: both values, who wrote each, and a choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from desktop.actions.merging import Choice, Question, open_questions, settle
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, assessor_name
from desktop.domain.errors import UserError
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _, many


class ConflictsDialog(QDialog):
    """Asks of each field what stands. Nothing is lost when it is closed: the questions wait in the case."""

    def __init__(self, workspace: Workspace, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._case_id = workspace, case_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Two copies said differently"))
        self.resize(760, 520)
        self.questions = open_questions(workspace, case_id)
        self.choices: dict[int, SegmentedControl] = {}
        self.problem = ProblemLabel()
        self.answers = Answers(_("Keep these"), self, then=self._settle, give_up=_("Decide later"), enter=False)
        layout = dialog_column(self, 12)
        told = many(
            "The copies are merged and nothing is lost. In {n} place both were changed differently: choose what "
            "stands.",
            "The copies are merged and nothing is lost. In {n} places both were changed differently: choose what "
            "stands.",
            len(self.questions),
        )
        layout.addWidget(words(told, wrap=True))
        layout.addWidget(scrolled(self._rows(workspace.cases.get(case_id)), self), 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.answers)

    def _rows(self, case: Case) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(12)
        for one in self.questions:
            layout.addWidget(self._row(case, one))
        layout.addStretch(1)
        return made

    def _row(self, case: Case, one: Question) -> QFrame:
        box = QFrame()
        box.setProperty("surface", "card")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(words(one.label, "strong", wrap=True))
        here, there = (_who(case, who) for who in (one.conflict.mine_by, one.conflict.theirs_by))
        layout.addWidget(words(_("On this laptop ({name}): {value}").format(name=here, value=one.mine), wrap=True))
        layout.addWidget(words(_("On the other ({name}): {value}").format(name=there, value=one.theirs), wrap=True))
        offered: list[tuple[object, str]] = [(Choice.MINE, _("This laptop")), (Choice.THEIRS, _("The other"))]
        if one.conflict.is_text:
            offered.append((Choice.BOTH, _("The words of both")))
        self.choices[one.conflict.id] = chooser = SegmentedControl(offered, one.label)
        chooser.set_value(None)  # nobody has chosen yet
        layout.addWidget(chooser)
        return box

    def _settle(self) -> None:
        chosen = {number: Choice(str(one.value())) for number, one in self.choices.items() if one.value() is not None}
        if len(chosen) < len(self.choices):
            self.problem.show_text(_("Choose what stands in every place."))
            return
        try:
            settle(self._workspace, self._case_id, chosen)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.accept()


def _who(case: Case, who: str) -> str:
    return assessor_name(case, who) if who else _("unknown")
