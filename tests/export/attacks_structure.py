"""More ways to tamper, by those who know the format: shadows, loops, bombs, and what hides where nobody looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import cms, core
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from desktop.domain.terms import Role
from desktop.export import signing
from desktop.export.data import DATA_NAME
from tests.export.attacks import ATTACKS, Attack, _new, appended, contents, drawing, field, first_page
from tests.export.signed import BOTH, INK, WHEN, signed, signed_by, the_key, the_record

STRUCTURE: dict[str, Attack] = {}


def attack(name: str, among: dict[str, Attack] = STRUCTURE) -> Callable[[Attack], Attack]:
    """Give an attack its name."""

    def named(function: Attack) -> Attack:
        among[name] = function
        return function

    return named


def dictionary(**entries: Any) -> Any:
    """A dictionary of PDF from Python's names and values; a text that begins with a slash is a name."""
    told = {
        pdf_name("/" + key): pdf_name(value) if isinstance(value, str) and value.startswith("/") else value
        for key, value in entries.items()
    }
    return _new.DictionaryObject(told)


def array(*values: Any) -> Any:
    """An array of PDF, from numbers and values."""
    return _new.ArrayObject([_new.NumberObject(one) if isinstance(one, int) else one for one in values])


def before_signing(change: Callable[[Any], None]) -> bytes:
    """A record that was prepared by somebody before two signed it in good faith."""
    return signed(appended(the_record(), change), *BOTH)


def with_evidence(pdf: bytes) -> bytes:
    """The document with a security store appended, as if all that had come later were evidence."""
    return ATTACKS["25 evidence for later added"](pdf)


def an_attachment(writer: Any, name: str, data: bytes, other: bytes | None = None) -> Any:
    """An attached file; with ``other`` its two streams differ."""
    first = writer.add_object(_new.StreamObject(stream_data=data))
    second = first if other is None else writer.add_object(_new.StreamObject(stream_data=other))
    told = _new.TextStringObject(name)
    return writer.add_object(dictionary(Type="/Filespec", F=told, UF=told, EF=dictionary(F=first, UF=second)))


def attachments(writer: Any) -> Any:
    """The list of attached files, to be changed."""
    names = writer.root["/Names"]
    writer.update_container(names)
    return names["/EmbeddedFiles"]


def sign_with(pdf: bytes, role: Role, change: Callable[[Any], None]) -> bytes:
    """The document with one more signature by a rightful signer, who changes something else in the same breath."""
    opened = signing._opened

    def changed(data: bytes) -> IncrementalPdfFileWriter:
        writer = opened(data)
        change(writer)
        return writer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing, "_opened", changed)
        return signing.sign_document(pdf, signer=role, key=the_key(role), strokes=INK, when=WHEN, language="fi")


@attack("29 a drawn signature without a signature, then evidence")
def _drawn(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        empty = field(writer, "Opiskelija")
        zeros, whole = _new.ByteStringObject(bytes(64)), array(0, 10, 20, 30)
        told = dictionary(Type="/Sig", Filter="/Adobe.PPKLite", SubFilter="/none", Contents=zeros, ByteRange=whole)
        empty["/V"] = writer.add_object(told)
        empty["/AP"] = dictionary(N=drawing(writer, b"0 0 1 RG 10 10 m 80 40 l S"))

    return with_evidence(appended(pdf, change))


@attack("30 a signer redraws another's empty place while signing")
def _redrawn(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        field(writer, "Opiskelija")["/AP"] = dictionary(N=drawing(writer, b"0 0 1 RG 10 10 m 80 40 l S"))

    return sign_with(signed_by(Role.TEACHER), Role.INSTRUCTOR, change)


@attack("31 a signer spreads their place over the page while signing")
def _spread(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        field(writer, "Tyopaikkaohjaaja")["/Rect"] = array(0, 0, 500, 800)

    return sign_with(signed_by(Role.TEACHER), Role.INSTRUCTOR, change)


@attack("32 a second field of the same name added")
def _second(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        name = _new.TextStringObject("Opiskelija")
        entry = writer.add_object(dictionary(FT="/Sig", T=name, Rect=array(0, 0, 90, 90), Subtype="/Widget"))
        form = writer.root["/AcroForm"]
        form["/Fields"].append(entry)
        writer.update_container(form)

    return appended(pdf, change)


@attack("33 two fields of one name before signing")
def _twins(_pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        name = _new.TextStringObject("Opiskelija")
        entry = writer.add_object(dictionary(FT="/Sig", T=name, Rect=array(0, 0, 90, 90), Subtype="/Widget"))
        form = writer.root["/AcroForm"]
        form["/Fields"].append(entry)
        writer.update_container(form)

    return before_signing(change)


@attack("34 another form in the place of the form")
def _form(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        fields = array(*writer.root["/AcroForm"]["/Fields"])
        writer.root["/AcroForm"] = writer.add_object(
            dictionary(Fields=fields, SigFlags=_new.NumberObject(3), NeedAppearances=_new.BooleanObject(True))
        )
        writer.update_root()

    return appended(pdf, change)


@attack("35 a layer that can be hidden, added")
def _layer(pdf: bytes) -> bytes:
    return appended(pdf, _hide)


@attack("36 a layer that can be hidden, before signing")
def _layered(_pdf: bytes) -> bytes:
    return before_signing(_hide)


def _hide(writer: Any) -> None:
    group = writer.add_object(dictionary(Type="/OCG", Name=_new.TextStringObject("5")))
    writer.root["/OCProperties"] = dictionary(OCGs=array(group), D=dictionary(OFF=array(group)))
    writer.update_root()


@attack("37 an annotation outside the page, added")
def _outside(pdf: bytes) -> bytes:
    return appended(pdf, _note_outside)


@attack("38 a note over a grade, before signing")
def _noted(_pdf: bytes) -> bytes:
    return before_signing(_note_outside)


def _note_outside(writer: Any) -> None:
    note = writer.add_object(dictionary(Type="/Annot", Subtype="/FreeText", Rect=array(-900, -900, -800, -800)))
    page = first_page(writer)
    page["/Annots"] = array(*page.get("/Annots", ()), note)


@attack("39 a grade in the metadata, then evidence")
def _metadata(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        _metadata_changed(writer, rb"<rdf:Description ", b'<rdf:Description xmlns:x="urn:x" x:grade="5" ')

    return with_evidence(appended(pdf, change))


@attack("40 another title as an attribute of the metadata, then evidence")
def _attribute(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        _metadata_changed(writer, rb"<rdf:Description ", b'<rdf:Description dc:subject="x" ')

    return with_evidence(appended(pdf, change))


def _metadata_changed(writer: Any, old: bytes, new: bytes) -> None:
    data, count = re.subn(old, new, writer.root["/Metadata"].data, count=1)
    assert count, writer.root["/Metadata"].data
    told = {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")}
    writer.root["/Metadata"] = writer.add_object(_new.StreamObject(told, stream_data=data))
    writer.update_root()


@attack("41 the data inside twice, added")
def _twice(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        names = attachments(writer)["/Names"]
        names.extend([_new.TextStringObject(DATA_NAME), an_attachment(writer, DATA_NAME, b"{}")])

    return appended(pdf, change)


@attack("42 one attachment that reads in two ways, before signing")
def _two_ways(_pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        names = attachments(writer)["/Names"]
        names.extend([_new.TextStringObject("a.txt"), an_attachment(writer, "a.txt", b"5", b"1")])

    return before_signing(change)


@attack("43 two attachments of one name, before signing")
def _one_name(_pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        names = attachments(writer)["/Names"]
        for data in (b"5", b"1"):
            names.extend([_new.TextStringObject("a.txt"), an_attachment(writer, "a.txt", data)])

    return before_signing(change)


@attack("44 what marks the text as readable turned off, then evidence")
def _unmarked(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        writer.root["/MarkInfo"] = dictionary(Marked=_new.BooleanObject(False), Suspects=_new.BooleanObject(True))
        writer.update_root()

    return with_evidence(appended(pdf, change))


@attack("45 tables of two kinds (hybrid)")
def _hybrid(pdf: bytes) -> bytes:
    return _one_more(pdf, b"", b"xref\n0 0\n", b"/XRefStm 100 ")


@attack("46 an object that a table lists twice")
def _listed_twice(pdf: bytes) -> bytes:
    entry = b"%010d 00000 n \n" % len(pdf)
    body = b"105 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
    return _one_more(pdf, body, b"xref\n105 1\n" + entry + b"105 1\n" + entry)


@attack("47 tables that lead back to themselves")
def _circle(pdf: bytes) -> bytes:
    return _one_more(pdf, b"", b"xref\n0 0\n", previous=len(pdf))


def _one_more(pdf: bytes, body: bytes, table: bytes, extra: bytes = b"", previous: int | None = None) -> bytes:
    """The document with one more revision, written byte by byte."""
    before = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    size = max(int(one) for one in re.findall(rb"/Size (\d+)", pdf))
    root = re.findall(rb"/Root (\d+ 0 R)", pdf)[-1]
    start = len(pdf) + len(body)
    trailer = b"trailer\n<< /Size %d /Root %s %s/Prev %d >>\n" % (size, root, extra, previous or before)
    return pdf + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


@attack("53 another text when read aloud, deep inside")
def _aloud(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        tree = writer.root["/StructTreeRoot"]["/ParentTree"]
        numbers = tree["/Nums"]
        numbers[1], numbers[3] = numbers.raw_get(3), numbers.raw_get(1)
        writer.update_container(tree)

    return with_evidence(appended(pdf, change))


@attack("54 a signature from another case")
def _other_case(pdf: bytes) -> bytes:
    other = signed(the_record() + b"% another\n", Role.TEACHER)
    return _with_contents(pdf, 0, contents(other)[0][1])


@attack("55 one signer's signature in another's place")
def _other_place(pdf: bytes) -> bytes:
    return _with_contents(pdf, 1, contents(pdf)[0][1])


def _with_contents(pdf: bytes, number: int, digits: bytes) -> bytes:
    found = contents(pdf)[number]
    size = len(found[1])
    fitted = digits[:size] if not digits[size:].strip(b"0") else digits  # the places are not of one size
    return pdf[: found.start(1)] + fitted.ljust(size, b"0") + pdf[found.end(1) :]


def _last_signature(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """The document with something put into what its last signature itself does not protect."""
    told = cms.ContentInfo.load(bytes.fromhex(contents(pdf)[-1][1].decode()))
    change(told["content"])
    return _with_contents(pdf, -1, told.dump(force=True).hex().encode())


@attack("56 a note hidden beside the last signature")
def _attributes(pdf: bytes) -> bytes:
    def change(content: Any) -> None:
        note = {"type": "1.2.3.4.5", "values": [core.UTF8String("arvosana 5")]}
        content["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([cms.CMSAttribute(note)])

    return _last_signature(pdf, change)


@attack("57 a list hidden in the last signature")
def _other_lists(pdf: bytes) -> bytes:
    def change(content: Any) -> None:
        other = cms.OtherRevocationInfoFormat(
            {"other_rev_info_format": "1.2.3.4.5", "other_rev_info": core.UTF8String("arvosana 5")}
        )
        content["crls"] = cms.RevocationInfoChoices([cms.RevocationInfoChoice("other", other)])

    return _last_signature(pdf, change)


@attack("58 the last signature twice in one")
def _two_signers(pdf: bytes) -> bytes:
    def change(content: Any) -> None:
        content["signer_infos"] = cms.SignerInfos([content["signer_infos"][0], content["signer_infos"][0].copy()])
        content["certificates"] = list(content["certificates"])[:1]  # so that both fit into the place

    return _last_signature(pdf, change)


@attack("59 a page tree swapped under the same pages")
def _order(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"] = array(*reversed(list(pages["/Kids"])))
        pages["/Rotate"] = _new.NumberObject(180)
        writer.update_container(pages)

    return with_evidence(appended(pdf, change))


@attack("60 something before the beginning")
def _before(pdf: bytes) -> bytes:
    return b"<html>\n" + pdf


@attack("61 an empty revision after the last signature")
def _nothing(pdf: bytes) -> bytes:
    return _one_more(pdf, b"", b"xref\n0 0\n")


@attack("62 a file that opens when it is clicked, before signing")
def _launch(_pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        action = dictionary(S="/Launch", F=_new.TextStringObject("calc.exe"))
        link = writer.add_object(dictionary(Type="/Annot", Subtype="/Link", Rect=array(0, 0, 600, 900), A=action))
        page = first_page(writer)
        page["/Annots"] = array(*page.get("/Annots", ()), link)

    return before_signing(change)


@attack("63 a script on a page, before signing")
def _page_script(_pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        first_page(writer)["/AA"] = dictionary(O=dictionary(S="/JavaScript", JS=_new.TextStringObject("app.alert(1)")))

    return before_signing(change)
