"""A case as a Loro document: a value compared with the one before, only the fields that differ written.

One root map holds the fields by path (flat.py), and each long text is a root text container of its own, so that what
two people write into one text at the same time is kept. There are no nested containers: two copies that made one each
would lose one. A value must be of the same form on every copy; of what it means nothing is known here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import loro
import msgspec

from desktop.domain.errors import UserError
from desktop.store.flat import Fields, flatten, unflatten
from desktop.store.gate import refuse_identity_numbers
from desktop.texts import _

FIELDS = "case"
TEXT = "text:"


class Texts:
    """Which paths are long texts. In a pattern ``[]`` is any record and ``*`` any key: ``views[].comments.*``"""

    def __init__(self, patterns: Collection[str]) -> None:
        ways = (
            re.escape(one).replace(re.escape("[]"), r"\[[^\[\]]*\]").replace(re.escape("*"), r"[^.\[\]#]+")
            for one in patterns
        )
        self._pattern = re.compile("|".join(ways) or r"(?!)")

    def __contains__(self, path: str) -> bool:
        return self._pattern.fullmatch(path) is not None


class Document:
    """One case with its history.

    ``peer`` names who writes, for the merge: a number that no two copies write under at the same time.
    """

    def __init__(self, peer: int, texts: Texts, snapshot: bytes = b"") -> None:
        self.texts = texts
        self.loro = loro.LoroDoc()  # type: ignore[no-untyped-call]
        self.loro.set_record_timestamp(True)
        self.loro.set_change_merge_interval(-1)  # else changes within a second become one in the history
        if snapshot:
            self.read(snapshot)
        self.loro.peer_id = peer

    def value(self) -> dict[str, Any]:
        """The value as it stands."""
        return unflatten(*state(self.loro))

    def write(
        self, value: dict[str, Any], *, who: str, what: str, at: datetime, before: dict[str, Any] | None = None
    ) -> bytes:
        """Write the fields that differ; returns them as an update for other copies, b"" when nothing differs.

        ``before`` is what the writer understood of the value as it stands: what a newer program has put beside it
        stays. Without it the value becomes exactly the new one.
        """
        fields, texts = state(self.loro)
        if before is None:
            known, old_fields, old_texts = unflatten(fields, texts), fields, texts
        else:
            known, value = _differing(before, value)  # most of a case is as it was: one mark does not go through it all
            old_fields, old_texts = flatten(known, self.texts.__contains__, fields)
        new_fields, new_texts = flatten(value, self.texts.__contains__, fields)
        if _same(known, unflatten(new_fields, new_texts)):
            return b""
        refuse_identity_numbers([_changed(fields, new_fields), _changed(texts, new_texts)], [fields, texts])
        start = self.loro.oplog_vv
        self._write_fields(fields, new_fields, gone=old_fields.keys() - new_fields.keys())
        self._write_texts(texts, new_texts, gone=old_texts.keys() - new_texts.keys())
        self._commit({"who": who, "what": what, "at": at.astimezone(UTC).isoformat()}, at)
        return self.loro.export(loro.ExportMode.Updates(start))

    def _commit(self, message: dict[str, str], at: datetime) -> None:
        self.loro.set_next_commit_message(msgspec.json.encode(message).decode())
        self.loro.set_next_commit_timestamp(int(at.timestamp()))
        self.loro.commit()

    def _write_fields(self, now: Fields, new: Fields, gone: set[str]) -> None:
        container = self.loro.get_map(FIELDS)
        reborn = tuple(f"{path}." for path in new if path.endswith("]") and path not in now)
        left = {path for path in now if path.startswith(reborn) and path not in new} if reborn else set()
        for path in sorted((gone | left) & now.keys()):
            container.delete(path)
        for path, value in new.items():
            if path not in now or not _same(now[path], value):
                container.insert(path, value)

    def _write_texts(self, now: dict[str, str], new: dict[str, str], gone: set[str]) -> None:
        for path in sorted(gone & now.keys()):
            self.loro.get_text(TEXT + path).update("")
        for path, text in new.items():
            if now.get(path, "") != text:
                self.loro.get_text(TEXT + path).update(text)

    def read(self, update: bytes) -> None:
        """Take in a snapshot or an update; UserError when it is damaged or builds on what is not here."""
        with guarded():
            status = self.loro.import_(update)
        if status.pending is not None:
            text = _("This copy builds on changes that have not arrived here. Ask for the whole case and open that.")
            raise UserError(text)

    def snapshot(self) -> bytes:
        """The whole document with its history."""
        return self.loro.export(loro.ExportMode.Snapshot())

    def version(self) -> bytes:
        """Names the value as it stands among all versions: the frontiers, about nine bytes."""
        return self.loro.state_frontiers.encode()

    def value_at(self, version: bytes) -> dict[str, Any]:
        """The value as it was at a version."""
        return unflatten(*state(at_version(self.loro, version)))

    def updates_since(self, version: bytes) -> bytes:
        """What a copy that stands at a version lacks."""
        with guarded():
            known = self.loro.frontiers_to_vv(loro.Frontiers.decode(version))
            if known is None:
                raise ValueError("no such version")
            return self.loro.export(loro.ExportMode.Updates(known))


def _changed(now: Mapping[str, Any], new: Mapping[str, Any]) -> list[Any]:
    """The values that are written: only they are looked through, however long the case is."""
    return [value for path, value in new.items() if value is not True and now.get(path) != value]


def state(doc: loro.LoroDoc) -> tuple[Fields, dict[str, str]]:
    """The fields and the long texts of a document as they stand."""
    roots: dict[str, Any] = doc.get_deep_value()  # type: ignore[assignment]
    texts = {name.removeprefix(TEXT): text for name, text in roots.items() if name.startswith(TEXT) and text}
    return roots.get(FIELDS, {}), texts


def at_version(doc: loro.LoroDoc, version: bytes) -> loro.LoroDoc:
    """The document as it was at a version."""
    with guarded():
        return doc.fork_at(loro.Frontiers.decode(version))


@contextmanager
def guarded() -> Iterator[None]:
    """Tell damaged bytes in a sentence. Loro raises bare BaseExceptions, which nothing else would catch."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        text = _("The data of this demonstration is damaged or was made by another program. Nothing was changed.")
        raise UserError(text) from error


def _differing(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both values without those of their keys that are the same in both."""
    same = {key for key in before.keys() & after.keys() if before[key] == after[key] and _same(before[key], after[key])}
    one, other = ({key: value for key, value in each.items() if key not in same} for each in (before, after))
    return one, other


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same: 1, 1.0 and true are not, nor are nothing and a number that JSON cannot tell."""
    if type(one) is type(other) and isinstance(one, str | bool | int | None):
        return bool(one == other)
    if one != other:
        return False
    return msgspec.json.encode(one, order="sorted") == msgspec.json.encode(other, order="sorted")
