"""The facts that a text states: its numbers, dates, times, names, quotations and links, each with a key that style cannot change.

Spaces, commas, kinds of quote marks and paragraph breaks are style. What a key keeps is what a reader would believe:
``Rp 1.500`` and ``Rp1,500`` are the same number, ``10.30`` and ``10:30`` the same time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.text.body import Kind, kind_of, lines_of
from newsdesk.text.related import read_related
from newsdesk.text.stamp import MONTHS, WEEKDAYS

KINDS = ("number", "date", "time", "name", "quotation", "link")
_MONTH = "|".join((*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Agu", "Agt", "Ags", "Sep", "Sept", "Okt", "Nov", "Nop", "Des"))
_WEEKDAY = "|".join((*WEEKDAYS, "Jum['’]at", "Ahad"))
_SCALE = "ribu|juta|miliar|milyar|triliun|persen|per mil"
_UNIT = ("rupiah|dolar|meter|kilometer|sentimeter|km|cm|mm|m2|kg|kilogram|gram|kuintal|ton|liter|hektare|hektar|ha|tahun|bulan|minggu|"
         "hari|jam|menit|detik|derajat")
_DIGITS = ("nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|ribu|juta|miliar|triliun|"
           "seratus|seribu|sejuta|setengah|separuh")
_PATTERNS = (
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>()\"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("date", re.compile(rf"(?<!\w)(?:\d{{1,2}}\s+(?:{_MONTH})\.?(?:\s+\d{{4}})?|(?:{_MONTH})\s+\d{{4}}|\d{{1,4}}[-/]\d{{1,2}}[-/]\d{{1,4}}"
                        rf"|(?:{_WEEKDAY})|(?:{_MONTH}))(?!\w)", re.I)),
    ("time", re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-4])(?:[.:][0-5]\d){0,2}(?![.,:]?\d)")),
    ("number", re.compile(rf"\d+(?:[.,]\d+)*(?:\s*(?:%|(?:{_SCALE}|{_UNIT})(?!\w)))*", re.I)),
    ("number", re.compile(rf"(?<!\w)(?:{_DIGITS})(?:\s+(?:{_DIGITS}))*(?:\s+(?:{_SCALE}|{_UNIT})(?!\w))*(?!\w)", re.I)),
)
_HOUR_BEFORE = re.compile(r"(?:pukul|jam|pkl\.?)\s*$", re.I)
_HOUR_BEHIND = re.compile(r"\s*(?:WIB|WITA|WIT|pagi|siang|sore|malam)\b")
# A straight quote opens before a word and closes behind one: of two in a row the first was never closed.
_QUOTED = re.compile(r"“([^“”]{2,800})”|(?<!\w)\"(?=\S)([^\"]{2,800})(?<=\S)\"(?!\w)|«([^«»]{2,800})»")
_NAME = re.compile(r"(?<!\w)[A-Z][^\W\d_]*(?:[-'’.][A-Za-z][^\W\d_]*)*")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:…\"“”»)\]]|\n|[-–—]\s)\s*$")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LINKED = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s<>\"]+)\)")
_MARKS = re.compile(r"(?<!\\)\*+|^(?:#{1,6} |> ?|[-*+] )", re.M)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOT_NAMES = frozenset("ia dia kami kita mereka saya anda ini itu di ke dari dan yang untuk pada dengan oleh dalam namun tetapi "
                       "sementara menurut selain setelah sebelum saat ketika karena jika bila agar sebab maka lalu kemudian "
                       "sedangkan adapun pun juga rp tak tidak bukan belum sudah telah akan masih baca sumber".split())
OPENERS = frozenset(
    "jumlah sejumlah sebanyak beberapa banyak semua setiap tiap seluruh sebagian seorang sebuah suatu para pihak hal kondisi acara "
    "kegiatan warga petugas polisi korban pelaku saksi data hasil harga akibat akibatnya selama hingga sampai sejak usai bahkan "
    "selanjutnya sebelumnya sebaliknya sehingga supaya padahal meski meskipun walau walaupun begitu demikian seperti antara terkait "
    "atas bagi tanpa melalui terhadap berdasarkan kini kemarin besok nanti tadi hari malam pagi siang sore ada terdapat tercatat "
    "rencananya nantinya akhirnya biasanya rata-rata total ratusan ribuan puluhan kedua pertama ketiga mereka jika apabila andai "
    "berkat lewat sesuai tepatnya khususnya terutama misalnya apalagi lagi pun hanya hampir sekitar kurang lebih mulai kepada".split())
"""Words that open sentences and are nobody's name: with a capital only there, they state nothing."""


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


def stated(body: str) -> list[Fact]:
    """The facts of a body (Markdown), in order of kind and place. A name is one word of it; see `group_names`."""
    text, links = _readable(body)
    taken = [False] * len(text)
    facts = list(links)
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if not any(taken[found.start() : found.end()]) and _counts(kind, text, found):
                taken[found.start() : found.end()] = [True] * (found.end() - found.start())
                facts.append(Fact(kind, " ".join(found[0].split()), _key(kind, found[0]), found.start()))
    facts += (Fact("name", found[0], found[0].rstrip("."), found.start()) for found in _NAME.finditer(text)
              if not taken[found.start()] and found[0].casefold() not in _NOT_NAMES)
    for found in _QUOTED.finditer(text):
        said = next(group for group in found.groups() if group)
        facts.append(Fact("quotation", " ".join(said.split()), " ".join(_WORD.findall(said)).casefold(), found.start()))
    return sorted(facts, key=lambda fact: (KINDS.index(fact.kind), fact.place))


def ordinary(body: str) -> tuple[set[str], set[str]]:
    """The words of a body that stand in small letters somewhere, and those that stand with a capital inside a sentence.

    A word with a capital that is only ever seen at the start of sentences, and in small letters elsewhere, is no name.
    """
    text, _ = _readable(body)
    small = {word for word in _WORD.findall(text) if word[0].islower()}
    inside = {found[0].rstrip(".") for found in _NAME.finditer(text)
              if not _SENTENCE_BEFORE.search(text, max(0, found.start() - 4), found.start())}
    return small, inside


def name_around(body: str, place: int) -> tuple[int, str]:
    """The whole run of words with a capital around a place of `stated`: where it begins, and itself."""
    text, _ = _readable(body)
    words = list(_NAME.finditer(text))
    at = next(n for n, found in enumerate(words) if found.start() == place)
    first = last = at
    while first and _joined(text, words[first - 1], words[first]) and not _opens(text, words[first - 1]):
        first -= 1
    while last + 1 < len(words) and _joined(text, words[last], words[last + 1]):
        last += 1
    return words[first].start(), " ".join(text[words[first].start() : words[last].end()].split())


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether a word only has its capital because it opens a sentence: of "Menurut Wati" the name is "Wati"."""
    small = found[0].casefold() in _NOT_NAMES or found[0].casefold() in OPENERS
    return small and bool(_SENTENCE_BEFORE.search(text, max(0, found.start() - 4), found.start()))


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return between == " " or (between == ". " and len(one[0]) <= 3)


def _readable(body: str) -> tuple[str, list[Fact]]:
    """A body without marks, one line a paragraph, and the links that its marks held."""
    links: list[Fact] = []
    lines: list[str] = []
    place = 0
    for line in lines_of(body):
        kind = kind_of(line)
        related = read_related(line) if kind is Kind.RELATED else None
        if related:
            links.append(Fact("link", related.title, f"{related.target} {' '.join(_WORD.findall(related.title)).casefold()}", place))
            line = ""
        elif kind is Kind.PICTURE:
            line = ""
        else:
            links += (Fact("link", found[2], found[2], place) for found in _LINKED.finditer(line))
            line = _ESCAPED.sub(r"\1", _MARKS.sub("", _LINKED.sub(r"\1", line)))
        lines.append(line)
        place += len(line) + 1
    return "\n".join(lines), links


def _counts(kind: str, text: str, found: re.Match[str]) -> bool:
    """Whether digits that look like a time are one, and whether "satu" counts something: not so in "salah satu", "satu per
    satu", "satu sama lain"."""
    if kind == "time":
        before, behind = text[max(0, found.start() - 10) : found.start()], text[found.end() : found.end() + 12]
        return bool(_HOUR_BEFORE.search(before) or (_HOUR_BEHIND.match(behind) and len(found[0]) > 2))
    if found[0].casefold() != "satu":
        return True
    return not (re.search(r"salah\s+$", text[max(0, found.start() - 8) : found.start()], re.I)
                or re.match(r"\s+(?:per|sama|demi)\b", text[found.end() : found.end() + 8], re.I))


def _key(kind: str, text: str) -> str:
    if kind == "number":
        return "".join(_plain_numbers(text.casefold()))
    if kind == "time":
        return text.replace(".", ":")
    if kind == "date":
        return "-".join(re.findall(r"\w+", text.casefold()))
    return text.rstrip(".,;:!?")


def _plain_numbers(text: str) -> Iterator[str]:
    """A number without the separators of thousands and without spaces: ``1.500,5 juta`` -> ``1500,5juta``."""
    at = 0
    for found in re.finditer(r"\d+(?:[.,]\d+)*", text):
        yield "".join(text[at : found.start()].split())
        number = found[0]
        yield re.sub(r"[.,]", "", number) if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number) else number.replace(".", ",")
        at = found.end()
    yield "".join(text[at:].split())
