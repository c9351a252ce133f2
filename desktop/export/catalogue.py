"""What a document says of itself as a whole: colours, metadata, attachments, its form and its own number."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.export.content import Attachment, Document
from desktop.export.icc import srgb
from desktop.export.tagging import Tagged, text_string
from desktop.export.xmp import packet

PRODUCER = "ReportLab PDF Library"


class _Moment:
    """The clock of a document in the shape in which reportlab wants one."""

    def __init__(self, when: datetime) -> None:
        self.YMDhms = when.astimezone(UTC).timetuple()[:6]
        self.dhh = self.dmm = 0


def describe(tagged: Tagged, document: Document, fields: list[object]) -> None:
    """Write what veraPDF asks of the catalogue, once all pages are drawn."""
    pdf = tagged.canvas._doc
    catalogue = pdf.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents", "AF"]
    catalogue.__Refs__ = [name for name in catalogue.__Refs__ if name not in ("MarkInfo", "ViewerPreferences")]
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalogue.OutputIntents = pdfdoc.PDFArray([_colours()])
    catalogue.Metadata = _stream({"Type": "Metadata", "Subtype": "XML"}, _metadata(document))
    _attach(pdf, document.attachments, document.when)
    if fields:
        catalogue.AcroForm = pdfdoc.PDFDictionary({"Fields": pdfdoc.PDFArray(fields), "SigFlags": 3})
    _inform(pdf, document)
    pdf._ID = _number(tagged, document)


def _stream(names: dict[str, str], data: bytes, *, packed: bool = False) -> pdfdoc.PDFStream:
    entries = pdfdoc.PDFDictionary({key: pdfdoc.PDFName(value) for key, value in names.items()})
    return pdfdoc.PDFStream(entries, data, [pdfdoc.PDFZCompress] if packed else [])


def _colours() -> pdfdoc.PDFDictionary:
    profile = _stream({}, srgb(), packed=True)
    profile.dictionary["N"] = 3
    name = pdfdoc.PDFString("sRGB IEC61966-2.1")
    entries = {"Type": "OutputIntent", "S": "GTS_PDFA1"}
    intent = pdfdoc.PDFDictionary({key: pdfdoc.PDFName(value) for key, value in entries.items()})
    intent["OutputConditionIdentifier"] = intent["Info"] = name
    intent["DestOutputProfile"] = profile
    return intent


def _metadata(document: Document) -> bytes:
    return packet(
        title=document.title,
        author=document.author,
        subject=document.subject,
        language=document.language,
        program=document.made_by,
        producer=PRODUCER,
        when=document.when,
    )


def _attach(pdf: Any, attachments: tuple[Attachment, ...], when: datetime) -> None:
    """Each attachment in the list of names and in ``AF``, as PDF/A-3 wants it."""
    if not attachments:
        return
    specs = [(one.name, pdf.Reference(_file(one, when))) for one in sorted(attachments, key=lambda one: one.name)]
    names = [item for name, spec in specs for item in (text_string(name), spec)]
    tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
    pdf.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": tree})
    pdf.Catalog.AF = pdfdoc.PDFArray([spec for _name, spec in specs])


def _file(attachment: Attachment, when: datetime) -> pdfdoc.PDFDictionary:
    content = _stream({"Type": "EmbeddedFile"}, attachment.data, packed=True)
    content.dictionary["Subtype"] = b"/" + attachment.media_type.replace("/", "#2F").encode()
    changed = when.astimezone(UTC).strftime("(D:%Y%m%d%H%M%SZ)").encode()
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()  # the sum that PDF asks for
    params = {"Size": len(attachment.data), "ModDate": changed, "CheckSum": f"<{checksum}>"}
    content.dictionary["Params"] = pdfdoc.PDFDictionary(params)
    spec = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Filespec"), "AFRelationship": pdfdoc.PDFName("Data")})
    spec["F"] = spec["UF"] = text_string(attachment.name)
    spec["Desc"] = text_string(attachment.description)
    spec["EF"] = pdfdoc.PDFDictionary({"F": content, "UF": content})
    return spec


def _inform(pdf: Any, document: Document) -> None:
    pdf._timeStamp = _Moment(document.when)
    pdf.info.title = document.title
    pdf.info.author = document.author
    pdf.info.subject = document.subject
    pdf.info.creator = document.made_by
    pdf.info.producer = PRODUCER


def _number(tagged: Tagged, document: Document) -> bytes:
    """The document's own number: the same for the same pages, data and moment."""
    seen = hashlib.sha256(document.when.isoformat().encode())
    for part in (*tagged.pages, *(one.data for one in document.attachments)):
        seen.update(hashlib.sha256(part).digest())
    number = seen.hexdigest()[:32].encode()
    return b"\n[<" + number + b"><" + number + b">]\n"
