"""Making one's own encrypted file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.passphrase import strength
from desktop.domain.people import Teacher
from desktop.gui.choosing import ask_place
from desktop.gui.ui.make_file import Ui_MakeFile
from desktop.gui.widgets.labels import restyle
from desktop.gui.widgets.languages import fill_languages
from desktop.paths import FILE_SUFFIX
from desktop.texts import _, language


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWish:
    """A file that a person wants to make."""

    path: Path
    passphrase: str
    teacher: Teacher


class MakeFilePage(QWidget):
    """Asks whose file it is, by which passphrase it opens, and where it lies.

    Signals:
        wanted: the `FileWish`, once it lacks nothing.
        other_wanted: the person has a file already.
        language_chosen: the language for the screen, "fi", "sv" or "en".
    """

    wanted = Signal(object)
    other_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, path: Path, parent: QWidget | None = None, *, by_name: bool = False) -> None:
        super().__init__(parent)
        self._path = path
        self._by_name = by_name
        self.ui = Ui_MakeFile()
        self.ui.setupUi(self)
        self.ui.place.setText(str(path))
        fill_languages(self.ui.language, language())
        self.ui.language.activated.connect(self._choose_language)
        self.ui.change_place.clicked.connect(self._ask_place)
        self.ui.other.clicked.connect(self.other_wanted)
        self.ui.make.clicked.connect(self._make)
        self.ui.name.editingFinished.connect(self._follow_name)
        self.ui.passphrase.textChanged.connect(self._show_strength)
        for field in (self.ui.name, self.ui.passphrase, self.ui.repeat):
            field.returnPressed.connect(self.ui.make.click)
        self._show_strength()

    def value(self) -> FileWish:
        """What stands on the screen."""
        teacher = Teacher(
            name=self.ui.name.text().strip(),
            provider=self.ui.provider.text().strip(),
            school_unit=self.ui.school_unit.text().strip(),
            email=self.ui.email.text().strip(),
        )
        return FileWish(path=self._path, passphrase=self.ui.passphrase.text(), teacher=teacher)

    def take(self, wish: FileWish) -> None:
        """Show what was typed before, as after a change of language."""
        self._path = wish.path
        self.ui.place.setText(str(wish.path))
        self.ui.name.setText(wish.teacher.name)
        self.ui.provider.setText(wish.teacher.provider)
        self.ui.school_unit.setText(wish.teacher.school_unit)
        self.ui.email.setText(wish.teacher.email)
        self.ui.passphrase.setText(wish.passphrase)

    def show_failure(self, text: str) -> None:
        """Say why the file could not be made."""
        self.ui.place_problem.show_text(text, field=self.ui.place)

    def _problems(self) -> list[Problem]:
        wish = self.value()
        problems = []
        if not wish.teacher.name:
            problems.append(Problem("name", _("Write your name: it stands in the documents.")))
        if not strength(wish.passphrase).enough:
            problems.append(Problem("passphrase", _("Choose a passphrase of at least eight characters.")))
        elif wish.passphrase != self.ui.repeat.text():
            problems.append(Problem("repeat", _("The passphrases differ. Write the same one again.")))
        if wish.path.exists():
            problems.append(Problem("place", _("There is a file here already. Choose another place, or open it.")))
        return problems

    def _make(self) -> None:
        problems = self._problems()
        fields = {
            "name": (self.ui.name_problem, self.ui.name),
            "passphrase": (self.ui.passphrase_problem, self.ui.passphrase),
            "repeat": (self.ui.repeat_problem, self.ui.repeat),
            "place": (self.ui.place_problem, self.ui.place),
        }
        for name, (label, field) in fields.items():
            label.show_problems([one for one in problems if one.field == name], field)
        if problems:
            fields[problems[0].field][1].setFocus()
        else:
            self.wanted.emit(self.value())

    def _show_strength(self) -> None:
        wish = self.value()
        found = strength(wish.passphrase, (wish.teacher.name, wish.teacher.provider))
        self.ui.strength.setText(_(found.advice))
        self.ui.strength.setProperty("look", {"good": "good", "guessable": "warn"}.get(found.value, "muted"))
        restyle(self.ui.strength)

    def _ask_place(self) -> None:
        offered = self._path.with_suffix(self._path.suffix or FILE_SUFFIX)
        ask_place(self, _("Where the file lies"), offered, "", self.set_place)

    def _follow_name(self) -> None:
        """On a shared laptop a file is called as its person is, so that they find it; until another place is chosen."""
        first = "".join(letter for letter in self.ui.name.text().split(" ")[0].casefold() if letter.isalnum())
        if self._by_name and first:
            path = self._path.with_name(f"{first}{FILE_SUFFIX}")
            if not path.exists():
                self.set_place(str(path))
                self._by_name = True

    def set_place(self, path: str) -> None:
        """Let the file lie here."""
        self._path = Path(path)
        self._by_name = False
        self.ui.place.setText(path)
        self.ui.place_problem.show_text("", field=self.ui.place)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self.ui.language.currentData())
