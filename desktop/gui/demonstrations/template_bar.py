"""The plan templates that an empty plan may begin with, and afterwards what came of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.library import version_text
from desktop.domain.template import PlanTemplate
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import IconLabel, words
from desktop.texts import _


class TemplateBar(Card):
    """A card above the grid; hidden while it has nothing to say.

    Signals:
        chosen: the id of the template to begin with.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._offered: tuple[str, ...] = ()
        self._told = words("", wrap=True)
        self._version = words("", "small", wrap=True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Plan template"))
        self.choice.currentIndexChanged.connect(self._show_version)
        self.use = button(_("Use the template"), icon="document")
        self.use.clicked.connect(self._choose)
        self.close_button = button(_("OK"))
        self.close_button.clicked.connect(self.hide)
        text = bare(QVBoxLayout(), 4)
        for widget in (self._told, self.choice, self._version):
            text.addWidget(widget)
        row = bare(QHBoxLayout(), 12)
        row.addWidget(IconLabel("info", "accent", 18))
        row.addLayout(text, 1)
        row.addWidget(self.use)
        row.addWidget(self.close_button)
        self.body.addLayout(row)
        self.hide()

    def show_case(self, shown: Shown) -> None:
        """Offer the templates that fit the plan; what was told last stays until it is read."""
        offered = tuple(one.id for one in shown.templates)
        if offered and offered != self._offered:
            self._offer(shown.templates, shown.case.unit.version)
        elif self._offered and not offered and self.use.isVisibleTo(self):
            self.hide()
        self._offered = offered

    def _offer(self, templates: Sequence[PlanTemplate], version: str) -> None:
        self.choice.clear()
        for one in templates:
            other = one.version != version
            remark = _("Made for version {day} of the unit.").format(day=version_text(one.version)) if other else ""
            self.choice.addItem(one.name, (one.id, remark))
        single = len(templates) == 1
        name = _("A plan is kept for this workplace: {name}").format(name=templates[0].name)
        self._told.setText(name if single else _("Plans are kept for this workplace:"))
        self._arrange(offering=True)
        self.choice.setVisible(not single)
        self._show_version()

    def tell(self, text: str) -> None:
        """Tell what was done, until the person has read it."""
        self._told.setText(text)
        self._arrange(offering=False)

    def text(self) -> str:
        """What it says now."""
        return self._told.text()

    def _arrange(self, *, offering: bool) -> None:
        self.use.setVisible(offering)
        self.close_button.setVisible(not offering)
        for widget in (self.choice, self._version):
            widget.hide()
        self.show()

    def _show_version(self) -> None:
        chosen = self.choice.currentData()
        self._version.setText(chosen[1] if chosen else "")
        self._version.setVisible(bool(self._version.text()))

    def _choose(self) -> None:
        self.chosen.emit(self.choice.currentData()[0])
