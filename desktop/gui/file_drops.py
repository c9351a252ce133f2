"""Files dropped on the window: plans (HOKS), which are shown before they are taken in, and packages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from desktop.gui.frame import Frame

PACKAGE = ".nayttopala"
SUFFIXES = (".json", PACKAGE)


class FileDrops(QObject):
    """Takes files that are dropped on the frame, unless a guest has the laptop. A room may take others itself."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        frame.setAcceptDrops(True)
        frame.guest_mode.connect(self._close_to)
        frame.installEventFilter(self)
        frame.guest_mode.connect(self._follow_guest)

    def _follow_guest(self, guest: bool) -> None:
        self._frame.setAcceptDrops(not guest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file whose name ends as one of ours does."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = _file(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self.bring(path)
                return True
        return super().eventFilter(watched, event)

    def _close_to(self, guest: bool) -> None:
        self._frame.setAcceptDrops(not guest)

    def bring(self, path: Path) -> None:
        """Show what a file would bring."""
        from desktop.gui.hoks.bringing import bringer as plans
        from desktop.gui.pieces.bringing import bringer as packages

        (packages if path.suffix.lower() == PACKAGE else plans)(self._frame).bring(str(path))


def _file(data: QMimeData) -> Path | None:
    """The one file that is dropped, if it is one of ours."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES else None
