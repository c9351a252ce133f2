"""Removing demonstrations for good: what would go, a question that is meant, and the certificate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.erasing import (
    Removal,
    certificate,
    certificate_name,
    finish_removal,
    give_up_removal,
    plan_removal,
    prepare_removal,
)
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.erasure import CopyState, Erasure
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.gui.choosing import ask_place, documents, pdf_files
from desktop.gui.tasks import Task
from desktop.gui.widgets.answers import DIALOG_MARGINS
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _, day, language, many

_NAMED = 12


class RemovalDialog(QDialog):
    """Says what would go and what speaks against it; then removes, tells how it went and offers the certificate.

    Signals:
        begun: the ids of the demonstrations, right before they go: nothing may show them any more.
        removed: the `Erasure`.
    """

    begun = Signal(list)
    removed = Signal(object)

    def __init__(
        self, workspace: Workspace, case_ids: Sequence[str], student: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._removal = plan_removal(workspace, case_ids, student)
        self._done: Erasure | None = None
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Remove for good"))
        self.setMinimumWidth(620)
        self.sure = QCheckBox(_("I have checked that these may be removed for good"))
        self.remove = button(_("Remove for good"), "danger")
        self.remove.setEnabled(False)
        self.sure.toggled.connect(self.remove.setEnabled)
        self.remove.clicked.connect(self._remove)
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.problem = ProblemLabel()
        self.told = words("", wrap=True)
        self.save = button(_("Save the certificate…"), "primary", icon="document")
        self.save.clicked.connect(self._ask_place)
        self.close_button = button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._question())
        self._pages.addWidget(self._result())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.addWidget(self._pages)
        self.resize(660, 480)

    def _question(self) -> QWidget:
        removal = self._removal
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        n = len(removal.cases)
        ask = many("Remove {n} demonstration for good?", "Remove {n} demonstrations for good?", n)
        if removal.wanted.records and not n:
            ask = _("Remove the student for good?")
        column.addWidget(words(ask, "title", wrap=True))
        lead = _(
            "It goes with its history, evidence, drafts and signed documents, and from the backups too. "
            "Nothing brings it back. Copies that have been handed on stay with their holders."
        )
        column.addWidget(words(lead, "muted", wrap=True))
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(6)
        for text in _case_lines(removal):
            lines.addWidget(words(text, wrap=True))
        lines.addWidget(words(_counts(removal), "muted", wrap=True))
        for text in removal.warnings(self._workspace.today()):
            warning = ProblemLabel()
            warning.show_text(text, hard=False)
            lines.addWidget(warning)
        lines.addStretch(1)
        column.addWidget(scrolled(inside), 1)
        column.addWidget(self.sure)
        column.addWidget(self.problem)
        column.addLayout(_row(self.cancel, self.remove))
        return page

    def _result(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(words(_("Removed for good"), "title"))
        column.addWidget(self.told)
        lead = _("The certificate proves the removal without telling whose demonstration it was.")
        column.addWidget(words(lead, "muted", wrap=True))
        self.saved = words("", "good", wrap=True)
        column.addWidget(self.saved)
        column.addStretch(1)
        column.addLayout(_row(self.close_button, self.save))
        return page

    def _remove(self) -> None:
        if self._task is not None:
            return
        self._show_busy(True)
        self.begun.emit(list(self._removal.ids))
        self._task = Task(prepare_removal(self._workspace, self._removal))
        self._task.done.connect(self._finish)
        self._task.failed.connect(self._show_failure)
        self._task.start()

    def _finish(self, erasure: Erasure) -> None:
        self._show_busy(False)
        self._done = finish_removal(self._workspace, erasure, self._removal.names)
        self.told.setText("\n".join(result_lines(self._done)))
        self._pages.setCurrentIndex(1)
        self.save.setFocus()
        self.removed.emit(self._done)

    def _show_failure(self, error: UserError) -> None:
        give_up_removal(self._workspace)
        self._show_busy(False)
        self.problem.show_text(str(error))

    def _show_busy(self, busy: bool) -> None:
        for widget in (self.sure, self.remove, self.cancel):
            widget.setEnabled(not busy)
        self.remove.setText(_("Removing…") if busy else _("Remove for good"))
        if not busy:
            self._task = None

    def reject(self) -> None:
        """Close, unless it is going on."""
        if self._task is None:
            super().reject()

    def _ask_place(self) -> None:
        if self._done is not None:
            offered = documents() / certificate_name(self._done)
            ask_place(self, _("Save the certificate"), offered, pdf_files(), self.save_to)

    def save_to(self, name: str) -> None:
        """Write the certificate."""
        if self._done is None:
            return
        try:
            write_whole(Path(name), certificate(self._done))
        except UserError as error:
            self.saved.setText(str(error))
        else:
            self.saved.setText(_("Saved to {path}").format(path=name))
            self.close_button.setFocus()


def _case_lines(removal: Removal) -> list[str]:
    lines = [
        " · ".join(one for one in (case.student.name, say(case.unit.name, language()), day(case.plan.starts)) if one)
        for case in removal.cases[:_NAMED]
    ]
    rest = len(removal.cases) - _NAMED
    return [*lines, many("and {n} more", "and {n} more", rest)] if rest > 0 else lines


def _counts(removal: Removal) -> str:
    files = sum(len(one.files) for one in removal.measured)
    changes = sum(one.changes for one in removal.measured)
    copies = len(removal.copies)
    told = [many("{n} change in the history", "{n} changes in the history", changes)]
    if files:
        told.append(
            many("{n} signed version or piece of evidence", "{n} signed versions and pieces of evidence", files)
        )
    if removal.wanted.records:
        told.append(_("the student in the register"))
    if plans := len(removal.wanted.plans):
        told.append(many("{n} plan (HOKS)", "{n} plans (HOKS)", plans))
    if copies:
        told.append(many("{n} backup to go through", "{n} backups to go through", copies))
    return " · ".join(told)


def result_lines(done: Erasure) -> list[str]:
    """How a removal went, in sentences."""
    cleaned = sum(one.state == CopyState.CLEANED for one in done.copies)
    lines = [
        many("{n} demonstration was removed for good.", "{n} demonstrations were removed for good.", len(done.cases))
    ]
    if cleaned:
        lines.append(many("It was removed from {n} backup too.", "It was removed from {n} backups too.", cleaned))
    if out := done.out_of_reach:
        text = _("These could not be reached: {names}. Bring them within reach, then choose “Try the backups again”.")
        lines.append(text.format(names=", ".join(one.name for one in out)))
    if done.mentions or done.places:
        n = len(done.mentions) + len(done.places)
        lines.append(many("The name still stands in {n} other place.", "The name still stands in {n} other places.", n))
    return lines


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(left)
    row.addWidget(right)
    return row
