"""The sub-areas of common units in a plan and in a record: what shows each, and whose record it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.domain.case import Case
from desktop.domain.local_text import say
from desktop.domain.sub_areas import ShownSubArea
from desktop.export.case_parts import Source, listed
from desktop.export.content import Block, Cell, Heading, Paragraph, Table, cell, column
from desktop.export.style import CELL, CELL_NOTE, SMALL


def sub_area_blocks(source: Source) -> Iterator[Block]:
    """A table of the sub-areas; nothing where none is shown. Their results stand in records of their own."""
    _, areas = source.translate, source.case.sub_areas
    if not areas:
        return
    heads = (column(_("Sub-area")), column(_("Shown by")), column(_("Its own teacher")))
    yield Heading(_("Sub-areas of common units (YTO)"))
    yield Table((44, 22, 34), tuple(_row(source, one) for one in areas), heads)
    yield Paragraph(_("Each sub-area has its own teacher, who gives its grade and reasons in its own record."), SMALL)


def _row(source: Source, one: ShownSubArea) -> tuple[Cell, ...]:
    _, case = source.translate, source.case
    numbers = [str(place) for place, task in enumerate(case.plan.tasks, 1) if one.tasks.get(task.id)]
    named = _("task {numbers}") if len(numbers) == 1 else _("tasks {numbers}")
    shown = named.format(numbers=", ".join(numbers)) if numbers else "–"
    name = (
        Paragraph(say(one.name, source.language), CELL),
        Paragraph(say(one.unit_name, source.language), CELL_NOTE),
    )
    return (
        Cell(name, "Row"),
        cell(shown if one.shown_now else _("not in this demonstration")),
        cell(listed((one.teacher, one.organisation)) or "–"),
    )


def result_words(source: Source) -> str:
    """The signed results of the sub-areas, one after the other; "" where there are none."""
    signed = [one for one in source.case.sub_areas if one.signed is not None and one.grade is not None]
    return "; ".join(
        f"{say(one.name, source.language)}: {source.translate(one.scale.name_of(one.grade))} ({one.teacher})"
        for one in signed
        if one.grade is not None
    )


def sub_area_facts(case: Case) -> dict[str, Any]:
    """The same as data; nothing where none is shown."""
    if not case.sub_areas:
        return {}
    return {"sub_areas": [_facts(case, one) for one in case.sub_areas]}


def _facts(case: Case, one: ShownSubArea) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "unit": one.unit_code,
        "mandatory": one.mandatory,
        "teacher": one.teacher,
        "organisation": one.organisation,
        "shown_now": one.shown_now,
        "tasks": list(one.shown_by(case)),
    }
