"""Plain-text rescue copies of open texts, readable with any editor, and a crash report without a word of any text.

A copy begins with the fields of the article, one a line, between two lines of ``---``; then comes the text as it was
typed. It is complete: `read_copy` gives back exactly the article it was made of.
"""

from __future__ import annotations

import json
import platform
import re
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from newsdesk import __version__
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store.backup import write_file

KEPT_FOR = timedelta(days=60)
"""How long a copy of a mishap stays; the running copy of an article stays as long as the newsroom."""
_RULE = "---"
_NAME_LENGTH = 50


@dataclass(frozen=True, slots=True)
class RescueCopy:
    file: Path
    article: str
    at: datetime
    content: Content


def rescue(home: Home, texts: Mapping[str, Content], mishap: datetime | None = None) -> list[Path]:
    """Write each content (by article id) as a text file into the newsroom's rescue folder; returns the files written.

    Without `mishap` it is the article's running copy, in place of the one before. With the time of a mishap it is a copy
    of its own, which no later one takes the place of. What cannot be written is left out: the rescue itself never raises.
    """
    return _write(home.rescue, texts, mishap)


def rescue_anywhere(home: Home, texts: Mapping[str, Content], mishap: datetime) -> list[Path]:
    """The same, and where the newsroom's disk takes nothing: in the person's own folder, or in that for passing things."""
    for folder in (home.rescue, Path.home() / "Newsdesk-rescue", Path(tempfile.gettempdir()) / "Newsdesk-rescue"):
        written = _write(folder, texts, mishap)
        if len(written) == sum(not content.is_blank() for content in texts.values()):
            return written
    return written


def _write(folder: Path, texts: Mapping[str, Content], mishap: datetime | None) -> list[Path]:
    written: list[Path] = []
    for article, content in texts.items():
        if content.is_blank():
            continue
        ending = f"-{mishap:%Y%m%dT%H%M%S}" if mishap else ""
        path = folder / f"{_file_name(content.headline)}-{article}{ending}.md"
        try:
            write_file(path, copy_of(article, content, datetime.now(UTC)).encode("utf-8"))
            for old in () if mishap else folder.glob(f"*-{article}.md"):
                if old != path:  # the headline was another one
                    old.unlink()
        except OSError:
            continue
        written.append(path)
    return written


def copy_of(article: str, content: Content, at: datetime) -> str:
    """An article as a text that says everything of it."""
    values = content.cleaned().to_values()
    body = values.pop("body")
    head = {"article": article, "saved": at.isoformat(timespec="milliseconds"), **{k: v for k, v in values.items() if v}}
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
    return "\n".join([_RULE, *lines, _RULE, "", body, ""])


def read_copy(file: Path) -> RescueCopy:
    """Read a rescue copy back. Raises Refused("copy-unreadable", name)."""
    try:
        rule, *lines = file.read_bytes().decode("utf-8").split("\n")
        end = lines.index(_RULE)
        values: dict[str, Any] = {}
        for line in lines[:end]:
            name, _, value = line.partition(": ")
            values[name] = json.loads(value)
        at = datetime.fromisoformat(values["saved"])
        body = "\n".join(lines[end + 2 :]).removesuffix("\n")
        content = Content.from_values({**values, "body": body})
        article = str(values["article"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise Refused("copy-unreadable", name=file.name) from wrong
    if rule != _RULE or at.tzinfo is None:
        raise Refused("copy-unreadable", name=file.name)
    return RescueCopy(file, article, at, content)


def copies(home: Home, article: str = "") -> Iterator[RescueCopy]:
    """The rescue copies that can be read: all, or those of one article."""
    for file in sorted(home.rescue.glob(f"*-{article}*.md" if article else "*.md")):
        try:
            copy = read_copy(file)
        except Refused:
            continue
        if not article or copy.article == article:
            yield copy


def tidy(home: Home, now: datetime) -> None:
    """Delete the copies and reports of mishaps that are two months old."""
    for pattern in ("*-????????T??????.md", "report-*.txt"):
        for file in home.rescue.glob(pattern):
            if now - datetime.fromtimestamp(file.stat().st_mtime, UTC) > KEPT_FOR:
                file.unlink(missing_ok=True)


def report(home: Home, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> Path | None:
    """Write where in the program an error arose, without its message, which may quote a text; None where it cannot
    be.
    """
    at = datetime.now(UTC)
    frames = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    lines = [f"Newsdesk {__version__}, Python {platform.python_version()}, {platform.system()}", f"{at:%Y-%m-%d %H:%M:%S}Z",
             kind.__name__, *frames, ""]
    path = home.rescue / f"report-{at:%Y%m%dT%H%M%S}.txt"
    try:
        write_file(path, "\n".join(lines).encode("utf-8"))
    except OSError:
        return None
    return path


def _file_name(headline: str) -> str:
    """A headline as the beginning of a file's name: ``Harga-Cabai-Naik``."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", headline).strip("-")
    return words[:_NAME_LENGTH].rstrip("-") or "naskah"
