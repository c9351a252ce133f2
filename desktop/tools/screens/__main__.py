"""Draws every screen into pictures, to look at them with one's own eyes.

python -m desktop.tools.screens OUT [--only NAME …] [--language fi …] [--scheme light …] [--size 1366x768 …]

Without options every screen is drawn in each language, in each scheme and at each size; "case-*" means every screen
whose name begins so. OUT/index.html shows them side by side.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from desktop.paths import resources
from desktop.texts import LANGUAGES
from desktop.tools.screens import SCREENS, wanted_screens
from desktop.tools.screens.drawing import Size, draw, draw_for_readme, write_index

SCHEMES = ("light", "dark", "contrast")
SIZES = (Size(1366, 768), Size(1280, 720, 200))


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(
        prog="python -m desktop.tools.screens", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("out", type=Path, nargs="?", default=Path("screens"))
    made.add_argument("--readme", action="store_true", help="only the pictures of README, into resources/screenshots")
    made.add_argument("--only", nargs="+", default=[], metavar="NAME")
    made.add_argument("--language", nargs="+", default=list(LANGUAGES), choices=LANGUAGES)
    made.add_argument("--scheme", nargs="+", default=list(SCHEMES), choices=SCHEMES)
    made.add_argument(
        "--size", nargs="+", default=list(SIZES), type=Size.parse, help="1366x768, 1280x720@200 (per cent)"
    )
    return made


def main() -> int:
    """Draw, and say what was drawn."""
    options = parser().parse_args()
    if options.readme:
        print(*draw_for_readme(resources() / "screenshots"), sep="\n")
        return 0
    try:
        screens = wanted_screens(SCREENS, options.only)
    except LookupError as error:
        print(error, file=sys.stderr)
        return 2
    here, *others = _by_scale(options.size)
    for size in others:
        _draw_elsewhere(options, size)
    if _scale() == here.scale:
        print(*draw(options.out, options.language, options.scheme, here, screens), sep="\n")
        print(write_index(options.out))
        return 0
    return _draw_elsewhere(options, here)


def _by_scale(sizes: list[Size]) -> list[Size]:
    """The sizes, those first that this process can draw."""
    return sorted(sizes, key=lambda size: size.scale != _scale())


def _scale() -> int:
    """The scale of this process in per cent."""
    return round(float(os.environ.get("QT_SCALE_FACTOR", "1")) * 100)


def _draw_elsewhere(options: argparse.Namespace, size: Size) -> int:
    """Draw one size in a process of its own, as its scale is another."""
    command = [sys.executable, "-m", "desktop.tools.screens", str(options.out), "--size", str(size)]
    command += ["--language", *options.language, "--scheme", *options.scheme]
    command += ["--only", *options.only] if options.only else []
    return subprocess.run(command, env=os.environ | {"QT_SCALE_FACTOR": str(size.scale / 100)}, check=True).returncode


if __name__ == "__main__":
    sys.exit(main())
