"""What is seldom done in a case, behind one button: reviews, retakes, withdrawing, disqualified assessors."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from desktop.actions import aftermath
from desktop.actions.workspace import Workspace
from desktop.domain.aftermath import LinkKind
from desktop.domain.case import Case, open_rectification, open_review
from desktop.domain.correcting import problems_to_correct
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.demonstrations import aftermath_dialogs, appeal_dialogs
from desktop.gui.demonstrations.correction_dialog import CorrectionDialog
from desktop.gui.demonstrations.more_beside import BESIDE, do_beside, offers_beside
from desktop.texts import _


class Offer(NamedTuple):
    """One thing that may be done now: its words, and what opens it or does it."""

    name: str
    text: str


def offers(case: Case) -> list[Offer]:
    """What may be done in a case beside its steps, as it stands."""
    found = [Offer("history", _("History…"))]
    if case.withdrawn is not None:
        again = [] if case.withdrawn.replaced_by else [Offer("take_up", _("Take the demonstration up again"))]
        return [*found, *again]
    if open_review(case) is not None:
        found.append(Offer("decide_review", _("Decision on the review…")))
    elif open_rectification(case) is not None:
        found.append(Offer("decide_rectification", _("Decision on the rectification…")))
    elif case.informed.on is not None:
        found += _offers_after(case)
    if case.started_at is not None:
        found.append(Offer("disqualify", _("An assessor is disqualified…")))
        if not case.is_closed:
            found.append(Offer("another_assessor", _("Another assessor…")))
    if not problems_to_correct(case):
        found.append(Offer("correct", _("The wrong version of the requirements was used…")))
    if not case.is_closed:
        found.append(Offer("withdraw", _("Withdraw the demonstration…")))
    return found


def _offers_after(case: Case) -> list[Offer]:
    found = [Offer("review", _("The student asks for a review…"))]
    last = case.reviews[-1] if case.reviews else None
    if last is not None and last.decided_on is not None:
        if last.told_on is None:
            found.append(Offer("told", _("The student has heard the decision on the review…")))
        found.append(Offer("rectification", _("The student asks for a rectification…")))
    kind = aftermath.follow_up_kind(case)
    if kind == LinkKind.RETAKE:
        found.append(Offer("follow_up", _("Open the retake as a demonstration of its own")))
    elif kind == LinkKind.RAISE and not aftermath.best_possible(case):
        found.append(Offer("follow_up", _("Open a raise of the grade as a demonstration of its own")))
    return found


class MoreButton(QPushButton):
    """Opens the menu above itself, and does what was chosen.

    Signals:
        history_wanted: the history shall be shown.
        case_wanted: the id of a case that was opened, to be shown.
        refused: the sentence of a UserError.
    """

    history_wanted = Signal()
    case_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # without words: the bar at the bottom of a plan is full
        self.setAutoDefault(False)
        self.setProperty("kind", "quiet")
        self.setIcon(theme.icon("more"))
        self.setAccessibleName(_("More…"))
        self.setToolTip(_("More…"))
        self._workspace = workspace
        self._case: Case | None = None
        self.clicked.connect(self._open)

    def show_case(self, case: Case) -> None:
        """Offer what may be done in this case."""
        self._case = case

    def menu_of_offers(self) -> QMenu:
        """What may be done now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text in [*offers(self._case), *offers_beside(self._workspace, self._case)] if self._case else []:
            menu.addAction(text).setData(name)
        menu.triggered.connect(self._choose)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_offers()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _choose(self, act: QAction) -> None:
        self.do(str(act.data()))

    def do(self, name: str) -> None:
        """Do one of the offers, or open the dialog for it."""
        case = self._case
        if case is None:
            return
        if name == "history":
            self.history_wanted.emit()
        elif name.startswith(BESIDE):
            do_beside(self._workspace, case.id, name, self.window())
        elif name == "take_up":
            self._try(lambda: aftermath.take_up_again(self._workspace, case.id))
        elif name == "follow_up":
            self._try(lambda: self.case_wanted.emit(aftermath.open_follow_up(self._workspace, case.id).id))
        elif name == "correct":
            dialog = CorrectionDialog(self._workspace, case, self.window())
            dialog.case_opened.connect(self.case_wanted)
            dialog.open()
        else:
            _DIALOGS[name](self._workspace, case, self.window()).open()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self.refused.emit(str(error))


def _rectified(workspace: Workspace, case: Case, parent: QWidget) -> QDialog:
    return appeal_dialogs.RulingDialog(workspace, case, rectification=True, parent=parent)


def _reviewed(workspace: Workspace, case: Case, parent: QWidget) -> QDialog:
    return appeal_dialogs.RulingDialog(workspace, case, parent=parent)


_DIALOGS: dict[str, Callable[[Workspace, Case, QWidget], QDialog]] = {
    "review": appeal_dialogs.ReviewRequestDialog,
    "decide_review": _reviewed,
    "told": appeal_dialogs.ToldDialog,
    "rectification": appeal_dialogs.RectificationRequestDialog,
    "decide_rectification": _rectified,
    "disqualify": aftermath_dialogs.DisqualifyDialog,
    "another_assessor": aftermath_dialogs.AnotherAssessorDialog,
    "withdraw": aftermath_dialogs.WithdrawDialog,
}
