"""Looks at one piece of evidence as large as the window allows; its author may take it away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.evidence import Evidence, EvidenceKind
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.messages import ask
from desktop.gui.widgets.answers import DIALOG_MARGINS
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _, day, moment


class EvidenceViewer(QDialog):
    """Shows a photo or a document with who added it when, and the consent.

    Signals:
        removed: the person takes it away for good.
    """

    removed = Signal()

    def __init__(
        self, one: Evidence, data: bytes, author: str, *, removable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(one.text)
        self.resize(920, 640)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.addWidget(self._content(one, data), 1)
        consent = _("Consent {day}: {words}").format(day=day(one.consent_on), words=one.consent)
        layout.addWidget(words(one.text, "strong", wrap=True))
        layout.addWidget(words(f"{one.name} · {moment(one.at)} · {author}", "muted", wrap=True))
        layout.addWidget(words(consent, "muted", wrap=True))
        mark = words(f"SHA-256 {one.sha256}", "small")
        mark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(mark)
        row = bare(QHBoxLayout())
        self.remove = button(_("Remove for good…"), "danger")
        self.remove.setVisible(removable)
        self.remove.clicked.connect(self._ask_remove)
        self.done_button = button(_("Close"), "primary")
        self.done_button.clicked.connect(self.accept)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.done_button)
        layout.addLayout(row)
        self.done_button.setFocus()

    def _content(self, one: Evidence, data: bytes) -> QWidget:
        if one.kind == EvidenceKind.DOCUMENT:
            from desktop.gui.demonstrations.pdf_pane import PdfPane

            pane = PdfPane()
            pane.show_pdf(data)
            pane.view.setAccessibleName(one.text)
            return pane
        return _Picture(data, one.text)

    def _ask_remove(self) -> None:
        question = _("Remove this file for good? Its bytes are wiped from your file, and undo does not bring it back.")
        ask(self, question, _("Remove for good"), self._remove)

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()


class _Picture(QWidget):
    """A picture as large as there is room, never larger than it is."""

    spoken = "picture"

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(data)
        self.setAccessibleName(name)
        self.setMinimumSize(320, 240)

    def sizeHint(self) -> QSize:
        """The picture's own size."""
        return self._pixmap.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() * self.devicePixelRatioF()
        size = self._pixmap.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        shown = size / self.devicePixelRatioF()
        left, top = (self.width() - shown.width()) // 2, (self.height() - shown.height()) // 2
        painter.drawPixmap(left, top, shown.width(), shown.height(), self._pixmap)
