"""How a qualification is put together: references to units with their extents, and the tree of modules (rakenne)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.curriculum import StructureNode
from desktop.domain.local_text import say
from desktop.exchange.eperusteet.codes import read_code
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

DEEPEST = 50
"""Real trees are up to eight modules deep."""

_PATHWAY_KEYS = keys("suoritustapakoodi laajuusYksikko rakenne sisalto tutkinnonOsaViitteet perusteenOsa id")
_REFERENCE_KEYS = keys("id _tutkinnonOsa laajuus laajuusMaksimi jarjestys järjestys muokattu tutkinnonOsa")
_NODE_KEYS = keys(
    "nimi kuvaus rooli pakollinen osaamisala tutkintonimike muodostumisSaanto osat tunniste versioId vieras "
    "erikoisuus _tutkinnonOsaViite"
)


@dataclass(slots=True)
class Places:
    """Where one unit stands in the qualification: per suoritustapa its extent, and its places in the trees."""

    extents: dict[str, float] = field(default_factory=dict)
    extent_max: float | None = None
    order: float | None = None
    mandatory: bool | None = None
    paths: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Structure:
    """All that the pathways (suoritustavat) of a document say."""

    trees: dict[str, StructureNode] = field(default_factory=dict)
    places: dict[str, Places] = field(default_factory=dict)

    def of(self, unit: str) -> Places:
        """The places of a unit."""
        return self.places.setdefault(unit, Places())


def read_structure(reading: Reading, document: Json, units: Collection[str]) -> Structure:
    """The structure of a document whose units have the given ids."""
    structure = Structure()
    for pathway, at in reading.objects(document, "suoritustavat", ""):
        reading.note_unknown(pathway, _PATHWAY_KEYS, at)
        code = reading.word(pathway, "suoritustapakoodi", at)
        references = _read_references(reading, pathway, at, structure, code, units)
        if tree := reading.object(pathway, "rakenne", at):
            reader = _Tree(reading, structure, references)
            structure.trees[code] = reader.module(tree, f"{at}.rakenne", (), mandatory=None)
    return structure


def _read_references(
    reading: Reading, pathway: Json, at: str, structure: Structure, code: str, units: Collection[str]
) -> dict[str, str]:
    """Unit by id of the reference (viite), "" for a unit that the document lacks; extents are kept on the way."""
    found = {}
    for raw, place in reading.objects(pathway, "tutkinnonOsaViitteet", at):
        reading.note_unknown(raw, _REFERENCE_KEYS, place)
        unit = reading.ident(raw, "_tutkinnonOsa", place)
        if unit not in units:
            reading.note(
                place, _("The unit {id} is referred to, but it is not in the document.").format(id=unit or "?")
            )
            unit = ""
        else:
            _keep_extent(reading, raw, place, structure.of(unit), code)
        found[reading.ident(raw, "id", place)] = unit
    return found


def _keep_extent(reading: Reading, raw: Json, at: str, places: Places, code: str) -> None:
    extent = reading.number(raw, "laajuus", at)
    if extent is not None:
        places.extents.setdefault(code, extent)
    if places.extent_max is None:
        places.extent_max = reading.number(raw, "laajuusMaksimi", at)
    if places.order is None:
        order = reading.number(raw, "jarjestys", at)
        places.order = reading.number(raw, "järjestys", at) if order is None else order


class _Tree:
    """Reads the tree of one pathway and notes on its way where each unit stands."""

    def __init__(self, reading: Reading, structure: Structure, references: dict[str, str]) -> None:
        self._reading = reading
        self._structure = structure
        self._references = references

    def module(self, raw: Json, at: str, above: tuple[str, ...], mandatory: bool | None) -> StructureNode:
        """A module with everything below it."""
        reading = self._reading
        reading.note_unknown(raw, _NODE_KEYS, at)
        specialty, code = self._specialty(raw, at)
        name = reading.text(raw, "nimi", at) or specialty
        key = reading.word(raw, "tunniste", at) or say(name, "fi")
        own = reading.flag(raw, "pakollinen", at)
        return StructureNode(
            key=key,
            name=name,
            code=code,
            description=reading.prose(raw, "kuvaus", at),
            role=reading.word(raw, "rooli", at),
            mandatory=own,
            points=self._bounds(raw, "laajuus", at),
            children_count=self._whole_bounds(raw, at),
            children=self._children(raw, at, (*above, key), mandatory or own),
        )

    def _children(self, raw: Json, at: str, path: tuple[str, ...], mandatory: bool | None) -> tuple[StructureNode, ...]:
        children = []
        if len(path) > DEEPEST and raw.get("osat"):
            self._reading.note(at, _("The structure is too deep here; what is below was left out."))
            return ()
        for child, place in self._reading.objects(raw, "osat", at):
            if child.get("_tutkinnonOsaViite") is None:
                children.append(self.module(child, place, path, mandatory))
            elif node := self._reference(child, place, path, mandatory):
                children.append(node)
        return tuple(children)

    def _reference(self, raw: Json, at: str, path: tuple[str, ...], mandatory: bool | None) -> StructureNode | None:
        reading = self._reading
        reading.note_unknown(raw, _NODE_KEYS, at)
        reference = reading.ident(raw, "_tutkinnonOsaViite", at)
        unit = self._references.get(reference)
        if unit is None:
            reading.note(at, _("The reference {id} leads to no unit of this pathway.").format(id=reference or "?"))
        if not unit:
            return None
        own = reading.flag(raw, "pakollinen", at)
        self._keep_place(self._structure.of(unit), path, mandatory or own)
        return StructureNode(unit=unit, mandatory=own, description=reading.prose(raw, "kuvaus", at))

    def _keep_place(self, places: Places, path: tuple[str, ...], mandatory: bool | None) -> None:
        """A unit is taken for mandatory if it is so in any of its places: a hint, for the tree is inconsistent."""
        places.paths.append(path)
        places.mandatory = bool(mandatory) or bool(places.mandatory)

    def _specialty(self, raw: Json, at: str) -> tuple[dict[str, str], str]:
        """Name and code of the competence area or the qualification title that a module stands for."""
        reading = self._reading
        if area := reading.object(raw, "osaamisala", at):
            place = f"{at}.osaamisala"
            uri = reading.word(area, "osaamisalakoodiUri", place)
            return reading.text(area, "nimi", place), uri or read_code(reading, raw, at, "osaamisala").uri
        title = reading.object(raw, "tutkintonimike", at)
        return reading.text(title, "nimi", f"{at}.tutkintonimike"), read_code(reading, raw, at, "tutkintonimike").uri

    def _bounds(self, raw: Json, key: str, at: str) -> tuple[float | None, float | None]:
        """At least and at most, in points (laajuus) or in children (koko)."""
        reading = self._reading
        rule = reading.object(raw, "muodostumisSaanto", at)
        bounds: Any = reading.object(rule, key, f"{at}.muodostumisSaanto")
        place = f"{at}.muodostumisSaanto.{key}"
        return reading.number(bounds, "minimi", place), reading.number(bounds, "maksimi", place)

    def _whole_bounds(self, raw: Json, at: str) -> tuple[int | None, int | None]:
        least, most = self._bounds(raw, "koko", at)
        return None if least is None else int(least), None if most is None else int(most)
