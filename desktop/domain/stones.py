"""What a reason can be built from: sentences that are on record already. People choose; nothing is put in by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.case import Case, visible_notes
from desktop.domain.terms import Grade, Leaning


class StoneKind(StrEnum):
    """Where a sentence comes from."""

    SOLVED = "solved"  # how a difference was solved
    COMMENT = "comment"  # why an assessor chose a level
    SEEN = "seen"  # an observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Stone:
    """One sentence, and the number of the requirement it is about; 0 for the whole."""

    text: str
    kind: StoneKind
    number: int = 0
    by: str = ""
    leaning: Leaning = Leaning.NEUTRAL


def building_stones(case: Case, reader: str) -> list[Stone]:
    """The sentences by requirement, those on which the assessors differed first, what is about the whole last."""
    numbers = {one: number for number, one in enumerate(case.unit.requirements, 1)}
    differing = set(case.differing)
    rows = sorted(case.rows, key=lambda row: (row not in differing, numbers[row]))
    found = [stone for row in (*rows, "") for stone in _about(case, reader, row, numbers.get(row, 0))]
    return list({stone.text: stone for stone in reversed(found)}.values())[::-1]


def _about(case: Case, reader: str, row: str, number: int) -> list[Stone]:
    solved = case.comparison.solved.get(row, "").strip() if row else ""
    stays = case.comparison.unresolved.get(row, "").strip() if row else ""
    stones = [Stone(text=one, kind=StoneKind.SOLVED, number=number) for one in (solved, stays) if one]
    for one in case.assessor_ids:
        if comment := case.view(one).comments.get(row, "").strip():
            stones.append(Stone(text=comment, kind=StoneKind.COMMENT, number=number, by=one))
    for note in visible_notes(case, reader):
        if note.text.strip() and (row in note.requirements or not (row or note.requirements)):
            made = Stone(text=note.text, kind=StoneKind.SEEN, number=number, by=note.by, leaning=note.leaning)
            stones.append(made)
    return stones


def is_used(stone: str, text: str) -> bool:
    """Whether a sentence stands in a text as it is on record."""
    return bool(stone.strip()) and stone.strip() in text


def put_in(stone: str, text: str) -> str:
    """The text with a sentence at its end."""
    return f"{text.rstrip()} {stone.strip()}".strip()


def take_out(stone: str, text: str) -> str:
    """The text without a sentence, and without the gap it leaves."""
    before, found, after = text.partition(stone.strip())
    return f"{before.rstrip()} {after.lstrip()}".strip() if found else text


def offers(case: Case, reader: str, leanings: tuple[Leaning, ...]) -> list[str]:
    """What was seen that speaks so, for the feedback to the student; nothing before the views are laid side by side."""
    if not case.views_ready:
        return []
    return list(dict.fromkeys(note.text for note in visible_notes(case, reader) if note.leaning in leanings))


def own_wish(case: Case) -> str:
    """What the student would do differently, once self-assessment is done and the views lie side by side."""
    own = case.self_assessment
    return own.would_do_differently.strip() if own.done_on and case.views_ready else ""


def agreed_range(case: Case) -> tuple[Grade, Grade, tuple[Grade, ...]] | None:
    """The lowest and the highest agreed level and those agreed most often: facts, from which no grade is computed."""
    order = {grade: place for place, grade in enumerate(case.unit.scale.grades)}
    levels = [level for row in case.rows if (level := case.comparison.agreed.get(row)) in order]
    agreed = sorted((level for level in levels if level), key=order.__getitem__)
    if not agreed:
        return None
    counts = Counter(agreed)
    most = max(counts.values())
    return agreed[0], agreed[-1], tuple(grade for grade in counts if counts[grade] == most)
