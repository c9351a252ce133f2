"""A unit's requirements and criteria as a page of text, in the language the reader chose."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from desktop.domain.curriculum import AssessmentTarget, CompetenceLevel, QualificationUnit, SkillRequirement, UnitKind
from desktop.domain.local_text import LocalText, said
from desktop.domain.local_unit import NO_CRITERIA
from desktop.domain.terms import Grade, Scale
from desktop.gui.theme import Colours
from desktop.texts import _


def unit_html(unit: QualificationUnit, language: str, tokens: Colours) -> str:
    """The page. Nothing of the document reaches it unescaped."""
    return _Page(unit, language, tokens).html()


class _Page:
    """Writes one unit in one language."""

    def __init__(self, unit: QualificationUnit, language: str, tokens: Colours) -> None:
        self._unit, self._language, self._tokens = unit, language, tokens
        self._lead = ""  # the words that lines continue, said once until they change

    def html(self) -> str:
        unit, local = self._unit, self._unit.kind == UnitKind.LOCAL
        no_criteria = f"<p>{escape(_(NO_CRITERIA))}</p>" if local and not unit.targets else ""
        parts = [
            *self._requirements(unit.requirements, unit.targets),
            *self._common(unit.targets, bool(unit.requirements)),
            *self._areas(),
            no_criteria,
            *self._passage(_("How the skills are shown"), unit.shown_by),
            *self._passage(_("Assessment in the document's own words"), unit.prose),
            *self._passage(_("Contents and objectives") if local else "", unit.description),
        ]
        return "".join(parts) or f"<p>{escape(_('The document says nothing more of this unit.'))}</p>"

    def _say(self, text: LocalText) -> str:
        """The text; with the language named where it is not the wanted one."""
        words, used = said(text, self._language)
        mark = f" <span style='color:{self._tokens.muted}'>({escape(used)})</span>" if used != self._language else ""
        return escape(words).replace("\n", "<br>") + (mark if words else "")

    def _requirements(
        self, rows: Iterable[SkillRequirement], targets: Iterable[AssessmentTarget], level: int = 3
    ) -> list[str]:
        own = [one for one in targets if one.requirement]
        parts: list[str] = []
        area = ""
        for number, row in enumerate(rows, 1):
            heading, begins = self._say(row.area), self._say(row.lead)
            if heading and heading != area:
                parts.append(f"<h{level}>{heading}</h{level}>")
                area = heading
            if begins and begins != self._lead:
                parts.append(f"<p style='color:{self._tokens.muted}'>{begins}</p>")
                self._lead = begins
            parts.append(f"<p style='margin-bottom:4px'><b>{number}.</b> {self._say(row.text)}</p>")
            parts += [self._levels(one) for one in own if one.requirement == row.id]
        return parts

    def _common(self, targets: Iterable[AssessmentTarget], has_rows: bool) -> list[str]:
        shared = [one for one in targets if not one.requirement]
        if not shared:
            return []
        text = _("Criteria for every requirement of the unit") if has_rows else _("Criteria")
        return [f"<h3>{escape(text)}</h3>", *(self._levels(one) for one in shared)]

    def _areas(self) -> list[str]:
        parts: list[str] = []
        for area in self._unit.sub_areas:
            parts.append(f"<h2>{self._say(area.name)}</h2>")
            for part in area.parts:
                kind = _("Mandatory part") if part.mandatory else _("Optional part")
                extent = _("{n} cp").format(n=f"{part.extent:g}") if part.extent else ""
                told = " · ".join(one for one in (escape(kind), escape(extent)) if one)
                parts.append(f"<h3>{self._say(part.name) or told}</h3>")
                parts += self._requirements(part.requirements, part.targets, 4)
                parts += self._common(part.targets, True)
            parts += self._common(area.targets, True)
        return parts

    def _levels(self, target: AssessmentTarget) -> str:
        head = " – ".join(one for one in (self._say(target.area), self._say(target.title)) if one)
        top = f"<p><i>{head}</i></p>" if head else ""
        lead = self._say(target.lead)
        begins = f"<p style='color:{self._tokens.muted}'>{lead}</p>" if lead and lead != self._lead else ""
        self._lead = lead or self._lead
        rows = "".join(self._level(target.scale, one) for one in target.levels)
        table = f"<table width='100%' cellspacing='0' cellpadding='5'>{rows}</table>" if rows else ""
        return top + begins + table

    def _level(self, scale: Scale, level: CompetenceLevel) -> str:
        known = level.grade in set(Grade)
        label = _(scale.name_of(Grade(level.grade))) if known else self._say(level.title)
        lines = "<br>".join(self._say(one) for one in level.criteria)
        edge = f"border-top:1px solid {self._tokens.border}"
        return (
            f"<tr><td width='120' style='{edge};color:{self._tokens.muted}'>{escape(label)}</td>"
            f"<td style='{edge}'>{lines or '–'}</td></tr>"
        )

    def _passage(self, heading: str, text: LocalText) -> list[str]:
        words = self._say(text)
        if not words:
            return []
        return [f"<h3>{escape(heading)}</h3>" if heading else "", f"<p>{words}</p>"]
