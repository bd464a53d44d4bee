"""What is made of a picture file, as values that pass between the program and the process that decodes."""

from __future__ import annotations

from dataclasses import dataclass

MOST_MEGAPIXELS = 80


@dataclass(frozen=True, slots=True)
class PictureDetails:
    """What the file says; empty where it says nothing."""

    keyword: str = ""
    caption: str = ""
    photographer: str = ""
    agency: str = ""
    alt: str = ""
    ai: bool = False
    located: bool = False
    """The file carries the place where it was taken (GPS)."""


@dataclass(frozen=True, slots=True)
class Described:
    """A picture file, found to be one."""

    width: int
    """Pixels as seen (turned upright)."""
    height: int
    media: str
    """``image/jpeg`` ..."""
    details: PictureDetails = PictureDetails()
    shown: bytes = b""
    """The picture as small as was asked for, as a JPEG or PNG."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture at the size in which it is shown in the window."""

    data: bytes
    """A JPEG, or a PNG where it is transparent."""
    width: int
    """Pixels of the original as seen, uncut and unturned."""
    height: int
    located: bool
    """The original carries the place where it was taken."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as the page carries it."""

    name: str
    """The file name beside the page."""
    data: bytes
    width: int
    height: int
    media: str
