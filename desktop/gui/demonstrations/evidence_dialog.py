"""Adding a photo or a document: consent first, then the file, then what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.actions.evidence import clean_bytes, read_file
from desktop.domain.assessment import Observation
from desktop.domain.errors import UserError
from desktop.domain.evidence import MOST_BYTES, SUFFIXES, CleanFile, evidence_problems
from desktop.gui.choosing import ask_file
from desktop.gui.demonstrations.evidence_items import size_text, thumbnail
from desktop.gui.demonstrations.offered import Pasted
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.tasks import Task
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.drop_area import DropArea
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _, clock, day

SHORT = 48


@dataclass(frozen=True, slots=True)
class EvidenceWritten:
    """What the person wants to add: the cleaned file, what it shows, the consent, and the id of an observation."""

    file: CleanFile
    text: str
    consent: str
    consent_on: date
    note: str


class EvidenceDialog(AskingDialog):
    """Asks for consent before it looks at the file.

    Signals:
        written: an EvidenceWritten; whoever stores it answers.
    """

    written = Signal(EvidenceWritten)

    def __init__(
        self,
        notes: tuple[Observation, ...],
        today: date,
        *,
        consent: str = "",
        waiting: Path | Pasted | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Photo or document"))
        self.setMinimumWidth(560)
        self._today, self._waiting = today, waiting
        self._file: CleanFile | None = None
        self._task: Task | None = None
        layout = dialog_column(self, 12)
        layout.addWidget(_reminder())
        self.consent = QLineEdit(consent)
        self.consent.setPlaceholderText(_("Aino Esimerkki: a photo of the laid table"))
        self.agreed = Tick(_("Consent was asked for and given today, {day}").format(day=day(today)))
        self.agreed.toggled.connect(self._follow)
        self.consent.textChanged.connect(self._follow)
        layout.addWidget(labelled(_("Who agreed, and to what"), self.consent, self.agreed))
        layout.addWidget(self._file_part())
        self.text = QLineEdit()
        layout.addWidget(labelled(_("What it shows"), self.text))
        self.note = QComboBox()
        self.note.addItem(_("No single observation"), "")
        for note in reversed(notes):
            self.note.addItem(f"{clock(note.at)} {_short(note.text)}", note.id)
        layout.addWidget(labelled(_("Belongs to the observation"), self.note))
        layout.addWidget(self.problem)
        self.buttons = Answers(_("Add"), self)
        self.add = self.buttons.act
        layout.addWidget(self.buttons)
        self._follow()
        self.consent.setFocus()

    def _file_part(self) -> QWidget:
        self.drop = DropArea(*SUFFIXES)
        self.drop.setProperty("surface", "drop")
        self.drop.setMinimumHeight(88)  # the little picture is still to come
        self.drop.dropped.connect(self._take_dropped)
        self.pick = button(_("Choose a file…"))
        self.pick.clicked.connect(self._ask_file)
        self._told = words("", wrap=True)
        self._preview = bare(QHBoxLayout())
        row = QHBoxLayout(self.drop)
        row.setSpacing(12)
        row.addLayout(self._preview)
        row.addWidget(self._told, 1)
        row.addWidget(self.pick)
        limit = _("JPEG, PNG or PDF, at most {n} MB. Large pictures are made smaller; what a camera wrote is removed.")
        return labelled(_("File"), self.drop, words(limit.format(n=MOST_BYTES // 1_000_000), "small", wrap=True))

    def take(self, file: Path | Pasted) -> None:
        """Read and clean a file away from the window; it waits while there is no consent."""
        if not self._consented():
            self._waiting = file
            self._follow()
            return
        self._waiting, self._file = None, None
        if self._task is not None:
            self._task.cancel()
        work = partial(read_file, file) if isinstance(file, Path) else partial(clean_bytes, file.data, file.name)
        self._task = Task(work)
        self._task.done.connect(self._show_file)
        self._task.failed.connect(self._show_failure)
        self._show_preview(None)
        self._told.setText(_("Reading {name}…").format(name=file.name))
        self.problem.show_text("")
        self.add.setEnabled(False)
        self._task.start()

    def accept(self) -> None:
        """Hand everything back once nothing is missing."""
        on = self._today if self.agreed.isChecked() else None
        problems = [one.text for one in evidence_problems(self.text.text(), self.consent.text(), on)]
        if self._file is None:
            problems.append(_("Choose the file."))
        self.problem.show_text("\n".join(problems))
        if not problems and self._file is not None and on is not None:
            note = str(self.note.currentData())
            value = EvidenceWritten(self._file, self.text.text(), self.consent.text(), on, note)
            self.hand_on(self.written, value)

    def reject(self) -> None:
        """Forget the file."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _consented(self) -> bool:
        return self.agreed.isChecked() and bool(self.consent.text().strip())

    def _follow(self) -> None:
        """The file comes after the consent."""
        allowed = self._consented()
        self.pick.setEnabled(allowed)
        self.drop.setAcceptDrops(allowed)
        if self._file is None and self._task is None:
            waits = _("{name} waits for consent.").format(name=self._waiting.name) if self._waiting else ""
            self._told.setText(_("Drop the file here.") if allowed else waits or _("Ask for consent first."))
        if allowed and self._waiting is not None:
            self.take(self._waiting)

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = _("Pictures and PDF ({kinds})").format(kinds=" ".join(f"*{one}" for one in SUFFIXES))
        ask_file(self, _("Choose a file…"), Path(folder), kinds, self._take_path)

    def _take_path(self, path: str) -> None:
        self.take(Path(path))

    def _take_dropped(self, paths: list[Path]) -> None:
        self.take(paths[0])

    def _show_file(self, file: CleanFile) -> None:
        self._file, self._task = file, None
        self._told.setText(f"{file.name} · {size_text(len(file.data))}")
        self._show_preview(file)
        self.add.setEnabled(True)
        if not self.text.text():
            self.text.setFocus()

    def _show_failure(self, error: UserError) -> None:
        self._task = None
        self._told.setText(_("Drop the file here."))
        self.problem.show_text(str(error))
        self.add.setEnabled(True)

    def _show_preview(self, file: CleanFile | None) -> None:
        clear(self._preview)
        pixmap = QPixmap()
        if file is not None and file.small and pixmap.loadFromData(file.small):
            self._preview.addWidget(thumbnail(pixmap, 64))


def _reminder() -> QFrame:
    frame = QFrame()
    frame.setProperty("surface", "warn")
    text: QLabel = words(
        _("No customers or patients in the picture, and nothing that tells of them: no names, no papers."), wrap=True
    )
    row = QHBoxLayout(frame)
    row.addWidget(text)
    return frame


def _short(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
