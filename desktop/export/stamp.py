"""What is seen of a signature: the ink, who signed when, and how it was made sure who they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.errors import UserError
from desktop.domain.signing import Stroke
from desktop.domain.verdict import Identity
from desktop.export import ink
from desktop.export.blocks import INK_LINE
from desktop.export.fonts import ONE_AT_A_TIME, clean, missing_letters, name_of, width
from desktop.export.style import ACCENT, INK, QUIET, Colour
from desktop.texts import _, moment, translator

PAD_RATIO = 2.66
_NAME_SIZE = 8.4
_LINE_SIZE = 7.2
_SMALLEST = 5.0
_LEADING = 9.3
_TYPED_SIZE = 17.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a stamp shows. Without strokes the name stands typed in their place; texts are in ``language``."""

    name: str
    title: str = ""
    organisation: str = ""
    when: datetime
    identity: Identity
    language: str
    strokes: Sequence[Stroke] = ()
    pad_ratio: float = PAD_RATIO


def draw_stamp(mark: Mark, wide: float, high: float) -> bytes:
    """The stamp as a PDF of one page of that size in points: vectors and embedded letters, no picture."""
    lines = _lines(mark)
    refuse_missing_letters(lines)
    buffer = BytesIO()
    with ONE_AT_A_TIME:
        canvas = Canvas(buffer, pagesize=(wide, high), pageCompression=1, invariant=1, initialFontName=name_of(False))
        _draw_hand(canvas, mark, wide, high)
        for number, (text, size, bold, colour) in enumerate(lines):
            _draw_line(canvas, text, wide, INK_LINE - _LEADING * (number + 1), size, bold, colour)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()


_Line = tuple[str, float, bool, Colour]


def _lines(mark: Mark) -> list[_Line]:
    """The lines under the ink, the name first."""
    _ = translator(mark.language)
    role = " · ".join(part for part in (mark.title, mark.organisation) if part.strip())
    clock = _("{when} by this computer's clock").format(when=moment(mark.when, mark.language))
    quiet = [(clean(text), _LINE_SIZE, False, QUIET) for text in (role, clock, _(mark.identity.label)) if text]
    return [(clean(mark.name), _NAME_SIZE, True, INK), *quiet]


def refuse_missing_letters(lines: Sequence[_Line]) -> None:
    """Raise a UserError when a line has letters that the font lacks."""
    for text, _size, _bold, _colour in lines:
        if missing := missing_letters([text]):
            message = _("“{text}”: the document's font has no letters for {letters}. Write it another way.")
            raise UserError(message.format(text=text, letters=" ".join(sorted(missing))))


def _draw_hand(canvas: Canvas, mark: Mark, wide: float, high: float) -> None:
    canvas.setStrokeColorRGB(*INK)
    strokes = ink.drawable(mark.strokes)
    if strokes:
        box = ink.Box(5, INK_LINE + 3, wide - 10, high - INK_LINE - 6)
        ink.draw(canvas, ink.fitted(strokes, box, mark.pad_ratio))
    else:
        _draw_line(canvas, clean(mark.name), wide - 10, INK_LINE + 9, _TYPED_SIZE, False, INK, left=5)
        canvas.setStrokeColorRGB(*ACCENT)
        canvas.setLineWidth(1.2)
        canvas.line(5, INK_LINE + 4, min(5 + width(clean(mark.name), _TYPED_SIZE), wide - 5), INK_LINE + 4)


def _draw_line(
    canvas: Canvas, text: str, wide: float, y: float, size: float, bold: bool, colour: Colour, left: float = 0.0
) -> None:
    """Draw one line, in smaller letters when it is too long, and cut when even these do not fit."""
    size = max(min(size, size * wide / max(width(text, size, bold), 0.1)), _SMALLEST)
    while len(text) > 1 and width(text, size, bold) > wide + 0.01:
        text = text.removesuffix("…")[:-1] + "…"
    canvas.setFillColorRGB(*colour)
    canvas.setFont(name_of(bold), size)
    canvas.drawString(left, y, text)
