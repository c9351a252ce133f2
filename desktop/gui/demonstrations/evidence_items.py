"""Evidence in the list of the day: a little picture with its words, which opens the whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from desktop.domain.evidence import Evidence, EvidenceKind
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.labels import ElidedLabel, IconLabel
from desktop.texts import _

WIDTH, HEIGHT, SIDE = 268, 72, 48


class EvidenceItem(QPushButton):
    """One file.

    Signals:
        opened: the id of the evidence.
    """

    opened = Signal(str)

    def __init__(self, one: Evidence, picture: bytes) -> None:
        super().__init__()
        self._id = one.id
        self.setAutoDefault(False)
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{one.text}\n{one.name}")
        self.setAccessibleName(_("Open {kind}: {text}").format(kind=_(one.kind.label), text=one.text))
        self.clicked.connect(self._open)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(6, 4, 6, 4)
        inner.addWidget(_picture(one.kind, picture))
        told = bare(QVBoxLayout(), 0)
        told.addStretch(1)
        told.addWidget(_passive(ElidedLabel(one.text)))
        told.addWidget(_passive(ElidedLabel(f"{_(one.kind.label)} · {size_text(one.size)}", "small")))
        told.addStretch(1)
        inner.addLayout(told, 1)

    def sizeHint(self) -> QSize:
        """The same for every file; a fixed size would give way to the style sheet's least height of buttons."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def _open(self) -> None:
        self.opened.emit(self._id)


def _passive(label: QLabel) -> QLabel:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def _picture(kind: EvidenceKind, picture: bytes) -> QLabel:
    pixmap = QPixmap()
    if not picture or not pixmap.loadFromData(picture):
        icon = IconLabel("document" if kind == EvidenceKind.DOCUMENT else "camera", "muted", SIDE // 2)
        return _passive(icon)
    return _passive(thumbnail(pixmap, SIDE))


def thumbnail(pixmap: QPixmap, side: int) -> QLabel:
    """A picture cut to a square, for decoration beside its words."""
    label = QLabel()
    ratio = label.devicePixelRatioF()
    wanted = QSize(side, side) * ratio
    grown = pixmap.scaled(
        wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (grown.width() - wanted.width()) // 2, (grown.height() - wanted.height()) // 2
    cut = grown.copy(left, top, wanted.width(), wanted.height())
    cut.setDevicePixelRatio(ratio)
    label.setPixmap(cut)
    label.setFixedSize(side, side)
    return label


def size_text(size: int) -> str:
    """How large a file is, as people say it."""
    if size < 1_000_000:
        return _("{n} kB").format(n=max(1, round(size / 1000)))
    return _("{n} MB").format(n=round(size / 1_000_000))
