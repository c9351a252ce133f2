"""One search over everything: cases, notes, tasks, students, workplaces and units; also when a word is mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, visible_notes
from desktop.domain.found import Hit, Parts, excerpt, matches
from desktop.domain.known import student_key, workplace_key
from desktop.domain.library import UnitRow, home_words, in_force_first, without_older_local
from desktop.domain.local_text import say
from desktop.domain.near import near_words, words_of
from desktop.domain.overview import CaseRow
from desktop.domain.register import KnownStudent, KnownWorkplace
from desktop.domain.terms import Role
from desktop.texts import _, language

MOST, FEW = 12, 3
"""How many things are shown, and with how few the nearly right ones are looked for too."""

_NAMES = ("student", "unit", "workplace", "place", "instructor", "people")
_MOST_NOTES, _NOTES_OF_CASE, _MOST_GROUPS, _SEEN = 4, 3, 2, 40


def search_everything(workspace: Workspace, text: str) -> list[Hit]:
    """What the words find, of each kind the best first; where that is little, also what is nearly what was typed."""
    tokens = words_of(text)
    if not tokens:
        return []
    hits = _exact(workspace, text, tokens)
    if len(hits) < FEW:
        known = {_thing(hit) for hit in hits}
        hits += [hit for hit in _near(workspace, tokens) if _thing(hit) not in known]
    return hits[:MOST]


def _exact(workspace: Workspace, text: str, tokens: list[str]) -> list[Hit]:
    named = workspace.lists.search_columns(text, _NAMES, _SEEN)
    known = {row.id for row in named}
    found = workspace.lists.search(text, _SEEN) if len(named) < _SEEN else []
    others = [row for row in found if row.id not in known]
    noted = [hit for row in others[:_MOST_NOTES] for hit in _noted(workspace, row, tokens)]
    found_units = without_older_local(workspace.curriculum.units(text, MOST))
    units = [_unit_hit(row) for row in in_force_first(found_units, workspace.today())]
    groups = _groups(workspace, named, tokens)
    shown = {hit.key for hit in groups}
    groups += [hit for hit in _registered(workspace, text) if hit.key not in shown]
    return _shared_out(groups, [_case_hit(row) for row in named], noted, units)


def _near(workspace: Workspace, tokens: list[str]) -> list[Hit]:
    """What is found when each word may also be one that is nearly the typed one."""
    case_words, unit_words = workspace.lists.words(), workspace.curriculum.words()
    cases = [[token, *near_words(token, case_words)] for token in tokens]
    units = [[token, *near_words(token, unit_words)] for token in tokens]
    rows = workspace.lists.search_any(cases, MOST) if any(len(group) > 1 for group in cases) else []
    found = workspace.curriculum.units_any(units, MOST) if any(len(group) > 1 for group in units) else []
    return _shared_out([_case_hit(row, near=True) for row in rows], [_unit_hit(row, near=True) for row in found])


def _shared_out(*kinds: Sequence[Hit]) -> list[Hit]:
    """As much of each kind as there is room for; the first kinds give way to the last until each has its share."""
    left, taken = MOST, []
    for place, hits in enumerate(kinds):
        waiting = sum(min(len(other), MOST // len(kinds)) for other in kinds[place + 1 :])
        taken.append(hits[: max(0, left - waiting)])
        left -= len(taken[-1])
    return [hit for hits in taken for hit in hits]


def _case_hit(row: CaseRow, *, near: bool = False) -> Hit:
    told = (say(row.unit, language()), row.workplace)
    detail = " · ".join(one for one in told if one)
    return Hit("case", (row.id,), row.student or _("(no name)"), detail, near=near)


def _unit_hit(row: UnitRow, *, near: bool = False) -> Hit:
    key = (row.qualification, row.version, row.id)
    told = (home_words(row, language()), row.reference_number)
    return Hit("unit", key, say(row.name, language()), " · ".join(one for one in told if one), near=near)


def _groups(workspace: Workspace, rows: Sequence[CaseRow], tokens: list[str]) -> list[Hit]:
    """Students with several demonstrations and workplaces whose very name was searched."""
    students: dict[str, list[CaseRow]] = {}
    places: dict[str, list[CaseRow]] = {}
    for row in rows:
        if len(matches(f"{row.student} {row.student_number}", tokens)) == len(set(tokens)):
            students.setdefault(f"{row.student} {row.student_number}", []).append(row)
        if row.workplace and len(matches(row.workplace, tokens)) == len(set(tokens)):
            places.setdefault(row.workplace, []).append(row)
    several = [found for found in students.values() if len(found) > 1]
    hits = [_group_hit(workspace, "student", found) for found in several[:_MOST_GROUPS]]
    return hits + [_group_hit(workspace, "workplace", found) for found in list(places.values())[:_MOST_GROUPS]]


def _group_hit(workspace: Workspace, kind: str, rows: Sequence[CaseRow]) -> Hit:
    row = rows[0]
    student, workplace = workspace.lists.keys(row.id)
    if kind == "student":
        return Hit(kind, (student,), row.student, row.student_number)
    return Hit(kind, (workplace,), row.workplace, row.instructor)


def _registered(workspace: Workspace, text: str) -> list[Hit]:
    """Students and workplaces of the register."""
    students = workspace.register.find_students(text, _MOST_GROUPS)
    places = workspace.register.find_workplaces(text, _MOST_GROUPS)
    return [
        *(Hit("student", (student_key(one.student),), one.student.name, _told(one)) for one in students),
        *(Hit("workplace", (workplace_key(one.workplace),), one.workplace.name, _guides(one)) for one in places),
    ]


def _told(one: KnownStudent) -> str:
    return " · ".join(text for text in (one.student.number, one.group) if text)


def _guides(one: KnownWorkplace) -> str:
    return ", ".join(person.name for person in one.instructors[:_MOST_GROUPS]) or one.workplace.business_id


def _noted(workspace: Workspace, row: CaseRow, tokens: list[str]) -> list[Hit]:
    """A case in which notes or tasks say what was searched: those that say most of it, with the words around."""
    counted = [(len(matches(text, tokens)), kind, thing, text) for kind, thing, text in _texts(_case(workspace, row))]
    most = max((count for count, *_rest in counted), default=0)
    if not most:
        return [_case_hit(row)]
    best = [one for one in counted if one[0] == most][:_NOTES_OF_CASE]
    return [_noted_hit(row, kind, thing, excerpt(text, tokens)) for _count, kind, thing, text in best]


def _noted_hit(row: CaseRow, kind: str, thing: str, parts: Parts) -> Hit:
    return Hit(kind, (row.id, thing), row.student or _("(no name)"), "".join(part for part, _found in parts), parts)


def _case(workspace: Workspace, row: CaseRow) -> Case:
    case: Case = workspace.cases.get(row.id)
    return case


def _thing(hit: Hit) -> tuple[str, ...]:
    """What a hit leads to: a note leads to its case."""
    return hit.key[:1] if hit.kind in ("case", "note", "task") else (hit.kind, *hit.key)


def _texts(case: Case) -> Iterable[tuple[str, str, str]]:
    """Kind, field and words of every note the teacher may see, and of every task."""
    for note in visible_notes(case, Role.TEACHER):
        yield "note", f"notes.{note.id}", note.text
    for task in case.plan.tasks:
        yield "task", f"plan.tasks.{task.id}", task.text
