"""Small made-up files with what a camera or a writer leaves in them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

OWNER = "Aino Esimerkki, Hoivakoti Kuusikko"
ORIENTATION, ARTIST, GPS = 0x0112, 0x013B, 0x8825


def a_photo(width: int = 400, height: int = 300, orientation: int = 6) -> bytes:
    """A JPEG, red at the left and blue at the right, with owner, place and the way the camera was held."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    told = Image.Exif()
    told[ORIENTATION] = orientation
    told[ARTIST] = OWNER
    told.get_ifd(GPS)[2] = (60.0, 10.0, 15.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=told, comment=OWNER.encode())
    return out.getvalue()


def a_drawing() -> bytes:
    """A PNG with a transparent half and words of its own."""
    picture = Image.new("RGBA", (60, 40), (0, 128, 0, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 30, 40))
    told = PngInfo()
    told.add_text("Author", OWNER)
    out = BytesIO()
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def a_paper(text: str = "Hygieniasuunnitelma") -> bytes:
    """A PDF of another program, with an author and with a description of its own."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.setAuthor(OWNER)
    canvas.setTitle(OWNER)
    canvas.drawString(100, 700, text)
    canvas.save()
    return out.getvalue()
