"""What the levels of a scale mean in general, in plain words of our own: a help to read by, never the official text."""

from __future__ import annotations

from desktop.domain.terms import Grade, Scale
from desktop.texts import n_, translator

LONGEST = 12
"""How many words a line may have."""

_BASIC = (n_("Does the work when told how."), n_("Needs help from time to time."))
_GOOD = (n_("Plans and does the work alone."), n_("Manages usual situations well."))
_EXCELLENT = (
    n_("Changes the way of working when the situation changes."),
    n_("Can say why, and improves the work."),
)
_FAIL = (
    n_("The work does not go safely or as agreed yet."),
    n_("Practice continues, and the competence is shown again."),
)
_WORDS: dict[Scale, dict[Grade, tuple[str, ...]]] = {
    Scale.ONE_TO_FIVE: {
        Grade.FAIL: _FAIL,
        Grade.ONE: _BASIC,
        Grade.TWO: (n_("Does familiar work mostly alone."), n_("Asks for advice when something is new.")),
        Grade.THREE: _GOOD,
        Grade.FOUR: (n_("Sees the whole and takes others into account."), n_("Finds a solution to most problems.")),
        Grade.FIVE: _EXCELLENT,
    },
    Scale.ONE_TO_THREE: {Grade.FAIL: _FAIL, Grade.ONE: _BASIC, Grade.TWO: _GOOD, Grade.THREE: _EXCELLENT},
    Scale.PASS_FAIL: {
        Grade.FAIL: _FAIL,
        Grade.PASS: (n_("Does the work as the requirements ask."), n_("Can be trusted with it alone.")),
    },
}


def scale_words(scale: Scale, grade: Grade, language: str) -> tuple[str, ...]:
    """A level of a scale in plain words of the language, a line each; none for a level that the scale lacks."""
    say = translator(language)
    return tuple(say(line) for line in _WORDS[scale].get(grade, ()))
