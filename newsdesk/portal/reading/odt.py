"""The text of an OpenDocument file as HTML: headings, lists, bold, italics, links, tables, notes and pictures."""

from __future__ import annotations

import zipfile
from base64 import b64encode

from lxml import etree

from newsdesk.errors import Refused

_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
_TAGS = {"p": "p", "list": "ul", "list-item": "li", "list-header": "li", "table": "table", "table-row": "tr", "table-cell": "td",
         "line-break": "br"}
_LEFT_OUT = {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "variable-decls", "user-field-decls",
             "bookmark", "note-citation", "title", "desc", "hidden-text", "hidden-paragraph", "table-of-content"}
_MEDIA = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "bmp": "bmp", "webp": "webp", "tif": "tiff", "tiff": "tiff"}
_LARGEST_PICTURE = 60_000_000


def odt_html(parts: zipfile.ZipFile, name: str) -> str:
    """The text of an OpenDocument file as HTML. Raises Refused("document-locked") where it has a password."""
    manifest = _parsed(parts, "META-INF/manifest.xml")
    if manifest is not None and manifest.find(f".//{_q('manifest:encryption-data')}") is not None:
        raise Refused("document-locked", name=name)
    content = _parsed(parts, "content.xml")
    body = content.find(f".//{_q('office:text')}") if content is not None else None
    if body is None:
        raise Refused("file-damaged", name=name)
    styles = _Styles([root for root in (_parsed(parts, "styles.xml"), content) if root is not None])
    page = etree.Element("body")
    walk = _Walk(parts, styles)
    walk.children(body, page)
    walk.say_notes(page)
    return etree.tostring(page, encoding="unicode", method="html")


def picture_address(data: bytes, name: str) -> str:
    """A picture's bytes as a ``data:`` address; an empty string where no browser would show such a file."""
    media = _MEDIA.get(name.lower().rpartition(".")[2], "")
    return f"data:image/{media};base64,{b64encode(data).decode('ascii')}" if media else ""


def _q(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_NS[space]}}}{local}"


def _parsed(parts: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in parts.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(parts.read(name), parser)


class _Styles:
    """What the document's named styles say: bold, italic, heading, numbered."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._known: dict[str, etree._Element] = {}
        self._numbered: set[str] = set()
        for root in roots:
            for style in root.iter(_q("style:style")):
                self._known[style.get(_q("style:name"), "")] = style
            for listed in root.iter(_q("text:list-style")):
                first = next((level for level in listed if level.get(_q("text:level")) == "1"), None)
                if first is not None and first.tag == _q("text:list-level-style-number"):
                    self._numbered.add(listed.get(_q("style:name"), ""))

    def look(self, name: str) -> tuple[bool, bool]:
        """Whether text in this style is bold, and italic."""
        return self._says(name, "fo:font-weight", ("bold", "600", "700", "800", "900")), self._says(
            name, "fo:font-style", ("italic", "oblique"))

    def hides(self, element: etree._Element) -> bool:
        """Whether a paragraph or a stretch is hidden, and nothing in it is shown again."""
        name = _q("text:style-name")
        return self._says(element.get(name, ""), "text:display", ("none",)) and not any(
            self._says(span.get(name, ""), "text:display", ("true",)) for span in element.iter(_q("text:span")))

    def is_title(self, name: str) -> bool:
        return any(style in ("Title", "Judul") for style in self._line(name))

    def is_numbered(self, name: str) -> bool:
        return name in self._numbered

    def is_quote(self, name: str) -> bool:
        return "Quotations" in self._line(name)

    def _says(self, name: str, property: str, values: tuple[str, ...]) -> bool:
        for style in self._line(name):
            known = self._known.get(style)
            said = known.find(_q("style:text-properties")) if known is not None else None
            if said is not None and (value := said.get(_q(property))):
                return value in values
        return False

    def _line(self, name: str) -> list[str]:
        """A style and those it comes from."""
        line: list[str] = []
        while name and name not in line:
            line.append(name)
            known = self._known.get(name)
            name = known.get(_q("style:parent-style-name"), "") if known is not None else ""
        return line


class _Walk:
    def __init__(self, parts: zipfile.ZipFile, styles: _Styles) -> None:
        self._parts, self._styles = parts, styles
        self._notes: list[tuple[str, etree._Element]] = []

    def children(self, source: etree._Element, target: etree._Element) -> None:
        """Put all that is in an element into one of HTML."""
        _say(target, source.text)
        for child in source:
            if isinstance(child.tag, str):
                self._one(child, target)
            _say(target, child.tail)

    def say_notes(self, page: etree._Element) -> None:
        """Footnotes below the text, each behind its number."""
        for mark, note in self._notes:
            for n, paragraph in enumerate(note.iterfind(f"{_q('text:note-body')}/*")):
                made = etree.SubElement(page, "p")
                _say(made, "" if n else f"{mark} ")
                self.children(paragraph, made)

    def _one(self, source: etree._Element, target: etree._Element) -> None:
        local = etree.QName(source).localname
        if local in _LEFT_OUT or (local in ("p", "h", "span") and self._styles.hides(source)):
            return
        if local == "s":
            _say(target, " " * min(int(source.get(_q("text:c"), "1") or 1), 100))
        elif local == "tab":
            _say(target, " ")
        elif local == "image":
            self._picture(source, target)
        elif local == "note":
            mark = f"[{(source.findtext(_q('text:note-citation')) or '').strip() or len(self._notes) + 1}]"
            _say(target, mark)
            self._notes.append((mark, source))
        else:
            self.children(source, self._made(source, local, target))

    def _made(self, source: etree._Element, local: str, target: etree._Element) -> etree._Element:
        """The element of HTML that an element of the document becomes."""
        style = source.get(_q("text:style-name"), "")
        if local == "h":
            level = source.get(_q("text:outline-level"), "1")
            return etree.SubElement(target, f"h{min(6, max(1, int(level) if level.isdigit() else 1))}")
        if local == "p" and self._styles.is_title(style):
            return etree.SubElement(target, "h1")
        if local == "p" and self._styles.is_quote(style):
            return etree.SubElement(etree.SubElement(target, "blockquote"), "p")
        if local == "list":
            return etree.SubElement(target, "ol" if self._styles.is_numbered(style) else "ul")
        if local == "a":
            return etree.SubElement(target, "a", href=source.get(_q("xlink:href"), ""))
        made = etree.SubElement(target, _TAGS.get(local, "span")) if local in _TAGS or local == "span" else target
        if local in ("span", "p"):
            for said, tag in zip(self._styles.look(style), ("b", "i"), strict=True):
                made = etree.SubElement(made, tag) if said else made
        return made

    def _picture(self, source: etree._Element, target: etree._Element) -> None:
        name = source.get(_q("xlink:href"), "").removeprefix("./")
        alt = ""
        frame = source.getparent()
        if frame is not None:
            alt = frame.findtext(_q("svg:title")) or frame.findtext(_q("svg:desc")) or ""
        if name in self._parts.namelist():
            if self._parts.getinfo(name).file_size <= _LARGEST_PICTURE and (
                    address := picture_address(self._parts.read(name), name)):
                etree.SubElement(target, "img", src=address, alt=alt)
        elif name:
            etree.SubElement(target, "img", src=name, alt=alt)


def _say(element: etree._Element, text: str | None) -> None:
    """More words at the end of an element."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
