"""Sub-areas of common units on the screen: chosen into the plan, assessed here, sent and taken back, merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import merging, planning, sub_areas
from desktop.actions.curricula import import_samples
from desktop.actions.merging import open_questions
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.people import Teacher
from desktop.domain.terms import Grade
from desktop.gui.demonstrations.more_beside import offers_beside
from desktop.gui.demonstrations.plan_frame import PlanFrame
from desktop.gui.demonstrations.sub_area_acts import SubAreaActs
from desktop.gui.demonstrations.sub_area_dialogs import SubAreaDialog, SubAreaPlanDialog
from desktop.gui.file_drops import FileDrops
from desktop.gui.frame import Frame
from desktop.gui.pieces.bringing import PackageBringer
from desktop.gui.pieces.code_dialog import CodeDialog, SentDialog
from desktop.gui.pieces.conflicts_dialog import ConflictsDialog
from desktop.gui.pieces.result_dialog import ResultDialog
from desktop.store.locks import Cost
from tests.builders import NOON, a_compared_case
from tests.gui.demonstrations.conftest import shown
from tests.hand import Hand

Keep = Callable[..., Case]
WHY = "Kertoi työstään selkeästi."
INK = [[(0.1, 0.6), (0.3, 0.2), (0.5, 0.7), (0.8, 0.4)]]


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


def open_dialog(kind: type[QWidget]) -> QWidget:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def with_area(workspace: Workspace, keep: Keep) -> Case:
    """A compared case whose only task shows a sub-area."""
    import_samples(workspace)
    case = keep(a_compared_case())
    one = sub_areas.offered_sub_areas(workspace, case)[0].shown("area1")
    area = replace(one, teacher="Kaisa Kieli", organisation="Toinen opisto", elsewhere=True, tasks={"t1": True})
    return sub_areas.plan_sub_area(workspace, case.id, area)


@pytest.fixture
def kaisa(tmp_path: Path) -> Iterator[Workspace]:
    owner = Teacher(name="Kaisa Kieli", provider="Toinen opisto")
    made, _key = create_workspace(
        tmp_path / "kaisa.naytot", "toinen lause", owner, cost=Cost(1, 8, 1), clock=lambda: NOON
    )
    made.key_rounds = 1000
    yield made
    made.close()


def fill(hand: Hand, dialog: QWidget, code: str) -> None:
    """A hand gives every level, the grade, the reason, ink and an own code."""
    assert isinstance(dialog, ResultDialog)
    for chooser in dialog.levels.values():
        hand.click(chooser.button(Grade.FOUR))
    hand.click(dialog.grade.button(Grade.FOUR))
    dialog.reason.setFocus()
    hand.type(WHY)
    hand.draw(dialog.signature.pad, INK)
    dialog.signature.code.setText(code)
    dialog.signature.again.setText(code)
    hand.click(dialog.answers.act)


def test_a_sub_area_is_chosen_with_its_tasks_and_teacher(
    workspace: Workspace, keep: Keep, hand: Hand, over: QWidget
) -> None:
    import_samples(workspace)
    case = keep(a_compared_case())
    SubAreaActs(workspace, case.id, over).open("")
    dialog = open_dialog(SubAreaPlanDialog)
    assert isinstance(dialog, SubAreaPlanDialog)
    hand.click(dialog.answers.act)
    assert "opettajan nimi" in dialog.problem.text()
    dialog.teacher.setFocus()
    hand.type("Kaisa Kieli")
    hand.click(dialog.tasks["t1"].box)
    hand.click(dialog.answers.act)
    (area,) = workspace.cases.get(case.id).sub_areas
    assert (area.code, area.teacher, area.tasks) == ("NKVT", "Kaisa Kieli", {"t1": True})


def test_the_frame_of_the_plan_tells_of_it_and_opens_it(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    case = with_area(workspace, keep)
    frame = PlanFrame()
    qtbot.addWidget(frame)
    frame.show_plan(shown(case))
    frame.show()
    line = frame.sub_areas.lines["area1"]
    assert line.text() == "Viestintä työtilanteissa: arvioi Kaisa Kieli"
    with qtbot.waitSignal(frame.sub_areas.wanted) as told:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert told.args == ["area1"]
    frame.show_plan(replace(shown(case), guest=True))
    assert frame.sub_areas.lines == {}
    assert not frame.sub_areas.add.isVisible()


def test_it_is_assessed_and_signed_at_this_laptop(workspace: Workspace, keep: Keep, hand: Hand, over: QWidget) -> None:
    case = with_area(workspace, keep)
    acts = SubAreaActs(workspace, case.id, over)
    acts.open("area1")
    dialog = open_dialog(SubAreaDialog)
    assert isinstance(dialog, SubAreaDialog)
    assert list(dialog.acts) == ["send", "assess", "plan", "remove", "record"]
    hand.click(dialog.acts["assess"])
    result = open_dialog(ResultDialog)
    assert isinstance(result, ResultDialog)
    hand.click(result.answers.act)
    assert result.problem.text() == "Valitse osa-alueen arvosana."
    fill(hand, result, "kaisa-1234")
    (area,) = workspace.cases.get(case.id).sub_areas
    assert area.signed is not None
    assert (area.grade, area.reason, area.signed.name) == (Grade.FOUR, WHY, "Kaisa Kieli")
    assert set(area.levels.values()) == {Grade.FOUR}


def test_a_part_goes_to_another_file_and_its_answer_comes_back(
    workspace: Workspace, kaisa: Workspace, keep: Keep, hand: Hand, over: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    case = with_area(workspace, keep)
    acts, there = SubAreaActs(workspace, case.id, over), PackageBringer(kaisa, over)
    acts.open("area1")
    open_dialog(SubAreaDialog).close()
    acts.send(str(tmp_path / "osa.nayttopala"))
    sent = open_dialog(SentDialog)
    assert isinstance(sent, SentDialog)
    code = sent.code.text()
    sent.close()
    there.bring(str(tmp_path / "osa.nayttopala"))
    asked = open_dialog(CodeDialog)
    assert isinstance(asked, CodeDialog)
    asked.code.setText("AAAA-BBBB-CCCC-DDDD")
    hand.click(asked.answers.act)
    assert "ei avaa" in asked.problem.text()
    asked.code.setText(code)
    hand.click(asked.answers.act)
    fill(hand, open_dialog(ResultDialog), "kaisa-1234")
    open_dialog(QWidget)
    there.save(str(tmp_path / "vastaus.nayttopala"))
    for one in QApplication.topLevelWidgets():
        if one is not over:
            one.close()
    back = PackageBringer(workspace, over)
    back.bring(str(tmp_path / "vastaus.nayttopala"))
    box = open_dialog(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Kaisa Kieli" in box.text()
    with qtbot.waitSignal(back.case_wanted):
        hand.click(box.buttons()[0])
    (area,) = workspace.cases.get(case.id).sub_areas
    assert area.signed is not None
    assert area.sent is None
    assert len(kaisa.lists.search("")) == 0, "nothing of the student stays in the other file"


def test_a_refused_package_says_why(workspace: Workspace, keep: Keep, over: QWidget, tmp_path: Path) -> None:
    with_area(workspace, keep)
    path = tmp_path / "resepti.nayttopala"
    path.write_bytes(b"kakku")
    PackageBringer(workspace, over).bring(str(path))
    box = open_dialog(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "ei ole Näyttökumppanin paketti" in box.text()
    box.close()


def two_laptops(workspace: Workspace, kaisa: Workspace, keep: Keep, path: Path) -> tuple[Case, str]:
    """A case whose place was told differently on two laptops; the copy of the other one lies at the path."""
    case = with_area(workspace, keep)
    code = merging.export_copy(workspace, case.id, path)
    assert merging.take_copy(kaisa, path.read_bytes(), code).is_new
    planning.edit_plan(workspace, case.id, replace(case.plan, place_description="Kahvila Aamu"))
    planning.edit_plan(kaisa, case.id, replace(case.plan, place_description="Päiväsali"))
    planning.add_task(kaisa, case.id, "Kattaa pöydän")
    return case, merging.export_copy(kaisa, case.id, path)


def test_two_copies_that_said_differently_are_settled_by_a_choice(
    workspace: Workspace, kaisa: Workspace, keep: Keep, hand: Hand, over: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "kopio.nayttopala"
    case, code = two_laptops(workspace, kaisa, keep, path)
    PackageBringer(workspace, over).bring(str(path))
    asked = open_dialog(CodeDialog)
    assert isinstance(asked, CodeDialog)
    asked.code.setText(code)
    hand.click(asked.answers.act)
    dialog = open_dialog(ConflictsDialog)
    assert isinstance(dialog, ConflictsDialog)
    (question,) = dialog.questions
    assert (question.label, question.mine, question.theirs) == ("Paikan kuvaus", "Kahvila Aamu", "Päiväsali")
    assert any(one.name == "beside:conflicts" for one in offers_beside(workspace, case))
    hand.click(dialog.answers.act)
    assert "Valitse" in dialog.problem.text()
    hand.click(dialog.choices[question.conflict.id].button(merging.Choice.THEIRS))
    hand.click(dialog.answers.act)
    after = workspace.cases.get(case.id)
    assert after.plan.place_description == "Päiväsali"
    assert "Kattaa pöydän" in [task.text for task in after.plan.tasks]
    assert open_questions(workspace, case.id) == []


def test_a_dropped_package_is_opened(qtbot: QtBot, workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    case = with_area(workspace, keep)
    path = tmp_path / "kopio.nayttopala"
    merging.export_copy(workspace, case.id, path)
    frame = Frame(workspace, 10)
    qtbot.addWidget(frame)
    frame.resize(1200, 760)
    frame.show()
    qtbot.waitExposed(frame)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drops = frame.findChild(FileDrops)
    assert drops is not None
    assert drops.eventFilter(frame, QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, mime, buttons, keys))
    open_dialog(CodeDialog).close()
    frame.end()
