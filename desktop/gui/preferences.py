"""What the program remembers of the screen between starts; holds nothing about people."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from desktop.gui.theme import Scheme
from desktop.paths import default_file, settings_file
from desktop.texts import LANGUAGES, system_language

LOCK_CHOICES = (5, 10, 20, 30, 60)
"""After how many idle minutes the file may lock itself."""


MOST_FILES = 8


class Preferences(NamedTuple):
    """The language and colours of the screen, the file last open, and where the window stood."""

    language: str = "fi"
    scheme: Scheme = Scheme.SYSTEM
    lock_minutes: int = 10
    file: str = ""
    geometry: str = ""  # as Qt saves it, in hexadecimal
    files: tuple[str, ...] = ()  # those opened on this computer, the last first

    @property
    def known(self) -> list[Path]:
        """The files that were opened on this computer and are still there."""
        return [path for path in map(Path, self.files) if path.exists()]

    def with_file(self, path: Path) -> Preferences:
        """The same, with a file opened last."""
        others = [one for one in (*self.files, str(self.path)) if one != str(path)]
        return self._replace(file=str(path), files=(str(path), *dict.fromkeys(others))[:MOST_FILES])

    @property
    def path(self) -> Path:
        """The file to open."""
        return Path(self.file) if self.file else default_file()


def load_preferences(path: Path | None = None) -> Preferences:
    """What was remembered; what cannot be read counts as not remembered."""
    import json

    plain = Preferences(language=system_language())
    try:
        kept = json.loads((path or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return plain
    return _checked(plain, kept) if isinstance(kept, dict) else plain


def _checked(plain: Preferences, kept: dict[str, Any]) -> Preferences:
    known = {name: kept[name] for name in Preferences._fields if name in kept}
    tests = {
        "language": lambda value: value in LANGUAGES,
        "scheme": lambda value: value in set(Scheme),
        "lock_minutes": lambda value: value in LOCK_CHOICES,
        "file": lambda value: isinstance(value, str),
        "geometry": lambda value: isinstance(value, str),
        "files": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    }
    good: dict[str, Any] = {name: value for name, value in known.items() if tests[name](value)}
    if "scheme" in good:
        good["scheme"] = Scheme(good["scheme"])
    if "files" in good:
        good["files"] = tuple(good["files"][:MOST_FILES])
    return plain._replace(**good)


def save_preferences(kept: Preferences, path: Path | None = None) -> None:
    """Remember; a folder that cannot be written to only means that nothing is remembered."""
    import json

    target = path or settings_file()
    fresh = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(kept._asdict(), indent=1), encoding="utf-8")
        fresh.replace(target)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
