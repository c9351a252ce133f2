"""A file or a picture that was dropped or pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture that came from another program, as a PNG."""

    data: bytes
    name: str


def offered_file(source: QMimeData) -> Path | Pasted | None:
    """The first file, or the picture; None where there are only words."""
    for url in source.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    if source.hasImage() and not source.hasText():
        image = source.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Pasted(_png(image), "leike.png")
    return None


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
