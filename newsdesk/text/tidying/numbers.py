"""Rules about numbers that were taken apart: 1 . 000, 12 . 30 WIB, 27 / 3 / 2017, 5 %, 3 - 0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.tidying.source import Edit, Source

_UNITS = (r"(?:ribu|juta|miliar|milyar|triliun|persen|%|kg|km|cm|mm|ha|hektar|hektare|meter|kilometer|kilogram|gram|ton|liter"
          r"|kuintal|inci|derajat|kali|poin|detik|menit|jam|GB|MB|GHz|SR)\b")
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:(?: \. ?| ?\. )\d{3})+(?![\d])(?!,\d)")
_SURE_THOUSANDS = re.compile(r"\d{1,3}(?: \. \d{3})+")
_DECIMAL = re.compile(r"(?<![\w.,])\d+(?: , ?| ?, )\d+(?=\s*" + _UNITS + ")")
_CENTS = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?P<gap> , ?| ?, )(?=00(?![\d.,]))")
_CLOCK = re.compile(r"(?<![\w.,:])(?:[01]?\d|2[0-3])(?: ?[.:] | [.:] ?)[0-5]\d(?![\d.,:])")
_SAID_CLOCK = re.compile(r"(?:pukul|jam)\s*$", re.I)
_ZONE = re.compile(r"\s*\)?\s*(?:WIB|WITA|WIT)\b|(?: ?- ?[\d. :]+)(?:WIB|WITA|WIT)\b", re.I)
_SLASH = re.compile(r"(?<=\w)(?: +/ *| */ +)(?=\w)")
_SLASHED_WORD = re.compile(r"\w+")
_PERCENT = re.compile(r"(?<=\d) +(?=%(?!\w))")
_CURRENCY = re.compile(r"(?<![\w$€£])([$€£]) +(?=\d)")
_SYMBOL = re.compile(r"(?<=[\w.,;:!?)\"”] )([#@]) (?=[^\W\d_]\w{2,})")
_RANGE = re.compile(r"(?<=\d)(%?) +- +(?=(?:Rp ?|US\$|[$€£])?\d[\d.,]*)(?!\d[\d.,]* *=)")


def spaced_thousands(source: Source) -> Iterator[Edit]:
    """1 . 000 is 1.000; where only one side has a space, what stands around must say that it is one number."""
    for found in _THOUSANDS.finditer(source.text):
        money = source.text[max(0, found.start() - 5) : found.start()].rstrip(" .").endswith(("Rp", "$"))
        if _SURE_THOUSANDS.fullmatch(found[0]) or money or found[0].endswith("000"):
            yield Edit(found.start(), found.end(), found[0].replace(" ", ""))


def spaced_decimal(source: Source) -> Iterator[Edit]:
    """3 , 5 persen is 3,5 persen, 5.000 , 00 is 5.000,00; two numbers that are counted up stay two."""
    for found in _DECIMAL.finditer(source.text):
        yield Edit(found.start(), found.end(), found[0].replace(" ", ""))
    for found in _CENTS.finditer(source.text):
        yield Edit(found.start("gap"), found.end("gap"), ",")


def spaced_clock(source: Source) -> Iterator[Edit]:
    """12 . 30 WIB is 12.30 WIB: where the zone follows, or "pukul" stands before it."""
    for found in _CLOCK.finditer(source.text):
        if _ZONE.match(source.text, found.end()) or _SAID_CLOCK.search(source.text, max(0, found.start() - 8), found.start()):
            yield Edit(found.start(), found.end(), found[0].replace(" ", ""))


def spaced_slash(source: Source) -> Iterator[Edit]:
    """27 / 3 / 2017 and dan / atau have no spaces; between names they may be meant, so that is offered."""
    for found in _SLASH.finditer(source.text):
        left = source.text[max(0, found.start() - 30) : found.start()].split(" ")[-1].split("/")[-1]
        right = _SLASHED_WORD.match(source.text, found.end())
        sure = right is not None and ((left[-1:].isdigit() and right[0].isdigit())
                                      or (left.islower() and right[0].islower()) or (left[-1:].isdigit() and right[0].islower()))
        yield Edit(found.start(), found.end(), "/", certain=sure)


def spaced_sign(source: Source) -> Iterator[Edit]:
    """5 % is 5%, $ 799 is $799; # and @ before a word are offered."""
    for found in _PERCENT.finditer(source.text):
        yield Edit(found.start(), found.end(), "")
    for found in _CURRENCY.finditer(source.text):
        yield Edit(found.end(1), found.end(), "")
    for found in _SYMBOL.finditer(source.text):
        yield Edit(found.end(1), found.end(), "", certain=False)


def spaced_range(source: Source) -> Iterator[Edit]:
    """3 - 0, 10 - 15 orang, 2016 - 17: one hyphen between two numbers has no spaces."""
    for found in _RANGE.finditer(source.text):
        yield Edit(found.start(), found.end(), f"{found[1]}-")
