"""What each requirement row of the assessment shows, from whose side it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, assessor_name, visible_notes, visible_view
from desktop.domain.terms import Grade, Role, Scale
from desktop.domain.wording import CriterionLine
from desktop.gui.demonstrations.level_row import RowShown
from desktop.gui.demonstrations.shown import Row, Shown
from desktop.texts import _, clock

BOTH, SELF = "both", "self"
Criteria = Callable[[Grade], tuple[CriterionLine, ...]]


def default_side(shown: Shown) -> str:
    """Whose side a reader sees first: their own until the views may be compared."""
    return BOTH if shown.case.views_ready else shown.reader


def is_hidden(shown: Shown, side: str) -> bool:
    """Whether this side may not be seen yet."""
    if side == BOTH:
        return not shown.case.views_ready
    return side != SELF and visible_view(shown.case, side, shown.reader) is None


def ordered(shown: Shown, side: str) -> tuple[Row, ...]:
    """The rows in the order to work in: while comparing, those on which the views differ come first."""
    if side != BOTH:
        return shown.rows
    return tuple(sorted(shown.rows, key=lambda row: row.id not in shown.differing))


def row_shown(shown: Shown, row: Row, side: str) -> RowShown:
    """One row as it is shown from a side."""
    criteria = partial(shown.marked_criteria, row.id)
    make = _comparing if side == BOTH else _own
    return make(shown, row, side, criteria)


def _own(shown: Shown, row: Row, side: str, criteria: Criteria) -> RowShown:
    view = shown.case.view(side)
    level = view.levels.get(row.id)
    mine = side == shown.reader and not shown.case.is_closed and not shown.case.views_ready
    return RowShown(
        row=row,
        scale=shown.case.unit.scale,
        criteria=criteria,
        people={level: (Role(side),)} if level and side in set(Role) else {},
        chosen=level,
        editable=mine,
        large=shown.guest,
        side=side,
        words=view.comments.get(row.id, ""),
        hint=_("Why? (K)") if shown.case.unit.scale == Scale.PASS_FAIL else _("Why this level? (K)"),
        quotes=_notes(shown, row),
    )


def _notes(shown: Shown, row: Row) -> tuple[tuple[Role | None, str], ...]:
    notes = [note for note in visible_notes(shown.case, shown.reader) if row.id in note.requirements]
    return tuple((_role(note.by), quoted(shown.case, note)) for note in notes[:2])


def quoted(case: Case, note: Observation) -> str:
    """An observation with its time, and whose it is where no role says so."""
    said = f"{clock(note.at)} {note.text}"
    return said if _role(note.by) else f"{assessor_name(case, note.by)}: {said}"


def _comparing(shown: Shown, row: Row, side: str, criteria: Criteria) -> RowShown:
    case = shown.case
    people: dict[Grade, tuple[Role, ...]] = {}
    for assessor in case.assessor_ids:
        level = case.view(assessor).levels.get(row.id)
        role = _role(assessor)
        if level and role:
            people[level] = (*people.get(level, ()), role)
    agreed = case.comparison.agreed.get(row.id)
    differs = row.id in shown.differing
    return RowShown(
        row=row,
        scale=case.unit.scale,
        criteria=criteria,
        people=people,
        chosen=agreed,
        agreed=agreed,
        differs=differs,
        comparing=True,
        editable=not case.is_closed,
        large=shown.guest,
        side=side,
        words=case.comparison.solved.get(row.id, "") if differs else None,
        hint=_("How was the difference solved?"),
        quotes=_comments(case, row),
    )


def _comments(case: Case, row: Row) -> tuple[tuple[Role | None, str], ...]:
    said = ((_role(one), _said(case, row, one)) for one in case.assessor_ids)
    return tuple((role, text) for role, text in said if text)


def _said(case: Case, row: Row, assessor: str) -> str:
    """What an assessor wrote; of one beside the two, whose level has no mark of its own, also who and which level."""
    view = case.view(assessor)
    comment, level = view.comments.get(row.id, ""), view.levels.get(row.id)
    if _role(assessor) is not None or level is None:
        return comment
    told = f"{assessor_name(case, assessor)}: {_(case.unit.scale.name_of(level))}"
    return f"{told}. {comment}" if comment else told


def _role(assessor: str) -> Role | None:
    return Role(assessor) if assessor in set(Role) else None


def settled_count(case: Case) -> int:
    """How many requirements have a common level."""
    return sum(case.comparison.is_settled(row) for row in case.rows)


def third_waiting(case: Case) -> str:
    """The id of an assessor beside the two whose view alone is waited for, "" for nobody."""
    waiting = [one for one in case.assessor_ids if not case.view(one).ready_at]
    return waiting[0] if waiting and not set(waiting) & set(Role) else ""


def open_differences(case: Case) -> list[str]:
    """The requirements on which the views differ and no common level is agreed."""
    return [row for row in case.differing if not case.comparison.is_settled(row)]
