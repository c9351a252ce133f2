"""Every kind of document, in every language, with any content: whole, in order, heard as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.case import Case
from desktop.domain.demonstration import Task
from desktop.domain.errors import UserError
from desktop.domain.terms import Scale
from desktop.export.document import write
from desktop.export.fonts import _letters
from tests.builders import a_unit, an_informed_case
from tests.export.kinds import KINDS, of_kind
from tests.export.structure import faults, words_of, words_told

LANGUAGES = ("fi", "sv", "en")
_SPOKEN = sorted(letter for letter in _letters() if letter.isalpha() and ord(letter) < 0x250) + list(".,:;()/–-'+%")
_WORDS = st.lists(st.text(_SPOKEN, min_size=1, max_size=30), max_size=60).map(" ".join)
PHASES = [Phase.explicit, Phase.generate]  # a failing document is long to make, and as easy to read unshrunk
LONG = " ".join(["Arviointikeskustelussa ohjaustoiminta suunniteltiin asukaslähtöisesti ja turvallisesti."] * 60)


def filled(case: Case, text: str, tasks: list[str]) -> Case:
    """The case with the same words wherever people write some."""
    decision = replace(case.decision, reason=text, short_description=text, strengths=text, to_develop=text)
    plan = replace(
        case.plan, guiding_counts=text, tasks=tuple(Task(id=f"t{n}", text=one) for n, one in enumerate(tasks))
    )
    return replace(case, decision=decision, plan=plan)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, phases=PHASES)
@given(
    text=_WORDS,
    tasks=st.lists(_WORDS, max_size=5),
    rows=st.integers(1, 40),
    scale=st.sampled_from([Scale.ONE_TO_FIVE, Scale.PASS_FAIL]),
    language=st.sampled_from(LANGUAGES),
)
@pytest.mark.parametrize("kind", KINDS)
def test_any_content_is_told_whole_and_in_order(
    kind: str, text: str, tasks: list[str], rows: int, scale: Scale, language: str
) -> None:
    case = filled(an_informed_case(rows, scale), text, tasks)
    document = of_kind(kind, case, a_unit(rows, scale), language)
    pdf = write(document)
    assert faults(pdf) == []
    assert words_told(pdf) == words_of(document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_short_and_long_content_keep_the_structure(kind: str, language: str) -> None:
    for rows, text in ((1, "x"), (12, LONG[:400]), (40, LONG)):
        case = filled(an_informed_case(rows), text, [text] * 3)
        document = of_kind(kind, case, a_unit(rows), language)
        pdf = write(document)
        assert faults(pdf) == []
        assert words_told(pdf) == words_of(document)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_case_and_clock_give_the_same_bytes(kind: str) -> None:
    made = [write(of_kind(kind, an_informed_case(5), a_unit(5))) for _time in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("kind", KINDS)
def test_letters_that_the_font_lacks_are_named_before_anything_is_made(kind: str) -> None:
    case = an_informed_case(3)
    named = replace(case, student=replace(case.student, name="Aino 漢字"))
    with pytest.raises(UserError, match="字 漢"):
        write(of_kind(kind, named, a_unit(3)))
