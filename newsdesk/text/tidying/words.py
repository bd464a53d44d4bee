"""Rules about words that fell apart: offered, and done only where the dictionary leaves no doubt; never in a quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from newsdesk.text.tidying.source import Edit, Source

_FRAGMENTS = re.compile(r"(?<![\w.’'-])[a-z]{1,4}(?: [a-z]{1,4}){1,4}(?![\w’'/-])")
_LISTED = re.compile(r"\b(?:huruf|butir|poin|kelas|tipe|golongan|kelompok|pasal|ayat|blok|gang|kode|vitamin|grup|seri)\s*$", re.I)
_LETTERS = re.compile(r"(?<![\w.-])(?:[A-Z] ){3,}[A-Z](?![\w.-])")
_TWO = re.compile(r"(?<![\w’'-])([a-z]{2,}) ([a-z]{2,})(?![\w’'-])")
_SHORT = {
    "di", "ke", "se", "ya", "dan", "ini", "itu", "ada", "pun", "per", "apa", "tak", "tdk", "yg", "bos", "pak", "bu", "mas",
    "mau", "kan", "lah", "dua", "tiga", "satu", "lima", "saya", "kami", "kita", "dia", "ia", "aku", "juga", "jadi", "dari",
    "pada", "bisa", "agar", "oleh", "atau", "usai", "soal", "para", "sang", "si", "tapi", "saat", "akan", "lagi", "baru",
    "as", "an", "or", "my", "we", "he", "it", "be", "so", "no", "do", "up", "go", "if", "am",
    "sini", "situ", "sana", "hari", "jam", "the", "of", "to", "in", "is", "at", "on", "by", "vs", "nya", "aja", "kok", "sih",
}


def split_word(source: Source) -> Iterator[Edit]:
    """Pieces with a lone letter among them (pl a t), and two pieces that are no words but one together."""
    known = source.known.is_word
    for found in _FRAGMENTS.finditer(source.text):
        run = _run_of_pieces(found[0], known)
        if run is None or source.is_quoted(found.start()):
            continue
        start, end = found.start() + run[0], found.start() + run[1]
        if _LISTED.search(source.text, max(0, start - 20), start):
            continue
        pieces = source.text[start:end].split(" ")
        joined = "".join(pieces)
        sure = known is not None and known(joined) and not any(len(p) > 1 and known(p) for p in pieces)
        yield Edit(start, end, joined, certain=sure)
    if known is not None:
        yield from _two_pieces(source)


def spaced_letters(source: Source) -> Iterator[Edit]:
    """B E R I T A: a word whose letters are parted; offered, since initials look so, too."""
    for found in _LETTERS.finditer(source.text):
        if not source.is_quoted(found.start()):
            yield Edit(found.start(), found.end(), found[0].replace(" ", ""), certain=False)


def _run_of_pieces(text: str, known: Callable[[str], bool] | None) -> tuple[int, int] | None:
    """Where in a row of short words the pieces of one stand: around a lone letter, up to the next real word.

    Without a dictionary only pieces of one or two letters are taken for such.
    """
    words = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", text)]

    def is_piece(n: int) -> bool:
        word = words[n][2]
        return word not in _SHORT and (len(word) < 3 or (known is not None and not known(word)))

    lone = [n for n, (_, _, word) in enumerate(words) if len(word) == 1]
    if not lone:
        return None
    first, last = lone[0], lone[-1]
    while first > 0 and is_piece(first - 1):
        first -= 1
    while last + 1 < len(words) and is_piece(last + 1):
        last += 1
    if last - first < (1 if known else 2) or not all(is_piece(n) for n in range(first, last + 1)):
        return None
    return words[first][0], words[last][1]


def _two_pieces(source: Source) -> Iterator[Edit]:
    """Two neighbours that the dictionary has only as one."""
    known = source.known.is_word
    assert known is not None
    at = 0
    while found := _TWO.search(source.text, at):
        at = found.end(1)
        if found[1] in _SHORT or found[2] in _SHORT or known(found[1]) or known(found[2]):
            continue
        if known(found[1] + found[2]) and not source.is_quoted(found.start()):
            yield Edit(found.start(), found.end(), found[1] + found[2], certain=False)
