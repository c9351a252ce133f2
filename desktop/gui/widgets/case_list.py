"""The demonstrations of one student or one workplace: a line each, which a click or Enter opens."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.side import act_of
from desktop.gui import theme
from desktop.gui.models.paged_list import PagedListModel, Read
from desktop.gui.models.record_list import Index, RecordRole
from desktop.gui.widgets.painting import write
from desktop.gui.widgets.people import paint_badge
from desktop.gui.widgets.register_list import paint_ground
from desktop.gui.widgets.steps import PROGRESS_WIDTH, paint_progress, progress_text
from desktop.texts import _, day, language

ROW_HEIGHT, EDGE, GAP, BADGE = 68, 16, 14, 20
STAGE_WIDTH, NEXT_WIDTH = 188, 184
LINE, SMALL_LINE = 20, 16
LEAST_WORDS = 150


class CaseList(QListView):
    """Lines of cases. ``of_student`` leaves out the student, who stands above; otherwise the workplace does.

    Signals:
        opened: the id of a case.
    """

    opened = Signal(str)

    def __init__(self, *, of_student: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_student = of_student
        self._model = PagedListModel[CaseRow](self._spoken, self)
        self.setModel(self._model)
        self.setItemDelegate(_CaseDelegate(of_student, self))
        self.setAccessibleName(_("Demonstrations"))
        self.setProperty("flat", True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        enter = QAction(self)
        enter.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(self._open_current)
        self.addAction(enter)

    def show_cases(self, read: Read[CaseRow]) -> None:
        """Show what this reads; the first line has the keyboard when the list gets it."""
        self._model.show_pages(read)
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))
            self.clearSelection()

    def _spoken(self, row: CaseRow) -> str:
        return line_words(row, of_student=self._of_student)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RecordRole)
        if isinstance(row, CaseRow):
            self.opened.emit(row.id)

    def _open_current(self) -> None:
        self._open(self.currentIndex())


def line_words(row: CaseRow, *, of_student: bool) -> str:
    """A line in words, for those who hear it."""
    head, below = _titles(row, of_student)
    act = act_of(row)
    told = (
        day(row.starts) or _("no date yet"),
        head,
        below,
        progress_text(row.stage, row.step),
        _(row.stage.label),
        _("Grade: {grade}").format(grade=row.grade_text) if row.grade else "",
        _("{who}: {act}").format(who=_(act.who.label), act=act.text) if act else "",
    )
    return ", ".join(one for one in told if one)


def _titles(row: CaseRow, of_student: bool) -> tuple[str, str]:
    unit = say(row.unit, language())
    return (unit, row.workplace) if of_student else (row.student or _("(no name)"), unit)


class _CaseDelegate(QStyledItemDelegate):
    """Paints from left to right: day, what and where, progress and grade over the stage, and who does what next."""

    def __init__(self, of_student: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._of_student = of_student

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = round(_day_width()) + LEAST_WORDS + STAGE_WIDTH + NEXT_WIDTH + 3 * GAP
        return QSize(wide, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CaseRow = index.data(RecordRole)
        painter.save()
        paint_ground(painter, option)
        box = QRectF(option.rect).adjusted(EDGE, 6, -EDGE, -6)
        told = day(row.starts)
        days = _day_width()
        write(painter, _part(box, box.left(), days), told or _("no date yet"), "text" if told else "muted", lines=2)
        next_left = box.right() - NEXT_WIDTH
        stage_left = next_left - GAP - STAGE_WIDTH
        left = box.left() + days + GAP
        self._paint_titles(painter, _part(box, left, stage_left - GAP - left), row)
        top = box.center().y() - (LINE + SMALL_LINE) / 2
        paint_progress(painter, QRectF(stage_left, top, PROGRESS_WIDTH, LINE), row.stage, row.step)
        stage = QRectF(stage_left, top + LINE, STAGE_WIDTH, SMALL_LINE)
        write(painter, stage, _(row.stage.label), "muted", size=theme.SMALL)
        if row.grade:
            grade = QRectF(stage_left + PROGRESS_WIDTH + 8, top, STAGE_WIDTH - PROGRESS_WIDTH - 8, LINE)
            write(painter, grade, row.grade_text, strong=True)
        self._paint_next(painter, _part(box, next_left, NEXT_WIDTH), row)
        painter.restore()

    def _paint_titles(self, painter: QPainter, box: QRectF, row: CaseRow) -> None:
        """The student or the workplace on one line; the unit on one or two, so that its long name is not cut."""
        head, below = _titles(row, self._of_student)
        long, font = (head, theme.font(strong=True)) if self._of_student else (below, theme.font(theme.SMALL))
        extra = int(QFontMetricsF(font).horizontalAdvance(long) > box.width())
        top_lines, low_lines = (1 + extra, 1) if self._of_student else (1, 1 + extra)
        high, low = top_lines * LINE, low_lines * SMALL_LINE
        top = QRectF(box.left(), box.center().y() - (high + low) / 2, box.width(), high)
        write(painter, top, head, strong=True, lines=top_lines)
        room = QRectF(box.left(), top.bottom(), box.width(), low)
        write(painter, room, below, "muted", size=theme.SMALL, lines=low_lines)

    def _paint_next(self, painter: QPainter, box: QRectF, row: CaseRow) -> None:
        act = act_of(row)
        if act is None:
            return
        paint_badge(painter, QRectF(box.left(), box.center().y() - BADGE / 2, BADGE, BADGE), act.who)
        write(painter, box.adjusted(BADGE + 8, 0, 0, 0), act.text, lines=2)


def _day_width() -> float:
    """Room for any date; where the month is written out, the year may stand on the second line."""
    widest = (day(date(2028, month, 28)) for month in (9, 12))
    metrics = QFontMetricsF(theme.font())
    return max(metrics.horizontalAdvance(one.rpartition(" ")[0] or one) for one in widest) + 2


def _part(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(left, box.top(), width, box.height())
