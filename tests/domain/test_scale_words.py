"""Our plain words about the levels of the scales."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.domain.scale_words import LONGEST, scale_words
from desktop.domain.terms import Grade, Scale
from desktop.texts import LANGUAGES


@pytest.mark.parametrize(("scale", "language"), list(product(Scale, LANGUAGES)))
def test_every_level_of_every_scale_has_short_plain_lines_of_its_own(scale: Scale, language: str) -> None:
    told = [scale_words(scale, grade, language) for grade in scale.grades]
    assert all(told)
    assert len(set(told)) == len(told)
    assert [line for lines in told for line in lines if len(line.split()) > LONGEST] == []


def test_every_line_is_said_in_each_language() -> None:
    for scale in Scale:
        for grade in scale.grades:
            lines = [scale_words(scale, grade, language) for language in LANGUAGES]
            assert all(len(set(same)) == len(LANGUAGES) for same in zip(*lines, strict=True))


def test_a_level_that_the_scale_lacks_has_no_words() -> None:
    assert scale_words(Scale.PASS_FAIL, Grade.FIVE, "fi") == ()
