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
# What is written on what, by the style sheet and by what is painted; disabled words may be fainter.
WRITTEN = (
    *((word, ground) for word in WORDS for ground in ("card", "ground", "field", "guest")),
    *((word, "hover") for word in ("text", "muted", "accent", "bad")),
    *((word, "accent_soft") for word in ("text", "muted", "accent")),
    *((word, f"{tone}_soft") for tone in ("good", "warn", "bad") for word in ("text", "muted", tone)),
    ("student", "warn_soft"),
    ("text", "track"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_person", "good"),
    *(("on_person", role.value) for role in Role),
    ("card", "text"),  # a tool tip
)
# The frame of a field, the ring of the keyboard, marks and lines of people: they must be seen, not read.
SHAPES = (
    *(("field_border", ground) for ground in ("card", "ground", "field", "guest")),
    *(("accent", ground) for ground in ("card", "ground", "field", "guest", "hover", "accent_soft", "warn_soft")),
    *(("text", ground) for ground in ("card", "ground", "guest")),  # the ring around a filled button
    *((tone, "card") for tone in ("good", "warn", "bad")),
    *((role.value, ground) for role in Role for ground in ("card", "hover", "field")),
)
# Lines between things that are told apart without them, and grounds behind pictures of paper.
NEVER_ALONE = {"dark", "border", "good_border", "warn_border", "paper_surround"}


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
@pytest.mark.parametrize(("word", "ground"), WRITTEN)
def test_words_can_be_read_on_every_ground_of_theirs(scheme: str, word: str, ground: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(getattr(tokens, word), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_what_shows_a_field_a_choice_or_the_keyboard_stands_out(scheme: str, shape: str, ground: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(getattr(tokens, shape), getattr(tokens, ground)) >= 3


def test_every_colour_of_words_and_shapes_is_measured() -> None:
    named = {name for pair in (*WRITTEN, *SHAPES) for name in pair}
    assert set(theme.Colours._fields) - named == NEVER_ALONE


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
