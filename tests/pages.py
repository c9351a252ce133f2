"""The screens as a person meets them: what they do there, and what they see."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Coverage, Grade, InformedBy, PlaceKind, Role
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.main_window import MainWindow
from desktop.gui.start.make_file_page import MakeFilePage
from desktop.gui.start.recovery_page import RecoveryPage
from desktop.gui.widgets.card import EmptyState
from tests.hand import Hand

Page = TypeVar("Page", bound=QWidget)


class Desk:
    """The laptop with the program's window open."""

    def __init__(self, window: MainWindow, hand: Hand) -> None:
        self.window = window
        self.hand = hand
        hand.window = window

    def make_file(self, name: str, provider: str, passphrase: str) -> None:
        """First start: one's own file, its recovery key, the practice units."""
        hand = self.hand
        page = self._start(MakeFilePage)
        hand.type(name)
        hand.tab()
        hand.type(provider)
        hand.click(page.ui.passphrase)
        hand.type(passphrase)
        hand.tab()
        hand.type(passphrase)
        hand.enter()
        recovery = self._start(RecoveryPage)
        hand.click(recovery.put_away)
        hand.click(recovery.go_on)
        hand.click(self._start(EmptyState).act)

    def _start(self, kind: type[Page]) -> Page:
        assert self.window.start is not None
        page = self.window.start.page
        assert isinstance(page, kind)
        return page

    def new_case(self) -> NewCaseDialog:
        """Ask for a new demonstration."""
        frame = self.window.frame
        assert frame is not None
        self.hand.click(frame.top_bar.new)
        return self.dialog(NewCaseDialog)

    def begin_case(self, data: dict[str, Any], unit: str) -> NewCaseDialog:
        """Ask for a new demonstration and tell whom it is about; the keyboard is then at the instructor's name."""
        hand, form = self.hand, self.new_case()
        hand.type(data["student"]["name"])
        hand.tab()
        hand.type(data["student"]["number"])
        hand.tab()
        hand.type(unit)
        hand.click(form.header.ui.workplace)
        hand.type(data["workplace"]["name"])
        hand.tab()
        hand.type(data["workplace"]["business_id"])
        hand.tab()
        hand.type(data["instructor"]["name"])
        return form

    def write_period(self, form: NewCaseDialog, starts: str, ends: str) -> None:
        """When the agreement begins and ends."""
        self.hand.click(form.header.ui.starts)
        self.hand.type(starts)
        self.hand.tab()
        self.hand.type(ends)

    def dialog(self, kind: type[Page]) -> Page:
        """The dialog that is open."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def case(self) -> OpenCase:
        """The case that is open."""
        frame = self.window.frame
        assert frame is not None
        assert frame.case_page is not None
        return OpenCase(frame.case_page, self)


class OpenCase:
    """A case on the screen."""

    def __init__(self, page: CasePage, desk: Desk) -> None:
        self.page = page
        self.desk = desk
        self.hand = desk.hand

    def value(self) -> Case:
        """The case as it is stored."""
        return self.page.acts.case()

    @property
    def step(self) -> Step:
        """The step that is on the screen."""
        assert self.page.bench is not None
        return self.page.bench.step

    def _page(self, kind: type[Page]) -> Page:
        assert self.page.bench is not None
        page = self.page.bench.pages[self.page.bench.step]
        assert isinstance(page, kind), f"{type(page).__name__} is on the screen"
        return page

    # Planning

    def plan(self) -> PlanPage:
        """The page of the plan."""
        return self._page(PlanPage)

    def add_tasks(self, text: str) -> None:
        """Write tasks, one a line, and add them."""
        self.hand.type(text)
        self.hand.click(self.plan().adder.button)

    def cover(self, number: int, coverage: Coverage, note: str) -> None:
        """Say how a requirement is shown otherwise; the row in need is offered."""
        self.hand.click(self.plan().row_link)
        dialog = self.desk.dialog(RequirementDialog)
        assert str(number) in dialog.windowTitle()
        self.hand.click(dialog.choices[1 + list(Coverage).index(coverage)])
        self.hand.type(note)
        self.hand.enter()

    def frame(self, when: str, place: str) -> None:
        """Time, kind of place and its description."""
        frame = self.plan().frame
        self.hand.click(frame.when)
        self.hand.type(when)
        self.hand.click(frame.place_kind.button(PlaceKind.WORKPLACE))
        self.hand.type(place)

    def state(self, assessor: str) -> None:
        """An assessor says that nothing disqualifies them."""
        self.hand.click(self.plan().frame.statement(assessor).box)

    def go_through(self) -> None:
        """Rights to a review and safety have been gone through."""
        self.hand.click(self.plan().frame.both)

    def ready(self, role: Role) -> None:
        """Somebody says that the student is ready."""
        self.hand.click(self.plan().readiness.button(role))

    def all_ready(self) -> None:
        """The teacher marks for the whole table that the student is ready."""
        self.hand.click(self.plan().readiness.all)

    def agree(self) -> None:
        """Agree the plan together."""
        self.hand.click(self.plan().agree)

    # The day

    def note(self, text: str) -> None:
        """Keep an observation."""
        assert self._page(DayPage).field.isVisible()
        self.hand.type(text)
        self.hand.enter()

    def write_as(self, assessor: str) -> None:
        """Change who writes."""
        writer = self._page(DayPage).writer
        assert writer is not None
        self.hand.click(writer.button(assessor))

    # Assessment

    def assess(self) -> AssessPage:
        """The page of the levels."""
        return self._page(AssessPage)

    def open_step(self, step: Step) -> None:
        """Open a step by its tab."""
        assert self.page.bench is not None
        self.hand.click(self.page.bench.tabs.button(step))

    def hand_to(self, role: Role) -> None:
        """Give the laptop to a guest."""
        bench = self.page.bench
        assert bench is not None
        self.hand.click(bench.to_instructor if role == Role.INSTRUCTOR else bench.to_student)

    def give_back(self, code: str) -> None:
        """The teacher takes the laptop back."""
        assert self.page.give_back is not None
        assert self.page.give_back.isVisible()
        self.hand.type(code)
        self.hand.enter()
        self.hand.qtbot.waitUntil(lambda: self.page.guest is None)

    def level(self, requirement: str, grade: Grade, why: str = "") -> None:
        """Choose a level with the pointer and say why."""
        self.hand.click(self.assess().levels.row(requirement).cell(grade))
        if why:
            self.hand.type(why)

    def press_primary(self) -> None:
        """Press the page's main button."""
        self.hand.click(self.assess().primary)

    # The decision

    def decide(self) -> DecidePage:
        """The page of the decision."""
        return self._page(DecidePage)

    def grade(self, grade: Grade) -> None:
        """Choose the grade; the keyboard is then in the reason."""
        chooser = self.decide().grades.control
        assert chooser is not None
        self.hand.click(chooser.button(grade))

    def tell_result(self, by: InformedBy) -> None:
        """Mark how the student heard."""
        self.hand.click(self.decide().after.inform.button(by))

    # Signing

    def sign_page(self) -> SignPage:
        """The page of the signatures."""
        return self._page(SignPage)

    def sign(self, strokes: list[list[tuple[float, float]]], code: str) -> None:
        """Sign by hand and with an own code, chosen now."""
        signer = self.sign_page().signer
        assert signer is not None
        self.hand.draw(signer.pad, strokes)
        self.hand.type(code)
        self.hand.tab()
        self.hand.type(code)
        self.hand.enter()

    def save_record(self) -> None:
        """Save the document into the folder that stands on the button."""
        ending = self.sign_page().ending
        assert ending is not None
        self.hand.click(ending.save)


def sees(widget: QWidget, text: str) -> bool:
    """Whether some visible label, button or own widget of a screen says this."""
    for one in (widget, *widget.findChildren(QWidget)):
        shown = getattr(one, "text", None)
        if one.isVisible() and callable(shown) and text in str(shown()):
            return True
    return False
