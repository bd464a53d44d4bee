"""Numbers as a newsroom writes them, and what each is worth: ``Rp1,5 miliar`` and ``Rp 1.500.000.000``, ``sebelas`` and ``11``.

``Rp 1,5 M`` is money only behind a currency; elsewhere M is a metre, or a name.
"""

from __future__ import annotations

import re
from decimal import Decimal

_CURRENCIES = {"rp": "rp", "idr": "rp", "us$": "usd", "usd": "usd", "$": "usd", "s$": "sgd", "sgd": "sgd", "rm": "myr", "myr": "myr",
               "eur": "eur", "€": "eur", "£": "gbp", "¥": "jpy", "sar": "sar"}
_CURRENCY = r"(?<!\w)(?:Rp|IDR|US\$|USD|S\$|SGD|RM|MYR|EUR|SAR|[$€£¥])\.?"
_SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "mlr": 9, "triliun": 12, "trilyun": 12}
_OF_MONEY = {"m": 9, "t": 12}
_SCALE = "|".join(_SCALES)
_UNITS = {
    "%": "%", "persen": "%", "rupiah": "rp", "dolar as": "usd", "dolar": "dolar", "ringgit": "myr", "meter": "m", "m": "m",
    "kilometer": "km",
    "km": "km", "sentimeter": "cm", "cm": "cm", "milimeter": "mm", "mm": "mm", "m2": "m²", "m²": "m²", "meter persegi": "m²",
    "kilometer persegi": "km²", "km²": "km²", "km2": "km²", "m³": "m³", "m3": "m³", "meter kubik": "m³", "kg": "kg", "kilogram": "kg",
    "kilo": "kg", "gram": "g", "gr": "g", "kuintal": "kuintal", "kwintal": "kuintal", "ton": "ton", "liter": "l", "hektare": "ha",
    "hektar": "ha", "ha": "ha", "tahun": "tahun", "thn": "tahun", "bulan": "bulan", "minggu": "minggu", "pekan": "minggu", "hari": "hari",
    "jam": "jam", "menit": "menit", "detik": "detik", "derajat": "°", "°": "°", "derajat celsius": "°c", "°c": "°c",
    "celsius": "°c", "°f": "°f", "derajat fahrenheit": "°f", "per mil": "‰",
}
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS if unit not in ("%", "m")), key=len, reverse=True))
_SMALL = {name: value for value, name in enumerate("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())}
_ONES = {"seratus": 100, "seribu": 1000, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12}
_POWERS = {"ratus": 100, "ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_WORD = "|".join((*_SMALL, *_ONES, *_POWERS, "belas", "puluh", "setengah", "separuh"))
_SPELLED = rf"(?:{_WORD})(?:\s+(?:{_WORD}))*"
_DIGITS = r"(?:\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾])"
_SPAN = rf"{_DIGITS}(?:\s?[-–—/:]\s?{_DIGITS})*"
_BEHIND = rf"(?:\s*%|\s*(?:{_SCALE}|{_UNIT})(?!\w)|(?<=\d)\s*m(?![\w/]))*"
_NTH = "|".join(name for name in (*_SMALL, *_ONES) if name != "nol")

AMOUNTS = tuple(re.compile(pattern, re.I) for pattern in (
    rf"{_CURRENCY}\s*{_SPAN}(?:\s*(?:M|T)(?!\w)|{_BEHIND})",
    rf"(?<!\w)ke-?(?:\d+|(?:{_NTH})(?:\s+(?:belas|puluh))?)(?:nya)?(?![\w-])|(?<!\w)pertama(?![\w-])",
    rf"(?:(?<!\w)minus\s+|(?<![^\s(“\"])(?<!\d\s)[-−–](?=\d))?{_SPAN}{_BEHIND}",
    rf"(?<!\w)(?:(?:{_WORD})\s*)?(?:se)?per\s?(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus)(?!\w)",
    r"(?<!\w)(?:puluh|belas|ratus|ribu|juta|miliar|triliun|lusin)an(?:\s+(?:ribu|juta|miliar|triliun))?(?!\w)",
    rf"(?<!\w)(?:ber(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)|{_SPELLED})(?:\s+(?:{_UNIT}|persen)(?!\w))*(?!\w)",
))
"""What an amount looks like, in the order in which they are looked for."""


def worth(text: str) -> str:
    """What an amount says, whatever way it is written; two that are worth the same have the same one."""
    said = " ".join(text.casefold().split())
    money = re.match(rf"(?:{_CURRENCY})\s*", said, re.I)
    currency = _CURRENCIES.get(money[0].strip().rstrip("."), "") if money else ""
    said = said[money.end() :] if money else said
    nth = re.fullmatch(r"(?:ke-?(.+?)(?:nya)?|(pertama))", said)
    if nth:
        return f"ke{'1' if nth[2] else _spelled(nth[1]) or nth[1]}"
    sign = re.match(r"(?:minus\s+|[-−–])", said)
    said = said[sign.end() :] if sign else said
    found = re.match(_SPAN, said) or re.match(rf"{_SPELLED}(?!\w)", said)
    if not found:
        return said.replace(" ", "")
    power, units = _behind(said[found.end() :].split(), bool(currency))
    if "rp" in units or "usd" in units:
        currency, units = currency or ("rp" if "rp" in units else "usd"), [unit for unit in units if unit not in ("rp", "usd")]
    number = _number(found[0], power, bool(currency))
    return f"{'-' if sign else ''}{currency}{number}{' '.join(units)}"


def _behind(words: list[str], money: bool) -> tuple[int, list[str]]:
    """The power of ten and the units that stand behind a number."""
    power, units, at = 0, list[str](), 0
    while at < len(words):
        both = " ".join(words[at : at + 2])
        if both in _UNITS and " " in both:
            units.append(_UNITS[both])
            at += 1
        elif words[at] in _SCALES or (money and words[at] in _OF_MONEY):
            power += _SCALES.get(words[at]) or _OF_MONEY[words[at]]
        else:
            units.append(_UNITS.get(words[at], words[at]))
        at += 1
    return power, units


def _number(text: str, power: int, money: bool) -> str:
    if not text[0].isdigit():
        spelled = _spelled(text)
        return _plain(Decimal(spelled) * 10**power) if spelled else text.replace(" ", "")
    parts = [part.strip() for part in re.split(r"([-–—/:])", text)]
    if len(parts) == 1:
        value = _decimal(text, money)
        return text + f"e{power}" * bool(power) if value is None else _plain(value * 10**power)
    values = (_decimal(part, money) for part in parts[::2])
    plain = (part if value is None else _plain(value) for part, value in zip(parts[::2], values, strict=True))
    signs = ["-" if sign in "–—" else sign for sign in parts[1::2]]
    return "".join(a + b for a, b in zip(plain, [*signs, ""], strict=True)) + f"e{power}" * bool(power)


def _decimal(text: str, money: bool = False) -> Decimal | None:
    """The value of digits with the separators of either language; None where they are no value, as of a telephone."""
    if re.fullmatch(r"0\d+", text):
        return None
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", text):
        return Decimal(re.sub(r"[.,]", "", text))
    whole, sign, part = re.fullmatch(r"(.*?)(?:([.,])(\d+))?", text).groups()  # type: ignore[union-attr]
    if re.fullmatch(r"\d+|\d{1,3}(?:[.,]\d{3})+", whole) is None or (sign and sign in whole):
        return None
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{part}" if part else ""))


def _plain(value: Decimal) -> str:
    """Without zeros that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _spelled(text: str) -> str:
    """What words are worth (``dua ratus lima belas``: 215); empty where they are no single number ("dua tiga")."""
    if text.isdigit():
        return str(int(text))
    whole = Decimal(0)
    group: Decimal | None = None
    ones: int | None = None
    for word in text.split():
        if word in ("setengah", "separuh"):
            group, ones = (group or Decimal(0)) + (ones or 0) + Decimal("0.5"), None
        elif word in _SMALL:
            if ones is not None:
                return ""
            ones = _SMALL[word]
        elif word == "belas" and ones is not None:
            group, ones = (group or Decimal(0)) + 10 + ones, None
        elif word == "puluh" and ones is not None:
            group, ones = (group or Decimal(0)) + 10 * ones, None
        elif word == "seratus":
            group = (group or Decimal(0)) + 100
        elif word == "ratus" and ones is not None:
            group, ones = (group or Decimal(0)) + 100 * ones, None
        elif word in _ONES:
            whole, group, ones = whole + _ONES[word], None, None
        elif word in _POWERS and (group is not None or ones is not None):
            whole, group, ones = whole + ((group or Decimal(0)) + (ones or 0)) * _POWERS[word], None, None
        else:
            return ""
    return _plain(whole + (group or Decimal(0)) + (ones or 0))
