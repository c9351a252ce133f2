"""Another scheme is on the screen at once, everywhere: nothing keeps a colour of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions.workspace import Workspace
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.widgets.people import badge_icon
from desktop.tools.screens import SCREENS, Studio

NAMES = (
    "first-start",
    "unlock",
    "today",
    "tabs",
    "search-notes",
    "cases",
    "students",
    "workplaces",
    "qualifications",
    "new-case",
    "case-plan",
    "case-day",
    "case-assess",
    "case-decide",
    "case-sign",
    "guest-instructor",
    "guest-student",
)
TOKENS = ("accent", "ground", "good", "warn", "teacher", "instructor", "student", "field_border")
PAPER = ("case-sign",)
"""Where a document is shown, whose headings have the accent of the light scheme on every screen."""
STRAY = 4
"""So many pixels may have such a colour by chance, where edges are smoothed."""


@pytest.fixture
def studio(qapp: QApplication, sample: Workspace) -> Iterator[Studio]:
    """Where screens are drawn."""
    made = Studio(qapp, sample, (1366, 768), sample.path.parent)
    yield made
    made.clear()
    theme.use(qapp, theme.Scheme.LIGHT)


def _colours(widget: QWidget, tokens: Iterable[str] = TOKENS) -> Counter[str]:
    """How many pixels have each of the colours that only the light scheme has."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    only = {getattr(theme.LIGHT, name) for name in tokens} - set(map(str, theme.DARK))
    wanted = {QColor(one).rgb(): one for one in only}
    pixels = memoryview(bytes(image.constBits())).cast("I")
    return Counter(wanted[pixel] for pixel in pixels if pixel in wanted)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_keeps_a_colour_of_the_scheme_before(studio: Studio, qapp: QApplication, name: str) -> None:
    theme.use(qapp, theme.Scheme.LIGHT)
    screen = dict(SCREENS)[name](studio)
    studio.settle()
    assert sum(_colours(screen).values()) > 100, "the screen shows none of the colours that are looked for"
    theme.use(qapp, theme.Scheme.DARK)
    studio.settle()
    tokens = [one for one in TOKENS if one != "accent" or name not in PAPER]
    assert {one: count for one, count in _colours(screen, tokens).items() if count > STRAY} == {}


def test_a_badge_on_a_button_has_the_colours_of_now(qapp: QApplication) -> None:
    icon = badge_icon(Role.STUDENT)
    seen = []
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK, theme.Scheme.CONTRAST):
        theme.use(qapp, scheme)
        seen.append(_at(icon, 2, 8))
    assert seen == [one.student for one in (theme.LIGHT, theme.DARK, theme.CONTRAST)]
    theme.use(qapp, theme.Scheme.LIGHT)


def _at(icon: QIcon, x: int, y: int) -> str:
    return icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(x, y).name()


def test_high_contrast_of_the_system_is_followed_while_the_program_runs(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt

    hints = qapp.styleHints().accessibility()
    theme.use(qapp, theme.Scheme.SYSTEM)
    before = theme.colours()
    wanted = [Qt.ContrastPreference.HighContrast]
    monkeypatch.setattr(type(hints), "contrastPreference", lambda _hints: wanted[0])
    hints.contrastPreferenceChanged.emit(wanted[0])
    assert theme.colours() == theme.CONTRAST
    wanted[0] = Qt.ContrastPreference.NoPreference
    hints.contrastPreferenceChanged.emit(wanted[0])
    assert theme.colours() == before


def test_what_the_person_chose_stays_whatever_the_system_says(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt

    hints = qapp.styleHints().accessibility()
    theme.use(qapp, theme.Scheme.LIGHT)
    monkeypatch.setattr(type(hints), "contrastPreference", lambda _hints: Qt.ContrastPreference.HighContrast)
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.colours() == theme.LIGHT


def test_a_window_that_stood_on_a_screen_that_is_gone_is_brought_back(qapp: QApplication) -> None:
    kept: list[Preferences] = []
    window = MainWindow(Preferences(), keep=kept.append)
    window.setGeometry(9000, 7000, 1100, 700)
    window.show()
    window.close()
    again = MainWindow(kept[-1], keep=kept.append)
    again.show()
    room = qapp.primaryScreen().availableGeometry()
    assert room.intersects(again.geometry())
    assert room.contains(again.geometry().topLeft())
    again.close()
    for one in (window, again):
        one.deleteLater()
