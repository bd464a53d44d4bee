"""The process that decodes pictures: one request at a time on its standard input, with limits on memory and files."""

from __future__ import annotations

import contextlib
import json
import struct
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from newsdesk.article.content import Picture
from newsdesk.errors import Refused

MOST_MEMORY = 3 * 1024**3
"""Bytes of address space: 80 megapixels in four channels twice over, and the libraries."""
LENGTHS = struct.Struct(">II")
"""How long a message's JSON and its bytes are."""


def send(pipe: BinaryIO, values: dict[str, Any], data: bytes = b"") -> None:
    """Write one message: plain values and some bytes. Raises OSError."""
    head = json.dumps(values).encode()
    pipe.write(LENGTHS.pack(len(head), len(data)) + head + data)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one message; None at the end."""
    lengths = pipe.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head_length, data_length = LENGTHS.unpack(lengths)
    head, data = pipe.read(head_length), pipe.read(data_length)
    if len(head) < head_length or len(data) < data_length:
        return None
    return json.loads(head), data


def serve() -> None:
    """Answer requests until the other side goes away."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get between the messages
    _limit()
    from newsdesk.pictures import developing

    while request := receive(source):
        values, data = request
        try:
            if values["do"] == "describe":
                reply = asdict(developing.describe(data, **values["with"]))
                made = reply.pop("shown")
            else:
                arguments = {**values["with"], "picture": Picture(**values["with"]["picture"])}
                work = developing.prepare if values["do"] == "prepare" else developing.thumbnail
                reply = asdict(work(data, **arguments))
                made = reply.pop("data")
            send(answers, {"made": reply}, made)
        except Refused as refused:
            send(answers, {"refused": refused.code, "facts": dict(refused.facts)})
        except MemoryError:
            send(answers, {"refused": "picture-not-one", "facts": {"name": ""}})


def _limit() -> None:
    """No more memory than a picture may need, no file written, no core left behind (where the system can say so)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))
