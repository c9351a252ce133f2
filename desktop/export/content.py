"""What a document says, as plain values: blocks in reading order. How they look is for others to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from desktop.export.lines import Run
from desktop.export.style import BODY, CELL, CELL_HEAD, CELL_STRONG, Style

Text: TypeAlias = str | tuple[Run, ...]


def runs_of(text: Text) -> tuple[Run, ...]:
    """The text as runs of one weight each."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """The text without its weights."""
    return " ".join(run.text for run in runs_of(text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``language`` is set where it is not the document's; ``keep`` holds it to what follows."""

    text: Text
    style: Style = BODY
    language: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the document's title: 2 a section, 3 a part of it. Both stand in the outline."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A paragraph that is a link as a whole; the text says where it leads."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. A head says what it heads; ``full`` is what a short head ("O") stands for."""

    parts: tuple[Paragraph, ...]
    head: Literal["", "Row", "Column"] = ""
    centred: bool = False
    full: str = ""


def cell(text: Text, *, strong: bool = False, centred: bool = False, language: str = "") -> Cell:
    """A cell with one paragraph."""
    return Cell((Paragraph(text, CELL_STRONG if strong else CELL, language),), centred=centred)


def column(text: str, *, centred: bool = False, full: str = "") -> Cell:
    """The head of a column."""
    return Cell((Paragraph(text, CELL_HEAD),), "Column", centred, full)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads of columns that are repeated on each page; ``shares`` are the columns' widths.

    Rows that are not ``ruled`` stand close together, without lines between. All rows of one to ``keep`` stay together
    and with what follows; of one that ``leads_on``, only the last stays with what follows.
    """

    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[Cell, ...] = ()
    keep: bool = False
    ruled: bool = True
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing and what it says in words. ``draw(canvas, width)`` draws from (0, 0), ``height`` points upwards."""

    height: float
    says: str
    draw: Callable[[Any, float], None]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A place to sign: the field's name, unique and no beginning of another; whose it is; what a reader is told.

    ``empty`` is seen until somebody signs, so that a document which lacks a signature says so itself.
    """

    name: str
    label: str
    says: str
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Up to three places to sign, side by side, empty until somebody does; ``keep`` holds them to what follows."""

    fields: tuple[SignatureField, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A small drawing, ``wide`` points of it, and the paragraphs at its right that say what it is."""

    figure: Figure
    wide: float
    parts: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """Up to three places, side by side, that are filled in with a pen; the words under the line say with what."""

    labels: tuple[str, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on with a pen; what stands above says what."""

    count: int


Block: TypeAlias = Paragraph | Heading | Link | Table | Figure | Signatures | Beside | ByHand | Ruled


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document: machine-readable data of the same facts."""

    name: str
    description: str
    data: bytes
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. ``mark`` stands at the right of the title, ``running`` on top of the other pages.

    ``page`` is the words for "page {n} of {count}"; ``made_by`` names the program and its version; ``code`` stands at
    the foot of every page.
    """

    title: str
    subject: str
    author: str
    language: str
    mark: str
    running: str
    page: str
    made_by: str
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()
    when: datetime
    code: str = ""


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that is drawn, each with the heading it stands under."""
    for text in (document.title, document.mark, document.running):
        yield document.title, text
    heading = document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        for text in _texts(block):
            yield heading, text


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield plain(block.text)
    elif isinstance(block, (Heading, Link)):
        yield block.text
    elif isinstance(block, Table):
        for row in (block.head, *block.rows):
            yield from (plain(part.text) for one in row for part in one.parts)
    elif isinstance(block, Figure):
        yield from block.texts
    elif isinstance(block, Beside):
        yield from (*block.figure.texts, *(plain(part.text) for part in block.parts))
    elif isinstance(block, ByHand):
        yield from block.labels
    elif isinstance(block, Signatures):
        yield from (text for field in block.fields for text in (field.label, field.empty))
