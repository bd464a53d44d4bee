"""Rules about the space around punctuation and brackets, and about punctuation that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.tidying.source import Edit, Source

_BEFORE = re.compile(
    r"(?<=[^\s*]) +(?=(?:[,;.]+|[!?]+)(?:[\s\"“”’'*)\]]|\Z)|,-)|(?<=[^\s*\d]) +(?=:(?:\s|\Z))|(?<=\d) +(?=:(?:\s+(?!\d)|\Z))"
    r"|(?<=\S\*) +(?=[,;.](?:\s|\Z))")
_DOTS = re.compile(r"\.{2,}")
_INSIDE = re.compile(r"(?<=[(\[{]) +(?=[^\s)\]}])|(?<=[^\s(\[{]) +(?=[)\]}])")
_OUTSIDE = re.compile(r"(?<=[^\W\d_]{3})\((?=[^\W_]{2})|(?<=[^\s(]\))(?=[^\W\d_]{3})")
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_]{2})([,;])(?=[^\W\d_]{2})|(?<=[\d)])(,)(?=[^\W\d_]{3})")
_AFTER_STOP = re.compile(r"(?<![\w.@/-])([^\W\d_]+|\d{4})([.?!])(?=([A-Z][a-z]{2,})\b(?![.@/]))")
_AFTER_COLON = re.compile(r"(?<=[^\W\d_]{3}):(?=[A-Z][a-z])")
_DOMAINS = {"com", "net", "org", "info", "asia", "news", "web", "finance", "sport", "hot", "inet", "tech", "xyz"}
_DOUBLED = re.compile(r"([,;])(?: ?\1)+|(?<!:):(?: ?:)+(?!:)|(?<![.\d\[(])(?<![\[(] )\.(?: ?\.)(?! ?\.)")
_SHOUTED = re.compile(r"(?<![!?])([!?])\1+(?![!?])|(?<![._])\.{5,}(?![._])")
_DEGREE = re.compile(
    r"(?<![\w.])(?:[SMA]|Dr|Ph) \. ?(?:Pd|Si|H|E|T|P|Hum|Sos|Kom|Ag|IP|Ikom|I \. ?Kom|Psi|Farm|Ked|Kep|Kes|Md|Sn|Pt|Hut|Tr|D|M)"
    r"(?![\w]|\.\w)")
_DOMAIN = re.compile(r"(?<![\w.@/])(?:www \. ?)?[A-Za-z][\w-]+(?: \. ?(?:co|go|ac|or|web))? \. ?(?:com|net|org|id)(?![\w])")
_ELLIPSIS = re.compile(r"(?<!\.)\.(?: \.){2,}(?! ?\.)")


def space_before_punctuation(source: Source) -> Iterator[Edit]:
    """No space before a comma, full stop, colon, question or exclamation mark. An ellipsis keeps its own, and 10 : 2."""
    for found in _BEFORE.finditer(source.text):
        if not _DOTS.match(source.text, found.end()):
            yield Edit(found.start(), found.end(), "")


def spaced_abbreviation(source: Source) -> Iterator[Edit]:
    """S . Pd . is S.Pd., detik . com is detik.com: where there is a space before the full stop, it was taken apart."""
    for pattern in (_DEGREE, _DOMAIN):
        for found in pattern.finditer(source.text):
            yield Edit(found.start(), found.end(), found[0].replace(" ", ""))


def space_inside_brackets(source: Source) -> Iterator[Edit]:
    """No space behind an opening bracket and none before a closing one."""
    for found in _INSIDE.finditer(source.text):
        yield Edit(found.start(), found.end(), "")


def missing_space_at_brackets(source: Source) -> Iterator[Edit]:
    """A bracket stands apart from the word before it and behind it; offered, since names are written so, too."""
    for found in _OUTSIDE.finditer(source.text):
        yield Edit(found.start(), found.start(), " ", certain=False)


def missing_space(source: Source) -> Iterator[Edit]:
    """A space behind a comma and behind the end of a sentence. Names such as Suara.Com are no two sentences."""
    for found in _AFTER_COMMA.finditer(source.text):
        yield Edit(found.end(), found.end(), " ")
    for found in _AFTER_COLON.finditer(source.text):
        yield Edit(found.end(), found.end(), " ")
    for found in _AFTER_STOP.finditer(source.text):
        word, mark, behind = found[1], found[2], found[3]
        if mark == "." and (behind.lower() in _DOMAINS or (len(word) < 3 and not word.isdigit())):
            continue
        sure = len(word) > 2 and (mark != "." or word.isdigit() or word.islower())
        yield Edit(found.end(), found.end(), " ", certain=sure)


def doubled_punctuation(source: Source) -> Iterator[Edit]:
    """A comma, semicolon, colon or full stop stands once. Several ! or ? are somebody's voice: offered."""
    for found in _DOUBLED.finditer(source.text):
        yield Edit(found.start(), found.end(), found[0][0])
    for found in _SHOUTED.finditer(source.text):
        yield Edit(found.start(), found.end(), "..." if found[0][0] == "." else found[0][0], certain=False)


def spaced_ellipsis(source: Source) -> Iterator[Edit]:
    """Three full stops with spaces between them are an ellipsis."""
    for found in _ELLIPSIS.finditer(source.text):
        yield Edit(found.start(), found.end(), found[0].replace(" ", ""))
