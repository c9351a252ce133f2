"""Common units beside the unit of a case: those of their osa-alueet that were shown in the same demonstration."""

from __future__ import annotations

from desktop.domain.case import Case
from desktop.domain.koski_facts import NATIONAL
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.sub_areas import ShownSubArea, finished, section_result
from desktop.exchange.koski.sections import section
from desktop.exchange.koski.values import Json, code, extent, full


def common_units(case: Case, usual: RegisterFacts) -> list[Json]:
    """Each common unit with its finished sections; its own grade is given elsewhere, once all of them are there."""
    kept = [one for one in finished(case.sub_areas) if one.content != case.unit.content and _is_national(one)]
    units = {one.content: one for one in kept}
    return [
        _unit(first, [one for one in kept if one.content == content], case, usual) for content, first in units.items()
    ]


def _unit(first: ShownSubArea, areas: list[ShownSubArea], case: Case, usual: RegisterFacts) -> Json:
    return full(
        {
            "tyyppi": code("ammatillisentutkinnonosa", "suorituksentyyppi"),
            "koulutusmoduuli": full(
                {
                    "tunniste": code(first.unit_code.removeprefix(NATIONAL), "tutkinnonosat"),
                    "pakollinen": first.unit_mandatory is not False,
                    "laajuus": extent(first.unit_extent),
                }
            ),
            "tutkinnonOsanRyhmä": code(UnitGroup.COMMON, "ammatillisentutkinnonosanryhma") if usual.group else None,
            "osasuoritukset": [section(section_result(one), case.language) for one in areas],
        }
    )


def _is_national(one: ShownSubArea) -> bool:
    """Whether Koski knows the unit and the section by their codes."""
    return bool(one.code and one.unit_code.startswith(NATIONAL))
