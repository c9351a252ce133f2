"""Rows of the library of requirements: what lists of qualifications and units show without opening each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.curriculum import Qualification, QualificationUnit, UnitKind, Validity, validity
from desktop.domain.local_text import LocalText, say
from desktop.domain.pairing import plain
from desktop.texts import _, day, language, moment, n_


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationRow:
    """One version of a qualification's requirements in the library."""

    id: str
    version: str
    name: LocalText
    reference_number: str = ""
    kind: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    transition_ends: date | None = None
    imported_at: datetime | None = None
    units: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit of one version of a qualification. ``content`` is the SHA-256 of its texts."""

    qualification: str
    version: str
    id: str
    name: LocalText
    code: str = ""
    kind: str = ""
    extent: float | None = None
    content: str = ""
    qualification_name: LocalText = field(default_factory=dict)
    reference_number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    transition_ends: date | None = None


Dated = QualificationRow | UnitRow


def row_of(qualification: Qualification) -> QualificationRow:
    """A version as lists would show it once it is in the library."""
    return QualificationRow(
        id=qualification.id,
        version=qualification.version,
        name=qualification.name,
        reference_number=qualification.reference_number,
        kind=qualification.kind,
        valid_from=qualification.valid_from,
        valid_until=qualification.valid_until,
        transition_ends=qualification.transition_ends,
        units=len(qualification.units),
    )


def unit_row(qualification: Qualification, unit: QualificationUnit, content: str) -> UnitRow:
    """A unit as lists would show it; ``content`` is the SHA-256 of its texts."""
    return UnitRow(
        qualification=qualification.id,
        version=qualification.version,
        id=unit.id,
        name=unit.name,
        code=unit.code,
        kind=unit.kind,
        extent=unit.extent,
        content=content,
        qualification_name=qualification.name,
        reference_number=qualification.reference_number,
        valid_from=qualification.valid_from,
        valid_until=qualification.valid_until,
        transition_ends=qualification.transition_ends,
    )


class UnitGroup(StrEnum):
    """What sort of units a person looks for."""

    VOCATIONAL = "vocational"
    COMMON = "common"
    PREPARATORY = "preparatory"
    LOCAL = "local"

    @property
    def label(self) -> str:
        """What it is called (marked)."""
        return _GROUPS[self][0]

    @property
    def kinds(self) -> tuple[UnitKind, ...]:
        """The kinds of unit that belong to it."""
        return _GROUPS[self][1]


_GROUPS = {
    UnitGroup.VOCATIONAL: (n_("Vocational units"), (UnitKind.VOCATIONAL,)),
    UnitGroup.COMMON: (n_("Common units"), (UnitKind.COMMON, UnitKind.COMMON_2014)),
    UnitGroup.PREPARATORY: (n_("TUVA and TELMA"), (UnitKind.PREPARATORY, UnitKind.TUVA_PART)),
    UnitGroup.LOCAL: (n_("Local units"), (UnitKind.LOCAL,)),
}

VALIDITY = {
    Validity.IN_FORCE: n_("In force"),
    Validity.TRANSITION: n_("Transition period"),
    Validity.COMING: n_("Not yet in force"),
    Validity.ENDED: n_("No longer in force"),
}
"""What is said of a document's validity (marked), in the order in which people want to see them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of which units the search tells: of some documents by their ids, of a kind, by validity on a day."""

    qualifications: tuple[str, ...] = ()
    group: UnitGroup | None = None
    validity: Validity | None = None
    on: date | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.qualifications or self.group or self.validity)

    def fits(self, row: QualificationRow) -> bool:
        """Whether units of a version may be among those wanted."""
        return self._is_time(row) and (not self.qualifications or row.id in self.qualifications)

    def taker(self) -> Callable[[UnitRow], bool]:
        """What tells of each unit whether it is among those wanted; quick, as it judges each version once."""
        kinds = frozenset(self.group.kinds if self.group else UnitKind)
        documents = frozenset(self.qualifications)
        known: dict[tuple[str, str], bool] = {}

        def takes(unit: UnitRow) -> bool:
            key = (unit.qualification, unit.version)
            right = known.get(key)
            if right is None:
                known[key] = right = self._is_time(unit) and (not documents or unit.qualification in documents)
            return right and (unit.kind or UnitKind.VOCATIONAL) in kinds

        return takes

    def _is_time(self, row: Dated) -> bool:
        return not (self.validity and self.on) or validity(row, self.on) == self.validity


def period(row: Dated) -> str:
    """From when to when a version is in force."""
    if row.valid_from is None and row.valid_until is None:
        return _("no dates given")
    return f"{day(row.valid_from)}–{day(row.valid_until)}"


def validity_words(row: Dated, today: date, *, short: bool = False) -> str:
    """Whether a version is in force, with the day that matters; for whom a transition period is, unless ``short``."""
    until, ends = day(row.valid_until), day(row.transition_ends)
    match validity(row, today):
        case Validity.COMING:
            return _("Comes into force on {day}").format(day=day(row.valid_from))
        case Validity.TRANSITION if short:
            return _("Transition period until {day}").format(day=ends)
        case Validity.TRANSITION:
            text = _("Transition period until {day}: for those who began by {last}")
            return text.format(day=ends, last=until)
        case Validity.ENDED:
            return _("Not in force after {day}").format(day=ends or until)
        case _ if row.valid_until:
            return _("In force until {day}").format(day=until)
    return _("In force since {day}").format(day=day(row.valid_from)) if row.valid_from else _("In force")


def version_text(version: str) -> str:
    """A version of a document as people know it: the day it was published; as it stands where it names no day."""
    return day(date.fromisoformat(version[:10])) if version[:10].count("-") == 2 else version


def is_moment(version: str) -> bool:
    """Whether a version is the moment at which something was made."""
    try:
        return datetime.fromisoformat(version).tzinfo is not None
    except ValueError:
        return False


def local_version(unit: UnitRow) -> str:
    """A version of a local unit as people tell it from others: when it was made."""
    return moment(datetime.fromisoformat(unit.version))


def version_name(row: QualificationRow) -> str:
    """A version as people tell it from others: its number, and the day it was published."""
    number = row.reference_number or say(row.name, language())
    return " · ".join(one for one in (number, version_text(row.version)) if one)


def same_qualification(one: QualificationRow, other: QualificationRow) -> bool:
    """Whether two documents are of one qualification: one id or number, or one name; renewed ones have new numbers.

    A document of a local unit has the name and number of the qualification that the unit is part of, but is not of it.
    """
    if UnitKind.LOCAL in (one.kind, other.kind):
        return one.id == other.id
    if one.id == other.id or (one.reference_number and one.reference_number == other.reference_number):
        return True
    same_kind = one.kind == other.kind
    return same_kind and any(
        words and plain(words) == plain(other.name.get(code, "")) for code, words in one.name.items()
    )


def age(row: QualificationRow) -> tuple[date, str]:
    """What orders the versions of one qualification: the day they come into force, then that of publication."""
    return row.valid_from or date.min, row.version


def newer_versions(row: QualificationRow, rows: Iterable[QualificationRow]) -> list[QualificationRow]:
    """The versions of the same qualification that came after this one, the newest first."""
    later = (one for one in rows if same_qualification(row, one) and age(one) > age(row))
    return sorted(later, key=age, reverse=True)


def counterpart(unit: UnitRow, units: Sequence[UnitRow]) -> UnitRow | None:
    """The same unit among those of another version: by its code, else its id, else its name."""
    same_code = [one for one in units if one.code and one.code == unit.code]
    if len(same_code) == 1:
        return same_code[0]
    among = same_code or units
    same_id = next((one for one in among if one.id == unit.id), None)
    return same_id or next((one for one in among if is_same_name(one.name, unit.name)), None)


def is_part_of(local: QualificationRow, row: QualificationRow) -> bool:
    """Whether the local unit of a document is part of this qualification."""
    if local.reference_number or row.reference_number:
        return local.reference_number == row.reference_number
    return is_same_name(local.name, row.name)


def is_same_name(one: LocalText, other: LocalText) -> bool:
    """Whether two names are the same in some language."""
    return any(words and plain(words) == plain(other.get(code, "")) for code, words in one.items())


def home_words(unit: UnitRow, reader: str) -> str:
    """Whose a unit is: its qualification's; of a local unit that it is one, and what it is part of, if anything."""
    local = _("local unit") if unit.kind == UnitKind.LOCAL else ""
    return " · ".join(one for one in (local, say(unit.qualification_name, reader)) if one)


def without_older_local(units: Iterable[UnitRow]) -> list[UnitRow]:
    """The units but for earlier versions of local ones, which stay only for the cases that follow them."""
    found = list(units)
    newest: dict[str, str] = {}
    for unit in found:
        newest[unit.id] = max(unit.version, newest.get(unit.id, ""))
    return [unit for unit in found if unit.kind != UnitKind.LOCAL or unit.version == newest[unit.id]]


def in_force_first(units: Iterable[UnitRow], today: date) -> list[UnitRow]:
    """The units that are in force before those of the transition period, to come, and ended; otherwise as they are."""
    order = list(VALIDITY)
    return sorted(units, key=lambda unit: order.index(validity(unit, today)))
