"""The letters of a headline: every word with a capital but the little ones, and never all in capitals (EYD V, II.A)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.cautions.caution import Caution

_LITTLE = frozenset("di ke dari dan yang untuk pada dengan dalam oleh bagi atau serta tentang sebagai agar karena hingga sampai saat "
                    "jika bila akan namun tetapi tapi demi antara secara seperti per vs usai lewat via sejak terhadap kepada daripada "
                    "maupun walau meski supaya sambil lalu kala guna soal para si sang buat ketimbang nan ala asal "
                    "akibat gegara atas bak kata ujar the of and in on at to by de van von al bin binti".split())
_UNITS = re.compile(r"(\d)\s*(?:km|kg|cm|mm|ha|gram|liter|meter|ribu|juta|miliar|triliun|persen)(?!\w)")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]*")
_ADDRESS = re.compile(r"(?<!\S)\S+\.[a-z]{2,}(?:/\S*)?(?!\w)")


def headline_letters(headline: str) -> Iterator[Caution]:
    """``headline-capitals`` for one that shouts; ``headline-case`` for a word that wants a capital (facts: ``word``) or a little
    word that has one inside the headline."""
    words = _WORD.findall(_UNITS.sub(r"\1", _ADDRESS.sub("", headline)))
    letters = [c for c in headline if c.isalpha()]
    if len(words) >= 3 and letters and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        yield Caution("headline-capitals", 0)
        return
    for number, word in enumerate(words):
        little = word.casefold() in _LITTLE
        if len(word) > 1 and word[0].islower() and (number == 0 or not little) and not _is_own(word):
            yield Caution("headline-case", 0, {"word": word})


def _is_own(word: str) -> bool:
    """Whether a word is written so by itself: iPhone, e-KTP, di-PHK."""
    return any(c.isupper() for c in word[1:]) or word.startswith(("e-", "di-", "ke-"))
