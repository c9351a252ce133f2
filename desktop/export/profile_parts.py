"""The profile of a case in a document, and how its levels and assessors are named in few letters."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.case import open_view
from desktop.domain.curriculum import SkillRequirement
from desktop.domain.local_text import say
from desktop.domain.terms import Grade, Role, Scale
from desktop.export.case_parts import Source
from desktop.export.content import Block, Heading
from desktop.export.profile import MOST_ROWS, Profile, ProfileRow, figure


def letter(assessor: str, number: int) -> str:
    """The letter that stands for an assessor: the role's own, else a number."""
    return Role(assessor).letter if assessor in set(Role) else str(number)


def letters(source: Source) -> list[tuple[str, str]]:
    """Each assessor's id and letter."""
    return [(one, letter(one, number)) for number, one in enumerate(source.case.assessor_ids, 1)]


def level_words(source: Source, grade: Grade | None) -> str:
    """A level in a narrow column: the number, or the word where there is none."""
    if grade is None:
        return "–"
    return grade.value if grade.value.isdigit() else source.translate(grade.label)


def profile_blocks(source: Source, *, headed: bool = True) -> Iterator[Block]:
    """The profile as pictures of some rows each, under a heading of its own; a pass or a fail has none."""
    _, case = source.translate, source.case
    if case.unit.scale == Scale.PASS_FAIL or not case.comparison.agreed:
        return
    if headed:
        yield Heading(_("Profile"))
    rows = [(number, row) for number, row in enumerate(source.requirements(), 1) if row.id in case.rows]
    for start in range(0, len(rows), MOST_ROWS):
        part = rows[start : start + MOST_ROWS]
        scale = tuple(level_words(source, grade) for grade in case.unit.scale.grades)
        marks = tuple(mark for _one, mark in letters(source))
        drawn = Profile(tuple(_profile_row(source, number, row) for number, row in part), scale, marks)
        yield figure(drawn, _told(source, drawn))


def _profile_row(source: Source, number: int, row: SkillRequirement) -> ProfileRow:
    case = source.case
    places: dict[Grade | None, int] = {grade: place for place, grade in enumerate(case.unit.scale.grades)}
    seen = tuple(places.get(open_view(case, one).levels.get(row.id)) for one in case.assessor_ids)
    name = f"{number}. {_short_name(source, row)}"
    return ProfileRow(name, places.get(case.comparison.agreed.get(row.id)), seen)


def _short_name(source: Source, row: SkillRequirement) -> str:
    """What the criteria call the requirement ("Kohtaaminen"), where they have a word for it alone, else its text."""
    own = [target for target in source.unit.targets if target.requirement == row.id]
    heading = say(own[0].area, source.language) if len(own) == 1 else ""
    return heading or say(row.text, source.language)


def _told(source: Source, profile: Profile) -> str:
    """The profile in words."""
    _ = source.translate
    sentence = _("{row}: agreed {agreed}, {seen}.")
    rows = [
        sentence.format(
            row=row.name.split(" ")[0].rstrip("."),
            agreed=_named(profile, row.agreed),
            seen=", ".join(f"{mark} {_named(profile, at)}" for mark, at in zip(profile.letters, row.seen, strict=True)),
        )
        for row in profile.rows
    ]
    return " ".join([_("The levels of each requirement as a drawing."), *rows])


def _named(profile: Profile, place: int | None) -> str:
    return profile.scale[place] if place is not None else "–"
