"""Näyttö: the demonstration with its place, time and assessment. Here a fail is told, with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.koski_codes import grade_code, unit_targets
from desktop.domain.koski_facts import deciding, is_graded_right, place_words
from desktop.domain.terms import DiscussionRole
from desktop.exchange.koski.values import Json, code, coded, day, full, one_line, text


def demonstration(case: Case, unit: QualificationUnit) -> Json:
    """The value of näyttö."""
    return full(
        {
            "kuvaus": text(one_line(case.decision.short_description), case.language),
            "suorituspaikka": _place(case),
            "suoritusaika": _time(case),
            "arviointi": _assessment(case, unit),
        }
    )


def _place(case: Case) -> Json | None:
    """Kind and words, both of which Koski requires."""
    kind, words = case.plan.place_kind, text(one_line(place_words(case)), case.language)
    if kind is None or words is None:
        return None
    return {"tunniste": code(kind, "ammatillisennaytonsuorituspaikka"), "kuvaus": words}


def _time(case: Case) -> Json | None:
    """First and last day, both of which Koski requires, in their order."""
    starts, ends = case.plan.starts, case.plan.ends
    if starts is None or ends is None or ends < starts:
        return None
    return {"alku": day(starts), "loppu": day(ends)}


def _assessment(case: Case, unit: QualificationUnit) -> Json | None:
    decision, scale = case.decision, case.unit.scale
    if decision.grade is None or decision.decided_on is None or not is_graded_right(decision.grade, scale, unit.kind):
        return None
    return full(
        {
            "arvosana": coded(grade_code(decision.grade, scale)),
            "päivä": day(decision.decided_on),
            "arvioitsijat": [{"nimi": name} for name in assessor_names(case)],
            "arviointikohteet": _targets(case, unit),
            "arvioinnistaPäättäneet": _codes(
                (one.role for one in deciding(case)), "ammatillisennaytonarvioinnistapaattaneet"
            ),
            "arviointikeskusteluunOsallistuneet": _codes(
                _took_part(case), "ammatillisennaytonarviointikeskusteluunosallistuneet"
            ),
            "hylkäyksenPeruste": text(decision.fail_reason, case.language) if decision.failed else None,
        }
    )


def assessor_names(case: Case) -> tuple[str, ...]:
    """The names of those who decided, each once."""
    return tuple(dict.fromkeys(name for one in deciding(case) if (name := one_line(one.name))))


def _codes(values: Iterable[str], codes: str) -> list[Json]:
    return [code(value, codes) for value in sorted({str(value) for value in values})]


def _took_part(case: Case) -> set[DiscussionRole]:
    """Who took part; that none was held is never said beside somebody."""
    people = set(case.decision.participants)
    return people - {DiscussionRole.NONE_HELD} or people


def _targets(case: Case, unit: QualificationUnit) -> list[Json]:
    """The grades that people gave to the targets of 2014, where the unit has those and no others."""
    scale, given = case.unit.scale, case.register_facts.targets
    return [
        {"tunniste": code(one, "ammatillisennaytonarviointikohde"), "arvosana": coded(grade_code(given[one], scale))}
        for one in unit_targets(unit)
        if one in given and given[one] in scale.grades
    ]
