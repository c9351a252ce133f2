"""Finds in a document what this program never makes, however well it is signed: whoever signed may not have seen it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from desktop.export.inspecting import at, attached_files, embedded_streams, pages

_CATALOGUE = {
    *("/AF", "/AcroForm", "/DSS", "/Extensions", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines"),
    *("/OutputIntents", "/PageMode", "/Pages", "/Perms", "/StructTreeRoot", "/Type", "/Version", "/ViewerPreferences"),
}
_FORM = {"/DA", "/DR", "/Fields", "/SigFlags"}


def runs_something(reader: PdfFileReader) -> bool:
    """Whether something is run when the document is opened, turned or clicked; a link to a page of the web is not."""
    if "/OpenAction" in reader.root or "/AA" in reader.root or "/JavaScript" in at(reader.root, "/Names"):
        return True
    return any("/AA" in page or any(map(_runs, _notes(page))) for page in pages(reader))


def is_made_otherwise(reader: PdfFileReader) -> bool:
    """Whether there are layers, notes, or other parts that no document of ours has."""
    if not set(reader.root) <= _CATALOGUE or not set(at(reader.root, "/AcroForm")) <= _FORM:
        return True
    return not all(_is_ours(one) for page in pages(reader) for one in _notes(page))


def attachments_differ(reader: PdfFileReader) -> bool:
    """Whether two readers of the document could find another file by the same name."""
    names = [name for name, _data in attached_files(reader)]
    return len(names) != len(set(names)) or any(len(set(streams)) > 1 for streams in embedded_streams(reader))


def _runs(note: Any) -> bool:
    return "/AA" in note or ("/A" in note and at(note, "/A", "/S") != "/URI")


def _is_ours(note: Any) -> bool:
    kind = at(note, "/Subtype")
    return bool(kind == "/Link" or (kind == "/Widget" and at(note, "/FT") == "/Sig"))


def _notes(page: Any) -> Iterator[Any]:
    for one in list(at(page, "/Annots")):
        yield one.get_object()
