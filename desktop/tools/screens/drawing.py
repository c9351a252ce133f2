"""Draws screens into pictures, and the page that shows them side by side."""

from __future__ import annotations

import html
import os
from collections.abc import Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from desktop.tools.screens import SCREENS, Screen, Studio, wanted_screens


class Size(NamedTuple):
    """How large a window is, in Qt's own pixels, and how many pixels of the screen one of them is, in per cent.

    ``1280x720@200`` is a screen of 2560 × 1440 at 200 %: what fits there fits on the smallest window we promise.
    """

    width: int
    height: int
    scale: int = 100

    def __str__(self) -> str:
        """As it is written in names and arguments."""
        return f"{self.width}x{self.height}" + (f"@{self.scale}" if self.scale != 100 else "")

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read it from an argument."""
        size, _at, scale = text.partition("@")
        width, height = (int(one) for one in size.split("x"))
        return cls(width, height, int(scale or 100))


def draw(
    out: Path, languages: Sequence[str], schemes: Sequence[str], size: Size, screens: Sequence[Screen]
) -> list[Path]:
    """Draw the screens at one size and return the pictures.

    The scale is read when Qt starts, so a process draws one scale only.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.gui import theme
    from desktop.gui.application import Speech, make_application
    from desktop.tools.sample_file import make_sample

    app = make_application()
    speech = Speech(app)
    speech.speak("fi")
    theme.start(app)
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for language, scheme in product(languages, schemes):
        theme.use(app, theme.Scheme(scheme))
        # A file of its own for each round: some screens leave a mark in it, as "interrupted" does.
        with TemporaryDirectory() as folder, closing(make_sample(Path(folder))) as sample:
            studio = Studio(app, sample, (size.width, size.height), Path(folder))
            for screen in screens:
                speech.speak(language)
                made.append(_picture(studio, screen, out, f"{language}-{scheme}-{size}"))
    return made


def _picture(studio: Studio, screen: Screen, out: Path, kind: str) -> Path:
    name, open_it = screen
    path = out / f"{name}-{kind}.png"
    widget = open_it(studio)
    studio.settle()
    widget.grab().save(str(path))
    studio.clear()
    return path


README_SCREENS = {
    "today": "today",
    "plan": "case-plan",
    "assess": "case-assess",
    "self-assessment": "guest-student",
}
"""What README shows: names of pictures, and of screens."""


def draw_for_readme(folder: Path) -> list[Path]:
    """Draw the pictures of README: in Finnish, light, on the laptop that most schools hand out."""
    from PIL import Image

    made = []
    with TemporaryDirectory() as drawn:
        size = Size(1366, 768)
        draw(Path(drawn), ["fi"], ["light"], size, wanted_screens(SCREENS, list(README_SCREENS.values())))
        for name, screen in README_SCREENS.items():
            path = folder / f"{name}.png"
            with Image.open(Path(drawn) / f"{screen}-fi-light-{size}.png") as picture:
                picture.convert("RGB").quantize(192, dither=Image.Dither.NONE).save(path, optimize=True)
            made.append(path)
    return made


_STYLE = """
body { font: 14px sans-serif; margin: 24px; background: #eee; color: #222; }
h2 { margin: 32px 0 8px; } .row { display: flex; flex-wrap: wrap; gap: 12px; }
figure { margin: 0; width: 440px; } img { width: 100%; border: 1px solid #999; } figcaption { padding: 2px 0; }
"""


def write_index(out: Path) -> Path:
    """A page that shows every picture in the folder, each screen's side by side."""
    pictures = sorted(path.name for path in out.glob("*.png"))
    order = {name: place for place, (name, _draw) in enumerate(SCREENS)}
    groups: dict[str, list[str]] = {}
    for picture in pictures:
        groups.setdefault(picture.rsplit("-", 3)[0], []).append(picture)
    parts = []
    for name in sorted(groups, key=lambda one: (order.get(one, len(order)), one)):
        shown = "".join(_figure(picture) for picture in groups[name])
        parts.append(f'<h2 id="{html.escape(name)}">{html.escape(name)}</h2><div class="row">{shown}</div>')
    path = out / "index.html"
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Screens</title><style>{_STYLE}</style>"
    path.write_text(f"{head}<h1>Screens</h1>{''.join(parts)}</html>\n", encoding="utf-8")
    return path


def _figure(picture: str) -> str:
    shown = html.escape(picture)
    told = " ".join(picture.removesuffix(".png").rsplit("-", 3)[1:])
    return f'<figure><a href="{shown}"><img src="{shown}" alt="{shown}"></a><figcaption>{told}</figcaption></figure>'
