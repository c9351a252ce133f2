"""What a search found, under its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.gui import theme
from desktop.gui.models.record_list import Index, RecordListModel, RecordRole
from desktop.gui.search_box import Hit
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.painting import write
from desktop.texts import _, many


def _words(hit: Hit) -> str:
    return f"{hit.title}, {hit.detail}"


class _HitDelegate(QStyledItemDelegate):
    """Paints icon, title and detail of a hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 46)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(RecordRole)
        box = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        icon = theme.icon("person" if hit.kind == "case" else "qualifications", "muted")
        icon.paint(painter, box.left() + 10, box.top() + 14, 18, 18)
        room = QRectF(box.left() + 40, box.top() + 4, box.width() - 50, (box.height() - 8) / 2)
        write(painter, room, hit.title, strong=True)
        write(painter, room.translated(0, room.height()), hit.detail, "muted", size=theme.SMALL)
        painter.restore()


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
        self._told = words("", "small")
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
        self._told.setText(found if count else _("Nothing found. Try the start of a name."))
        self.view.setVisible(count > 0)
        width = max(field.width(), 420)
        right = field.mapTo(self.window(), QPoint(field.width(), field.height() + 4))
        self.setGeometry(right.x() - width, right.y(), width, min(count, 8) * 46 + 40)
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
