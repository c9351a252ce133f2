"""The library: with filters and a newer version, two versions side by side, and what an import tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions.curricula import ImportReport
    from desktop.gui.qualifications.qualifications_page import QualificationsPage


def _bring(studio: Studio) -> ImportReport:
    """The practice qualification renewed; it goes away when the screen is drawn."""
    from desktop.actions.curricula import delete_version, import_document
    from desktop.tools.sample_renewed import renewed_practice

    report = import_document(studio.workspace, renewed_practice())
    made = report.qualification

    def forget() -> None:
        delete_version(studio.workspace, made.id, made.version)

    studio.afterwards.append(forget)
    return report


def _room(studio: Studio) -> QualificationsPage:
    from desktop.gui.qualifications.qualifications_page import QualificationsPage

    frame = studio.frame()
    frame.open_room("qualifications")
    page = frame.room("qualifications")
    assert isinstance(page, QualificationsPage)
    return page


def _versions(studio: Studio) -> QWidget:
    """A version that demonstrations follow, and the one after it."""
    _bring(studio)
    page = _room(studio)
    page._select(page.model.index(1, 0))
    return page.window()


def _filtered(studio: Studio) -> QWidget:
    _bring(studio)
    page = _room(studio)
    page.filter.setText("arj tuk")
    return page.window()


def _nothing(studio: Studio) -> QWidget:
    page = _room(studio)
    page.filters.validity.setCurrentIndex(4)
    page.filters.validity.activated.emit(4)
    return page.window()


def _refused(studio: Studio) -> QWidget:
    page = _room(studio)
    page._select(page.model.index(0, 0))
    page.detail.delete.click()
    return page.window()


def _compare(*, everything: bool = False) -> Draw:
    """Two versions side by side."""

    def draw(studio: Studio) -> QWidget:
        from desktop.gui.compare_dialog import CompareDialog

        _bring(studio)
        page = _room(studio)
        page.compare(studio.workspace.curriculum.units("arjen tuki")[0])
        dialog = studio.dialog()
        assert isinstance(dialog, CompareDialog)
        dialog.only_changes.setChecked(not everything)
        return dialog

    return draw


def _report(studio: Studio) -> QWidget:
    from desktop.gui.qualifications.importing import Brought, ImportReportDialog

    report = _bring(studio)
    page = _room(studio)
    ImportReportDialog([Brought("harjoitus-2027.json", report)], page).open()
    return studio.dialog()


SCREENS: list[Screen] = [
    ("library-versions", _versions),
    ("library-filtered", _filtered),
    ("library-nothing", _nothing),
    ("library-refused", _refused),
    ("library-compare", _compare()),
    ("library-compare-all", _compare(everything=True)),
    ("library-report", _report),
]
