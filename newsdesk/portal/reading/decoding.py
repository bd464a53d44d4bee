"""From bytes to text: the encodings that come in, and a clear refusal for what is no text."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from newsdesk.errors import Refused

LARGEST = 20_000_000
"""Bytes of one article's file, unpacked."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,30})", re.I)
_DECLARABLE = {"utf-8", "cp1252", "iso8859-1", "iso8859-15", "ascii", "cp1250", "cp1251", "iso8859-2", "gb18030", "gbk",
               "shift_jis", "euc_jp", "euc_kr", "big5", "koi8-r"}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad\u200e\u200f"), "") | {
    0xA0: " ", 0x202F: " ", 0x2007: " "}
_ODD = re.compile("[" + "".join(map(chr, _INVISIBLE)) + "]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    damaged: int = 0
    """How many places could not be read; each stands as U+FFFD in the text."""
    mark_wrong: bool = False
    """The file begins with the mark of an encoding that its text is not in."""


def unpack(data: bytes, name: str, most: int = LARGEST) -> bytes:
    """The bytes themselves, or what a gzip file holds. Raises Refused("file-damaged"), ("file-too-large")."""
    if len(data) > most:
        raise Refused("file-too-large", name=name, megabytes=len(data) // 1_000_000)
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, most + 1)
    except zlib.error as wrong:
        raise Refused("file-damaged", name=name) from wrong
    if len(content) > most:
        raise Refused("file-too-large", name=name, megabytes=len(content) // 1_000_000)
    if not unpacker.eof:
        raise Refused("file-damaged", name=name)
    return content


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file: UTF-8, UTF-16 (with or without a mark), what an HTML page declares, Windows-1252.

    Raises Refused: "file-empty", "file-too-large", "file-not-text".
    """
    if len(data) > LARGEST:
        raise Refused("file-too-large", name=name, megabytes=len(data) // 1_000_000)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Refused("file-empty", name=name)
    mark, encoding = next(((m, e) for m, e in _BOMS if data.startswith(m)), (b"", ""))
    data = data[len(mark) :]
    mark_wrong = encoding.startswith("utf-16") and _bytewise(data)
    encodings = [encoding] if encoding and not mark_wrong else _likely(data)
    for encoding in encodings:
        text = _try(data, encoding)
        if text is not None:
            return Decoded(text, mark_wrong=mark_wrong)
    return _mostly_utf8(data, name, tried_all="cp1252" in encodings)


def tidy_characters(text: str) -> str:
    """No-break spaces as spaces, zero-width characters and soft hyphens gone, line ends as ``\\n``."""
    if _ODD.search(text):  # a whole archive rarely has one, and translating costs ten times the search
        text = text.translate(_INVISIBLE)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytewise(data: bytes) -> bool:
    """Whether bytes behind a mark of UTF-16 are text of one byte a letter: UTF-16 has zeros wherever a space stands."""
    head = data[:100_000]
    plain = sum(0x20 <= byte < 0x7F or byte in (9, 10, 13) for byte in head)
    return 0 not in head and plain * 10 > len(head) * 8


def _likely(data: bytes) -> list[str]:
    """Encodings in the order in which to try them. Bytes that are UTF-8 are that, whatever the page declares."""
    head = data[:4096]
    for encoding, others in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if others.count(0) > len(others) // 2:
            return [encoding]
    encodings = ["utf-8"]
    if found := _CHARSET.search(head):
        try:
            declared = codecs.lookup(found[1].decode("ascii", "replace")).name
        except LookupError:
            declared = ""
        if declared in _DECLARABLE - {"utf-8", "ascii", "iso8859-1"}:
            encodings.append(declared)
    return [*encodings, "cp1252"]


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not _is_text(text):
        return None
    # UTF-8 that is damaged somewhere decodes as Windows-1252 too, as "Ã©" and "â€œ": that is no text people write.
    return None if encoding == "cp1252" and re.search("[ÂÃâ][\x80-¿€‚-™]", text) else text


def _mostly_utf8(data: bytes, name: str, tried_all: bool) -> Decoded:
    """UTF-8 with a few places that are damaged, which are counted and stay visible."""
    text = data.decode("utf-8", "replace") if tried_all else ""
    damaged = text.count("\ufffd")
    if not text or damaged > max(2, len(text) // 100) or not _is_text(text):
        raise Refused("file-not-text", name=name)
    return Decoded(text, damaged)


def _is_text(text: str) -> bool:
    """Text has letters and next to no control characters."""
    sample = text[:100_000]
    return not has_controls(sample) and sum(c.isalpha() for c in sample) * 10 >= len(sample.strip())


def has_controls(sample: str) -> bool:
    """Whether a sample of what was read has more control characters than any text: it is something else."""
    controls = sum((c < " " and c not in "\t\n\r\f") or "\x7f" <= c <= "\x9f" for c in sample)
    return "\0" in sample or controls * 50 > len(sample)
