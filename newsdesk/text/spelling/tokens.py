"""Finds the words of a text that can be judged, and leaves alone what is no word: addresses, handles, numbers, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_DOMAINS = "com|net|org|id|info|edu|gov|tv|io|co|ac|go|sch|news|online|site|xyz|biz|app|dev|us|uk|my|sg|au|jp|de|me"
_SKIPPED = re.compile(
    r"(?:https?|ftp)://\S+|\bwww\.\S+"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # where a link of Markdown leads to
    r"|<!--.*?-->|</?[A-Za-z][^<>\n]*>|&#?\w{2,10};"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/])[@#]\w[\w.]*"
    r"|[\w-]+\.(?:jpe?g|png|webp|gif|heic|tiff?|pdf|docx?|odt|xlsx?|pptx?|txt|md|html?|mp[34]|mov|zip)\b"
    rf"|(?<![\w@.])(?:[A-Za-z0-9-]+\.)+(?:{_DOMAINS})\b(?!\.[a-z])(?:/\S*)?"
    r"|\((?:[a-z]{2,5})(?:[/*,]\s?[a-z]{2,5}){0,3}\)(?=\W*$)",  # who wrote it: (afr/rin)
    re.I | re.S | re.M,
)
_MAY_SKIP = re.compile(r"[@#<&(]|//|\w\.\w")
"""Without any of these nothing is skipped: looking for it costs a tenth."""
WORD = re.compile(r"[^\W_]+(?:['’‘ʼ\-‐‑][^\W_]+)*")
_RELATED = re.compile(r"[ \t]*BACA JUGA ?:", re.I)
_BLANK = "\x00"
"""Stands for each character that is left alone, so that places stay true."""
_BEGINS = ".?!:…•|\n"
_AROUND = " \t\u00a0\"“”„'‘’«»([{*_>#\\"
_OPENING = "\"“„«"
_ABBREVIATIONS = frozenset(
    "a b c d e f g h i j k l m n o p q r s t u v w x y z dr drs dra ir prof hj kh st no jl jln tn ny kab kec kel prov "
    "mr mrs ms sdr yth ust hlm vol rt rw tgl pt cv tbk dll dsb dst dkk ra rm letkol kol kompol akp akbp kombes brigjen "
    "irjen komjen aipda aiptu bripka briptu bripda ipda iptu mayjen letjen jend lettu letda kapt may serma serka sertu "
    "koptu kopda pratu prada".split()
)
_TITLE_SHARE = 0.6
_HALVES = frozenset("_\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Beside one of these a word is half of another: a name of programs, or characters that are not seen."""


@dataclass(slots=True)
class Line:
    """One line of a text; what is no word in it is blank. start: where it begins in the text."""

    text: str
    start: int
    _titled: bool | None = field(default=None, repr=False)

    @property
    def titled(self) -> bool:
        """Nearly every word of it has a capital: a headline, in which a capital says nothing."""
        if self._titled is None:
            long = [match[0] for match in WORD.finditer(self.text) if len(match[0]) > 3]
            capitals = sum(word[0].isupper() for word in long)
            self._titled = len(long) > 3 and capitals >= _TITLE_SHARE * len(long) and self.text.rstrip()[-1] not in ".,;"
        return self._titled

    @property
    def related(self) -> bool:
        """It is the headline of another article (a BACA JUGA line)."""
        return _RELATED.match(self.text) is not None

    def is_whole(self, match: re.Match[str]) -> bool:
        """Whether a word of the line is a whole one: `**Ka**bupaten` is one word in two looks, neither half a word."""
        before, after = self.text[match.start() - 1 : match.start()], self.text[match.end() : match.end() + 1]
        if before in _HALVES or after in _HALVES:
            return False
        return not (after == "*" and re.match(r"\*+[^\W\d_]", self.text[match.end() :])) and not (
            before == "*" and re.search(r"[^\W\d_]\*+$", self.text[: match.start()])
        )

    def begins(self, match: re.Match[str]) -> bool:
        """Whether a word of the line begins a sentence or a quotation, so that its capital says nothing."""
        line, n = self.text, match.start() - 1
        while n >= 0 and line[n] in _AROUND:
            if line[n] in _OPENING:
                return True
            n -= 1
        if n < 0 or (line[n] in "-–—" and (n == 0 or line[n - 1] in " \t\u00a0.")):
            return True
        if line[n] == ".":
            last = re.search(r"([^\W\d_]*)\.$", line[max(0, n - 12) : n + 1])
            return not (last and last[1] and last[1].lower() in _ABBREVIATIONS)
        return line[n] in _BEGINS or (line[n] == ")" and n > 0 and line[n - 1].isdigit())


def lines(text: str) -> Iterator[Line]:
    """The lines of a text in order, what is no word in them blanked out."""
    at = 0
    for line in (_SKIPPED.sub(_blank, text) if _MAY_SKIP.search(text) else text).splitlines(keepends=True):
        yield Line(line, at)
        at += len(line)


def is_word(word: str) -> bool:
    """Whether letters and nothing else make it up: no digit, no letter of another script, more than one."""
    return len(word) > 1 and (word.isascii() or all(ord(c) <= 0x24F or c in "’‘ʼ‐‑" for c in word)) and not any(
        c.isdigit() for c in word
    )


def plain(word: str) -> str:
    """A word with typewriter's hyphens and apostrophes, as dictionaries have them."""
    if word.isascii():
        return word
    return word.translate({ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("‐"): "-", ord("‑"): "-"})


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _BLANK, found[0])
