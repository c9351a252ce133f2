"""Opening a package: the code is asked for, then the part is assessed, or what came back is merged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import merging, pieces
from desktop.actions.curricula import read_bytes
from desktop.actions.merging import PackageKind, package_kind
from desktop.actions.pieces import ReturnedPiece
from desktop.actions.sharing import copies_folder, write_whole
from desktop.actions.signing import has_own_key
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.pieces import Piece
from desktop.domain.terms import Role
from desktop.gui.choosing import ask_file, ask_place, documents
from desktop.gui.messages import ask, show_failure, show_text
from desktop.gui.pieces.code_dialog import CodeDialog
from desktop.gui.pieces.conflicts_dialog import ConflictsDialog
from desktop.gui.pieces.result_dialog import Result, ResultDialog
from desktop.texts import _, language

if TYPE_CHECKING:
    from desktop.gui.frame import Frame


def package_files() -> str:
    """What a dialog calls packages."""
    return _("Packages (*.nayttopala)")


class PackageBringer(QObject):
    """Brings in one package. Lives as long as the widget it stands over.

    Signals:
        case_wanted: the id of the demonstration that the package was merged into.
    """

    case_wanted = Signal(str)

    def __init__(self, workspace: Workspace, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._over = workspace, over
        self._data = b""
        self._answer = b""
        self._code = ""

    def ask(self) -> None:
        """Ask for the file."""
        folder = copies_folder(self._workspace, documents())
        ask_file(self._over, _("Open a package"), folder, package_files(), self.bring)

    def bring(self, name: str) -> None:
        """Read a file and ask for what opens it."""
        try:
            self._data = read_bytes(Path(name))
            kind = package_kind(self._data)
            if kind == PackageKind.ANSWER:
                self._take_answer()
                return
        except UserError as error:
            show_failure(self._over, error)
            return
        dialog = CodeDialog(self._over)
        dialog.does(self._open_piece if kind == PackageKind.PIECE else self._merge)
        dialog.open()

    def _open_piece(self, code: str) -> None:
        piece = pieces.open_piece(self._workspace, self._data, code)
        self._code = code
        knows = has_own_key(self._workspace, Role.TEACHER)
        name = self._workspace.teacher.name
        does = partial(self._assess, piece)
        ResultDialog(piece, name, knows_code=knows, does=does, parent=self._over).open()

    def _assess(self, piece: Piece, given: Result) -> None:
        self._answer = pieces.answer_piece(
            self._workspace,
            piece,
            package_code=self._code,
            grade=given.grade,
            reason=given.reason,
            levels=given.levels,
            notes=given.notes,
            code=given.code,
            strokes=given.strokes,
            method=given.method,
            pad_ratio=given.pad_ratio,
        )
        words = f"{piece.student}_{say(piece.area.name, language())}_{_('answer')}".replace(" ", "_")
        offered = copies_folder(self._workspace, documents()) / f"{words}{merging.SUFFIX}"
        ask_place(
            self._over, _("Save the answer for {name}").format(name=piece.sender), offered, package_files(), self.save
        )

    def save(self, name: str) -> None:
        """Write the answer; where that fails it is asked again, as the decision would be lost otherwise."""
        try:
            write_whole(Path(name), self._answer)
        except UserError as error:
            show_failure(self._over, error)
            return
        show_text(self._over, _("Saved. Give the file back: it opens with the same code, which needs no telling anew."))

    def _take_answer(self) -> None:
        returned = pieces.look_at_answer(self._workspace, self._data)
        if returned.question:
            ask(self._over, returned.question, _("Yes, take it in"), partial(self._keep, returned))
        else:
            self._keep(returned)

    def _keep(self, returned: ReturnedPiece) -> None:
        try:
            case = pieces.take_back_piece(self._workspace, self._data, vouch=bool(returned.issuer))
        except UserError as error:
            show_failure(self._over, error)
            return
        self.case_wanted.emit(case.id)

    def _merge(self, code: str) -> None:
        merged = merging.take_copy(self._workspace, self._data, code)
        self.case_wanted.emit(merged.case)
        if merged.conflicts:
            ConflictsDialog(self._workspace, merged.case, self._over).open()
        else:
            show_text(self._over, merged.words())


def bringer(frame: Frame) -> PackageBringer:
    """What brings in a package over the window; its demonstration is opened there."""
    made = PackageBringer(frame.workspace, frame)
    made.case_wanted.connect(frame.open_case)
    return made
