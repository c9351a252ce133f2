"""The library: with filters and a newer version, two versions side by side, and what an import tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions.curricula import ImportReport
    from desktop.gui.demonstrations.plan_page import PlanPage
    from desktop.gui.qualifications.fetch_dialog import FetchDialog
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


def library_room(studio: Studio) -> QualificationsPage:
    """The room of qualifications."""
    from desktop.gui.qualifications.qualifications_page import QualificationsPage

    frame = studio.frame()
    frame.open_room("qualifications")
    page = frame.room("qualifications")
    assert isinstance(page, QualificationsPage)
    return page


def _versions(studio: Studio) -> QWidget:
    """A version that demonstrations follow, and the one after it."""
    _bring(studio)
    page = library_room(studio)
    page._select(page.model.index(1, 0))
    return page.window()


def _filtered(studio: Studio) -> QWidget:
    _bring(studio)
    page = library_room(studio)
    page.filter.setText("arj tuk")
    return page.window()


def _nothing(studio: Studio) -> QWidget:
    page = library_room(studio)
    page.filters.validity.setCurrentIndex(4)
    page.filters.validity.activated.emit(4)
    return page.window()


def _mentioned(studio: Studio) -> QWidget:
    page = library_room(studio)
    page.filter.setText("vaitiolo")
    return page.window()


def _refused(studio: Studio) -> QWidget:
    page = library_room(studio)
    page._select(page.model.index(0, 0))
    page.detail.delete.click()
    return page.window()


def _compare(*, everything: bool = False) -> Draw:
    """Two versions side by side."""

    def draw(studio: Studio) -> QWidget:
        from desktop.gui.compare_dialog import CompareDialog

        _bring(studio)
        page = library_room(studio)
        page.acts.compare(studio.workspace.curriculum.units("arjen tuki")[0])
        dialog = studio.dialog()
        assert isinstance(dialog, CompareDialog)
        dialog.only_changes.setChecked(not everything)
        return dialog

    return draw


def _report(studio: Studio) -> QWidget:
    from desktop.gui.qualifications.importing import Brought, ImportReportDialog

    report = _bring(studio)
    page = library_room(studio)
    ImportReportDialog([Brought("harjoitus-2027.json", report)], page).open()
    return studio.dialog()


def _plan(studio: Studio, **header: Any) -> PlanPage:
    """The plan of a draft, with something of the student's studies known."""
    from dataclasses import replace

    from desktop.actions.changing import undo
    from desktop.actions.planning import edit_header
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.plan_page import PlanPage

    case = studio.workspace.cases.get(studio.case("Eero"))
    if header:
        edit_header(studio.workspace, replace(case, **header))

        def take_back() -> None:
            undo(studio.workspace, case.id)

        studio.afterwards.append(take_back)
    page = studio.case_page("Eero")
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    found = page.bench.pages[Step.PLAN]
    assert isinstance(found, PlanPage)
    return found


def _newer(studio: Studio) -> QWidget:
    _bring(studio)
    return _plan(studio).window()


def _misfit(studio: Studio) -> QWidget:
    _bring(studio)
    return _plan(studio, student_reference_number="NK-2-2027", study_right_began=date(2026, 1, 12)).window()


def _move(studio: Studio) -> QWidget:
    """A preview in which something stays, something is marked again and something is left out."""
    from dataclasses import replace

    from desktop.actions.versions import case_unit, preview_move, unit_versions
    from desktop.gui.demonstrations.version_move_dialog import VersionMoveDialog

    _bring(studio)
    page = studio.case_page("Aino")
    case = studio.workspace.cases.get(studio.case("Aino"))
    plan = replace(case.plan, agreed={}, agreed_before={}, agreed_versions={})
    version = unit_versions(studio.workspace, case_unit(case))[1]
    move = preview_move(studio.workspace, replace(case, plan=plan, started_at=None), version)
    VersionMoveDialog(move, ("NK-1-2026 · 1.6.2026", "NK-2-2027 · 1.6.2027"), (), page).open()
    return studio.dialog()


def _fetch_dialog(studio: Studio) -> FetchDialog:
    from desktop.gui.qualifications.fetch_dialog import FetchDialog

    page = library_room(studio)
    page.acts.ask_eperusteet()
    dialog = studio.dialog()
    assert isinstance(dialog, FetchDialog)
    return dialog


def _fetch(studio: Studio) -> QWidget:
    return _fetch_dialog(studio)


def _hits(studio: Studio) -> FetchDialog:
    """As if the network had answered."""
    from dataclasses import replace

    rows = studio.workspace.curriculum.qualifications()
    past: dict[str, Any] = {
        "valid_from": date(2018, 8, 1),
        "valid_until": date(2026, 7, 31),
        "transition_ends": date(2028, 7, 31),
    }
    dialog = _fetch_dialog(studio)
    dialog.field.setText("harjoitus")
    dialog.fetching.found.emit(
        [
            replace(rows[0], id="1", reference_number="NK-9-2018", **past),
            replace(rows[0], id="2", reference_number="NK-2-2027", valid_from=date(2027, 8, 1)),
            rows[0],
        ]
    )
    return dialog


def _fetched(studio: Studio) -> QWidget:
    from desktop.actions.curricula import read_curriculum
    from desktop.actions.fetching import Fetched
    from desktop.tools.sample_renewed import renewed_practice

    dialog, data = _hits(studio), renewed_practice()
    dialog.view.setCurrentIndex(dialog.model.index(2))
    dialog.fetching.fetched.emit(Fetched(read_curriculum(data), data))
    return dialog


def _offline(studio: Studio) -> QWidget:
    from desktop.texts import _

    dialog = _fetch_dialog(studio)
    dialog.field.setText("sosiaali")
    dialog.change.click()
    text = _("ePerusteet does not answer. Is there a network? You can import the requirements from a file, too.")
    dialog.fetching.failed.emit(text)
    return dialog


SCREENS: list[Screen] = [
    ("library-versions", _versions),
    ("library-filtered", _filtered),
    ("library-nothing", _nothing),
    ("library-mentioned", _mentioned),
    ("library-refused", _refused),
    ("library-compare", _compare()),
    ("library-compare-all", _compare(everything=True)),
    ("library-report", _report),
    ("library-fetch", _fetch),
    ("library-fetch-found", _hits),
    ("library-fetch-inside", _fetched),
    ("library-fetch-offline", _offline),
    ("version-newer", _newer),
    ("version-misfit", _misfit),
    ("version-move", _move),
]
