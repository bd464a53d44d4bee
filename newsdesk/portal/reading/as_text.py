"""A file of any kind as the text in it, for what looks at text alone: spelling and tidying from a terminal."""

from __future__ import annotations

from newsdesk.portal.reading.decoding import decode, unpack
from newsdesk.text.body import Kind, join_lines, kind_of
from newsdesk.text.pasting.pasted import Pasted

_PAGES = (".html", ".htm", ".xhtml")
_DOCUMENTS = (".docx", ".odt", ".doc")


def pasted_from(data: bytes, name: str) -> Pasted:
    """What pasting a file's content gives. Raises Refused as `document_kind`, `document_html`, `unpack` and `decode` do."""
    # lxml and mammoth are imported only for what needs them.
    from newsdesk.portal.reading.office import document_html, document_kind
    from newsdesk.portal.reading.pasted import looks_like_html, read_pasted

    if kind := document_kind(data, name):
        return read_pasted(document_html(data, kind, name))
    text = decode(unpack(data, name), name).text
    return read_pasted(text) if looks_like_html(text, name) else read_pasted("", text)


def text_of(data: bytes, name: str) -> str:
    """The text of a file: of a .docx, .odt or .html its paragraphs without pictures, of any other all of it as it is.

    Raises Refused as `pasted_from`.
    """
    if data[:2] == b"PK" or name.lower().removesuffix(".gz").endswith((*_PAGES, *_DOCUMENTS)):
        return join_lines(line for line in pasted_from(data, name).lines if kind_of(line) is not Kind.PICTURE) + "\n"
    return decode(unpack(data, name), name).text
