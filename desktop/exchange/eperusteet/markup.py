"""The HTML inside requirements as blocks of plain text: paragraphs, items of lists, and parts of definition lists.

The only place that knows lxml. Scripts, styles and comments are left out, with what is inside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from desktop.exchange.eperusteet.words import collapsed, has_markup, keys, unescaped, without_tags

_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BLOCKS = keys(
    "p div h1 h2 h3 h4 h5 h6 hr dl table tbody thead tfoot tr caption blockquote pre section article "
    "header footer address figure main aside nav form fieldset body"
)
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_HIDDEN = keys("script style template title head noscript iframe object svg math textarea select button")
_PARTED = re.compile(r"\n\s*\n|\n(?=\s*[-–•]\s)")  # other line ends come from the layout of a page
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


class BlockKind(Enum):
    """What a piece of text is in its document."""

    PARAGRAPH = auto()
    ITEM = auto()
    TERM = auto()  # dt: ePerusteet writes the lead there
    LINE = auto()  # dd: and the requirements there


_HOLDERS = {"li": BlockKind.ITEM, "dt": BlockKind.TERM, "dd": BlockKind.LINE}


@dataclass(slots=True, eq=False)
class Block:
    """A piece of text that stands by itself; ``parent`` is the item whose list an item belongs to."""

    kind: BlockKind
    parent: Block | None = None
    bold: bool = True
    pieces: list[str] = field(default_factory=list)
    text: str = ""

    def add(self, words: str, bold: bool) -> None:
        """Write more words at the end."""
        self.pieces.append(words)
        if not bold and not words.isspace():
            self.bold = False


def blocks(words: str) -> list[Block]:
    """The blocks of a text that have words, in order; a text without tags is one paragraph."""
    if not has_markup(words):
        found = [Block(BlockKind.PARAGRAPH, bold=False, text=unescaped(part)) for part in _PARTED.split(words)]
    else:
        found = _parsed(words)
    return [block for block in found if block.text]


def prose(words: str) -> str:
    """A text with its paragraphs on lines of their own and a dash before what was in a list."""
    return "\n".join(_shown(block) for block in blocks(words))


def line(words: str) -> str:
    """A text on one line."""
    if "<" not in words and "&" not in words:  # nearly always, so what can be spared is spared
        plain = words.isprintable() and "  " not in words and words == words.strip()
        return words if plain else collapsed(words)
    if not has_markup(words):
        return unescaped(words)
    return " ".join(block.text for block in blocks(words))


def _shown(block: Block) -> str:
    return f"– {block.text}" if block.kind in (BlockKind.ITEM, BlockKind.LINE) else block.text


def _parsed(words: str) -> list[Block]:
    try:
        root = etree.fromstring(words.replace("\0", " ").encode(errors="ignore"), _PARSER)
    except etree.LxmlError:
        root = None
    builder = _Builder()
    if root is not None:
        builder.walk(root)
    for block in builder.blocks:
        block.text = collapsed(without_tags("".join(block.pieces)))
    if any(block.text for block in builder.blocks):
        return builder.blocks
    return [Block(BlockKind.PARAGRAPH, bold=False, text=unescaped(words))]  # what the parser gave up on


class _Builder:
    """Collects blocks from the elements of a page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._holders: list[Block] = []
        self._current: Block | None = None
        self._bold = 0

    def walk(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element.tag)
                self._write(element.tail)
            elif element.tag in _HIDDEN:
                walker.skip_subtree()
            else:
                self._start(element.tag)
                self._write(element.text)

    def _start(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold += 1
        if kind := _HOLDERS.get(tag):
            self._holders.append(self._open(kind, self._holders[-1] if self._holders else None))
        elif tag in ("td", "th"):
            self._between(" – ")
        elif tag in _BLOCKS or tag in _LISTS or tag == "br":
            self._break()

    def _end(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold -= 1
        if tag in _HOLDERS:
            self._holders.pop()
            self._current = None
        elif tag in _BLOCKS or tag in _LISTS:
            self._break()

    def _open(self, kind: BlockKind, parent: Block | None = None) -> Block:
        self._current = Block(kind, parent)
        self.blocks.append(self._current)
        return self._current

    def _break(self) -> None:
        """End the paragraph; inside an item it only parts words."""
        self._between(" ")
        if not self._holders:
            self._current = None

    def _between(self, words: str) -> None:
        if (here := self._here()) and here.pieces:
            here.pieces.append(words)

    def _here(self) -> Block | None:
        return self._holders[-1] if self._holders else self._current

    def _write(self, words: str | None) -> None:
        if words:
            if self._here() is None and words.isspace():
                return
            (self._here() or self._open(BlockKind.PARAGRAPH)).add(words, self._bold > 0)
