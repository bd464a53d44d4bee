"""Pictures: upright, at most as wide as the profile says, without metadata, the same bytes; what is none is refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from newsdesk.article.content import Picture
from newsdesk.errors import Refused
from newsdesk.pictures.developing import describe, prepare
from tests.core.portal_samples import draw

PICTURE = Picture("p1")


def _with_metadata(orientation: int = 6) -> bytes:
    image = Image.new("RGB", (1800, 1000), "white")
    image.paste("red", (0, 0, 900, 1000))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x9C9B] = orientation, "RAHASIA", "RAHASIA".encode("utf-16-le")
    exif.get_ifd(0x8825)[2] = (6.0, 52.0, 1.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"RAHASIA", xmp=b"<x>RAHASIA</x>", icc_profile=b"RAHASIA" * 9)
    return out.getvalue()


def test_no_metadata_remains_and_the_picture_stands_upright() -> None:
    original = _with_metadata()
    assert b"RAHASIA" in original
    made = prepare(original, PICTURE, 1, "judul", 800)
    assert b"RAHASIA" not in made.data and b"Exif" not in made.data and b"ICC" not in made.data
    with Image.open(io.BytesIO(made.data)) as image:
        assert (image.width, image.height) == (made.width, made.height) == (800, 1440)
        top, bottom = image.getpixel((400, 100)), image.getpixel((400, 1300))
    assert top[1] < 60 and bottom[1] > 200
    assert describe(original).width == 1000


def test_the_same_original_gives_the_same_bytes() -> None:
    original = draw(2000, 1200)
    assert prepare(original, PICTURE, 1, "a", 1280) == prepare(original, PICTURE, 1, "a", 1280)


def test_a_small_picture_is_not_blown_up_and_transparency_stays() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 200), (255, 0, 0, 90)).save(out, "PNG")
    made = prepare(out.getvalue(), PICTURE, 2, "judul", 1280)
    assert (made.name, made.media, made.width) == ("judul-2.png", "image/png", 300)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "CMYK", "1", "RGB", "I;16"])
def test_every_kind_of_colour(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (60, 40)).save(out, "TIFF" if mode == "CMYK" else "PNG")
    assert prepare(out.getvalue(), PICTURE, 1, "a", 50).width == 50


@pytest.mark.parametrize(("mode", "tone", "kind"), [
    ("I;16", 40_000, "PNG"), ("I;16", 40_000, "TIFF"), ("F", 0.61, "TIFF"), ("I", 40_000, "TIFF")])
def test_more_than_eight_bits_a_tone_are_as_bright_as_they_were(mode: str, tone: float, kind: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (60, 40), tone).save(out, kind)
    for data in (prepare(out.getvalue(), PICTURE, 1, "a", 50).data, describe(out.getvalue()).shown):
        assert abs(Image.open(io.BytesIO(data)).convert("L").getpixel((20, 20)) - 155) < 3


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("RGBA", "PNG"), ("RGB", "WEBP")])
def test_the_colours_of_another_profile_stay_though_the_profile_goes(mode: str, kind: str) -> None:
    """A profile in which red and blue have changed places: what is red in numbers is seen blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"\0s\0R\0G\0B", b"\0u\0j\0i\0a")
    profile = profile.replace(b"rXYZ", b"tXYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"tXYZ", b"bXYZ", 1)
    for given, red in ((profile, False), (profile[:200], True), (b"", True)):
        out = io.BytesIO()
        Image.new(mode, (60, 40), (250, 0, 0)).save(out, kind, icc_profile=given)
        seen = Image.open(io.BytesIO(prepare(out.getvalue(), PICTURE, 1, "a", 50).data)).convert("RGB")
        assert "icc_profile" not in seen.info
        strongest = max(range(3), key=seen.getpixel((20, 20)).__getitem__)
        assert strongest == (0 if red else 2)


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF",
                                  b"\xff\xd8\xff\xe0", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, draw(500, 500)[:2000]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    for look in (lambda: describe(data), lambda: prepare(data, PICTURE, 1, "a", 800)):
        with pytest.raises(Refused) as refused:
            look()
        assert refused.value.code == "picture-not-one"


def test_a_picture_of_900_megapixels_is_refused_before_it_is_decoded() -> None:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    bomb = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(b"\0" * 90_000)) + part(b"IEND", b"")
    for look in (lambda: describe(bomb), lambda: prepare(bomb, PICTURE, 1, "a", 800)):
        with pytest.raises(Refused) as refused:
            look()
        assert (refused.value.code, refused.value.facts["megapixels"]) == ("picture-too-large", 900)
