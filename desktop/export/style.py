"""How our documents look: page, sizes and colours, all in points and RGB between 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[float, float, float]

INK: Colour = (0.086, 0.106, 0.141)
QUIET: Colour = (0.325, 0.361, 0.424)  # 6.5 : 1 on white
ACCENT: Colour = (0.043, 0.353, 0.616)
WHITE: Colour = (1.0, 1.0, 1.0)
TINT: Colour = (0.894, 0.937, 0.972)
HAIR: Colour = (0.839, 0.859, 0.886)
TEACHER: Colour = (0.180, 0.322, 0.776)
INSTRUCTOR: Colour = (0.039, 0.475, 0.345)

PAGE = (595.2756, 841.8898)  # A4
LEFT = RIGHT = 48.0
TOP = 46.0
BOTTOM = 38.0
FOOT = 28.0  # the top of the line below the text
WIDTH = PAGE[0] - LEFT - RIGHT
NEXT_TOP = 60.0  # below the running head, from the second page on


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; ``before`` and ``after`` are the space around a paragraph of it.

    ``whole_words`` are only divided where a line cannot hold one: heads and titles are read at a glance.
    """

    size: float = 9.6
    leading: float = 13.6
    colour: Colour = INK
    bold: bool = False
    before: float = 0.0
    after: float = 4.0
    whole_words: bool = False


BODY = Style()
STRONG = replace(BODY, bold=True)
SMALL = Style(8.2, 11.4, QUIET, after=2.5)
TITLE = Style(17.0, 21.0, INK, bold=True, after=0.0, whole_words=True)
SECTION = Style(11.6, 15.0, ACCENT, bold=True, before=9.5, after=3.5, whole_words=True)
SUBSECTION = Style(9.6, 13.6, INK, bold=True, before=6.0, after=2.0, whole_words=True)
RESULT = Style(13.0, 18.0, INK, bold=True, before=2.0, after=3.0, whole_words=True)
CELL = Style(9.2, 12.6, after=0.0)
CELL_HEAD = Style(8.6, 11.6, bold=True, after=0.0, whole_words=True)
CELL_STRONG = replace(CELL, bold=True)
CELL_NOTE = Style(8.0, 11.0, QUIET, after=0.0)
RUNNING = Style(7.8, 10.0, QUIET)
CELL_LABEL = replace(CELL, colour=QUIET)
