"""A third assessor beside the two: named, makes a view of their own, stands in the comparison and in the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions import assessing, assessors, signing
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Comparison
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.terms import AssessorRole, Grade, Role
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.more_beside import do_beside, offers_beside
from desktop.gui.demonstrations.third_assessor import ThirdAssessorDialog
from tests.builders import a_compared_case
from tests.export.reading import told
from tests.gui.demonstrations.conftest import shown
from tests.hand import Hand

Keep = Callable[..., Case]


def with_third(workspace: Workspace, keep: Keep) -> tuple[Case, str]:
    """The teacher is ready; the instructor and a third assessor are not."""
    compared = a_compared_case(comparison=Comparison())
    views = tuple(replace(one, ready_at=None) if one.id == Role.INSTRUCTOR else one for one in compared.views)
    case = keep(replace(compared, views=views))
    case = assessors.add_assessor(
        workspace,
        case.id,
        name="Kaisa Kieli",
        organisation="Toinen opisto",
        role=AssessorRole.OTHER_PROVIDER,
        stated=True,
    )
    return case, case.plan.assessors[-1].id


def test_an_assessor_is_added_by_the_menu_with_their_statement(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    compared = a_compared_case(comparison=Comparison(), views=())
    case = keep(compared)
    assert "beside:third" in [one.name for one in offers_beside(workspace, case)]
    window = AssessPage()
    qtbot.addWidget(window)
    window.show()
    do_beside(workspace, case.id, "beside:third", window)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, ThirdAssessorDialog)]
    hand = Hand(qtbot)
    dialog.name.setFocus()
    hand.type("Kaisa Kieli")
    hand.click(dialog.answers.act)
    assert "ei ole vielä" in dialog.problem.text()
    hand.click(dialog.stated.box)
    hand.click(dialog.answers.act)
    (third,) = assessors.beside_the_two(workspace.cases.get(case.id))
    assert third.name == "Kaisa Kieli"
    assert third.not_disqualified_on == workspace.today()
    after = assessors.remove_assessor(workspace, case.id, third.id)
    assert assessors.beside_the_two(after) == ()


def test_the_third_view_is_made_at_the_teachers_laptop_and_waited_for(
    workspace: Workspace, keep: Keep, qtbot: QtBot
) -> None:
    case, third = with_third(workspace, keep)
    case = assessing.finish_view(workspace, case.id, Role.INSTRUCTOR)
    assert not case.views_ready
    page = AssessPage()
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show_case(shown(case))
    page.show()
    assert page.primary.text() == "Arvioijan Kaisa Kieli näkemys"
    page.primary.click()
    with qtbot.waitSignal(page.level_chosen) as chosen:
        page.levels.row("r2").cell(Grade.THREE).click()
    assert chosen.args == [third, "r2", Grade.THREE]
    case = assessing.set_level(workspace, case.id, third, "r2", Grade.THREE)
    page.show_case(shown(case))
    with qtbot.waitSignal(page.view_finished) as finished:
        page.primary.click()
    assert finished.args == [third]
    case = assessing.finish_view(workspace, case.id, third)
    assert case.views_ready
    assert case.differing == ["r1", "r2"], "what the third has not seen, they do not differ on"
    page.show_case(shown(case))
    quotes = [text for _role, text in page.levels.row("r2")._shown.quotes]  # what the row quotes beside its cells
    assert quotes == ["Kaisa Kieli: Hyvä 3"]


def test_nobody_joins_once_the_views_lie_side_by_side(workspace: Workspace, keep: Keep) -> None:
    case = keep(a_compared_case())
    with pytest.raises(UserError, match="rinnakkain"):
        assessors.add_assessor(workspace, case.id, name="Kaisa", role=AssessorRole.TEACHER, stated=True)


def test_the_record_names_the_third_and_their_levels(workspace: Workspace, keep: Keep) -> None:
    case, third = with_third(workspace, keep)
    assessing.set_level(workspace, case.id, third, "r2", Grade.THREE)
    assessing.finish_view(workspace, case.id, third)
    assessing.finish_view(workspace, case.id, Role.INSTRUCTOR)
    record = " ".join(text for _tag, text in told(signing.record(workspace, case.id)))
    assert "3 = Kaisa Kieli" in record
    assert "eikä allekirjoita tätä asiakirjaa: Kaisa Kieli" in record
    assert workspace.cases.get(case.id).signers == (Role.TEACHER, Role.INSTRUCTOR)
