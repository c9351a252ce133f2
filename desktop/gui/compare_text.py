"""Two versions of a unit as a page of text: side by side, with what differs marked by colour, line and word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from desktop.domain.compared import ComparedLine, Difference, Fact, Piece, Section, UnitComparison
from desktop.gui.theme import Colours
from desktop.texts import _


def comparison_html(
    found: UnitComparison, names: tuple[str, str], tokens: Colours, *, only_changes: bool = True
) -> str:
    """The page. Nothing of a document reaches it unescaped."""
    return _Page(tokens, only_changes).html(found, names)


class _Page:
    """Writes a comparison in the colours of a scheme."""

    def __init__(self, tokens: Colours, only_changes: bool) -> None:
        self._tokens, self._only = tokens, only_changes
        self._edge = f"border-top:1px solid {tokens.border};"

    def html(self, found: UnitComparison, names: tuple[str, str]) -> str:
        head = "".join(f"<td width='50%' style='color:{self._tokens.muted}'>{escape(name)}</td>" for name in names)
        rows = [f"<tr>{head}</tr>", *self._facts(found.facts)]
        for section in found.sections:
            rows += self._section(section)
        if len(rows) == 1:
            text = escape(_("There is nothing to mark: both versions say the same."))
            rows.append(f"<tr><td colspan='2' style='{self._edge}'>{text}</td></tr>")
        return f"<table width='100%' cellspacing='0' cellpadding='7'>{''.join(rows)}</table>"

    def _facts(self, facts: Sequence[Fact]) -> Iterable[str]:
        for fact in facts:
            label = f"<span style='color:{self._tokens.muted}'>{escape(fact.label)}</span><br>"
            before = self._marked((Piece(fact.before, True),), gone=True)
            after = self._marked((Piece(fact.after, True),), gone=False)
            yield self._row(label + before, label + after)

    def _section(self, section: Section) -> list[str]:
        lines = [line for line in section.lines if line.is_changed or not self._only]
        if not lines:
            return []
        title = f"<span style='font-weight:600'>{escape(section.title)}</span>"
        leads = {line.lead for line in lines if line.lead}
        lead = f" <span style='color:{self._tokens.muted}'>{escape(leads.pop())} …</span>" if len(leads) == 1 else ""
        rows = [f"<tr><td colspan='2' style='padding-top:18px;{self._edge}'>{title}{lead}</td></tr>"]
        area = ""
        for line in lines:
            if line.area and line.area != area:
                area = line.area
                rows.append(f"<tr><td colspan='2' style='color:{self._tokens.muted}'>{escape(area)}</td></tr>")
            rows.append(self._line(line))
        return rows

    def _line(self, line: ComparedLine) -> str:
        tag = self._tag(line) if line.is_changed else ""
        gone, new = line.difference == Difference.REMOVED, line.difference == Difference.ADDED
        before = (tag if gone or line.moved or (line.before and line.is_changed) else "") if line.before else ""
        before += self._numbered(line.before_number, self._marked(line.before, gone=True))
        after = tag if line.after and line.is_changed else ""
        after += self._numbered(line.after_number, self._marked(line.after, gone=False))
        soft = (self._tokens.bad_soft if gone else "", self._tokens.good_soft if new else "")
        return self._row(before, after, *soft)

    def _row(self, before: str, after: str, left: str = "", right: str = "") -> str:
        cells = ""
        for text, ground in ((before, left), (after, right)):
            colour = f"background-color:{ground};" if ground and text else ""
            cells += f"<td width='50%' style='{self._edge}{colour}'>{text}</td>"
        return f"<tr>{cells}</tr>"

    def _tag(self, line: ComparedLine) -> str:
        """What became of the line, in a word."""
        tints = {Difference.ADDED: self._tokens.good, Difference.REMOVED: self._tokens.bad}
        told = [_(line.difference.label)] if line.difference != Difference.SAME else []
        told += [_("Moved")] if line.moved else []
        told += (
            [_("Reworded in: {languages}").format(languages=", ".join(line.also_in).upper())] if line.also_in else []
        )
        style = f"color:{tints.get(line.difference, self._tokens.warn)};font-size:12px;font-weight:600"
        return f"<span style='{style}'>{escape(' · '.join(told))}</span><br>"

    def _numbered(self, number: int | None, words: str) -> str:
        return f"{number}. {words}" if number is not None and words else words

    def _marked(self, pieces: Sequence[Piece], *, gone: bool) -> str:
        ground = self._tokens.bad_soft if gone else self._tokens.good_soft
        line = "line-through" if gone else "underline"
        style = f"background-color:{ground};text-decoration:{line}"
        return "".join(
            f"<span style='{style}'>{escape(piece.text)}</span>" if piece.changed else escape(piece.text)
            for piece in pieces
        )
