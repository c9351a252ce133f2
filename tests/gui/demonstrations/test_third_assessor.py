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
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import AssessorRole, Grade, Role
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.more_beside import do_beside, offers_beside
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.demonstrations.third_assessor import ThirdAssessorDialog
from tests.builders import THIRD, a_compared_case, an_informed_case, with_a_third
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
    (third,) = workspace.cases.get(case.id).beside_the_two
    assert third.name == "Kaisa Kieli"
    assert third.not_disqualified_on == workspace.today()
    after = assessors.remove_assessor(workspace, case.id, third.id)
    assert after.beside_the_two == ()


def test_the_third_view_is_waited_for_and_hidden_from_the_teacher(
    workspace: Workspace, keep: Keep, qtbot: QtBot
) -> None:
    case, third = with_third(workspace, keep)
    case = assessing.finish_view(workspace, case.id, Role.INSTRUCTOR)
    case = assessing.set_level(workspace, case.id, third, "r2", Grade.THREE)
    page = AssessPage()
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show_case(shown(case))
    page.show()
    page.look_at(third)
    assert page.hidden.isVisible()
    assert not page.levels.isVisible()
    page.look_at(Role.TEACHER)
    assert page.primary.text() == "Arvioijan vuoro"
    with qtbot.waitSignal(page.turn_wanted) as wanted:
        page.primary.click()
    assert wanted.args == [third]
    case = assessing.finish_view(workspace, case.id, third)
    assert case.views_ready
    assert case.differing == ["r1", "r2"], "what the third has not seen, they do not differ on"
    page.show_case(shown(case))
    quotes = [text for _role, text in page.levels.row("r2")._shown.quotes]  # what the row quotes beside its cells
    assert quotes == ["Kaisa Kieli: Hyvä 3"]


def test_the_third_has_a_turn_of_their_own_and_sees_nobody_elses_view(
    workspace: Workspace, keep: Keep, qtbot: QtBot
) -> None:
    case, third = with_third(workspace, keep)
    page = CasePage(workspace, case.id)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    assert page.bench is not None
    hand = Hand(qtbot)
    hand.click(page.bench.to_beside)
    assert page.guest == third
    assert workspace.who == third
    assert page.bench is not None
    assert list(page.bench.pages) == [Step.DAY, Step.ASSESS]
    page.bench.go_to(Step.ASSESS)
    assess = page.bench.pages[Step.ASSESS]
    assert isinstance(assess, AssessPage)
    assert not assess.sides
    hand.click(assess.levels.row("r2").cell(Grade.THREE))
    assert workspace.cases.get(case.id).view(third).levels == {"r2": Grade.THREE}
    assert "Anna kannettava takaisin" not in page._guest_bar.asked()  # type: ignore[union-attr]
    hand.click(assess.primary)
    assert workspace.cases.get(case.id).view(third).ready_at is not None
    page.end_guest()
    assert page.bench.to_beside.isVisible()


def test_a_case_of_two_offers_no_third_turn(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    page = CasePage(workspace, keep(a_compared_case()).id)
    qtbot.addWidget(page)
    page.show()
    assert page.bench is not None
    assert not page.bench.to_beside.isVisible()


def test_nobody_joins_once_the_views_lie_side_by_side(workspace: Workspace, keep: Keep) -> None:
    case = keep(a_compared_case())
    with pytest.raises(UserError, match="rinnakkain"):
        assessors.add_assessor(workspace, case.id, name="Kaisa", role=AssessorRole.TEACHER, stated=True)


def test_once_the_views_lie_side_by_side_each_stays_as_it_was_made(workspace: Workspace, keep: Keep) -> None:
    case = keep(a_compared_case())
    with pytest.raises(UserError, match="rinnakkain"):
        assessing.set_level(workspace, case.id, Role.TEACHER, "r1", Grade.ONE)
    with pytest.raises(UserError, match="rinnakkain"):
        assessing.comment_level(workspace, case.id, Role.TEACHER, "r1", "Miksi")
    assert workspace.cases.get(case.id) == case


def test_the_record_names_the_third_and_their_levels(workspace: Workspace, keep: Keep) -> None:
    case, third = with_third(workspace, keep)
    assessing.set_level(workspace, case.id, third, "r2", Grade.THREE)
    assessing.finish_view(workspace, case.id, third)
    assessing.finish_view(workspace, case.id, Role.INSTRUCTOR)
    record = " ".join(text for _tag, text in told(signing.record(workspace, case.id)))
    assert "3 = Kaisa Kieli" in record
    assert "Arvioija: Kaisa Kieli" in record


def sign_page(page: CasePage) -> SignPage:
    assert page.bench is not None
    page.bench.go_to(Step.SIGN)
    found = page.bench.pages[Step.SIGN]
    assert isinstance(found, SignPage)
    return found


def test_who_decided_beside_the_two_is_offered_their_turn_to_sign(
    workspace: Workspace, keep: Keep, qtbot: QtBot
) -> None:
    case = keep(with_a_third(an_informed_case()))
    for role, code in ((Role.TEACHER, "opettaja-1234"), (Role.INSTRUCTOR, "ohjaaja-1234")):
        signing.sign(workspace, case.id, role, code=code, method=SigningMethod.TYPED)
    page = CasePage(workspace, case.id)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    signs, hand = sign_page(page), Hand(qtbot)
    assert signs.who.button(THIRD).text() == "3 Kaisa Kieli"
    assert signs.passing is not None
    hand.click(signs.passing.go)
    assert page.guest == THIRD
    signs = sign_page(page)
    assert signs.signer is not None
    assert signs.signer.name.text() == "Kaisa Kieli"
    signs.signer.method.button(SigningMethod.TYPED).click()
    for field, text in (
        (signs.signer.typed, "Kaisa Kieli"),
        (signs.signer.code, "kolmas-1234"),
        (signs.signer.again, "kolmas-1234"),
    ):
        field.setText(text)
    hand.click(signs.signer.act)
    assert stage(workspace.cases.get(case.id)) == Stage.SIGNED
    page.end_guest()
    assert "Kaisa Kieli ✓" in sign_page(page).who.button(THIRD).text()


def test_a_third_who_refuses_says_why(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    case = keep(with_a_third(an_informed_case()))
    page = CasePage(workspace, case.id)
    qtbot.addWidget(page)
    page.show()
    page.begin_signing(THIRD)
    signs = sign_page(page)
    assert signs.signer is not None
    signs.signer.refuse.click()
    signs.signer.refusal.reason.setPlainText("En nähnyt kaikkea.")
    signs.signer.refusal.send.click()
    refused = workspace.cases.get(case.id).signing.refused_by(THIRD)
    assert refused is not None
    assert refused.reason == "En nähnyt kaikkea."
    page.end_guest()
    assert "✕" in sign_page(page).who.button(THIRD).text()
