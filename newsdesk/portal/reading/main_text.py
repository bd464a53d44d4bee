"""Finds the element that holds an article's text on any page: the one whose sentences outweigh its links and labels most."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from newsdesk.portal.reading.elements import words

_INLINE = {"a", "abbr", "b", "big", "br", "cite", "code", "del", "em", "font", "i", "ins", "label", "mark", "q", "s", "small",
           "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr", "img"}
_CHROME = ("//noscript | //script | //style | //head/* | //form[not(.//p[string-length() > 200])] | //nav | //footer"
           " | //button | //select | //template | //*[@hidden] | //header[not(.//h1)] | //textarea | //dialog")
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:related|terkait|share|sharing|social|sosmed|comments?|komentar|sidebar|widget|advert\w*|banner|iklan|ads?"
    r"|baca-?juga|popular|populer|terpopuler|trending|newsletter|breadcrumbs?|paging|pagination|footer|menu|navbar|tags?"
    r"|recommend\w*|rekomendasi|promo|disqus|outbrain|taboola|copyright|sticky|popup|modal|terkini|latest|photo-credit)"
    r"(?:$|[\s_-])", re.I)
_SURE = "//*[@itemprop='articleBody' or @property='articleBody']"


def main_text(page: HtmlElement) -> HtmlElement | None:
    """The element that holds the text, what is not text taken out of it; None where there is none. Changes the page."""
    for element in page.xpath(_CHROME):
        if element.getparent() is not None:
            element.drop_tree()
    worth = _worth(page, captions=False)
    captions = sum(len(words(c)) for c in page.iter("figcaption"))
    gallery = captions > 1.5 * max(worth.values(), default=0.0)
    if gallery:
        # Pictures with captions are all there is to read.
        worth = _worth(page, captions=True)
    sure = [e for e in page.xpath(_SURE) if worth.get(e, 0) > 200]
    best = max(sure, key=lambda e: worth[e]) if sure else _heaviest(page, worth)
    if best is not None:
        _prune(best, worth, gallery)
    return best


def _worth(page: HtmlElement, captions: bool) -> dict[HtmlElement, float]:
    """How much of each element is sentences: its own words and those of all that is in it, captions too or not."""
    worth: dict[HtmlElement, float] = {}
    for element in reversed(list(page.iter())):
        if not isinstance(element.tag, str):
            continue
        total = worth.get(element, 0.0)
        if element.tag not in _INLINE:
            total += _own_worth(element)
        if element is not page and (is_noise(element) or (element.tag == "figcaption" and not captions)):
            total = min(total, 0.0)
        worth[element] = total
        parent = element.getparent()
        if parent is not None:
            worth[parent] = worth.get(parent, 0.0) + total
    return worth


def _own_worth(element: HtmlElement) -> float:
    """The worth of the words that stand in an element itself: running text counts for it, links and labels against."""
    plain, linked = _own_text(element)
    length = len(plain)
    if not length and not linked:
        return 0.0
    if length < 40 and not re.search(r"[.!?”\"]$", plain):
        return -10.0 - 0.8 * len(linked)
    return length - (1.5 if len(linked) > length / 2 else 0.3) * len(linked)


def _own_text(element: HtmlElement) -> tuple[str, str]:
    """The words that stand in an element outside its blocks: those outside links, and those inside."""
    plain, linked = [element.text or ""], [""]
    for child in element:
        if isinstance(child.tag, str) and child.tag in _INLINE and not any(
                isinstance(inner.tag, str) and inner.tag not in _INLINE for inner in child.iterdescendants()):
            links = child.iter("a") if child.tag != "a" else [child]
            inside = " ".join(words(a) for a in links)
            linked.append(inside)
            plain.append("" if child.tag == "a" else words(child).replace(inside, " ") if inside else words(child))
        plain.append(child.tail or "")
    return " ".join(" ".join(plain).split()), " ".join(" ".join(linked).split())


def _heaviest(page: HtmlElement, worth: dict[HtmlElement, float]) -> HtmlElement | None:
    """The element of most worth, and of those that hold nearly all of it the innermost."""
    blocks = [e for e in page.iter() if isinstance(e.tag, str) and e.tag not in _INLINE | {"html", "head", "title", "p"}]
    most = max((worth[e] for e in blocks), default=0.0)
    if most < 80:
        return None
    near = [e for e in blocks if worth[e] >= most * 0.95]
    return max(near, key=lambda e: sum(1 for _ in e.iterancestors()))


def is_noise(element: HtmlElement) -> bool:
    """Whether an element says by its name that it is no text: advertising, related articles, sharing, menus."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag == "aside" or (
        element.tag not in ("body", "html", "article", "main") and bool(_NOISE.search(named)))


def _prune(best: HtmlElement, worth: dict[HtmlElement, float], captions: bool) -> None:
    """Take out of the text what is no text: parts that are named so, and blocks of links."""
    for element in list(best.iterdescendants()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        linked = sum(len(words(a)) for a in element.iter("a"))
        length = len(words(element))
        listed = element.tag in ("div", "ul", "ol", "table", "section") and length and linked > 0.6 * length
        related = _is_related(element, length)
        caption = element.tag == "figcaption" and not captions
        if (is_noise(element) or listed or caption) and not related and worth.get(element, 0) <= 0:
            element.drop_tree()


def _is_related(element: HtmlElement, length: int) -> bool:
    """Whether an element is a related link of the text (or the list below such a heading), and so belongs to it."""
    before = element.getprevious()
    said = [words(element)[:20], words(before)[:20] if before is not None and isinstance(before.tag, str) else ""]
    return length < 400 and any(text.lower().startswith("baca juga") for text in said)
