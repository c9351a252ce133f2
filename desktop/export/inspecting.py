"""Reads from a PDF what pyHanko's signature checks do not look at: attachments, metadata, scripts, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pyhanko.pdf_utils.reader import PdfFileReader

_DEEPEST = 20
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_WRITTEN_ANEW = ("/ModDate", "/Producer")  # by every signature
_INLINE_PICTURE = re.compile(rb"(?<![^\s])BI(?=\s)")


def _at(node: Any, *keys: str) -> Any:
    """What is found by following the keys, and every reference on the way; an empty dictionary for nothing."""
    for key in keys:
        node = node[key] if key in node else {}  # noqa: SIM401  (get() of pyHanko follows no references)
    return node


def attached_files(reader: PdfFileReader) -> list[tuple[str, bytes]]:
    """The attached files by name, in the order of the list of names."""
    return list(_files(_at(reader.root, "/Names", "/EmbeddedFiles")))


def _files(node: Any, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    if depth > _DEEPEST:
        raise ValueError("the list of attachments is too deep")
    names: list[Any] = list(_at(node, "/Names"))
    for spec in names[1::2]:
        file = spec.get_object()
        yield str(_at(file, "/UF") or file["/F"]), (_at(file, "/EF", "/UF") or file["/EF"]["/F"]).data
    for kid in list(_at(node, "/Kids")):
        yield from _files(kid.get_object(), depth + 1)


def told_title(reader: PdfFileReader) -> tuple[Any, ...]:
    """What the information and the metadata say of title, author and subject."""
    info = _at(reader.trailer_view, "/Info")
    told = sorted((key, str(info[key])) for key in info if key not in _WRITTEN_ANEW)
    metadata = reader.root["/Metadata"].data if "/Metadata" in reader.root else b""
    return (told, _dublin_core(metadata))


def _dublin_core(packet: bytes) -> list[tuple[str, str]]:
    """The Dublin Core values of an XMP packet, however it was serialised."""
    if not packet:
        return []
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        raise ValueError("metadata with a document type")
    tree = ElementTree.fromstring(packet)  # noqa: S314  (no document type, so nothing to expand)
    found = []
    for element in tree.iter():
        if element.tag.startswith(_DUBLIN_CORE):
            found += [(element.tag, part.text.strip()) for part in element.iter() if part.text and part.text.strip()]
        found += [(key, value) for key, value in element.attrib.items() if key.startswith(_DUBLIN_CORE)]
    return sorted(found)


def has_scripts(reader: PdfFileReader) -> bool:
    """Whether something is run when the document is opened; nothing ever is in a document of ours."""
    return "/OpenAction" in reader.root or "/AA" in reader.root or "/JavaScript" in _at(reader.root, "/Names")


def has_picture(field: Any) -> bool:
    """Whether a picture is part of what is seen of a signature; a mark of ours is lines and letters only."""
    appearance = _at(field, "/AP", "/N")
    return bool(appearance) and _shows_picture(appearance, 0)


def _shows_picture(drawing: Any, depth: int) -> bool:
    if depth > _DEEPEST:
        return True
    if _at(drawing, "/Subtype") == "/Image" or _INLINE_PICTURE.search(drawing.data):
        return True
    resources = _at(drawing, "/Resources")
    if "/Pattern" in resources or "/Shading" in resources:
        return True
    inner = _at(resources, "/XObject")
    return any(_shows_picture(inner[name], depth + 1) for name in inner)
