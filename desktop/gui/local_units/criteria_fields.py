"""By what a local unit is assessed: grade and reasons only, own words for the levels, or the national scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.local_units import with_generic_scale
from desktop.actions.workspace import Workspace
from desktop.domain.library import QualificationRow, version_name
from desktop.domain.local_text import LocalText, say
from desktop.domain.local_unit import NO_CRITERIA, SCALES, LocalCriteria, LocalUnit
from desktop.domain.terms import Grade, Scale
from desktop.gui import theme
from desktop.gui.local_units.lines_field import PADDING, LinesField
from desktop.gui.local_units.local_texts import LocalTexts
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, language, n_

LEVEL_ROWS = 2
SEGMENT_PADDING = 32
_SCALE_NAMES = {Scale.ONE_TO_FIVE: n_("1–5"), Scale.PASS_FAIL: n_("Pass or fail")}


class CriteriaFields(QWidget):
    """The scale, and under it what the chosen sort of criteria asks.

    Signals:
        changed: another scale or sort was chosen.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, told: LocalUnit, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kept = told.criteria == LocalCriteria.NATIONAL and told.national is None
        self._kept_scale = told.scale
        self._offered: Scale | None = None
        self.scale = SegmentedControl([(one, _(_SCALE_NAMES[one])) for one in SCALES], _("Scale"))
        self.scale.set_value(told.scale if told.scale in SCALES else Scale.ONE_TO_FIVE)
        self.sort = SegmentedControl([(one, _(one.label)) for one in LocalCriteria], _("Criteria"))
        self.sort.set_value(told.criteria)
        self.national = QComboBox()
        self.national.setAccessibleName(_("Qualification whose criteria are used"))
        self.national.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.national.setMinimumContentsLength(20)
        self.note = words("", "muted", wrap=True)
        self.problem = ProblemLabel()
        self._grid = QWidget()
        self.levels = {grade: LinesField(_(grade.label), LEVEL_ROWS) for grade in _grades()}
        self.texts = {
            grade: LocalTexts(field, told.levels.get(grade, {}), reader) for grade, field in self.levels.items()
        }
        self._labels = {grade: words(_(grade.label), "muted") for grade in self.levels}
        for control in (self.scale, self.sort):
            _make_room(control)
        self._lay_out()
        self.scale.chosen.connect(self._show)
        self.sort.chosen.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, (grade, field) in enumerate(self.levels.items()):
            self._labels[grade].setContentsMargins(0, PADDING, 0, 0)
            grid.addWidget(self._labels[grade], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for label, choice in ((_("Scale"), self.scale), (_("Criteria"), self.sort)):
            layout.addWidget(words(label))
            layout.addWidget(choice)
        for widget in (self.note, self.national, self._grid, self.problem):
            layout.addWidget(widget)

    def turn_to(self, reader: str) -> None:
        """Show the own words in another language."""
        for one in self.texts.values():
            one.turn_to(reader)

    def chosen_scale(self) -> Scale:
        """The scale that is chosen."""
        return Scale(str(self.scale.value()))

    def chosen_sort(self) -> LocalCriteria:
        """The sort of criteria that is chosen."""
        return LocalCriteria(str(self.sort.value()))

    def chosen_levels(self) -> dict[Grade, LocalText]:
        """What is written for the levels of the scale, where own words are used."""
        if self.chosen_sort() != LocalCriteria.OWN:
            return {}
        return {grade: text for grade in self.chosen_scale().passing if (text := self.texts[grade].value())}

    def chosen_national(self) -> tuple[str, str] | None:
        """Id and version of the document whose scale is taken; None for the criteria that the unit has."""
        data = self.national.currentData() if self.chosen_sort() == LocalCriteria.NATIONAL else None
        return (str(data[0]), str(data[1])) if data else None

    def _show(self) -> None:
        scale, sort = self.chosen_scale(), self.chosen_sort()
        if sort == LocalCriteria.NATIONAL and self._offered != scale:
            self._offer(with_generic_scale(self._workspace, scale), scale)
        for grade, field in self.levels.items():
            for widget in (field, self._labels[grade]):
                widget.setVisible(grade in scale.passing)
        self._grid.setVisible(sort == LocalCriteria.OWN)
        self.national.setVisible(sort == LocalCriteria.NATIONAL and self.national.count() > 0)
        self.note.setText(self._told(sort))
        self.problem.show_text("")
        self.changed.emit()

    def _offer(self, rows: Sequence[QualificationRow], scale: Scale) -> None:
        self._offered = scale
        self.national.clear()
        if self._kept and scale == self._kept_scale:
            self.national.addItem(_("The criteria that the unit has now"), None)
        for row in rows:
            name = " · ".join(one for one in (say(row.name, language()), version_name(row)) if one)
            self.national.addItem(name, (row.id, row.version))

    def _told(self, sort: LocalCriteria) -> str:
        if sort == LocalCriteria.NONE:
            return _(NO_CRITERIA)
        if sort == LocalCriteria.OWN:
            return _("One criterion a line. A level may stay empty.")
        if self.national.count():
            return _("The generic criteria of this qualification are copied into the unit.")
        return _(
            "No qualification in the library has generic criteria on this scale. Bring one in, or choose otherwise."
        )


def _make_room(control: SegmentedControl) -> None:
    """Let every choice have room for its words in bold, as the chosen one has them."""
    for made in control.findChildren(QPushButton):
        bold = QFontMetrics(theme.font(theme.BODY, strong=True)).horizontalAdvance(made.text())
        made.setMinimumWidth(bold + SEGMENT_PADDING)


def _grades() -> tuple[Grade, ...]:
    return tuple(dict.fromkeys(grade for scale in SCALES for grade in scale.passing))
