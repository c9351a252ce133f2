"""The task × requirement grid: arrows and space or the mouse say which work shows which requirement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from desktop.domain.demonstration import RequirementPlan
from desktop.domain.terms import Role
from desktop.gui.demonstrations.plan_grid_layout import BUBBLE_WIDTH, NARROW, grid_sizes
from desktop.gui.demonstrations.plan_grid_marks import SelectedMarks
from desktop.gui.demonstrations.plan_grid_model import Kind, PlanGridModel, toggled
from desktop.gui.demonstrations.plan_grid_paint import GridDelegate, badge_at
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.task_header import TaskHeader
from desktop.gui.widgets.scrolling import reveal
from desktop.texts import _


class PlanGrid(QTableView):
    """Shows which task shows which requirement and who observes; tall enough for all its rows.

    Signals:
        marked: task id, requirement id, whether the task shows it from now on.
        planned: a RequirementPlan with its observers changed.
        row_menu: row number in the grid and the place on the screen where a menu fits.
        task_menu: task id and the place on the screen.
        comments_wanted: the id of a requirement or task and the place on the screen.
    """

    marked = Signal(str, str, bool)
    planned = Signal(RequirementPlan)
    row_menu = Signal(int, QPoint)
    task_menu = Signal(str, QPoint)
    comments_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PlanGridModel()
        self._model.setParent(self)
        self._editable = True
        self._laid_out: tuple[object, ...] = ()
        self.setModel(self._model)
        self._delegate = GridDelegate(self, self._model)
        self.setItemDelegate(self._delegate)
        self._header = TaskHeader(self._model, self)
        self._header.setMinimumSectionSize(NARROW[0])
        self.setHorizontalHeader(self._header)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._model.modelReset.connect(self._forget_layout)
        self.setProperty("flat", True)
        self.setStyleSheet("QTableView:focus { border: none; }")  # the cell shows the focus
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self._marks = SelectedMarks(self, self._model)
        self._marks.pressed.connect(self._press)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._frozen = _FrozenColumn(self)
        self._header.pressed_task.connect(self._open_task_menu)
        self.setAccessibleName(_("Which work shows which requirement"))
        self.setAccessibleDescription(
            _("Move with the arrows; space marks, O and T choose who observes, K opens the comments.")
        )

    def show_plan(self, shown: Shown) -> None:
        """Show the plan of a case; a signed one can only be read."""
        self._editable = not shown.case.is_closed
        self._delegate.large = shown.guest
        self._model.show(shown)
        self._marks.show()
        if not self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):  # else it does not know its width yet
            self._lay_out()

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keys and pointer move and mark; what is selected are the marks."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def selectAll(self) -> None:
        """Nobody means to mark everything."""

    def plan_model(self) -> PlanGridModel:
        """What the grid shows."""
        return self._model

    def current_row(self) -> int:
        """The row of the keyboard, the first when there is none; -1 in an empty grid."""
        if self.currentIndex().isValid():
            return self.currentIndex().row()
        return 0 if self._model.rowCount() else -1

    def go_to(self, requirement: str) -> None:
        """Put the keyboard on the row of a requirement."""
        ids = [self._model.requirement(row).id for row in range(self._model.rowCount())]
        if requirement in ids:
            self._go_to_cell(ids.index(requirement), 1)

    def go_to_task(self, task: str) -> None:
        """Put the keyboard on the column of a task."""
        ids = [one.id for one in self._model.plan.tasks]
        if task in ids:
            self._go_to_cell(0, ids.index(task) + 1)

    def _go_to_cell(self, row: int, column: int) -> None:
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self, self.visualRect(index).center())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        tall = self.horizontalHeader().height() + self.verticalHeader().length() + 4
        if self._is_wider_than_view():
            tall += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self.sizeHint().height())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, and not under the first column, which stays where it is."""
        super().scrollTo(index, hint)
        hidden = self._frozen.width() - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._freeze()

    def _freeze(self) -> None:
        """Keep the requirements in sight while the tasks are scrolled sideways."""
        scrolled = self.horizontalScrollBar().value() > 0
        self._frozen.setGeometry(0, 0, self.columnWidth(0), self.viewport().height())
        self._frozen.setVisible(scrolled)
        self._header.frozen = self.columnWidth(0) if scrolled else 0
        self._header.viewport().update()
        self._frozen.update()

    def _lay_out(self) -> None:
        """Share the width between the columns and let every row be as tall as its words."""
        sizes = grid_sizes(self._model, self.viewport().width(), large=self._delegate.large)
        asked = (sizes, self._model.heads(), self.viewport().width())
        if asked != self._laid_out:
            self._laid_out = asked
            self._resize(self._header, sizes.widths)
            self._resize(self.verticalHeader(), sizes.heights)
            self.updateGeometries()
            self.viewport().update()
            self._header.forget_words()
            self._header.setFixedHeight(self._header.sizeHint().height())
            on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setHorizontalScrollBarPolicy(on if self._is_wider_than_view() else off)
            self.setFixedHeight(self.sizeHint().height())
        self._freeze()

    @staticmethod
    def _resize(header: QHeaderView, sizes: Sequence[int]) -> None:
        """The view hears of all at once: of each by itself it would hear later, and paint everything again."""
        blocker = QSignalBlocker(header)
        for section, size in enumerate(sizes):
            header.resizeSection(section, size)
        blocker.unblock()

    def _is_wider_than_view(self) -> bool:
        return self._header.length() > self.viewport().width()

    def _forget_layout(self) -> None:
        """Qt gives each new row and column the usual size."""
        self._laid_out = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        letters = {Qt.Key.Key_O: Role.TEACHER, Qt.Key.Key_T: Role.INSTRUCTOR}
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            self._press(index)
        elif index.isValid() and event.key() in letters and not event.modifiers():
            self._toggle_observer(index.row(), letters[Qt.Key(event.key())])
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_row_menu(index)
        elif index.isValid() and event.key() == Qt.Key.Key_K:
            self._open_comments(index)
        elif event.key() == Qt.Key.Key_F2:
            self._open_task_menu(index.column())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._model.kind(index.column()) == Kind.OBSERVERS:
            role = badge_at(self.visualRect(index), event.position().toPoint())
            if role:
                self._toggle_observer(index.row(), role)
        elif self._model.kind(index.column()) == Kind.REQUIREMENT:
            if event.position().x() >= self.visualRect(index).right() - BUBBLE_WIDTH:
                self._open_comments(index)
        else:
            self._press(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self._open_row_menu(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            index = self.indexAt(event.position().toPoint())
            hand = index.isValid() and self._editable
            if hand and self._model.kind(index.column()) == Kind.REQUIREMENT:
                hand = event.position().x() >= self.visualRect(index).right() - BUBBLE_WIDTH
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        return super().viewportEvent(event)

    def _press(self, index: QModelIndex) -> None:
        kind = self._model.kind(index.column())
        if kind == Kind.STATE:
            self._open_row_menu(index)
        task = self._model.task(index.column())
        if not self._editable or task is None:
            return
        row = self._model.requirement(index.row())
        if self._model.planned(index.row()).coverage is not None:
            self._open_row_menu(index)
        else:
            self.marked.emit(task.id, row.id, not task.shows.get(row.id))

    def _toggle_observer(self, row: int, role: Role) -> None:
        if self._editable and role in self._model.plan.observers:
            planned = self._model.planned(row)
            self.planned.emit(replace(planned, observers=toggled(planned.observers, role)))

    def _open_row_menu(self, index: QModelIndex) -> None:
        if self._editable:
            self.row_menu.emit(index.row(), self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _open_comments(self, index: QModelIndex) -> None:
        place = self.viewport().mapToGlobal(self.visualRect(index.siblingAtColumn(0)).bottomLeft())
        self.comments_wanted.emit(self._model.requirement(index.row()).id, place)

    def _open_task_menu(self, column: int) -> None:
        task = self._model.task(column)
        if task and self._editable:
            place = QPoint(self.horizontalHeader().sectionViewportPosition(column), self.horizontalHeader().height())
            self.task_menu.emit(task.id, self.horizontalHeader().mapToGlobal(place))


class _FrozenColumn(QWidget):
    """The first column painted again over the left edge, while the grid is scrolled sideways."""

    def __init__(self, grid: PlanGrid) -> None:
        super().__init__(grid.viewport())
        self._grid = grid
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, model = QPainter(self), self._grid.plan_model()
        option = QStyleOptionViewItem()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            box = self._grid.visualRect(index)
            option.rect = QRect(0, box.top(), box.width(), box.height())
            self._grid.itemDelegate().paint(painter, option, index)
        painter.end()
