"""A local unit (paikallinen tutkinnon osa) as a form: made by hand, or changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import local_units
from desktop.actions.workspace import Workspace
from desktop.domain.errors import Problem, UserError
from desktop.domain.library import UnitRow, version_name
from desktop.domain.local_text import say
from desktop.domain.local_unit import LocalUnit, PartOf
from desktop.domain.pasted_lines import read_lines
from desktop.gui.local_units.criteria_fields import CriteriaFields
from desktop.gui.local_units.lines_field import LinesField
from desktop.gui.local_units.local_texts import LocalTexts
from desktop.gui.widgets.answers import DIALOG_MARGINS, Answers
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.fields import labelled
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.languages import OWN_NAMES
from desktop.gui.widgets.scrolling import focus_on, scrolled
from desktop.texts import LANGUAGES, _, language, many

WIDTH, HEIGHT = 1040, 680
MOST_NAMED = 3


class LocalUnitDialog(QDialog):
    """Keeps what is written when it is accepted; what prevents it is told beside its field.

    Signals:
        kept: the `KeptLocalUnit`.
    """

    kept = Signal(object)

    def __init__(
        self, workspace: Workspace, told: LocalUnit, before: UnitRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._before = workspace, before
        title = _("Change the local unit") if before else _("Make a local unit")
        self.setWindowTitle(title)
        self.resize(WIDTH, HEIGHT)
        reader = next((code for code in (language(), *LANGUAGES) if told.name.get(code)), language())
        self.languages = SegmentedControl([(code, OWN_NAMES[code]) for code in LANGUAGES], _("Language of the texts"))
        self.languages.set_value(reader)
        self.name, self.extent, self.code = QLineEdit(), QLineEdit(told.extent), QLineEdit(told.code)
        self.part_of = self._homes(told.part_of)
        self.contents = LinesField(_("Contents and objectives"), 4)
        self.requirements = LinesField(_("Requirements, one a line"), 8)
        self._texts = {
            "name": LocalTexts(self.name, told.name, reader),
            "contents": LocalTexts(self.contents, told.contents, reader),
            "requirements": LocalTexts(self.requirements, told.requirements, reader),
        }
        self.criteria = CriteriaFields(workspace, told, reader)
        self.count = words("", "muted", wrap=True)
        self.followers = words(self._followed(), "warn", wrap=True)
        self.followers.setVisible(bool(self.followers.text()))
        named = ("name", "extent", "code", "contents", "requirements")
        self.problems = {field: ProblemLabel() for field in named} | {"criteria": self.criteria.problem}
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Save"), self, enter=False)
        self._lay_out(title)
        self.languages.chosen.connect(self._turn_to)
        self.requirements.textChanged.connect(self._count)
        self._count()
        self.name.setFocus()

    def value(self) -> LocalUnit:
        """The unit as on the screen."""
        texts = {field: one.value() for field, one in self._texts.items()}
        return LocalUnit(
            name=texts["name"],
            extent=self.extent.text(),
            code=self.code.text(),
            scale=self.criteria.chosen_scale(),
            contents=texts["contents"],
            requirements=texts["requirements"],
            criteria=self.criteria.chosen_sort(),
            levels=self.criteria.chosen_levels(),
            national=self.criteria.chosen_national(),
            part_of=self.part_of.currentData(),
        )

    def accept(self) -> None:
        """Keep the unit; what prevents it is told."""
        told = self.value()
        found = local_units.problems(self._workspace, told, self._before)
        hard = [one for one in found if one.hard]
        self._show_problems(found if hard else [])
        if hard:
            return
        try:
            if self._before is None:
                kept = local_units.make_local_unit(self._workspace, told)
            else:
                kept = local_units.change_local_unit(self._workspace, self._before, told)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        super().accept()
        self.kept.emit(kept)

    def _show_problems(self, found: list[Problem]) -> None:
        fields = {
            "name": self.name,
            "extent": self.extent,
            "code": self.code,
            "contents": self.contents,
            "requirements": self.requirements,
            "criteria": self.criteria.sort,
        }
        for name, label in self.problems.items():
            label.show_problems([one for one in found if one.field == name], field=fields[name])
        if first := next((fields[one.field] for one in found if one.hard), None):
            focus_on(first)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(words(title, "heading"))
        head.addStretch(1)
        head.addWidget(words(_("One language is enough."), "muted"))
        head.addWidget(self.languages)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(scrolled(self._facts()), 1)
        sides.addLayout(self._lines(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.followers)
        layout.addLayout(sides, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _facts(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        numbers.addWidget(labelled(_("Extent, competence points"), self.extent, self.problems["extent"]), 1, top)
        numbers.addWidget(labelled(_("AMOSAA id or code, if it has one"), self.code, self.problems["code"]), 1, top)
        column.addWidget(labelled(_("Name of the unit"), self.name, self.problems["name"]))
        column.addLayout(numbers)
        column.addWidget(labelled(_("Part of the qualification"), self.part_of))
        column.addWidget(self.criteria)
        column.addStretch(1)
        return made

    def _lines(self) -> QVBoxLayout:
        hint = _("Paste the list as it is: numbers and bullets go. A line that ends in a colon is a heading.")
        column = QVBoxLayout()
        column.setSpacing(4)
        for field, stretch, more in (
            (self.requirements, 3, (self.count, words(hint, "small", wrap=True), self.problems["requirements"])),
            (self.contents, 1, (self.problems["contents"],)),
        ):
            label = words(field.accessibleName())
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field, stretch)
            for widget in more:
                column.addWidget(widget)
            column.addSpacing(8)
        return column

    def _homes(self, own: PartOf) -> QComboBox:
        """The qualifications of the library, the one that the unit is part of although it is not there, and none."""
        made = QComboBox()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(20)
        made.addItem(_("None: it is the school's own"), PartOf())
        for row in local_units.national_qualifications(self._workspace):
            name = " · ".join(one for one in (say(row.name, language()), version_name(row)) if one)
            made.addItem(name, PartOf(name=row.name, reference_number=row.reference_number))
        homes = [made.itemData(place) for place in range(made.count())]
        if own not in homes:
            made.addItem(say(own.name, language()) or own.reference_number, own)
            homes.append(own)
        made.setCurrentIndex(homes.index(own))
        return made

    def _followed(self) -> str:
        """Who follows the unit as it is, and what a change then does."""
        if self._before is None:
            return ""
        rows = self._workspace.lists.of_version(self._before.qualification, self._before.version)
        if not rows:
            return ""
        names = ", ".join(row.student or _("(no name)") for row in rows[:MOST_NAMED])
        text = many(
            "{n} demonstration follows the unit and keeps it as it is now; a change makes a new version beside it:",
            "{n} demonstrations follow the unit and keep it as it is now; a change makes a new version beside it:",
            len(rows),
        )
        return f"{text} {names}{' …' if len(rows) > MOST_NAMED else ''}"

    def _turn_to(self, reader: object) -> None:
        for one in self._texts.values():
            one.turn_to(str(reader))
        self.criteria.turn_to(str(reader))

    def _count(self) -> None:
        lines = read_lines(self.requirements.text())
        headings = len({line.area for line in lines if line.area})
        told = many("{n} requirement", "{n} requirements", len(lines))
        if headings:
            told = _("{requirements}, {headings}").format(
                requirements=told, headings=many("{n} heading", "{n} headings", headings)
            )
        empty = _("Without requirements the plan and the assessment go by the unit as a whole.")
        self.count.setText(told if lines else empty)
