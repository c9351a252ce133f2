"""The right side of the library: what a unit asks for, or the facts of a qualification's version."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop.domain.curriculum import Finding, QualificationUnit
from desktop.domain.library import QualificationRow, UnitRow
from desktop.domain.local_text import say
from desktop.gui import theme
from desktop.gui.qualifications.library_model import period
from desktop.gui.qualifications.unit_text import unit_html
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ElidedLabel, words
from desktop.texts import LANGUAGES, _, day, language, many


class DetailPane(Card):
    """Shows one record of the library; the reader's language is chosen here and stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._unit: QualificationUnit | None = None
        self._row: UnitRow | None = None
        self._title = words("", "heading", wrap=True)
        self._facts = ElidedLabel("", "muted")
        self.languages = SegmentedControl(
            [(code, code.upper()) for code in LANGUAGES], _("Language of the requirements")
        )
        self.languages.set_value(language())
        self.languages.chosen.connect(self._show_again)
        self.text = QTextBrowser()
        self.text.setProperty("flat", True)
        self.text.setAccessibleName(_("Requirements and criteria"))
        self.text.setOpenLinks(False)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._facts)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.languages)
        self.body.addLayout(top)
        self.body.addWidget(self.text, 1)

    def show_unit(self, row: UnitRow, unit: QualificationUnit) -> None:
        """Show what a unit asks for."""
        self._row, self._unit = row, unit
        self.languages.show()
        self._show_again()

    def show_qualification(self, row: QualificationRow, findings: tuple[Finding, ...]) -> None:
        """Show the facts of a version, and what was not understood when it came in."""
        self._unit = None
        self.languages.hide()
        self._title.setText(say(row.name, language()) or _("(no name)"))
        self._facts.setText(row.reference_number)
        self.text.setHtml(_qualification_html(row, findings))

    def _show_again(self) -> None:
        if self._unit is None or self._row is None:
            return
        reader = str(self.languages.value())
        self._title.setText(say(self._unit.name, reader))
        extent = _("{n} cp").format(n=f"{self._unit.extent:g}") if self._unit.extent else ""
        facts = (extent, self._unit.code, say(self._row.qualification_name, reader))
        self._facts.setText(" · ".join(one for one in facts if one))
        self.text.setHtml(unit_html(self._unit, reader, theme.colours()))

    def changeEvent(self, event: QEvent) -> None:
        """Write the page again in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_again()


def _qualification_html(row: QualificationRow, findings: tuple[Finding, ...]) -> str:
    facts = (
        (_("In force"), period(row)),
        (_("Transition period ends"), day(row.transition_ends)),
        (_("Version published"), row.version[:10]),
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
