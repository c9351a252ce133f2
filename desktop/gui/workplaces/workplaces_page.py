"""The room of workplaces: who guides there, the demonstrations, and the plans that are kept for the next ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.actions.lists import ListKind
from desktop.actions.register import delete_workplace
from desktop.actions.workspace import Workspace
from desktop.domain.known import KnownPeople, WorkplaceRow
from desktop.domain.people import WorkplaceInstructor
from desktop.domain.register import KnownWorkplace
from desktop.gui.bridge import Bridge
from desktop.gui.messages import ask
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.case_list import CaseList
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.record_pane import RecordPane, in_row
from desktop.gui.widgets.register_list import RegisterLines, remarks
from desktop.gui.widgets.register_page import RegisterPage
from desktop.gui.workplaces.templates_card import TemplatesCard
from desktop.gui.workplaces.workplace_dialog import WorkplaceDialog
from desktop.texts import _, many

MOST_INSTRUCTORS = 5


class WorkplacesPage(RegisterPage):
    """Workplaces of the register, and as the demonstrations name them."""

    kind = ListKind.WORKPLACES

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self.cases = CaseList(of_student=False)
        self.templates = TemplatesCard(workspace)
        self.new = button(_("New demonstration at this workplace"), icon="plus")
        self.edit = button(_("Edit…"), "link")
        self.delete = button(_("Delete…"), "link")
        self._people = words("", "muted", wrap=True)
        self._people.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._no_cases = words("", "muted", wrap=True)
        empty = EmptyState(
            "workplaces",
            _("No workplaces yet"),
            _("Bring in a list of workplaces and instructors, or add the first by hand."),
            _("Bring in a list…"),
            _("Add a workplace"),
        )
        hint = _("Name, business ID or instructor")
        detail = RecordPane(
            self.cases,
            self.new,
            (self._people, in_row(self.edit, self.delete), self._no_cases),
            below=(self.templates,),
        )
        super().__init__(workspace, bridge, detail, empty, hint, parent)
        bridge.templates_changed.connect(self.note_change)
        self.edit.clicked.connect(self._ask_edit)
        self.delete.clicked.connect(self._ask_delete)

    def title(self) -> str:
        """The room's name."""
        return _("Workplaces")

    def subtitle(self) -> str:
        """How many there are."""
        count = self._workspace.known.count_workplaces()
        return many("{n} workplace", "{n} workplaces", count) if count else ""

    def read(self, words: str, offset: int, limit: int) -> Sequence[WorkplaceRow]:
        """Some of the workplaces that the words find."""
        return self._workspace.known.workplaces(self._workspace.today(), words, offset, limit)

    def lines(self, record: Any) -> RegisterLines:
        """Name, and who guides there; how many demonstrations, and the next."""
        row: WorkplaceRow = record
        return RegisterLines(
            row.workplace.name,
            row.instructor.name or row.workplace.contact or row.workplace.business_id,
            *remarks(row.cases, row.next_on),
        )

    def show_record(self, record: Any) -> None:
        """Show the people, the demonstrations and the plan templates of a workplace."""
        row: WorkplaceRow = record
        self.detail.show_head(row.workplace.name, row.workplace.business_id)
        self._show_people(row)
        lists, key = self._workspace.lists, row.key
        self.cases.show_cases(lambda offset, limit: lists.of_workplace(key, offset, limit))
        self.cases.setVisible(row.cases > 0)
        gone = _("No demonstrations here any more. The plan templates are kept.")
        self._no_cases.setText(_("No demonstrations here yet.") if row.record else gone)
        self._no_cases.setVisible(row.cases == 0)
        self.delete.setVisible(row.record is not None)
        self.templates.show_workplace(row.key)

    def _show_people(self, row: WorkplaceRow) -> None:
        known = self._workspace.known.instructors("", row.key, MOST_INSTRUCTORS) if row.cases or row.record else []
        contact = _("Contact person: {name}").format(name=row.workplace.contact) if row.workplace.contact else ""
        people = [contact, *(_instructor_words(one.instructor) for one in known)]
        self._people.setText("\n".join(one for one in people if one))
        self._people.setVisible(bool(self._people.text()))

    def ask_add(self) -> None:
        """Ask for a new workplace."""
        WorkplaceDialog(self._workspace, KnownWorkplace(), self).open()

    def _ask_edit(self) -> None:
        """Edit the workplace of the register, or take one of a demonstration into it."""
        if isinstance(self._shown, WorkplaceRow):
            row = self._shown
            people = (row.instructor,) if row.instructor.name else ()
            record = row.record or KnownWorkplace(workplace=row.workplace, instructors=people)
            WorkplaceDialog(self._workspace, record, self).open()

    def _ask_delete(self) -> None:
        if isinstance(self._shown, WorkplaceRow) and self._shown.record:
            name = self._shown.workplace.name
            question = _("Delete {name} from the workplaces that are known? Demonstrations stay.").format(name=name)
            ask(self, question, _("Delete"), partial(delete_workplace, self._workspace, self._shown.record.id))

    def known(self, record: Any) -> KnownPeople:
        """The workplace and who guides there."""
        return KnownPeople(workplace=record.workplace, instructor=record.instructor)


def _instructor_words(instructor: WorkplaceInstructor) -> str:
    who = ", ".join(one for one in (instructor.name, instructor.title) if one)
    told = (_("Workplace instructor: {name}").format(name=who), instructor.phone, instructor.email)
    return " · ".join(one for one in told if one)
