"""A requirements text in one language, as a person wrote it in HTML, taken apart into lines, leads and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.exchange.eperusteet.markup import Block, BlockKind, blocks

_DASH = re.compile(r"[-–—•·*]\s+")
_SUBJECT = re.compile(
    r"(opiskelij|tutkinnon suoritt|suorittaj|osallistuj|(den )?studerande|examinand|(the )?(student|candidate))",
    re.IGNORECASE,
)
_BARE_LEAD = re.compile(
    r"(opiskelija|(opiskelija tai )?tutkinnon suorittaja|(den )?studerande( eller examinanden)?|examinanden|"
    r"(the )?(student|candidate)s?)(\s+(osaa|kan|can|knows? how to|is able to|are able to))?\s*:?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(ammattitaitovaatimukset|osaamistavoitteet|krav på yrkesskicklighet|mål för kunnandet|"
    r"vocational skills requirements|learning outcomes)\s*:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing asked for, the words it continues and the heading it stands under."""

    text: str
    lead: str
    area: str


class Written:
    """A text in one language taken apart: its lines, and in ``notes`` the paragraphs that are no requirements.

    One requirement is one item of a list, also of a list made with dashes; without any list, one paragraph.
    """

    def __init__(self, words: str) -> None:
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self._lead = ""
        self._area = ""
        self._waiting: list[Block] = []  # paragraphs since the last line
        self._last_about: tuple[Block | None, str, str] = (None, "", "")
        self._last_head = ("", "")  # shared by the lines of a list: leads can be long
        found = [block for block in blocks(words) if not _CHAPTER.fullmatch(block.text)]
        self.everything = [block.text for block in found]
        parents = {id(block.parent) for block in found}
        if any(_is_line(block) for block in found):
            for block in found:
                self._take(block, is_parent=id(block) in parents)
            self.notes += [block.text for block in self._waiting]
        else:
            self._take_paragraphs(found)

    def _take(self, block: Block, is_parent: bool) -> None:
        if block.kind is BlockKind.TERM:
            self._lead = block.text
        elif not _is_line(block):
            self._waiting.append(block)
        else:
            self._settle()
            if not is_parent:
                self._add(block)

    def _settle(self) -> None:
        """Tell the lead and the heading of the lines that follow from the paragraphs before them."""
        waiting, self._waiting = self._waiting, []
        if waiting and not _is_heading(waiting[-1]):
            self._lead = waiting.pop().text
            if waiting and waiting[-1].bold:
                self._area = waiting.pop().text
        elif waiting:
            self._area = waiting.pop().text
            if waiting and not _is_heading(waiting[-1]):
                self._lead = waiting.pop().text
        self.notes += [block.text for block in waiting]

    def _add(self, block: Block) -> None:
        lead, area = self._head(block.parent)
        text = _DASH.sub("", block.text, count=1) if _DASH.match(block.text) else block.text
        self.lines.append(Line(text, lead, area))

    def _head(self, parent: Block | None) -> tuple[str, str]:
        """Lead and heading of a line; the items it stands under lead to it, or are headings if written in bold."""
        about = (parent, self._lead, self._area)
        if about != self._last_about:
            lead, area = [self._lead], [self._area]
            for above in _above(parent):
                (area if above.bold else lead).append(above.text)
            self._last_about = about
            self._last_head = " ".join(filter(None, lead)), " – ".join(filter(None, area))
        return self._last_head

    def _take_paragraphs(self, found: list[Block]) -> None:
        """With no list at all each paragraph is a requirement, but for leads and headings."""
        for index, block in enumerate(found):
            last = index == len(found) - 1
            if block.kind is BlockKind.TERM or _BARE_LEAD.fullmatch(block.text) or (block.text[-1] == ":" and not last):
                self._lead = block.text
            elif _is_heading(block) and not last:
                self._area = block.text
            else:
                self._add(block)


def _is_line(block: Block) -> bool:
    if block.kind is BlockKind.PARAGRAPH:
        return _DASH.match(block.text) is not None
    return block.kind is not BlockKind.TERM


def _is_heading(block: Block) -> bool:
    return block.bold and not _SUBJECT.match(block.text)


def _above(parent: Block | None) -> list[Block]:
    """The item that a sub-list hangs on and those above it, from the top."""
    above: list[Block] = []
    while parent:
        if parent.text and parent.kind is not BlockKind.TERM:
            above.insert(0, parent)
        parent = parent.parent
    return above
