"""What every room of the window offers to the frame around it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class RoomPage(QWidget):
    """A room: knows its title and reads itself again when asked to.

    Signals:
        case_wanted: the id of a case to open.
        place_wanted: the id of a case, and the field of it to go to.
        room_wanted: the name of another room to go to.
        new_wanted: the person wants to open a new demonstration.
        new_for_wanted: the same for the KnownPeople that are chosen here.
        plans_wanted: the person wants to bring in plans (HOKS).
        kept_plan_wanted: the key of a plan that was brought in before, to be shown once more.
        list_wanted: the person wants to bring in a list of people.
        package_wanted: the person wants to open a package from another file.
        place_changed: title or subtitle changed.
        student_removal_wanted: the key of a student to remove for good.
        takeout_wanted: the key of a student of whom everything is to be handed over.
    """

    case_wanted = Signal(str)
    place_wanted = Signal(str, str)
    room_wanted = Signal(str)
    new_wanted = Signal()
    new_for_wanted = Signal(object)
    plans_wanted = Signal()
    kept_plan_wanted = Signal(str)
    list_wanted = Signal()
    package_wanted = Signal()
    place_changed = Signal()
    student_removal_wanted = Signal(str)
    takeout_wanted = Signal(str)

    def title(self) -> str:
        """The room's name."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """What stands beside the name."""
        return ""

    def refresh(self) -> None:
        """Read again what is shown."""

    def begin(self) -> None:
        """Put the keyboard where work goes on."""
        self.setFocus()

    def show_thing(self, key: tuple[str, ...]) -> None:
        """Show one thing of the room."""
