"""The checks that read the language of an article: questions to a person, each with its place; never an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from newsdesk.article.content import Content
from newsdesk.portal.context import Context
from newsdesk.portal.finding import Finding
from newsdesk.portal.shape import Profile
from newsdesk.text.body import Kind, blocks, chunks
from newsdesk.text.cautions.care import is_check, suicide, unverified
from newsdesk.text.cautions.casing import headline_letters
from newsdesk.text.cautions.caution import Caution
from newsdesk.text.cautions.crime import is_crime_story, named_children, one_sided
from newsdesk.text.cautions.dates import wrong_weekdays
from newsdesk.text.cautions.twins import spelled_two_ways
from newsdesk.text.markup import plain

HARD_NEWS = frozenset(("hukum & kriminal", "hukum", "kriminal", "politik", "peristiwa"))
"""Categories, folded, in which an advertorial has no place."""


def headline_case(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    for caution in headline_letters(content.headline):
        yield Finding(caution.kind, "warn", "headline", caution.facts)


def weekdays(content: Content, _profile: Profile, context: Context) -> Iterable[Finding]:
    said = content.published or context.published
    yield from _found(wrong_weekdays(_lines(content), int(said[:4]) if said[:4].isdigit() else 0))


def names_spelled_two_ways(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    # Loaded with the first check, not at start.
    from newsdesk.text.spelling import load_dictionary

    dictionary = load_dictionary()
    headline = [content.headline, *_lines(content)]
    for caution in spelled_two_ways(headline, lambda word: dictionary.indonesian(word) or dictionary.english(word)):
        spot = f"body:{caution.line - 1}" if caution.line else "headline"
        yield Finding(caution.kind, "warn", spot, caution.facts)


def children(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    """A child's name in a story of crime (Dewan Pers, Pedoman Pemberitaan Ramah Anak)."""
    yield from _found(named_children(_lines(content)))


def suicides(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    yield from _found(suicide(_lines(content)))


def other_side(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    if not is_check(content.headline):
        yield from _found(one_sided(_lines(content)))


def verification(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    yield from _found(unverified(_lines(content, marks=True), content.headline))


def advertorial_place(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    """Paid content is not offered in hard news."""
    crime = is_crime_story(" ".join(_lines(content)))
    if content.advertorial and (content.category.casefold() in HARD_NEWS or crime):
        yield Finding("advertorial-hard-news", "warn", "advertorial", {"category": content.category})


def _lines(content: Content, marks: bool = False) -> list[str]:
    """The words of each chunk; none of a related link or a picture, whose words are somebody else's or a caption."""
    lines = []
    for chunk in chunks(content.body):
        card = blocks(chunk)[0].kind in (Kind.RELATED, Kind.PICTURE)
        lines.append("" if card else chunk if marks else plain(chunk))
    return lines


def _found(*cautions: Iterable[Caution]) -> Iterator[Finding]:
    for caution in chain(*cautions):
        yield Finding(caution.kind, "warn", f"body:{caution.line}", caution.facts)


LANGUAGE_CHECKS = (headline_case, weekdays, names_spelled_two_ways, children, suicides, other_side, verification, advertorial_place)
