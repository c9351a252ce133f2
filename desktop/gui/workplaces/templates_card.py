"""The plan templates of one workplace: what each holds, renaming and deleting."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.templates import delete_template, rename_template
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.library import version_text
from desktop.domain.local_text import say
from desktop.domain.template import PlanTemplate
from desktop.gui.messages import ask
from desktop.gui.widgets.asking import LineDialog
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _, language, many

MOST_HEIGHT = 190


class TemplatesCard(QFrame):
    """Lists the templates of a workplace; hidden where there are none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(16, 0, 8, 4)
        self._rows.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._area = scrolled(inside)
        heading = words(_("Plan templates"), "strong")
        heading.setContentsMargins(16, 6, 16, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        for widget in (line(), heading, self._area):
            layout.addWidget(widget)
        self.buttons: dict[tuple[str, str], QWidget] = {}

    def show_workplace(self, key: str) -> None:
        """Show the templates of a workplace, by its key."""
        self.buttons = {}
        clear(self._rows)
        templates = self._workspace.templates.of_workplace(key)
        for one in templates:
            self._rows.addWidget(self._row(one))
        self.setVisible(bool(templates))
        self._area.setFixedHeight(min(MOST_HEIGHT, 48 * len(templates) + 8))

    def _row(self, template: PlanTemplate) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(ElidedLabel(template.name))
        told.addWidget(ElidedLabel(template_words(template), "small"))
        row.addLayout(told, 1)
        acts = (("rename", _("Rename…"), self._ask_name), ("delete", _("Delete…"), self._ask_delete))
        for name, text, slot in acts:
            press = button(text, "link")
            press.setAccessibleName(f"{text} {template.name}")
            press.clicked.connect(partial(slot, template))
            self.buttons[template.id, name] = press
            row.addWidget(press)
        return made

    def _ask_name(self, template: PlanTemplate) -> None:
        dialog = LineDialog(_("Rename the plan template"), _("Name of the plan template"), template.name, self)
        dialog.written.connect(partial(self._rename, dialog, template.id))
        dialog.open()

    def _rename(self, dialog: LineDialog, template_id: str, name: str) -> None:
        try:
            rename_template(self._workspace, template_id, name)
        except UserError as error:
            dialog.answer(str(error))
        else:
            dialog.answer("")

    def _ask_delete(self, template: PlanTemplate) -> None:
        question = _("Delete the plan template “{name}”? Plans made from it stay.").format(name=template.name)
        ask(self, question, _("Delete"), partial(delete_template, self._workspace, template.id))


def template_words(template: PlanTemplate) -> str:
    """What a template holds: how many tasks, of which unit and version."""
    tasks = many("{n} work task", "{n} work tasks", len(template.tasks))
    version = _("version {day}").format(day=version_text(template.version)) if template.version else ""
    return " · ".join(one for one in (tasks, say(template.unit_name, language()), version) if one)
