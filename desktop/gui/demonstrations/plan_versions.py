"""What a teacher does about the version of the requirements that a plan follows: compares, moves, or leaves it be."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions.drafts import draft, keep_draft
from desktop.actions.versions import case_unit, move_to_version, preview_move
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.library import QualificationRow, version_name
from desktop.domain.version_fit import UnitVersion, version_problems
from desktop.gui.compare_dialog import CompareDialog
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.version_move_dialog import VersionMoveDialog
from desktop.texts import _

SEEN = "versions"


class PlanVersions(QObject):
    """Carries out what the band above the plan tells."""

    def __init__(self, workspace: Workspace, acts: CaseActs, page: PlanPage) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page = workspace, acts, page
        self._wanted: UnitVersion | None = None
        page.versions.compare_wanted.connect(self._compare)
        page.versions.move_wanted.connect(self._preview)
        page.versions.header_wanted.connect(page.place_wanted)
        page.versions.put_away.connect(self._put_away)
        page.versions.seen = draft(workspace, acts.case().id, SEEN)

    def _put_away(self) -> None:
        keep_draft(self._workspace, self._acts.case().id, SEEN, self._page.versions.seen)

    def _compare(self, version: UnitVersion) -> None:
        unit = case_unit(self._acts.case())
        CompareDialog(self._workspace, unit, self._page, other=version.unit).open()

    def _preview(self, version: UnitVersion) -> None:
        case, today = self._acts.case(), self._workspace.today()
        try:
            move = preview_move(self._workspace, case, version)
        except UserError as error:
            self._acts.refused.emit(str(error))
            return
        self._wanted = version
        problems = version_problems(move.case, version.qualification, today)
        before = QualificationRow(
            id=case.unit.qualification,
            version=case.unit.version,
            name=case.unit.qualification_name,
            reference_number=case.unit.reference_number,
        )
        names = (version_name(before), version_name(version.qualification))
        dialog = VersionMoveDialog(move, names, problems, self._page)
        dialog.accepted.connect(self._move)
        dialog.open()

    def _move(self) -> None:
        version = self._wanted
        if version is None:
            return
        try:
            move_to_version(self._workspace, self._acts.case().id, version)
        except UserError as error:
            self._acts.refused.emit(str(error))
            return
        self._acts.succeeded.emit()
        text = _("The demonstration follows {name} now. What is to be marked again stands in the plan.")
        self._page.versions.tell(text.format(name=version_name(version.qualification)))
