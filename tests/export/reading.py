"""Reads documents the way others do: the tree of tags as poppler tells it, the page's pieces as pyHanko reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader


def opened(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(BytesIO(pdf))


def page_count(pdf: bytes) -> int:
    return int(opened(pdf).root["/Pages"]["/Count"])


def elements(pdf: bytes) -> Iterator[Any]:
    """Every structure element in reading order."""
    waiting = [opened(pdf).root["/StructTreeRoot"]["/K"]]
    while waiting:
        element = waiting.pop(0)
        if "/S" not in element:
            continue
        yield element
        if "/K" not in element:
            continue
        kids = element["/K"]
        found = [one.get_object() for one in kids] if isinstance(kids, list) else [kids]
        waiting[:0] = [one for one in found if hasattr(one, "keys")]


def tags(pdf: bytes) -> list[str]:
    """The tags in reading order: "H1", "P" …"""
    return [str(one["/S"])[1:] for one in elements(pdf)]


def page_code(pdf: bytes, number: int = 0) -> bytes:
    """What is drawn on a page, as its operators."""
    page = opened(pdf).root["/Pages"]["/Kids"][number]
    code: bytes = page["/Contents"].data
    return code


def spoken_parts(pdf: bytes, number: int = 0) -> list[str]:
    """What the marked content of a page says instead of what is drawn, in order."""
    parts = re.findall(rb"/ActualText <FEFF([0-9A-F]*)>", page_code(pdf, number))
    return [bytes.fromhex(part.decode()).decode("utf-16-be") for part in parts]


def told(pdf: bytes) -> list[tuple[str, str]]:
    """(tag, text) of every tagged text in reading order, as poppler reads the tree."""
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo (poppler-utils) is not here")
    run = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    found: list[tuple[str, str]] = []
    tag = ""
    for line in run.stdout.decode().splitlines():
        words = line.strip()
        if match := re.fullmatch(r"([A-Z][A-Za-z0-9]*)(?: \(\w+\))?(?: \"[^\"]*\")?:?", words):
            tag = match[1]
        elif words.startswith('"'):
            found.append((tag, words.strip('"').strip()))
    return found


def text_of(pdf: bytes, tag: str) -> list[str]:
    """The texts of one tag."""
    return [text for one, text in told(pdf) if one == tag]
