"""Local units in plans (HOKS): found by number, else by name; made from what it says; written back to their list."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.actions import local_units
from desktop.actions.ehoks import ehoks_view, plan_for, save_plan
from desktop.actions.plan_preview import PlanPreview, preview_plans, read_plans
from desktop.actions.plan_taking import bring_in
from desktop.actions.planning import edit_plan
from desktop.actions.workspace import Workspace
from desktop.domain.curriculum import UnitKind
from desktop.domain.errors import UserError
from tests.domain.test_local_unit import CAFE
from tests.exchange import plans

LIST = "hankittavat-paikalliset-tutkinnon-osat"


def a_local_unit(**changes: Any) -> dict[str, Any]:
    """A local unit of a plan, with one demonstration."""
    return {
        "amosaa-tunniste": "7654321",
        "nimi": "Kahvilatyö",
        "laajuus": 15,
        "tavoitteet-ja-sisallot": "Opiskelija osaa:\n- palvella asiakkaita\n- valmistaa kahvijuomia",
        "osaamisen-osoittaminen": [plans.a_demonstration()],
        "osaamisen-hankkimistavat": [plans.a_way()],
        **changes,
    }


def a_plan(*units: dict[str, Any]) -> dict[str, Any]:
    return plans.a_plan_file(**{"hankittavat-ammat-tutkinnon-osat": [], LIST: list(units) or [a_local_unit()]})


def preview(workspace: Workspace, value: dict[str, Any]) -> PlanPreview:
    read = read_plans(plans.as_bytes(value), workspace.today())
    return preview_plans(workspace, read, "hoks.json", {0: "Aino Esimerkki"}).plans[0]


def keep(workspace: Workspace, **changes: object) -> str:
    return local_units.make_local_unit(workspace, replace(CAFE, **changes)).unit.id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"code": "7654321", "name": {"fi": "Muu työ"}}, True),
        ({"code": "", "name": {"sv": "Kafé", "fi": "kahvilatyö"}}, True),
        ({"code": "PAIK-7"}, True),
        ({"code": "", "name": {"fi": "Ravintolatyö"}}, False),
    ],
)
def test_the_local_unit_is_found_by_its_number_else_by_its_name(
    workspace: Workspace, changes: dict[str, object], found: bool
) -> None:
    keep(workspace, **changes)
    shown = preview(workspace, a_plan())
    [draft] = [one for one in shown.offers if one.id.startswith("draft:")]
    assert (not draft.hindrance, draft.makes_unit) == (found, not found)


def test_the_number_goes_before_the_name(workspace: Workspace) -> None:
    keep(workspace, code="")
    wanted = keep(workspace, name={"fi": "Toinen nimi"}, code="7654321")
    [row] = preview(workspace, a_plan()).units.values()
    assert row.id == wanted


def test_what_the_library_lacks_is_made_from_what_the_plan_says(workspace: Workspace) -> None:
    shown = preview(workspace, a_plan())
    [offer] = [one for one in shown.offers if one.makes_unit]
    assert offer.about == "Kahvilatyö"
    assert "Tee se HOKSin tiedoista" in offer.hindrance
    row = local_units.make_from_plan(workspace, shown.drafts[0].unit).unit
    unit = workspace.curriculum.unit(row.content)
    assert (unit.kind, unit.name, unit.code, unit.extent) == (UnitKind.LOCAL, {"fi": "Kahvilatyö"}, "7654321", 15)
    assert [line.text["fi"] for line in unit.requirements] == ["palvella asiakkaita", "valmistaa kahvijuomia"]
    assert unit.description["fi"].startswith("Opiskelija osaa:")
    assert preview(workspace, a_plan()).units[shown.drafts[0].unit.key] == row


def test_a_local_unit_without_a_name_is_not_made(workspace: Workspace) -> None:
    shown = preview(workspace, a_plan(a_local_unit(nimi="")))
    with pytest.raises(UserError, match="nimi"):
        local_units.make_from_plan(workspace, shown.drafts[0].unit)


@pytest.mark.parametrize("extent", [0, -3, True, "15", 10**9])
def test_an_odd_extent_is_left_out(workspace: Workspace, extent: object) -> None:
    shown = preview(workspace, a_plan(a_local_unit(laajuus=extent)))
    assert shown.drafts[0].unit.extent is None


def test_a_demonstration_of_a_local_unit_is_opened_and_written_back_to_its_list(
    workspace: Workspace, tmp_path: Path
) -> None:
    keep(workspace, code="7654321")
    plan = a_plan(a_local_unit(nimi="Muu", **{"amosaa-tunniste": "1"}), a_local_unit())
    read = read_plans(plans.as_bytes(plan), workspace.today())
    shown = preview_plans(workspace, read, "hoks.json", {0: "Aino Esimerkki"})
    [draft] = [one.id for one in shown.plans[0].offers if one.id.startswith("draft:") and not one.hindrance]
    [case_id] = bring_in(workspace, shown, {0: shown.plans[0].usual | {draft}}).drafts
    case = workspace.cases.get(case_id)
    assert case.unit.name == CAFE.name
    assert any("paikallisiin" in one for one in ehoks_view(workspace, case).told)
    beside = plan_for(workspace, case)
    assert beside is not None
    assert beside.own is not None
    assert beside.own.at == (LIST, 1, "osaamisen-osoittaminen", 0)
    edit_plan(workspace, case_id, replace(case.plan, place_description="kahvila"))
    out = tmp_path / "ulos.json"
    save_plan(workspace, case_id, out)
    after = json.loads(out.read_bytes())
    assert plans.faults(after, "hoksPut") == []
    assert after[LIST][0] == plan[LIST][0]
    assert after[LIST][1]["osaamisen-osoittaminen"][0]["nayttoymparisto"]["kuvaus"] == "kahvila"
    assert {key: value for key, value in after.items() if key != LIST} == {
        key: value for key, value in plan.items() if key != LIST
    }
