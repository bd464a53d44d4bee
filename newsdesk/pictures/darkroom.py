"""Where pictures are decoded: a process of its own that is started at the first picture and goes when there is nothing to do.

Any thread may ask; one picture is worked on at a time. A file that takes too long or too much memory ends that process,
is refused, and the next picture gets a new one.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsdesk.article.content import Picture
from newsdesk.errors import Refused
from newsdesk.pictures.child import receive, send
from newsdesk.pictures.made import Described, PictureDetails, PictureFile, Thumbnail

LONGEST_SECONDS = 30.0
"""How long one picture may take before it is given up."""
IDLE_SECONDS = 15.0
"""How long the process waits for another picture; it costs some 40 MiB."""
_ROOT = Path(__file__).resolve().parents[2]
_SERVE = "import sys; sys.path.insert(0, sys.argv[1]); from newsdesk.pictures.child import serve; serve()"


def describe(original: bytes, shown_width: int = 64) -> Described:
    """What a picture file is and says of itself, and how it looks at most so many pixels wide.

    Raises Refused("picture-not-one"), ("picture-too-large", megapixels, most), ("picture-reader-gone").
    """
    values, shown = _darkroom.ask("describe", original, shown_width=shown_width)
    return Described(**{**values, "details": PictureDetails(**values["details"]), "shown": shown})


def thumbnail(original: bytes, picture: Picture, width: int) -> Thumbnail:
    """The part of a picture that is shown, at most so many pixels wide. Raises Refused as `describe`."""
    values, data = _darkroom.ask("thumbnail", original, picture=asdict(picture), width=width)
    return Thumbnail(data=data, **values)


def prepare(original: bytes, picture: Picture, number: int, slug: str, width: int) -> PictureFile:
    """A picture as the page carries it; see `developing.prepare`. Raises Refused as `describe`."""
    values, data = _darkroom.ask("prepare", original, picture=asdict(picture), number=number, slug=slug, width=width)
    return PictureFile(data=data, **values)


def close() -> None:
    """Let the process go; the next picture starts another."""
    _darkroom.close()


class _Darkroom:
    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._idle: threading.Timer | None = None

    def ask(self, do: str, original: bytes, **arguments: Any) -> tuple[Mapping[str, Any], bytes]:
        """One request and its answer: plain values and the bytes that were made."""
        with self._turn:
            if self._idle:
                self._idle.cancel()
            process = self._running()
            watch = threading.Timer(LONGEST_SECONDS, process.kill)
            watch.daemon = True
            watch.start()
            try:
                assert process.stdin and process.stdout
                send(process.stdin, {"do": do, "with": arguments}, original)  # type: ignore[arg-type]
                answer = receive(process.stdout)  # type: ignore[arg-type]
            except OSError:
                answer = None
            finally:
                watch.cancel()
            if answer is None:
                # The file ended the process, or took too long: no picture that can be used.
                self._end()
                raise Refused("picture-not-one", name=arguments.get("picture", {}).get("name", ""))
            self._idle = threading.Timer(IDLE_SECONDS, self.close)
            self._idle.daemon = True
            self._idle.start()
        values, data = answer
        if code := values.get("refused"):
            raise Refused(code, **values["facts"])
        return values["made"], data

    def close(self) -> None:
        with self._turn:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            try:
                self._process = subprocess.Popen([sys.executable, "-c", _SERVE, str(_ROOT)], stdin=subprocess.PIPE,
                                                 stdout=subprocess.PIPE, env={**os.environ, "PYTHONNOUSERSITE": "1"})
            except OSError as wrong:
                raise Refused("picture-reader-gone", why=str(wrong)[:100]) from wrong
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    pass  # what was still in it was for the process that is gone


_darkroom = _Darkroom()
atexit.register(close)
