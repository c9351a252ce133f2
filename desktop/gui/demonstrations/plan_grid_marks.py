"""The marks of the grid as what is selected in it: so a screen reader hears and changes them like a person who sees."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from desktop.gui.demonstrations.plan_grid_model import PlanGridModel

Flag = QItemSelectionModel.SelectionFlag


class SelectedMarks(QObject):
    """Keeps the selection of a grid like its marks. Keys and pointer never select; who selects is a screen reader.

    Signals:
        pressed: the cell that was chosen, or no longer is.
    """

    pressed = Signal(QModelIndex)
    _passed_on = Signal()

    def __init__(self, grid: QTableView, model: PlanGridModel) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self._showing = False
        self._waiting: list[QModelIndex] = []
        grid.selectionModel().selectionChanged.connect(self._note)
        self._passed_on.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def show(self) -> None:
        """Select what is marked, and nothing else."""
        marked = QItemSelection()
        for row, column in self._model.marks():
            index = self._model.index(row, column)
            marked.select(index, index)
        self._showing = True
        self._grid.selectionModel().select(marked, Flag.ClearAndSelect)
        self._showing = False

    def _note(self, chosen: QItemSelection, left: QItemSelection) -> None:
        """Wait until the selection is done: what is pressed changes the grid."""
        if not self._showing:
            self._waiting += [*chosen.indexes(), *left.indexes()]
            self._passed_on.emit()

    def _pass_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for index in waiting:
            self.pressed.emit(index)
        self.show()
