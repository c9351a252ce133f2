"""The right side of the library: what a unit asks for, or the facts of a qualification's version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop.domain.curriculum import Finding, QualificationUnit, UnitKind, validity
from desktop.domain.library import (
    QualificationRow,
    UnitRow,
    home_words,
    local_version,
    period,
    validity_words,
    version_text,
)
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.unit_words import extent_words
from desktop.gui import theme
from desktop.gui.qualifications.library_model import TINTS
from desktop.gui.qualifications.unit_text import unit_html
from desktop.gui.qualifications.uses_list import UsesList
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import restyle, words
from desktop.texts import LANGUAGES, _, day, language, many


class DetailPane(Card):
    """Shows one record of the library; the reader's language is chosen here and stays.

    Signals:
        compare_wanted: the UnitRow whose versions the person wants to compare.
        delete_wanted: the QualificationRow of the version, or the UnitRow of the local unit, to delete.
        change_wanted: the UnitRow of a local unit that the person wants to change.
        make_wanted: the person wants to make a local unit.
        case_wanted: the id of a case.
    """

    compare_wanted = Signal(object)
    delete_wanted = Signal(object)
    change_wanted = Signal(object)
    make_wanted = Signal()
    case_wanted = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._today = today
        self._unit: QualificationUnit | None = None
        self._row: UnitRow | QualificationRow | None = None
        self._title = words("", "heading", wrap=True)
        self._facts = words("", "muted", wrap=True)
        self._validity = words("", wrap=True)
        self.languages = SegmentedControl(
            [(code, code.upper()) for code in LANGUAGES], _("Language of the requirements")
        )
        self.languages.set_value(language())
        self.languages.chosen.connect(self._show_again)
        self.text = QTextBrowser()
        self.text.setProperty("flat", True)
        self.text.setAccessibleName(_("Requirements and criteria"))
        self.text.setOpenLinks(False)
        self.compare = button(_("Compare versions…"))
        self.compare.clicked.connect(self._want_compare)
        self.delete = button(_("Delete this version"))
        self.delete.clicked.connect(self._want_delete)
        self.change = button(_("Change…"))
        self.change.clicked.connect(self._want_change)
        self.make = button(_("Make a local unit…"), icon="plus")
        self.make.clicked.connect(self.make_wanted)
        self.uses = UsesList()
        self.uses.opened.connect(self.case_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        for label in (self._title, self._facts, self._validity):
            names.addWidget(label)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        for made in (self.make, self.compare, self.change, self.delete, self.languages):
            top.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.uses)

    def show_unit(self, row: UnitRow, unit: QualificationUnit, versions: int, uses: Sequence[CaseRow]) -> None:
        """Show what a unit asks for, in how many versions it is here, and which cases follow this one."""
        self._row, self._unit = row, unit
        self.languages.show()
        local = row.kind == UnitKind.LOCAL
        self.make.hide()
        self.compare.setVisible(versions > 1)
        for widget in (self.change, self.delete):
            widget.setVisible(local)
        self.delete.setText(_("Delete this unit"))
        self.uses.show_uses(uses, opened=False)
        self._show_validity(row)
        self._show_again()

    def show_qualification(self, row: QualificationRow, findings: tuple[Finding, ...], uses: Sequence[CaseRow]) -> None:
        """Show the facts of a version, what was not understood when it came in, and which cases follow it."""
        self._row, self._unit = row, None
        for widget in (self.languages, self.compare, self.change, self.make):
            widget.hide()
        self.delete.setText(_("Delete this version"))
        self.delete.show()
        self.uses.show_uses(uses, opened=True)
        self._title.setText(say(row.name, language()) or _("(no name)"))
        self._facts.setText(row.reference_number)
        self._show_validity(row)
        self.text.setHtml(_qualification_html(row, findings))

    def show_local_units(self) -> None:
        """Say what local units are, with the way to make one."""
        self.show_nothing()
        self._title.setText(_("Local units"))
        told = _("Units that no national document has: the school decides what they are called and what they ask for.")
        self._facts.setText(told)
        more = (
            _("Make one when a student's plan (HOKS) has a unit that ePerusteet does not have."),
            _("Paste the requirements from the school's own paper. Criteria may be the school's, national, or none."),
            _("A demonstration keeps the unit as it was when it was opened. A change makes a new version beside it."),
        )
        self.text.setHtml("".join(f"<p>{escape(one)}</p>" for one in more))
        self.make.show()

    def point_at(self, found: str) -> None:
        """Mark where the first of these words stands in the text, and scroll to it; without words, to the beginning."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        for word in found.split():
            if self.text.find(word):
                return

    def show_nothing(self) -> None:
        """There is nothing to tell of."""
        self._row = self._unit = None
        for widget in (self.languages, self.compare, self.change, self.make, self.delete, self.uses):
            widget.hide()
        for label in (self._title, self._facts, self._validity):
            label.clear()
        self.text.clear()

    def _show_validity(self, row: QualificationRow | UnitRow) -> None:
        if isinstance(row, UnitRow) and row.kind == UnitKind.LOCAL:
            self._validity.setText(_("Made on {moment}").format(moment=local_version(row)))
            self._validity.setProperty("look", "muted")
            restyle(self._validity)
            return
        self._validity.setText(validity_words(row, self._today))
        self._validity.setProperty("look", TINTS[validity(row, self._today)])
        restyle(self._validity)

    def _show_again(self) -> None:
        if self._unit is None or not isinstance(self._row, UnitRow):
            return
        reader = str(self.languages.value())
        self._title.setText(say(self._unit.name, reader))
        extent = extent_words(self._unit.extent, self._unit.extent_max, self._unit.kind)
        facts = (extent, self._unit.code, home_words(self._row, reader), self._row.reference_number)
        self._facts.setText(" · ".join(one for one in facts if one))
        self.text.setHtml(unit_html(self._unit, reader, theme.colours()))

    def _want_compare(self) -> None:
        self.compare_wanted.emit(self._row)

    def _want_change(self) -> None:
        self.change_wanted.emit(self._row)

    def _want_delete(self) -> None:
        self.delete_wanted.emit(self._row)

    def changeEvent(self, event: QEvent) -> None:
        """Write the page again in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_again()


def _qualification_html(row: QualificationRow, findings: tuple[Finding, ...]) -> str:
    facts = (
        (_("In force"), period(row)),
        (_("Transition period ends"), day(row.transition_ends)),
        (_("Version published"), version_text(row.version)),
        (_("Brought in"), day(row.imported_at.date()) if row.imported_at else ""),
        (_("Units"), str(row.units)),
    )
    lines = "".join(
        f"<tr><td width='190'>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in facts if value
    )
    return f"<table cellpadding='4'>{lines}</table>" + findings_html(findings)


def findings_html(findings: tuple[Finding, ...]) -> str:
    """What was not understood, as a list."""
    if not findings:
        return f"<p>{escape(_('Everything in the document was understood.'))}</p>"
    text = many("{n} thing was not understood:", "{n} things were not understood:", len(findings))
    rows = "".join(f"<li>{escape(one.text)} <small>{escape(one.path)}</small></li>" for one in findings)
    return f"<h3>{escape(text)}</h3><ul>{rows}</ul>"
