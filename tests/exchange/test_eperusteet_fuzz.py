"""However a document is broken, it is read or refused in a sentence, and no text carries markup."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.exchange.eperusteet import ImportedDocument, counts, read_document
from tests.exchange import documents as make
from tests.exchange.test_eperusteet_real import strings

TAG = re.compile(r"<[a-zA-Z/!?]")
HOSTILE = [
    "<script>alert(1)</script>",
    "<ul><li>a<script>x</script><ul><li>b",
    "&lt;script&gt;alert(1)",
    "<dl><dt><dd><p><td><li>",
    "</li></ul><p></p>",
    "<<p>p>",
    "",
    " ",
    "[",
    "[]",
    "\0\ud800\u202e",
    "temporary_x",
    "999",
    "-",
    "- ",
    ":",
]
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False),
    st.sampled_from(HOSTILE),
    st.text(max_size=20),
    st.text("<>/&;#lipusctr! -\n", max_size=40),
    st.lists(st.none() | st.text(max_size=3), max_size=3),
    st.dictionaries(st.sampled_from(["fi", "sv", "_id", "x", "id"]), st.none() | st.text(max_size=5), max_size=3),
)


def everything() -> list[Any]:
    """A document of each form, with something of each kind in it."""
    structured = make.structured(1, areas={"Alue": [2]})
    old = make.assessment(make.area(make.target("2"), make.target("3"), uri="ammattitaitovaatimukset_1"))
    units = [
        make.unit(1, ammattitaitovaatimukset2019=structured, kuvaus=make.words("<p>Kuvaus</p>")),
        make.written_unit("<p>Opiskelija</p><ul><li>a<ul><li>b</li></ul></li></ul>", arviointi=old)
        | {"id": 2, "geneerinenArviointiasteikko": None},
        make.unit(3, tyyppi="reformi_tutke2", osaAlueet=[make.section(), make.section_2014(make.part_2014(401))]),
        make.unit(4, valmaTelmaSisalto=make.goals(), geneerinenArviointiasteikko=None),
    ]
    tree = make.module(make.module(make.place(11)), make.place(12))
    references = [make.reference(11, 1), make.reference(12, 2)]
    whole = make.document(*units, suoritustavat=[make.pathway(references, tree)], koulutuksenOsat=[make.tuva_part()])
    return [whole, {"data": units}, [make.section()], [make.tuva_part()]]


def nodes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of every node below a value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in below:
        yield (*path, key)
        yield from nodes(child, (*path, key))


DOCUMENTS = everything()
PLACES = [list(nodes(one)) for one in DOCUMENTS]


def holder(raw: Any, path: tuple[Any, ...]) -> Any:
    """What holds the node at the path; None when an earlier change took it away."""
    try:
        for key in path[:-1]:
            raw = raw[key]
        raw[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return raw if isinstance(raw, dict | list) else None


def check(data: bytes) -> None:
    """Read the bytes; the result, if there is one, can be counted and carries no markup."""
    with suppress(UserError):
        check_values(read_document(data))


def check_values(found: ImportedDocument) -> None:
    counts(found.qualification)
    for text in strings((found.qualification, found.findings)):
        assert not TAG.search(text)
        text.encode()


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_changed_document_is_read_or_refused(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(DOCUMENTS) - 1))
    raw = copy.deepcopy(DOCUMENTS[index])
    for _change in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(PLACES[index]))
        where = holder(raw, path)
        if where is None:
            continue
        match data.draw(st.sampled_from(["replace", "delete", "repeat", "rename"])):
            case "replace":
                where[path[-1]] = data.draw(JUNK)
            case "delete":
                del where[path[-1]]
            case "repeat" if isinstance(where, list):
                where.append(copy.deepcopy(where[path[-1]]))
            case _ if isinstance(where, dict) and isinstance(path[-1], str):
                where[data.draw(st.text(max_size=10) | st.sampled_from(HOSTILE))] = where.pop(path[-1])
    check(json.dumps(raw).encode())


@settings(max_examples=200)
@given(st.text("<>/&;=\"' \nlipusctrdhvxb!-?[]:–", max_size=120) | st.sampled_from(HOSTILE))
def test_no_text_can_carry_markup_anywhere(words: str) -> None:
    texts = make.words(words, sv=words)
    unit = make.written_unit(words, nimi=texts, kuvaus=texts, ammattitaidonOsoittamistavat=texts)
    unit["arviointi"] = make.assessment(make.area(make.target("1", [make.level("1", words)])), lisatiedot=texts)
    unit["geneerinenArviointiasteikko"] = None
    check(json.dumps(make.document(unit, nimi=texts, diaarinumero=words)).encode())


@settings(max_examples=200)
@given(st.integers(0, 6000), st.binary(max_size=6))
def test_damaged_bytes_are_read_or_refused(at: int, bytes_there: bytes) -> None:
    data = json.dumps(DOCUMENTS[0]).encode()
    check(data[:at] + bytes_there + data[at + len(bytes_there) :])
    check(data[:at])


@settings(max_examples=100)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(data)
