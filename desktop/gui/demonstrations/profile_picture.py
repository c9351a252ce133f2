"""The profile of a case as a picture: levels per area or requirement, each person's line labelled directly."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.demonstrations.levels import Axis, Profile
from desktop.gui.theme import colour
from desktop.gui.widgets.people import paint_badge
from desktop.texts import _

_DASHES = {
    Role.TEACHER: Qt.PenStyle.SolidLine,
    Role.INSTRUCTOR: Qt.PenStyle.DashLine,
    Role.STUDENT: Qt.PenStyle.DotLine,
}
WIDE, HIGH, BAR_ROW, BADGE, LETTERS = 258, 224, 44, 14, 11
PASS_ROW = 22
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
MOST_NAMED, MOST_NUMBERED = 8, 24
"""With more axes than this they have numbers instead of names, and then only every fifth has one."""
BESIDE, SHORT = 0.3, 20
"""An axis that leans further to the side than this has its label beside it, if that is as short as a number."""
MOST_TOLD = 12
"""With more axes than this the tool tip would be higher than the screen."""


class ProfilePicture(QWidget):
    """Draws a profile; the same facts are its accessible description.

    Lines differ in colour, in dashes and by the letter in the legend, so that the picture can be read in grey.
    """

    spoken = "picture"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = Profile()
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Competence profile"))

    def show_profile(self, profile: Profile, *, current: str = "") -> None:
        """Show this profile; the name of the axis with the current requirement stands out."""
        if (profile, current) == (self._profile, self._current):
            return
        self._profile, self._current = profile, current
        told = profile.words()
        self.setAccessibleDescription(told)
        self.setToolTip(told if len(profile.axes) <= MOST_TOLD else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, self.wanted_height(self._profile))

    @staticmethod
    def wanted_height(profile: Profile) -> int:
        """How high a profile is drawn best."""
        count = len(profile.axes)
        if profile.ends[0]:
            return PASS_ROW * (1 + count)
        return HIGH if count > 2 else BAR_ROW * max(1, count)

    @property
    def _is_pass_or_fail(self) -> bool:
        return bool(self._profile.ends[0])

    @property
    def _is_radar(self) -> bool:
        return len(self._profile.axes) > 2 and not self._is_pass_or_fail

    def labels(self) -> list[str]:
        """What stands at each axis of the radar: short names where they fit, else numbers in the order of the rows."""
        axes = self._profile.axes
        longest = max((_wide(axis.short) for axis in axes), default=0)
        if len(axes) <= MOST_NAMED and all(axis.short for axis in axes) and longest <= WIDE / 2 - 40:
            return [axis.short for axis in axes]
        numbers = [axis.number or str(place) for place, axis in enumerate(axes, 1)]
        if len(axes) <= MOST_NUMBERED:
            return numbers
        return [one if place % 5 == 0 or place == 1 else "" for place, one in enumerate(numbers, 1)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_pass_or_fail:
            self._paint_ends(painter)
        elif self._is_radar:
            self._paint_radar(painter)
        else:
            for number, axis in enumerate(self._profile.axes):
                self._paint_bar(painter, number, axis)

    def _paint_radar(self, painter: QPainter) -> None:
        centre = QPointF(self.width() / 2, self.height() / 2)
        labels = self.labels()
        sides = [_wide(label) for place, label in enumerate(labels) if abs(self._across(place)) > BESIDE]
        radius = min(self.width() / 2 - max(sides, default=0) * 0.6 - 8, self.height() / 2 - 24)
        for step in range(1, self._profile.steps + 1):
            last = step == self._profile.steps
            painter.setPen(QPen(colour("border" if not last else "field_border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            share = radius * step / self._profile.steps
            painter.drawPolygon(_ring(centre.x(), centre.y(), share, len(self._profile.axes)))
        for role in (Role.STUDENT, Role.INSTRUCTOR, Role.TEACHER):
            self._paint_person(painter, centre, radius, role)
        self._paint_names(painter, centre, radius, labels)

    def _paint_ends(self, painter: QPainter) -> None:
        """A pass or a fail makes no polygon: two columns with the letters of the assessors who see it so."""
        places = [34.0, (self.width() + 34) / 2]
        painter.setFont(theme.font(LETTERS))
        painter.setPen(colour("muted"))
        for place, name in zip(places, self._profile.ends, strict=True):
            painter.drawText(QRectF(place, 0, self.width() - place, PASS_ROW), LEFT, name)
        for number, axis in enumerate(self._profile.axes, 1):
            top = number * PASS_ROW
            current = self._current in axis.rows
            painter.setPen(colour("border"))
            painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            painter.setFont(theme.font(LETTERS, strong=current))
            painter.setPen(colour("text" if current else "muted"))
            painter.drawText(QRectF(2, top, 30, PASS_ROW), LEFT, axis.number or str(number))
            for end, place in enumerate(places):
                there = [role for role in Role if role != Role.STUDENT and axis.shares.get(role) == end]
                for beside, role in enumerate(there):
                    box = QRectF(place + beside * (BADGE + 3), top + (PASS_ROW - BADGE) / 2, BADGE, BADGE)
                    paint_badge(painter, box, role)

    def _across(self, number: int) -> float:
        """How far an axis leans to the right, of at most 1."""
        return _directions(len(self._profile.axes))[number][0]

    def _place(self, centre: QPointF, radius: float, number: int) -> QPointF:
        across, down = _directions(len(self._profile.axes))[number]
        return QPointF(centre.x() + across * radius, centre.y() + down * radius)

    def _paint_person(self, painter: QPainter, centre: QPointF, radius: float, role: Role) -> None:
        points = [
            self._place(centre, radius * axis.shares[role], number)
            for number, axis in enumerate(self._profile.axes)
            if role in axis.shares
        ]
        if not points:
            return
        tint = theme.person_colour(role)
        painter.setPen(QPen(tint, 2, _DASHES[role]))
        painter.setBrush(_faint(tint) if role != Role.STUDENT else QColor(Qt.GlobalColor.transparent))
        if len(points) == len(self._profile.axes):
            painter.drawPolygon(QPolygonF(points))
        painter.setBrush(tint)
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)

    def _paint_names(self, painter: QPainter, centre: QPointF, radius: float, labels: list[str]) -> None:
        for number, (axis, label) in enumerate(zip(self._profile.axes, labels, strict=True)):
            current = self._current in axis.rows
            if not label and not current:
                continue
            text = label or axis.number
            box = self._label_box(centre, radius, number, _wide(text, strong=current))
            painter.setFont(theme.font(LETTERS, strong=current))
            painter.setPen(colour("text" if current else "muted"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _label_box(self, centre: QPointF, radius: float, number: int, wide: int) -> QRectF:
        """Beside the end of an axis; a long name stands above or below it, and reaches out to the edge."""
        across = self._across(number)
        place = self._place(centre, radius + LETTERS, number)
        left = place.x() - wide / 2 + across * wide / 2
        top = place.y() - 8.0
        if wide > SHORT and abs(across) > BESIDE:
            left = place.x() - wide / 2 + (wide / 5 if across > 0 else -wide / 5)
            top += -6 if place.y() <= centre.y() else 6
        return QRectF(min(max(left, 0), self.width() - wide), top, wide, 16)

    def _paint_bar(self, painter: QPainter, number: int, axis: Axis) -> None:
        """One or two axes make no polygon: a line of the scale with a letter where each person stands."""
        top = number * BAR_ROW
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(colour("muted"))
        name = painter.fontMetrics().elidedText(axis.name, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, top, self.width(), 18), int(Qt.AlignmentFlag.AlignLeft), name)
        left, right, middle = 10, self.width() - 10, top + 30
        painter.setPen(QPen(colour("track"), 4))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for role, x in self.badge_places(axis):
            paint_badge(painter, QRectF(x, middle - BADGE / 2, BADGE, BADGE), role)

    def badge_places(self, axis: Axis) -> list[tuple[Role, float]]:
        """Where each person's letter begins on the line of an axis; none covers another."""
        first, last, apart = 10 - BADGE / 2, self.width() - 10 - BADGE / 2, BADGE + 1
        there = sorted((share, Role(who)) for who, share in axis.shares.items() if who in set(Role))
        places = [first + (last - first) * share for share, _role in there]
        for place in range(1, len(places)):
            places[place] = max(places[place], places[place - 1] + apart)
        for place in range(len(places) - 1, -1, -1):
            after = places[place + 1] - apart if place + 1 < len(places) else last
            places[place] = min(places[place], after)
        return [(role, x) for (_share, role), x in zip(there, places, strict=True)]


@lru_cache(maxsize=64)
def _directions(count: int) -> tuple[tuple[float, float], ...]:
    """Where so many axes point, the first of them up."""
    angles = (2 * pi * number / count - pi / 2 for number in range(count))
    return tuple((cos(angle), sin(angle)) for angle in angles)


@lru_cache(maxsize=64)
def _ring(x: float, y: float, radius: float, count: int) -> QPolygonF:
    """A ring of the web, which is the same at every mark."""
    return QPolygonF([QPointF(x + across * radius, y + down * radius) for across, down in _directions(count)])


@lru_cache(maxsize=256)
def _wide(text: str, *, strong: bool = False) -> int:
    return QFontMetrics(theme.font(LETTERS, strong=strong)).horizontalAdvance(text) + 2


def _faint(tint: QColor) -> QColor:
    made = QColor(tint)
    made.setAlphaF(0.13)
    return made


class ProfileLegend(QWidget):
    """Whose line is whose: letter, dash and name in one row."""

    spoken = "picture"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: tuple[Role, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_profile(self, profile: Profile) -> None:
        """Show who is in the profile."""
        there = {who for axis in profile.axes for who in axis.shares}
        drawn = there - {Role.STUDENT} if profile.ends[0] else there  # their picture scale is no pass or fail
        self._roles = tuple(role for role in Role if role in drawn)
        self.setAccessibleName(", ".join(_(role.label) for role in self._roles))
        self.setVisible(bool(self._roles))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(LETTERS))
        short = {Role.TEACHER: _("teacher"), Role.INSTRUCTOR: _("instructor"), Role.STUDENT: _("self")}
        left = 0.0
        for role in self._roles:
            paint_badge(painter, QRectF(left, 3, BADGE, BADGE), role)
            painter.setPen(QPen(theme.person_colour(role), 2, _DASHES[role]))
            painter.drawLine(QPointF(left + 18, 10), QPointF(left + 34, 10))
            painter.setPen(colour("muted"))
            painter.drawText(QPointF(left + 38, 14), short[role])
            left += 38 + painter.fontMetrics().horizontalAdvance(short[role]) + 10
