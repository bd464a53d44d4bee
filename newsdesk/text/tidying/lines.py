"""Rules about whole lines: BACA JUGA becomes a related link, advertising is offered to go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.baca_juga import marked, take_apart
from newsdesk.text.body import Kind, kind_of, related_links
from newsdesk.text.cleaning import is_junk
from newsdesk.text.related import TITLE_ONLY, Related, related_line
from newsdesk.text.spans import address, spans
from newsdesk.text.tidying.source import Edit, Source

_LEAD = re.compile(r"baca[\s_]+juga", re.I)
_LEAD_ALONE = re.compile(r"(?:#{1,6} |[-*+] )?[*_\s]*baca juga[*_\s:;]*", re.I)
_BRACKETED = re.compile(r"\[\s*(.*\S)\s*\]|\(\s*(.*\S)\s*\)")
_DASH = re.compile(r"^[\s\-–—:;]+")
_ITEM = re.compile(r"^(?:[-*+] |\d{1,9}[.)] |#{1,6} )")
_NO_LETTER = re.compile(r"[\W_]+")
_SMALLEST_TITLE = 2


def related_link(source: Source) -> Iterator[Edit]:
    """BACA JUGA and a title become a related link; certain where the title's end is, offered where it is a guess."""
    if not _LEAD.search(source.text):
        return
    # The same one twice is refused where a person puts it in: here it is for a person to decide.
    seen = {_folded(related.title) for related in related_links(source.text)}
    for edit, title in _links(source):
        if not _NO_LETTER.sub("", title) or not _says_the_same(source.text[edit.start : edit.end], title):
            continue  # it has no words, would take others along, or leave some out
        yield Edit(edit.start, edit.end, edit.after, edit.certain and _folded(title) not in seen)
        seen.add(_folded(title))


def _says_the_same(stretch: str, title: str) -> bool:
    """Whether a stretch of lines says BACA JUGA and the title, and not a letter more or less."""
    said = "".join(_words(_ITEM.sub("", line)) for line in stretch.split("\n"))
    return _NO_LETTER.sub("", said).casefold() == f"bacajuga{_NO_LETTER.sub('', title).casefold()}"


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _links(source: Source) -> Iterator[tuple[Edit, str]]:
    """Each related link that could be made, with its title."""
    for start, line in _lines(source.text):
        if whole := _BRACKETED.fullmatch(line.strip()):
            inner = whole[1] or whole[2]
            if re.match(_LEAD, inner) and "](" not in line:
                yield from _in_running_text(source, start, line, inner)
                continue
        if not _LEAD.search(line) or kind_of(line) not in (Kind.PARAGRAPH, Kind.BULLET):
            continue
        if _LEAD_ALONE.fullmatch(line):
            yield from _with_next_line(source, start, line)
        elif found := marked(line):
            before, title, url, behind = found
            before = "" if _ITEM.fullmatch(f"{before} ") else before
            end = len(line.rstrip()) - len(behind)
            target = address(url) or source.known.find_title(_words(title)) or TITLE_ONLY
            yield _card(source, start + len(before), start + end, _words(title), target, True), _words(title)
        else:
            yield from _in_running_text(source, start, line)


def advertising_line(source: Source) -> Iterator[Edit]:
    """Advertising, calls to follow, and words of the page around an article: offered to go, because words would go."""
    for start, line in _lines(source.text):
        if line.strip() and kind_of(line) not in (Kind.RELATED, Kind.PICTURE) and is_advertising(line):
            end = start + len(line)
            behind = re.compile(r"\n+").match(source.text, end)
            if behind:
                yield Edit(start, behind.end(), "", certain=False)
            else:
                yield Edit(len(source.text[:start].rstrip("\n")), end, "", certain=False)


def is_advertising(line: str) -> bool:
    """Whether a line is no part of an article: what `is_junk` says of its words, or a BACA JUGA without a title."""
    words = _words(line)
    return is_junk(words) or bool(_LEAD_ALONE.fullmatch(words.replace("_", " ")))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _words(line: str) -> str:
    return "".join(span.text for span in spans(line)).strip()


def _in_running_text(source: Source, start: int, line: str, inner: str = "") -> Iterator[tuple[Edit, str]]:
    """inner: what a line says between brackets, which go with it."""
    at = 0
    head = re.match(r"[-*+] ", line)
    pieces = take_apart(inner or (line[head.end() :] if head else line), source.known.find_title)
    for piece in pieces:
        lead_end = at
        if piece.is_title and (found := _LEAD.search(line, at)):
            lead_end = found.end()
        place = line.find(piece.text, lead_end)
        if place < 0:
            return
        if piece.is_title:
            title = _DASH.sub("", _words(piece.text))
            lead = line[at:place]
            told = piece.certain and "http" not in title and bool(piece.target or re.search(r"[:;\-–—]\s*$", lead) or lead.isupper()
                                          or piece.text.startswith(("-", "–", "—")) or "JUGA" in lead or "Juga" in lead)
            if len(title) >= _SMALLEST_TITLE and len(title.split()) >= _SMALLEST_TITLE:
                target = piece.target or source.known.find_title(title) or TITLE_ONLY
                end = len(line) if inner and piece is pieces[-1] else place + len(piece.text)
                yield _card(source, start + at, start + end, title, target, told), title
        at = place + len(piece.text)


def _with_next_line(source: Source, start: int, line: str) -> Iterator[tuple[Edit, str]]:
    """A lead on a line of its own takes the next line as its title, where that is short and no sentence."""
    behind = re.compile(r"\n+([^\n]+)").match(source.text, start + len(line))
    if not behind:
        return
    bare = re.sub(r"^(?:[-*+] |\d{1,3}[.)] )", "", behind[1].strip())
    link = re.fullmatch(r"[*_\s]*\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s<>\"]+)\)[*_\s]*", bare)
    title = _words(link[1] if link else bare)
    target = (address(link[2]) if link else "") or source.known.find_title(title)
    if kind_of(behind[1]) in (Kind.RELATED, Kind.PICTURE, Kind.HEADING) or len(title.split()) > 24:
        return
    if target or (len(title.split()) >= 3 and not re.search(r"[.!?]\s|[.,\"”]$", title) and title[:1] not in "\"“"):
        yield _card(source, start, behind.end(), title, target or TITLE_ONLY, bool(target)), title


def _card(source: Source, start: int, end: int, title: str, target: str, certain: bool) -> Edit:
    """The stretch of a line that says BACA JUGA and a title, as a line of its own."""
    text = source.text
    gap = "\n\n" if "\n\n" in text or "\n" not in text else "\n"
    while start and text[start - 1] == " ":
        start -= 1
    while text[end : end + 1] == " ":
        end += 1
    before = "" if not start or text[start - 1] == "\n" else gap
    behind = "" if end == len(text) or text[end] == "\n" else gap
    return Edit(start, end, f"{before}{related_line(Related(title, target))}{behind}", certain)
