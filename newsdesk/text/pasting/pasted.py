"""What came of a paste, as plain values: lines of a body, and where the pictures in them come from."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_DATA = re.compile(r"data:image/(?!svg)[\w.+-]+((?:;[\w=.+-]+)*),", re.I)
LARGEST_PICTURE = 60_000_000


@dataclass(frozen=True, slots=True)
class PastedPicture:
    """A picture that stands in the lines as ``![alt](picture:KEY)``."""

    key: str
    source: str
    """What the HTML named: ``data:...``, ``file:...``, an address of the web, or a path beside the file."""
    alt: str = ""

    @property
    def is_remote(self) -> bool:
        """Whether it lies on the web, and so stays there: nothing is fetched."""
        return self.source.lower().startswith(("http:", "https:", "//", "blob:", "cid:"))

    def data(self) -> bytes:
        """The bytes that came along inside the HTML itself; empty where they did not."""
        found = _DATA.match(self.source)
        if not found or len(self.source) > 2 * LARGEST_PICTURE:
            return b""
        coded = self.source[found.end() :]
        try:
            return b64decode(unquote_to_bytes(coded)) if ";base64" in found[1].lower() else unquote_to_bytes(coded)
        except (Error, ValueError):
            return b""


@dataclass(frozen=True, slots=True)
class Pasted:
    lines: tuple[str, ...] = ()
    """Lines of a body (text/body.py), none empty; one line of plain text keeps the spaces at its ends."""
    pictures: tuple[PastedPicture, ...] = ()
