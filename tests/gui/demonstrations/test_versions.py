"""The version that a plan follows: what does not fit the student is told, and a draft moves only by the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.planning import edit_header
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SkillRequirement
from desktop.domain.demonstration import RequirementPlan, Task
from desktop.domain.moving import Move, MovedRow
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.compare_dialog import CompareDialog
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.version_move_dialog import VersionMoveDialog, move_html, move_words
from tests.builders import a_case, a_plan, a_qualification, a_unit, an_agreed_case

Keep = Callable[..., Case]
Dialog = TypeVar("Dialog", bound=QWidget)
TEXTS = {"r1": "ohjaa asukkaan aamutoimet", "r2": "kirjaa tekemänsä työn huolellisesti"}


def unit(**texts: str) -> QualificationUnit:
    rows = tuple(SkillRequirement(id=one, text={"fi": text}) for one, text in texts.items())
    return replace(a_unit(0), requirements=rows)


def draft() -> Case:
    plan = replace(
        a_plan(2),
        tasks=(Task(id="t", text="Aamu", shows={"r1": True, "r2": True}),),
        requirements=(RequirementPlan(id="r2", note="Illalla"),),
    )
    return a_case(2, plan=plan)


def renew(workspace: Workspace) -> None:
    """A later document of the same qualification: one requirement reworded, one new."""
    made = a_qualification(
        unit(n1=TEXTS["r1"], n2="kirjaa työn järjestelmään", n3="puhuu toista kotimaista kieltä"),
        id="9500",
        version="2027-06-01T00:00:00+00:00",
        reference_number="NK-9-2027",
        valid_from=date(2026, 11, 1),
    )
    with workspace.change("Test", Kind.CURRICULUM):
        workspace.curriculum.add(made, original=b"{}")


def plan_of(qtbot: QtBot, workspace: Workspace, case: Case) -> tuple[CasePage, PlanPage]:
    page = CasePage(workspace, case.id)
    qtbot.addWidget(page)
    page.resize(1170, 714)
    page.show()
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    plan = page.bench.pages[Step.PLAN]
    assert isinstance(plan, PlanPage)
    return page, plan


def opened(kind: type[Dialog]) -> Dialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_a_draft_without_another_version_shows_no_band(qtbot: QtBot, workspace: Workspace, keep: Keep) -> None:
    _page, plan = plan_of(qtbot, workspace, keep(draft(), unit(**TEXTS)))
    assert not plan.versions.isVisible()


def test_a_draft_moves_after_a_preview_and_comes_back_by_undo(qtbot: QtBot, workspace: Workspace, keep: Keep) -> None:
    case = keep(draft(), unit(**TEXTS))
    renew(workspace)
    page, plan = plan_of(qtbot, workspace, case)
    assert "NK-9-2027" in plan.versions.text()
    assert "Voimassa 1.11.2026 alkaen" in plan.versions.text()
    qtbot.mouseClick(plan.versions.move_there, Qt.MouseButton.LeftButton)
    preview = opened(VersionMoveDialog)
    told = preview.text.toPlainText()
    assert told.index("Merkitään uudelleen (2)") < told.index("Kirjaus säilyy: Illalla") < told.index("(1)")
    qtbot.mouseClick(preview.buttons.give_up, Qt.MouseButton.LeftButton)
    assert workspace.cases.get(case.id) == case
    qtbot.waitUntil(lambda: not isValid(preview))

    qtbot.mouseClick(plan.versions.move_there, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(opened(VersionMoveDialog).buttons.act, Qt.MouseButton.LeftButton)
    moved = workspace.cases.get(case.id)
    assert (moved.unit.reference_number, moved.unit.requirements) == ("NK-9-2027", ("n1", "n2", "n3"))
    assert moved.plan.tasks[0].shows == {"n1": True}
    assert moved.plan.requirement("n2").note == "Illalla"
    assert "NK-9-2027" in plan.versions.text()
    assert not plan.versions.move_there.isVisible()
    assert plan.shown is not None
    assert [row.text for row in plan.shown.planned_rows][2] == "puhuu toista kotimaista kieltä"
    assert page.bench is not None
    qtbot.mouseClick(page.bench.undo_button, Qt.MouseButton.LeftButton)
    assert workspace.cases.get(case.id) == case


def test_the_case_leads_to_both_versions_side_by_side(qtbot: QtBot, workspace: Workspace, keep: Keep) -> None:
    case = keep(draft(), unit(**TEXTS))
    renew(workspace)
    _page, plan = plan_of(qtbot, workspace, case)
    qtbot.mouseClick(plan.versions.compare, Qt.MouseButton.LeftButton)
    dialog = opened(CompareDialog)
    assert dialog.summary.text().startswith("1 uusi vaatimus, 1 vaatimus muuttunut")
    dialog.close()


def test_what_does_not_fit_the_student_is_told_and_can_be_put_away(
    qtbot: QtBot, workspace: Workspace, keep: Keep
) -> None:
    case = keep(draft(), unit(**TEXTS))
    edit_header(workspace, replace(case, student_reference_number="NK-9-2027"))
    _page, plan = plan_of(qtbot, workspace, case)
    assert "diaarinumero on NK-9-2027" in plan.versions.text()
    assert not plan.versions.compare.isVisible()
    qtbot.mouseClick(plan.versions.close_button, Qt.MouseButton.LeftButton)
    assert not plan.versions.isVisible()
    _again, later = plan_of(qtbot, workspace, case)
    assert not later.versions.isVisible()
    renew(workspace)
    _third, plan = plan_of(qtbot, workspace, case)
    assert plan.versions.isVisible()
    assert plan.versions.move_there.isVisible()


def test_after_agreement_the_band_warns_but_moves_nothing(qtbot: QtBot, workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case(2, study_right_began=date(2020, 8, 1)), unit(**TEXTS))
    renew(workspace)
    _page, plan = plan_of(qtbot, workspace, case)
    assert "aloitti 1.8.2020" in plan.versions.text()
    assert plan.versions.compare.isVisible()
    assert not plan.versions.move_there.isVisible()


def test_a_guest_hears_nothing_of_versions(qtbot: QtBot, workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case(2, study_right_began=date(2020, 8, 1)), unit(**TEXTS))
    page, _plan = plan_of(qtbot, workspace, case)
    page.begin_guest(Role.INSTRUCTOR)
    assert page.bench is not None
    guest = page.bench.pages[Step.PLAN]
    assert isinstance(guest, PlanPage)
    assert not guest.versions.isVisible()


def test_the_preview_escapes_what_documents_and_people_wrote() -> None:
    row = MovedRow(
        SkillRequirement(id="a", text={"fi": "<b>vanha</b> sana"}),
        SkillRequirement(id="b", text={"fi": "<img src=x> sana"}),
        note="<i>oma</i>",
    )
    html = move_html(Move(a_case(), again=(row,), gone=(row,)), theme.LIGHT)
    assert "<b>" not in html
    assert "<img" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (Move(a_case()), "Vaatimukset ovat samat. Suunnitelma säilyy ennallaan."),
        (
            Move(a_case(), again=(MovedRow(None, None),), gone=(MovedRow(None, None),) * 2),
            "1 merkintä tehdään uudelleen, 2 jää pois. Valmiusmerkinnät annetaan uudelleen.",
        ),
    ],
)
def test_a_move_is_told_in_a_sentence(move: Move, told: str) -> None:
    assert move_words(move) == told
