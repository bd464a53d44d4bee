"""Forms that Indonesian makes freely and the dictionary lists only for some roots: dipicu, amankan, ujarnya, antarkota.

A passive or an imperative is right where its active form is a word (memicu, mengamankan), so that a preposition glued to
a noun (dirumah: no *merumah) is not taken for a verb; and a prefix must melt into its root as the rules ask for, so that
*mengkonsumsi and *peindustrian are no words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

Knows = Callable[[str], bool]

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SHORTEST = 3
"""Letters of what is left without a clitic."""
_ROOT = 4
"""Letters of the shortest root that takes a prefix here; with shorter ones nearly every typing error would be a word."""
_COMBINING = (
    "antar", "anti", "pasca", "pra", "non", "multi", "sub", "semi", "super", "ultra", "mikro", "makro", "ekstra", "inter",
    "intra", "kontra", "trans", "tele", "bio", "eko", "tuna", "nir", "swa", "dwi", "tri", "panca", "adi", "mini", "mega",
    "neo", "poli", "mono", "de", "re", "foto", "video", "audio", "agro", "aero", "hidro", "infra", "purna", "serba",
    "maha", "ko", "auto", "oto", "kardio", "psiko", "geo", "termo", "elektro", "tak", "tidak", "pan",
)
_VOWELS = "aeiou"
_STOPS = "ptks"
"""What melts away behind meN- and peN- where a vowel follows."""
_BUILT_ON = ("ber", "ter", "tidak", "tak", "se", "per", "kurang", "salah")
"""What an abstract noun may stand on besides a root: ke-berlanjut-an, ke-tidakpasti-an."""


def is_formed(word: str, knows: Knows) -> bool:
    """Whether a word (lower case, no hyphen) is made by rule from a word that is known. knows: the dictionary's answer."""
    return any(_is_form(form, knows) for form in (word, *_without_clitic(word)))


def melted(word: str, knows: Knows) -> str:
    """The right form of a word whose prefix did not melt into its root (mengkonsumsi: mengonsumsi); else empty."""
    for prefix, first, right in (
        ("mem", "p", "mem"), ("men", "t", "men"), ("men", "s", "meny"), ("meng", "k", "meng"),
        ("pem", "p", "pem"), ("pen", "t", "pen"), ("pen", "s", "peny"), ("peng", "k", "peng"),
    ):
        rest = word.removeprefix(prefix)
        if rest != word and rest[:1] == first and rest[1:2] and rest[1] in _VOWELS and not rest.startswith("per"):
            form = right + rest[1:]
            if knows(form) or is_formed(form, knows):
                return form
    return ""


def actives(stem: str, melt_only: bool = False) -> Iterator[str]:
    """The active forms of a stem: picu -> memicu, sapu -> menyapu. melt_only: not those that did not melt."""
    for prefix, rest in _nasal(stem, melt_only):
        yield "me" + prefix + rest


def _is_form(word: str, knows: Knows) -> bool:
    return (
        knows(word)
        or any(knows(base) for base in _combined(word))
        or _is_passive(word, knows)
        or _is_imperative(word, knows)
        or any(len(base) >= _ROOT and knows(base) for base in (*_prefixed(word), *_noun_bases(word)))
        or _is_abstract(word, knows)
        or _is_active(word, knows)
    )


def _is_abstract(word: str, knows: Knows) -> bool:
    """ke-an around a root or around what is built on one."""
    if not (word.startswith("ke") and word.endswith("an")):
        return False
    stem = word[2:-2]
    bases = (stem, *(rest for part in _BUILT_ON if (rest := stem.removeprefix(part)) != stem))
    return any(len(base) >= _ROOT and knows(base) for base in bases)


def _without_clitic(word: str) -> Iterator[str]:
    for ending in CLITICS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: -len(ending)]


def _combined(word: str) -> Iterator[str]:
    for part in _COMBINING:
        if word.startswith(part) and len(word) - len(part) >= _ROOT:
            yield word[len(part) :]


def _is_passive(word: str, knows: Knows) -> bool:
    """di- and ter- before what can be done: dipicu, diamankan, terinformasikan."""
    for part in ("di", "ter", "ku", "kau"):
        if word.startswith(part) and len(word) - len(part) >= _SHORTEST:
            stem = word[len(part) :]
            if any(knows(active) for active in actives(stem)):
                return True
            if part in ("di", "ter") and stem.endswith(("kan", "isasi", "asi")) and _is_active("me" + stem, knows, True):
                return True
    return False


def _is_imperative(word: str, knows: Knows) -> bool:
    """What a headline asks for or tells: amankan (mengamankan), datangi (mendatangi), perketat (memperketat)."""
    return (word.endswith(("kan", "i")) or word.startswith("per")) and any(knows(active) for active in actives(word))


def _is_active(word: str, knows: Knows, bare: bool = False) -> bool:
    """meN- before a root, with or without -kan: menginspirasi, merekomendasikan. bare: the prefix is only ``me``."""
    for root in _roots(word[2:], bare) if word.startswith("me") else ():
        for base in (root, root.removesuffix("kan"), root.removeprefix("per"), root.removeprefix("per").removesuffix("kan")):
            if len(base) >= _ROOT and knows(base):
                return True
    return False


def _prefixed(word: str) -> Iterator[str]:
    """The roots behind a prefix that does not change them, and before -an: berkomitmen, sepekan, unggahan."""
    if word.startswith(("ber", "ter")):
        yield word[3:]
        yield word[2:]  # be-risiko, te-rekam
    if word.startswith("ber") and word.endswith("kan"):
        yield word[3:-3]
    if word.startswith("se"):
        yield word[2:]
    if word.endswith("an"):
        yield word[:-2]
    if word.endswith("kan") and len(word) > _ROOT + 3:
        yield word[:-3]


def _noun_bases(word: str) -> Iterator[str]:
    """The roots inside per-an and peN-(an): kesiapan, perpanjangan, pelemahan, penyintas."""
    if word.endswith("an"):
        if word.startswith("per"):
            yield word[3:-2]
        if word.startswith("pe"):
            yield from _roots(word[2:-2], False)
    if word.startswith("pe"):
        yield from _roots(word[2:], False)


def _roots(rest: str, bare: bool) -> Iterator[str]:
    """The roots that may stand behind ``me`` or ``pe`` and give ``rest``. bare: nothing was added before the root."""
    if bare:
        yield rest
        return
    for prefix, firsts in (("", "lrwymn"), ("m", "bfv"), ("n", "dcjz"), ("ng", "aeioughq")):
        if rest.startswith(prefix) and rest[len(prefix) : len(prefix) + 1] in tuple(firsts):
            yield rest[len(prefix) :]
    for prefix, lost in (("m", "p"), ("n", "t"), ("ny", "s"), ("ng", "k")):
        if rest.startswith(prefix) and rest[len(prefix) : len(prefix) + 1] in tuple(_VOWELS):
            yield lost + rest[len(prefix) :]
        if rest.startswith(prefix + lost) and rest[len(prefix) + 1 : len(prefix) + 2] not in tuple(_VOWELS):
            yield rest[len(prefix) :]  # memproduksi, mengkritik: before two consonants nothing melts


def _nasal(stem: str, melt_only: bool) -> Iterator[tuple[str, str]]:
    first, rest = stem[0], stem[1:]
    if first in "lrwymn":
        yield "", stem
    elif first in "bfv":
        yield "m", stem
    elif first in "dcjz":
        yield "n", stem
    elif first in _VOWELS or first in "ghq":
        yield "ng", stem
    elif first in _STOPS:
        prefix = {"p": "m", "t": "n", "s": "ny", "k": "ng"}[first]
        yield prefix, rest
        if not melt_only:
            yield "n" if first == "s" else prefix, stem  # memproses, memperketat
    if len(stem) <= _ROOT:
        yield "nge", stem  # mengecek, mengebom
