"""The window while a file is open: the rail, the top bar, and the room or case that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.backup import backup_age, backup_is_due, newest_backup
from desktop.actions.overview import today_overview, waiting_count
from desktop.actions.workspace import Workspace
from desktop.domain.local_text import say
from desktop.gui.bridge import Bridge
from desktop.gui.file_drops import FileDrops
from desktop.gui.look_band import LookBand
from desktop.gui.open_cases import OpenCases
from desktop.gui.rail import ROOMS, Rail, backup_words
from desktop.gui.rooms import make_room
from desktop.gui.search_box import SearchBox
from desktop.gui.top_bar import TopBar
from desktop.gui.widgets.room_page import RoomPage
from desktop.texts import language

if TYPE_CHECKING:
    from desktop.domain.found import Hit
    from desktop.domain.known import KnownPeople
    from desktop.gui.demonstrations.case_page import CasePage


class Frame(QWidget):
    """Shows one open file. Rooms are made when they are first opened.

    Signals:
        guest_mode: a guest has the laptop (True) or gave it back (False).
        speech_wanted: the language in which the program speaks to whoever has the laptop.
        student_removal_wanted: the key of a student to remove for good.
        takeout_wanted: the key of a student of whom everything is to be handed over.
    """

    guest_mode = Signal(bool)
    speech_wanted = Signal(str)
    student_removal_wanted = Signal(str)
    takeout_wanted = Signal(str)

    def __init__(self, workspace: Workspace, lock_minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.bridge = Bridge(workspace, self)
        self.rail = Rail(self)
        self.search = SearchBox(self._find)
        self.top_bar = TopBar(self.search, self)
        self.stack = QStackedWidget(self)
        self.cases = OpenCases(workspace, self.stack, self)
        self._guest = False
        self._rooms: dict[str, RoomPage] = {}
        self._room = ROOMS[0].name
        self._backup_news, self._backup_failed = "", False
        self._lay_out()
        FileDrops(self)
        self.rail.room_chosen.connect(self.open_room)
        self.rail.show_person(workspace.teacher.name, lock_minutes)
        self.rail.backup_wanted.connect(self.ask_backup)
        self.bridge.settings_changed.connect(self._show_backup)
        self.search.chosen.connect(self._open_hit)
        self.top_bar.new_wanted.connect(self.ask_new_case)
        self.top_bar.back_wanted.connect(self.close_case)
        self.cases.changed.connect(self._show_place)
        self.cases.left.connect(self._open_room_again)
        self.cases.opened.connect(self._listen_to_case)
        self.bridge.case_changed.connect(self._count_waiting)
        self.bridge.case_changed.connect(self.cases.rename)
        self.open_room(self._room)
        self._count_waiting()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        if self.workspace.only_looked_at:
            right.addWidget(LookBand(self.workspace.only_looked_at))
        right.addWidget(self.top_bar)
        right.addWidget(self.cases.tabs)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)

    def room(self, name: str) -> RoomPage:
        """A room, made when it is first asked for."""
        if name not in self._rooms:
            page = make_room(name, self.workspace, self.bridge, self.stack)
            page.case_wanted.connect(self.open_case)
            page.place_wanted.connect(self.open_case)
            page.room_wanted.connect(self.open_room)
            page.new_wanted.connect(self.ask_new_case)
            page.new_for_wanted.connect(self._ask_new_case_for)
            page.plans_wanted.connect(self.ask_plans)
            page.kept_plan_wanted.connect(self._show_kept_plan)
            page.list_wanted.connect(self.ask_list)
            page.package_wanted.connect(self.ask_package)
            page.place_changed.connect(self._show_place)
            page.student_removal_wanted.connect(self.student_removal_wanted)
            page.takeout_wanted.connect(self.takeout_wanted)
            self._rooms[name] = page
            self.stack.addWidget(page)
        return self._rooms[name]

    @property
    def case_page(self) -> CasePage | None:
        """The case on the screen; None when a room is."""
        return self.cases.page

    @property
    def open_case_id(self) -> str:
        """The case on the screen; "" when a room is."""
        return self.cases.current

    @property
    def open_room_name(self) -> str:
        """The room that is open, or was open before the case."""
        return self._room

    def open_room(self, name: str) -> None:
        """Go to a room. The cases that are open stay so."""
        if self._guest:
            return
        self.cases.leave()
        self._room = name
        page = self.room(name)
        self.stack.setCurrentWidget(page)
        self.rail.show_room(name)
        page.refresh()
        page.begin()
        self._show_place()

    def open_case(self, case_id: str, place: str = "") -> None:
        """Open a case, at the place of one of its fields where one is named."""
        if self._guest and case_id != self.open_case_id:
            return
        self.cases.show(case_id, place)

    def _listen_to_case(self, page: CasePage) -> None:
        page.guest_mode.connect(self.set_guest_mode)
        page.speech_wanted.connect(self.speech_wanted)
        page.next_wanted.connect(self.open_next)
        page.case_wanted.connect(self.open_case)

    def open_next(self) -> None:
        """Open the next demonstration; without one, the first room says that nothing is in sight."""
        here = self.open_case_id
        coming = [row for row in today_overview(self.workspace).upcoming if row.id != here]
        if coming:
            self.open_case(coming[0].id)
        else:
            self.open_room(ROOMS[0].name)
        if here:
            self.cases.close(here)

    def close_case(self) -> None:
        """Close the case on the screen, and go back to the room that was open before it."""
        if self._guest:
            return
        shown = self.cases.current
        self.open_room(self._room)
        if shown:
            self.cases.close(shown)

    def _open_room_again(self) -> None:
        self.open_room(self._room)

    @property
    def has_guest(self) -> bool:
        """Whether a guest has the laptop."""
        return self.case_page is not None and self.case_page.guest is not None

    def set_guest_mode(self, guest: bool) -> None:
        """Hide all but the case while a guest has the laptop; what is hidden and off hears no key either."""
        self._guest = guest
        for bar in (self.rail, self.top_bar):
            bar.setVisible(not guest)
            bar.setEnabled(not guest)
        self.cases.set_guest(guest)
        if not guest:  # what changed meanwhile was told in the guest's language
            self._count_waiting()
            self._show_place()
        self.guest_mode.emit(guest)

    def ask_new_case(self) -> None:
        """Ask for what a new case needs."""
        self._ask_new_case_for(None)

    def _ask_new_case_for(self, known: KnownPeople | None) -> None:
        """The same, with the people filled in that were chosen in a room."""
        from desktop.gui.cases.new_case import NewCaseDialog

        dialog = NewCaseDialog(self.workspace, self, known=known)
        dialog.opened.connect(self.open_case)
        dialog.library_wanted.connect(self._open_library)
        dialog.open()

    def _open_library(self) -> None:
        self.open_room("qualifications")

    def ask_plans(self) -> None:
        """Ask for a file of plans (HOKS), and show what it would bring."""
        from desktop.gui.hoks.bringing import bringer

        bringer(self).ask()

    def ask_list(self) -> None:
        """Ask for a list of people, and bring it in."""
        from desktop.gui.rosters.bringing import BringingIn

        BringingIn(self.workspace, self).ask()

    def _show_kept_plan(self, key: str) -> None:
        from desktop.gui.hoks.bringing import bringer

        bringer(self).show_kept(key)

    def ask_package(self) -> None:
        """Ask for a package from another file, and open it."""
        from desktop.gui.pieces.bringing import bringer

        bringer(self).ask()

    def ask_backup(self) -> None:
        """Ask where a backup goes, and make it."""
        from desktop.gui.backing_up import BackingUp

        BackingUp(self.workspace, self).ask()

    def _show_backup(self) -> None:
        newest = newest_backup(self.workspace)
        text = backup_words(backup_age(self.workspace))
        told = [str(newest.path) if newest else "", self._backup_news]
        due = backup_is_due(self.workspace) or self._backup_failed
        self.rail.backup.show_age(text, due=due, path="\n".join(one for one in told if one))

    def tell_backup(self, news: str, *, failed: bool = False) -> None:
        """Tell of automatic backups where the age of the newest backup stands; one that failed stands out."""
        self._backup_news, self._backup_failed = news, failed
        self._show_backup()

    def end(self) -> None:
        """Let go of the file, before it is closed."""
        self.cases.close_all()
        self.bridge.end()

    def _show_place(self) -> None:
        if self.case_page is None:
            page = self.room(self._room)
            self.top_bar.show_place(page.title(), page.subtitle())
            return
        self.rail.show_room("cases")
        case = self.workspace.cases.get(self.open_case_id)
        told = (say(case.unit.name, language()), case.workplace.name)
        self.top_bar.show_place(case.student.name, " · ".join(one for one in told if one), back=True, new=False)

    def _count_waiting(self) -> None:
        self.rail.rooms["today"].show_count(waiting_count(self.workspace))
        self.rail.show_to_hand_on(self.workspace.lists.count_to_koski())
        self._show_backup()  # the first case makes a backup worth while, and days pass

    def _find(self, text: str) -> Sequence[Hit]:
        from desktop.actions.searching import search_everything

        return search_everything(self.workspace, text)

    def _open_hit(self, hit: Hit) -> None:
        if hit.kind in ("case", "note", "task"):
            self.open_case(*hit.key)
            return
        room = {"student": "students", "workplace": "workplaces", "unit": "qualifications"}[hit.kind]
        self.open_room(room)
        self.room(room).show_thing(hit.key)
