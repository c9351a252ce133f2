"""The history of a document, and merging with a copy: what both sides changed differently is found, nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import loro
import msgspec

from desktop.domain.history import Change, Conflict
from desktop.store.documents import FIELDS, TEXT, Document, at_version, guarded, state
from desktop.store.flat import field_name, is_place

_FIELDS_ID = f"cid:root-{FIELDS}:Map"
_TEXT_ID = f"cid:root-{TEXT}"


def history(document: Document) -> list[Change]:
    """Every change, the oldest first."""
    doc = document.loro
    with guarded():
        return [_change(one) for one in _changes(doc, _nothing(), doc.oplog_vv)]


def all_operations(document: Document) -> str:
    """Everything that was ever written into the document, as JSON."""
    with guarded():
        exported: bytes | str = document.loro.export_json_updates(_nothing(), document.loro.oplog_vv)
    return exported if isinstance(exported, str) else exported.decode()


def merge(document: Document, update: bytes) -> list[Conflict]:
    """Take in what a copy has changed; returns the fields that both sides set to different values since they last met.

    Of a conflicting field one value stands for now, the same on every copy. Of a text that both edited, the words of
    both stand. UserError when the update is damaged; the document is then to be thrown away.
    """
    doc = document.loro
    mine = doc.oplog_vv
    document.read(update)
    with guarded():
        theirs = _version_of(doc, update)
        if mine.includes_vv(theirs) or theirs.includes_vv(mine):
            return []
        return _conflicts(doc, mine.intersection(theirs), mine, theirs)


def _nothing() -> loro.VersionVector:
    return loro.VersionVector()  # type: ignore[no-untyped-call]


def _version_of(doc: loro.LoroDoc, update: bytes) -> loro.VersionVector:
    """The version the copy stood at: the ends of what it sent, with all that they build on."""
    ends = loro.LoroDoc.decode_import_blob_meta(update, True).partial_end_vv.to_spans().inner()
    version = _nothing()
    for peer, (_start, end) in ends.items():
        reached = doc.frontiers_to_vv(loro.Frontiers.from_id(loro.ID(peer, end - 1)))
        if reached is not None:
            version.merge(reached)
    return version


def _conflicts(
    doc: loro.LoroDoc, base: loro.VersionVector, mine: loro.VersionVector, theirs: loro.VersionVector
) -> list[Conflict]:
    authors = [_authors(doc, base, side) for side in (mine, theirs)]
    both = [path for path in authors[0] if path in authors[1] and not is_place(path)]
    if not both:
        return []
    sides = [_values(doc, side) for side in (base, mine, theirs)]
    kept = _flat(doc)
    return [
        Conflict(
            field=field_name(path.removeprefix(TEXT)),
            mine=sides[1].get(path),
            theirs=sides[2].get(path),
            kept=kept.get(path),
            mine_by=authors[0][path],
            theirs_by=authors[1][path],
            is_text=path.startswith(TEXT),
        )
        for path in sorted(both)
        if _differ(*(side.get(path) for side in sides))
    ]


def _differ(base: Any, mine: Any, theirs: Any) -> bool:
    """Whether both changed the value, to different values."""
    before, one, other = (msgspec.json.encode(value) for value in (base, mine, theirs))
    return before != one != other != before


def _authors(doc: loro.LoroDoc, start: loro.VersionVector, end: loro.VersionVector) -> dict[str, str]:
    """Who wrote last to each path between two versions. Texts keep their prefix."""
    return {path: _message(change)["who"] for change in _changes(doc, start, end) for path in _paths(change)}


def _values(doc: loro.LoroDoc, version: loro.VersionVector) -> dict[str, Any]:
    return _flat(at_version(doc, doc.vv_to_frontiers(version).encode()))


def _flat(doc: loro.LoroDoc) -> dict[str, Any]:
    fields, texts = state(doc)
    return {**fields, **{TEXT + path: text for path, text in texts.items()}}


def _changes(doc: loro.LoroDoc, start: loro.VersionVector, end: loro.VersionVector) -> list[dict[str, Any]]:
    """The changes between two versions in an order that all copies agree on. Each gets the full id of its peer."""
    exported = msgspec.json.decode(doc.export_json_updates(start, end))
    for change in exported["changes"]:
        counter, _at, peer = change["id"].partition("@")
        change["peer"], change["counter"] = int(exported["peers"][int(peer)]), int(counter)
        before = (one.partition("@") for one in change["deps"])
        change["before"] = [loro.ID(int(exported["peers"][int(peer)]), int(number)) for number, _at, peer in before]
    return sorted(exported["changes"], key=lambda one: (one["lamport"], one["peer"]))


def _change(change: dict[str, Any]) -> Change:
    message = _message(change)
    last = change["ops"][-1]
    end = last["counter"] + _length(last["content"]) - 1
    return Change(
        at=message["at"],
        who=message["who"],
        what=message["what"],
        fields=tuple(dict.fromkeys(field_name(one.removeprefix(TEXT)) for one in _paths(change) if not is_place(one))),
        version=loro.Frontiers.from_id(loro.ID(change["peer"], end)).encode(),
        before=loro.Frontiers.from_ids(change["before"]).encode() if change["before"] else b"",
    )


def _length(content: dict[str, Any]) -> int:
    """How many numbers an operation takes: one, or one for each letter of a text."""
    return len(content["text"]) if "text" in content else abs(content.get("len", 1))


def _paths(change: dict[str, Any]) -> list[str]:
    """The paths that a change touches, as many times as it does. Texts keep their prefix."""
    found = []
    for operation in change["ops"]:
        name = operation["container"]
        if name == _FIELDS_ID:
            found.append(operation["content"]["key"])
        elif name.startswith(_TEXT_ID):
            found.append(TEXT + name.removeprefix(_TEXT_ID).rpartition(":")[0])
    return found


def _message(change: dict[str, Any]) -> dict[str, Any]:
    """Who made the change, what for and when; a change without a message of ours has only its time, in seconds."""
    try:
        told = msgspec.json.decode(change["msg"] or "")
        return {"who": str(told["who"]), "what": str(told["what"]), "at": datetime.fromisoformat(told["at"])}
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return {"who": "", "what": "", "at": datetime.fromtimestamp(change["timestamp"], UTC)}
