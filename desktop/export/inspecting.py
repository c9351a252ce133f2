"""Reads from a PDF what pyHanko's signature checks do not look at: attachments, metadata, scripts, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pyhanko.pdf_utils.reader import PdfFileReader

_MOST_NODES = 5_000
_MOST_BYTES = 1 << 28
_MOST_DRAWINGS = 200
_WRITTEN_ANEW = ("/ModDate", "/Producer")  # by every signature
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_METADATA_WRITTEN_ANEW = (
    _XMP + "ModifyDate",
    _XMP + "MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    "{adobe:ns:meta/}xmptk",
)
_INLINE_PICTURE = re.compile(rb"(?<![^\s])BI(?=\s)")


def at(node: Any, *keys: str) -> Any:
    """What is found by following the keys, and every reference on the way; an empty dictionary for nothing."""
    for key in keys:
        node = node[key] if key in node else {}  # noqa: SIM401  (get() of pyHanko follows no references)
    return node


def attached_files(reader: PdfFileReader) -> list[tuple[str, bytes]]:
    """The attached files by name, in the order of the list of names."""
    found = []
    for spec in _specifications(at(reader.root, "/Names", "/EmbeddedFiles")):
        data = (at(spec, "/EF", "/UF") or spec["/EF"]["/F"]).data
        found.append((str(at(spec, "/UF") or spec["/F"]), data))
        if sum(len(one) for _name, one in found) > _MOST_BYTES:
            raise ValueError("more is attached than any document of ours has")
    return found


def embedded_streams(reader: PdfFileReader) -> list[list[bytes]]:
    """For each attached file, what each of its streams holds: there should be one, however it is named."""
    files = _specifications(at(reader.root, "/Names", "/EmbeddedFiles"))
    return [[spec["/EF"][key].data for key in spec["/EF"]] for spec in files]


def _specifications(node: Any) -> Iterator[Any]:
    for one in _branches(node, "/Kids"):
        for spec in list(at(one, "/Names"))[1::2]:
            yield spec.get_object()


def refuse_mazes(reader: PdfFileReader) -> None:
    """Raise a ValueError where what must be walked through for judging signatures has endless ways through it."""
    for fields in list(at(reader.root, "/AcroForm", "/Fields")):
        for _one in _branches(fields.get_object(), "/Kids"):
            pass
    for _page in pages(reader):
        pass


def pages(reader: PdfFileReader) -> Iterator[Any]:
    """The pages in their order; a ValueError where the tree leads nowhere."""
    return (one for one in _branches(reader.root["/Pages"], "/Kids") if "/Kids" not in one)


def _branches(root: Any, key: str) -> Iterator[Any]:
    """A node and all below it, in their order; a ValueError where there are more than any document of ours has."""
    waiting, met = [root], 0
    while waiting:
        node = waiting.pop()
        met += 1
        if met + len(waiting) > _MOST_NODES:
            raise ValueError("a tree that has no end")
        yield node
        waiting.extend(one.get_object() for one in reversed(list(at(node, key))))


def told_of_itself(reader: PdfFileReader) -> tuple[Any, ...]:
    """What the information, the metadata and the catalogue say of the document itself, as title and author."""
    info = at(reader.trailer_view, "/Info")
    told = sorted((key, str(info[key])) for key in info if key not in _WRITTEN_ANEW)
    metadata = reader.root["/Metadata"].data if "/Metadata" in reader.root else b""
    return (told, _metadata(metadata), str(at(reader.root, "/MarkInfo")))


def _metadata(packet: bytes) -> list[tuple[str, str]]:
    """The values of an XMP packet, without those that each signature writes anew."""
    if not packet:
        return []
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        raise ValueError("metadata with a document type")
    tree = ElementTree.fromstring(packet)  # noqa: S314  (no document type, so nothing to expand)
    found = []
    for element in tree.iter():
        found += [(element.tag, part.strip()) for part in (element.text, element.tail) if part and part.strip()]
        found += element.attrib.items()
    return sorted(one for one in found if one[0] not in _METADATA_WRITTEN_ANEW)


def has_picture(field: Any) -> bool:
    """Whether a picture is part of what is seen of a signature; a mark of ours is lines and letters only."""
    appearance = at(field, "/AP", "/N")
    return bool(appearance) and any(_is_picture(one) for one in _drawings(appearance))


def _drawings(drawing: Any) -> Iterator[Any]:
    """A drawing and all that it draws; a ValueError where that has no end."""
    waiting, met = [drawing], 0
    while waiting:
        one = waiting.pop().get_object()
        met += 1
        if met > _MOST_DRAWINGS:
            raise ValueError("a drawing that has no end")
        yield one
        inner = at(one, "/Resources", "/XObject")
        waiting.extend(inner[name] for name in inner)


def _is_picture(drawing: Any) -> bool:
    resources = at(drawing, "/Resources")
    return bool(
        at(drawing, "/Subtype") == "/Image"
        or "/Pattern" in resources
        or "/Shading" in resources
        or _INLINE_PICTURE.search(drawing.data)
    )
