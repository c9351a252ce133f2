"""The look: readable in every scheme, switched at once, never by colour alone."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.stylesheet import stylesheet
from desktop.paths import resources

SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK, "contrast": theme.CONTRAST}
WORDS = ("text", "muted", "accent", "good", "warn", "bad", "teacher", "instructor", "student")


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    parsed = QColor(colour)
    red, green, blue = (linear(part) for part in (parsed.redF(), parsed.greenF(), parsed.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground_of_theirs(scheme: str, word: str) -> None:
    tokens = SCHEMES[scheme]
    for ground in (tokens.card, tokens.ground, tokens.field):
        assert contrast(getattr(tokens, word), ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_coloured_grounds_can_be_read(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    pairs = (
        (tokens.on_accent, tokens.accent),
        (tokens.accent, tokens.accent_soft),
        (tokens.text, tokens.accent_soft),
        (tokens.text, tokens.hover),
        (tokens.good, tokens.good_soft),
        (tokens.warn, tokens.warn_soft),
        (tokens.bad, tokens.bad_soft),
        *((tokens.on_person, getattr(tokens, role.value)) for role in Role),
    )
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_frame_of_a_field_stands_out(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens.field_border, tokens.card) >= 3
    assert contrast(tokens.accent, tokens.card) >= 3


def test_people_have_letters_that_differ_like_their_colours() -> None:
    assert [role.letter for role in Role] == ["O", "T", "I"]
    assert len({theme.person_colour(role).name() for role in Role}) == 3


@pytest.mark.parametrize(("scheme", "tokens"), [(theme.Scheme(name), one) for name, one in SCHEMES.items()])
def test_a_chosen_scheme_is_on_the_screen_at_once(
    qapp: QApplication, scheme: theme.Scheme, tokens: theme.Colours
) -> None:
    theme.use(qapp, scheme)
    assert theme.colours() == tokens
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.ground)
    assert tokens.accent in qapp.styleSheet()


def test_the_system_decides_unless_the_person_does(qapp: QApplication) -> None:
    theme.use(qapp, theme.Scheme.SYSTEM)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.colours() == (theme.DARK if dark else theme.LIGHT)


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_the_style_sheet_is_whole_and_names_only_pictures_that_are_there(tokens: theme.Colours) -> None:
    sheet = stylesheet(tokens)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert named
    assert [path for path in named if not (resources() / "icons" / path.rsplit("/", 1)[-1]).exists()] == []


def test_an_icon_takes_the_colour_of_the_scheme(qapp: QApplication) -> None:
    def colours() -> set[str]:
        image = theme.icon("check", "text").pixmap(24, 24).toImage()
        spots = (image.pixelColor(x, y) for x in range(24) for y in range(24))
        return {spot.name() for spot in spots if spot.alpha() == 255}

    theme.use(qapp, theme.Scheme.LIGHT)
    assert colours() == {theme.LIGHT.text}
    theme.use(qapp, theme.Scheme.DARK)
    assert colours() == {theme.DARK.text}


def test_the_bundled_font_has_the_letters_of_our_languages(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetrics, QRawFont

    assert qapp.font().family() == "Inter"
    raw = QRawFont.fromFont(theme.font())
    assert all(raw.supportsCharacter(ord(letter)) for letter in "äöåšžÄÖÅčđŋŧжЯ€–…✓")
    strong, plain = (QFontMetrics(theme.font(60, strong=one)).horizontalAdvance("maito") for one in (True, False))
    assert strong > plain
