"""From bytes to text: the encodings that come in, and a clear refusal for what is no text."""

from __future__ import annotations

import codecs
import re

from newsdesk.errors import Refused

LARGEST = 20_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,30})", re.I)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad"), "") | {0xA0: " ", 0x202F: " ", 0x2007: " "}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 (with or without a mark), what an HTML page declares, Windows-1252.

    Raises Refused: "file-empty", "file-too-large", "file-not-text".
    """
    if len(data) > LARGEST:
        raise Refused("file-too-large", name=name, megabytes=len(data) // 1_000_000)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Refused("file-empty", name=name)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    for encoding in _likely(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _is_text(text):
            return text
    raise Refused("file-not-text", name=name)


def tidy_characters(text: str) -> str:
    """No-break spaces as spaces, zero-width characters and soft hyphens gone, line ends as ``\\n``."""
    return text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")


def _likely(data: bytes) -> list[str]:
    head = data[:4096]
    encodings = ["utf-8"]
    if head[1::2].count(0) > len(head) // 4:
        encodings.insert(0, "utf-16-le")
    elif head[::2].count(0) > len(head) // 4:
        encodings.insert(0, "utf-16-be")
    if found := _CHARSET.search(head):
        encodings.insert(0, found[1].decode("ascii", "replace"))
    return [*encodings, "cp1252"]


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Refused("file-not-text", name=name) from wrong
    if not _is_text(text):
        raise Refused("file-not-text", name=name)
    return text


def _is_text(text: str) -> bool:
    """Text has letters and next to no control characters."""
    sample = text[:100_000]
    controls = sum(c < " " and c not in "\t\n\r\f" or c == "\x7f" or "\x80" <= c <= "\x9f" for c in sample)
    return controls <= len(sample) // 500 and "\0" not in sample
