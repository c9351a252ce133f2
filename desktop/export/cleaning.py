"""Pictures and documents that are to be kept as evidence: read, made smaller, and freed of what tells too much.

What a camera wrote into a picture (place, time, owner) goes, as a picture is encoded anew from its pixels. Of a PDF
go its own data about author and program; pictures inside it stay as they are.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import UserError
from desktop.domain.evidence import LONGEST_SIDE, MOST_BYTES, CleanFile, EvidenceKind
from desktop.texts import _

if TYPE_CHECKING:
    from PIL.Image import Image

SMALL_SIDE = 240
MOST_PIXELS = 120_000_000
_PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
_TELLING = ("/Metadata", "/PieceInfo", "/LastModified")


def clean(data: bytes, name: str) -> CleanFile:
    """The file as it may be kept; UserError when it is of another kind, too large, or cannot be read."""
    if len(data) > MOST_BYTES:
        text = _("{name} is larger than {n} megabytes. Choose a smaller file.")
        raise UserError(text.format(name=name, n=MOST_BYTES // 1_000_000))
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return CleanFile(kind=EvidenceKind.DOCUMENT, name=name, data=_clean_pdf(data, name))
    kind = next((kind for begin, kind in _PICTURES.items() if data.startswith(begin)), "")
    if not kind:
        raise UserError(_("{name} is not a JPEG or PNG picture or a PDF, so it cannot be added.").format(name=name))
    return _clean_picture(data, kind, name)


def _clean_picture(data: bytes, kind: str, name: str) -> CleanFile:
    picture = _pixels(data, kind, name)
    small = picture.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    if small.mode == "RGBA":
        small = _on_white(small)
    return CleanFile(
        kind=EvidenceKind.PHOTO, name=name, data=_encoded(picture, kind), small=_encoded(small.convert("RGB"), "JPEG")
    )


def _pixels(data: bytes, kind: str, name: str) -> Image:
    """The picture upright, in a sensible size, and nothing but its pixels."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit, told as a sentence, comes before a pixel is read
    try:
        with Image.open(BytesIO(data), formats=(kind,)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                told = _("{name} has more than {n} million pixels. Choose a smaller picture.")
                raise UserError(told.format(name=name, n=MOST_PIXELS // 10**6))
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then read at half the size, or less
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            mode = "RGBA" if kind == "PNG" and upright.has_transparency_data else "RGB"
            bare = Image.new(mode, upright.size)
            bare.paste(upright.convert(mode))
            return bare
    except UserError:
        raise
    except Exception as error:  # a damaged picture fails in any of a decoder's own ways
        raise UserError(_("{name} is damaged and cannot be read. Nothing was added.").format(name=name)) from error


def _on_white(picture: Image) -> Image:
    from PIL import Image

    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _encoded(picture: Image, kind: str) -> bytes:
    out = BytesIO()
    options: dict[str, Any] = {"quality": 85, "optimize": True} if kind == "JPEG" else {"optimize": True}
    picture.save(out, kind, **options)
    return out.getvalue()


def _clean_pdf(data: bytes, name: str) -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    try:
        reader = PdfFileReader(BytesIO(data))
        if reader.encrypted:
            raise UserError(_("{name} is protected by a password. Add an unprotected copy.").format(name=name))
        writer = copy_into_new_writer(reader, {"info": None})
        for one in writer.objects.values():
            _forget(one)
        out = BytesIO()
        writer.write(out)  # type: ignore[no-untyped-call]
    except UserError:
        raise
    except Exception as error:  # a damaged document fails in any of a reader's own ways
        raise UserError(_("{name} is damaged and cannot be read. Nothing was added.").format(name=name)) from error
    return out.getvalue()


def _forget(part: Any) -> None:
    """Take what tells of author and program out of one object of a PDF."""
    if isinstance(part, dict):
        for key in _TELLING:
            part.pop(key, None)
