"""A good plan at a workplace is kept, and the next student's demonstration there begins with it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.stages import Step
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.demonstrations.template_dialog import TemplateDialog
from desktop.gui.workplaces.workplaces_page import WorkplacesPage
from tests.pages import Desk, sees


def test_a_plan_is_kept_at_its_workplace_and_used_there(desk: Desk, qtbot: QtBot) -> None:
    hand, frame = desk.hand, desk.window.frame
    assert frame is not None
    workspace = frame.workspace
    before = workspace.cases.get(workspace.lists.search("aino esimerkki")[0].id)
    frame.open_case(before.id)
    case = desk.case()
    case.open_step(Step.PLAN)
    hand.click(case.plan().template_link)
    dialog = desk.dialog(TemplateDialog)
    hand.click(dialog.name)
    dialog.name.selectAll()
    hand.type("Iltapäivä osastolla")
    hand.click(dialog.keep)

    hand.click(frame.rail.rooms["workplaces"])
    room = frame.room("workplaces")
    assert isinstance(room, WorkplacesPage)
    hand.click(room.filter)
    hand.type("kuusikko")
    qtbot.waitUntil(lambda: sees(room, "Iltapäivä osastolla"))
    hand.click(room.new)
    new = desk.dialog(NewCaseDialog)
    hand.type("Uusi Oppija")
    hand.tab()
    hand.type("2026-999")
    hand.tab()
    hand.type("arjen tuki")
    hand.click(new.open_button)

    plan = desk.case().plan()
    hand.click(plan.templates.use)
    made = workspace.cases.get(frame.open_case_id)
    assert made.student.name == "Uusi Oppija"
    assert made.workplace == before.workplace
    assert made.instructor.name == before.instructor.name
    assert [task.text for task in made.plan.tasks] == [task.text for task in before.plan.tasks]
    assert [task.shows for task in made.plan.tasks] == [task.shows for task in before.plan.tasks]
    assert made.plan.place_description == before.plan.place_description
    assert (made.plan.starts, made.plan.agreed, made.plan.ready) == (None, {}, {})
    assert made.plan.goal_grade == made.plan.support == ""
