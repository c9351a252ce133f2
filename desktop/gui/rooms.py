"""The rooms of the window by name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions.workspace import Workspace
from desktop.gui.bridge import Bridge
from desktop.gui.widgets.room_page import RoomPage


def make_room(name: str, workspace: Workspace, bridge: Bridge, parent: QWidget) -> RoomPage:
    """Make a room by its name. Rooms are imported when first opened: the start shows only one."""
    if name == "cases":
        from desktop.gui.cases.cases_page import CasesPage

        return CasesPage(workspace, bridge, parent)
    if name == "students":
        from desktop.gui.students.students_page import StudentsPage

        return StudentsPage(workspace, bridge, parent)
    if name == "workplaces":
        from desktop.gui.workplaces.workplaces_page import WorkplacesPage

        return WorkplacesPage(workspace, bridge, parent)
    if name == "qualifications":
        from desktop.gui.qualifications.qualifications_page import QualificationsPage

        return QualificationsPage(workspace, bridge, parent)
    if name == "verify":
        from desktop.gui.verify.verify_page import VerifyPage

        return VerifyPage(workspace, parent)
    from desktop.gui.today.today_page import TodayPage

    return TodayPage(workspace, bridge, parent)
