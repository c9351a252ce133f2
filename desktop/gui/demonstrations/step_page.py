"""What the pages of the five steps have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.gates import next_act
from desktop.gui.demonstrations.autosave import flush_all
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.turn import TurnWords
from desktop.gui.theme import SPACE
from desktop.gui.widgets.fields import labelled as labelled
from desktop.gui.widgets.labels import ProblemLabel
from desktop.gui.widgets.scrolling import Side, UprightArea, scrolled
from desktop.texts import _

__all__ = ["PANE_WIDTH", "StepPage", "add_column", "add_pane", "bare", "column", "labelled", "pane", "scrolled"]

PANE_WIDTH = 300
Layout = TypeVar("Layout", QHBoxLayout, QVBoxLayout)
Content = TypeVar("Content", bound=QWidget)


class StepPage(QWidget):
    """One step of a case. It is given what to show and tells what the person did; it stores nothing.

    ``footer`` stands at the left of the bottom bar and ``buttons`` at its right end.

    Signals:
        drafted: the name of a field and the words in it that say nothing yet.
        moved_on: the person wants to see the next step.
        place_wanted: the field of the case that the person wants to put right.
    """

    drafted = Signal(str, str)
    moved_on = Signal()
    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self.footer = QWidget()
        self.buttons = QWidget()
        self._footer_row = bare(QHBoxLayout(self.footer))
        self._button_row = bare(QHBoxLayout(self.buttons))
        self.problem = ProblemLabel()
        self.turn = TurnWords()
        self.turn.place_wanted.connect(self.place_wanted)

    def fill_footer(self, *widgets: QWidget, buttons: Sequence[QWidget] = ()) -> None:
        """Put widgets to the left and buttons to the right end of the bottom bar."""
        for widget in widgets:
            self._footer_row.addWidget(widget)
        if self.turn not in widgets:
            self._footer_row.addStretch(1)
        for made in buttons:
            self._button_row.addWidget(made)

    def show_case(self, shown: Shown) -> None:
        """Show the case as it is now."""
        self.shown = shown

    def show_drafts(self, drafts: dict[str, str]) -> None:
        """Put back what was being written when the page was last closed, by the names of fields."""

    def draft_names(self) -> tuple[str, ...]:
        """The fields of this page whose unfinished words are kept."""
        return ()

    def show_refusal(self, text: str) -> None:
        """Say beside the place why the last act was not done; "" for nothing."""
        self.problem.show_text(text)

    def begin(self) -> None:
        """The page came to the front: put the keyboard where work goes on."""

    def show_place(self, field: str) -> None:
        """Put the keyboard where this field of the case is put right. The page is at the front already."""

    def flush(self) -> None:
        """Save what is still being written."""
        flush_all(self)

    def show_turn(self, shown: Shown, missing: list[Problem]) -> None:
        """Say at the bottom what is missing, or whose turn it is for what."""
        hard = [problem for problem in missing if problem.hard]
        act = next_act(shown.case)
        if hard:
            self.turn.show_missing(hard)
        elif act:
            self.turn.setText(_("{who}: {act}").format(who=_(act.who.label), act=act.text))
        else:
            self.turn.setText(_("Nothing waits in this case."))


def bare(layout: Layout, space: int = SPACE) -> Layout:
    """The layout without margins."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space)
    return layout


def add_column(row: QHBoxLayout) -> QWidget:
    """An empty column of a page, which scrolls; `column` fills it.

    What hangs together from the page down is given its look once; what is put together from the leaves up is given it
    anew each time that it comes to hang on something else.
    """
    made = QWidget()
    row.addWidget(scrolled(made, row.parentWidget()), 1)
    return made


def column(
    *widgets: QWidget,
    margins: tuple[int, int, int, int] = (20, 14, 20, 14),
    space: int = 12,
    into: QWidget | None = None,
) -> QWidget:
    """Widgets under each other, at the top of what room there is."""
    made = into or QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(*margins)
    layout.setSpacing(space)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return made


def add_pane(row: QHBoxLayout, make: Callable[[QWidget], Content], width: int = PANE_WIDTH) -> Content:
    """The white pane at the right with its own scroll bar. ``make`` makes its content as the child of a widget."""
    side, area = _pane(width, row.parentWidget())
    row.addWidget(side)
    content = make(area.viewport())
    area.hold(content)
    return content


def pane(content: QWidget, width: int = PANE_WIDTH) -> Side:
    """The same with a content that is there already."""
    side, area = _pane(width)
    area.hold(content)
    return side


def _pane(width: int, parent: QWidget | None = None) -> tuple[Side, UprightArea]:
    made = Side(width, parent)
    made.setProperty("surface", "pane")
    area = UprightArea(parent=made)
    bare(QVBoxLayout(made)).addWidget(area)
    return made, area
