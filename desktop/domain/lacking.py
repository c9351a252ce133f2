"""What a case lacks in a word or two each, for lists that have no room for sentences."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.errors import Problem
from desktop.texts import _, n_

_KINDS = (
    ("student", n_("student's data")),
    ("unit", n_("unit")),
    ("teacher", n_("teacher's name")),
    ("workplace", n_("workplace's data")),
    ("instructor", n_("instructor's data")),
    ("agreement", n_("agreement")),
    ("plan.place", n_("place")),
    ("plan.starts", n_("time")),
    ("plan.ends", n_("time")),
    ("plan.situations", n_("time")),
    ("plan.tasks", n_("work tasks")),
    ("plan.requirements", n_("ways for requirements")),
    ("plan.assessors", n_("assessors' statements")),
    ("plan.review_rights_told_on", n_("telling of a review")),
    ("plan.ready", n_("readiness")),
    ("interruptions", n_("continuing")),
    ("self_assessment", n_("self-assessment")),
    ("views.teacher", n_("teacher's view")),
    ("views.instructor", n_("instructor's view")),
    ("views", n_("an assessor's view")),
    ("comparison.agreed", n_("common levels")),
    ("decision.grade", n_("grade")),
    ("decision.reason", n_("reason")),
    ("decision.fail_reason", n_("reason for the fail")),
    ("decision.short_description", n_("description")),
    ("decision.participants", n_("who took part")),
    ("decision.deciders", n_("who decided")),
)
"""The beginning of a field and its words. What the next act itself says, such as agreeing, is not listed."""

_LABELS = dict(_KINDS)
MOST = 2


def kinds_of(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The kinds of what is missing, each once, in the order of the problems; warnings do not count."""
    found = (_kind(problem.field) for problem in problems if problem.hard)
    return tuple(dict.fromkeys(kind for kind in found if kind))


def _kind(field: str) -> str:
    return next((start for start, _label in _KINDS if field.startswith(start)), "")


def missing_words(kinds: Iterable[str]) -> str:
    """What is missing as part of a line: "missing: time, work tasks and 2 more"; "" when nothing is."""
    words = list(dict.fromkeys(_(_LABELS[kind]) for kind in kinds if kind in _LABELS))
    if not words:
        return ""
    if len(words) > MOST:
        return _("missing: {things} and {n} more").format(things=", ".join(words[:MOST]), n=len(words) - MOST)
    return _("missing: {things}").format(things=", ".join(words))
