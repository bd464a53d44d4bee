"""Finds the element that holds an article's text on any page: where paragraphs with few links stand close together."""

from __future__ import annotations

from lxml.html import HtmlElement

_CHROME = ("//script|//style|//noscript|//iframe|//form|//nav|//header|//footer|//aside|//button|//object|//embed|//svg"
           "|//*[@hidden]|//*[contains(@style,'display:none')]|//comment()")
_NOISE = ("related", "terkait", "share", "sharing", "comment", "komentar", "sidebar", "widget", "advert", "banner", "iklan",
          "baca-juga", "bacajuga", "popular", "populer", "tags", "newsletter", "breadcrumb", "author-box", "paging", "footer")
LEAST_WORDS = 4


def main_text(page: HtmlElement) -> HtmlElement | None:
    """The element that holds the text, everything around and between that is not text taken out; None where there is none.

    Changes the page.
    """
    for element in page.xpath(_CHROME):
        if element.getparent() is not None:
            element.drop_tree()
    best = _best(page)
    if best is None:
        return None
    for element in list(best.iterdescendants()):
        if isinstance(element.tag, str) and element.getparent() is not None and _is_noise(element):
            element.drop_tree()
    return best


def _best(page: HtmlElement) -> HtmlElement | None:
    scores: dict[HtmlElement, float] = {}
    for element in page.iter("p", "br", "div", "blockquote"):
        own = _own_text(element)
        if len(own.split()) < LEAST_WORDS and element.tag != "br":
            continue
        worth = len(own) * (1 - _link_share(element)) + 25 * own.count(",")
        parent = element if element.tag == "div" else element.getparent()
        if parent is None or worth <= 0:
            continue
        scores[parent] = scores.get(parent, 0) + worth
        outer = parent.getparent()
        if outer is not None:
            scores[outer] = scores.get(outer, 0) + worth * 0.45
    return max(scores, key=lambda e: scores[e], default=None)


def _own_text(element: HtmlElement) -> str:
    """The words of an element without those of the blocks inside it."""
    if element.tag == "br":
        return (element.tail or "").strip()
    texts = [element.text or ""]
    for child in element:
        if child.tag not in ("div", "p", "ul", "ol", "table", "section", "article"):
            texts.append(str(child.text_content()) if isinstance(child.tag, str) else "")
        texts.append(child.tail or "")
    return " ".join("".join(texts).split())


def _link_share(element: HtmlElement) -> float:
    if element.tag == "br":
        return 0.0
    whole = len(str(element.text_content())) or 1
    return min(1.0, sum(len(str(a.text_content())) for a in element.iter("a")) / whole)


def _is_noise(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if any(word in named for word in _NOISE):
        return True
    return element.tag in ("div", "ul", "table") and _link_share(element) > 0.7 and bool(str(element.text_content()).strip())
