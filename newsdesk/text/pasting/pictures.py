"""Pictures inside HTML: each gets a place between the paragraphs, whatever it stood in."""

from __future__ import annotations

import re

from lxml import etree

from newsdesk.text.body import Block, kind_of, picture_line
from newsdesk.text.pasting.looks import remove
from newsdesk.text.pasting.pasted import Pasted, PastedPicture

# Stands for a picture while its paragraph becomes Markdown; taken out of what comes in.
PLACE = "\ue010"
_PLACE = re.compile(f"{PLACE}([a-z0-9]+){PLACE}")
_HOLDERS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "a", "span", "b", "i", "em", "strong", "font",
            "u", "small", "center", "tr", "td", "th", "table", "tbody", "thead", "dl", "dd", "dt", "picture", "noscript")
_MACHINE = re.compile(r"\s*(?:Description automatically generated.*|Deskripsi dibuat secara otomatis.*)", re.I | re.S)
_SMALLEST = 3
"""Pixels; what is smaller counts visits."""


def take_pictures(root: etree._Element) -> list[PastedPicture]:
    """Put a paragraph with a mark where each picture stands (`put_pictures` makes lines of them); returns the pictures."""
    found: list[PastedPicture] = []
    for image in list(root.iter("img", "vml-imagedata")):
        source = (image.get("src") or "").strip()
        if not source or _is_tiny(image) or source.lower().startswith(("data:image/svg", "data:image/gif;base64,r0lgodlhaqab")):
            continue
        if image.tag == "vml-imagedata" and root.find(".//img") is not None:
            continue
        key = f"p{len(found) + 1}"
        alt = _MACHINE.sub("", image.get("alt") or image.get("o:title") or "")
        found.append(PastedPicture(key, source, " ".join(alt.split())))
        place = image.makeelement("p", {})
        place.text = f"{PLACE}{key}{PLACE}"
        holder = image
        above = [a for a in image.iterancestors() if a.tag in _HOLDERS and a is not root]
        for ancestor in image.iterancestors():
            if ancestor.tag not in _HOLDERS or ancestor is root or ancestor.getparent() is None:
                break
            holder = ancestor
        if above and holder is not image:
            _put_beside(holder, image, place)
            remove(image)
        else:
            place.tail, image.tail = image.tail, None
            image.addprevious(place)
            remove(image)
    return found


def put_pictures(lines: list[str], pictures: list[PastedPicture]) -> list[str]:
    """Lines with the marks made lines of pictures."""
    known = {picture.key: picture for picture in pictures}
    out: list[str] = []
    for line in lines:
        if PLACE not in line:
            out.append(line)
            continue
        rest = _PLACE.sub("", line).strip(" *-")
        keys = [key for key in _PLACE.findall(line) if key in known]
        out += [picture_line(key, known[key].alt) for key in keys]
        if rest:
            out.append(_PLACE.sub("", line))
    return out


def remove_pictures_without_place(pasted: Pasted) -> Pasted:
    """What was pasted with those of its pictures that still stand in its lines."""
    shown = {key for line in pasted.lines if (key := Block(kind_of(line), line).picture)}
    return Pasted(pasted.lines, tuple(p for p in pasted.pictures if p.key in shown))


def _put_beside(holder: etree._Element, image: etree._Element, place: etree._Element) -> None:
    """Before what holds the picture where no words stand before it in there, else behind."""
    before = True
    for event, element in etree.iterwalk(holder, events=("start", "end")):
        if element is image:
            break
        if (element.text or "").strip() if event == "start" else (element.tail or "").strip() and element is not holder:
            before = False
            break
    if before:
        holder.addprevious(place)
    else:
        # Behind the holder's own tail, which belongs to what is around it.
        place.tail, holder.tail = holder.tail, None
        holder.addnext(place)


def _is_tiny(image: etree._Element) -> bool:
    sizes = [int(n[0]) for name in ("width", "height") if (n := re.match(r"\d+", image.get(name) or ""))]
    return any(size < _SMALLEST for size in sizes)
