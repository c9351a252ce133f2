"""A case on the screen: the teacher's five steps, or the view of a guest who has the laptop for a moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.access import prepare_code_check
from desktop.actions.workspace import Kind, News, Workspace
from desktop.domain.gates import problems_to_offer_self_assessment
from desktop.domain.places import GUIDANCE, REGISTERS, part_of
from desktop.domain.terms import Language, Role, is_role
from desktop.domain.unit_words import case_words
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.autosave import Refused, question_before_losing
from desktop.gui.demonstrations.give_back import GiveBackPage
from desktop.gui.demonstrations.guest_bar import GuestBar
from desktop.gui.demonstrations.guidance_place import GuidancePlace
from desktop.gui.demonstrations.guiding_card import GuidingCard
from desktop.gui.demonstrations.registers_place import RegistersPlace
from desktop.gui.demonstrations.self_assessment_page import SelfAssessmentPage
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.demonstrations.workbench import Workbench
from desktop.gui.messages import ask
from desktop.gui.tidying import Tidying
from desktop.texts import _, language, use_language, use_words


class CasePage(QWidget):
    """Shows one case and lets its people act.

    Signals:
        closed: the person is done with the case.
        guest_mode: a guest has the laptop (True) or gave it back (False).
        speech_wanted: the language in which the program speaks to whoever has the laptop.
        next_wanted: the person wants the next demonstration.
        case_wanted: the id of another case that shall be opened.
    """

    closed = Signal()
    guest_mode = Signal(bool)
    speech_wanted = Signal(str)
    next_wanted = Signal()
    case_wanted = Signal(str)

    def __init__(self, workspace: Workspace, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.acts = CaseActs(workspace, case_id, self)
        self.guest: str | None = None
        self._signs = False
        self.bench: Workbench | None = None
        self.self_assessment: SelfAssessmentPage | None = None
        self.give_back: GiveBackPage | None = None
        self._case_id = case_id
        self._language = language()
        self._words = case_words(self.acts.case())
        use_words(self._words)
        self._was_seen = False
        self._layout = bare(QVBoxLayout(self), 0)
        self._stack = QStackedWidget()
        self._tidying = Tidying(self)
        self.registers = RegistersPlace(workspace, self.acts, self._stack)
        self.guidance = GuidancePlace(workspace, self.acts, self._stack)
        for place in (self.registers, self.guidance):
            place.place_wanted.connect(self.go_to_place)
            place.closed.connect(self._back_to_steps)
        self._guest_bar: GuestBar | None = None
        self._layout.addWidget(self._stack, 1)
        self.acts.refused.connect(self._answer_self_assessment)
        self.acts.succeeded.connect(self._note_stored)
        workspace.expect_changes()
        self._end = workspace.listen(self._hear)
        self._listening = True
        self._open_bench(Role.TEACHER)

    def begin_guest(self, guest: str) -> None:
        """Give the laptop to a guest: only this case, only their view, in their language.

        A guest is the instructor, the student, or an assessor beside the two by their id.
        """
        self._begin(guest, signing=False)

    def begin_signing(self, guest: str) -> None:
        """Give the laptop to a signer: only the document, in their language."""
        self._begin(guest, signing=True)

    def _begin(self, guest: str, *, signing: bool) -> None:
        self._language = language()
        self.guest, self._signs = guest, signing
        self.workspace.at_keyboard = guest
        self.guest_mode.emit(True)
        self._speak(self.acts.case().language_of(guest))

    def unsaved(self) -> list[Refused]:
        """What was written here and could not be stored, also now that it was tried once more."""
        self.flush()
        page = self.self_assessment
        own = [Refused(page.words(), page.refusal)] if page is not None and page.refusal else []
        bench = self.bench.unsaved() if self.bench is not None else []
        return [*own, *bench, *self.registers.unsaved(), *self.guidance.unsaved()]

    def leave(self, then: Callable[[], object]) -> None:
        """Go from here, and so ``then``; ask first when that loses words that could not be stored."""
        if unsaved := self.unsaved():
            ask(self, question_before_losing(unsaved), _("Go on anyway"), then)
        else:
            then()

    def _answer_self_assessment(self, refusal: str) -> None:
        if self.self_assessment is not None:
            self.self_assessment.answer(refusal)

    def _note_stored(self) -> None:
        self._answer_self_assessment("")

    def _choose_language(self, wanted: object) -> None:
        """The guest reads in another language, also the next time; where they were, they stay."""
        self.leave(partial(self._change_language, wanted))

    def _change_language(self, wanted: object) -> None:
        here = self.self_assessment.place if self.self_assessment is not None else 0
        step = self.bench.step if self.bench is not None else None
        if self.guest is not None and is_role(self.guest) and not self.acts.case().is_closed:
            self.flush()
            self.acts.choose_language(Role(self.guest), Language(str(wanted)))
        self._speak(wanted)
        if self.self_assessment is not None:
            self.self_assessment.go_to(here)
        elif self.bench is not None and step is not None:
            self.bench.go_to(step)

    def _speak(self, wanted: object) -> None:
        """Show the guest's view in a language."""
        use_language(str(wanted))
        self.speech_wanted.emit(str(wanted))
        self._clear()
        asked = not problems_to_offer_self_assessment(self.acts.case()) and not self._signs
        if self.guest == Role.STUDENT and asked:
            self._open_self_assessment()
        elif self.guest is not None:
            self._show_guest_bar(self.guest)
            self._open_bench(self.guest)

    def end_guest(self) -> None:
        """The teacher has the laptop again; what the guest did is not the teacher's to take back."""
        self.workspace.forget(self._case_id)
        self.guest = None
        self.workspace.at_keyboard = Role.TEACHER
        use_language(self._language)
        self.speech_wanted.emit(self._language)
        self._clear()
        self._open_bench(Role.TEACHER)
        self.guest_mode.emit(False)

    def go_to_place(self, field: str) -> None:
        """Go to where a field of the case is put right."""
        if part_of(field) == REGISTERS:
            self.show_registers()
        elif part_of(field) == GUIDANCE:
            if self.guest is None:  # guidance is the school's
                self.flush()
                self.guidance.show(field)
        elif self.bench is not None:
            self._back_to_steps()
            self.bench.go_to_place(field)

    def show_registers(self) -> None:
        """Show what goes to the registers; the steps stay as they are behind it."""
        if self.guest is not None:
            return
        self.flush()
        self.registers.show()

    def _back_to_steps(self) -> None:
        if (self.registers.is_shown or self.guidance.is_shown) and self.bench is not None:
            self.flush()
            self._stack.setCurrentWidget(self.bench)
            self.bench.page(self.bench.step).begin()

    def flush(self) -> None:
        """Save what is still being written."""
        if self.bench is not None:
            self.bench.flush()
        if self.self_assessment is not None:
            self.self_assessment.flush()
        self.registers.flush()
        self.guidance.flush()

    def end(self) -> None:
        """Save, and listen no more: the page or the file is being closed."""
        if self._listening:
            self.flush()
            self._listening = False
            self._end()
            if self.isVisible():
                use_words({})
            if self.guest is not None:
                self.workspace.at_keyboard = Role.TEACHER
                use_language(self._language)
                self.speech_wanted.emit(self._language)

    def event(self, event: QEvent) -> bool:
        """Let go of the file when the page is deleted."""
        if event.type() == QEvent.Type.DeferredDelete:
            self.end()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where work goes on: before the page is on the screen it cannot be kept."""
        super().showEvent(event)
        use_words(self._words)
        self._was_seen = True
        if self.registers.is_shown:
            self.registers.begin()
        elif self.guidance.is_shown:
            self.guidance.begin()
        elif self.bench is not None:
            self.bench.page(self.bench.step).begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing unsaved stays behind."""
        if self._listening:
            self.flush()
        if self._was_seen:  # Qt hides a new page too, before it is shown
            use_words({})
        super().hideEvent(event)

    def _hear(self, news: News) -> None:
        mine = Kind.CASE in news.kinds and news.case in (self._case_id, "")
        if mine or Kind.CURRICULUM in news.kinds:  # another version of the unit may have come or gone
            self._show_case()

    def _show_case(self) -> None:
        """Show the case as it is now, in the words of its unit, also while something else is on the screen."""
        self._words = case_words(self.acts.case())
        use_words(self._words)
        self._show_parts()
        if not self.isVisible():
            use_words({})

    def _show_parts(self) -> None:
        if self.bench is not None:
            self.bench.show_case()
        if self._guest_bar is not None:
            self._guest_bar.show_case(self.acts.case())
        self.registers.refresh()
        self.guidance.refresh()
        if self.self_assessment is not None:
            self.self_assessment.show_case(self._shown(Role.STUDENT))

    def _shown(self, reader: str) -> Shown:
        case = self.acts.case()
        unit = self.workspace.curriculum.unit(case.unit.content)
        return Shown(case, unit, self.workspace.today(), reader, self.guest is not None)

    def _clear(self) -> None:
        """Put away the views of before; they are made anew, as the language may be another."""
        self.flush()
        self.registers.put_away()
        self.guidance.put_away()
        for view in (self.bench, self.self_assessment, self.give_back, self._guest_bar):
            if view is not None:
                view.hide()
                view.deleteLater()
                self._tidying.soon()
        self.bench = self.self_assessment = self.give_back = self._guest_bar = None

    def _open_bench(self, reader: str) -> None:
        guest = self.guest is not None
        self.bench = Workbench(
            self.workspace, self.acts, reader, guest=guest, signing=guest and self._signs, parent=self._stack
        )
        self.bench.turn_wanted.connect(self.begin_guest)
        self.bench.signing_wanted.connect(self.begin_signing)
        self.bench.next_wanted.connect(self.next_wanted)
        self.bench.left.connect(self._leave_guest)
        self.bench.case_wanted.connect(self.case_wanted)
        self.bench.registers_wanted.connect(self.show_registers)
        self.bench.elsewhere_wanted.connect(self.go_to_place)
        self._stack.addWidget(self.bench)
        self._stack.setCurrentWidget(self.bench)
        self.bench.open_at()

    def _open_self_assessment(self) -> None:
        page = SelfAssessmentPage()
        page.answered.connect(self.acts.save_self_assessment)
        page.finished.connect(self._finish_self_assessment)
        page.declined.connect(self._decline_self_assessment)
        page.paused.connect(self._leave_guest)
        page.language_chosen.connect(self._choose_language)
        self.self_assessment = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.acts.save_self_assessment(self.acts.case().self_assessment)
        page.show_case(self._shown(Role.STUDENT))
        page.setFocus()

    def _finish_self_assessment(self) -> None:
        if self.acts.finish_self_assessment():
            self._ask_code()

    def _decline_self_assessment(self) -> None:
        if self.acts.decline_self_assessment():
            self._ask_code()

    def _leave_guest(self) -> None:
        self.leave(self._ask_code)

    def _ask_code(self) -> None:
        if self.give_back is None:
            self.give_back = GiveBackPage(self.acts.case().teacher.name, self._checking)
            self.give_back.given_back.connect(self.end_guest)
            self.give_back.returned.connect(self._go_on_as_guest)
            self._stack.addWidget(self.give_back)
        self._stack.setCurrentWidget(self.give_back)
        self.give_back.begin()

    def _checking(self, text: str) -> Callable[[], bool]:
        return prepare_code_check(self.workspace, text)

    def _go_on_as_guest(self) -> None:
        view = self.self_assessment or self.bench
        if view is not None:
            self._stack.setCurrentWidget(view)
            view.setFocus()
            if self.bench is not None and view is self.bench:
                self.bench.page(self.bench.step).begin()

    def show_card(self) -> None:
        """Let the instructor read how to guide and assess."""
        GuidingCard(self.workspace, self._case_id, self._guest_bar).open()

    def _show_guest_bar(self, guest: str) -> None:
        self._guest_bar = bar = GuestBar(self.acts.case(), guest)
        bar.language_chosen.connect(self._choose_language)
        bar.card_wanted.connect(self.show_card)
        self._layout.insertWidget(0, bar)
