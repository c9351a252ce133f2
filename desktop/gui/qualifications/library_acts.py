"""What a person does with the library: bring in, fetch, compare, delete, and take a deletion back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.curricula import DeletedVersion, delete_version, import_samples, put_back
from desktop.actions.local_units import KeptLocalUnit, written
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.library import QualificationRow, UnitRow
from desktop.domain.local_text import say
from desktop.domain.local_unit import LocalUnit
from desktop.gui.choosing import ask_files
from desktop.gui.compare_dialog import CompareDialog
from desktop.gui.local_units.local_unit_dialog import LocalUnitDialog
from desktop.gui.qualifications.fetch_dialog import FetchDialog
from desktop.gui.qualifications.importing import Brought, Importer, ImportReportDialog
from desktop.gui.qualifications.library_notice import LibraryNotice
from desktop.gui.widgets.busy_row import BusyRow
from desktop.texts import _, language


class LibraryActs(QObject):
    """Does it, and tells what came of it in the notice, the row of what goes on, or a report.

    Signals:
        shown: the key of a unit to show: (qualification, version, unit).
    """

    shown = Signal(tuple)

    def __init__(self, workspace: Workspace, notice: LibraryNotice, busy: BusyRow, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._notice, self._busy, self._page = workspace, notice, busy, page
        self._deleted: DeletedVersion | None = None
        self.importer = Importer(workspace, self)
        self.importer.reading.connect(self._show_reading)
        self.importer.finished.connect(self._report)
        busy.cancel.clicked.connect(self.importer.cancel)
        notice.undone.connect(self._put_back)

    def compare(self, unit: UnitRow) -> None:
        """Lay the versions of a unit side by side."""
        CompareDialog(self._workspace, unit, self._page).open()

    def delete(self, row: QualificationRow | UnitRow) -> None:
        """Delete a version or a local unit, with a way back; say who follows it where somebody does."""
        document = row.qualification if isinstance(row, UnitRow) else row.id
        try:
            self._deleted = delete_version(self._workspace, document, row.version)
        except UserError as error:
            self._notice.show_refusal(str(error))
            return
        name = say(row.name, language()) or row.reference_number
        self._notice.show_done(_("Deleted: {name}").format(name=name))

    def make_local(self) -> None:
        """Make a local unit by hand."""
        self._open_local(LocalUnitDialog(self._workspace, LocalUnit(), parent=self._page))

    def change_local(self, unit: UnitRow) -> None:
        """Change a local unit."""
        told = written(self._workspace, unit)
        self._open_local(LocalUnitDialog(self._workspace, told, unit, self._page))

    def _open_local(self, dialog: LocalUnitDialog) -> None:
        dialog.kept.connect(self._note_kept)
        dialog.open()

    def _note_kept(self, kept: KeptLocalUnit) -> None:
        """Show the unit, and say so where the one before stays beside it."""
        self.shown.emit((kept.unit.qualification, kept.unit.version, kept.unit.id))
        if kept.news:
            self._notice.show_told(kept.news)

    def _put_back(self) -> None:
        if self._deleted is not None:
            put_back(self._workspace, self._deleted)
            self._deleted = None

    def ask_files(self) -> None:
        """Ask which files to bring in."""
        ask_files(self._page, _("Import requirements"), Path.home(), "ePerusteet (*.json)", self.bring_files)

    def ask_eperusteet(self) -> None:
        """Ask ePerusteet for a document; nothing is asked before the person searches."""
        dialog = FetchDialog(self._workspace, self._page)
        dialog.brought.connect(self._report_one)
        dialog.open()

    def _report_one(self, brought: Brought) -> None:
        self._report([brought])

    def bring_files(self, names: list[str]) -> None:
        """Bring in these files."""
        self.importer.bring([Path(name) for name in names])

    def bring_samples(self) -> None:
        """Bring in the practice units."""
        import_samples(self._workspace)

    def _show_reading(self, name: str) -> None:
        self._busy.begin(_("Reading {name}…").format(name=name))

    def _report(self, brought: list[Brought]) -> None:
        self._busy.hide()
        if brought:
            ImportReportDialog(brought, self._page).open()
