"""One demonstration as a line that opens it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.stages import Stage, act_at
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.dates import weekday_day
from desktop.gui.widgets.painting import write
from desktop.gui.widgets.people import PILL_HEIGHT, paint_pill, pill_width
from desktop.gui.widgets.steps import PROGRESS_WIDTH, paint_progress, progress_text
from desktop.texts import _, language

EDGE, GAP, HEIGHT = 8, 14, 64
DAY_WIDTH, STATE_WIDTH, LEAST_WIDTH = 74, 172, 520
LINE = 20
WHAT_SHARE = 2 / 3
NBSP = "\N{NO-BREAK SPACE}"  # a number stays with its unit


class CaseLine(QPushButton):
    """Date, student, unit, workplace, progress, and what waits. A click or Enter opens the case.

    It is painted as one widget: lines are what the first page shows most, and each widget costs time.

    Signals:
        opened: the id of the case.
    """

    opened = Signal(str)

    def __init__(self, row: CaseRow, *, signing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._pills = _signers(row) if signing else [(*state_text(row), None)]
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(line_text(row))
        self.setToolTip("\n".join(one for one in (row.student, _unit(row), row.workplace) if one))
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """Up to three lines of words."""
        return QSize(LEAST_WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for everything, shortened."""
        return QSize(LEAST_WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button's ground, and from the right to the left what is on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(EDGE, 0, -EDGE, 0)
        pills = sum(pill_width(text, role) + 6 for text, _tone, role in self._pills) - 6
        left = self._paint_pills(painter, box.right() - max(STATE_WIDTH, pills), box.center().y())
        left -= GAP + PROGRESS_WIDTH
        bars = QRectF(left, box.top(), PROGRESS_WIDTH, box.height())
        paint_progress(painter, bars, self._row.stage, self._row.step)
        self._paint_words(painter, box, left - GAP)

    def _paint_pills(self, painter: QPainter, left: float, middle: float) -> float:
        at = left
        for text, tone, role in self._pills:
            wide = pill_width(text, role)
            paint_pill(painter, QRectF(at, middle - PILL_HEIGHT / 2, wide, PILL_HEIGHT), text, tone, role)
            at += wide + 6
        return left

    def _paint_words(self, painter: QPainter, box: QRectF, right: float) -> None:
        """The day, then student over unit, then the workplace; the last two share what is left, 2 to 1."""
        row = self._row
        day = QRectF(box.left(), box.top(), DAY_WIDTH, box.height())
        write(painter, day, _day(row), "text" if row.starts else "muted", strong=bool(row.starts))
        left = box.left() + DAY_WIDTH + GAP
        room = right - left - GAP
        name, dot, extent = _unit(row).rpartition(" · ")
        wide, unit = room * WHAT_SHARE, f"{name}{dot}{extent.replace(' ', NBSP)}" if dot else extent
        lines = 1 if QFontMetricsF(theme.font()).horizontalAdvance(unit) <= wide else 2
        top = box.center().y() - (1 + lines) * LINE / 2
        write(painter, QRectF(left, top, wide, LINE), row.student or _("(no name)"), strong=True)
        write(painter, QRectF(left, top + LINE, wide, lines * LINE), unit, "muted", lines=lines)
        place = QRectF(left + wide + GAP, box.top(), room - wide, box.height())
        write(painter, place, row.workplace, lines=2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens too: elsewhere than in dialogs Qt lets only the space bar press buttons."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self._row.id)


def line_text(row: CaseRow) -> str:
    """The line in words, for those who hear it."""
    act = act_at(row.stage, row.next_role)
    told = (
        weekday_day(row.starts) if row.starts else _("no date yet"),
        row.student,
        say(row.unit, language()),
        row.workplace,
        progress_text(row.stage, row.step),
        act.text if act else "",
    )
    return ", ".join(one for one in told if one)


def _day(row: CaseRow) -> str:
    return weekday_day(row.starts) if row.starts else _("no date yet")


def _unit(row: CaseRow) -> str:
    unit = say(row.unit, language())
    return _("{unit} · {n} cp").format(unit=unit, n=f"{row.extent:g}") if row.extent else unit


def state_text(row: CaseRow) -> tuple[str, str]:
    """How a case stands, in a few words, and in which tone."""
    if row.stage == Stage.DRAFT:
        return _("Plan being made"), "warn"
    if row.stage == Stage.AGREED:
        return _("Plan agreed"), "good"
    return _(row.stage.label), "good" if row.stage.reached(Stage.SIGNED) else "accent"


def _signers(row: CaseRow) -> list[tuple[str, str, Role | None]]:
    """Words, tone and person of a pill for each who must sign."""
    pills: list[tuple[str, str, Role | None]] = []
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        name = _("Teacher") if role == Role.TEACHER else _("Instructor")
        text = _("{name} ✓") if role in row.signed_by else _("{name} missing")
        pills.append((text.format(name=name), "text", role))
    return pills
