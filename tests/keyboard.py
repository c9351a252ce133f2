"""A hand that has only keys: it goes everywhere by Tab and arrows, and presses by the space bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Coverage, Grade
from desktop.gui.demonstrations.levels import level_of_key
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from tests.hand import Hand
from tests.pages import Desk, OpenCase

_TAB = Qt.FocusPolicy.TabFocus
MOST_TABS, MOST_ARROWS = 250, 12


class Keyboard(Hand):
    """What the pointer would do, done by keys."""

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Go to the widget; press it if it is a button."""
        QApplication.processEvents()
        assert widget.isVisible(), f"{widget} cannot be seen"
        assert widget.isEnabled(), f"{widget} is not to be pressed"
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if isinstance(widget, QAbstractButton) and group is not None and group.exclusive():
            self._choose(widget, group)
        else:
            self.go(widget)
            if isinstance(widget, QAbstractButton):
                self.key(Qt.Key.Key_Space)

    def draw(self, widget: QWidget, strokes: Iterable[Iterable[tuple[float, float]]]) -> None:
        """Nobody draws with keys."""
        raise AssertionError("there must be a way without drawing")

    def go(self, widget: QWidget) -> None:
        """Press Tab until the widget has the keyboard."""
        way = []
        for _press in range(MOST_TABS):
            here = self.focus()
            if here is widget or widget.isAncestorOf(here):
                return
            way.append(f"{type(here).__name__} “{here.accessibleName()}”")
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {widget} “{widget.accessibleName()}”, only to {sorted(set(way))}")

    def _go_to_one(self, group: QButtonGroup) -> QWidget:
        self.go(group.checkedButton() or next(one for one in group.buttons() if one.focusPolicy() & _TAB))
        return self.focus()

    def _choose(self, wanted: QAbstractButton, group: QButtonGroup) -> None:
        """Among several of which one is on, Tab comes to one, and arrows go on to the others and choose them."""
        for _press in range(MOST_ARROWS):
            here = self._go_to_one(group)
            if here is wanted:
                self.key(Qt.Key.Key_Space)
                return
            self.key(_towards(here, wanted))
            QApplication.processEvents()
            if wanted.isChecked():
                return
        raise AssertionError(f"the arrows never come to {wanted.text()}")


def _towards(here: QWidget, there: QWidget) -> Qt.Key:
    """The arrow that points from one widget to another."""
    way = there.mapToGlobal(QPoint(0, 0)) - here.mapToGlobal(QPoint(0, 0))
    if way.y():
        return Qt.Key.Key_Down if way.y() > 0 else Qt.Key.Key_Up
    return Qt.Key.Key_Right if way.x() > 0 else Qt.Key.Key_Left


class KeyboardDesk(Desk):
    """The laptop of somebody without a mouse."""

    def case(self) -> OpenCase:
        """The case that is open."""
        found = super().case()
        return KeyboardCase(found.page, self)


class KeyboardCase(OpenCase):
    """A case, worked on by keys."""

    def cover(self, number: int, coverage: Coverage, note: str) -> None:
        """Go down to the requirement's row in the grid; Enter opens what is planned for it."""
        grid = self.plan().grid
        assert isinstance(self.hand, Keyboard)
        self.hand.go(grid)
        for _row in range(number - 1 - max(grid.currentIndex().row(), 0)):
            self.hand.key(Qt.Key.Key_Down)
        self.hand.enter()
        dialog = self.desk.dialog(RequirementDialog)
        assert str(number) in dialog.windowTitle()
        self.hand.click(dialog.choices[1 + list(Coverage).index(coverage)])
        self.hand.type(note)
        self.hand.enter()

    def level(self, requirement: str, grade: Grade, why: str = "") -> None:
        """Go to the row and press the level's number; K opens the field for words, Esc leads back."""
        page = self.assess()
        row, scale = page.levels.row(requirement), self.value().unit.scale
        assert isinstance(self.hand, Keyboard)
        self.hand.go(row)
        number = next(number for number in range(10) if level_of_key(scale, number) == grade)
        if why and not self.value().views_ready:
            self.hand.key(Qt.Key.Key_K)
            self.hand.type(why)
            self.hand.key(Qt.Key.Key_Escape)
        self.hand.type(str(number))
        if why and self.value().views_ready:
            self.hand.type(why)

    def sign(self, strokes: list[list[tuple[float, float]]], code: str) -> None:
        """Sign by typing one's name, and with an own code, chosen now."""
        signer = self.sign_page().signer
        assert signer is not None
        self.hand.click(signer.method.button(SigningMethod.TYPED))
        self.hand.click(signer.typed)
        self.hand.type(signer.name.text())
        for _time in range(2):
            self.hand.tab()
            self.hand.type(code)
        self.hand.enter()
