"""Pictures that came along with a file: taken as bytes from its own folder, nothing from outside it, nothing from a network."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsdesk.errors import Refused
from newsdesk.pictures.darkroom import describe
from newsdesk.portal.reading.reading import Refusal

PICTURE_REMOTE = "picture-remote"
PICTURE_OUTSIDE = "picture-outside"
PICTURE_MISSING = "picture-missing"
PICTURE_UNREADABLE = "picture-unreadable"
LARGEST = 60_000_000


class LocalPictures:
    """The pictures taken for one reading so far, by key, and the refusals of those that were not."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None
        self.bytes: dict[str, bytes] = {}
        self.refused: list[Refusal] = []

    def take(self, source: str, key: str) -> str:
        """Take the picture that `source` (of an img, or of a Markdown image) names under this key.

        Returns its file name, or an empty string where it was not taken; the reason is in `refused`.
        """
        path, why = self._find(source)
        if path is None:
            self._refuse(source, why)
            return ""
        try:
            if path.stat().st_size > LARGEST:
                raise Refused("picture-too-large")
            data = path.read_bytes()
            describe(data)
        except (OSError, Refused):
            self._refuse(source, PICTURE_UNREADABLE)
            return ""
        self.bytes[key] = data
        return path.name

    def _find(self, source: str) -> tuple[Path | None, str]:
        source = source.strip()
        if re.match(r"(?:https?:)?//", source, re.I):
            return None, PICTURE_REMOTE
        if re.match(r"[a-z][a-z0-9+.-]+:", source, re.I) or not source:
            return None, PICTURE_OUTSIDE
        name = unquote(urlsplit(source).path)
        if self._folder is None or "\0" in name or "\\" in name:
            return None, PICTURE_MISSING if "\\" not in name else PICTURE_OUTSIDE
        try:
            # Resolved, so that neither ".." nor a symbolic link leads out of the folder.
            path = (self._folder / name).resolve()
            inside, there = path.is_relative_to(self._folder), path.is_file()
        except (OSError, ValueError):
            return None, PICTURE_MISSING
        if not inside:
            return None, PICTURE_OUTSIDE
        return (path, "") if there else (None, PICTURE_MISSING)

    def _refuse(self, source: str, why: str) -> None:
        self.refused.append(Refusal(source[:200] if not source.startswith("data:") else source[:40], why, "lost"))


def free_key(taken: set[str]) -> str:
    """A key for the next picture of a body: p1, p2 ..."""
    return next(key for n in range(1, len(taken) + 2) if (key := f"p{n}") not in taken)
