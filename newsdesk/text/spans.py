"""The grammar inside a line of a body: `spans`, stretches of text that are bold, italic or linked.

Markdown and HTML are both written from spans and read into spans, so that the two directions cannot drift apart. (A
general Markdown library knows forty more constructs, each of which would have to be escaped on the way back, and costs
115 ms to import.)
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from newsdesk.text.related import Related, related_line

_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\(((?:[^()\s<>\"]|\([^()\s<>\"]*\))+)\)")
_TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|(\*+)|(\[)|[^\\*\[]+|\\", re.S)
_SPACE = re.compile("[ \t\r\n\f]+")
_LARGEST_NUMBER = 10**9 - 1
_WEB = re.compile(r"(https?)://([^\W_](?:[\w.-]*[^\W_])?)(:\d{1,5})?(?=[/?#]|$)", re.I)
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I | re.A)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text inside a line that looks the same throughout."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


@dataclass(slots=True)
class _Stars:
    """A run of asterisks that may begin or end something bold or italic; what is left over is text."""

    left: int
    length: int
    opens: bool
    closes: bool
    strong: bool = False
    em: bool = False


@dataclass(slots=True)
class _Text:
    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


def address(text: str) -> str:
    """An address as it may stand in a link: http, https or mailto, every other character percent-encoded.

    An empty string where it is none of these, has no host, or carries a user name.
    """
    text = text.strip()
    if _MAIL.fullmatch(text):
        return "mailto:" + text[7:]
    found = _WEB.match(text)
    if not found:
        return ""
    head = f"{found[1].lower()}://{found[2]}{found[3] or ''}"
    body, hash_, fragment = text[found.end() :].partition("#")
    rest = re.sub(r"%(?![0-9A-Fa-f]{2})|[^\w%/?:@!$&'*+,;=.~-]", _percent, body)
    return head + rest + hash_ + re.sub(r"%(?![0-9A-Fa-f]{2})|[^\w%/?:@!$&'*+,;=.~-]", _percent, fragment)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


@lru_cache(maxsize=8192)
def spans(line: str) -> tuple[Span, ...]:
    """The text of a line (its list or heading mark already taken off) as spans, neighbours that look alike joined."""
    items = _items(_SPACE.sub(" ", line).strip(" "))
    _pair(items)
    found = (
        Span("*" * item.left, item.strong, item.em)
        if isinstance(item, _Stars)
        else Span(item.text, item.strong, item.em, item.href)
        for item in items
    )
    joined = _joined(found)
    marked_space = any(s.text != s.text.strip() for s in joined if s.strong or s.em or s.href)
    return tidied(joined) if marked_space else joined


def _items(text: str) -> list[_Text | _Stars]:
    items: list[_Text | _Stars] = []
    at = 0
    while found := _TOKEN.match(text, at):
        at = found.end()
        if found[3] and (link := _LINK.match(text, found.start())):
            # A link that may not lead there is its text: nobody clicks into what we did not understand.
            where = address(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", link[2]))
            items.extend(_Text(s.text, s.strong, s.em, where) for s in spans(link[1]))
            at = link.end()
        elif found[2]:
            before, after = text[found.start() - 1 : found.start()], text[at : at + 1]
            items.append(
                _Stars(
                    len(found[2]),
                    len(found[2]),
                    bool(after) and not after.isspace(),
                    bool(before) and not before.isspace(),
                )
            )
        else:
            items.append(_Text(found[1] or found[0]))
    return items


def _pair(items: list[_Text | _Stars]) -> None:
    """Find which asterisks belong together (CommonMark's way, without its rule about punctuation)."""
    open_: list[int] = []
    for here, closer in enumerate(items):
        if not isinstance(closer, _Stars):
            continue
        while closer.closes and closer.left and (at := _opener(items, open_, closer)) is not None:
            opener = items[open_[at]]
            assert isinstance(opener, _Stars)
            both = min(opener.left, closer.left, 2)
            for item in items[open_[at] + 1 : here]:
                item.strong, item.em = item.strong or both == 2, item.em or both == 1
            opener.left -= both
            closer.left -= both
            del open_[at + 1 if opener.left else at :]
        if closer.opens and closer.left:
            open_.append(here)


def _opener(items: list[_Text | _Stars], open_: list[int], closer: _Stars) -> int | None:
    # Ten back is deeper than people write; further would let a line of asterisks take minutes.
    for at in range(len(open_) - 1, max(-1, len(open_) - 11), -1):
        opener = items[open_[at]]
        assert isinstance(opener, _Stars)
        three = (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
        if not ((opener.closes or closer.opens) and three):
            return at
    return None


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without the empty ones, neighbours that look alike as one."""
    alike = groupby((span for span in found if span.text), key=lambda span: (span.strong, span.em, span.href))
    # Joined at once: piece by piece, a line of a megabyte would take minutes.
    return tuple(Span("".join(span.text for span in group), *look) for look, group in alike)


# ---- writing ---------------------------------------------------------------------------------------------------------

_LOOKS = ("href", "strong", "em")


def _nested(parts: Sequence[Span], write: Callable[[str, str, str], str], text: Callable[[str], str]) -> str:
    """Write spans with their looks inside one another, the longest outermost, no link taken apart."""
    out: list[str] = []
    at = 0
    while at < len(parts):
        ends = {look: _run(parts, at, look) for look in _LOOKS if getattr(parts[at], look)}
        if not ends:
            out.append(text(parts[at].text))
            at += 1
            continue
        look = max(ends, key=lambda name: ends[name])
        inner = [_without(p, look) for p in parts[at : ends[look]]]
        out.append(write(look, parts[at].href, _nested(inner, write, text)))
        at = ends[look]
    return "".join(out)


def _without(span: Span, look: str) -> Span:
    if look == "href":
        return replace(span, href="")
    return replace(span, strong=False) if look == "strong" else replace(span, em=False)


def _run(parts: Sequence[Span], at: int, look: str) -> int:
    value = getattr(parts[at], look)
    end = at + 1
    while end < len(parts) and getattr(parts[end], look) == value:
        end += 1
    if look != "href" and end < len(parts) and parts[end].href and parts[end].href == parts[end - 1].href:
        whole = end - 1
        while whole > at and parts[whole - 1].href == parts[end].href:
            whole -= 1
        # Cut before the link; where the link begins here too, the link itself has the longer run and goes outside.
        end = max(whole, at + 1)
    return end


def _html_mark(look: str, href: str, inner: str) -> str:
    if look == "href":
        return f'<a href="{html.escape(href)}">{inner}</a>'
    return f"<{look}>{inner}</{look}>"


def _markdown_mark(look: str, href: str, inner: str) -> str:
    if look == "href":
        return f"[{inner}]({href})"
    stars = "**" if look == "strong" else "*"
    return f"{stars}{inner}{stars}"


def inline_html(parts: Sequence[Span]) -> str:
    """Spans as HTML to stand inside an element."""
    return _nested(parts, _html_mark, lambda text: html.escape(text, quote=False))


def _escaped(text: str) -> str:
    return re.sub(r"([\\*\[\]])", r"\\\1", text)


def tidied(parts: Sequence[Span]) -> tuple[Span, ...]:
    """Spans with white space made single, none at the ends, and that at the edges of what is marked out of the mark."""
    single = [Span(c, p.strong, p.em, p.href) for p in _collapsed(parts) for c in re.findall(r"\s+|\S+", p.text)]
    for look in _LOOKS:
        for edge in (range(len(single)), range(len(single) - 1, -1, -1)):
            before: object = False
            for n in edge:
                value = getattr(single[n], look)
                if value and single[n].text.isspace() and value != before:
                    single[n] = _without(single[n], look)
                before = getattr(single[n], look)
    return _joined(single)


def inline_markdown(parts: Sequence[Span]) -> str:
    """Spans as one line of Markdown that reads back as these spans, with as few backslashes as can be.

    What no Markdown can say (bold that ends in the middle of italics at a space) keeps its words and loses the mark.
    """
    parts = tidied(parts)
    for less in (
        parts,
        _joined(replace(p, em=False) for p in parts),
        _joined(replace(p, em=False, strong=False) for p in parts),
        _joined(Span(p.text) for p in parts),
    ):
        for text in (str, _escaped):
            line = _nested(less, _markdown_mark, text)
            if spans(line) == less:
                return line
    raise AssertionError("escaped text reads back as itself")


def _collapsed(parts: Sequence[Span]) -> tuple[Span, ...]:
    """Spans with every run of white space one space, none at the ends."""
    out: list[Span] = []
    for part in parts:
        text = _SPACE.sub(" ", part.text)
        if text.startswith(" ") and (not out or out[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            out.append(replace(part, text=text))
    if out and out[-1].text.endswith(" "):
        out[-1] = replace(out[-1], text=out[-1].text[:-1])
    return _joined(out)


def block_line(parts: Sequence[Span]) -> str:
    """Spans as a paragraph of a body: `inline_markdown`, and no beginning that would make it a list or a heading."""
    line = inline_markdown(parts)
    if found := re.match(r"\d{1,9}(?=[.)] )", line):
        return f"{line[: found.end()]}\\{line[found.end() :]}"
    return f"\\{line}" if re.match(r"#{1,6} |[-*+] |>|!\[", line) else line


def related_of(parts: Sequence[Span]) -> str:
    """The related-link line where spans say ``BACA JUGA:`` and one linked title alone, else an empty string."""
    parts = tidied(parts)
    links = {p.href for p in parts if p.href}
    lead = "".join(p.text for p in parts if not p.href)
    if len(links) != 1 or not parts[-1].href or not re.fullmatch(r"BACA JUGA ?: ?", lead, re.I):
        return ""
    return related_line(Related("".join(p.text for p in parts if p.href), links.pop()))


def list_start(number: str, count: int) -> int:
    """The first number of a list, where the last one still is a list number for us; else 1."""
    value = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 1
    return value if value + count <= _LARGEST_NUMBER else 1
