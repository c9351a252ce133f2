"""The start of the window: style, font, language, and what happens when the program is at fault."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.gui import spoken, theme
from desktop.gui.faults import FaultWatch
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences, load_preferences
from desktop.gui.tidying import keep_tidy
from desktop.paths import resources
from desktop.texts import use_language

# The style as an argument: to set it later would load more of Qt than the whole first page.
_NAME_AND_STYLE = ("nayttokumppani", "-style", "fusion")
_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_FI"}


class Speech:
    """The language of the program: our texts, Qt's own buttons, and how dates and numbers are written."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._qt = QTranslator(app)

    def speak(self, language: str) -> None:
        """Use a language from now on; windows are built anew by whoever shows them."""
        use_language(language)
        QLocale.setDefault(QLocale(_LOCALES.get(language, "fi_FI")))
        self._app.removeTranslator(self._qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._qt)


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application of the process."""
    app = QApplication.instance()
    made = app if isinstance(app, QApplication) else QApplication([*_NAME_AND_STYLE, *arguments])
    made.setApplicationName("Nayttokumppani")
    made.setApplicationDisplayName("Näyttökumppani")
    made.setApplicationVersion(__version__)
    made.setDesktopFileName("nayttokumppani")
    spoken.speak()
    made.setWindowIcon(QIcon(str(resources() / "icons" / "nayttokumppani.png")))
    return made


def make_window(app: QApplication, preferences: Preferences) -> MainWindow:
    """The window in the person's language and colours, not yet shown."""
    speech = Speech(app)
    speech.speak(preferences.language)
    theme.start(app, preferences.scheme)
    return MainWindow(preferences, speak=speech.speak, back_up=True)


def run(arguments: Sequence[str] = ()) -> int:
    """Show the window until it is closed. An argument names the file to open."""
    app = make_application()
    preferences = load_preferences()
    if arguments:
        preferences = preferences._replace(file=str(Path(arguments[0]).expanduser().absolute()))
    watch = FaultWatch()
    end = watch.watch()
    keep_tidy(app)
    window = make_window(app, preferences)
    window.show_start()
    window.show()
    code = app.exec()
    end()
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
