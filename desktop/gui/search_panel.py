"""What a search found, under its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.found import Hit
from desktop.gui import theme
from desktop.gui.models.record_list import Index, RecordListModel, RecordRole
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.painting import write
from desktop.texts import _, many, n_

ROW, MOST_ROWS = 46, 10
KINDS = {
    "case": (n_("Demonstration"), "cases"),
    "note": (n_("Observation"), "pen"),
    "task": (n_("Work task"), "check"),
    "student": (n_("Student"), "students"),
    "workplace": (n_("Workplace"), "workplaces"),
    "unit": (n_("Unit"), "qualifications"),
}
"""What each kind of hit is called, and its icon."""


def _kind(hit: Hit) -> str:
    """What a hit is, in a word or two."""
    name = _(KINDS[hit.kind][0])
    return _("{kind}, nearly").format(kind=name) if hit.near else name


def _words(hit: Hit) -> str:
    return f"{_kind(hit)}: {hit.title}, {hit.detail}"


class _HitDelegate(QStyledItemDelegate):
    """Paints icon, title, kind and detail of a hit; in the detail, the words that were searched stand out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(RecordRole)
        box = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        icon = theme.icon(KINDS[hit.kind][1], "muted")
        icon.paint(painter, box.left() + 10, box.top() + 14, 18, 18)
        room = QRectF(box.left() + 40, box.top() + 4, box.width() - 50, (box.height() - 8) / 2)
        kind = _kind(hit)
        wide = QFontMetricsF(theme.font(theme.SMALL)).horizontalAdvance(kind) + 2
        write(painter, QRectF(room.right() - wide, room.top(), wide, room.height()), kind, "muted", size=theme.SMALL)
        write(painter, room.adjusted(0, 0, -wide - 10, 0), hit.title, strong=True)
        self._paint_detail(painter, room.translated(0, room.height()), hit)
        painter.restore()

    def _paint_detail(self, painter: QPainter, room: QRectF, hit: Hit) -> None:
        if not hit.parts:
            write(painter, room, hit.detail, "muted", size=theme.SMALL)
        for text, found in hit.parts:
            write(painter, room, text, "text" if found else "muted", size=theme.SMALL, strong=found)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text))
            if room.width() < 12:
                return


class SearchPanel(QFrame):
    """The results under the field; never takes the focus from it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits = RecordListModel(_words, self)
        self.setProperty("surface", "card")
        self.view = QListView()
        self.view.setProperty("flat", True)
        self.view.setModel(self.hits)
        self.view.setItemDelegate(_HitDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(_("Search results"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = words("", "small", wrap=True)
        self._told.setContentsMargins(10, 4, 10, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(0)
        layout.addWidget(self.view)
        layout.addWidget(self._told)

    def show_under(self, field: QWidget, hits: Sequence[Hit]) -> None:
        """Show what was found below the field, the first one marked."""
        count = len(hits)
        self.hits.show_records(hits)
        found = many("{n} found. Enter opens.", "{n} found. Enter opens.", count)
        if hits and all(hit.near for hit in hits):
            found = _("Nothing quite like it; these are near. Enter opens.")
        self._told.setText(found if count else _("Nothing found. Try the start of a name."))
        self.view.setVisible(count > 0)
        width = max(field.width(), 520)
        right = field.mapTo(self.window(), QPoint(field.width(), field.height() + 4))
        self.view.setFixedHeight(min(count, MOST_ROWS) * ROW)  # whole rows
        self.setGeometry(right.x() - width, right.y(), width, 0)
        self.adjustSize()
        self.setFixedWidth(width)
        if count:
            self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Mark the next or earlier result."""
        row = max(0, min(self.view.model().rowCount() - 1, self.view.currentIndex().row() + step))
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def event(self, event: QEvent) -> bool:
        """Keep clicks on the panel from reaching what lies under it."""
        return super().event(event) or event.type() == QEvent.Type.MouseButtonPress
