"""From lines of text to a Content: dateline, related links, marks and captions taken to their fields, doubts noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsdesk.article.content import Content, Guess, Picture
from newsdesk.portal.reading.reading import FindTitle, Refusal
from newsdesk.text.advertorial import take_mark
from newsdesk.text.baca_juga import take_apart
from newsdesk.text.body import Kind, join_lines, kind_of
from newsdesk.text.caption import read_caption
from newsdesk.text.dateline import Dateline, read_dateline
from newsdesk.text.related import TITLE_ONLY, Related, related_line
from newsdesk.text.spans import Span, block_line
from newsdesk.text.stamp import Stamp

"""Codes of `Guess.why` and `Refusal.why`; ui/words/importing.py says each."""
TITLE_END_UNKNOWN = "title-end-unknown"
CAPTION_WITHOUT_CREDIT = "caption-without-credit"
CREDIT_UNSURE = "credit-unsure"
CAPTION_REPEATED = "caption-repeated"
HEADLINE_UNSURE = "headline-unsure"
LABEL_UNKNOWN = "label-unknown"
WEEKDAY_DIFFERS = "weekday-differs"
ZONE_ASSUMED = "zone-assumed"
ORDER_UNKNOWN = "order-unknown"
TIME_UNKNOWN = "time-unknown"


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
    refused: list[Refusal] = field(default_factory=list)
    related: int = 0

    def content(self) -> Content:
        """The parts as a clean Content."""
        return Content(
            headline=self.headline, kicker=self.kicker, slug=self.slug, place=self.place, label=self.label,
            body=join_lines(self.lines), reporters=tuple(self.reporters), editor=self.editor, category=self.category,
            tags=tuple(self.tags), published=self.published, advertorial=self.advertorial, sponsor=self.sponsor,
            source=self.source, lead=self.lead, pictures=tuple(self.pictures), guesses=tuple(self.guesses),
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


def take_text(parts: Parts, paragraphs: Iterable[str], habits: Habits, find_title: FindTitle) -> None:
    """Plain paragraphs of an article (no Markdown in them) into the parts."""
    lines = [p for p in (" ".join(p.split()) for p in paragraphs) if p]
    lines = _take_caption(parts, lines, habits)
    lines = _take_dateline(parts, lines, habits)
    for line in _titles_joined(_take_mark(parts, lines)):
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


def _titles_joined(lines: Iterable[str]) -> list[str]:
    """Lines with a title that stands on the line after its ``BACA JUGA:`` brought up to it."""
    out: list[str] = []
    for line in lines:
        if out and out[-1].lower().rstrip(" :") == "baca juga":
            out[-1] = f"BACA JUGA: {line}"
        else:
            out.append(line)
    return out


def take_body(parts: Parts, lines: Iterable[str], habits: Habits) -> None:
    """Lines that are Markdown already into the parts: only dateline and marks are taken to their fields."""
    parts.lines.extend(_take_mark(parts, _take_dateline(parts, [line for line in lines if line.strip()], habits)))
    parts.related = sum(kind_of(line) is Kind.RELATED for line in parts.lines)


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
        if found and (n == 0 or found.certain):
            parts.place, parts.label = parts.place or found.place, parts.label or found.label
            if not found.certain:
                parts.guesses.append(Guess("place", found.place, (), LABEL_UNKNOWN))
            return [*lines[:n], found.rest, *lines[n + 1 :]]
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
