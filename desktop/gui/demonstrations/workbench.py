"""The five steps of one case as one reader sees them: tabs, the page of a step, and the bar at the bottom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import drafts
from desktop.actions.aftermath import follow_ups, linked_before
from desktop.actions.workspace import Workspace
from desktop.domain.case import current_step
from desktop.domain.errors import UserError
from desktop.domain.gates import problems_to_sign, step_problems
from desktop.domain.places import GUIDANCE, is_in_header, part_of, step_of
from desktop.domain.stages import Step
from desktop.domain.terms import InformedBy, Role, is_role
from desktop.gui.demonstrations import wiring
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.aftermath_band import AftermathBand
from desktop.gui.demonstrations.aftermath_dialogs import DifferenceDialog
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.autosave import Refused, answer_all, refused_in
from desktop.gui.demonstrations.beside_turn import BesideTurn, name_turns
from desktop.gui.demonstrations.bottom_bar import BottomBar
from desktop.gui.demonstrations.day_acts import DayActs
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.decide_acts import DecideActs
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.guest_bar import guest_is_done
from desktop.gui.demonstrations.header_dialog import HeaderDialog
from desktop.gui.demonstrations.looking_back import show_history
from desktop.gui.demonstrations.plan_acts import PlanActs
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.plan_templates import PlanTemplates
from desktop.gui.demonstrations.plan_versions import PlanVersions
from desktop.gui.demonstrations.showing import shown_now
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.sign_acts import SignActs
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.demonstrations.step_page import StepPage, bare
from desktop.gui.demonstrations.step_pages import StepPages
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.buttons import button, set_kind
from desktop.gui.widgets.steps import StepTabs
from desktop.texts import _, clock

GUEST_STEPS = {Role.INSTRUCTOR: (Step.PLAN, Step.DAY, Step.ASSESS), Role.STUDENT: (Step.PLAN,)}
BESIDE_STEPS = (Step.DAY, Step.ASSESS)
"""What a guest is shown who assesses beside the two."""


class Workbench(QWidget):
    """Shows a case to one reader and lets them act.

    Signals:
        turn_wanted: the guest who shall have the laptop: a role, or the id of an assessor beside the two.
        signing_wanted: the guest who shall have the laptop to sign.
        next_wanted: the person is done here and wants the next demonstration.
        left: a guest is done.
        case_wanted: the id of another case that shall be opened.
        registers_wanted: the case shall be handed on to the registers.
        elsewhere_wanted: the field of the case that is put right on a page beside the steps.
    """

    turn_wanted = Signal(str)
    signing_wanted = Signal(str)
    next_wanted = Signal()
    left = Signal()
    case_wanted = Signal(str)
    registers_wanted = Signal()
    elsewhere_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        acts: CaseActs,
        reader: str,
        *,
        guest: bool,
        signing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``guest`` opens only what a guest needs, with ``signing`` the signatures and nothing else."""
        super().__init__(parent)
        self.workspace, self.acts, self.reader, self.guest = workspace, acts, reader, guest
        self.setProperty("guest", guest)
        self._only_signs = guest and signing
        self._signing: SignActs | None = None
        self.tabs = StepTabs(self)
        self._stack = QStackedWidget(self)
        self._case_id = acts.case().id
        beside = GUEST_STEPS[Role(reader)] if is_role(reader) and guest else BESIDE_STEPS
        steps = (Step.SIGN,) if self._only_signs else beside if guest else tuple(Step)
        self.pages = StepPages(steps, self._make_page, self._draft)
        self._lay_out()
        for step in Step:
            self.tabs.button(step).setVisible(step in self.pages)
        self.tabs.chosen.connect(self._choose_step)
        acts.refused.connect(self._show_refusal)
        acts.succeeded.connect(self._note_success)
        if not guest:
            QShortcut(
                QKeySequence(QKeySequence.StandardKey.Undo),
                self,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            ).activated.connect(self.undo)

    def _lay_out(self) -> None:
        layout = bare(QVBoxLayout(self), 0)
        layout.addWidget(self._top())
        self.band = AftermathBand()
        self.band.case_wanted.connect(self.case_wanted)
        layout.addWidget(self.band)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bottom())

    def _top(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("surface", "bar")
        row = bare(QHBoxLayout(bar))
        row.setContentsMargins(20, 0, 20, 0)
        if self.guest:
            row.setContentsMargins(20, 4, 20, 4)  # room around the larger buttons
        row.addWidget(self.tabs, 1)
        self.to_instructor = button(_("The instructor's turn"), icon="person")
        self.to_student = button(_("The student's turn"), icon="person")
        self.leave = button(_("Give the laptop back"))
        self.to_beside = BesideTurn()
        self.to_beside.chosen.connect(self._hand_to)
        row.addWidget(self.to_beside)
        self.to_beside.hide()
        self.to_instructor.clicked.connect(self._hand_to_instructor)
        self.to_student.clicked.connect(self._hand_to_student)
        self.leave.clicked.connect(self._leave)
        for made in (self.to_instructor, self.to_student, self.leave):
            row.addWidget(made)
            made.setVisible((made is self.leave) == self.guest)
        if self._only_signs:
            bar.hide()  # there is one step only, and the document needs the room
        return bar

    def _bottom(self) -> QFrame:
        self._bar = bar = BottomBar(self.workspace, guest=self.guest)
        self.saved, self.undo_button, self.more = bar.saved, bar.undo, bar.more
        self.saved.clicked.connect(self._show_history)
        self.undo_button.clicked.connect(self.undo)
        self.more.history_wanted.connect(self._show_history)
        self.more.case_wanted.connect(self.case_wanted)
        self.more.refused.connect(self._show_refusal)
        self.band.wanted.connect(self.more.do)
        if self._only_signs:
            bar.add(self.leave)
        return bar

    def _make_page(self, step: Step) -> StepPage:
        makers: dict[Step, Callable[[], StepPage]] = {
            Step.PLAN: self._plan_page,
            Step.DAY: self._day_page,
            Step.ASSESS: self._assess_page,
            Step.DECIDE: self._decide_page,
            Step.SIGN: self._sign_page,
        }
        page = makers[step]()
        page.drafted.connect(self._keep_draft)
        page.moved_on.connect(self._move_on)
        page.place_wanted.connect(self.go_to_place)
        self._bar.add_page(page)
        self._stack.addWidget(page)
        return page

    def _plan_page(self) -> PlanPage:
        page = PlanPage(self._stack)
        wiring.wire_plan(page, self.acts)
        acts = PlanActs(self.workspace, self.acts, page, self.reader)
        acts.all_agreed.connect(self._move_on)
        acts.registers_wanted.connect(self.registers_wanted)
        page.header_wanted.connect(self._edit_header)
        PlanTemplates(self.workspace, self.acts, page)
        PlanVersions(self.workspace, self.acts, page)
        return page

    def _day_page(self) -> DayPage:
        page = DayPage(self._stack)
        wiring.wire_day(page, self.acts)
        DayActs(self.workspace, self.acts, page, guest=self.guest)
        return page

    def _assess_page(self) -> AssessPage:
        page = AssessPage(self._stack)
        wiring.wire_assess(page, self.acts)
        page.view_finished.connect(self._finish_view)
        page.comparison_closed.connect(self._close_comparison)
        page.through.connect(self._leave)
        page.difference_stays.connect(self._leave_difference)
        page.turn_wanted.connect(self.turn_wanted)
        return page

    def _decide_page(self) -> DecidePage:
        page = DecidePage(self._stack)
        wiring.wire_decide(page, self.acts)
        DecideActs(self.workspace, self.acts, page)
        page.decided.connect(self._decide)
        page.informed.connect(self._inform)
        return page

    def _sign_page(self) -> SignPage:
        page = SignPage(self._stack)
        self._signing = SignActs(self.workspace, self.acts, page, guest=self.guest)
        self._signing.turn_wanted.connect(self.signing_wanted)
        self._signing.left.connect(self._leave)
        self._signing.next_wanted.connect(self.next_wanted)
        page.registers_wanted.connect(self.registers_wanted)
        return page

    def page(self, step: Step) -> StepPage:
        """The page of a step."""
        return self.pages[step]

    @property
    def step(self) -> Step:
        """The step that is shown."""
        current = self._stack.currentWidget()
        return next(step for step, page in self.pages.made if page is current)

    def open_at(self) -> None:
        """Show the case for the first time, where it stands."""
        wanted = current_step(self.acts.case())
        self.show_case()
        self.go_to(wanted if wanted in self.pages else list(self.pages)[-1])

    def show_case(self) -> None:
        """Read the case again and show it."""
        case = self.acts.case()
        shown = shown_now(self.workspace, case, self.reader, guest=self.guest)
        self.pages.show_case(shown, self.step if self._stack.count() else None)
        self.tabs.show_done([step for step in Step if _is_done(shown, step)])
        set_kind(self.leave, "primary" if self.guest and guest_is_done(case, self.reader) else "")
        self._show_saved(self.unsaved())
        self.undo_button.setVisible(not self.guest and not case.is_closed and self.workspace.can_undo(case.id))
        self._show_document()
        if not self.guest:
            self.to_instructor.setVisible(Role.INSTRUCTOR in case.plan.parties)
            before = linked_before(self.workspace, case)
            self.more.show_case(case)
            self.to_beside.show_case(case)
            turns = {Role.INSTRUCTOR: self.to_instructor, Role.STUDENT: self.to_student}
            name_turns(turns, short=bool(case.beside_the_two))
            self.band.show_case(case, before, follow_ups(self.workspace, case))

    def go_to(self, step: Step) -> None:
        """Show a step."""
        self.flush()
        self.tabs.set_value(step)
        self._stack.setCurrentWidget(self.pages[step])
        for one, page in self.pages.made:
            page.footer.setVisible(one == step)
            page.buttons.setVisible(one == step)
        self._show_document()
        self.pages[step].begin()

    def _leave_difference(self, requirement: str) -> None:
        DifferenceDialog(self.workspace, self.acts.case().id, requirement, self).open()

    def _show_history(self) -> None:
        self.flush()
        show_history(self.workspace, self.acts, self.reader, self)

    def go_to_place(self, field: str) -> None:
        """Show the step of a field of the case, with the keyboard where it is put right."""
        step = step_of(field)
        if part_of(field) == GUIDANCE:
            self.elsewhere_wanted.emit(field)
            return
        if step not in self.pages:
            return
        if step != self.step:
            self.go_to(step)
        if is_in_header(field):
            if not self.guest:  # the basic data are the school's
                self._edit_header(field)
        else:
            self.pages[step].show_place(field)

    def flush(self) -> None:
        """Save what is still being written."""
        for _step, page in self.pages.made:
            page.flush()

    def undo(self) -> None:
        """Take back the newest change."""
        self.flush()
        self.acts.undo()

    def _choose_step(self, step: object) -> None:
        if isinstance(step, Step):
            self.go_to(step)

    def _move_on(self) -> None:
        steps = list(self.pages)
        self.go_to(steps[min(steps.index(self.step) + 1, len(steps) - 1)])

    def _draft(self, name: str) -> str:
        return drafts.draft(self.workspace, self._case_id, name)

    def _keep_draft(self, name: str, text: str) -> None:
        try:
            drafts.keep_draft(self.workspace, self._case_id, name, text)
        except UserError as error:
            self._show_refusal(str(error))

    def _show_refusal(self, text: str) -> None:
        self._answer(text)

    def _note_success(self) -> None:
        self._answer("")

    def _answer(self, refusal: str) -> None:
        """Answer who waits for it: a dialog beside its own field, else the pages beside theirs."""
        asking = [one for one in self.findChildren(AskingDialog) if one.is_asking]
        if asking:
            asking[-1].answer(refusal)
        else:
            for _step, page in self.pages.made:
                answer_all(page, refusal)
        still = self.unsaved()
        if not asking:
            self.pages[self.step].show_refusal(refusal or (still[0].why if still else ""))
        self._show_saved(still)

    def unsaved(self) -> list[Refused]:
        """What was written here and could not be stored."""
        return [one for _step, page in self.pages.made for one in refused_in(page)]

    def _show_saved(self, unsaved: list[Refused]) -> None:
        changed = clock(self.workspace.cases.changed_at(self._case_id))
        self.saved.setText(_("Not saved yet") if unsaved else _("Saved {time}").format(time=changed))
        set_kind(self.saved, "danger" if unsaved else "quiet")

    def _hand_to_instructor(self) -> None:
        self._hand_to(Role.INSTRUCTOR)

    def _hand_to_student(self) -> None:
        self._hand_to(Role.STUDENT)

    def _hand_to(self, guest: str) -> None:
        """Give the laptop to a guest: to sign, where that is what comes next."""
        self.flush()
        signs = self.step == Step.SIGN and not problems_to_sign(self.acts.case(), guest)
        (self.signing_wanted if signs else self.turn_wanted).emit(str(guest))

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _edit_header(self, field: str = "") -> None:
        dialog = HeaderDialog(self.acts.case(), self, at=field)
        dialog.edited.connect(self.acts.edit_header)
        dialog.open()

    def _finish_view(self, assessor: str) -> None:
        if self.acts.finish_view(assessor) and self.guest:
            self._leave()

    def _close_comparison(self) -> None:
        if self.acts.close_comparison():
            self.go_to(Step.DECIDE)

    def _decide(self, tell_now: bool) -> None:
        if self.acts.decide() and tell_now:
            self._inform(InformedBy.FACE_TO_FACE)

    def _inform(self, by: object, on: object = None) -> None:
        told_before = self.acts.case().informed.on
        if self.acts.inform(by, on) and not told_before:  # type: ignore[arg-type]
            self.go_to(Step.SIGN)

    def _show_document(self) -> None:
        """Make the document only while its page is looked at."""
        if self._signing is not None and isinstance(self._stack.currentWidget(), SignPage):
            self._signing.show_document()


def _is_done(shown: Shown, step: Step) -> bool:
    if step == Step.SIGN:
        return all(shown.case.signing.signed_by(role) for role in shown.case.signers)
    if step == Step.PLAN:
        return shown.case.plan.is_agreed
    return not [problem for problem in step_problems(shown.case, step) if problem.hard]
