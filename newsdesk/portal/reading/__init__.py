"""Reading what others wrote: portal pages, saved HTML, Markdown, plain text, and bulk archives."""

from __future__ import annotations

import re
from pathlib import Path

from newsdesk.article.content import clean_text
from newsdesk.portal.reading.assemble import Habits
from newsdesk.portal.reading.decoding import decode, tidy_characters
from newsdesk.portal.reading.page_html import read_page_html
from newsdesk.portal.reading.page_text import is_page_text, read_page_text
from newsdesk.portal.reading.plain import read_export, read_markdown, read_plain_text
from newsdesk.portal.reading.reading import FindTitle, Reading

__all__ = ["Habits", "read"]

_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<!--|<div|<p[ >]|<article)", re.I)


def read(data: bytes, name: str, habits: Habits, find_title: FindTitle, folder: Path | None = None) -> list[Reading]:
    """What is understood of the bytes of one file: usually one reading. Nothing is fetched, nothing stored.

    name: the file's name, for its ending; folder: where it lies, for pictures beside it.
    Raises Refused: "file-empty", "file-too-large", "file-not-text", "page-unreadable", "page-without-article",
    "content-unreadable".
    """
    text = decode(data, name)
    ending = name.lower().rsplit(".", 1)[-1]
    if ending == "json":
        return [read_export(text, name, folder)]
    if ending in ("html", "htm", "xhtml") or _HTML.match(text[:2000]):
        return [read_page_html(text, name, habits, folder)]
    text = clean_text(tidy_characters(text))
    if ending in ("md", "markdown"):
        return [read_markdown(text, name, folder)]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if is_page_text(lines):
        return [read_page_text(lines, name, habits, find_title)]
    return [read_plain_text(text, name, habits, find_title)]
