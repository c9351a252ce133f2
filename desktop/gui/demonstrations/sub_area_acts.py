"""What follows what is told of sub-areas: they are planned, assessed here, or sent to their teacher and taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions import merging, pieces, sharing, sub_areas
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.sub_areas import ShownSubArea
from desktop.gui.choosing import ask_place, documents, pdf_files
from desktop.gui.demonstrations.sub_area_dialogs import SubAreaDialog, SubAreaPlanDialog
from desktop.gui.messages import show_failure
from desktop.gui.pieces.bringing import PackageBringer, package_files
from desktop.gui.pieces.code_dialog import SentDialog
from desktop.gui.pieces.result_dialog import Result, ResultDialog
from desktop.texts import _, language


class SubAreaActs(QObject):
    """Does what is told of the sub-areas of one case. Lives as long as the widget it stands over."""

    def __init__(self, workspace: Workspace, case_id: str, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._case_id, self._over = workspace, case_id, over
        self._area = ""

    def open(self, area_id: str) -> None:
        """Show a sub-area and what may be done with it, or ask for a new one."""
        case = self._workspace.cases.get(self._case_id)
        if not area_id:
            SubAreaPlanDialog(self._workspace, case, parent=self._over).open()
            return
        self._area = area_id
        try:
            dialog = SubAreaDialog(case, sub_areas.the_sub_area(case, area_id), self._over)
        except UserError as error:
            show_failure(self._over, error)
            return
        dialog.wanted.connect(self.do)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def do(self, name: str) -> None:
        """Do one of what may be done, or open the dialog for it."""
        acts = {
            "plan": self._plan,
            "remove": self._remove,
            "assess": self._assess,
            "send": self._ask_where,
            "back": self._take_back,
            "code": self._show_code,
            "call_off": self._call_off,
            "record": self._ask_record,
        }
        try:
            acts[name]()
        except UserError as error:
            show_failure(self._over, error)

    def _one(self) -> ShownSubArea:
        return sub_areas.the_sub_area(self._workspace.cases.get(self._case_id), self._area)

    def _plan(self) -> None:
        case = self._workspace.cases.get(self._case_id)
        SubAreaPlanDialog(self._workspace, case, self._one(), self._over).open()

    def _remove(self) -> None:
        sub_areas.remove_sub_area(self._workspace, self._case_id, self._area)

    def _assess(self) -> None:
        case, one = self._workspace.cases.get(self._case_id), self._one()
        piece = sub_areas.piece_for(self._workspace, case, one)
        knows = sub_areas.has_key_for(self._workspace, one)
        ResultDialog(piece, one.teacher, knows_code=knows, does=self._decide, parent=self._over).open()

    def _decide(self, given: Result) -> None:
        workspace, case_id, area = self._workspace, self._case_id, self._area
        grade = given.grade
        if grade is None:
            raise UserError(_("Choose the grade of the sub-area."))
        sub_areas.decide_sub_area(
            workspace, case_id, area, grade=grade, reason=given.reason, levels=given.levels, notes=given.notes
        )
        sub_areas.sign_sub_area(
            workspace,
            case_id,
            area,
            code=given.code,
            strokes=given.strokes,
            method=given.method,
            pad_ratio=given.pad_ratio,
        )

    def _name(self, kind: str, ending: str) -> Path:
        name = sharing.suggested_name(self._workspace, self._case_id, kind.replace(" ", "_"), ending)
        return sharing.copies_folder(self._workspace, documents()) / name

    def _ask_where(self) -> None:
        offered = self._name(say(self._one().name, language()), merging.SUFFIX.lstrip("."))
        ask_place(self._over, _("Save the package"), offered, package_files(), self.send)

    def send(self, name: str) -> None:
        """Write the package and show its code."""
        try:
            pieces.send_piece(self._workspace, self._case_id, self._area, Path(name))
        except UserError as error:
            show_failure(self._over, error)
            return
        self._show_code()

    def _show_code(self) -> None:
        one = self._one()
        told = _("The part is for {name} to assess. They open it in their own Näyttökumppani with this code.")
        SentDialog(one.sent.code if one.sent else "", told.format(name=one.teacher), self._over).open()

    def _take_back(self) -> None:
        PackageBringer(self._workspace, self._over).ask()

    def _call_off(self) -> None:
        pieces.call_off_piece(self._workspace, self._case_id, self._area)

    def _ask_record(self) -> None:
        offered = self._name(say(self._one().name, language()), "pdf")
        ask_place(self._over, _("Save the record of the sub-area"), offered, pdf_files(), self.save_record)

    def save_record(self, name: str) -> None:
        """Write the record of the sub-area."""
        try:
            sub_areas.export_sub_area(self._workspace, self._case_id, self._area, Path(name))
        except UserError as error:
            show_failure(self._over, error)


class CopyActs(QObject):
    """Writes a copy of the whole case for the teacher's other laptop."""

    def __init__(self, workspace: Workspace, case_id: str, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._case_id, self._over = workspace, case_id, over

    def ask(self) -> None:
        """Ask where it goes."""
        name = sharing.suggested_name(self._workspace, self._case_id, _("copy"), merging.SUFFIX.lstrip("."))
        offered = sharing.copies_folder(self._workspace, documents()) / name
        ask_place(self._over, _("Save a copy for your other laptop"), offered, package_files(), self.save)

    def save(self, name: str) -> None:
        """Write the copy and show its code."""
        try:
            code = merging.export_copy(self._workspace, self._case_id, Path(name))
        except UserError as error:
            show_failure(self._over, error)
            return
        told = _("Open the copy on your other laptop with this code. What both have changed is merged there.")
        SentDialog(code, told, self._over).open()
