"""The structure tree of a tagged PDF on top of reportlab, which knows none (ISO 32000-1, 14.7 and 14.8).

It leans on parts of reportlab that are not promised (``Canvas._code``, ``PDFDocument.addPage``, the lists of keys
a page and a catalogue may have); that is why reportlab is pinned and every build is checked with veraPDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

Raw = bytes
"""A piece of PDF syntax, written as it stands."""

if "StructParents" not in pdfdoc.PDFPage.__NoDefault__:
    pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


_AS_LATIN_1 = re.compile(r"[ !-'*-;=?-\[\]-~\u00a1-\u00ac\u00ae-\u00ff]*")
"""What stands in a text string as it is, without escapes and brackets: there PDFDocEncoding agrees with Latin 1."""


def text_string(text: str) -> Raw:
    """A PDF text string: in brackets as it stands where that is the same for everybody, else UTF-16 in hexadecimal."""
    if _AS_LATIN_1.fullmatch(text) and text[:1] not in ("þ", "ÿ", "ï"):  # these would begin a mark of byte order
        return b"(" + text.encode("latin-1") + b")"
    return _wide_string(text).encode()


def _wide_string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Element(pdfdoc.PDFObject):  # type: ignore[misc]
    """A structure element; its kids are elements, marked content of a page, and annotations, in reading order."""

    __RefOnly__ = 1

    def __init__(self, tag: str, parent: pdfdoc.PDFObject, **entries: Raw) -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries
        self.kids: list[Element | tuple[Any, int] | tuple[Any, None]] = []
        self.page: Any = None

    def add(self, tag: str, **entries: Raw) -> Element:
        """A new element at the end of this one."""
        kid = Element(tag, self, **entries)
        self.kids.append(kid)
        return kid

    def format(self, document: Any) -> bytes:
        """The element as PDF syntax, with nothing that goes without saying: readers parse hundreds of them."""
        entries = {"S": f"/{self.tag}".encode(), "P": _reference(self.parent, document), **self.entries}
        if self.page:
            entries["Pg"] = self.page.format(document)
        kids = [self._kid(kid, document) for kid in self.kids]
        # a lone kid without brackets: pyHanko knows a signature field in the tree only by the path K, Obj
        entries["K"] = kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"
        return b"<< " + b" ".join(b"/%s %s" % (k.encode(), v) for k, v in entries.items()) + b" >>"

    def on(self, page: Any) -> None:
        """Tell that something of it is on a page: the first is where all is that says no other."""
        self.page = self.page or page

    def _kid(self, kid: Element | tuple[Any, int] | tuple[Any, None], document: Any) -> bytes:
        if isinstance(kid, Element):
            return _reference(kid, document)
        where, number = kid
        if number is None:
            return b"<< /Type /OBJR /Obj %s >>" % where.format(document)
        if where.name == self.page.name:
            return b"%d" % number
        return b"<< /Type /MCR /Pg %s /MCID %d >>" % (where.format(document), number)


def _reference(thing: pdfdoc.PDFObject, document: Any) -> bytes:
    found: bytes = document.Reference(thing).format(document)
    return found


class Tagged:
    """A canvas whose drawing is tagged: everything is drawn inside ``marked()`` or ``artifact()``, never nested."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        self.document = Element("Document", self.root)
        self.pages: list[bytes] = []
        self._by_page: list[list[Element]] = []
        self._on_page: list[Element] = []
        self._annotations: list[tuple[pdfdoc.PDFDictionary, Element]] = []
        self._add_page = canvas._doc.addPage
        canvas._doc.addPage = self._end_page

    @contextmanager
    def marked(self, element: Element, says: str = "") -> Iterator[None]:
        """Draw what belongs to the element; ``says`` is the text where what is drawn would be read wrongly."""
        number = len(self._on_page)
        self._on_page.append(element)
        page = self.canvas._doc.thisPageRef()
        element.on(page)
        element.kids.append((page, number))
        actual = f" /ActualText {_wide_string(says)}" if says else ""
        self.canvas._code.append(f"/{element.tag} <</MCID {number}{actual}>> BDC")
        yield
        self.canvas._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Draw what is no content: rules, backgrounds, running heads (``Pagination``)."""
        self.canvas._code.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self.canvas._code.append("EMC")

    def annotate(self, element: Element, annotation: pdfdoc.PDFDictionary) -> Any:
        """Put an annotation on the page and into its element; gives the reference to it."""
        name = f"tagged{len(self._annotations)}"
        annotation["P"] = self.canvas._doc.thisPageRef()
        element.on(annotation["P"])
        self.canvas._addAnnotation(annotation, name)
        reference = self.canvas._doc.refAnnotation(name)
        element.kids.append((reference, None))
        self._annotations.append((annotation, element))
        return reference

    def _end_page(self, page: Any) -> None:
        page.StructParents = len(self._by_page)
        page.Tabs = pdfdoc.PDFName("S")
        self.pages.append(page.stream.encode("latin-1"))
        self._by_page.append(self._on_page)
        self._on_page = []
        self._add_page(page)

    def finish(self) -> None:
        """Number the annotations and hang the tree into the catalogue, once the last page is drawn."""
        reference = self.canvas._doc.Reference
        numbers = [
            b"%d [%s]" % (number, b" ".join(_reference(element, self.canvas._doc) for element in elements))
            for number, elements in enumerate(self._by_page)
        ]
        for number, (annotation, element) in enumerate(self._annotations, len(self._by_page)):
            annotation["StructParent"] = number
            numbers.append(b"%d %s" % (number, _reference(element, self.canvas._doc)))
        self.root["K"] = reference(self.document)
        self.root["ParentTree"] = reference(pdfdoc.PDFDictionary({"Nums": b"[%s]" % b" ".join(numbers)}))
        self.root["ParentTreeNextKey"] = len(self._by_page) + len(self._annotations)
        self.canvas._doc.Catalog.StructTreeRoot = self.root
