"""One demonstration as a line that opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.lacking import missing_words
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.side import BESIDE_THE_STAGE, act_of, side_text
from desktop.domain.stages import SideState, Stage
from desktop.domain.terms import ASSESSOR, Role, is_role
from desktop.domain.unit_words import extent_words
from desktop.gui import theme
from desktop.gui.dates import weekday_day
from desktop.gui.widgets.painting import write
from desktop.gui.widgets.people import PILL_HEIGHT, paint_badge, paint_pill, pill_width
from desktop.gui.widgets.steps import PROGRESS_WIDTH, paint_progress, progress_text
from desktop.texts import _, hours, language

EDGE, GAP, HEIGHT = 6, 10, 68
DAY_WIDTH, STATE_WIDTH, LEAST_WIDTH = 76, 174, 520
LINE, TIGHT = 20, 17
WHAT_SHARE = 0.72
BADGE, PLACE_WIDTH = 16, 88  # of most words in the name of a workplace
NBSP = "\N{NO-BREAK SPACE}"  # a number stays with its unit


class CaseLine(QPushButton):
    """Day and hour, student, unit, workplace, progress, stage; below, whose turn it is for what and what is missing.

    A click or Enter opens the case.

    It is painted as one widget: lines are what the first page shows most, and each widget costs time.

    Signals:
        opened: the id of the case.
    """

    opened = Signal(str)

    def __init__(self, row: CaseRow, today: date, *, signing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._today = today
        self._day, self._hour = row.next_time(today)
        self._pills = _signers(row) if signing else [(*state_text(row), None)]
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(line_text(row, today))
        self.setToolTip("\n".join(one for one in (row.student, _unit(row), row.workplace, next_text(row)) if one))
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """Up to four lines of words; more where more than two sign."""
        return QSize(LEAST_WIDTH, self._high())

    def minimumSizeHint(self) -> QSize:
        """Room for everything, shortened."""
        return QSize(LEAST_WIDTH, self._high())

    def _high(self) -> int:
        return max(HEIGHT, len(self._pills) * (PILL_HEIGHT + 4) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button's ground, and from the right to the left what is on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(EDGE, 0, -EDGE, 0)
        self._paint_day(painter, QRectF(box.left(), box.top(), DAY_WIDTH, box.height()))
        self._paint_words(painter, box.adjusted(DAY_WIDTH + GAP, 0, 0, 0))

    def _paint_pills(self, painter: QPainter, left: float, middle: float) -> None:
        """The pills under each other."""
        step = PILL_HEIGHT + 4
        at = middle - (len(self._pills) * step - 4) / 2
        for text, tone, role in self._pills:
            paint_pill(painter, QRectF(left, at, pill_width(text, role), PILL_HEIGHT), text, tone, role)
            at += step

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        """Student over unit, the workplace, how far it is; below them all, what comes next."""
        row = self._row
        state = box.right() - STATE_WIDTH
        bars = state - GAP - PROGRESS_WIDTH
        room = bars - 2 * GAP - box.left()
        name, dot, extent = _unit(row).rpartition(" · ")
        unit = f"{name}{dot}{extent.replace(' ', NBSP)}" if dot else extent
        wide = min(room * WHAT_SHARE, room - GAP - PLACE_WIDTH)
        lines = 1 if QFontMetricsF(theme.font()).horizontalAdvance(unit) <= wide else 2
        told = next_text(row)
        high = LINE if 1 + lines + bool(told) < 4 else TIGHT
        top = QRectF(
            box.left(), box.center().y() - (1 + lines + bool(told)) * high / 2, box.width(), (1 + lines) * high
        )
        write(painter, QRectF(top.left(), top.top(), wide, high), row.student or _("(no name)"), strong=True)
        write(painter, QRectF(top.left(), top.top() + high, wide, lines * high), unit, "muted", lines=lines)
        write(painter, QRectF(top.left() + wide + GAP, top.top(), room - wide, top.height()), row.workplace, lines=2)
        middle = top if len(self._pills) == 1 else box
        paint_progress(
            painter, QRectF(bars, middle.top(), PROGRESS_WIDTH, middle.height()), self._row.stage, self._row.step
        )
        self._paint_pills(painter, state, middle.center().y())
        if told:
            right = box.right() if len(self._pills) == 1 else bars - GAP
            self._paint_next(painter, QRectF(top.left(), top.bottom(), right - top.left(), high), told)

    def _paint_day(self, painter: QPainter, box: QRectF) -> None:
        late = self._day is not None and self._day < self._today and not self._row.stage.reached(Stage.RUNNING)
        tint = "warn" if late else "text" if self._day else "muted"
        first = box if self._hour is None else QRectF(box.left(), box.center().y() - LINE, box.width(), LINE)
        write(painter, first, weekday_day(self._day) if self._day else _("no date yet"), tint, strong=bool(self._day))
        if self._hour is not None:
            write(painter, first.translated(0, LINE), hours(self._hour, None), "muted")

    def _paint_next(self, painter: QPainter, box: QRectF, told: str) -> None:
        if self._row.next_role is not None:
            paint_badge(painter, QRectF(box.left(), box.center().y() - BADGE / 2, BADGE, BADGE), self._row.next_role)
        write(painter, box.adjusted(BADGE + 6, 0, 0, 0), told, size=theme.SMALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens too: elsewhere than in dialogs Qt lets only the space bar press buttons."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self._row.id)


def next_text(row: CaseRow) -> str:
    """What comes next, what is missing for it, and what else is to be known; "" when nothing waits."""
    if row.side not in (None, *BESIDE_THE_STAGE):
        return side_text(row)
    act = act_of(row)
    return " – ".join(one for one in (act.text if act else "", missing_words(row.lacks), side_text(row)) if one)


def line_text(row: CaseRow, today: date) -> str:
    """The line in words, for those who hear it."""
    act = act_of(row)
    on, at = row.next_time(today)
    told = (
        f"{weekday_day(on)} {hours(at, None)}".strip() if on else _("no date yet"),
        row.student,
        say(row.unit, language()),
        row.workplace,
        progress_text(row.stage, row.step),
        f"{_(act.who.label)}: {next_text(row)}" if act else next_text(row),
    )
    return ", ".join(one for one in told if one)


def _unit(row: CaseRow) -> str:
    unit = say(row.unit, language())
    extent = extent_words(row.extent or None, kind=row.kind)
    return f"{unit} · {extent}" if extent else unit


def state_text(row: CaseRow) -> tuple[str, str]:
    """How a case stands, in a few words with a count where there is one, and in which tone."""
    waits_anew = row.side == SideState.AGREE_AGAIN and row.stage == Stage.DRAFT
    if row.side is not None and (waits_anew or row.side not in BESIDE_THE_STAGE):
        return _(row.side.label), "warn"
    if row.stage == Stage.DRAFT:
        text, tone = _("Plan being made"), "warn"
    elif row.stage == Stage.COMPARING:
        text, tone = _("Comparing"), "accent"
    else:
        good = row.stage == Stage.AGREED or row.stage.reached(Stage.SIGNED)
        text, tone = _(row.stage.label), "good" if good else "accent"
    return f"{text} · {row.done}/{row.total}" if row.total else text, tone


def _signers(row: CaseRow) -> list[tuple[str, str, str | None]]:
    """Words, tone and person of a pill for each who must sign."""
    pills: list[tuple[str, str, str | None]] = []
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        if role == Role.INSTRUCTOR and not row.instructor:
            continue  # the teacher assesses alone
        name = _("Teacher") if role == Role.TEACHER else _("Instructor")
        text = _("{name} ✓") if role in row.signed_by else _("{name} missing")
        pills.append((text.format(name=name), "text", role))
    signed = sum(not is_role(one) for one in row.signed_by)
    states = [_("{name} ✓")] * signed + [_("{name} missing")] * len(row.beside)
    return [*pills, *((text.format(name=_("Assessor")), "text", ASSESSOR) for text in states)]
