"""Individual criteria and deviations, by the hands of the teacher."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions.curricula import import_samples
from desktop.actions.planning import made_case
from desktop.actions.workspace import Workspace
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.terms import Coverage
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from tests.builders import a_case
from tests.gui.demonstrations.conftest import shown


def test_individual_criteria_are_written_beside_the_requirement_with_their_decision(qtbot: QtBot) -> None:
    row = shown(a_case()).planned_rows[0]
    dialog = RequirementDialog(row, RequirementPlan(id="r1"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.reference.isVisible()
    qtbot.keyClicks(dialog.individual, "Tekee ohjatusti.")
    assert dialog.reference.isVisible()
    qtbot.keyClicks(dialog.reference, "12/2026")
    with qtbot.waitSignal(dialog.planned) as told:
        qtbot.mouseClick(dialog.buttons.act, Qt.MouseButton.LeftButton)
    assert told.args[0] == RequirementPlan(id="r1", individual="Tekee ohjatusti.", decision_reference="12/2026")


def test_the_effect_of_a_deviation_is_told_before_it_is_chosen_as_significant(qtbot: QtBot) -> None:
    row = shown(a_case()).planned_rows[0]
    dialog = RequirementDialog(row, RequirementPlan(id="r1", coverage=Coverage.DEVIATION, note="x"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert "todistus" in " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
    assert not dialog.individual.isVisible()
    qtbot.mouseClick(dialog.significant.box, Qt.MouseButton.LeftButton)
    dialog.reason.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.planned) as told:
        qtbot.mouseClick(dialog.buttons.act, Qt.MouseButton.LeftButton)
    assert told.args[0].significant
    assert told.args[0].deviation_reason is not None


def test_what_the_header_says_of_support_and_study_right_goes_into_a_new_case(
    workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = NewCaseDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.student.ui.name, "Noor")
    qtbot.keyClicks(dialog.header.ui.decision_reference, "12/2026")
    dialog.header.ui.support.setChecked(True)
    wanted = dialog.value()
    assert (wanted.decision_reference, wanted.support) == ("12/2026", True)
    import_samples(workspace)
    row = workspace.curriculum.units("")[0]
    made = made_case(workspace, replace(wanted, qualification=row.qualification, version=row.version, unit=row.id))
    assert (made.decision_reference, made.support) == ("12/2026", True)
    dialog.reject()
