"""What the menu of a case offers of its sub-areas and of copies on other laptops."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.gates import is_disqualified
from desktop.domain.local_text import say
from desktop.texts import _, language

BESIDE = "beside:"
_COPY, _CONFLICTS, _THIRD = f"{BESIDE}copy", f"{BESIDE}conflicts", f"{BESIDE}third"


class OfferBeside(NamedTuple):
    """One thing that may be done now: its name and its words."""

    name: str
    text: str


def offers_beside(workspace: Workspace, case: Case) -> list[OfferBeside]:
    """Each sub-area, a copy for the other laptop, and what two copies said differently."""
    found = [
        OfferBeside(f"{BESIDE}{one.id}", _("Sub-area: {name}…").format(name=say(one.name, language())))
        for one in case.sub_areas
    ]
    late = any(is_disqualified(case, one.id) for one in case.beside_the_two)
    if not case.is_closed and (late or not case.views_ready):
        found.append(OfferBeside(_THIRD, _("A third assessor…")))
    found.append(OfferBeside(_COPY, _("Copy for your other laptop…")))
    if workspace.cases.conflicts(case.id):
        found.append(OfferBeside(_CONFLICTS, _("What two copies said differently…")))
    return found


def do_beside(workspace: Workspace, case_id: str, name: str, over: QWidget) -> None:
    """Open what was chosen."""
    from desktop.gui.demonstrations.sub_area_acts import CopyActs, SubAreaActs
    from desktop.gui.demonstrations.third_assessor import ThirdAssessorDialog
    from desktop.gui.pieces.conflicts_dialog import ConflictsDialog

    if name == _THIRD:
        ThirdAssessorDialog(workspace, workspace.cases.get(case_id), over).open()
    elif name == _COPY:
        CopyActs(workspace, case_id, over).ask()
    elif name == _CONFLICTS:
        ConflictsDialog(workspace, case_id, over).open()
    else:
        SubAreaActs(workspace, case_id, over).open(name.removeprefix(BESIDE))
