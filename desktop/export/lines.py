"""Lines of text: words set into a width, divided where the language allows it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from desktop.export.fonts import SOFT_HYPHEN, clean, width
from desktop.export.hyphens import divisions
from desktop.export.style import Style

_ROOM_WORTH_DIVIDING = 0.22  # of the line: less empty room than this is left as it is


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight; a paragraph is a few of them, with a space between."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: what is drawn (divided words end in a hyphen), and what it says when read aloud."""

    runs: tuple[Run, ...]
    style: Style
    said: str

    @property
    def is_divided(self) -> bool:
        """Whether its last word goes on in the next line."""
        return not self.said.endswith(" ")

    @property
    def width(self) -> float:
        """How wide the line is, in points."""
        space = width(" ", self.style.size)
        return sum(width(run.text, self.style.size, run.bold) for run in self.runs) + space * (len(self.runs) - 1)


@dataclass(slots=True)
class _Setter:
    """Collects words until the line is full."""

    style: Style
    room: float
    language: str
    lines: list[Line] = field(default_factory=list)
    words: list[tuple[str, bool]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    used: float = 0.0

    def put(self, word: str, bold: bool, said: str) -> None:
        self.words.append((word, bold))
        self.said.append(said)
        self.used += self._needs(word, bold)

    def fits(self, word: str, bold: bool) -> bool:
        return self.used + self._needs(word, bold) <= self.room + 0.01

    def _needs(self, word: str, bold: bool) -> float:
        space = width(" ", self.style.size) if self.words else 0.0
        return space + width(word, self.style.size, bold)

    def end(self, divided: bool = False) -> None:
        """Close the line; a divided word is said with its second half on the next line, without a space."""
        if self.words:
            said = " ".join(self.said) + ("" if divided else " ")
            self.lines.append(Line(_joined(self.words), self.style, said))
        self.words, self.said, self.used = [], [], 0.0


def set_lines(runs: tuple[Run, ...], style: Style, room: float, language: str) -> list[Line]:
    """The lines that the runs take in a room of so many points."""
    setter = _Setter(style, room, language)
    for paragraph in _paragraphs(runs, style):
        waiting = deque(paragraph)
        while waiting:
            word, bold = waiting.popleft()
            if rest := _place(setter, word, bold):
                waiting.appendleft((rest, bold))
        setter.end()
    return setter.lines


def _paragraphs(runs: tuple[Run, ...], style: Style) -> list[list[tuple[str, bool]]]:
    """The words of each line that the writer ended with Enter, each with its weight."""
    paragraphs: list[list[tuple[str, bool]]] = [[]]
    for run in runs:
        for number, part in enumerate(clean(run.text).split("\n")):
            if number:
                paragraphs.append([])
            paragraphs[-1] += [(word, run.bold or style.bold) for word in part.split(" ") if word]
    return paragraphs


def _place(setter: _Setter, word: str, bold: bool) -> str:
    """Put the word, or as much of it as this line takes; what is left of it goes to the next line."""
    shown = word.replace(SOFT_HYPHEN, "")
    if setter.fits(shown, bold):
        setter.put(shown, bold, shown)
        return ""
    if _worth_dividing(setter, shown, bold):
        for left, right in divisions(word, setter.language):
            drawn = left.replace(SOFT_HYPHEN, "")
            if setter.fits(drawn, bold):
                setter.put(drawn, bold, shown[: len(shown) - len(right.replace(SOFT_HYPHEN, ""))])
                setter.end(divided=True)
                return right
    if setter.words:
        setter.end()
        return word
    return _cut(setter, shown, bold)


def _worth_dividing(setter: _Setter, word: str, bold: bool) -> bool:
    if width(word, setter.style.size, bold) > setter.room:
        return True
    return not setter.style.whole_words and setter.room - setter.used > _ROOM_WORTH_DIVIDING * setter.room


def _cut(setter: _Setter, word: str, bold: bool) -> str:
    """A word with nowhere to divide that no line can hold: cut where the line ends."""
    size = len(word) - 1
    while size > 1 and not setter.fits(word[:size], bold):
        size -= 1
    size = max(size, 1)
    setter.put(word[:size], bold, word[:size])
    setter.end(divided=True)
    return word[size:]


def _joined(words: list[tuple[str, bool]]) -> tuple[Run, ...]:
    """Words of the same weight side by side as one run."""
    runs: list[Run] = []
    for word, bold in words:
        if runs and runs[-1].bold == bold:
            runs[-1] = Run(f"{runs[-1].text} {word}", bold)
        else:
            runs.append(Run(word, bold))
    return tuple(runs)
