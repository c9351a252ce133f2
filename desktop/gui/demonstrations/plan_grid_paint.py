"""How the grid of tasks and requirements is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.demonstrations.plan_grid_layout import (
    AREA_HEIGHT,
    BUBBLE_WIDTH,
    NUMBER_WIDTH,
    WRAP,
    letters,
    requirement_words,
)
from desktop.gui.demonstrations.plan_grid_model import Facts, Kind, PlanGridModel
from desktop.gui.theme import colour
from desktop.gui.widgets.people import paint_badge
from desktop.texts import _

MARK = QSize(30, 24)
BADGE = 20
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class GridDelegate(QStyledItemDelegate):
    """Draws a cell: words, a mark, badges, or how a row is covered otherwise; larger for a guest."""

    def __init__(self, grid: QTableView, model: PlanGridModel) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self.large = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column = index.row(), index.column()
        kind, facts, state = self._model.kind(column), self._model.facts(row), option.state
        rect = QRect(option.rect)
        inner = rect.adjusted(0, AREA_HEIGHT, 0, 0) if facts.area else rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, facts, line=kind == Kind.TASK)
        if kind == Kind.REQUIREMENT:
            near = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
            self._paint_requirement(painter, rect, inner, facts, near)
        elif kind == Kind.TASK:
            self._paint_task(painter, inner, row, column)
        elif kind == Kind.OBSERVERS:
            for role, place in zip(self._model.plan.observers, badge_places(inner), strict=False):
                paint_person(painter, place, role, role in facts.planned.observers)
        else:
            self._paint_state(painter, inner, covered=facts.covered)
        if state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, inner)
        painter.restore()

    @property
    def _letters(self) -> QFont:
        return letters(large=self.large)

    def _paint_ground(self, painter: QPainter, rect: QRect, facts: Facts, *, line: bool) -> None:
        painter.fillRect(rect, colour("card" if facts.covered else "warn_soft"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if line and facts.planned.coverage is None:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_requirement(self, painter: QPainter, rect: QRect, inner: QRect, facts: Facts, near: bool) -> None:
        painter.setPen(colour("muted"))
        if facts.area:
            painter.setFont(theme.font(theme.SMALL, strong=True))
            head = QRect(rect.left() + 6, rect.top() + 4, rect.width() - 12, AREA_HEIGHT)
            metrics = QFontMetrics(painter.font())
            painter.drawText(head, WRAP, metrics.elidedText(facts.area, Qt.TextElideMode.ElideRight, head.width()))
        painter.setFont(self._letters)
        painter.drawText(inner.adjusted(6, 0, 0, 0), WRAP, str(facts.row.number))
        painter.setPen(colour("text"))
        words = requirement_words(facts, apart=bool(self._model.plan.tasks))
        painter.drawText(inner.adjusted(NUMBER_WIDTH, 0, -BUBBLE_WIDTH, 0), WRAP, words)
        if facts.comments or near:
            paint_bubble(painter, bubble_place(inner), facts.comments)

    def _paint_task(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        if self._model.facts(row).planned.coverage is not None:
            self._paint_coverage(painter, rect, self._model.facts(row).coverage)
        elif self._model.shows(row, column):
            paint_mark(painter, rect)
        elif self._model.is_wanted(row, column):
            paint_wanted(painter, rect)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("field_border"))
            painter.drawEllipse(QPointF(rect.center()), 1.3, 1.3)

    def _paint_coverage(self, painter: QPainter, rect: QRect, words: str) -> None:
        """The words run over all task columns; each cell draws its own part of them."""
        painter.fillRect(rect.adjusted(0, 0, 1, -1), colour("hover"))
        left, right = band(self._grid)
        painter.setClipRect(rect.adjusted(0, 0, 1, 0))
        painter.setPen(colour("muted"))
        painter.setFont(self._letters)
        painter.drawText(QRect(left + 6, rect.top(), right - left - 12, rect.height()), CENTRED, words)

    def _paint_state(self, painter: QPainter, rect: QRect, *, covered: bool) -> None:
        painter.setPen(colour("good" if covered else "warn"))
        painter.setFont(self._letters)
        painter.drawText(rect.adjusted(6, 0, -2, 0), WRAP, "✓" if covered else _("missing"))

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)


def band(view: QTableView) -> tuple[int, int]:
    """From where to where the columns of tasks go."""
    last = view.model().columnCount() - 3
    if last < 1:
        return 0, 0
    return view.columnViewportPosition(1), view.columnViewportPosition(last) + view.columnWidth(last)


def paint_mark(painter: QPainter, rect: QRect) -> None:
    """The mark of "this task shows this requirement"."""
    box = _mark_box(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setBrush(colour("on_accent"))
    painter.drawEllipse(box.center(), 4.5, 4.5)


def paint_wanted(painter: QPainter, rect: QRect) -> None:
    """The place of a mark that the row still waits for."""
    box = _mark_box(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("warn"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(theme.font(13))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "+")


def _mark_box(rect: QRect) -> QRectF:
    box = QRectF(0, 0, min(MARK.width(), rect.width() - 6), MARK.height())
    box.moveCenter(QPointF(rect.center()))
    return box


def bubble_place(rect: QRect) -> QRectF:
    """Where the count of comments stands in the cell of a requirement."""
    return QRectF(rect.right() - BUBBLE_WIDTH + 6, rect.center().y() - 9, 22, 17)


def paint_bubble(painter: QPainter, box: QRectF, count: int) -> None:
    """A speech bubble with how many comments there are; an empty one invites the first."""
    painter.setPen(QPen(colour("accent" if count else "field_border"), 1))
    painter.setBrush(colour("accent_soft" if count else "card"))
    painter.drawRoundedRect(box, 5, 5)
    tail = [QPointF(box.left() + 5, box.bottom()), QPointF(box.left() + 5, box.bottom() + 4)]
    painter.drawPolyline([*tail, QPointF(box.left() + 10, box.bottom())])
    painter.setPen(colour("accent" if count else "muted"))
    painter.setFont(theme.font(11, strong=True))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(count) if count else "+")


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
