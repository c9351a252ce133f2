"""How wide the columns and how high the rows of the grid are: known from its words, before anything is drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from desktop.gui import theme
from desktop.gui.demonstrations.plan_grid_model import Facts, Kind, PlanGridModel
from desktop.gui.theme import GUEST_TARGET
from desktop.texts import _

ROW_LEAST = 37
NUMBER_WIDTH = 26
BUBBLE_WIDTH = 34
AREA_HEIGHT = 20
OBSERVERS_WIDTH, STATE_WIDTH = 70, 60
WORDS_LEAST, WORDS_MOST = 88, 140
"""How wide a column of a task is with its words above it; in narrower ones they stand on a stair."""
NARROW = (34, 56)
"""How wide a column of a task is while the words of the tasks stand on a stair."""
REQUIREMENT_LEAST, REQUIREMENT_GOOD = 180, 270
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class GridSizes(NamedTuple):
    """The width of each column and the height of each row."""

    widths: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()


def letters(*, large: bool) -> QFont:
    """The font of the words, larger where a guest reads them."""
    return theme.font(15 if large else 13)


def grid_sizes(model: PlanGridModel, room: int, *, large: bool) -> GridSizes:
    """Share the room between the columns, and let every row be as high as its words."""
    columns = model.columnCount()
    tasks = columns - 3
    observers = max(OBSERVERS_WIDTH, _head_width(model, columns - 2))
    state = max(STATE_WIDTH, QFontMetrics(letters(large=large)).horizontalAdvance(_("missing")) + 12)
    free = room - observers - state
    each = task_width(free, tasks, (GUEST_TARGET if large else NARROW[0], NARROW[1]))
    widths = {
        Kind.REQUIREMENT: max(REQUIREMENT_LEAST, _head_width(model, 0), free - each * tasks),
        Kind.TASK: each,
        Kind.OBSERVERS: observers,
        Kind.STATE: state,
    }
    wide, band = widths[Kind.REQUIREMENT], each * tasks
    return GridSizes(
        tuple(widths[model.kind(column)] for column in range(columns)),
        tuple(_row_height(model.facts(row), wide, band, large=large) for row in range(model.rowCount())),
    )


def task_width(free: int, tasks: int, narrow: tuple[int, int] = NARROW) -> int:
    """How wide each task's column is: with its words above it where there is room, else narrow."""
    if tasks == 0:
        return 0
    wide = (free - REQUIREMENT_GOOD) // tasks
    if wide >= WORDS_LEAST:
        return min(wide, WORDS_MOST)
    least, most = narrow
    return max(least, min(most, (free - REQUIREMENT_GOOD - 60) // tasks))


def _head_width(model: PlanGridModel, section: int) -> int:
    """How wide a column must be for the word above it."""
    text = str(model.headerData(section, Qt.Orientation.Horizontal))
    return (NUMBER_WIDTH if section == 0 else 6) + QFontMetrics(theme.font(13)).horizontalAdvance(text) + 5


def requirement_words(facts: Facts, *, apart: bool) -> str:
    """The requirement; with how it is shown otherwise where there is no column for that yet."""
    return facts.row.text if apart or not facts.coverage else f"{facts.row.text}\n{facts.coverage}"


def _row_height(facts: Facts, wide: int, band: int, *, large: bool) -> int:
    tall = _tall(requirement_words(facts, apart=band > 0), wide - NUMBER_WIDTH - BUBBLE_WIDTH, large)
    if facts.coverage and band > 0:
        tall = max(tall, _tall(facts.coverage, band - 12, large))
    least = GUEST_TARGET if large else ROW_LEAST
    return max(least, tall + 16) + (AREA_HEIGHT if facts.area else 0)


@lru_cache(maxsize=1024)
def _tall(words: str, width: int, large: bool) -> int:
    """How high words are at a width; the grid is measured again with each mark."""
    room = QRect(0, 0, max(width, 60), 1000)
    return QFontMetrics(letters(large=large)).boundingRect(room, WRAP, words).height()
