"""What happened beside the plan: interruptions and complements, as a part of the plan and of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from desktop.domain.case import Case
from desktop.domain.side_states import Complement, Interruption
from desktop.export.case_parts import Source, listed
from desktop.export.content import Block, Cell, Heading, Paragraph, Table, cell, column
from desktop.export.style import CELL, CELL_NOTE
from desktop.texts import hours, moment


def side_blocks(source: Source) -> Iterator[Block]:
    """A table of what was agreed after the plan; nothing where nothing was."""
    _, case = source.translate, source.case
    rows = [_interrupted(source, one) for one in case.interruptions]
    rows += [_complemented(source, one) for one in case.complements]
    if rows:
        yield Heading(_("Changes on the day"))
        yield Table((72, 28), tuple(rows), (column(_("What was agreed")), column(_("When"))))


def _interrupted(source: Source, one: Interruption) -> tuple[Cell, ...]:
    _ = source.translate
    carried = _numbers(source, one.left)
    continued = one.resumed_at and _("Continued {time}").format(time=moment(one.resumed_at, source.language))
    planned = one.continues and _("Continues {time}").format(time=_day(source, one))
    notes = (_("Carried over: requirement {n}").format(n=carried) if carried else "", continued or planned or "")
    return _row(source, _("Interrupted: {reason}").format(reason=one.reason), notes, one)


def _complemented(source: Source, one: Complement) -> tuple[Cell, ...]:
    _ = source.translate
    shown = one.shown_at and _("Shown {time}").format(time=moment(one.shown_at, source.language))
    planned = one.on and _("To be shown {time}").format(time=_day(source, one))
    about = _("requirement {n}").format(n=_numbers(source, one.requirements))
    notes = (listed((_(one.way.label), about), " · "), shown or planned or "")
    return _row(source, _("Complement: {what}").format(what=one.what), notes, one)


def _row(source: Source, text: str, notes: Iterable[str], one: Interruption | Complement) -> tuple[Cell, ...]:
    parts = (Paragraph(text, CELL), *(Paragraph(note, CELL_NOTE) for note in notes if note))
    return (Cell(parts, "Row"), cell(moment(one.at, source.language)))


def _day(source: Source, one: Interruption | Complement) -> str:
    on = one.continues if isinstance(one, Interruption) else one.on
    return listed((source.day(on), hours(one.starts, None, source.language)), " ")


def _numbers(source: Source, rows: Iterable[str]) -> str:
    wanted = set(rows)
    return ", ".join(str(place) for place, row in enumerate(source.case.unit.requirements, 1) if row in wanted)


def side_facts(case: Case) -> dict[str, Any]:
    """The same as data."""
    return {
        "interruptions": [
            {
                "at": one.at.isoformat(),
                "reason": one.reason,
                "left": list(one.left),
                "continues": one.continues.isoformat() if one.continues else None,
                "resumed_at": one.resumed_at.isoformat() if one.resumed_at else None,
            }
            for one in case.interruptions
        ],
        "complements": [
            {
                "at": one.at.isoformat(),
                "way": one.way.value,
                "what": one.what,
                "requirements": list(one.requirements),
                "on": one.on.isoformat() if one.on else None,
                "shown_at": one.shown_at.isoformat() if one.shown_at else None,
            }
            for one in case.complements
        ],
    }
