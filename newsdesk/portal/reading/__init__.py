"""Reading what others wrote: portal pages, saved HTML, Markdown, plain text, our own exports. Nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import Habits
from newsdesk.portal.reading.decoding import decode, tidy_characters, unpack
from newsdesk.portal.reading.export import beside, is_export, read_export
from newsdesk.portal.reading.page_text import is_page_text, read_page_text
from newsdesk.portal.reading.plain import is_markdown, read_markdown, read_plain
from newsdesk.portal.reading.reading import FindTitle, Reading, Refusal

__all__ = ["Habits", "read"]

LONGEST_TEXT = 2_000_000
"""Characters of one article's text; a long book has one million. (A page's file may be larger: most of it is no text.)"""
ENCODING_MARK_WRONG = "encoding-mark-wrong"
CHARACTERS_UNREADABLE = "characters-unreadable"
_HTML = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
                   r"<(?:!doctype\s+html|html|head|body|article|div|meta|p|title|h1)\b", re.I | re.S)


def read(data: bytes, name: str, habits: Habits, find_title: FindTitle, folder: Path | None = None) -> list[Reading]:
    """What is understood of a file's bytes: usually one reading. Nothing is stored.

    name: the file's name, for its kind; habits: those of the portal; folder: where pictures beside it may be taken from.
    Raises Refused: "file-empty", "file-too-large", "file-not-text", "file-damaged", and
    "page-without-article" where there is text but no article in it.
    """
    if data[:2] == b"PK" or name.lower().endswith((".docx", ".odt", ".doc")):
        # lxml and mammoth are imported only when a document comes in.
        from newsdesk.portal.reading.document import read_document
        from newsdesk.portal.reading.office import document_html, document_kind

        if office := document_kind(data, name):
            return [read_document(document_html(data, office, name), name, habits, find_title)]
    data = unpack(data, name)
    decoded = decode(data, name)
    kind = name.lower().removesuffix(".gz").rpartition(".")[2]
    reading = beside(data, name, folder) if kind in ("html", "htm") else None
    reading = reading or _one(decoded.text, kind, name, habits, find_title, folder)
    if not (reading.content.headline or reading.content.body):
        raise Refused("page-without-article", name=name)
    if decoded.mark_wrong:
        reading = replace(reading, refused=(*reading.refused, Refusal("UTF-16", ENCODING_MARK_WRONG)))
    if decoded.damaged:
        damage = Refusal(str(decoded.damaged), CHARACTERS_UNREADABLE, "lost")
        reading = replace(reading, refused=(*reading.refused, damage))
    return [reading]


def _one(text: str, kind: str, name: str, habits: Habits, find_title: FindTitle, folder: Path | None) -> Reading:
    if kind in ("html", "htm", "xhtml", "mhtml") or _HTML.match(text):
        # lxml is imported only when a page comes in.
        from newsdesk.portal.reading.page_html import read_page_html
        from newsdesk.portal.reading.pasted import is_written

        if is_written(text):
            from newsdesk.portal.reading.document import read_document

            return read_document(text, name, habits, find_title, folder)
        return read_page_html(text, name, habits, find_title, folder)
    if kind == "json" or (text.lstrip().startswith("{") and is_export(text)):
        return read_export(text, name, folder)
    if len(text) > LONGEST_TEXT:
        raise Refused("file-too-large", name=name, megabytes=len(text) // 1_000_000)
    text = tidy_characters(text)
    lines = [line for raw in text.split("\n") if (line := raw.strip())]
    if is_page_text(lines):
        return read_page_text(lines, name, habits, find_title)
    if kind in ("md", "markdown", "mdown") or is_markdown(text):
        return read_markdown(text, name, habits, find_title, folder)
    from newsdesk.text.pasting.whatsapp import is_chat, is_marked
    from newsdesk.text.pasting.wrapped import is_wrapped, unwrap

    if is_chat(text) or is_marked(text):
        from newsdesk.portal.reading.document import read_message

        return read_message(text, name, habits, find_title)

    if is_wrapped(text.split("\n")):
        lines = unwrap(text)
    return read_plain(lines, name, habits, find_title)
