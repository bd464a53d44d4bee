"""What stands beside a text in Word, Google Docs and LibreOffice: comments and deleted words go, numbers of footnotes stand apart."""

from __future__ import annotations

import re

from lxml import etree

from newsdesk.text.pasting.looks import remove, words_of

_COMMENT_STYLE = re.compile(r"mso-element\s*:\s*comment(?:-list)?\b|mso-comment-reference", re.I)
_COMMENT_LINK = re.compile(r"#_?(?:msocom|cmnt)\w*", re.I)
_COMMENT_CLASS = re.compile(r"\b(?:msocom\w*|MsoComment\w*|msoDel)\b")
_BACK = re.compile(r"#(?:footnote|endnote)-ref|#(?:fn|_ftn|sdfootnote)?ref", re.I)
_NUMBER = re.compile(r"\[?\(?(\d{1,3}|[ivxlc]{1,5}|[a-z*†‡])\)?\]?", re.I)
_UNIT = re.compile(r"(?:^|[\s\d.,/])(?:[kcdh]?m|mil|inci)$", re.I)
_RAISED = {"2": "²", "3": "³"}
_BREAKS = re.compile(r"white-space(?:-collapse)?\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces|preserve(?:-breaks)?)\b", re.I)


def settle_notes(root: etree._Element) -> None:
    """Change a tree so that nothing but the text is in it: no comments, no words that were deleted with changes tracked;
    the number of a footnote is ``[1]``, m with a raised 2 is m²."""
    for element in list(root.iter(etree.Element)):
        if _is_beside(element):
            holder = element.getparent()
            remove(element)
            if holder is not None and holder.tag == "sup" and not words_of(holder):
                remove(holder)
    for element in list(root.iter(etree.Element)):
        if element.tag == "sup":
            _settle_raised(element)
        elif element.tag == "a" and (element.get("href") or "").startswith("#") and (found := _NUMBER.fullmatch(words_of(element))):
            _say(element, f"[{found[1]}]")
            if re.match(r"\w", element.tail or ""):
                element.tail = f" {element.tail}"


def keep_breaks(root: etree._Element) -> None:
    """Where a page shows lines as they are written (``pre``), each ends with an element of its own."""
    for element in list(root.iter(etree.Element)):
        if element.tag in ("pre", "textarea") or _BREAKS.search(element.get("style") or ""):
            for part in list(element.iter(etree.Element)):
                _break(part, part is not element)


def _is_beside(element: etree._Element) -> bool:
    if element.tag == "del":
        return bool(element.get("cite") or element.get("datetime"))
    return bool(_COMMENT_STYLE.search(element.get("style") or "") or _COMMENT_CLASS.search(element.get("class") or "")
                or (element.tag == "a" and (_COMMENT_LINK.match(element.get("href") or "")
                                            or (_BACK.match(element.get("href") or "") and words_of(element) in ("↑", "↩", "↩︎", "^")))))


def _settle_raised(element: etree._Element) -> None:
    words = words_of(element)
    before, holder = element.getprevious(), element.getparent()
    stands_behind = before.tail if before is not None else holder.text if holder is not None else ""
    if words in _RAISED and _UNIT.search(stands_behind or ""):
        _say(element, _RAISED[words])
    elif (found := _NUMBER.fullmatch(words)) and element.find(".//a[@href]") is not None:
        _say(element, f"[{found[1]}]")


def _say(element: etree._Element, words: str) -> None:
    for inner in list(element):
        element.remove(inner)
    element.text = words


def _break(element: etree._Element, with_tail: bool) -> None:
    said = (element.text or "") if with_tail else (element.text or "").strip("\n")
    if element.tag != "br" and "\n" in said:
        first, *others = said.split("\n")
        element.text = first
        for n, line in enumerate(others):
            end = element.makeelement("br", {})
            end.tail = line
            element.insert(n, end)
    if with_tail and element.tail and "\n" in element.tail:
        first, *others = element.tail.split("\n")
        element.tail = first
        for line in reversed(others):
            end = element.makeelement("br", {})
            element.addnext(end)
            end.tail = line
