"""What a new version of a qualification brings: units that came, went or changed, told in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.library import QualificationRow, UnitRow, counterpart, version_text
from desktop.domain.local_text import say
from desktop.texts import _, language, many

_NAMED = 6


@dataclass(frozen=True, slots=True)
class VersionNews:
    """A new version beside the one before it. ``uses`` is how many demonstrations stay with the older one."""

    before: QualificationRow
    added: tuple[UnitRow, ...] = ()
    removed: tuple[UnitRow, ...] = ()
    changed: tuple[UnitRow, ...] = ()
    same: int = 0
    uses: int = 0


def unit_changes(
    before: QualificationRow, was: Sequence[UnitRow], now: Sequence[UnitRow], uses: int = 0
) -> VersionNews:
    """Which units of a version are new, changed, as before, or gone."""
    pairs = [(unit, counterpart(unit, was)) for unit in now]
    kept = {id(other) for _unit, other in pairs if other}
    return VersionNews(
        before,
        added=tuple(unit for unit, other in pairs if other is None),
        removed=tuple(unit for unit in was if id(unit) not in kept),
        changed=tuple(unit for unit, other in pairs if other and other.content != unit.content),
        same=sum(bool(other and other.content == unit.content) for unit, other in pairs),
        uses=uses,
    )


def news_lines(news: VersionNews) -> list[str]:
    """The news in sentences, the first one saying against which version."""
    number = news.before.reference_number or say(news.before.name, language())
    told = [_("Compared with the version before it ({number}, {day}):").format(
        number=number, day=version_text(news.before.version))]  # fmt: skip
    for count, text, units in (
        (len(news.added), many("{n} new unit", "{n} new units", len(news.added)), news.added),
        (len(news.changed), many("{n} unit changed", "{n} units changed", len(news.changed)), news.changed),
        (len(news.removed), many("{n} unit left out", "{n} units left out", len(news.removed)), news.removed),
        (news.same, many("{n} unit as before", "{n} units as before", news.same), ()),
    ):
        if count:
            told.append(f"{text}: {_names(units)}" if units else text)
    if news.uses:
        text = many(
            "{n} demonstration stays with the version before. A draft can be moved in its plan.",
            "{n} demonstrations stay with the version before. Drafts can be moved in their plans.",
            news.uses,
        )
        told.append(text)
    return told


def _names(units: Sequence[UnitRow]) -> str:
    names = [say(one.name, language()) or _("(no name)") for one in units[:_NAMED]]
    return ", ".join(names) + (" …" if len(units) > _NAMED else "")
