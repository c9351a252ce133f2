"""Letting files be dropped on a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.gui.widgets.labels import restyle


class DropArea(QFrame):
    """A frame that files with some endings can be dropped on.

    Signals:
        dropped: the files, as a list of `Path`.
    """

    dropped = Signal(list)

    def __init__(self, *suffixes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suffixes = suffixes
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say by the frame that the files would be taken."""
        if self._paths(event):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """As before."""
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._show_over(False)
        if paths := self._paths(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _paths(self, event: QDropEvent) -> list[Path]:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in self._suffixes]

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", over)
        restyle(self)
