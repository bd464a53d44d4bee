"""The facts that a text states: its numbers, dates, times, names, quotations and links, each with a key that style cannot change.

Spaces, commas, kinds of quote marks and paragraph breaks are style. What a key keeps is what a reader would believe:
``Rp 1.500`` and ``Rp1,500`` are the same number, ``10.30`` and ``10:30`` the same time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newsdesk.text.body import Kind, kind_of, lines_of
from newsdesk.text.comparison.amounts import AMOUNTS, worth
from newsdesk.text.comparison.moments import DATES, TIMES, day_named, hour_named, is_date, is_time
from newsdesk.text.comparison.name_words import NOT_NAMES
from newsdesk.text.related import read_related

KINDS = ("number", "date", "time", "name", "quotation", "link")
_ENDS = "id|com|net|org|info|co|tv|me|ly|link|io|gov|edu|news"
_LINKS = (
    re.compile(r"(?:https?://|www\.)[^\s<>()\"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I),
    re.compile(rf"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]*\.)+(?:{_ENDS})(?![\w-])(?:/[^\s<>()\"“”]*)?"),
    re.compile(r"(?<![\w@./])@[A-Za-z0-9_](?:[\w.]*\w)?"),
)
# A straight quote opens before a word and closes behind one: of two in a row the first was never closed.
_QUOTED = re.compile(r"“([^“”]{2,2000})”|(?<!\w)\"(?=\S)([^\"]{2,2000})(?<=\S)\"(?!\w)|«([^«»]{2,2000})»"
                     r"|‘(?=\S)((?:[^‘’]|(?<=\w)’(?=\w)){2,2000})’(?!\w)|(?<!\w)'(?=\S)((?:[^']|(?<=\w)'(?=\w)){2,2000})(?<=\S)'(?!\w)")
_QUOTED_MOST = 200
"""Words: what is longer was never closed."""
_NAME = re.compile(r"(?<!\w)(?:[A-Z][^\W\d_]*(?:[-'’.][A-Za-z][^\W\d_]*)*|(?:drg?|drh|ir|prof)(?=\.? [A-Z]))")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:…\"“”»)\]]|\n|[-–—]\s)\s*$")
_TITLE_BEFORE = re.compile(r"(?<!\w)(?:[A-Z]|drg?|drs|dra|drh|ir|hj|kh|prof|st|jl|no|kab|kec)\.\s$", re.I)
_SENTENCE = re.compile(r"[^.!?…\n“”\"]+")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LINKED = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s<>\"]+)\)")
_MARKS = re.compile(r"(?<!\\)\*+|^(?:#{1,6} |> ?|[-*+] )", re.M)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMA = re.compile(r"(?<=[^\W\d]),(?=\s)")


@dataclass(frozen=True, slots=True)
class Fact:
    kind: str
    """One of KINDS."""
    text: str
    """As it stands in the text."""
    key: str
    """What style cannot change."""
    place: int
    """Where it begins, in the text without marks."""
    end: int


Passage = tuple[tuple[str, ...], tuple[Fact, ...]]
"""The words of a stretch of text with the kind in place of a fact, and those facts."""


class Statement:
    """What a body (Markdown) states. facts: in order of kind and place; a name is one word of it, see `whole_name`."""

    def __init__(self, body: str) -> None:
        self.text, links = _readable(body)
        self.facts = sorted((*links, *_found(self.text)), key=lambda fact: (KINDS.index(fact.kind), fact.place))

    @cached_property
    def names(self) -> list[re.Match[str]]:
        """Every word with a capital, in order."""
        return list(_NAME.finditer(self.text))

    @cached_property
    def _at(self) -> dict[int, int]:
        return {found.start(): n for n, found in enumerate(self.names)}

    @cached_property
    def small(self) -> Counter[str]:
        """The words that stand in small letters, and how often; a title that is written so ("dr. Umi") is none."""
        titles = Counter(word[0] for word in self.names if word[0].islower())
        return Counter(word for word in _WORD.findall(self.text) if word[0].islower()) - titles

    @cached_property
    def openings(self) -> dict[str, list[str]]:
        """The words with a capital that open sentences, each with what follows it at each place."""
        found: dict[str, list[str]] = {}
        for word in self.names:
            if self._opens(word):
                found.setdefault(_name_key(word[0]), []).append(self.text[word.end() : word.end() + 40])
        return found

    @cached_property
    def inside(self) -> set[str]:
        """The words that stand with a capital inside a sentence."""
        return {_name_key(word[0]) for word in self.names if not self._opens(word)}

    def whole_name(self, fact: Fact, names: set[str]) -> Fact:
        """The whole run of names around one word of it: ``Umi Azizah``, though only ``Umi`` changed; of "Menurut Umi" the name."""
        first = last = self._at[fact.place]
        while first and self._joined(first - 1) and _name_key(self.names[first - 1][0]) in names:
            first -= 1
        while last + 1 < len(self.names) and self._joined(last) and _name_key(self.names[last + 1][0]) in names:
            last += 1
        begin, end = self.names[first].start(), self.names[last].end()
        whole = " ".join(self.text[begin:end].split())
        return Fact("name", whole, whole, begin, end)

    def around(self, fact: Fact) -> tuple[str, str]:
        """The words before and behind a fact, in small letters; empty where there is none."""
        before = _WORD.findall(self.text, max(0, fact.place - 40), fact.place)
        behind = _WORD.search(self.text, fact.end, fact.end + 40)
        return (before[-1].casefold() if before else ""), (behind[0].casefold() if behind else "")

    def sentences(self) -> Iterator[Passage]:
        """The passages between full stops; one ends with its line, too."""
        return self._passages(_SENTENCE, [fact for fact in self.facts if fact.kind not in ("quotation", "link")])

    def lines(self) -> Iterator[Passage]:
        """The same of whole lines, a quotation as one fact: who said which of two."""
        quoted = [fact for fact in self.facts if fact.kind == "quotation"]
        others = [fact for fact in self.facts if fact.kind not in ("quotation", "link")
                  and not any(one.place < fact.place < one.end for one in quoted)]
        return self._passages(_LINE, [*quoted, *others]) if quoted else iter(())

    def _passages(self, passage: re.Pattern[str], facts: list[Fact]) -> Iterator[Passage]:
        facts.sort(key=lambda fact: fact.place)
        masked = list(self.text)
        for fact in facts:
            masked[fact.place : fact.end] = "\0" * (fact.end - fact.place)
        at = 0
        for found in passage.finditer("".join(masked)):
            own: list[Fact] = []
            while at < len(facts) and facts[at].place < found.end():
                own.append(facts[at])
                at += 1
            words = ((word.start() + found.start(), word[0]) for word in _WORD.finditer(found[0]))
            yield tuple(word for _, word in sorted([*words, *((f.place, f"*{f.kind}") for f in own)])), tuple(own)

    def _opens(self, word: re.Match[str]) -> bool:
        before = self.text[max(0, word.start() - 7) : word.start()]
        return bool(_SENTENCE_BEFORE.search(before)) and not _TITLE_BEFORE.search(before)

    def _joined(self, n: int) -> bool:
        one, other = self.names[n : n + 2]
        between = self.text[one.end() : other.start()]
        return between == " " or (between == ". " and len(one[0]) <= 4)


def _found(text: str) -> Iterator[Fact]:
    """The facts of a text without marks; of two that overlap the kind that is looked for first."""
    taken = bytearray(len(text))
    # A comma between words is style: "lima, persen" is as much as "lima persen".
    plain = _COMMA.sub(" ", text)
    searches = (("link", _LINKS, None, str), ("date", DATES, is_date, day_named), ("time", TIMES, is_time, hour_named),
                ("number", AMOUNTS, _counts, worth))
    for kind, patterns, counts, key in searches:
        for pattern in patterns:
            for found in pattern.finditer(text if kind == "link" else plain):
                start, end = found.span()
                if found[0] and not any(taken[start:end]) and (counts is None or counts(plain, found)):
                    taken[start:end] = b"\1" * (end - start)
                    said = found[0].rstrip(".,;:!?")
                    yield Fact(kind, " ".join(said.split()), key(said).rstrip("/"), start, end)
    for found in _NAME.finditer(text):
        if not taken[found.start()] and found[0].casefold() not in NOT_NAMES:
            yield Fact("name", found[0], _name_key(found[0]), *found.span())
    for found in _QUOTED.finditer(text):
        words = _WORD.findall(next(group for group in found.groups() if group))
        if len(words) <= _QUOTED_MOST:
            said = " ".join(found[0][1:-1].split())
            yield Fact("quotation", said, " ".join(words).casefold().replace("’", "'"), *found.span())


def _name_key(word: str) -> str:
    return word.rstrip(".").replace("’", "'")


def _readable(body: str) -> tuple[str, list[Fact]]:
    """A body without marks, one line a paragraph, and the links that its marks held."""
    links: list[Fact] = []
    lines: list[str] = []
    place = 0
    for line in lines_of(body):
        kind = kind_of(line)
        related = read_related(line) if kind is Kind.RELATED else None
        if related:
            key = f"{related.target} {' '.join(_WORD.findall(related.title)).casefold()}"
            links.append(Fact("link", related.title, key, place, place))
            line = ""
        elif kind is Kind.PICTURE:
            line = ""
        else:
            links += (Fact("link", found[2], found[2], place, place) for found in _LINKED.finditer(line))
            line = _ESCAPED.sub(r"\1", _MARKS.sub("", _LINKED.sub(r"\1", line)))
        lines.append(line)
        place += len(line) + 1
    return "\n".join(lines), links


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether "satu" counts something: not so in "salah satu", "satu per satu", "satu-satunya", "satu sama lain"."""
    if found[0].casefold() != "satu":
        return True
    return not (re.search(r"salah\s+$", text[max(0, found.start() - 8) : found.start()], re.I)
                or re.match(r"-satu|\s+(?:per|sama|demi)\b", text[found.end() : found.end() + 8], re.I))
