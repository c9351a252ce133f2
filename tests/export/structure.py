"""What must hold of every document of ours, whatever it says: read back from the file, not from what made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from desktop.export.content import (
    Beside,
    Block,
    ByHand,
    Cell,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Signatures,
    Table,
    plain,
)
from desktop.export.fonts import SOFT_HYPHEN, clean
from tests.export.hearing import heard
from tests.export.reading import elements, opened


def words_of(document: Document) -> list[str]:
    """Every word that a reader of the tags should hear, in order."""
    texts = [document.title, *(text for block in document.blocks for text in _texts(block))]
    return [word for text in texts for word in clean(text).replace(SOFT_HYPHEN, "").split()]


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield plain(block.text)
    elif isinstance(block, (Heading, Link)):
        yield block.text
    elif isinstance(block, Table):
        for row in (block.head, *block.rows):
            yield from (text for cell in row for text in _cell(cell))
    elif isinstance(block, Figure):
        yield block.says
    elif isinstance(block, Beside):
        yield block.figure.says
        yield from (plain(part.text) for part in block.parts)
    elif isinstance(block, ByHand):
        yield from block.labels
    elif isinstance(block, Signatures):
        yield from (field.label for field in block.fields)


def _cell(cell: Cell) -> Iterator[str]:
    yield from (plain(part.text) for part in cell.parts)


def words_told(pdf: bytes) -> list[str]:
    """Every word that is heard, drawings by their descriptions."""
    return [word for _tag, text in heard(pdf) for word in text.split()]


def faults(pdf: bytes) -> list[str]:
    """What is wrong with the structure and the pages; an empty list means nothing is."""
    return [*_heading_faults(pdf), *_page_faults(pdf)]


def _heading_faults(pdf: bytes) -> Iterator[str]:
    levels = [int(name[2]) for one in elements(pdf) if re.fullmatch(r"/H[1-6]", name := str(one["/S"]))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "there is not one H1 at the beginning"
    yield from (f"H{after} after H{before}" for before, after in pairwise(levels) if after > before + 1)
    root = opened(pdf).root
    if len(levels) > 1 and ("/Outlines" not in root or "/First" not in root["/Outlines"]):
        yield "there are headings, but no bookmarks"


def _page_faults(pdf: bytes) -> Iterator[str]:
    by_page = _tags_by_page(pdf)
    reader: Any = opened(pdf)
    for number, page in enumerate(reader.root["/Pages"]["/Kids"], 1):
        tags = by_page[number - 1]
        fields = [one for one in page.get_object().get("/Annots", []) if one.get_object()["/Subtype"] == "/Widget"]
        if not tags:
            yield f"page {number} says nothing"
        elif tags[-1] in ("H1", "H2", "H3"):
            yield f"page {number} ends in a heading"
        if fields and not any(tag == "H2" for tag in tags):
            yield f"page {number} has places to sign without their heading"
    if len(by_page) > 1 and by_page[-1] == ["Figure", "P", "P"]:
        yield "the code stands alone on the last page"


def _tags_by_page(pdf: bytes) -> list[list[str]]:
    """The tags of what each page says, in the order in which they are drawn."""
    reader: Any = opened(pdf)
    parents = reader.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    found = []
    for page in reader.root["/Pages"]["/Kids"]:
        key = page.get_object()["/StructParents"]
        kids = parents[list(parents)[::2].index(key) * 2 + 1]
        found.append([str(kid.get_object()["/S"])[1:] for kid in kids])
    return found
