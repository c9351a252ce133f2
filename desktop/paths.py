"""Where things lie on the disk: the program's own resources, also when frozen, and the person's file."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

FILE_SUFFIX = ".naytot"


@cache
def resources() -> Path:
    """The folder of fonts, icons, catalogues and samples."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen, "resources") if frozen else Path(__file__).resolve().parent.parent / "resources"


def data_folder() -> Path:
    """The person's own folder for this program; never a roaming one, since a database lies in it."""
    import platformdirs  # here, since not every start needs it

    return Path(platformdirs.user_data_dir("Nayttokumppani", appauthor=False, roaming=False))


def default_file() -> Path:
    """The encrypted file that is opened when no other is named."""
    return data_folder() / f"omat{FILE_SUFFIX}"


def settings_file() -> Path:
    """What the program remembers of the screen (window size, language); holds nothing about people."""
    import platformdirs

    config = Path(platformdirs.user_config_dir("Nayttokumppani", appauthor=False, roaming=False))
    return config / "settings.json"
