"""What is on the clipboard as lines of a body: of a whole page only its article, of everything else all of it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import cast

from lxml.html import HtmlElement

from newsdesk.portal.reading.elements import words
from newsdesk.portal.reading.main_text import main_text
from newsdesk.portal.reading.page_text import own_stamp
from newsdesk.text.cleaning import chrome
from newsdesk.text.markup import plain
from newsdesk.text.pasting.html import parse, read_html, read_tree
from newsdesk.text.pasting.pasted import Pasted
from newsdesk.text.pasting.pictures import remove_pictures_without_place
from newsdesk.text.pasting.plain import read_plain
from newsdesk.text.pasting.word import is_word
from newsdesk.text.tidying.lines import is_advertising

_DOCUMENT = re.compile(r"content=\"?(?:LibreOffice|OpenOffice|Microsoft Word)", re.I)
_HEAD = 20_000
_AS_TEXT = ("data-pre-plain-text=", '<br role="presentation"')
"""WhatsApp in a browser and a PDF in a browser: the plain text beside the HTML says more."""
_PAGE = "//nav | //footer | //aside | //header | //main | //iframe | //script[@src] | //form"
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|meta|p|div|b|span|h[1-6]|table|ul|ol)\b", re.I)
_AROUND = "//nav | //footer"
_FEW_SIGNS = 2
_MANY_SIGNS, _MANY_LINKS = 5, 60
"""From so many on this is a whole page for sure."""
_SHORTEST = 300
_MOST_OF_IT = 0.9
_EDGE = 4
"""Lines at the beginning and the end of an article where a page says who wrote it and when."""
_ABOUT = re.compile(r"\W*(?:penulis|reporter|editor|oleh|pewarta|sumber|laporan)[\s|]*:[^:]{2,80}", re.I)
_ZONE = "Asia/Jakarta"
_SENTENCE = re.compile(r"[.!?]['\"”’)]*$")


def read_pasted(html: str, text: str = "") -> Pasted:
    """A clipboard's HTML (and the plain text that stood beside it) as lines and pictures."""
    if not html.strip() or (text.strip() and any(sign in html for sign in _AS_TEXT)):
        return read_plain(text)
    tree = parse(html)
    if tree is None:
        pasted = read_html(html)
    else:
        article = _article(cast(HtmlElement, tree), is_document(html))
        pasted = _without_chrome(read_tree(article)) if article is not None else read_tree(tree)
    return pasted if pasted.lines else read_plain(text)


def looks_like_html(text: str, name: str = "") -> bool:
    """Whether a file is HTML, by its name or its beginning."""
    return name.lower().removesuffix(".gz").endswith((".html", ".htm", ".xhtml")) or bool(_HTML.match(text))


def is_document(html: str) -> bool:
    """Whether HTML was written by a word processor: all of it is text."""
    return is_word(html) or "docs-internal-guid" in html or bool(_DOCUMENT.search(html, 0, _HEAD))


def is_written(html: str) -> bool:
    """Whether HTML is a document that a word processor saved, and no page of a portal."""
    if not is_document(html):
        return False
    tree = parse(html)
    return tree is not None and len(cast(HtmlElement, tree).xpath(_PAGE)) < _FEW_SIGNS


def _article(page: HtmlElement, written: bool) -> HtmlElement | None:
    """The element that holds the article where this is a whole page; None where it is a part of one.

    written: a word processor's marks are in it, which many articles on a page have, too.
    """
    signs, links = len(page.xpath(_PAGE)), sum(1 for _ in page.iter("a"))
    sure = signs >= _MANY_SIGNS or links >= _MANY_LINKS
    if not sure and (written or not page.xpath(_AROUND)):
        return None
    whole = deepcopy(page)
    found = main_text(whole)
    if found is None:
        return None
    length, whole_length = len(words(found)), len(words(page))
    if length < _SHORTEST and length < whole_length / 10:
        return None  # a page of lists: there is no article in it
    # Of what may be a part of a page next to no sentence is dropped.
    return found if sure or _sentences(found) >= _MOST_OF_IT * _sentences(page) else None


def _sentences(element: HtmlElement) -> int:
    """Characters in paragraphs that are sentences and no links."""
    total = 0
    for paragraph in element.iter("p", "div", "td"):
        own = " ".join((paragraph.text or "", *(child.tail or "" for child in paragraph)))
        said = words(paragraph) if paragraph.tag == "p" else " ".join(own.split())
        if len(said) > 60 and _SENTENCE.search(said):
            total += len(said)
    return total


def _without_chrome(pasted: Pasted) -> Pasted:
    texts = [plain(line) for line in pasted.lines]
    lines = tuple(line for n, (line, gone) in enumerate(zip(pasted.lines, chrome(texts), strict=True))
                  if not (gone or is_advertising(line) or (min(n, len(texts) - 1 - n) < _EDGE and _is_about(texts[n]))))
    return remove_pictures_without_place(Pasted(lines, pasted.pictures))


def _is_about(text: str) -> bool:
    return bool(_ABOUT.fullmatch(text)) or (len(text) < 60 and own_stamp(text, _ZONE) is not None)
