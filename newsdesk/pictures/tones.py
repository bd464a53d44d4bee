"""Tones and colours as a screen shows them: more than eight bits a tone become eight, colours of another profile sRGB.

Runs in the process that decodes (`child`).
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_PROFILE = "icc_profile"
_EIGHT = 255


def in_eight_bits(image: Image.Image) -> Image.Image:
    """A picture with 16 bits a tone, or numbers for tones, as shades of grey; any other as it is."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda tone: tone / 257).convert("L")
    if image.mode not in ("I", "F"):
        return image
    extremes = image.getextrema()
    most = float(extremes[1]) if isinstance(extremes[1], int | float) else 0.0
    # Numbers up to 1 are parts of white; above 8 bits the file says how bright its white is by 16 bits, or by its brightest.
    white = 1.0 if image.mode == "F" and 0 < most <= 1 else _EIGHT if most <= _EIGHT else 65_535 if most <= 65_535 else most
    return image.point(lambda tone: tone * (_EIGHT / white)).convert("L")


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A picture (RGB, RGBA, CMYK) in the colours of sRGB; as it is where the profile is that, none, or broken.

    Exported pictures carry no profile: without this the photographs of most telephones (Display P3) would be pale.
    """
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        flat = image.convert("RGB") if alpha is not None else image
        made = ImageCms.profileToProfile(flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if made is None:
        return image
    if alpha is not None:
        made.putalpha(alpha)
    return made


def profile_of(image: Image.Image) -> bytes:
    """The colour profile that a picture carries, or empty bytes."""
    said = image.info.get(_PROFILE)
    return said if isinstance(said, bytes) else b""
