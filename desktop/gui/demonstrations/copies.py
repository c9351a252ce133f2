"""Where copies go: sticks that are in the computer, and printers. Qt's printing parts are loaded only when printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QStorageInfo, Qt

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_HELD_BY = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE = 2  # what Windows calls a drive that can be taken out
DOTS = 200


class Stick(NamedTuple):
    """A drive that can be taken along."""

    name: str
    folder: Path


def sticks() -> list[Stick]:
    """The drives that can be taken out and written to."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _can_be_taken(root):
            found.append(Stick(volume.displayName() or root, Path(root)))
    return found


def _can_be_taken(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return root.startswith(_HELD_BY)


def has_printer() -> bool:
    """Whether there is something to print on."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(data: bytes, printer: QPrinter) -> int:
    """Print each page as large as the paper allows; returns how many there were, 0 when the printer cannot be used."""
    from PySide6.QtGui import QPainter
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setResolution(DOTS)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        paper = painter.viewport().size()
        kept = Qt.AspectRatioMode.KeepAspectRatio
        size = document.pagePointSize(page).scaled(paper.toSizeF(), kept).toSize()
        left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
        painter.drawImage(QRect(left, top, size.width(), size.height()), document.render(page, size))
    painter.end()
    pages = document.pageCount()
    document.close()
    return pages
