"""Where agreement and guidance are shown in the window of a case: made when first wanted, in front of the steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.places import GUIDANCE, part_of
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.autosave import answer_all
from desktop.gui.demonstrations.beside import Beside

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.guidance import ContactWay, Guidance, Practice, Topic
    from desktop.domain.minimum_level import Point
    from desktop.gui.demonstrations.guidance_page import GuidancePage


class GuidancePlace(Beside["GuidancePage"]):
    """Shows the page, and does what its cards tell."""

    def __init__(self, workspace: Workspace, acts: CaseActs, stack: QStackedWidget) -> None:
        super().__init__(workspace, acts, stack)
        self._asked = ""

    def show(self, field: str = "") -> None:
        """Bring the page to the front, with the keyboard at a field of the guidance where one is named."""
        page = self.page or self._make()
        self._stack.setCurrentWidget(page)
        self.refresh()
        if field.startswith(f"{GUIDANCE}."):
            page.show_place(field)
        else:
            page.begin()

    def _make(self) -> GuidancePage:
        from desktop.gui.demonstrations.guidance_page import GuidancePage

        page = self.page = GuidancePage()
        page.closed.connect(self.closed)
        page.agreement.written.connect(self._write)
        page.agreement.annex_wanted.connect(self._save_annex)
        page.induction.marked.connect(self._mark_induction)
        page.practice.marked.connect(self._mark_practice)
        page.practice.place_wanted.connect(self.place_wanted)
        page.contacts.added.connect(self._add_contact)
        page.contacts.removed.connect(self._remove_contact)
        points = page.points
        points.place_wanted.connect(self._go)
        points.told.connect(self._tell)
        points.aside_wanted.connect(self._ask_why)
        points.applies.connect(self._apply)
        points.improved.connect(self._improve)
        points.add_wanted.connect(self._ask_point)
        points.removed.connect(self._remove_point)
        self._stack.addWidget(page)
        return page

    def _read(self) -> None:
        if self.page is None:
            return
        from desktop.actions.guiding import minimum_level, own_points

        case = self._acts.case()
        own = frozenset(one.id for one in own_points(self._workspace))
        self.page.show_case(case, minimum_level(self._workspace, case), own, self._workspace.today())

    def _do(self, act: Callable[..., object], *values: object) -> str:
        """Do an act in this case; the sentence of why not, or ""."""
        return self._answer(lambda: act(self._workspace, self._acts.case().id, *values))

    def _answer(self, act: Callable[[], object]) -> str:
        said = ""
        try:
            act()
        except UserError as error:
            said = str(error)
        if self.page is not None:
            answer_all(self.page, said)
            self.page.show_refusal(said)
        return said

    def _write(self, guidance: Guidance) -> None:
        from desktop.actions.guiding import write_guidance

        self._do(write_guidance, guidance)

    def _save_annex(self) -> None:
        from desktop.actions.documents import Paper
        from desktop.gui.demonstrations.handing_on import HandingOn

        if self.page is not None:
            HandingOn(self._workspace, self._acts, self.page).ask_paper(Paper.ANNEX)

    def _mark_induction(self, topics: tuple[Topic, ...], on: date | None, by: str) -> None:
        from desktop.actions.guiding import mark_induction

        self._do(mark_induction, topics, on, by)

    def _mark_practice(self, task: str, mark: Practice | None) -> None:
        from desktop.actions.guiding import mark_practice

        self._do(mark_practice, task, mark)

    def _add_contact(self, on: date, way: ContactWay, person: str, note: str) -> None:
        from desktop.actions.guiding import add_contact

        said = self._do(add_contact, on, way, person, note)
        if self.page is not None:
            self.page.show_refusal("")
            self.page.contacts.show_answer(said)

    def _remove_contact(self, contact: str) -> None:
        from desktop.actions.guiding import remove_contact

        self._do(remove_contact, contact)

    def _go(self, field: str) -> None:
        if part_of(field) != GUIDANCE:
            self.place_wanted.emit(field)
        elif self.page is not None:
            self.page.show_place(field)

    def _tell(self, point: str, on: date | None) -> None:
        from desktop.actions.guiding import tell_point

        self._do(tell_point, point, on)

    def _improve(self, text: str, seen_on: date | None) -> None:
        from dataclasses import replace

        from desktop.actions.guiding import write_guidance

        before = self._acts.case().guidance
        after = replace(before, improvement=text.strip(), improvement_seen_on=seen_on)
        if after != before:
            self._do(write_guidance, after)

    def _ask_why(self, point: Point) -> None:
        from desktop.gui.widgets.asking import LineDialog
        from desktop.texts import _

        self._asked = point.id
        dialog = LineDialog(_("Does not apply here"), _("Why: {point}").format(point=point.text), "", self.page)
        dialog.written.connect(self._set_aside)
        dialog.open()

    def _set_aside(self, reason: str) -> None:
        from desktop.actions.guiding import set_aside

        self._answer_dialog(self._do(set_aside, self._asked, reason))

    def _apply(self, point: str) -> None:
        from desktop.actions.guiding import set_aside

        self._do(set_aside, point, "")

    def _ask_point(self) -> None:
        from desktop.gui.widgets.asking import LineDialog
        from desktop.texts import _

        title, label = _("A point of our own"), _("What the point asks for, in all demonstrations")
        dialog = LineDialog(title, label, "", self.page)
        dialog.written.connect(self._add_point)
        dialog.open()

    def _add_point(self, text: str) -> None:
        from desktop.actions.guiding import add_point

        self._answer_dialog(self._answer(lambda: add_point(self._workspace, text)))
        self.refresh()

    def _remove_point(self, point: str) -> None:
        from desktop.actions.guiding import remove_point

        self._answer(lambda: remove_point(self._workspace, point))
        self.refresh()

    def _answer_dialog(self, said: str) -> None:
        from desktop.gui.widgets.asking import LineDialog

        dialog = self.sender()
        if isinstance(dialog, LineDialog):
            dialog.answer(said)
