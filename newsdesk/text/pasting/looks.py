"""How programs say bold, italic and hidden in style sheets, said with elements instead; links without redirects."""

from __future__ import annotations

import re

from lxml import etree

from newsdesk.text.pasting.links import clean_address

_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*([\w-]+)", re.I)
_SLANT = re.compile(r"(?:^|;)\s*font-style\s*:\s*([\w-]+)", re.I)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_BLOCK = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table-row)", re.I)
_INLINE = ("span", "font", "b", "strong", "i", "em", "u", "a", "s", "small", "big", "mark", "code", "tt", "cite", "ins")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADING_CLASS = re.compile(r"\b(?:MsoTitle|MsoHeading(\d)|Heading-?(\d)|P?Judul(\d))\b", re.I)


def say_looks(root: etree._Element) -> None:
    """Change a tree so that its elements say what its styles say."""
    for element in list(root.iter(etree.Element)):
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        if style and _HIDDEN.search(style):
            remove(element)
            continue
        if element.tag == "a" and (href := element.get("href")):
            clean = clean_address(href.strip())
            element.set("href", clean)
            if len(element) == 0 and (element.text or "").strip() == href.strip():
                element.text = clean
        if element.tag in _INLINE:
            _say(element, style)
        elif element.tag == "p" and (found := _HEADING_CLASS.search(element.get("class") or "")):
            element.tag = f"h{max(2, min(6, int(found[1] or found[2] or found[3] or 2)))}"
    for tag in _HEADINGS:
        # A heading is bold by itself.
        for heading in root.iter(tag):
            for inner in heading.iter("b", "strong"):
                inner.tag = "span"


def _say(element: etree._Element, style: str) -> None:
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    strong = element.tag in ("b", "strong")
    em = element.tag in ("i", "em")
    if weight:
        strong = weight[1].lower() in ("bold", "bolder") or (weight[1].isdigit() and int(weight[1]) >= 600)
    if slant:
        em = slant[1].lower() in ("italic", "oblique")
    if _BLOCK.search(style) and element.tag in ("span", "font"):
        element.tag = "div"
    elif element.tag in ("b", "strong", "i", "em"):
        element.tag = "b" if strong else "i" if em else "span"
        if strong and em:
            _wrap(element, "i")
    else:
        if em:
            _wrap(element, "i")
        if strong:
            _wrap(element, "b")


def _wrap(element: etree._Element, tag: str) -> None:
    """Put all that is in an element into a new one inside it."""
    inner = element.makeelement(tag, {})
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def words_of(element: etree._Element) -> str:
    """The text of an element, white space made single, no-break spaces too."""
    return " ".join("".join(map(str, element.itertext())).split())


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
