"""Choosing the unit of a demonstration: search as you type, in any of the three languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.workspace import Workspace
from desktop.domain.curriculum import SubAreaPart, UnitKind, Validity, assessed_parts, validity
from desktop.domain.library import (
    UnitRow,
    home_words,
    in_force_first,
    validity_words,
    version_text,
    without_older_local,
)
from desktop.domain.local_text import say
from desktop.domain.old_scale import opening_problems
from desktop.domain.unit_words import extent_words
from desktop.gui import theme
from desktop.gui.models.record_list import RecordListModel, RecordRole
from desktop.gui.widgets.filter_field import FilterField
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.line_delegate import Line, LineDelegate
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _, language

ROW_HEIGHT = 48


def detail(unit: UnitRow, today: date) -> str:
    """What tells a unit from others of the same name: extent, whether it is in force, qualification, version."""
    extent = extent_words(unit.extent or None, kind=unit.kind)
    standing = "" if validity(unit, today) == Validity.IN_FORCE else validity_words(unit, today, short=True)
    version = "" if unit.kind == UnitKind.LOCAL else version_text(unit.version)  # only the newest of it is offered
    told = (extent, standing, home_words(unit, language()), version)
    return " · ".join(one for one in told if one)


def _lines(unit: UnitRow, today: date) -> tuple[Line, Line]:
    """A name, and under it what tells units apart."""
    tint = "muted" if validity(unit, today) == Validity.IN_FORCE else "warn"
    return Line(say(unit.name, language())), Line(detail(unit, today), tint, size=theme.SMALL)


class UnitPicker(QWidget):
    """A search field, the units it finds, and for a common unit the parts that are shown.

    Signals:
        chosen: the `UnitRow` that is chosen now, None when none is.
    """

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curriculum, self._today = workspace.curriculum, workspace.today()
        self.model = RecordListModel(self._words, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(partial(_lines, today=self._today), ROW_HEIGHT, self.view))
        self.view.setAccessibleName(_("Units found"))
        self.search = FilterField(_("Find the unit in any language"), _("Find the unit"), self.view)
        self.problem = ProblemLabel()
        self._parts_heading = words(_("Sub-areas that are shown"), "strong")
        self._parts = scrolled(QWidget())
        self._parts.setMaximumHeight(150)
        self.boxes: list[QCheckBox] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        label = words(_("Unit"))
        label.setBuddy(self.search)
        layout.addWidget(label)
        layout.addWidget(self.search)
        layout.addWidget(self.problem)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._parts_heading)
        layout.addWidget(self._parts)
        self.search.textChanged.connect(self._find)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self._show_parts(())
        self._find("")

    def unit(self) -> UnitRow | None:
        """The unit that is chosen."""
        record = self.view.currentIndex().data(RecordRole)
        return record if isinstance(record, UnitRow) else None

    def parts(self) -> tuple[str, ...]:
        """The ids of the chosen parts of a common unit; empty for all of them."""
        chosen = tuple(str(box.property("part")) for box in self.boxes if box.isChecked())
        return () if len(chosen) == len(self.boxes) else chosen

    def _words(self, unit: UnitRow) -> str:
        return f"{say(unit.name, language())}, {detail(unit, self._today)}"

    def _find(self, text: str) -> None:
        found = without_older_local(self._curriculum.units(text.strip()))
        self.model.show_records(in_force_first(found, self._today))
        if text.strip() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
        else:
            self._choose()

    def _choose(self) -> None:
        unit = self.unit()
        whole = self._curriculum.unit(unit.content) if unit else None
        self._show_parts(assessed_parts(whole) if whole else ())
        if whole is not None:
            self.problem.show_text("".join(one.text for one in opening_problems(whole.scale)), field=self.search)
        self.chosen.emit(unit)

    def _show_parts(self, parts: Sequence[SubAreaPart]) -> None:
        inside = QWidget()
        inside.setProperty("scrolled", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.boxes = [_box(part) for part in parts]
        for box in self.boxes:
            column.addWidget(box)
        self._parts.setWidget(inside)
        for widget in (self._parts, self._parts_heading):
            widget.setVisible(bool(parts))


def _box(part: SubAreaPart) -> QCheckBox:
    kind = _("mandatory") if part.mandatory else _("optional")
    extent = _("{n} cp").format(n=f"{part.extent:g}") if part.extent else ""
    told = ", ".join(one for one in (kind, extent) if one)
    box = QCheckBox(f"{say(part.name, language())} ({told})")
    box.setProperty("part", part.id)
    box.setChecked(part.mandatory)
    return box
