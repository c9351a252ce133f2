"""How the grid of tasks and requirements is drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.domain.demonstration import RequirementPlan
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.demonstrations.plan_grid_model import (
    AreaRole,
    CommentsRole,
    CoverageRole,
    CoveredRole,
    Kind,
    KindRole,
    PlannedRole,
    RowRole,
    ShowsRole,
    WantedRole,
)
from desktop.gui.demonstrations.shown import Row
from desktop.gui.theme import colour
from desktop.gui.widgets.people import paint_badge
from desktop.texts import _

ROW_LEAST = 37
NUMBER_WIDTH = 26
BUBBLE_WIDTH = 34
MARK = QSize(30, 24)
BADGE = 20
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
OBSERVERS = (Role.TEACHER, Role.INSTRUCTOR)
AREA_HEIGHT = 20


class GridDelegate(QStyledItemDelegate):
    """Draws a cell: words, a mark, badges, or how a row is covered otherwise."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        least = int(getattr(view, "least", ROW_LEAST))
        if index.data(KindRole) != Kind.REQUIREMENT:
            return QSize(MARK.width(), least)
        wide = view.columnWidth(0) if isinstance(view, QTableView) else 300
        tall = self._tall(_requirement_words(index), wide - NUMBER_WIDTH - BUBBLE_WIDTH)
        if isinstance(view, QTableView) and (words := index.data(CoverageRole)):
            left, right = band(view)
            tall = max(tall, self._tall(words, right - left - 12)) if right > left else tall
        area = AREA_HEIGHT if index.data(AreaRole) else 0
        return QSize(wide, max(least, tall + 16) + area)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        self._paint_ground(painter, rect, index)
        inner = rect.adjusted(0, AREA_HEIGHT if index.data(AreaRole) else 0, 0, 0)
        kind = index.data(KindRole)
        if kind == Kind.REQUIREMENT:
            near = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
            self._paint_requirement(painter, rect, inner, index, near)
        else:
            paint = {Kind.TASK: self._paint_task, Kind.OBSERVERS: self._paint_observers, Kind.STATE: self._paint_state}
            paint[kind](painter, inner, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, inner)
        painter.restore()

    @property
    def letters(self) -> QFont:
        """The font of the words, larger where a guest reads them."""
        guest = getattr(self.parent(), "least", ROW_LEAST) > ROW_LEAST
        return theme.font(15 if guest else 13)

    def state_width(self) -> int:
        """How wide the column is that says what is missing."""
        return QFontMetrics(self.letters).horizontalAdvance(_("missing")) + 12

    def _tall(self, words: str, width: int) -> int:
        room = QRect(0, 0, max(width, 60), 1000)
        return QFontMetrics(self.letters).boundingRect(room, WRAP, words).height()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Any) -> None:
        painter.fillRect(rect, colour("card" if index.data(CoveredRole) else "warn_soft"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.data(KindRole) == Kind.TASK and index.data(PlannedRole).coverage is None:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_requirement(self, painter: QPainter, rect: QRect, inner: QRect, index: Any, near: bool) -> None:
        row: Row = index.data(RowRole)
        painter.setFont(theme.font(theme.SMALL, strong=True))
        painter.setPen(colour("muted"))
        if area := index.data(AreaRole):
            head = QRect(rect.left() + 6, rect.top() + 4, rect.width() - 12, AREA_HEIGHT)
            metrics = QFontMetrics(painter.font())
            painter.drawText(head, WRAP, metrics.elidedText(area, Qt.TextElideMode.ElideRight, head.width()))
        painter.setFont(self.letters)
        painter.drawText(inner.adjusted(6, 0, 0, 0), WRAP, str(row.number))
        painter.setPen(colour("text"))
        painter.drawText(inner.adjusted(NUMBER_WIDTH, 0, -BUBBLE_WIDTH, 0), WRAP, _requirement_words(index))
        if index.data(CommentsRole) or near:
            paint_bubble(painter, bubble_place(inner), index.data(CommentsRole))

    def _paint_task(self, painter: QPainter, rect: QRect, index: Any) -> None:
        planned: RequirementPlan = index.data(PlannedRole)
        if planned.coverage is not None:
            self._paint_coverage(painter, rect, index)
        elif index.data(ShowsRole):
            paint_mark(painter, rect)
        elif index.data(WantedRole):
            paint_wanted(painter, rect)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("field_border"))
            painter.drawEllipse(QPointF(rect.center()), 1.3, 1.3)

    def _paint_coverage(self, painter: QPainter, rect: QRect, index: Any) -> None:
        """The words run over all task columns; each cell draws its own part of them."""
        view = self.parent()
        painter.fillRect(rect.adjusted(0, 0, 1, -1), colour("hover"))
        if not isinstance(view, QTableView):
            return
        left, right = band(view)
        painter.setClipRect(rect.adjusted(0, 0, 1, 0))
        painter.setPen(colour("muted"))
        painter.setFont(self.letters)
        painter.drawText(
            QRect(left + 6, rect.top(), right - left - 12, rect.height()), CENTRED, index.data(CoverageRole)
        )

    def _paint_observers(self, painter: QPainter, rect: QRect, index: Any) -> None:
        planned: RequirementPlan = index.data(PlannedRole)
        for role, place in zip(OBSERVERS, badge_places(rect), strict=True):
            paint_person(painter, place, role, role in planned.observers)

    def _paint_state(self, painter: QPainter, rect: QRect, index: Any) -> None:
        covered = index.data(CoveredRole)
        painter.setPen(colour("good" if covered else "warn"))
        painter.setFont(self.letters)
        painter.drawText(rect.adjusted(6, 0, -2, 0), WRAP, "✓" if covered else _("missing"))

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)


def _requirement_words(index: Any) -> str:
    """The requirement; with how it is shown otherwise where there is no column for that yet."""
    words = str(index.data())
    return words if index.model().columnCount() > 3 else "\n".join(p for p in (words, index.data(CoverageRole)) if p)


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
