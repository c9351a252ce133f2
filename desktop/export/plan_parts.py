"""What a plan and the annex to an agreement have in common: tasks, what shows what, and when."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.curriculum import SkillRequirement
from desktop.domain.terms import Coverage, Role
from desktop.export.case_parts import Source, areas_begin, listed
from desktop.export.content import Block, Cell, Paragraph, Table, cell, column
from desktop.export.style import CELL_NOTE


def task_blocks(source: Source) -> Iterator[Block]:
    """The work tasks with the numbers of what they show."""
    _, case = source.translate, source.case
    if not case.plan.tasks:
        yield Paragraph(_("No work task has been written yet."))
        return
    numbers = {one: number for number, one in enumerate(case.unit.requirements, 1)}
    rows = []
    for number, task in enumerate(case.plan.tasks, 1):
        shown = ", ".join(str(numbers[one]) for one in case.unit.requirements if task.shows.get(one))
        rows.append((Cell(cell(f"{number}. {task.text}").parts, "Row"), cell(shown or "–")))
    yield Table((72, 28), tuple(rows), (column(_("Task")), column(_("Shows requirements"))))


def requirements_table(source: Source) -> Table:
    """Every requirement with what shows it and who observes it."""
    _ = source.translate
    rows = source.requirements()
    lead = source.lead(rows)
    first = column(f"{_('Requirement')}: {lead} …" if lead else _("Requirement"))
    begins = areas_begin(rows)
    body = [_requirement(source, number, row, begins[number - 1]) for number, row in enumerate(rows, 1)]
    heads = (first, column(_("Shown by")), column(_("Observed by")))
    return Table((58, 28, 14), tuple(body), heads, leads_on=True)


def _requirement(source: Source, number: int, row: SkillRequirement, area: bool) -> tuple[Cell, ...]:
    _, plan = source.translate, source.case.plan
    planned = plan.requirement(row.id)
    tasks = [str(place) for place, task in enumerate(plan.tasks, 1) if task.shows.get(row.id)]
    way = _(planned.coverage.label) if planned.coverage else ""
    left_for = plan.situation(planned.situation) if planned.coverage == Coverage.SITUATION else None
    if left_for:
        way = listed((way, source.situation(left_for)), ": ")
    named = _("task {numbers}") if len(tasks) == 1 else _("tasks {numbers}")
    shown = listed((named.format(numbers=", ".join(tasks)) if tasks else "", way), "; ")
    texts = source.requirement_parts(number, row, area)
    if planned.note.strip() and not plan.is_deviated(row.id):  # the note on a deviation may tell of the person
        texts = (*texts, Paragraph(planned.note.strip(), CELL_NOTE))
    if plan.is_adapted(row.id):
        text = _("Individual criteria (adapted): {text}").format(text=planned.individual.strip())
        texts = (*texts, Paragraph(text, CELL_NOTE))
    observers = " ".join(role.letter for role in Role if role in planned.observers)
    return (Cell(texts, "Row"), cell(shown or "–"), cell(observers or "–"))


def situations_table(source: Source) -> Table:
    """Each time of the demonstration with who observes it."""
    _ = source.translate
    both = " ".join(role.letter for role in source.case.plan.observers)
    rows = tuple(
        (
            Cell(cell(f"{number}. {source.situation(one)}").parts, "Row"),
            cell(one.observer.letter if one.observer else both),
        )
        for number, one in enumerate(source.case.plan.situations, 1)
    )
    return Table((72, 28), rows, (column(_("When")), column(_("Observed by"))), keep=True)
