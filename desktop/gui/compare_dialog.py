"""Comparing two versions of a unit: chosen above, a sentence on what differs, and both side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QTextBrowser, QWidget

from desktop.actions.versions import compare, unit_versions
from desktop.actions.workspace import Workspace
from desktop.domain.compared import UnitComparison
from desktop.domain.comparing_words import summary
from desktop.domain.library import UnitRow, validity_words, version_name
from desktop.domain.local_text import say
from desktop.domain.version_fit import UnitVersion
from desktop.gui import theme
from desktop.gui.compare_text import comparison_html
from desktop.gui.widgets.answers import dialog_column
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.labels import words
from desktop.texts import LANGUAGES, _, language


class CompareDialog(QDialog):
    """Shows the versions of one unit that are here, two at a time. ``other`` is shown beside the unit first."""

    def __init__(
        self, workspace: Workspace, unit: UnitRow, parent: QWidget | None = None, *, other: UnitRow | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._versions = unit_versions(workspace, unit)
        self._found: UnitComparison | None = None
        self.setWindowTitle(_("Compare versions"))
        self.resize(1100, 660)
        self.before, self.after = (self._choice(name) for name in (_("Version before"), _("Version after")))
        before, after = self._first(unit, other)
        self.before.setCurrentIndex(before)
        self.after.setCurrentIndex(after)
        self.languages = SegmentedControl(
            [(code, code.upper()) for code in LANGUAGES], _("Language of the requirements")
        )
        self.languages.set_value(language())
        self.summary = words("", "strong", wrap=True)
        self.only_changes = QCheckBox(_("Only what differs"))
        self.only_changes.setChecked(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Both versions side by side"))
        self.text.setOpenLinks(False)
        self.close_button = button(_("Close"), "primary")
        self._lay_out(say(unit.name, language()) or _("(no name)"))
        for choice in (self.before, self.after):
            choice.currentIndexChanged.connect(self._compare)
        self.languages.chosen.connect(self._compare)
        self.only_changes.toggled.connect(self._write)
        self.close_button.clicked.connect(self.accept)
        self._compare()

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(24)
        for one in self._versions:
            choice.addItem(version_name(one.qualification))
        return choice

    def _first(self, unit: UnitRow, other: UnitRow | None) -> tuple[int, int]:
        """What is shown first: the unit beside the other one, else beside the version before or after it."""
        units = [one.unit for one in self._versions]
        here = units.index(unit)
        if other is None or other not in units:
            there = here - 1 if here else min(1, len(units) - 1)
        else:
            there = units.index(other)
        return min(here, there), max(here, there)

    def _lay_out(self, name: str) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self.before, 1)
        choices.addWidget(self.after, 1)
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self.summary, 1)
        told.addWidget(self.only_changes, 0, Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(words(name, "title", wrap=True), 1)
        top.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignTop)
        layout = dialog_column(self, 12)
        layout.addLayout(top)
        layout.addLayout(choices)
        layout.addLayout(told)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def _chosen(self) -> tuple[UnitVersion, UnitVersion]:
        return self._versions[self.before.currentIndex()], self._versions[self.after.currentIndex()]

    def _compare(self) -> None:
        before, after = self._chosen()
        self._found = compare(self._workspace, before.unit, after.unit, str(self.languages.value()))
        self.summary.setText(summary(self._found))
        self._write()

    def _write(self) -> None:
        if self._found is None:
            return
        today = self._workspace.today()
        before, after = (
            f"{version_name(one.qualification)} · {validity_words(one.qualification, today)}" for one in self._chosen()
        )
        only = self.only_changes.isChecked()
        self.text.setHtml(comparison_html(self._found, (before, after), theme.colours(), only_changes=only))

    def changeEvent(self, event: QEvent) -> None:
        """Write the page again in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()
