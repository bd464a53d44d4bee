"""From lines of text to a Content: dateline, related links, marks and captions taken to their fields, doubts noted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsdesk.article.content import Answered, Content, Guess, Notice, Picture
from newsdesk.portal.reading.decoding import tidy_characters
from newsdesk.portal.reading.reading import FindTitle, Refusal
from newsdesk.text.advertorial import take_mark
from newsdesk.text.baca_juga import MOST_WORDS, marked, take_apart
from newsdesk.text.body import Kind, join_lines, kind_of
from newsdesk.text.caption import read_caption
from newsdesk.text.dateline import Dateline, read_dateline
from newsdesk.text.related import TITLE_ONLY, Related, related_line
from newsdesk.text.spans import Span, address, block_line, inline_markdown, spans
from newsdesk.text.stamp import Stamp

"""Codes of `Guess.why` and `Refusal.why`; ui/words/importing.py says each."""
TITLE_END_UNKNOWN = "title-end-unknown"
CAPTION_WITHOUT_CREDIT = "caption-without-credit"
CREDIT_UNSURE = "credit-unsure"
CAPTION_REPEATED = "caption-repeated"
RELATED_WITHOUT_TITLE = "related-without-title"
HEADLINE_UNSURE = "headline-unsure"
LABEL_UNKNOWN = "label-unknown"
WEEKDAY_DIFFERS = "weekday-differs"
ZONE_ASSUMED = "zone-assumed"
ORDER_UNKNOWN = "order-unknown"
TIME_UNKNOWN = "time-unknown"

_ITEM = re.compile(r"(?:[-*•●▪◦‣·]|(\d{1,2})[.)]) +(?=\S)")
_LEAD_ALONE = re.compile(r"(?:#{1,6} )?[*_\s]*baca juga[*_\s:]*", re.I)
_LINK_ALONE = re.compile(r"(?:[-*+] |\d{1,3}[.)] )?[*_\s]*\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s<>\"]+)\)[*_\s]*")


@dataclass(frozen=True, slots=True)
class Habits:
    """What a reader must know of a portal."""

    label: str
    zone: str
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class Parts:
    """What is known of an article so far; `content` makes it a value."""

    headline: str = ""
    kicker: str = ""
    place: str = ""
    label: str = ""
    lines: list[str] = field(default_factory=list)
    reporters: list[str] = field(default_factory=list)
    editor: str = ""
    category: str = ""
    tags: list[str] = field(default_factory=list)
    published: str = ""
    advertorial: bool = False
    sponsor: str = ""
    source: str = ""
    slug: str = ""
    lead: Picture | None = None
    pictures: list[Picture] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    answers: Answered | None = None
    refused: list[Refusal] = field(default_factory=list)
    related: int = 0

    def content(self) -> Content:
        """The parts as a clean Content."""
        return Content(
            headline=self.headline, kicker=self.kicker, slug=self.slug, place=self.place, label=self.label,
            body=join_lines(self.lines), reporters=tuple(self.reporters), editor=self.editor, category=self.category,
            tags=tuple(self.tags), published=self.published, advertorial=self.advertorial, sponsor=self.sponsor,
            source=self.source, lead=self.lead, pictures=tuple(self.pictures), guesses=tuple(self.guesses), notices=tuple(self.notices),
            answers=self.answers,
        ).cleaned()


def take_stamp(parts: Parts, stamp: Stamp) -> None:
    """Put a stamp into the parts, with a guess for whatever is doubtful about it."""
    parts.published = stamp.instant if "T" in stamp.instant else ""
    if not parts.published:
        parts.guesses.append(Guess("published", stamp.instant, (), TIME_UNKNOWN))
    for doubtful, why in ((stamp.weekday_differs, WEEKDAY_DIFFERS), (stamp.order_unknown, ORDER_UNKNOWN),
                          (stamp.zone_assumed and bool(parts.published), ZONE_ASSUMED)):
        if doubtful:
            parts.guesses.append(Guess("published", stamp.instant, (), why))
            return


def take_text(parts: Parts, paragraphs: Iterable[str], habits: Habits, find_title: FindTitle, lists: bool = False) -> None:
    """Plain paragraphs of an article (no Markdown in them) into the parts. lists: items below each other are a list."""
    lines = [p for p in (" ".join(p.split()) for p in paragraphs) if p]
    lines = _take_caption(parts, lines, habits)
    lines = _take_dateline(parts, lines, habits)
    given = _titles_joined(parts, _take_mark(parts, lines))
    items = [_ITEM.match(line) if lists else None for line in given]
    for n, line in enumerate(given):
        item = items[n]
        if item and any(items[max(0, n - 1) : n] + items[n + 1 : n + 2]):  # one alone may be a dash, or a year
            mark = f"{item[1]}. " if item[1] else "- "
            parts.lines.append(mark + inline_markdown((Span(line[item.end() :]),)))
        else:
            take_running(parts, line, find_title)


def take_running(parts: Parts, line: str, find_title: FindTitle) -> None:
    """One line of plain text, which may have related links run into it, into the parts."""
    for piece in take_apart(line, find_title):
        if not piece.is_title:
            parts.lines.append(block_line((Span(piece.text),)))
            continue
        if not piece.certain:
            parts.guesses.append(Guess(f"related:{parts.related}", piece.text, piece.alternatives, TITLE_END_UNKNOWN))
        add_related(parts, Related(piece.text, piece.target or TITLE_ONLY))


def add_related(parts: Parts, related: Related) -> None:
    """A related link at the end of the body so far."""
    parts.lines.append(related_line(related))
    parts.related += 1


def _titles_joined(parts: Parts, lines: Iterable[str]) -> list[str]:
    """Lines with the titles that stand below a ``BACA JUGA:`` of their own made one line with it.

    Below it may be one title, or several links.
    """
    out: list[str] = []
    waiting = linked = False
    for line in lines:
        if _LEAD_ALONE.fullmatch(line):
            waiting, linked = True, False
            continue
        link = _LINK_ALONE.fullmatch(line) if waiting else None
        if link:
            out.append(f"BACA JUGA: [{link[1]}]({link[2]})")
            linked = True
            continue
        if waiting and not linked and _could_be_title(line):
            line = f"BACA JUGA: {line}"
        elif waiting and not linked:
            parts.refused.append(Refusal("BACA JUGA:", RELATED_WITHOUT_TITLE, "lost"))
        waiting = False
        out.append(line)
    return out


def _could_be_title(line: str) -> bool:
    return len(line.split()) <= MOST_WORDS and not re.match(r"[\"“”]", line) and not re.search(r"[.!?]\s|[.,\"”]$", line)


def take_body(parts: Parts, lines: Iterable[str], habits: Habits, find_title: FindTitle) -> None:
    """Lines that are Markdown already into the parts: dateline, marks and related links are found in them."""
    tidied = (tidy_characters(line).strip() for line in lines)
    given = _take_dateline(parts, [line for line in tidied if line], habits)
    for line in _titles_joined(parts, _take_mark(parts, given)):
        take_marked(parts, line, find_title)


def take_marked(parts: Parts, line: str, find_title: FindTitle) -> None:
    """One line of Markdown, which may have related links in it, into the parts."""
    while (kind := kind_of(line)) in (Kind.PARAGRAPH, Kind.QUOTE) and (found := marked(line)):
        before, title, url, line = found
        if before:
            take_marked(parts, before, find_title)
        words = "".join(span.text for span in spans(title)).strip()
        add_related(parts, Related(words, address(url) or find_title(words) or TITLE_ONLY))
        if not line:
            return
    if kind is Kind.RELATED:
        parts.related += 1
    if kind is not Kind.PARAGRAPH or (len(pieces := take_apart(line, find_title)) == 1 and not pieces[0].is_title):
        parts.lines.append(line)
    else:
        take_running(parts, "".join(span.text for span in spans(line)), find_title)


def take_headline(parts: Parts, text: str) -> None:
    """A headline into the parts, the mark of an advertorial taken off it."""
    parts.headline, marked = take_mark(" ".join(text.split()))
    parts.advertorial = parts.advertorial or marked


def _take_caption(parts: Parts, lines: list[str], habits: Habits) -> list[str]:
    """A caption above the text: certain with a credit, a guess where only its place above the dateline says so."""
    if len(lines) < 2 or parts.lead or ((own := read_dateline(lines[0], known_labels(habits))) and own.certain):
        return lines
    caption = read_caption(lines[0])
    above = (found := read_dateline(lines[1], known_labels(habits))) is not None and found.certain
    if not (caption.credited and len(lines[0]) < 400) and not above:
        return lines
    parts.lead = Picture("lead", keyword=caption.keyword, caption=caption.text, photographer=caption.photographer,
                         agency=caption.agency, ai=caption.ai)
    if not caption.credited or not caption.certain:
        why = CREDIT_UNSURE if caption.credited else CAPTION_WITHOUT_CREDIT
        parts.guesses.append(Guess("lead", lines[0], (), why))
    # Where an article was split over pages, each page began with the picture again.
    repeated = [line for line in lines[1:] if line == lines[0]]
    parts.refused += [Refusal(line[:200], CAPTION_REPEATED) for line in repeated]
    return [line for line in lines[1:] if line != lines[0]]


def _take_dateline(parts: Parts, lines: list[str], habits: Habits) -> list[str]:
    for n, line in enumerate(lines[:2]):
        found: Dateline | None = read_dateline(line, known_labels(habits))
        if found and kind_of(line) is Kind.PARAGRAPH and (n == 0 or found.certain):
            parts.place, parts.label = parts.place or found.place, parts.label or found.label
            if not found.certain:
                doubtful = ("place", found.place) if found.place else ("label", found.label)
                parts.guesses.append(Guess(*doubtful, (), LABEL_UNKNOWN))
            # Bold type that began before the dateline and ends behind it goes on without it.
            rest = f"**{found.rest}" if line.startswith("**") and found.rest.count("**") % 2 else found.rest
            return [*lines[:n], rest, *lines[n + 1 :]]
    return lines


def _take_mark(parts: Parts, lines: list[str]) -> list[str]:
    parts.headline, marked = take_mark(parts.headline)
    parts.advertorial = parts.advertorial or marked
    for n in (0, len(lines) - 1):
        if lines and 0 <= n < len(lines):
            lines[n], marked = take_mark(lines[n])
            parts.advertorial = parts.advertorial or marked
    return [line for line in lines if line]


def known_labels(habits: Habits) -> tuple[str, ...]:
    """The labels that make a dateline certain, the portal's own first."""
    return tuple(dict.fromkeys((habits.label, *habits.labels)))
