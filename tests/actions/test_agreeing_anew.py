"""A change of what three had agreed on, wherever it is made, asks them again; a correction of words does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import assessors, observing, planning, sub_areas
from desktop.actions import scenario as story
from desktop.actions.agreeing import call_it_a_correction, is_correction
from desktop.actions.changing import undo
from desktop.actions.curricula import import_samples
from desktop.actions.history import case_history, return_to
from desktop.actions.merging import export_copy, take_copy
from desktop.actions.notice import next_notice
from desktop.actions.opening import create_workspace
from desktop.actions.planning import agree_plan
from desktop.actions.sharing import plan_document
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.stages import SideState
from desktop.domain.sub_areas import ShownSubArea
from desktop.domain.terms import AssessorRole, Language
from desktop.store.locks import Cost
from desktop.texts import use_language
from tests.export.reading import told

SAMPLE = story.load()


def made(path: Path) -> Workspace:
    clock = story.StoryClock(SAMPLE.last_moment)
    found, _key = create_workspace(path, "tunnus", SAMPLE.teacher, cost=Cost(1, 64, 1), clock=clock)
    return found


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    use_language("fi")
    found = made(tmp_path / "oma.naytot")
    import_samples(found)
    yield found
    found.close()


@pytest.fixture
def case(workspace: Workspace) -> Case:
    """A case whose plan all three have agreed to."""
    return story.plan(workspace, SAMPLE, story.open_case(workspace, SAMPLE))


def an_area(workspace: Workspace, case: Case) -> ShownSubArea:
    offered = sub_areas.offered_sub_areas(workspace, case)[0]
    return replace(offered.shown("a1"), teacher="Yrjö Ytoope", tasks={case.plan.tasks[0].id: True})


def test_a_sub_area_added_after_the_agreement_asks_again(workspace: Workspace, case: Case) -> None:
    assert case.plan.is_agreed
    after = sub_areas.plan_sub_area(workspace, case.id, an_area(workspace, case))
    assert after.plan.waits_anew
    assert [one.id for one in after.plan.earlier_agreements] == ["1"]
    again = agree_plan(workspace, case.id)
    moved = sub_areas.plan_sub_area(workspace, case.id, replace(again.sub_areas[0], teacher="Sanna Kieliope"))
    assert moved.plan.waits_anew
    agree_plan(workspace, case.id)
    assert sub_areas.remove_sub_area(workspace, case.id, "a1").plan.waits_anew


def test_a_third_assessor_and_another_workplace_ask_again(workspace: Workspace, case: Case) -> None:
    named = assessors.add_assessor(workspace, case.id, name="Kaisa Kolmas", role=AssessorRole.TEACHER, stated=True)
    assert named.plan.waits_anew
    again = agree_plan(workspace, case.id)
    elsewhere = replace(again, workplace=replace(again.workplace, name="Toinen Koti"))
    assert planning.edit_header(workspace, elsewhere).plan.waits_anew


def test_undo_and_going_back_bring_the_agreement_back(workspace: Workspace, case: Case) -> None:
    agreed = case_history(workspace, case.id)[0].version
    sub_areas.plan_sub_area(workspace, case.id, an_area(workspace, case))
    assert undo(workspace, case.id).plan == case.plan
    planning.add_task(workspace, case.id, "Kirjaa")
    assert return_to(workspace, case.id, agreed).plan == case.plan


def test_a_person_may_say_that_only_words_were_corrected(workspace: Workspace, case: Case) -> None:
    with pytest.raises(UserError, match="uutta hyväksyntää"):
        call_it_a_correction(workspace, case.id)
    changed = planning.rename_task(workspace, case.id, case.plan.tasks[0].id, "Ohjaa aamun toimet")
    assert changed.plan.waits_anew
    assert is_correction(workspace, changed)
    after = call_it_a_correction(workspace, case.id)
    assert after.plan == replace(case.plan, tasks=changed.plan.tasks)
    assert undo(workspace, case.id).plan == changed.plan


def test_more_than_words_is_no_correction(workspace: Workspace, case: Case) -> None:
    planning.rename_task(workspace, case.id, case.plan.tasks[0].id, "Ohjaa aamun toimet")
    changed = planning.add_task(workspace, case.id, "Kirjaa")
    with pytest.raises(UserError, match="Hyväksykää"):
        call_it_a_correction(workspace, case.id)
    assert workspace.cases.get(case.id) == changed


def test_the_demonstration_may_begin_though_the_plan_waits(workspace: Workspace, case: Case) -> None:
    planning.add_task(workspace, case.id, "Kirjaa")
    started = observing.start_demonstration(workspace, case.id)
    assert started.started_at
    assert workspace.lists.page(0, 1)[0].side == SideState.AGREE_AGAIN
    assert agree_plan(workspace, case.id).plan.is_agreed
    assert workspace.lists.page(0, 1)[0].side is None


def test_the_first_page_notices_a_plan_that_waits(workspace: Workspace, case: Case) -> None:
    planning.add_task(workspace, case.id, "Kirjaa")
    notice = next_notice(workspace, tuple(workspace.lists.page(0, 1)))
    assert notice is not None
    assert any("Kaikkien on hyväksyttävä" in one.text for one in notice.missing)


def _text(pdf: bytes) -> str:
    return "\n".join(text for _tag, text in told(pdf))


def test_the_plans_document_tells_what_waits_in_its_own_language(workspace: Workspace, case: Case) -> None:
    planning.add_task(workspace, case.id, "Kirjaa")
    use_language("en")
    said = _text(plan_document(workspace, case.id, Language.SV))
    use_language("fi")
    assert "Ny arbetsuppgift: Kirjaa" in said
    assert "ändrad efter det" in said
    assert "Tidigare godkännanden" in said
    agree_plan(workspace, case.id)
    again = _text(plan_document(workspace, case.id, Language.SV))
    assert "Kirjaa" in again
    assert "Ny arbetsuppgift" not in again


def test_who_agreed_at_one_laptop_agrees_again_to_what_was_planned_at_the_other(
    workspace: Workspace, case: Case, tmp_path: Path
) -> None:
    planning.add_task(workspace, case.id, "Kirjaa")
    code = export_copy(workspace, case.id, tmp_path / "mukaan.nayttopaketti")
    other = made(tmp_path / "toinen.naytot")
    take_copy(other, (tmp_path / "mukaan.nayttopaketti").read_bytes(), code)
    agree_plan(other, case.id)
    back = export_copy(other, case.id, tmp_path / "takaisin.nayttopaketti")
    other.close()
    planning.add_task(workspace, case.id, "Siivoaa")
    take_copy(workspace, (tmp_path / "takaisin.nayttopaketti").read_bytes(), back)
    assert workspace.cases.get(case.id).plan.agreed == {}
