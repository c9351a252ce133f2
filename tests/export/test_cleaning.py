"""Evidence is kept without what a camera or a writer leaves in it, upright and in a sensible size."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.domain.errors import UserError
from desktop.domain.evidence import LONGEST_SIDE, EvidenceKind
from desktop.export.cleaning import clean
from tests.export.pictures import OWNER, a_drawing, a_paper, a_photo


def test_a_photo_keeps_its_pixels_and_nothing_else() -> None:
    assert OWNER.encode() in a_photo()
    kept = clean(a_photo(), "kuva.jpg")
    assert (kept.kind, kept.name) == (EvidenceKind.PHOTO, "kuva.jpg")
    assert OWNER.encode() not in kept.data + kept.small
    with Image.open(BytesIO(kept.data)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_is_turned_upright_before_the_camera_is_forgotten() -> None:
    with Image.open(BytesIO(clean(a_photo(orientation=6), "kuva.jpg").data)) as picture:
        assert picture.size == (300, 400)
        red, blue = picture.getpixel((150, 20)), picture.getpixel((150, 380))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]


@pytest.mark.parametrize("size", [(4000, 3000), (2600, 700)])
def test_a_large_photo_becomes_smaller_and_never_larger(size: tuple[int, int]) -> None:
    with Image.open(BytesIO(clean(a_photo(*size, orientation=1), "kuva.jpg").data)) as picture:
        assert max(picture.size) == LONGEST_SIDE
        assert picture.size[0] / picture.size[1] == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_png_keeps_what_is_transparent_but_not_its_words() -> None:
    assert OWNER.encode() in a_drawing()
    kept = clean(a_drawing(), "piirros.png")
    assert OWNER.encode() not in kept.data
    with Image.open(BytesIO(kept.data)) as picture:
        assert picture.mode == "RGBA"
        assert picture.getpixel((5, 5)) == (0, 0, 0, 0)
    with Image.open(BytesIO(kept.small)) as small:
        assert small.format == "JPEG"


def test_a_pdf_keeps_its_pages_but_not_its_author() -> None:
    assert OWNER.encode() in a_paper()
    kept = clean(a_paper("Suunnitelma"), "suunnitelma.pdf")
    assert kept.kind == EvidenceKind.DOCUMENT
    assert OWNER.encode() not in kept.data
    assert b"Suunnitelma" in kept.data
    assert kept.data.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"GIF89a", b"<svg/>", b"II*\x00", a_photo()[:200], a_drawing()[:40], b"%PDF-1.7\nnothing"],
)
def test_another_kind_or_a_damaged_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match=r"x\.jpg"):
        clean(data, "x.jpg")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_read() -> None:
    out = BytesIO()
    Image.new("1", (40_000, 4_000)).save(out, "PNG")
    with pytest.raises(UserError, match="120"):
        clean(out.getvalue(), "x.png")


@given(st.sampled_from([a_photo(), a_drawing(), a_paper()]), st.data())
def test_any_damage_ends_in_a_sentence_or_a_clean_file(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 40)) :]
    try:
        kept = clean(damaged, "x")
    except UserError:
        return
    assert kept.data
