"""What eHOKS asks of a plan beyond its shape: of periods of learning, of days, of what may stand beside what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from desktop.domain.agreement import LONGEST_YEARS, lasts_longer
from desktop.domain.competence_plan import CompetencePlan, PlannedPeriod, Remark
from desktop.domain.errors import Problem
from desktop.domain.periods import NO_RIGHT, Right, duties_of_period, duties_of_workplace
from desktop.exchange.ehoks.checking import read_day
from desktop.exchange.ehoks.json_text import Path
from desktop.exchange.ehoks.places import where
from desktop.exchange.ehoks.shapes import UNIT_LISTS
from desktop.texts import _, day

REACHED_AFTER = date(2018, 1, 1)
REACHED_AHEAD = timedelta(days=14)

_KEYS: dict[str, Path] = {
    "agreement.starts": ("alku",),
    "agreement.ends": ("loppu",),
    "agreement.part_time": ("osa-aikaisuustieto",),
    "agreement.basis": ("oppisopimuksen-perusta-koodi-uri",),
    "agreement.breaks": ("keskeytymisajanjaksot",),
    "workplace.name": ("tyopaikalla-jarjestettava-koulutus", "tyopaikan-nimi"),
    "workplace.business_id": ("tyopaikalla-jarjestettava-koulutus", "tyopaikan-y-tunnus"),
    "instructor.name": ("tyopaikalla-jarjestettava-koulutus", "vastuullinen-tyopaikka-ohjaaja", "nimi"),
    "plan.tasks": ("tyopaikalla-jarjestettava-koulutus", "keskeiset-tyotehtavat"),
}
"""Where in a way of learning the fields of a case stand. What the shape tells already is not here."""


def rule_remarks(raw: dict[str, Any], plan: CompetencePlan, today: date, right: Right = NO_RIGHT) -> list[Remark]:
    """What eHOKS would refuse, or a person should look at, though each value by itself is as it should be."""
    return [
        *_day_remarks(raw, today),
        *_tuva_remarks(raw),
        *_support_remarks(raw),
        *_identifier_remarks(plan),
        *(remark for period in plan.periods for remark in _period_remarks(period, right)),
        *_demonstration_remarks(plan),
    ]


def _remark(path: Path, sentence: str, *, hard: bool = True) -> Remark:
    return Remark(at=path, where=where(path), sentence=sentence, hard=hard)


def _day_remarks(raw: dict[str, Any], today: date) -> Iterator[Remark]:
    reached = read_day(raw.get("osaamisen-saavuttamisen-pvm"))
    at = ("osaamisen-saavuttamisen-pvm",)
    if reached and reached <= REACHED_AFTER:
        yield _remark(at, _("eHOKS takes only a day after 1 January 2018."))
    elif reached and reached > today + REACHED_AHEAD:
        yield _remark(at, _("eHOKS takes this day at most two weeks ahead."))
    for index, one in enumerate(_listed(raw, "opiskeluvalmiuksia-tukevat-opinnot")):
        starts, ends = read_day(one.get("alku")), read_day(one.get("loppu"))
        if starts and ends and ends < starts:
            text = _("These studies end before they start.")
            yield _remark(("opiskeluvalmiuksia-tukevat-opinnot", index, "loppu"), text, hard=False)


def _tuva_remarks(raw: dict[str, Any]) -> Iterator[Remark]:
    parts = ("hankittavat-koulutuksen-osat",)
    if not raw.get(parts[0]):
        return
    if any(raw.get(name) for name in (*UNIT_LISTS, "opiskeluvalmiuksia-tukevat-opinnot")):
        yield _remark(parts, _("Parts of TUVA and units of a qualification cannot stand in one plan."))
    if raw.get("tuva-opiskeluoikeus-oid"):
        at = ("tuva-opiskeluoikeus-oid",)
        yield _remark(at, _("The plan of TUVA itself does not name its study right again."))


def _support_remarks(raw: dict[str, Any]) -> Iterator[Remark]:
    for index, one in enumerate(_listed(raw, "oppimisen-tuki")):
        kind = str(one.get("oppimisen-tuen-tyyppi-koodi-uri", ""))
        have = [key in one for key in ("alku", "loppu", "tutkinnon-osan-tyyppi-koodi-uri")]
        if kind.endswith("_01") and not all(have):
            yield _remark(("oppimisen-tuki", index), _("This kind of support needs a start, an end and its units."))
        elif kind.endswith(("_02", "_03")) and any(have):
            yield _remark(("oppimisen-tuki", index), _("This kind of support has neither days nor units."))


def _identifier_remarks(plan: CompetencePlan) -> Iterator[Remark]:
    times = Counter(one.agreement.identifier for one in plan.periods)
    for one in plan.periods:
        identifier = one.agreement.identifier
        if identifier and times[identifier] > 1:
            text = _("Another way of learning in this plan has the same identifier: {identifier}.")
            yield _remark((*one.at, "yksiloiva-tunniste"), text.format(identifier=identifier))
        elif not identifier and one.is_at_workplace:
            yield _remark((*one.at, "yksiloiva-tunniste"), _("A period at a workplace needs its identifier."))


def _period_remarks(period: PlannedPeriod, right: Right) -> Iterator[Remark]:
    if period.is_at_workplace:
        problems = duties_of_period(period.agreement, right)
        if period.workplace.name or period.instructor.name or period.tasks:
            ends = period.agreement.ends
            problems += duties_of_workplace(period.workplace, period.instructor, period.tasks, ends)
    else:
        problems = _plain_problems(period)
    for problem in problems:
        if keys := _KEYS.get(problem.field):
            yield _remark((*period.at, *keys), problem.text, hard=problem.hard)


def _plain_problems(period: PlannedPeriod) -> list[Problem]:
    """The days alone: what is asked of a workplace is not asked of learning at school."""
    starts, ends = period.agreement.starts, period.agreement.ends
    problems = [one for one in duties_of_period(period.agreement) if one.field == "agreement.breaks"]
    if starts and ends and ends < starts:
        problems.append(Problem("agreement.ends", _("The period ends before it starts.")))
    elif lasts_longer(period.agreement, LONGEST_YEARS):
        problems.append(Problem("agreement.ends", _("The period lasts over five years. Check the days.")))
    return problems


def _demonstration_remarks(plan: CompetencePlan) -> Iterator[Remark]:
    for unit in plan.units:
        for one in unit.demonstrations:
            if one.starts and one.ends and one.ends < one.starts:
                text = _("The demonstration ends {end}, before it starts {start}. eHOKS takes it; check the days.")
                told = text.format(start=day(one.starts), end=day(one.ends))
                yield _remark((*one.at, "loppu"), told, hard=False)


def _listed(raw: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    value = raw.get(key)
    yield from (one if isinstance(one, dict) else {} for one in (value if isinstance(value, list) else ()))
