"""One level of one requirement: its name, its criteria, and the letters of those who see this level."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.terms import Grade, Role
from desktop.domain.wording import CriterionLine
from desktop.gui import theme
from desktop.gui.demonstrations.criteria_text import criteria_height, paint_criteria, told
from desktop.gui.theme import RADIUS_SMALL, colour
from desktop.gui.widgets.people import paint_badge
from desktop.gui.widgets.pressing import Pressable
from desktop.texts import _

PAD, BADGE = 9, 20


class LevelCell(Pressable, QAbstractButton):
    """A level that a click chooses; the row around it takes the keyboard. ``name`` is painted, ``full`` is told."""

    def __init__(self, grade: Grade, name: str, full: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = grade
        self._full = full
        self._criteria: tuple[CriterionLine, ...] = ()
        self._read: Callable[[], tuple[CriterionLine, ...]] = tuple
        self._people: tuple[Role, ...] = ()
        self._least = theme.TARGET
        self._agreed = False
        self._size = theme.SMALL
        self._wide = QFontMetrics(theme.font(13, strong=True)).horizontalAdvance(name) + 1
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_level(
        self,
        *,
        people: tuple[Role, ...],
        chosen: bool,
        agreed: bool,
        criteria: Callable[[], tuple[CriterionLine, ...]],
        expanded: bool,
        large: bool = False,
    ) -> None:
        """Show who sees this level, whether it is chosen or agreed, and, expanded, its criteria; larger to a guest."""
        self._size = theme.BODY if large else theme.SMALL
        self._least = theme.GUEST_TARGET if large else theme.TARGET
        self._people, self._agreed, self._read = people, agreed, criteria
        self._criteria = criteria() if expanded else ()
        self.setChecked(chosen)
        who = ", ".join(_(role.label) for role in people)
        self.setAccessibleName(f"{self._full}: {who}" if who else self._full)
        self.setAccessibleDescription(told(self._criteria))
        self.update()

    def height_for(self, width: int) -> int:
        """How tall the cell must be to show all its words at this width."""
        if not self._criteria:
            return self.least()
        tall = criteria_height(self._criteria, width - 2 * PAD, self._size)
        return self.least() + tall + (BADGE + 8 if self._people else 4)

    def least(self) -> int:
        """The height of the name alone; in a guest's hands it is larger."""
        return self._least

    def least_width(self) -> int:
        """Room for the name, and beside it for whoever sees this level."""
        beside = (BADGE + 3) * len(self._people) + 4 if self._people and not self._criteria else 0
        return self._wide + 2 * PAD + beside

    def sizeHint(self) -> QSize:
        return QSize(120, self.least())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Find the words for the pointer only when it comes."""
        super().enterEvent(event)
        self.setToolTip(self.tip())

    def tip(self) -> str:
        """What the pointer finds out here."""
        lines = () if self._criteria else self._read()
        return "\n".join((self.accessibleName(), *(f"• {line.text}" for line in lines)))

    def _fitting_name(self) -> str:
        """The name, or only its number where the letters of people leave no room for more."""
        taken = (BADGE + 3) * len(self._people) if self._people and not self._criteria else 0
        fits = self._wide <= self.width() - 2 * PAD - taken
        return self.text() if fits or not self.text()[:1].isdigit() else self.text().split()[0]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        painter.setFont(theme.font(13, strong=True))
        painter.setPen(colour("text"))
        head = QRect(PAD, 0, self.width() - PAD, self.least())
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._fitting_name())
        if self._criteria:
            box = QRectF(PAD, self.least() - 3, self.width() - 2 * PAD, self.height() - self.least() + 3)
            paint_criteria(painter, box, self._criteria, size=self._size)
        self._paint_people(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        ground = "good_soft" if self._agreed else "accent_soft" if chosen else "hover" if self.underMouse() else "field"
        edge = "good" if self._agreed else "accent" if chosen else "border"
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour(edge), 2 if chosen or self._agreed else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)

    def _paint_people(self, painter: QPainter) -> None:
        top = self.height() - BADGE - 6 if self._criteria else (self.least() - BADGE) / 2
        left = self.width() - 8 - BADGE
        for role in reversed(self._people):
            paint_badge(painter, QRectF(left, top, BADGE, BADGE), role)
            left -= BADGE + 3


class LevelCells(QWidget):
    """The levels of a scale side by side, equally tall; the fail in front is as narrow as its name."""

    GAP = 6

    def __init__(self, cells: list[LevelCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = cells
        self._heights: dict[tuple[int, int], int] = {}
        for cell in cells:
            cell.setParent(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the highest cell is; a layout asks again and again."""
        asked = (width, self._least())
        if asked not in self._heights:
            pairs = zip(self.cells, self._widths(width), strict=True)
            self._heights[asked] = max((cell.height_for(wide) for cell, wide in pairs), default=0)
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(max(self.width(), 560)))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self._least())

    def _least(self) -> int:
        return self.cells[0].least() if self.cells else theme.TARGET

    def _widths(self, width: int) -> list[int]:
        narrow = [cell.least_width() if cell.grade == Grade.FAIL else 0 for cell in self.cells]
        free = width - self.GAP * (len(self.cells) - 1) - sum(narrow)
        each = max(free // max(narrow.count(0), 1), 40)
        return [one or each for one in narrow]

    def resizeEvent(self, event: object) -> None:
        self._place_cells()

    def changed(self) -> None:
        """The cells show something else, so that their sizes may be others."""
        self._heights.clear()
        self.updateGeometry()
        self._place_cells()

    def _place_cells(self) -> None:
        left = 0
        for cell, wide in zip(self.cells, self._widths(self.width()), strict=True):
            cell.setGeometry(left, 0, wide, self.height())
            left += wide + self.GAP
