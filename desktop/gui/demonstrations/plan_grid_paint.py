"""How the grid of tasks and requirements is drawn."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.domain.demonstration import RequirementPlan, Task
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.demonstrations.plan_grid_model import (
    CoveredRole,
    Kind,
    KindRole,
    PlanGridModel,
    PlannedRole,
    RowRole,
    ShowsRole,
    TaskRole,
)
from desktop.gui.demonstrations.shown import Row
from desktop.gui.theme import colour
from desktop.gui.widgets.people import paint_badge
from desktop.texts import _

ROW_LEAST = 37
NUMBER_WIDTH = 26
MARK = QSize(30, 24)
BADGE = 20
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
LONG_WORD = 9
_DIVIDE = re.compile(r"(?<=\w\w\w)(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö]\w)", re.IGNORECASE)
OBSERVERS = (Role.TEACHER, Role.INSTRUCTOR)


class GridDelegate(QStyledItemDelegate):
    """Draws a cell: words, a mark, badges, or how a row is covered otherwise."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if index.data(KindRole) != Kind.REQUIREMENT:
            return QSize(MARK.width(), ROW_LEAST)
        view = self.parent()
        wide = view.columnWidth(0) if isinstance(view, QTableView) else 300
        room = QRect(0, 0, max(wide - NUMBER_WIDTH - 10, 60), 1000)
        tall = QFontMetrics(theme.font(13)).boundingRect(room, WRAP, str(index.data())).height()
        return QSize(wide, max(ROW_LEAST, tall + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        self._paint_ground(painter, rect, index)
        {
            Kind.REQUIREMENT: self._paint_requirement,
            Kind.TASK: self._paint_task,
            Kind.OBSERVERS: self._paint_observers,
            Kind.STATE: self._paint_state,
        }[index.data(KindRole)](painter, rect, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Any) -> None:
        if not index.data(CoveredRole):
            painter.fillRect(rect, colour("warn_soft"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.data(KindRole) == Kind.TASK and index.data(PlannedRole).coverage is None:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_requirement(self, painter: QPainter, rect: QRect, index: Any) -> None:
        row: Row = index.data(RowRole)
        painter.setFont(theme.font(13))
        painter.setPen(colour("muted"))
        painter.drawText(rect.adjusted(6, 0, 0, 0), WRAP, str(row.number))
        painter.setPen(colour("text"))
        painter.setFont(theme.font(13))
        painter.drawText(rect.adjusted(NUMBER_WIDTH, 0, -8, 0), WRAP, row.text)

    def _paint_task(self, painter: QPainter, rect: QRect, index: Any) -> None:
        planned: RequirementPlan = index.data(PlannedRole)
        if planned.coverage is not None:
            self._paint_coverage(painter, rect, index)
        elif index.data(ShowsRole):
            paint_mark(painter, rect)
        elif not index.data(CoveredRole):
            paint_wanted(painter, rect)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("field_border"))
            painter.drawEllipse(QPointF(rect.center()), 1.3, 1.3)

    def _paint_coverage(self, painter: QPainter, rect: QRect, index: Any) -> None:
        """The words run over all task columns; each cell draws its own part of them."""
        model, view = index.model(), self.parent()
        painter.fillRect(rect.adjusted(0, 0, 1, 0), colour("hover"))
        if not isinstance(model, PlanGridModel) or not isinstance(view, QTableView):
            return
        first, last = 1, model.columnCount() - 3
        left = view.columnViewportPosition(first)
        right = view.columnViewportPosition(last) + view.columnWidth(last)
        painter.setClipRect(rect.adjusted(0, 0, 1, 0))
        painter.setPen(colour("muted"))
        painter.setFont(theme.font(13))
        whole = QRect(left + 6, rect.top(), right - left - 12, rect.height())
        centred = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(whole, centred, model.coverage_words(index.row()))

    def _paint_observers(self, painter: QPainter, rect: QRect, index: Any) -> None:
        planned: RequirementPlan = index.data(PlannedRole)
        for role, place in zip(OBSERVERS, badge_places(rect), strict=True):
            paint_person(painter, place, role, role in planned.observers)

    def _paint_state(self, painter: QPainter, rect: QRect, index: Any) -> None:
        covered = index.data(CoveredRole)
        painter.setPen(colour("good" if covered else "warn"))
        painter.setFont(theme.font(13))
        painter.drawText(rect.adjusted(6, 0, -2, 0), WRAP, "✓" if covered else _("missing"))

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)


def paint_mark(painter: QPainter, rect: QRect) -> None:
    """The mark of "this task shows this requirement"."""
    box = QRectF(0, 0, MARK.width(), MARK.height())
    box.moveCenter(QPointF(rect.center()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setBrush(colour("on_accent"))
    painter.drawEllipse(box.center(), 4.5, 4.5)


def paint_wanted(painter: QPainter, rect: QRect) -> None:
    """The place of a mark that the row still waits for."""
    box = QRectF(0, 0, MARK.width(), MARK.height())
    box.moveCenter(QPointF(rect.center()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("warn"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(theme.font(13))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "+")


def badge_places(rect: QRect) -> tuple[QRectF, QRectF]:
    """Where the teacher's and the instructor's badge stand in a cell."""
    top = rect.center().y() - BADGE / 2 + 0.5
    return QRectF(rect.left() + 8, top, BADGE, BADGE), QRectF(rect.left() + 14 + BADGE, top, BADGE, BADGE)


def badge_at(rect: QRect, place: QPoint) -> Role | None:
    """Whose badge is at a place of the cell; the whole half of the cell counts, so that it is easy to hit."""
    if not rect.contains(place):
        return None
    teacher, instructor = badge_places(rect)
    return Role.TEACHER if place.x() < (teacher.right() + instructor.left()) / 2 else Role.INSTRUCTOR


def paint_person(painter: QPainter, place: QRectF, role: Role, on: bool) -> None:
    """A person's badge; only a ring with the letter while they do not observe."""
    if on:
        paint_badge(painter, place, role)
        return
    painter.setPen(QPen(colour("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place)
    painter.setPen(colour("muted"))
    painter.setFont(theme.font(11, strong=True))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), role.letter)


class TaskHeader(QHeaderView):
    """Draws each task's words wrapped above its column, under the colour and letter of who proposed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def sizeHint(self) -> QSize:
        tallest = max((self._height(section) for section in range(self.count())), default=0)
        return QSize(super().sizeHint().width(), max(32, tallest))

    def _height(self, section: int) -> int:
        task = self.model().headerData(section, Qt.Orientation.Horizontal, TaskRole)
        if task is None:
            return 32
        room = QRect(0, 0, self.sectionSize(section) - 10, 2000)
        return 8 + BADGE + _tall(task.text, room) + 8

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        task = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, TaskRole)
        if isinstance(task, Task):
            self._paint_task(painter, rect, task)
        else:
            painter.setPen(colour("muted"))
            painter.setFont(theme.font(13))
            bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
            painter.drawText(rect.adjusted(NUMBER_WIDTH if logicalIndex == 0 else 6, 0, -4, -6), bottom, words)
        painter.restore()

    def _paint_task(self, painter: QPainter, rect: QRect, task: Task) -> None:
        font = theme.font(theme.SMALL)
        room = rect.adjusted(6, 0, -4, -6)
        tall = _tall(task.text, room.adjusted(0, -2000, 0, 0))
        badge = QRectF(room.left(), room.bottom() - tall - BADGE - 1, BADGE - 4, BADGE - 4)
        paint_badge(painter, badge, task.proposed_by)
        painter.setPen(colour("text"))
        painter.setFont(font)
        bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, bottom, breakable(task.text))


def words_width(header: QHeaderView, section: int) -> int:
    """How wide a column must be for the word above it."""
    text = str(header.model().headerData(section, Qt.Orientation.Horizontal))
    return (NUMBER_WIDTH if section == 0 else 6) + QFontMetrics(theme.font(13)).horizontalAdvance(text) + 5


def _tall(text: str, room: QRect) -> int:
    return QFontMetrics(theme.font(theme.SMALL)).boundingRect(room, WRAP, breakable(text)).height()


def breakable(text: str) -> str:
    """The text with places where a long word may be divided: before a consonant that begins a syllable."""
    return " ".join(_DIVIDE.sub("\u00ad", word) if len(word) >= LONG_WORD else word for word in text.split())
