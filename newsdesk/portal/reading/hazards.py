"""What a page carries that could run, lead elsewhere or fetch something: counted for the person, then taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newsdesk.portal.reading.reading import Refusal

SCRIPT, HANDLER, FRAME, EMBEDDED, REFRESH, STYLE, FILE_LINK = (
    "page-script", "page-handler", "page-frame", "page-embedded", "page-refresh", "page-style", "page-file-link")
_TAGS = {"script": SCRIPT, "iframe": FRAME, "frame": FRAME, "frameset": FRAME, "object": EMBEDDED, "embed": EMBEDDED,
         "applet": EMBEDDED, "audio": EMBEDDED, "video": EMBEDDED, "svg": EMBEDDED, "math": EMBEDDED, "base": EMBEDDED,
         "portal": FRAME, "style": STYLE}
_ADDRESSES = ("href", "src", "srcset", "action", "formaction", "background", "poster", "data", "xlink:href")


def take_hazards(page: HtmlElement) -> list[Refusal]:
    """Take everything active out of a page (data in JSON stays readable until then: read it first).

    Returns one Refusal a kind: how many there were, and the first of them.
    """
    found: dict[str, list[str]] = {}
    for element in list(page.iter()):
        if not isinstance(element.tag, str):
            continue
        for why, sample in _hazards(element):
            found.setdefault(why, []).append(sample)
    for element in list(page.iter()):
        if isinstance(element.tag, str):
            _defuse(element)
    return [Refusal(f"{len(samples)} × {samples[0]}"[:200], why) for why, samples in found.items()]


def _hazards(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Why an element is one, and what of it a person may be shown."""
    tag = element.tag.lower()
    if tag == "style" and not re.search(r"url\s*\(|@import", element.text or "", re.I):
        return
    if tag in _TAGS and "json" not in element.get("type", ""):
        yield _TAGS[tag], f"<{tag}>"
    if tag == "meta" and element.get("http-equiv", "").strip().lower() == "refresh":
        yield REFRESH, "<meta http-equiv=refresh>"
    for name, value in element.attrib.items():
        low = name.lower()
        if low.startswith("on"):
            yield HANDLER, low
        elif low in _ADDRESSES and re.match(r"[\s\x00-\x20]*(?:javascript|vbscript)\s*:", value, re.I):
            yield SCRIPT, f"<{tag} {low}=javascript:>"
        elif low in _ADDRESSES and re.match(r"\s*file\s*:", value, re.I):
            yield FILE_LINK, f"<{tag} {low}=file:>"
        elif low == "style" and re.search(r"url\s*\(|expression|@import|behavior", value, re.I):
            yield STYLE, f"<{tag} style=url()>"


def _defuse(element: HtmlElement) -> None:
    if element.tag.lower() in _TAGS or (element.tag.lower() == "meta" and element.get("http-equiv")):
        if element.getparent() is not None:
            element.drop_tree()
        return
    for name, value in list(element.attrib.items()):
        low = name.lower()
        if low.startswith("on") or low == "style" or (
                low in _ADDRESSES and re.match(r"[\s\x00-\x20]*(?:javascript|vbscript|file)\s*:", value, re.I)):
            del element.attrib[name]
