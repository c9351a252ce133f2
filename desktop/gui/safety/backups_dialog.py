"""The backups that are there, what each holds beside the file of now, and putting one in its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.automatic import backup_folder, choose_backup_folder, is_beside, known_copies
from desktop.actions.restoring import Preview, prepare_check, preview_backup
from desktop.actions.workspace import Workspace
from desktop.domain.erasure import CopyKind
from desktop.domain.errors import UserError
from desktop.domain.overview import CaseRow
from desktop.gui.choosing import ask_file, ask_folder, documents
from desktop.gui.models.record_list import RecordRole
from desktop.gui.tasks import Task
from desktop.gui.widgets.answers import dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.register_list import KeptList, RegisterLines
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import HELSINKI, _, many, moment

_NAMED = 4


class Copy(NamedTuple):
    """A copy that is there: when it was written, how large it is."""

    at: float
    path: Path
    kind: CopyKind
    size: int


class BackupsDialog(QDialog):
    """Looks into a backup when it is chosen; restoring is one button, as the file of now is kept aside.

    Signals:
        backup_wanted: the person wants to make a backup on a stick or in a folder.
        restore_wanted: the path of the backup that is to take the file's place; it has been found sound.
        check_wanted: the person wants the file to be checked.
    """

    backup_wanted = Signal()
    restore_wanted = Signal(object)
    check_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._preview: Preview | None = None
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Backups and the file"))
        self.resize(940, 600)
        self.list = KeptList(_lines, _("Backups"))
        self.model = self.list.records
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.none = words(_("No backup is here yet. The first is made by itself in a moment."), "muted", wrap=True)
        self.heading = words("", "heading", wrap=True)
        self.told = words("", wrap=True)
        self.problem = ProblemLabel()
        self.restore = button(_("Restore this backup"), "primary")
        self.restore.clicked.connect(self._check)
        self.other = button(_("Another backup…"), icon="folder")
        self.other.clicked.connect(self._ask_other)
        self.folder = words("", "muted")
        self.choose = button(_("Choose another folder…"))
        self.choose.clicked.connect(self._ask_folder)
        self.beside = button(_("Beside the file"))
        self.beside.clicked.connect(self._use_beside)
        self.make = button(_("Make a backup…"), icon="folder")
        self.make.clicked.connect(self.backup_wanted)
        self.check = button(_("Check the file"))
        self.check.clicked.connect(self.check_wanted)
        self.close_button = button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 12)
        where = QHBoxLayout()
        where.addWidget(words(_("Automatic backups go to")))
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose)
        where.addWidget(self.beside)
        layout.addLayout(where)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.other)
        middle.addLayout(left, 2)
        middle.addWidget(self._pane(), 3)
        layout.addLayout(middle, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.make)
        acts.addWidget(self.check)
        acts.addStretch(1)
        acts.addWidget(self.close_button)
        layout.addLayout(acts)

    def _pane(self) -> Card:
        pane = Card()
        pane.body.addWidget(self.heading)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.told)
        lines.addStretch(1)
        pane.body.addWidget(scrolled(inside), 1)
        pane.body.addWidget(self.problem)
        safe = _("The file of now is kept beside it under another name. Nothing is lost.")
        self._safe = words(safe, "muted", wrap=True)
        pane.body.addWidget(self._safe)
        pane.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        return pane

    def refresh(self) -> None:
        """Read anew what is there; the newest is shown."""
        found = [copy for one in known_copies(self._workspace) if (copy := _there(*one)) is not None]
        self.model.show_records(sorted(found, reverse=True))
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        self.folder.setText(backup_folder(self._workspace).name)
        self.folder.setToolTip(str(backup_folder(self._workspace)))
        self.beside.setVisible(not is_beside(self._workspace))
        self._show(None)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        copy = index.data(RecordRole)
        if isinstance(copy, Copy):
            self.look_into(str(copy.path))

    def look_into(self, path: str) -> None:
        """Show what a backup holds."""
        try:
            self._show(preview_backup(self._workspace, Path(path)))
        except UserError as error:
            self._show(None)
            self.problem.show_text(str(error))

    def _show(self, preview: Preview | None) -> None:
        self._preview = preview
        self.problem.show_text("")
        self.restore.setVisible(preview is not None)
        self._safe.setVisible(preview is not None)
        self.heading.setText(preview.path.name if preview else "")
        self.told.setText("\n\n".join(preview_lines(preview)) if preview else "")

    def _check(self) -> None:
        if self._preview is None or self._task is not None:
            return
        self.restore.setEnabled(False)
        self.restore.setText(_("Checking…"))
        self._task = Task(prepare_check(self._workspace, self._preview.path))
        self._task.done.connect(self._restore)
        self._task.failed.connect(self._show_failure)
        self._task.ended.connect(self._end)
        self._task.start()

    def _restore(self) -> None:
        if self._preview is not None:
            self.restore_wanted.emit(self._preview.path)

    def _show_failure(self, error: UserError) -> None:
        self.problem.show_text(str(error))

    def _end(self) -> None:
        self._task = None
        self.restore.setEnabled(True)
        self.restore.setText(_("Restore this backup"))

    def _ask_other(self) -> None:
        kinds = _("Files of Näyttökumppani") + f" (*{self._workspace.path.suffix})"
        ask_file(self, _("Another backup…"), documents(), kinds, self.look_into)

    def _ask_folder(self) -> None:
        title = _("Folder for automatic backups")
        ask_folder(self, title, backup_folder(self._workspace).parent, self.use_folder, act=_("Use this folder"))

    def use_folder(self, folder: str) -> None:
        """Let automatic backups go here from now on."""
        try:
            choose_backup_folder(self._workspace, Path(folder))
        except UserError as error:
            self.problem.show_text(str(error))
        else:
            self.refresh()

    def _use_beside(self) -> None:
        choose_backup_folder(self._workspace, None)
        self.refresh()


def _there(path: Path, kind: CopyKind) -> Copy | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return Copy(told.st_mtime, path, kind, told.st_size)


def _lines(copy: Copy) -> RegisterLines:
    size = _("{n} MB").format(n=max(1, round(copy.size / 1_000_000)))
    return RegisterLines(moment(datetime.fromtimestamp(copy.at, HELSINKI)), _(copy.kind.label), size, "")


def preview_lines(preview: Preview) -> list[str]:
    """What a backup holds and how it differs, in sentences."""
    held = many("It holds {n} demonstration", "It holds {n} demonstrations", preview.count)
    changed = _("last changed {moment}").format(moment=moment(preview.changed)) if preview.changed else ""
    lines = [", ".join(one for one in (held, changed) if one) + "."]
    if preview.is_the_same:
        lines.append(_("Its demonstrations are those of the file of now."))
    if preview.back:
        lines.append(_("Would come back: {names}").format(names=_names(preview.back)))
    if preview.away:
        lines.append(_("Not in the backup: {names}").format(names=_names(preview.away)))
    if preview.other:
        lines.append(_("Stood otherwise then: {names}").format(names=_names(preview.other)))
    if preview.removed:
        text = many(
            "{n} demonstration in it was removed for good since; it stays removed.",
            "{n} demonstrations in it were removed for good since; they stay removed.",
            preview.removed,
        )
        lines.append(text)
    return lines


def _names(rows: tuple[CaseRow, ...]) -> str:
    named = ", ".join(row.student or _("(no name)") for row in rows[:_NAMED])
    rest = len(rows) - _NAMED
    return f"{named} {many('and {n} more', 'and {n} more', rest)}" if rest > 0 else named
