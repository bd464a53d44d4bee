"""The pictures of what was pasted or opened: their bytes where they came along, and a word about those that did not."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from newsdesk.errors import Refused
from newsdesk.pictures.darkroom import describe
from newsdesk.portal.reading.local_pictures import (
    PICTURE_MISSING,
    PICTURE_OUTSIDE,
    PICTURE_REMOTE,
    PICTURE_UNREADABLE,
    LocalPictures,
)
from newsdesk.portal.reading.reading import Refusal
from newsdesk.text.body import Block, kind_of
from newsdesk.text.pasting.pasted import Pasted, PastedPicture


@dataclass(frozen=True, slots=True)
class Came:
    """A picture that came along."""

    name: str
    """A file name for it."""
    alt: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Complete:
    """What was pasted, with those pictures whose bytes are there."""

    lines: tuple[str, ...]
    pictures: Mapping[str, Came]
    """By the key that stands in the lines."""
    left_out: tuple[Refusal, ...] = ()


def complete(pasted: Pasted, local: LocalPictures) -> Complete:
    """What was pasted with the bytes of its pictures; the line of one that did not come along goes.

    local: takes pictures from the folder they were saved in; nothing is fetched.
    """
    known = {picture.key: picture for picture in pasted.pictures}
    lines: list[str] = []
    came: dict[str, Came] = {}
    for line in pasted.lines:
        key = Block(kind_of(line), line).picture
        if key in known:
            taken = _taken(known[key], local)
            if taken is None:
                continue
            came[key] = taken
        lines.append(line)
    return Complete(tuple(lines), came, tuple(local.refused))


def _taken(picture: PastedPicture, local: LocalPictures) -> Came | None:
    if not picture.source.startswith("data:"):
        name = local.take(picture.source, picture.key)
        return Came(name, picture.alt, local.bytes[picture.key]) if name else None
    data = picture.data()
    try:
        ending = describe(data).media.rpartition("/")[2].replace("jpeg", "jpg")
    except Refused:
        local.refused.append(Refusal(picture.source[:40], PICTURE_REMOTE if picture.is_remote else PICTURE_UNREADABLE, "lost"))
        return None
    return Came(f"{picture.key}.{ending}", picture.alt, data)


def complete_from_clipboard(pasted: Pasted, from_document: bool) -> Complete:
    """As `complete`, for a clipboard: from_document: pictures that a word processor laid into the system's folder for
    temporary files when it copied are taken, too."""
    return complete(pasted, _LaidOut() if from_document else LocalPictures(None))


class _LaidOut(LocalPictures):
    """Pictures in the folder for temporary files. A page cannot have one taken from anywhere else on this machine."""

    def __init__(self) -> None:
        super().__init__(Path(tempfile.gettempdir()))

    def _find(self, source: str) -> tuple[Path | None, str]:
        if not source.strip().lower().startswith("file:"):
            return super()._find(source)
        parts = urlsplit(source.strip())
        assert self._folder is not None
        try:
            path = Path(url2pathname(parts.path)).resolve()
            inside, there = path.is_relative_to(self._folder), path.is_file()
        except (OSError, ValueError):
            return None, PICTURE_MISSING
        if not inside or parts.netloc:
            return None, PICTURE_OUTSIDE
        return (path, "") if there else (None, PICTURE_MISSING)
