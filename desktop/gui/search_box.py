"""One search over everything: results as you type, arrows and Enter open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.gui import theme
from desktop.gui.widgets.labels import words
from desktop.texts import _, many

Index = QModelIndex | QPersistentModelIndex
HitRole = Qt.ItemDataRole.UserRole
MOST = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: ``kind`` is "case" or "unit", ``key`` names it, the texts are shown."""

    kind: str
    key: tuple[str, ...]
    title: str
    detail: str


class HitModel(QAbstractListModel):
    """What a search found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The hit, and its words."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HitRole:
            return hit
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return f"{hit.title}, {hit.detail}" if role in shown else None


class _HitDelegate(QStyledItemDelegate):
    """Paints icon, title and detail of a hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 46)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HitRole)
        box = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        icon = theme.icon("person" if hit.kind == "case" else "qualifications", "muted")
        icon.paint(painter, box.left() + 10, box.top() + 14, 18, 18)
        words_box = box.adjusted(40, 5, -10, -5)
        self._line(painter, words_box, hit.title, "text", strong=True, top=True)
        self._line(painter, words_box, hit.detail, "muted", strong=False, top=False)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, box: Any, text: str, colour: str, *, strong: bool, top: bool) -> None:
        painter.setFont(theme.font(theme.BODY if top else theme.SMALL, strong=strong))
        painter.setPen(theme.colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        edge = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, int(edge | Qt.AlignmentFlag.AlignLeft), shown)


class SearchBox(QLineEdit):
    """The field; ``find`` is asked at each key and gives at most what fits the list.

    Signals:
        chosen: the `Hit` that the person wants to open.
    """

    chosen = Signal(object)

    def __init__(self, find: Callable[[str], Sequence[Hit]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._hits = HitModel(self)
        self._panel: _Panel | None = None
        self.setPlaceholderText(_("Search students, units, places"))
        self.setToolTip("Ctrl+K")
        self.setAccessibleName(_("Search everything"))
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._search)
        seek = QAction(self)
        seek.setShortcut("Ctrl+K")
        seek.triggered.connect(self._seek)
        self.addAction(seek)

    @property
    def hits(self) -> HitModel:
        """What is found now."""
        return self._hits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the results, Enter opens, Esc leaves."""
        key = Qt.Key(event.key())
        panel = self._panel
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif panel is None or not panel.isVisible():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            panel.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(panel.view.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the results away."""
        super().focusOutEvent(event)
        if self._panel is not None:
            self._panel.hide()

    def leave(self) -> None:
        """Forget the search."""
        self.clear()
        if self._panel is not None:
            self._panel.hide()

    def _seek(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _search(self, text: str) -> None:
        panel = self._ready_panel()
        if not text.strip():
            panel.hide()
            return
        hits = self._find(text.strip())[:MOST]
        self._hits.show_hits(hits)
        panel.show_under(self, len(hits))

    def _ready_panel(self) -> _Panel:
        if self._panel is None:
            self._panel = _Panel(self._hits, self.window())
            self._panel.view.clicked.connect(self._open)
        return self._panel

    def _open(self, index: QModelIndex) -> None:
        hit = index.data(HitRole)
        if hit is not None:
            self.leave()
            self.chosen.emit(hit)


class _Panel(QFrame):
    """The results under the field; never takes the focus from it."""

    def __init__(self, hits: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.view = QListView()
        self.view.setProperty("flat", True)
        self.view.setModel(hits)
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

    def show_under(self, field: QWidget, count: int) -> None:
        """Show the results below the field, the first one marked."""
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
