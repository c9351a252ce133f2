"""Shows a PDF as it is, page under page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.demonstrations.step_page import bare
from desktop.texts import _, many


class _Pages(QPdfView):
    spoken = "document"


class PdfPane(QWidget):
    """Shows the bytes of a document. Import this module only when it is needed: it loads Qt's PDF parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = _Pages(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(_("The document as it is signed"))
        bare(QVBoxLayout(self), 0).addWidget(self.view)

    def show_pdf(self, data: bytes) -> None:
        """Show this document, at the same place when it only got a signature more."""
        if data == self._data:
            return
        place = self.view.verticalScrollBar().value()
        self._data = data
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.view.verticalScrollBar().setValue(place)
        self.view.setAccessibleDescription(many("{n} page", "{n} pages", self.document.pageCount()))
