"""What Word and Outlook write: lists that are paragraphs with a class, conditional comments, pictures of an older kind."""

from __future__ import annotations

import re

from lxml import etree

from newsdesk.text.pasting.looks import remove, words_of

_CONDITION = re.compile(r"<!\[\s*(?:if|endif)[^\]>]*\]\s*>", re.I)
_SHOWN = re.compile(r"<!--\[if[^\]>]*\]>\s*(?:<!)?-->|<!--\[if[^\]>]*\]-->|<!--\s*<!\[endif\]\s*-->|<!--\[endif\]-->", re.I)
_OWN_TAGS = re.compile(r"</?(?:o|w|m|st1|x|wp|dt):[\w-]+[^<>]*>", re.I)
_SPACES = ("o", "w", "m", "st1", "x", "wp", "dt")
_PIECE = 50_000
_VML = re.compile(r"<(/?)v:(\w+)", re.I)
_LIST = re.compile(r"mso-list\s*:\s*(?!none|ignore|skip)\w+\s+level(\d+)", re.I)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.I)
_NUMBER = re.compile(r"\(?([0-9]{1,4}|[a-z]{1,2}|[ivxlc]{1,6})[.)]+", re.I)


def without_conditions(source: str) -> str:
    """HTML without Word's conditions and its own tags; what stood between them stays."""
    if "<![" in source:
        source = replaced(_CONDITION, "", _without_hidden(replaced(_SHOWN, "", source)))
    if any(f"<{space}:" in source for space in _SPACES):
        source = replaced(_OWN_TAGS, "", source)
    if "<v:" in source:
        source = replaced(_VML, r"<\1vml-\2", source)
    return source


def replaced(pattern: re.Pattern[str], by: str, source: str) -> str:
    """HTML with every match of a pattern (inside one tag) replaced, piece by piece.

    A search through megabytes at once keeps Python's lock, and a key would have to wait for it.
    """
    parts: list[str] = []
    at = 0
    while at < len(source):
        end = source.find(">", at + _PIECE) + 1 or len(source)
        parts.append(pattern.sub(by, source[at:end]))
        at = end
    return "".join(parts)


def _without_hidden(source: str) -> str:
    """HTML without what Word wrote for itself, between ``<!--[if ...]>`` and ``<![endif]-->``."""
    parts: list[str] = []
    at = 0
    while (start := source.find("<!--[if", at)) >= 0 and (end := source.find("<![endif]-->", start)) >= 0:
        parts.append(source[at:start])
        at = end + len("<![endif]-->")
    return "".join((*parts, source[at:]))


def is_word(source: str) -> bool:
    """Whether HTML comes from Word or Outlook."""
    return "mso-" in source or "MsoNormal" in source or "urn:schemas-microsoft-com:office" in source


def make_lists(root: etree._Element) -> None:
    """Paragraphs that Word means as items of a list become one."""
    for paragraph in list(root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6")):
        if not _LIST.search(paragraph.get("style") or ""):
            continue
        mark = _take_mark(paragraph)
        if paragraph.tag != "p":
            continue
        number = _NUMBER.fullmatch(mark)
        tag = "ol" if number else "ul"
        before = paragraph.getprevious()
        goes_on = before is not None and before.get("made") == "word" and before.tag == tag and not (before.tail or "").strip()
        if before is not None and goes_on:
            holder = before
        else:
            holder = paragraph.makeelement(tag, {"made": "word"})
            if number and number[1].isdigit():
                holder.set("start", number[1])
            paragraph.addprevious(holder)
        holder.tail = paragraph.tail
        paragraph.tail = None
        paragraph.tag = "li"
        holder.append(paragraph)


def _take_mark(paragraph: etree._Element) -> str:
    """The bullet or number that Word wrote out, taken out of the paragraph."""
    for element in paragraph.iter():
        if isinstance(element.tag, str) and _IGNORED.search(element.get("style") or ""):
            mark = words_of(element)
            remove(element)
            return mark
    return ""
