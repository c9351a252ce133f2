"""One level of one requirement: its name, its criteria, and the letters of those who see this level."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.terms import Grade, Role
from desktop.gui import theme
from desktop.gui.theme import RADIUS_SMALL, colour
from desktop.gui.widgets.people import paint_badge
from desktop.texts import _

PAD, BADGE, LEAST = 9, 20, 34
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class LevelCell(QAbstractButton):
    """A level that a click chooses; the row around it takes the keyboard."""

    def __init__(self, grade: Grade, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = grade
        self._criteria = ""
        self._people: tuple[Role, ...] = ()
        self._agreed = False
        self._expanded = False
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_level(
        self, *, people: tuple[Role, ...], chosen: bool, agreed: bool, criteria: str, expanded: bool
    ) -> None:
        """Show who sees this level, whether it is chosen or agreed, and its criteria."""
        self._people, self._agreed, self._criteria, self._expanded = people, agreed, criteria, expanded
        self.setChecked(chosen)
        self.setToolTip(criteria)
        who = ", ".join(_(role.label) for role in people)
        self.setAccessibleName(f"{self.text()}: {who}" if who else self.text())
        self.setAccessibleDescription(criteria)
        self.update()

    def height_for(self, width: int) -> int:
        """How tall the cell must be to show all its words at this width."""
        if not self._expanded or not self._criteria:
            return LEAST
        tall = self._criteria_box(width).height()
        return LEAST + tall + (BADGE + 8 if self._people else 4)

    def sizeHint(self) -> QSize:
        return QSize(120, LEAST)

    def _criteria_box(self, width: int) -> QRect:
        metrics = QFontMetrics(theme.font(theme.SMALL))
        return metrics.boundingRect(QRect(0, 0, max(width - 2 * PAD, 30), 4000), _WRAP, self._criteria)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        painter.setFont(theme.font(13, strong=True))
        painter.setPen(colour("text"))
        head = QRect(PAD, 0, self.width() - PAD, LEAST)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._expanded and self._criteria:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(colour("muted"))
            box = QRect(PAD, LEAST - 3, self.width() - 2 * PAD, self.height() - LEAST + 3)
            painter.drawText(box, _WRAP, self._criteria)
        self._paint_people(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        ground = "good_soft" if self._agreed else "accent_soft" if chosen else "hover" if self.underMouse() else "field"
        edge = "good" if self._agreed else "accent" if chosen else "border"
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour(edge), 2 if chosen or self._agreed else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)

    def _paint_people(self, painter: QPainter) -> None:
        low = self._expanded and bool(self._criteria)
        top = self.height() - BADGE - 6 if low else (LEAST - BADGE) / 2
        left = self.width() - 8 - BADGE
        for role in reversed(self._people):
            paint_badge(painter, QRectF(left, top, BADGE, BADGE), role)
            left -= BADGE + 3


class LevelCells(QWidget):
    """The levels of a scale side by side, equally tall; the fail is the narrow one in front."""

    GAP, NARROW = 6, 84

    def __init__(self, cells: list[LevelCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = cells
        for cell in cells:
            cell.setParent(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(
            (cell.height_for(wide) for cell, wide in zip(self.cells, self._widths(width), strict=True)), default=0
        )

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(max(self.width(), 560)))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, LEAST)

    def _widths(self, width: int) -> list[int]:
        narrow = [cell.grade == Grade.FAIL for cell in self.cells]
        free = width - self.GAP * (len(self.cells) - 1) - self.NARROW * sum(narrow)
        each = max(free // max(len(self.cells) - sum(narrow), 1), 40)
        return [self.NARROW if one else each for one in narrow]

    def resizeEvent(self, event: object) -> None:
        self.place_cells()

    def place_cells(self) -> None:
        """Give every cell its place."""
        left = 0
        for cell, wide in zip(self.cells, self._widths(self.width()), strict=True):
            cell.setGeometry(left, 0, wide, self.height())
            left += wide + self.GAP
