"""Finding and replacing in the lines of a text: what fits a query, where it stands, and what may be changed there.

A line is looked at on its own, so nothing found ever reaches over a paragraph's end. The headline of another article (on its
card), the credit of a picture and the address of a link are found and told, and never replaced: they belong to others.
What was written about a picture stands beside the text: `Search.replaced_words` is for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any

from newsdesk.errors import Refused
from newsdesk.text.body import Block, Kind, kind_of
from newsdesk.text.related import read_related

SECONDS = 0.25
"""What a regular expression may take over a whole text before it is given up."""
_ADDRESS = re.compile(r"\]\([^()\s<>\"]*\)")
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0\ufdd1\ufffc\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]+")
# Words that stay small in a name of several words: Dinas Perikanan dan Kelautan.
_SMALL = frozenset("dan atau di ke dari yang untuk dengan pada serta oleh bagi".split())
_REASONS = (("missing )", "bracket"), ("unbalanced", "bracket"), ("character set", "set"), ("repeat", "repeat"),
            ("escape", "escape"), ("group", "group"), ("look-behind", "group"))
"""What the matcher says of a pattern it cannot read -> a code that ui/words can say."""
CardWords = Callable[[Block], Sequence[tuple[str, str]]]
"""What stands on a card, piece by piece: what a match in it is (`Match.fixed`), and the words."""


@dataclass(frozen=True, slots=True)
class Query:
    words: str
    case: bool = False
    """Capital and small letters differ."""
    whole: bool = False
    """Only whole words."""
    pattern: bool = False
    """The words are a regular expression."""


@dataclass(frozen=True, slots=True)
class Replacement:
    words: str
    """What comes in the place of what was found; empty: nothing. For a regular expression ``\\1`` is its first group."""
    keep_case: bool = False
    """It is written as what it replaces was: small, Capitalised or CAPITAL."""


@dataclass(frozen=True, slots=True)
class Match:
    line: int
    start: int
    end: int
    """Where in the line, in characters."""
    fixed: str = ""
    """Empty: it stands in the line. ``picture``: it was written about the picture of this line, and is replaced there.
    Else why it stays: ``related``, ``credit`` (of a picture) or ``address`` (of a link)."""
    text: str = ""
    """What was found."""

    @property
    def stays(self) -> bool:
        """Whether replacing leaves it as it is."""
        return self.fixed not in ("", "picture")


@dataclass(frozen=True, slots=True)
class Change:
    line: int
    start: int
    end: int
    new: str


class Search:
    """A query that was understood. Raises Refused("find-empty"), ("find-pattern", why, at): why is ``bracket``,
    ``set``, ``repeat``, ``escape``, ``group``, ``large`` or ``other``, at the place in the query, from 1."""

    def __init__(self, query: Query, card_words: CardWords | None = None) -> None:
        """card_words: what a person reads on a card; usual: a related link's title, a picture's description in the line."""
        if not query.words:
            raise Refused("find-empty")
        self.query = query
        self._card_words = card_words or usual_card_words
        self._finditer = _pattern_finder(query) if query.pattern else _word_finder(query)

    def matches(self, lines: Sequence[str], seconds: float = SECONDS) -> list[Match]:
        """Everything that fits, in order; never an empty stretch. Raises Refused("find-slow")."""
        return [Match(n, at, to, fixed, found[0]) for n, found, at, to, fixed in self._found(lines, seconds)]

    def _wanted(self, new: Replacement) -> Replacement:
        """Where only the letters' case is to be another (slawi -> Slawi), keeping it would change nothing."""
        only_case = not self.query.pattern and new.words.casefold() == self.query.words.casefold()
        return Replacement(new.words) if only_case else new

    def changes(self, lines: Sequence[str], new: Replacement, seconds: float = SECONDS) -> list[Change]:
        """What replacing everything changes in these lines, in order; what is fixed is left out.

        Raises Refused("find-slow"), ("replace-pattern").
        """
        write = _Writer(self.query, self._wanted(new))
        return [Change(n, at, to, write(found)) for n, found, at, to, fixed in self._found(lines, seconds) if not fixed]

    def changes_of(self, matches: Sequence[Match], lines: Sequence[str], new: Replacement) -> list[Change]:
        """What replacing these matches of these lines changes; what is fixed is left out.

        Raises Refused("find-slow"), ("replace-pattern").
        """
        if self.query.pattern and "\\" in new.words:  # the groups of each match are needed, so it is looked for again
            wanted = {(m.line, m.start) for m in matches}
            places = {m.line for m in matches}
            only = [line if n in places else "" for n, line in enumerate(lines)]
            return [c for c in self.changes(only, new) if (c.line, c.start) in wanted]
        new = self._wanted(new)
        return [Change(m.line, m.start, m.end, _words_for(m.text, new)) for m in matches if not m.fixed]

    def matches_in(self, words: str, seconds: float = SECONDS) -> list[Match]:
        """What fits in words that are no line of a text, such as a headline. Raises Refused("find-slow")."""
        return [Match(0, found.start(), found.end(), text=found[0]) for found in self._fits(words, monotonic() + seconds)]

    def replaced_words(self, words: str, new: Replacement, only: int = -1) -> tuple[str, int]:
        """Words that are no line of a text with everything replaced, and how much that was; only: this match of them alone.

        Raises Refused("find-slow"), ("replace-pattern").
        """
        write = _Writer(self.query, self._wanted(new))
        parts: list[str] = []
        at = count = 0
        for n, found in enumerate(self._fits(words, monotonic() + SECONDS)):
            if only in (-1, n):
                parts += (words[at : found.start()], write(found))
                at, count = found.end(), count + 1
        return " ".join("".join((*parts, words[at:])).split()) if count else words, count

    def _fits(self, words: str, until: float) -> Iterator[Any]:
        query = self.query
        for found in self._finditer(words, until):
            start, end = found.span()
            if start != end and not (query.pattern and query.whole and not _is_whole(words, start, end)):
                yield found

    def _found(self, lines: Sequence[str], seconds: float) -> Iterator[tuple[int, Any, int, int, str]]:
        until = monotonic() + seconds
        for n, line in enumerate(lines):
            card = kind_of(line) if line.startswith(("BACA JUGA: [", "![")) else None
            if card in (Kind.RELATED, Kind.PICTURE):
                for what, words in self._card_words(Block(card, line)):
                    for found in self._fits(words, until):
                        yield n, found, 0, len(line), what
                continue
            fixed: list[tuple[int, int]] | None = None
            for found in self._fits(line, until):
                start, end = found.span()
                if fixed is None:
                    fixed = [a.span() for a in _ADDRESS.finditer(line)] if "](" in line else []
                inside = any(start < to and end > at for at, to in fixed)
                yield n, found, start, end, "address" if inside else ""


def within(matches: Sequence[Match], first: tuple[int, int], last: tuple[int, int]) -> list[Match]:
    """The matches that lie wholly between two places (line, character), as a selection has them."""
    return [m for m in matches if (m.line, m.start) >= first and (m.line, m.end) <= last]


def changed_lines(lines: Sequence[str], changes: Sequence[Change]) -> dict[int, str]:
    """The lines that changes make anew: number -> line."""
    made: dict[int, str] = {}
    for change in reversed(changes):
        line = made.get(change.line, lines[change.line])
        made[change.line] = line[: change.start] + change.new + line[change.end :]
    return made


def in_case_of(found: str, new: str) -> str:
    """The new words written as what was found: ``Bupati`` -> ``Wali Kota``, ``BUPATI`` -> ``WALI KOTA``.

    A new word in capitals (``RSUD``) is an abbreviation and stays one; where the old words mix their letters, the new
    ones stay as they were written.
    """
    letters = [w for w in _WORD.findall(found) if w]
    if not letters or not new:
        return new
    if all(w.isupper() for w in letters) and (len(letters) > 1 or len(letters[0]) > 1):
        return new.upper()
    if all(w.islower() for w in letters):
        return _WORD.sub(_lower, new)
    if not (letters[0][0].isupper() and all(w[1:].islower() or len(w) == 1 for w in letters)):
        return new
    if len(letters) > 1 and all(w.islower() for w in letters[1:]):
        return _capital(new)
    # One capitalised word, or a name of several: the new words are a name as well, unless they have capitals of their own.
    return _capital(new) if any(c.isupper() for c in new) else _capital(_WORD.sub(_name, new))


def usual_card_words(block: Block) -> Sequence[tuple[str, str]]:
    """What a person reads on a card, as far as the line itself says it."""
    if block.kind is Kind.RELATED:
        related = read_related(block.line)
        return ((block.kind.value, related.title),) if related else ()
    return ((block.kind.value, block.line[2 : block.line.rindex("](")]),)


class _Writer:
    """Says what comes in the place of a match."""

    def __init__(self, query: Query, new: Replacement) -> None:
        self._pattern, self._new = query.pattern, new

    def __call__(self, found: Any) -> str:
        words = self._new.words
        if self._pattern and "\\" in words:
            try:
                words = found.expand(words)
            except (ValueError, IndexError, re.error, _error()) as wrong:
                raise Refused("replace-pattern") from wrong
        return _words_for(found[0], Replacement(words, self._new.keep_case))


@lru_cache(256)  # a word that is replaced everywhere is written in two or three ways
def _words_for(found: str, new: Replacement) -> str:
    words = _UNUSABLE.sub("", _LINE_ENDS.sub(" ", new.words))
    return in_case_of(found, words) if new.keep_case else words


_Finder = Callable[[str, float], Iterator[Any]]


def _word_finder(query: Query) -> _Finder:
    words = re.escape(query.words)
    if query.whole:
        # A query that begins or ends with a sign cuts no word there.
        before = r"(?<!\w)" if _letter(query.words[0]) else ""
        after = r"(?!\w)" if _letter(query.words[-1]) else ""
        words = before + words + after
    finditer = re.compile(words, 0 if query.case else re.IGNORECASE).finditer
    return lambda line, _until: finditer(line)


def _pattern_finder(query: Query) -> _Finder:
    """A regular expression is a person's: it may take for ever on a text, so the matcher must be one that can be stopped."""
    import regex

    try:
        compiled = regex.compile(query.words, regex.V0 | (0 if query.case else regex.IGNORECASE))
    except regex.error as wrong:
        raise Refused("find-pattern", why=_reason(str(wrong.msg)), at=(wrong.pos or 0) + 1) from wrong
    except (RecursionError, OverflowError, MemoryError) as wrong:
        raise Refused("find-pattern", why="large", at=1) from wrong

    def finditer(line: str, until: float) -> Iterator[Any]:
        try:
            yield from compiled.finditer(line, timeout=max(until - monotonic(), 0.001))
        except TimeoutError as wrong:
            raise Refused("find-slow") from wrong

    return finditer


def _reason(message: str) -> str:
    return next((code for part, code in _REASONS if part in message), "other")


def _error() -> type[Exception]:
    import regex

    return regex.error  # type: ignore[no-any-return]


def _letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_whole(line: str, start: int, end: int) -> bool:
    before, after = line[start - 1 : start], line[end : end + 1]
    return not (before and _letter(before) and _letter(line[start])) and not (
        after and _letter(after) and _letter(line[end - 1]))


def _capital(words: str) -> str:
    """The first letter large, the others as they are."""
    found = _WORD.search(words)
    return words if not found else words[: found.start()] + found[0][0].upper() + words[found.start() + 1 :]


def _lower(found: re.Match[str]) -> str:
    word = found[0]
    return word if len(word) > 1 and word.isupper() else word.lower()


def _name(found: re.Match[str]) -> str:
    return found[0] if found[0] in _SMALL else found[0][0].upper() + found[0][1:]
