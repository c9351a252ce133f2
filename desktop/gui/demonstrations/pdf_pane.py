"""Shows a PDF as it is, page under page on a neutral ground, painted at once: nobody sees a blank page first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _, many

MARGIN, GAP, WIDEST = 24, 16, 900
SMALLEST, LARGEST, STEP = 0.5, 3.0, 1.25


class PaperView(QAbstractScrollArea):
    """The pages, as wide as there is room. QPdfView would paint them a moment later, and white until then.

    Ctrl and the wheel, + and − zoom, 0 fits to the width; Home and End go to the first and the last page.

    Signals:
        moved: another page or size is seen.
    """

    spoken = "document"
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._pictures: dict[int, QImage] = {}
        self._pages: list[QRect] = []
        self.zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The document as it is signed"))
        self.verticalScrollBar().valueChanged.connect(self.moved)

    def show_pdf(self, data: bytes) -> None:
        """Show this document, at the same place as the one before."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        pages = range(self.document.pageCount())
        told = "\n".join(self.document.getAllText(page).text() for page in pages)
        self.setAccessibleDescription(f"{many('{n} page', '{n} pages', len(pages))}. {told}")
        self._lay_out()

    @property
    def page(self) -> int:
        """The page that is seen, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next((n for n, box in enumerate(self._pages, 1) if middle <= box.bottom() + GAP), len(self._pages))

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller; 1 fits to the width."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def zoom_in(self) -> None:
        """Larger."""
        self.set_zoom(self.zoom * STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self.set_zoom(self.zoom / STEP)

    def _lay_out(self) -> None:
        """Place the pages under each other, and let the bars know."""
        self._pictures.clear()
        self._pages.clear()
        room = self.viewport().size()
        wide = max(60, round(min(room.width() - 2 * MARGIN, WIDEST) * self.zoom))
        whole, top = max(room.width(), wide + 2 * MARGIN), MARGIN
        for number in range(self.document.pageCount()):
            size = self.document.pagePointSize(number)
            high = round(wide * size.height() / max(size.width(), 1))
            self._pages.append(QRect((whole - wide) // 2, top, wide, high))
            top += high + GAP
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, whole - room.width())
        across.setPageStep(room.width())
        down.setRange(0, max(0, top - GAP + MARGIN - room.height()))
        down.setPageStep(room.height() - 40)
        down.setSingleStep(48)
        self.viewport().update()
        self.moved.emit()

    def _picture(self, number: int) -> QImage:
        if number not in self._pictures:
            ratio = self.devicePixelRatioF()
            size = self._pages[number].size() * ratio
            made = self.document.render(number, QSize(round(size.width()), round(size.height())))
            made.setDevicePixelRatio(ratio)
            self._pictures[number] = made
        return self._pictures[number]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("paper_surround"))
        for number, box in enumerate(self._pages):
            here = box.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            if here.intersects(self.viewport().rect()):
                painter.fillRect(here.adjusted(-1, -1, 1, 1), theme.colour("border"))
                painter.fillRect(here, Qt.GlobalColor.white)  # paper is white in every scheme
                painter.drawImage(here.topLeft(), self._picture(number))
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_zoom(self.zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: lambda: self.set_zoom(1.0),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(self._pages[-1].top() - GAP if self._pages else 0),
        }
        act = acts.get(Qt.Key(event.key()))
        if act:
            act()
        else:
            super().keyPressEvent(event)


class PdfPane(QWidget):
    """The document with its page number and zoom. Import this module only when needed: it loads Qt's PDF parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self.view = PaperView()
        self.smaller, self.larger = button("−"), button("+")
        self.smaller.setAccessibleName(_("Smaller"))
        self.larger.setAccessibleName(_("Larger"))
        self.smaller.setToolTip(_("Smaller") + " (Ctrl −)")
        self.larger.setToolTip(_("Larger") + " (Ctrl +)")
        self._page = words("", "small")
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.view.moved.connect(self._show_page)
        layout = bare(QVBoxLayout(self), 0)
        layout.addWidget(self.view, 1)
        self._bar = QFrame(self)
        self._bar.setProperty("surface", "card")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self._page)
        for made in (self.smaller, self.larger):
            made.setFixedWidth(44)
            row.addWidget(made)

    @property
    def document(self) -> QPdfDocument:
        """The document that is shown."""
        return self.view.document

    def show_pdf(self, data: bytes) -> None:
        """Show this document, at the same place when it only got a signature more."""
        if data != self._data:
            self._data = data
            self.view.show_pdf(data)

    def _show_page(self) -> None:
        told = _("Page {n} of {count}").format(n=self.view.page, count=self.document.pageCount())
        self._page.setText(told)
        self._place_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def _place_bar(self) -> None:
        self._bar.resize(self._bar.sizeHint())
        self._bar.move(self.width() - self._bar.width() - 20, self.height() - self._bar.height() - 8)
        self._bar.raise_()
