"""Where things lie on the disk: the program's own resources, also when frozen, and the person's file."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from pathlib import Path

FILE_SUFFIX = ".naytot"

_LONGEST = 160  # bytes of a name: systems take 255, but Windows counts the folders above with it
_OF_DEVICES = {"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))}


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


def portable_name(wanted: str) -> str:
    """A file name that every system takes, as near to the wanted one as may be; its ending stays.

    Letters of every script stay, with their marks. Windows takes no name of a device, with whatever ending, and lets a
    dot at the end of a name fall.
    """
    letters = unicodedata.normalize("NFC", wanted)
    kept = "".join(one for one in letters if one.isalnum() or one in "_-." or unicodedata.category(one)[0] == "M")
    stem, dot, ending = kept.strip(".").rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (ending, "")
    if stem.split(".")[0].casefold() in _OF_DEVICES:
        stem = f"_{stem}"
    short = stem.encode()[: _LONGEST - len(ending.encode())].decode(errors="ignore")
    return f"{short.rstrip('.')}{ending}"
