"""Pictures as the page carries them: turned upright, resized, drawn on a new canvas so that no metadata is left."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from newsdesk.article.content import Picture
from newsdesk.errors import Refused

MOST_MEGAPIXELS = 80
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
# Our own limit is checked on the header before anything is decoded; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Described:
    width: int
    height: int
    media: str
    """``image/jpeg`` ..."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    name: str
    """The file name beside the page."""
    data: bytes
    width: int
    height: int
    media: str


def describe(original: bytes) -> Described:
    """What a picture is, by its header and a trial of its data; size in pixels as seen (turned upright).

    Raises Refused("picture-not-one"), ("picture-too-large", megapixels, most).
    """
    with _opened(original) as image:
        try:
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
            width, height = (image.height, image.width) if turned else image.size
            # Read to the end, as small as can be: a file that stops halfway is refused now, not at export.
            image.draft("RGB", (64, 64))
            image.load()
        except Exception as wrong:  # Pillow's decoders raise whatever they meet
            raise Refused("picture-not-one", name="") from wrong
        return Described(width, height, Image.MIME[image.format or "PNG"])


def prepare(original: bytes, picture: Picture, number: int, slug: str, width: int) -> PictureFile:
    """A picture for the page: at most `width` pixels wide, JPEG (PNG where it is transparent), without metadata.

    The same original gives the same bytes. `number` (from 1) and `slug` name the file. Raises Refused as `describe`.
    """
    with _opened(original) as image:
        try:
            image.draft("RGB", (width * 2, width * 2))
            upright = ImageOps.exif_transpose(image)
            see_through = upright.mode in ("RGBA", "LA") or "transparency" in upright.info
            flat = upright.convert("RGBA" if see_through else "RGB")
        except Exception as wrong:  # Pillow's decoders raise whatever they meet
            raise Refused("picture-not-one", name=picture.name) from wrong
    if flat.width > width:
        flat = flat.resize((width, max(1, round(flat.height * width / flat.width))), Image.Resampling.LANCZOS)
    canvas = Image.new(flat.mode, flat.size)
    canvas.paste(flat)
    out = io.BytesIO()
    if see_through:
        canvas.save(out, "PNG", optimize=True)
    else:
        canvas.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    ending, media = ("png", "image/png") if see_through else ("jpg", "image/jpeg")
    return PictureFile(f"{slug}-{number}.{ending}", out.getvalue(), canvas.width, canvas.height, media)


def _opened(original: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(original), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError) as wrong:
        raise Refused("picture-not-one", name="") from wrong
    megapixels = image.width * image.height // 1_000_000
    if megapixels > MOST_MEGAPIXELS:
        raise Refused("picture-too-large", megapixels=megapixels, most=MOST_MEGAPIXELS)
    return image
