"""The room where any PDF is checked: drop it or choose it; nothing is sent anywhere."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.curricula import read_bytes
from desktop.actions.sharing import export_verdict, prepare_verification
from desktop.actions.signing import has_own_key
from desktop.actions.travelling import receive
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.verdict import Verdict
from desktop.gui.choosing import ask_file, ask_place, pdf_files
from desktop.gui.tasks import Task
from desktop.gui.verify.code_finder import CodeFinder
from desktop.gui.verify.countersign_dialog import CountersignDialog
from desktop.gui.verify.trusted_schools import TrustedSchools
from desktop.gui.verify.verdict_card import VerdictCard
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card, EmptyState
from desktop.gui.widgets.drop_area import DropArea
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.room_page import RoomPage
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _


class VerifyPage(RoomPage):
    """Checks one PDF at a time."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._name = ""
        self._path = ""
        self._data = b""
        self._task: Task | None = None
        self.verdict: Verdict | None = None
        self.card = VerdictCard()
        self.card.report_wanted.connect(self._ask_report)
        self.card.sign_wanted.connect(self._ask_signature)
        self._received: bytes | None = None
        self._signer: str = Role.INSTRUCTOR
        self.problem = ProblemLabel()
        self.schools = TrustedSchools(workspace)
        self.schools.changed.connect(self._check_again)
        self.codes = CodeFinder(workspace)
        self.codes.case_wanted.connect(self.case_wanted)
        self.choose = button(_("Choose a file…"), "primary", "folder")
        self.choose.clicked.connect(self._ask_file)
        self.waiting = EmptyState(
            "verify",
            _("Is the document as it was signed?"),
            _("Drop a PDF on the right, or choose one. You hear who signed it, when, and whether anything changed."),
        )
        self._stack = QStackedWidget()
        self._lay_out()

    def title(self) -> str:
        """The room's name."""
        return _("Verify a document")

    def subtitle(self) -> str:
        """The file that was checked."""
        return self._name

    def _lay_out(self) -> None:
        first = Card()
        first.body.addWidget(self.waiting)
        self._stack.addWidget(first)
        self._stack.addWidget(self._busy())
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.card)
        self._stack.addWidget(scrolled(holder))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(18)
        layout.addWidget(self._stack, 2)
        side = QVBoxLayout()
        side.setSpacing(18)
        side.addWidget(self._drop_area(), 1)
        prints = Card()
        prints.body.addWidget(self.codes)
        side.addWidget(prints)
        known = Card()
        known.body.addWidget(self.schools)
        side.addWidget(known)
        layout.addLayout(side, 1)

    def _drop_area(self) -> DropArea:
        area = DropArea(".pdf")
        area.setProperty("surface", "drop")
        area.dropped.connect(self._take_first)
        column = QVBoxLayout(area)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(words(_("Drop a PDF here"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words(_("or"), "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.problem)
        column.addSpacing(12)
        column.addWidget(words(_("Nothing is sent anywhere."), "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return area

    def _busy(self) -> QWidget:
        card = Card()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Checking the document"))
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        card.body.addStretch(1)
        card.body.addWidget(words(_("Checking the document…"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(bar)
        card.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addStretch(1)
        return card

    def _ask_file(self) -> None:
        ask_file(self, _("Choose a document"), Path.home(), pdf_files(), self.check)

    def _take_first(self, paths: list[Path]) -> None:
        self.check(str(paths[0]))

    def check(self, name: str) -> None:
        """Check a file."""
        path = Path(name)
        self.problem.show_text("")
        try:
            data = read_bytes(path)
            work = prepare_verification(self._workspace, data)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self._name, self._path, self._data = path.name, name, data
        self._cancel()
        self._stack.setCurrentIndex(1)
        self._task = Task(work)
        self._task.done.connect(self.show_verdict)
        self._task.failed.connect(self._show_failure)
        self._task.start()
        self.place_changed.emit()

    def _check_again(self) -> None:
        """Whom one trusts decides what is said of a document."""
        if self.verdict is not None and self._path:
            self.check(self._path)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what was found."""
        self.verdict = verdict
        self.card.show_verdict(verdict, may_sign=self._may_sign(verdict))
        self._stack.setCurrentIndex(2)

    def _may_sign(self, verdict: Verdict) -> bool:
        """Whether a place of the document waits for this file's owner, whose own case it is not.

        What may be signed are the bytes that were verified, and not what the file holds by then.
        """
        self._received = None
        if verdict.known or not verdict.empty or not self._data:
            return False
        with suppress(UserError):
            self._signer = receive(self._workspace, self._data).waiting[0]
            self._received = self._data
            return True
        return False

    def _ask_signature(self) -> None:
        if self._received is None:
            return
        knows = has_own_key(self._workspace, self._signer)
        dialog = CountersignDialog(
            self._workspace, self._received, self._signer, self._name, knows_code=knows, parent=self
        )
        dialog.signed.connect(self.check)
        dialog.open()

    def _ask_report(self) -> None:
        stem = Path(self._name).stem or _("document")
        offered = Path.home() / f"{stem}_{_('verification')}.pdf"
        ask_place(self, _("Save the report"), offered, pdf_files(), self.save_report)

    def save_report(self, name: str) -> None:
        """Write what was found into a file."""
        if self.verdict is None:
            return
        try:
            export_verdict(self.verdict, self._name or "–", Path(name), self._workspace.now())
        except UserError as error:
            self.problem.show_text(str(error))

    def _show_failure(self, error: UserError) -> None:
        self._stack.setCurrentIndex(0)
        self.problem.show_text(str(error))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._stack.setCurrentIndex(0)
