"""The article.json of our own export, read back exactly, with the pictures that lie beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.portal.reading.local_pictures import LocalPictures
from newsdesk.portal.reading.reading import Reading


def is_export(text: str) -> bool:
    """Whether a text is the article.json of an export."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(values, dict) and isinstance(values.get("content"), dict)


def read_export(text: str, name: str, folder: Path | None) -> Reading:
    """The text of an article.json as a Reading. Raises Refused("file-damaged") where it is no JSON, "page-without-article" where
    that says something else."""
    try:
        values: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise Refused("file-damaged", name=name) from wrong
    try:
        content = Content.from_values(values["content"])
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as wrong:
        raise Refused("page-without-article", name=name) from wrong
    local = LocalPictures(folder)
    files = values.get("pictures")
    for key, file in files.items() if isinstance(files, dict) else ():
        if content.picture(key) and isinstance(file, str):
            local.take(file, key)
    return Reading(content.cleaned(), refused=tuple(local.refused), pictures=local.bytes, kind="export", name=name)


def beside(page: bytes, name: str, folder: Path | None) -> Reading | None:
    """The export that a page belongs to: where the manifest beside it names the page's own bytes and the article's.

    None where there is none, or where one of the two was changed since: then the page itself has to be read.
    """
    if folder is None or not (folder / "manifest.json").is_file():
        return None
    try:
        sums = json.loads((folder / "manifest.json").read_bytes())["sha256"]
        article = (folder / "article.json").read_bytes()
        whole = sums["article.json"] == _sum(article) and sums["index.html"] == _sum(page)
        return read_export(article.decode("utf-8"), name, folder) if whole else None
    except (OSError, ValueError, KeyError, TypeError, Refused):
        return None


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
