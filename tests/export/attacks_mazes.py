"""Documents that would keep a reader busy for ever: what swells, and trees with endless ways through them."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils.generic import pdf_name

from tests.export.attacks import Attack, _new, appended, drawing, field
from tests.export.attacks_structure import array, attachments, attack, before_signing, dictionary
from tests.export.signed import the_record

MAZES: dict[str, Attack] = {}


@attack("48 an attachment that swells", MAZES)
def _bomb(_pdf: bytes) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 24)) for _n in range(20)) + packer.flush()

    def change(writer: Any) -> None:
        entries = {pdf_name("/Filter"): pdf_name("/FlateDecode")}
        stream = writer.add_object(_new.StreamObject(entries, encoded_data=packed))
        name = _new.TextStringObject("iso.bin")
        spec = dictionary(Type="/Filespec", F=name, UF=name, EF=dictionary(F=stream))
        attachments(writer)["/Names"].extend([name, writer.add_object(spec)])

    return appended(the_record(), change)


def _fan(writer: Any, make: Callable[[list[Any]], Any]) -> Any:
    """Ten to the twelfth ways through thirteen nodes: each leads to the next one ten times."""
    node = make([])
    for _level in range(12):
        node = make([node] * 10)
    return node


@attack("49 a list of attachments with endless ways through it", MAZES)
def _endless(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        names = attachments(writer)
        names["/Kids"] = array(_fan(writer, lambda kids: writer.add_object(dictionary(Kids=array(*kids)))))

    return appended(pdf, change)


@attack("50 a drawing that draws itself without end, in a place to sign", MAZES)
def _mirror(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        def node(inner: list[Any]) -> Any:
            look = drawing(writer, b"/X0 Do")
            names = {f"X{number}": one for number, one in enumerate(inner)}
            look.get_object()["/Resources"] = dictionary(XObject=dictionary(**names))
            return look

        field(writer, "Opettaja")["/AP"] = dictionary(N=_fan(writer, node))

    return appended(pdf, change)


@attack("51 pages with endless ways through them", MAZES)
def _pages(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"] = array(
            *pages["/Kids"],
            _fan(writer, lambda kids: writer.add_object(dictionary(Type="/Pages", Kids=array(*kids)))),
        )
        writer.update_container(pages)

    return appended(pdf, change)


@attack("51b pages that lead back to themselves", MAZES)
def _page_circle(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"] = array(*[writer.root.raw_get("/Pages")] * 40)
        writer.update_container(pages)

    return appended(pdf, change)


@attack("52 a field with endless ways through it", MAZES)
def _fields(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        def node(kids: list[Any]) -> Any:
            return writer.add_object(dictionary(T=_new.TextStringObject("x"), Kids=array(*kids)))

        form = writer.root["/AcroForm"]
        form["/Fields"].append(_fan(writer, node))
        writer.update_container(form)

    return appended(pdf, change)


@attack("52b a field that is its own parent", MAZES)
def _field_circle(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        form = writer.root["/AcroForm"]
        entry = writer.add_object(dictionary(T=_new.TextStringObject("x")))
        entry.get_object()["/Kids"] = array(*[entry] * 40)
        form["/Fields"].append(entry)
        writer.update_container(form)

    return appended(pdf, change)


def _endless_outline(writer: Any) -> None:
    tree = writer.root["/StructTreeRoot"]
    tree["/K"] = _fan(writer, lambda kids: writer.add_object(dictionary(S="/P", K=array(*kids))))
    writer.update_container(tree)


@attack("52c an outline of the structure with endless ways through it", MAZES)
def _structure(pdf: bytes) -> bytes:
    return appended(pdf, _endless_outline)


@attack("52d the same before signing", MAZES)
def _structure_signed(_pdf: bytes) -> bytes:
    return before_signing(_endless_outline)
