"""Plain-text rescue copies of open texts, readable with any editor, and a crash report without a word of any text."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from newsdesk import __version__
from newsdesk.article.content import Content
from newsdesk.paths import Home
from newsdesk.store.backup import write_file


def rescue(home: Home, texts: Mapping[str, Content]) -> list[Path]:
    """Write each content (by article id) as a text file into the newsroom's rescue folder; returns the files written.

    What cannot be written is left out: the rescue itself never raises.
    """
    written: list[Path] = []
    for article, content in texts.items():
        if content.is_blank():
            continue
        path = home.rescue / f"{article}.md"
        head = [content.headline, ", ".join(content.reporters), content.place]
        text = "\n".join(line for line in head if line) + "\n\n" + content.body + "\n"
        try:
            write_file(path, text.encode("utf-8"))
        except OSError:
            continue
        written.append(path)
    return written


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
