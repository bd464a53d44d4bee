"""The judge of spelling: which words of a text are wrong, which are not standard, which are names nobody knows yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from newsdesk.text.spelling.affixes import CLITICS, is_formed, melted
from newsdesk.text.spelling.dictionary import Dictionary
from newsdesk.text.spelling.near import likely_slips, pairs_of
from newsdesk.text.spelling.tokens import WORD, Line, is_word, lines, plain
from newsdesk.text.spelling.vocabulary import Vocabulary
from newsdesk.text.spelling.wordlists import WordLists

ABBREVIATION = 5
"""Letters of the longest word in capitals that is taken for an abbreviation."""
REMEMBERED = 60_000
_PARTS = frozenset(
    "di ke se me men mem meng meny menge ber ter pe pen pem peng per nge nya lah kah pun ku mu an kan in pro anti non "
    "eks ex pasca pra antar multi sub super semi mikro makro co re un pre post de el al an as at bil ul "
    "isme is isasi kan".split()
)
"""What may stand beside a hyphen without being a word: di-PHK, meng-update, KTP-nya, eks-bupati."""
_VOWEL = re.compile("[aeiou]")
_MIXED = re.compile(r"[A-Z]{2,}|[a-z][A-Z]")


COMMON, USED = 50, 4
"""How often a word stands in the archive that is common, or in use at all."""
INTRODUCING = frozenset(
    "desa kelurahan kecamatan dusun dukuh kampung rt rw jalan jl gang perumahan pantai gunung sungai bukit pulau kali curug "
    "bapak pak ibu bu haji hajah h hj kh kiai kyai nyai ustaz ustadz gus mas mbak bang kak saudara nyonya tuan dr drs dra ir "
    "prof pt cv ud toko warung hotel kafe masjid musala gereja pura klenteng ponpes bernama dipanggil alias".split()
)
"""What stands before the name of a place, a house or a person."""
_FINE, _CAPITAL = "fine", "capital"
"""Verdicts on a word alone: nothing to say; unknown with a capital, so that its surroundings decide."""


class Kind(Enum):
    ERROR = "error"
    NONSTANDARD = "non-standard"
    NAME = "name"


class Near(Enum):
    """The best known word that is one slip away."""

    NONE = 0
    RARE = 1
    USED = 2
    COMMON = 3


SHORTEST_COMMON, LONGEST_SLIP = 6, 20
SHORTEST_SLIP = {Near.USED: 7, Near.RARE: 8}
"""Letters of an unknown word with a capital from which it is a slip and not a name."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A word that is pointed out: ``text[start:end]``."""

    word: str
    start: int
    end: int
    kind: Kind
    related: bool = False
    """It stands in the headline of another article, which is theirs: pointed out, not changed."""


class Spelling:
    """Judges texts by the dictionaries, the house's lists, what the archive taught and what people taught."""

    def __init__(self, dictionary: Dictionary, lists: WordLists, vocabulary: Vocabulary | None = None) -> None:
        self.dictionary, self.lists = dictionary, lists
        self.vocabulary = vocabulary or Vocabulary()
        self._learned: frozenset[str] = frozenset()
        self._names: frozenset[str] = frozenset()
        self._verdicts: dict[str, Kind | str] = {}
        self._slips: dict[str, Near] = {}
        self._pairs = pairs_of(lists.titles | lists.words)
        self._firsts = frozenset(key.partition(" ")[0] for key in lists.nonstandard if " " in key)

    def learn(self, words: Iterable[str], names: Iterable[str]) -> None:
        """Know these words and names from now on, in place of those learned before."""
        self._learned = frozenset(plain(word).lower() for word in words)
        self._names = frozenset(part for name in names for part in re.split(r"[\s\-]+", plain(name)) if part)
        self._verdicts.clear()

    def read_archive(self, vocabulary: Vocabulary) -> None:
        """Know the names of an archive from now on."""
        self.vocabulary = vocabulary
        self._verdicts.clear()
        self._slips.clear()

    # ---- judging ------------------------------------------------------------------------------------------------------

    def judge(self, text: str) -> list[Flag]:
        """What is to be pointed out in a text, in order. Nothing overlaps. Some 5 us a word that was seen before."""
        flags: list[Flag] = []
        for line in lines(text):
            before: re.Match[str] | None = None
            for match in WORD.finditer(line.text):
                verdict = self._verdicts.get(match[0]) or self._verdict(match[0])
                if before is not None and (pair := self._pair(line, before, match)):
                    if flags and flags[-1].start == line.start + before.start():
                        flags.pop()
                    flags.append(_flag(line, pair, before.start(), match.end(), Kind.NONSTANDARD))
                    before = None
                    continue
                if verdict is not _FINE and line.is_whole(match):
                    kind = self._capital_kind(line, before, match) if verdict is _CAPITAL else verdict
                    flags.append(_flag(line, match[0], match.start(), match.end(), kind))
                before = match
        return flags

    def judge_small(self, text: str) -> list[Flag]:
        """What is to be pointed out where capitals say nothing, in keywords and in a place that stands in capitals: each word
        is judged as a name would be written, which is how the flags have it."""
        written = WORD.sub(lambda found: as_name(found[0]), text)
        return [flag for flag in self.judge(written)
                if flag.kind is Kind.NONSTANDARD or not self._is_known_small(text[flag.start : flag.end])]

    def standard(self, word: str) -> str:
        """What the rules of spelling want in place of a word (or two), with its capitals; empty where it is right."""
        whole = plain(word)
        lower = whole.lower()
        if lower in self._learned or whole in self._names or lower in self.lists.words:
            return ""
        right = self.lists.nonstandard.get(lower, "")
        for ending in CLITICS if not right else ():
            if lower.endswith(ending) and (base := self.lists.nonstandard.get(lower[: -len(ending)])):
                right = base + ending
        if not right and lower.startswith(("mem", "men", "pem", "pen")) and not self.dictionary.indonesian(lower):
            right = melted(lower, self._is_root)
        if not right and (found := re.fullmatch(r"([dk][ie])([A-Z]\w+)", whole)):
            return f"{found[1]} {found[2]}"  # diIndonesia
        right = capitals_of(whole, right)
        return "" if right == whole else right

    def knows(self, word: str) -> bool:
        """Whether a word is right as it stands, or a name that is known."""
        return self._is_known(plain(word))

    def _verdict(self, word: str) -> Kind | str:
        """What a word is without its surroundings; remembered."""
        if len(self._verdicts) > REMEMBERED:
            self._verdicts.clear()
        verdict = self._verdicts[word] = self._judge_word(word)
        return verdict

    def _judge_word(self, word: str) -> Kind | str:
        if not is_word(word) or (word.isupper() and len(word) <= ABBREVIATION):
            return _FINE
        if self.standard(word):
            return Kind.NONSTANDARD
        if self.knows(word):
            return _FINE
        return Kind.ERROR if word.islower() else _CAPITAL

    def _pair(self, line: Line, before: re.Match[str], match: re.Match[str]) -> str:
        """Two words that should be one, or others: ``olah raga``; else empty."""
        if before[0].lower() not in self._firsts or line.text[before.end() : match.start()] != " ":
            return ""
        pair = f"{before[0]} {match[0]}"
        return pair if self.standard(pair) else ""

    def _is_known(self, word: str) -> bool:
        if self._in_lists(word.lower()) or word in self._names or word in self.vocabulary.names or word in self.lists.names:
            return True
        if self.dictionary.indonesian(word) or self.dictionary.english(word):
            return True
        if "-" in word:
            return all(self._is_part(part) for part in word.split("-"))
        lower = word.lower()
        if lower.endswith("nya") and not word.islower() and self._is_known(word[:-3]):
            return True
        if word.isupper() and self._is_known(word.capitalize()):
            return True
        return is_formed(lower, self._is_root) or ("'" in word and self._is_known(word.partition("'")[0]))

    def _in_lists(self, lower: str) -> bool:
        return lower in self._learned or lower in self.lists.words

    def _is_root(self, lower: str) -> bool:
        return self.dictionary.indonesian(lower) or self._in_lists(lower)

    def _is_part(self, part: str) -> bool:
        if not part or part.lower() in _PARTS or (part.isupper() and len(part) <= ABBREVIATION):
            return True
        return self._is_known(part)

    def _is_known_small(self, word: str) -> bool:
        """Whether a word is right written small, or is an abbreviation: dprd, DKI, and what has no vowels."""
        lower, short = word.lower(), len(word) <= ABBREVIATION
        return self.knows(lower) or (short and (
            self.knows(word.upper()) or not _VOWEL.search(lower) or (word.isupper() and len(word) < ABBREVIATION - 1)))

    # ---- error or name -------------------------------------------------------------------------------------------------

    def _capital_kind(self, line: Line, before: re.Match[str] | None, match: re.Match[str]) -> Kind:
        """Whether an unknown word with a capital is a known word typed wrongly, or a new name."""
        word = plain(match[0])
        if parts := glued(word):
            return Kind.ERROR if parts[0].islower() and self.knows(parts[0]) else Kind.NAME
        if _MIXED.search(word) and not word.isupper():
            return Kind.NAME  # a brand: iPhone, TikTok
        near = self._nearness(word.lower())
        if near is Near.COMMON:
            return Kind.ERROR
        if near is Near.NONE or len(word) < SHORTEST_SLIP[near] or self._among_names(line, before, match):
            return Kind.NAME
        return Kind.ERROR

    def _among_names(self, line: Line, before: re.Match[str] | None, match: re.Match[str]) -> bool:
        """Whether the word beside it is a name as well (people have two), or says that a name follows."""
        if before is not None and before[0].lower() in INTRODUCING and match.start() - before.end() < 3:
            return True
        after = WORD.match(line.text, match.end() + 1)
        beside = [other[0] for other, gap in (
            (before, line.text[before.end() : match.start()] if before else ""),
            (after, line.text[match.end() : after.start()] if after else ""),
        ) if other is not None and gap in (" ", ". ")]
        return any(word[0].isupper() and not word.isupper() and not self.dictionary.indonesian(word.lower())
                   for word in beside)

    def _nearness(self, lower: str) -> Near:
        near = self._slips.get(lower)
        if near is None:
            near = self._slips[lower] = self._find_nearness(lower)
        return near

    def _find_nearness(self, lower: str) -> Near:
        best = Near.NONE
        lists, counts = self.lists, self.vocabulary.counts
        if not SHORTEST_COMMON <= len(lower) <= LONGEST_SLIP:
            return best
        for other in likely_slips(lower, self._pairs):
            count = counts.get(other, 0)
            if other in lists.titles or (count >= COMMON and self._is_word_or_name(other)):
                return Near.COMMON
            if best is not Near.USED and len(lower) >= SHORTEST_SLIP[Near.USED] and self._is_root(other):
                best = Near.USED if count >= USED else Near.RARE
        return best

    def _is_word_or_name(self, lower: str) -> bool:
        return self._is_root(lower) or lower.capitalize() in self.vocabulary.names


def as_name(word: str) -> str:
    """A word as it would be written as a name; as long as it was."""
    written = "-".join(part.capitalize() for part in word.split("-"))
    return written if len(written) == len(word) else word


def glued(word: str) -> tuple[str, str] | None:
    """The two halves of a word with a capital inside, where a space is missing: dariHP."""
    found = re.fullmatch(r"([a-z]{2,}|[A-Z][a-z]{2,})([A-Z][\w'-]+)", word)
    return (found[1], found[2]) if found else None


def _flag(line: Line, word: str, start: int, end: int, kind: Kind | str) -> Flag:
    assert isinstance(kind, Kind)
    return Flag(word, line.start + start, line.start + end, kind, line.related)


def capitals_of(word: str, other: str) -> str:
    """The other word with the capitals of the first."""
    if len(word) > 1 and word.isupper():
        return other.upper()
    return other[:1].upper() + other[1:] if word[:1].isupper() else other
