"""Documents of word processors, .docx and .odt, as HTML with their pictures inside: what reads HTML reads them."""

from __future__ import annotations

import zipfile
from io import BytesIO

from newsdesk.errors import Refused

LARGEST_PART = 120_000_000
"""Bytes that one part of a document may unpack to."""
MOST_PARTS = 5_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Judul'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""


def document_kind(data: bytes, name: str) -> str:
    """``docx`` or ``odt`` for such a document, an empty string for any other file.

    Raises Refused: "document-old" (a .doc, or one with a password), "file-damaged".
    """
    ending = name.lower().rpartition(".")[2]
    if data.startswith(_OLD):
        raise Refused("document-old", name=name)
    if not data.startswith(b"PK"):
        if ending in ("docx", "odt"):
            raise Refused("file-empty" if not data.strip() else "file-damaged", name=name)
        return ""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as wrong:
        raise Refused("file-damaged", name=name) from wrong
    return "docx" if "word/document.xml" in names else "odt" if "content.xml" in names else ""


def document_html(data: bytes, kind: str, name: str) -> str:
    """A document's text as HTML; pictures are ``data:`` addresses. Raises Refused: "file-damaged", "file-too-large",
    "document-locked"."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            _refuse_bombs(parts, name)
            if kind == "odt":
                from newsdesk.portal.reading.odt import odt_html

                return odt_html(parts, name)
        return _docx_html(data)
    except Refused:
        raise
    except Exception as wrong:
        # Both readers raise whatever a damaged file makes them stumble over.
        raise Refused("file-damaged", name=name) from wrong


def _docx_html(data: bytes) -> str:
    import mammoth  # 60 ms, and only needed here

    from newsdesk.portal.reading.hidden_text import without_hidden

    # Pictures that the document only points at are not read: neither from this machine nor from the web.
    return str(mammoth.convert_to_html(BytesIO(without_hidden(data)), style_map=_STYLES, external_file_access=False).value)


def _refuse_bombs(parts: zipfile.ZipFile, name: str) -> None:
    infos = parts.infolist()
    if len(infos) > MOST_PARTS or any(part.file_size > LARGEST_PART for part in infos):
        raise Refused("file-too-large", name=name, megabytes=sum(part.file_size for part in infos) // 1_000_000)
