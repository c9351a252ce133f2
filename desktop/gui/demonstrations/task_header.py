"""The head of the grid: each task's words with who proposed it, above its column or on a stair that leads to it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.domain.demonstration import Task
from desktop.gui import theme
from desktop.gui.demonstrations.plan_grid_layout import NUMBER_WIDTH, WORDS_LEAST
from desktop.gui.demonstrations.plan_grid_model import PlanGridModel
from desktop.gui.theme import colour
from desktop.gui.widgets.painting import breakable, fitted
from desktop.gui.widgets.people import paint_badge
from desktop.texts import _

BADGE = 16
LABELS = 30
STEP_LINES = 2
_LINE = 15
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_BOTTOM = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Step(NamedTuple):
    """Where the words and the badge of a task stand on the stair, and the words line by line."""

    section: int
    box: QRect
    lines: list[str]


class TaskHeader(QHeaderView):
    """Draws the words of each task. On the stair the first task stands lowest and a line leads from it to its column.

    Signals:
        pressed_task: the column of the task whose words were pressed.
    """

    pressed_task = Signal(int)

    def __init__(self, model: PlanGridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._fitted: dict[tuple[str, int], list[str]] = {}
        self.frozen = 0  # how much of the left the first column covers while the grid is scrolled sideways
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def is_stair(self) -> bool:
        """Whether the columns are too narrow for words above them."""
        return any(self.sectionSize(section) < WORDS_LEAST for section in self._tasks())

    def _tasks(self) -> range:
        return range(1, self._model.columnCount() - 2)

    def _task(self, section: int) -> Task | None:
        return self._model.task(section)

    def sizeHint(self) -> QSize:
        if self.is_stair():
            tall = LABELS + sum(_step_height(self._step_lines(section)) for section in self._tasks()) + 4
        else:
            tall = max((self._above_height(section) for section in self._tasks()), default=0)
        return QSize(super().sizeHint().width(), max(LABELS, tall))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("card"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        task = self._task(logicalIndex)
        if task and not self.is_stair():
            self._paint_above(painter, rect, task)
        elif task is None and logicalIndex != self.count() - 1:  # marks and "missing" need no head
            painter.setPen(colour("muted"))
            painter.setFont(theme.font(13))
            words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
            room = rect.adjusted(NUMBER_WIDTH if logicalIndex == 0 else 6, 0, 0, -6)
            words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _BOTTOM, words)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_stair():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for step in self._steps():
                self._paint_step(painter, step)
            painter.end()

    # Above the column

    def _above_height(self, section: int) -> int:
        task = self._task(section)
        room = QRect(0, 0, self.sectionSize(section) - 10, 2000)
        return 8 + BADGE + 4 + (_tall(task.text, room) if task else 0) + 8

    def _paint_above(self, painter: QPainter, rect: QRect, task: Task) -> None:
        room = rect.adjusted(6, 0, -4, -6)
        tall = _tall(task.text, room.adjusted(0, -2000, 0, 0))
        badge = QRectF(room.left(), room.bottom() - tall - BADGE - 4, BADGE, BADGE)
        self._paint_person(painter, badge, task)
        painter.setPen(colour("text"))
        painter.setFont(theme.font(theme.SMALL))
        painter.drawText(room, _BOTTOM, breakable(task.text))

    # On the stair

    def _step_lines(self, section: int) -> list[str]:
        """The words of a task, from the left edge to its column; they are asked for again and again."""
        task = self._task(section)
        room = self.sectionPosition(section) + self.sectionSize(section) // 2 - BADGE // 2 - 6 - 8
        asked = (task.text if task else "", room)
        if asked not in self._fitted:
            self._fitted[asked] = fitted(asked[0], theme.font(theme.SMALL), room, STEP_LINES)
        return self._fitted[asked]

    def forget_words(self) -> None:
        """Other tasks or other widths: what was fitted before is asked for no more."""
        self._fitted.clear()

    def _steps(self) -> list[Step]:
        """The stair from its lowest step, which is the first task."""
        metrics = QFontMetrics(theme.font(theme.SMALL))
        steps, bottom = [], self.height() - LABELS
        for section in self._tasks():
            lines = self._step_lines(section)
            tall = _step_height(lines)
            right = self.sectionViewportPosition(section) + self.sectionSize(section) // 2 + BADGE // 2
            wide = metrics.horizontalAdvance(max(lines, key=len, default=""))
            box = QRect(right - BADGE - 6 - wide - 4, bottom - tall, wide + 4 + 6 + BADGE, tall)
            steps.append(Step(section, box, lines))
            bottom -= tall
        return steps

    def _paint_step(self, painter: QPainter, step: Step) -> None:
        task, section, box = self._task(step.section), step.section, step.box
        if task is None or self.sectionViewportPosition(section) < self.frozen:
            return
        badge = QRectF(box.right() - BADGE + 1, box.center().y() - BADGE / 2, BADGE, BADGE)
        painter.setPen(colour("border"))
        painter.drawLine(
            QPointF(badge.center().x(), badge.bottom() + 2), QPointF(badge.center().x(), self.height() - 2)
        )
        self._paint_person(painter, badge, task)
        painter.setPen(colour("text"))
        painter.setFont(theme.font(theme.SMALL))
        painter.drawText(box.adjusted(-40, 0, -BADGE - 6, 0), _RIGHT, "\n".join(step.lines))

    def _paint_person(self, painter: QPainter, badge: QRectF, task: Task) -> None:
        """Who proposed the task, and beside it how many comments it has."""
        paint_badge(painter, badge, task.proposed_by)
        count = self._model.comment_count(task.id)
        if count:
            place = QRectF(badge.right() + 3, badge.top() - 1, 18, 15)
            painter.setPen(colour("accent"))
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(place, 5, 5)
            painter.setFont(theme.font(10, strong=True))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(count))

    # The pointer

    def task_at(self, place: QPoint) -> int:
        """The column of the task whose words or column are at a place; -1 for none."""
        if self.is_stair():
            for step in self._steps():
                if step.box.adjusted(-4, -2, 4, 2).contains(place):
                    return step.section
        section = self.logicalIndexAt(place)
        return section if section in self._tasks() else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section = self.task_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and section >= 0:
            self.pressed_task.emit(section)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        task = self._task(self.task_at(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if task else Qt.CursorShape.ArrowCursor)
        self.viewport().setToolTip(f"{task.text} · {_(task.proposed_by.label)}" if task else "")


def _step_height(lines: list[str]) -> int:
    return max(1, len(lines)) * _LINE + 5


def _tall(text: str, room: QRect) -> int:
    return QFontMetrics(theme.font(theme.SMALL)).boundingRect(room, _WRAP, breakable(text)).height()
