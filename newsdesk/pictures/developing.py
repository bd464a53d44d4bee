"""The decoding itself: upright, turned, cut, resized, and drawn on a new canvas so that nothing else of the file is left.

Runs in the process that `darkroom` keeps for it: a hostile or huge file costs that process, never the program.
"""

from __future__ import annotations

import io
import warnings
from xml.sax.saxutils import escape

import pi_heif
from PIL import Image, ImageOps, PngImagePlugin

from newsdesk.article.content import Picture
from newsdesk.errors import Refused
from newsdesk.pictures.cutting import cut_of, pixels, quarter_turns
from newsdesk.pictures.details import read_details
from newsdesk.pictures.made import MOST_MEGAPIXELS, Described, PictureFile, Thumbnail
from newsdesk.pictures.tones import in_eight_bits, in_srgb, profile_of

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)
_TURNS = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
# Our own limit is checked on the header before anything is decoded; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = None
pi_heif.register_heif_opener(thumbnails=False)


def describe(original: bytes, shown_width: int = 64) -> Described:
    """What a picture is, and how it looks at most so many pixels wide; of several frames or pages the first.

    Raises Refused("picture-not-one"), ("picture-too-large", megapixels, most).
    """
    with _opened(original) as image:
        try:
            width, height = _size_as_seen(image)
            details = read_details(image)
            media = Image.MIME[image.format or "PNG"]
        except Exception as wrong:  # Pillow's decoders raise whatever they meet
            raise Refused("picture-not-one", name="") from wrong
        # Read to the end: a file that stops halfway is refused now, not at export.
        shown = _saved_small(_drawn(image, Picture(""), shown_width, 1, Image.Resampling.BILINEAR))
    return Described(width, height, media, details, shown)


def thumbnail(original: bytes, picture: Picture, width: int) -> Thumbnail:
    """The part of a picture that is shown, at most so many pixels wide. Raises Refused as `describe`."""
    with _opened(original) as image:
        try:
            seen = _size_as_seen(image)
            located = read_details(image).located
        except Exception as wrong:  # as above
            raise Refused("picture-not-one", name=picture.name) from wrong
        canvas = _drawn(image, picture, width, 1, Image.Resampling.BILINEAR)
    return Thumbnail(_saved_small(canvas), *seen, located)


def prepare(original: bytes, picture: Picture, number: int, slug: str, width: int) -> PictureFile:
    """A picture for the page: at most `width` pixels wide, JPEG (PNG where it is transparent), of its metadata only who
    made it. The same original and picture give the same bytes.

    `number` (from 1) and `slug` name the file. Raises Refused as `describe`.
    """
    with _opened(original) as image:
        canvas = _drawn(image, picture, width, 2, Image.Resampling.LANCZOS)
    ending, media = ("png", "image/png") if canvas.mode == "RGBA" else ("jpg", "image/jpeg")
    return PictureFile(f"{slug}-{number}.{ending}", _saved(canvas, picture), canvas.width, canvas.height, media)


def _opened(original: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(original), formats=_FORMATS)
    except Exception as wrong:  # plug-ins raise whatever they meet
        raise Refused("picture-not-one", name="") from wrong
    megapixels = image.width * image.height // 1_000_000
    if megapixels > MOST_MEGAPIXELS:
        raise Refused("picture-too-large", megapixels=megapixels, most=MOST_MEGAPIXELS)
    return image


def _size_as_seen(image: Image.Image) -> tuple[int, int]:
    turned = image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE
    return (image.height, image.width) if turned else image.size


def _drawn(image: Image.Image, picture: Picture, width: int, finer: int, how: Image.Resampling) -> Image.Image:
    """A new canvas, RGB or RGBA, with the part of the picture that is shown; decoded at least `finer` times as wide."""
    try:
        cut = cut_of(picture)
        # A JPEG is decoded no larger than needed. Where it lies on its side, its height becomes the width.
        needed = width * finer * 10_000 // cut[2] + 1
        lies = (image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE) != bool(quarter_turns(picture) % 2)
        profile = profile_of(image)
        # Only the inks of a CMYK picture are described by its profile, so that is asked before it is RGB.
        image.draft(image.mode if profile and image.mode == "CMYK" else "RGB", (1, needed) if lies else (needed, 1))
        upright = in_eight_bits(ImageOps.exif_transpose(image))
        if upright.mode == "CMYK":
            upright = in_srgb(upright, profile)
        see_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
        coloured = image.mode in ("RGB", "RGBA", "P")
        flat = upright.convert("RGBA" if see_through else "RGB")
        if turn := _TURNS[quarter_turns(picture)]:
            flat = flat.transpose(turn)
        flat = flat.crop(pixels(cut, flat.width, flat.height))
    except Exception as wrong:  # Pillow's decoders raise whatever they meet
        raise Refused("picture-not-one", name=picture.name) from wrong
    if flat.width > width:
        flat = flat.resize((width, max(1, round(flat.height * width / flat.width))), how, reducing_gap=3.0)
    if coloured:
        flat = in_srgb(flat, profile)
    canvas = Image.new(flat.mode, flat.size)
    canvas.paste(flat)
    return canvas


def _saved(canvas: Image.Image, picture: Picture) -> bytes:
    """The canvas as PNG where it is transparent, else as JPEG, with who made it."""
    out, credit = io.BytesIO(), _credit(picture)
    if canvas.mode == "RGBA":
        info = PngImagePlugin.PngInfo()
        if credit:
            info.add_itxt("XML:com.adobe.xmp", credit.decode("utf-8"))
        canvas.save(out, "PNG", optimize=canvas.width * canvas.height < 1_000_000, pnginfo=info)
    else:
        canvas.save(out, "JPEG", quality=85, optimize=True, progressive=True, xmp=credit)
    return out.getvalue()


def _saved_small(canvas: Image.Image) -> bytes:
    """The canvas for the window: quickly made, nothing else counts."""
    out = io.BytesIO()
    canvas.save(out, "PNG" if canvas.mode == "RGBA" else "JPEG", quality=88)
    return out.getvalue()


def _credit(picture: Picture) -> bytes:
    """An XMP packet that says who made the picture, and a machine where one did; empty where nobody is named.

    IPTC Photo Metadata Standard 2023: Creator, Credit Line, Digital Source Type.
    """
    parts = []
    if picture.photographer:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(picture.photographer)}</rdf:li></rdf:Seq></dc:creator>")
    if picture.agency:
        parts.append(f"<photoshop:Credit>{escape(picture.agency)}</photoshop:Credit>")
    if picture.ai:
        parts.append("<ext:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                     "</ext:DigitalSourceType>")
    if not parts:
        return b""
    return ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
            f'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{"".join(parts)}'
            "</rdf:Description></rdf:RDF></x:xmpmeta>").encode()
