"""People on the screen: always a colour together with a letter or a word."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.terms import Role, label_of, letter_of
from desktop.gui import theme
from desktop.gui.widgets.painting import write
from desktop.texts import _

PILL_HEIGHT, BADGE = 24, 16
_SOFT = {"good": "good_soft", "warn": "warn_soft", "bad": "bad_soft"}  # the ground by the tone


def paint_badge(painter: QPainter, box: QRectF, role: str) -> None:
    """Paint the round badge of a person, with the letter, into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.person_colour(role))
    painter.drawEllipse(box)
    painter.setFont(theme.font(max(9, round(box.height() * 0.55)), strong=True))
    painter.setPen(theme.colour("on_person"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter_of(role))
    painter.restore()


def badge_icon(*roles: str, size: int = BADGE) -> QIcon:
    """The badges as an icon for a button, side by side; always in the colours of now."""
    return QIcon(_BadgeIcon(roles, size))


class _BadgeIcon(QIconEngine):
    """Paints badges in the middle of its box."""

    def __init__(self, roles: tuple[str, ...], size: int) -> None:
        super().__init__()
        self._roles, self._size = roles, size

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(self._size, rect.height())
        wide = len(self._roles) * (side + 2) - 2
        left = rect.left() + max(0, (rect.width() - wide) / 2)
        for place, role in enumerate(self._roles):
            box = QRectF(left + place * (side + 2), rect.top() + (rect.height() - side) / 2, side, side)
            paint_badge(painter, box, role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = QPixmap((QSizeF(size) * scale).toSize())  # sharp on a dense screen
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size.boundedTo(QSize(len(self._roles) * (self._size + 2) - 2, self._size))

    def clone(self) -> QIconEngine:
        return _BadgeIcon(self._roles, self._size)


class PersonBadge(QWidget):
    """A coloured circle with the letter of a person: O teacher, T workplace instructor, I student, A other assessor."""

    spoken = "text"

    def __init__(self, role: str, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedSize(size, size)
        self.setAccessibleName(_(label_of(role)))
        self.setToolTip(_(label_of(role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle and letter."""
        paint_badge(QPainter(self), QRectF(self.rect()), self._role)


def pill_width(text: str, role: str | None = None) -> int:
    """How wide a pill with these words is."""
    return QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(text) + (38 if role else 22)


def paint_pill(painter: QPainter, box: QRectF, text: str, tone: str, role: str | None = None) -> None:
    """Paint frame, dot and words of a pill into a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("border"))
    painter.setBrush(theme.colour(_SOFT.get(tone, "ground")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
    left = box.left() + 11
    if role:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.person_colour(role))
        painter.drawEllipse(QPointF(left + 4, box.center().y()), 4.5, 4.5)
        left += 15
    room = QRectF(left, box.top(), box.right() - left - 8, box.height())
    write(painter, room, text, tone, size=theme.SMALL)
    painter.restore()


class Pill(QWidget):
    """A short remark in a rounded frame, with a person's dot where it is about somebody.

    ``tone`` colours the words: ``text``, ``muted``, ``accent``, ``good``, ``warn`` or ``bad``.
    """

    spoken = "text"

    def __init__(
        self, text: str = "", *, role: Role | None = None, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._role, self._tone = "", role, tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone=tone)

    def text(self) -> str:
        """What it says."""
        return self._text

    def show_text(self, text: str, *, tone: str = "text") -> None:
        """Say this."""
        self._text, self._tone = text, tone
        person = f"{_(self._role.label)}: " if self._role else ""
        self.setAccessibleName(person + text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(pill_width(self._text, self._role), PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(60, self.sizeHint().width()), PILL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        paint_pill(QPainter(self), QRectF(self.rect()), self._text, self._tone, self._role)
