"""Two contents compared field by field: words, lists, pictures side by side, and the body by its paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

from newsdesk.article.content import Content, Picture
from newsdesk.article.suggesting import TEXTS, spoken
from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison import Piece, Row, compare_bodies, compare_words, words_changed
from newsdesk.text.comparison.facts import FactChange, facts_of_both

FIELDS = ("headline", "kicker", "place", "label", "slug", "published", "reporters", "editor", "category", "tags", "advertorial",
          "sponsor", "source", "notices", "answers")
"""The fields that are compared, in the order in which they are shown; body and pictures are compared by themselves."""


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field as both say it."""

    field: str
    old: str
    new: str
    pieces: tuple[Piece, ...] = ()
    """By words, where they differ and it is a field of words."""
    went: tuple[str, ...] = ()
    """Of a list: the members that went."""
    came: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        return self.old == self.new and not self.went and not self.came


@dataclass(frozen=True, slots=True)
class PicturePair:
    """A picture as both show it."""

    field: str
    """``lead`` or ``picture:KEY``."""
    old: Picture | None
    """None: it came."""
    new: Picture | None
    """None: it went."""
    changed: tuple[str, ...]
    """The details that differ (``caption``, ``image``, ``crop`` ...), where both have it."""

    @property
    def same(self) -> bool:
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class Comparison:
    fields: tuple[FieldPair, ...]
    """Every field of FIELDS, the same ones too."""
    pictures: tuple[PicturePair, ...]
    """The lead picture and those of the body, as far as either has them."""
    rows: tuple[Row, ...]
    """The body, see text/comparison/paragraphs.py."""

    @property
    def same(self) -> bool:
        """Nothing differs."""
        pairs = (*(pair.same for pair in self.fields), *(pair.same for pair in self.pictures))
        return all(pairs) and all(row.kind == "same" for row in self.rows)

    @property
    def words(self) -> tuple[int, int]:
        """How many words of the body were removed and added."""
        return words_changed(self.rows)


def compare_contents(old: Content, new: Content) -> Comparison:
    """What turned one content into the other; guesses aside, which are a matter of reading it."""
    pairs = tuple(_pair(name, old, new) for name in FIELDS)
    return Comparison(pairs, tuple(_pictures(old, new)), compare_bodies(old.body, new.body))


def content_facts(old: Content, new: Content) -> tuple[FactChange, ...]:
    """The facts that one content states and the other does not, headline and captions included."""
    return facts_of_both(_told(old), _told(new))


def _pair(name: str, old: Content, new: Content) -> FieldPair:
    before, after = getattr(old, name), getattr(new, name)
    said, says = spoken(before), spoken(after)
    if before == after:
        return FieldPair(name, said, says)
    if isinstance(before, tuple):
        went, came = Counter(map(spoken, before)), Counter(map(spoken, after))
        return FieldPair(name, said, says, (), tuple((went - came).elements()), tuple((came - went).elements()))
    return FieldPair(name, said, says, compare_words(said, says) if name in TEXTS else ())


def _pictures(old: Content, new: Content) -> Iterator[PicturePair]:
    if old.lead or new.lead:
        yield _picture_pair("lead", old.lead, new.lead)
    before, after = ({picture.key: picture for picture in content.pictures} for content in (old, new))
    for key in dict.fromkeys((*before, *after)):
        yield _picture_pair(f"picture:{key}", before.get(key), after.get(key))


def _picture_pair(name: str, old: Picture | None, new: Picture | None) -> PicturePair:
    changed = [f.name for f in fields(Picture) if getattr(old, f.name) != getattr(new, f.name)] if old and new else []
    return PicturePair(name, old, new, tuple(changed))


def _told(content: Content) -> tuple[str, str]:
    """Everything that a reader is told, one line each: what is written like a headline, and the rest."""
    pictures = [content.lead, *content.pictures] if content.lead else content.pictures
    return (join_lines(filter(None, (content.headline, content.kicker))),
            join_lines([*lines_of(content.body), *filter(None, (p.caption for p in pictures))]))
