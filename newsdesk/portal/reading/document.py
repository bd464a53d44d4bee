"""A document of a word processor as an article: its title is the headline, its first picture the lead."""

from __future__ import annotations

import re
from pathlib import Path

from newsdesk.article.content import Guess, Picture
from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import HEADLINE_UNSURE, Habits, Parts, take_body, take_headline
from newsdesk.portal.reading.local_pictures import LocalPictures
from newsdesk.portal.reading.pasted_pictures import complete
from newsdesk.portal.reading.reading import FindTitle, Reading
from newsdesk.text.body import Block, Kind, kind_of
from newsdesk.text.caption import read_caption
from newsdesk.text.markup import plain
from newsdesk.text.pasting.html import read_html
from newsdesk.text.pasting.pasted import Pasted
from newsdesk.text.pasting.plain import read_plain

_LONGEST_HEADLINE = 200


def read_document(html: str, name: str, habits: Habits, find_title: FindTitle, folder: Path | None = None) -> Reading:
    """A document's HTML as a Reading; folder: where it lies, for pictures saved beside it.

    Raises Refused("page-without-article") where there is no text in it.
    """
    return _read(read_html(html), name, habits, find_title, folder)


def read_message(text: str, name: str, habits: Habits, find_title: FindTitle) -> Reading:
    """A message, or a chat, from WhatsApp as a Reading. Raises Refused("page-without-article") where nothing is said in it."""
    return _read(read_plain(text), name, habits, find_title, None)


def _read(pasted: Pasted, name: str, habits: Habits, find_title: FindTitle, folder: Path | None) -> Reading:
    whole = complete(pasted, LocalPictures(folder))
    if not whole.lines:
        raise Refused("page-without-article", name=name)
    parts = Parts(pictures=[Picture(key, name=came.name, alt=came.alt) for key, came in whole.pictures.items()])
    lines = _take_lead(parts, _take_title(parts, list(whole.lines)))
    take_body(parts, lines, habits, find_title)
    return Reading(parts.content(), refused=(*parts.refused, *whole.left_out), kind="document", name=name,
                   pictures={key: came.data for key, came in whole.pictures.items()})


def _take_title(parts: Parts, lines: list[str]) -> list[str]:
    """The first line of words to the headline where it is a heading, or short and no sentence (then it is a guess)."""
    at = next((n for n, line in enumerate(lines) if kind_of(line) is not Kind.PICTURE), None)
    if at is None:
        return lines
    kind, text = kind_of(lines[at]), plain(lines[at])
    bold = bool(re.fullmatch(r"\*\*[^*]+\*\*", lines[at]))
    if kind is Kind.HEADING or (kind is Kind.PARAGRAPH and len(text) <= _LONGEST_HEADLINE and not text.endswith((".", ":"))
                                and len(lines) > 1):
        take_headline(parts, text)
        if kind is not Kind.HEADING and not bold:
            parts.guesses.append(Guess("headline", parts.headline, ("",), HEADLINE_UNSURE))
        return [*lines[:at], *lines[at + 1 :]]
    return lines


def _take_lead(parts: Parts, lines: list[str]) -> list[str]:
    """A picture above all text to the lead, with the caption below it where that names where it is from."""
    if not lines or not (key := Block(kind_of(lines[0]), lines[0]).picture):
        return lines
    lead = next(p for p in parts.pictures if p.key == key)
    parts.pictures.remove(lead)
    parts.lead, lines = lead, lines[1:]
    caption = read_caption(plain(lines[0])) if lines and kind_of(lines[0]) is Kind.PARAGRAPH else None
    if caption and caption.credited and caption.certain:
        parts.lead = Picture(key, name=lead.name, alt=lead.alt, keyword=caption.keyword, caption=caption.text,
                             photographer=caption.photographer, agency=caption.agency, ai=caption.ai)
        lines = lines[1:]
    return lines
