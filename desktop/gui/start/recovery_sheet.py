"""The recovery key on paper: a QR code and the groups of letters, printed or saved as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.actions.sharing import write_whole
from desktop.gui import theme
from desktop.texts import _


def two_lines(groups: str) -> str:
    """The groups as people read them aloud: half of them on each line."""
    parts = groups.split("-")
    half = len(parts) // 2
    return "  ".join(parts[:half]) + "\n" + "  ".join(parts[half:])


def paint_qr(painter: QPainter, box: QRectF, svg: str) -> None:
    """Paint a QR code, black on white in every scheme, so that a camera can read it."""
    from PySide6.QtSvg import QSvgRenderer

    painter.fillRect(box, QColor("white"))
    QSvgRenderer(QByteArray(svg.encode())).render(painter, box)


class QrCode(QWidget):
    """The key as a QR code."""

    spoken = "picture"

    def __init__(self, svg: str, size: int = 190, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._svg, self._size = svg, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The same key as a QR code"))

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code."""
        paint_qr(QPainter(self), QRectF(self.rect()), self._svg)


def save_sheet(groups: str, svg: str, path: Path) -> None:
    """Write the sheet as a PDF, whole or not at all. Raises a UserError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Recovery key"))
    _paint(writer, groups, svg)
    buffer.close()
    write_whole(path, bytes(buffer.data().data()))


def print_sheet(groups: str, svg: str, parent: QWidget) -> None:
    """Let the person choose a printer and print the sheet."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _paint(printer, groups, svg))
    dialog.setModal(True)
    dialog.show()


def _paint(device: QPagedPaintDevice, groups: str, svg: str) -> None:
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 20, 20, 20),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(device)
    unit = device.width() / 170  # a millimetre: A4 is 210 wide, less the margins
    _write(painter, QRectF(0, 0, 170 * unit, 12 * unit), _("Recovery key of Näyttökumppani"), 20, strong=True)
    told = _(
        "This key opens your file if the passphrase is forgotten. Keep it in a safe place, not beside the computer."
    )
    _write(painter, QRectF(0, 16 * unit, 170 * unit, 18 * unit), told, 11)
    paint_qr(painter, QRectF(0, 38 * unit, 60 * unit, 60 * unit), svg)
    _write(painter, QRectF(66 * unit, 42 * unit, 104 * unit, 56 * unit), two_lines(groups), 15, strong=True)
    painter.end()


def _write(painter: QPainter, box: QRectF, text: str, points: int, *, strong: bool = False) -> None:
    font = QFont(theme.font(strong=strong))
    font.setPointSize(points)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    painter.drawText(box, int(Qt.TextFlag.TextWordWrap), text)
