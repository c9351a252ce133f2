"""A sub-area of a common unit: chosen into the plan, and what may be done with it afterwards."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import sub_areas
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.sub_area_words import state_words
from desktop.domain.sub_areas import OfferedSubArea, ShownSubArea
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, language


class SubAreaPlanDialog(ActDialog):
    """Chooses a sub-area, the work tasks that show it, and its own teacher."""

    def __init__(
        self, workspace: Workspace, case: Case, before: ShownSubArea | None = None, parent: QWidget | None = None
    ) -> None:
        told = _("Its own teacher assesses it and gives it a record of its own.")
        super().__init__(_("Sub-area of a common unit"), _("Put into the plan"), told, parent)
        self._workspace, self._before = workspace, before
        self._offered: list[OfferedSubArea] = []
        if before is None:
            taken = {one.part for one in case.sub_areas}
            offered = sub_areas.offered_sub_areas(workspace, case)
            self._offered = [one for one in offered if one.part.id not in taken]
            choices = [(place, _offered_words(one)) for place, one in enumerate(self._offered)]
            self.area = self.add_choice(_("Sub-area"), [*choices])
        else:
            self.add_row(words(say(before.name, language()), "strong", wrap=True))
        self.tasks = {task.id: Tick(task.text) for task in case.plan.tasks}
        self.add_row(words(_("Work tasks that show it"), "strong"))
        for task, box in self.tasks.items():
            if before is not None:
                box.setChecked(before.tasks.get(task, False))
            self.add_row(box)
        if not self.tasks:
            self.add_row(words(_("Write the work tasks of the plan first."), "muted", wrap=True))
        self.teacher = self.add_line(_("Its own teacher"), before.teacher if before else "")
        own = before.organisation if before else case.teacher.provider
        self.organisation = self.add_line(_("Organisation"), own)
        self.elsewhere = Tick(_("The teacher is elsewhere: the part is sent to them as a package"))
        self.later = Tick(_("Planned only: not shown in this demonstration"))
        if before is not None:
            self.elsewhere.setChecked(before.elsewhere)
            self.later.setChecked(not before.shown_now)
        self.add_row(self.elsewhere)
        self.add_row(self.later)
        self.does(lambda: sub_areas.plan_sub_area(workspace, case.id, self.value()))
        if before is None and not self._offered:
            self.problem.show_text(_("The library has no common unit. Bring in the requirements first."))

    def value(self) -> ShownSubArea:
        """The sub-area as it is planned on the screen."""
        before = self._before
        if before is None:
            place = self.area.currentData()
            if not isinstance(place, int):
                raise UserError(_("The library has no common unit. Bring in the requirements first."))
            before = self._offered[place].shown(self._workspace.new_id())
        return replace(
            before,
            teacher=self.teacher.text().strip(),
            organisation=self.organisation.text().strip(),
            elsewhere=self.elsewhere.isChecked(),
            shown_now=not self.later.isChecked(),
            tasks={task: True for task, box in self.tasks.items() if box.isChecked()},
        )


def _offered_words(one: OfferedSubArea) -> str:
    extent = f" ({one.part.extent:g})" if one.part.extent else ""
    return f"{say(one.name, language())}{extent} · {say(one.unit.name, language())}"


class SubAreaDialog(QDialog):
    """Where a sub-area stands, and what may be done with it now.

    Signals:
        wanted: the name of an act: plan, assess, send, call_off, back, record or remove.
    """

    wanted = Signal(str)

    def __init__(self, case: Case, one: ShownSubArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(one.name, language()))
        self.setMinimumWidth(520)
        self.acts = {name: button(text, kind) for name, text, kind in offered_acts(case, one)}
        layout = dialog_column(self, 10)
        layout.addWidget(words(say(one.name, language()), "heading", wrap=True))
        layout.addWidget(words(say(one.unit_name, language()), "muted", wrap=True))
        layout.addWidget(words(_sentence(state_words(one)), wrap=True))
        if one.reason:
            layout.addWidget(words(_("Reason: {text}").format(text=one.reason), wrap=True))
        for task in one.shown_by(case):
            layout.addWidget(words(f"• {task}", wrap=True))
        self.problem = ProblemLabel()
        layout.addWidget(self.problem)
        for name, made in self.acts.items():
            made.setProperty("act", name)
            made.clicked.connect(self._choose)
            layout.addWidget(made)
        self.answers = Answers(_("Close"), self, kind="")
        self.answers.give_up.hide()
        layout.addWidget(self.answers)

    def _choose(self) -> None:
        name = str(self.sender().property("act"))
        self.accept()
        self.wanted.emit(name)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def offered_acts(case: Case, one: ShownSubArea) -> list[tuple[str, str, str]]:
    """What may be done with a sub-area: its name, its words, and the kind of its button."""
    record = ("record", _("Save its record as a PDF…"), "")
    if one.signed is not None:
        return [record]
    if one.sent is not None:
        return [
            ("back", _("Take the answer back…"), "primary"),
            ("code", _("Show the code again"), ""),
            ("call_off", _("Call it off"), ""),
        ]
    ready = case.started_at is not None and case.self_assessment.is_settled
    sends, assesses = "primary" if one.elsewhere else "", "" if one.elsewhere else "primary"
    found = [
        ("send", _("Send to {name}…").format(name=one.teacher or "…"), sends),
        ("assess", _("Assess and sign here…"), assesses),
    ]
    found = (found if one.elsewhere else found[::-1]) if ready else []
    if not case.is_closed:
        found += [("plan", _("Change the plan of it…"), ""), ("remove", _("Take it out of the plan"), "")]
    return [*found, record]
