"""Names of levels, and the profile: who sees which level on which requirement, as facts and words."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.case import assessor_name, visible_view
from desktop.domain.terms import Grade, Role, Scale, SelfMark
from desktop.gui.demonstrations.shown import Row, Shown
from desktop.texts import _, n_

_BANDS = {
    Scale.ONE_TO_FIVE: {Grade.ONE: n_("Satisfactory"), Grade.THREE: n_("Good"), Grade.FIVE: n_("Excellent")},
    Scale.ONE_TO_THREE: {Grade.ONE: n_("Satisfactory"), Grade.TWO: n_("Good"), Grade.THREE: n_("Excellent")},
}
_FULL = {  # the band of every level, also of those whose cell has only a number
    Scale.ONE_TO_FIVE: (n_("Satisfactory"), n_("Satisfactory"), n_("Good"), n_("Good"), n_("Excellent")),
    Scale.ONE_TO_THREE: (n_("Satisfactory"), n_("Good"), n_("Excellent")),
}
_SELF = {SelfMark.MUCH_HELP: 1, SelfMark.WITH_ADVICE: 2, SelfMark.ALONE: 3, SelfMark.NEW_SITUATIONS: 4}


def level_name(scale: Scale, grade: Grade) -> str:
    """A level as its cell is headed: "3 Good", "4", "Pass", "Fail"."""
    if grade in (Grade.FAIL, Grade.PASS):
        return _(grade.label)
    band = _BANDS.get(scale, {}).get(grade)
    return f"{grade} {_(band)}" if band else str(grade)


def full_level_name(scale: Scale, grade: Grade) -> str:
    """A level by number and word: "4 Good"."""
    if grade in (Grade.FAIL, Grade.PASS) or grade not in scale.passing:
        return _(grade.label)
    return f"{grade} {_(_FULL[scale][scale.passing.index(grade)])}"


def level_key(scale: Scale, grade: Grade) -> int:
    """The number key of a level: 0 for the fail, 1 for the lowest pass and so on."""
    return 0 if grade == Grade.FAIL else scale.passing.index(grade) + 1


def level_of_key(scale: Scale, number: int) -> Grade | None:
    """The level of a number key; None where the scale has none."""
    return next((grade for grade in scale.grades if level_key(scale, grade) == number), None)


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of the profile: its name, and the share of the scale (0…1) by whose view it is.

    ``short`` is a name for the picture, "" where there is none, and ``number`` the row's; ``rows`` are the
    requirements it stands for; ``levels`` has the very levels as words, for those who cannot see the picture.
    """

    name: str
    short: str = ""
    number: str = ""
    rows: tuple[str, ...] = ()
    shares: dict[str, float] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """Profile of a case: the axes, and the steps of the scale; ``ends`` are its names where it is pass or fail."""

    axes: tuple[Axis, ...] = ()
    steps: int = 5
    ends: tuple[str, str] = ("", "")

    def words(self) -> str:
        """The same facts as text, a line for each axis."""
        return "\n".join(
            f"{axis.name}: " + (", ".join(f"{who} {level}" for who, level in axis.levels.items()) or _("no level yet"))
            for axis in self.axes
        )


def profile_of(shown: Shown) -> Profile:
    """The profile that the reader may see: an axis for each area, or for each requirement where there are no areas."""
    areas = {row.area: [one for one in shown.rows if one.area == row.area] for row in shown.rows if row.area}
    whole = len(areas) > 2 and sum(map(len, areas.values())) == len(shown.rows)
    groups = areas if whole else {row.id: [row] for row in shown.rows}
    seen = {one: visible_view(shown.case, one, shown.reader) for one in shown.case.assessor_ids}
    views = [(one, _who(shown, one), view.levels) for one, view in seen.items() if view]
    axes = tuple(_axis(shown, rows, whole, views) for rows in groups.values())
    scale = shown.case.unit.scale
    ends = (_(Grade.FAIL.label), _(Grade.PASS.label)) if scale == Scale.PASS_FAIL else ("", "")
    return Profile(axes, len(scale.passing), ends)


def _axis(shown: Shown, rows: list[Row], is_area: bool, views: list[tuple[str, str, dict[str, Grade]]]) -> Axis:
    ids = tuple(row.id for row in rows)
    if is_area:
        axis = Axis(rows[0].area, rows[0].area, rows=ids)
    else:
        name = f"{rows[0].number}. {rows[0].text}"
        axis = Axis(name, shown.short_name(rows[0].id), str(rows[0].number), ids)
    for assessor, who, levels in views:
        _add(axis, shown, assessor, who, [levels[row.id] for row in rows if row.id in levels])
    if shown.case.self_assessment.is_settled or shown.reader == Role.STUDENT:
        _add_self(axis, shown, rows)
    return axis


def _who(shown: Shown, assessor: str) -> str:
    return _(Role(assessor).label) if assessor in set(Role) else assessor_name(shown.case, assessor)


def _add(axis: Axis, shown: Shown, key: str, who: str, grades: list[Grade]) -> None:
    if not grades:
        return
    scale = shown.case.unit.scale
    axis.shares[key] = sum(level_key(scale, grade) for grade in grades) / len(grades) / len(scale.passing)
    axis.levels[who] = ", ".join(full_level_name(scale, grade) for grade in grades)


def _add_self(axis: Axis, shown: Shown, rows: list[Row]) -> None:
    marks = [mark for row in rows if (mark := shown.case.self_assessment.marks.get(row.id)) in _SELF]
    if marks:
        axis.shares[Role.STUDENT] = sum(_SELF[mark] for mark in marks if mark) / len(marks) / len(_SELF)
        axis.levels[_(Role.STUDENT.label)] = ", ".join(_(mark.label) for mark in marks if mark)
