"""A file that does not open any more: its backups, what each holds, and putting one in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.restoring import Kept, Preview
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file, documents
from desktop.gui.models.record_list import RecordRole
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.register_list import KeptList, RegisterLines
from desktop.paths import FILE_SUFFIX
from desktop.texts import _, many, moment


class DamagedPage(QWidget):
    """Restores with one button; the file that does not open is kept beside it. ``look`` tells what a backup holds.

    Signals:
        restore_wanted: the path of the backup that is to take the file's place.
        back: to the passphrase.
    """

    restore_wanted = Signal(object)
    back = Signal()

    def __init__(
        self, why: str, backups: Sequence[Kept], look: Callable[[Path], Preview], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen: Path | None = None
        self.list = KeptList(_lines, _("Backups"))
        self.model = self.list.records
        self.list.setMinimumHeight(160)
        self.told = words("", wrap=True)
        self.problem = ProblemLabel()
        self.restore = button(_("Restore this backup"), "primary")
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        self.other = button(_("Another backup…"), icon="folder")
        self.other.clicked.connect(self._ask_other)
        self.leave = button(_("Back"))
        self.leave.clicked.connect(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(words(_("The file does not open"), "title"))
        layout.addWidget(words(why, wrap=True))
        layout.addWidget(
            words(_("A backup can take its place. The damaged file is kept beside it."), "muted", wrap=True)
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.problem)
        acts = QHBoxLayout()
        acts.addWidget(self.leave)
        acts.addWidget(self.other)
        acts.addStretch(1)
        acts.addWidget(self.restore)
        layout.addLayout(acts)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.model.show_records(backups)
        self.list.setVisible(bool(backups))
        if backups:
            self.list.setCurrentIndex(self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        kept = index.data(RecordRole)
        if isinstance(kept, Kept):
            self.look_into(str(kept.path))

    def look_into(self, name: str) -> None:
        """Tell what a backup holds."""
        self.show_failure("")
        try:
            preview = self._look(Path(name))
        except UserError as error:
            self.show_failure(str(error))
            return
        held = many("It holds {n} demonstration", "It holds {n} demonstrations", preview.count)
        changed = _("last changed {moment}").format(moment=moment(preview.changed)) if preview.changed else ""
        self.told.setText(", ".join(one for one in (held, changed) if one) + ".")
        self._chosen = Path(name)
        self.restore.setEnabled(True)

    def show_failure(self, text: str) -> None:
        """Say what is wrong with a backup."""
        self._chosen = None
        self.told.setText("")
        self.restore.setEnabled(False)
        self.problem.show_text(text)

    def _ask_other(self) -> None:
        kinds = _("Files of Näyttökumppani") + f" (*{FILE_SUFFIX})"
        ask_file(self, _("Another backup…"), documents(), kinds, self.look_into)

    def _restore(self) -> None:
        if self._chosen is not None:
            self.restore_wanted.emit(self._chosen)


def _lines(kept: Kept) -> RegisterLines:
    return RegisterLines(moment(kept.at), kept.path.name)
