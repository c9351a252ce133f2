"""How the window looks: colours, spaces, sizes and fonts in one place, light, dark and in high contrast."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.terms import Role, is_role
from desktop.paths import resources

SPACE = 8
"""The grid that every margin and gap stands on, in pixels; half of it inside small things."""
RADIUS_SMALL, RADIUS = 6, 8
SMALL, BODY, HEADING, TITLE, GUEST_TITLE = 12, 14, 16, 17, 28
"""Sizes of letters in pixels."""
TARGET, GUEST_TARGET = 34, 44
"""The least height of what is clicked, in pixels."""


class Scheme(StrEnum):
    """Which colours the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Colours(NamedTuple):
    """The colours of one scheme by what they are for; ``*_soft`` is the ground behind words of that colour."""

    dark: bool
    ground: str
    card: str
    field: str
    border: str
    field_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    hover: str
    track: str
    good: str
    good_soft: str
    good_border: str
    warn: str
    warn_soft: str
    warn_border: str
    bad: str
    bad_soft: str
    guest: str
    paper_surround: str
    teacher: str
    instructor: str
    student: str
    on_person: str


LIGHT = Colours(
    dark=False,
    ground="#f4f6f8",
    card="#ffffff",
    field="#ffffff",
    border="#d9dee5",
    field_border="#7d8896",
    text="#18212c",
    muted="#566273",
    accent="#0b5a9d",
    accent_hover="#084a82",
    accent_soft="#e6f0f9",
    on_accent="#ffffff",
    hover="#edf1f5",
    track="#dce1e8",
    good="#1a7a4c",
    good_soft="#f1faf5",
    good_border="#bfe3d0",
    warn="#96590b",
    warn_soft="#fff6e6",
    warn_border="#d9a441",
    bad="#b3261e",
    bad_soft="#fdeeec",
    guest="#fbfaf7",
    paper_surround="#8d95a3",
    teacher="#2f55c8",
    instructor="#0a7d5a",
    student="#96590b",
    on_person="#ffffff",
)
DARK = Colours(
    dark=True,
    ground="#12171d",
    card="#1b222a",
    field="#151b22",
    border="#323c47",
    field_border="#74808e",
    text="#e8ecf1",
    muted="#a5b0bd",
    accent="#6cb2f2",
    accent_hover="#8cc4f7",
    accent_soft="#18344d",
    on_accent="#08121b",
    hover="#26303a",
    track="#3a4550",
    good="#62cf98",
    good_soft="#14301f",
    good_border="#2c6b49",
    warn="#f0b45a",
    warn_soft="#33270f",
    warn_border="#a8762a",
    bad="#ff9d94",
    bad_soft="#3d1a17",
    guest="#15181c",
    paper_surround="#0b0f13",
    teacher="#92aeff",
    instructor="#57cfa4",
    student="#eab060",
    on_person="#0c1218",
)
CONTRAST = Colours(
    dark=True,
    ground="#000000",
    card="#000000",
    field="#000000",
    border="#ffffff",
    field_border="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffe14d",
    accent_hover="#fff0a0",
    accent_soft="#333000",
    on_accent="#000000",
    hover="#2b2b2b",
    track="#5f5f5f",
    good="#5cff9d",
    good_soft="#002b12",
    good_border="#5cff9d",
    warn="#ffc24d",
    warn_soft="#2b1c00",
    warn_border="#ffc24d",
    bad="#ffb3ab",
    bad_soft="#330000",
    guest="#000000",
    paper_surround="#000000",
    teacher="#a8c0ff",
    instructor="#5cffc4",
    student="#ffc24d",
    on_person="#000000",
)


class _Now:
    """The look that is on the screen now: one for the whole program, as the palette is."""

    scheme = Scheme.SYSTEM
    colours = LIGHT
    started = False


def colours() -> Colours:
    """The colours that are on the screen now. Ask again at each painting: the person may switch."""
    return _Now.colours


def scheme() -> Scheme:
    """What the person chose."""
    return _Now.scheme


def person_colour(person: str) -> QColor:
    """The colour of a person in a demonstration; always shown together with their letter or name."""
    return QColor(getattr(_Now.colours, Role(person).value if is_role(person) else "muted"))


def colour(name: str) -> QColor:
    """A colour of now by its name in `Colours`."""
    return QColor(getattr(_Now.colours, name))


def start(app: QApplication, wanted: Scheme = Scheme.SYSTEM) -> None:
    """Give the program its font and colours, and follow the system's choice of light, dark and contrast from now on."""
    if not _Now.started:
        for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(_follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(_follow_system)
        _Now.started = True
    app.setFont(font())
    use(app, wanted)


def use(app: QApplication, wanted: Scheme) -> None:
    """Put a scheme on the screen; every window repaints itself."""
    from desktop.gui.stylesheet import stylesheet

    _Now.scheme = wanted
    _Now.colours = _resolve(app, wanted)
    app.setPalette(_palette(_Now.colours))
    app.setStyleSheet(stylesheet(_Now.colours))


def _follow_system() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _Now.scheme == Scheme.SYSTEM:
        use(app, Scheme.SYSTEM)


def _resolve(app: QApplication, wanted: Scheme) -> Colours:
    hints = app.styleHints()
    if wanted == Scheme.CONTRAST:
        return CONTRAST
    if wanted == Scheme.SYSTEM:
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if wanted == Scheme.DARK else LIGHT


def _palette(tokens: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.field,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.bad,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.text,
        QPalette.ColorRole.ToolTipText: tokens.card,
        QPalette.ColorRole.Mid: tokens.border,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    palette = QPalette(QColor(tokens.card), QColor(tokens.ground))
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette


def target(widget: QWidget) -> int:
    """The least height of what is clicked on a widget: more on a page for guests."""
    above: QWidget | None = widget
    while above is not None:
        if above.property("guest"):
            return GUEST_TARGET
        above = above.parentWidget()
    return TARGET


@cache
def font(size: int = BODY, *, strong: bool = False) -> QFont:
    """Our font at a size in pixels; everyone is given the same, so copy it to change it."""
    made = QFont("Inter")
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def icon(name: str, tint: str = "") -> QIcon:
    """An icon of resources/icons in a colour of `Colours` ("text" when none is named), right in every scheme.

    In a box that is wider than high it stands at the left, which leaves a gap before the words of a button.
    """
    return QIcon(_TintedIcon(name, tint or "text"))


class _TintedIcon(QIconEngine):
    """Paints a one-coloured SVG in the colour that its token has now."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tint = "muted" if mode == QIcon.Mode.Disabled else self._tint
        side = min(rect.width(), rect.height())
        box = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        ratio = painter.deviceTransform().m11()  # of the screen; asking the device itself would load much more of Qt
        painter.drawPixmap(box, icon_pixmap(self._name, colour(tint).name(), side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._tint)


@cache
def icon_pixmap(name: str, tint: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon painted in a colour ("#rrggbb") at a size in pixels, for a screen of this pixel ratio."""
    if size <= 0:
        return QPixmap()
    from PySide6.QtSvg import QSvgRenderer

    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    path = resources() / "icons" / f"{name}.svg"
    if path.exists():
        drawing = path.read_bytes().replace(b"currentColor", tint.encode())
        painter = QPainter(made)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
        painter.end()
    return made
