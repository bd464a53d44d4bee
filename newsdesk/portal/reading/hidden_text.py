"""Hidden text of Word (Font > Hidden), taken out of a .docx before it is read: whoever opened it there never saw it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

_SIGN = b"vanish"
_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_STYLES = "word/styles.xml"
_OFF = ("0", "false", "off")
_KEPT = ("rPr", "fldChar", "instrText", "delInstrText")
"""What stays of a hidden run: a field that begins must end, and neither is text."""
_ON, _UNDECIDED = "on", ""


def without_hidden(data: bytes) -> bytes:
    """A .docx without its hidden text; the same bytes where it has none. Raises what zipfile and lxml raise for a damaged one."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names = [name for name in parts.namelist() if _PARTS.fullmatch(name)]
        styles = parts.read(_STYLES) if _STYLES in parts.namelist() else b""
        texts = {name: parts.read(name) for name in names}
        if not any(_SIGN in text for text in (styles, *texts.values())):
            return data
        hidden = _hidden_styles(styles) if _SIGN in styles else frozenset()
        texts = {name: _shown(text, hidden) for name, text in texts.items()}
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as written:
            for info in parts.infolist():
                written.writestr(info, texts[info.filename] if info.filename in texts else parts.read(info))
    return made.getvalue()


def _parsed(text: bytes) -> etree._Element:
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _hidden_styles(text: bytes) -> frozenset[str]:
    """The ids of the styles that hide what is written in them, by themselves or by the style they are based on."""
    said: dict[str, tuple[str, str]] = {}
    for style in _parsed(text).iter("{*}style"):
        said[_value(style, "styleId")] = _vanish(style), _value(style.find("{*}basedOn"), "val")

    def hides(style: str) -> bool:
        seen: set[str] = set()
        while style in said and style not in seen:
            seen.add(style)
            own, style = said[style]
            if own:
                return own == _ON
        return False

    return frozenset(style for style in said if hides(style))


def _shown(text: bytes, hidden: frozenset[str]) -> bytes:
    root = _parsed(text)
    for run in list(root.iter("{*}r")):
        own = _vanish(run)
        paragraph = next(run.iterancestors("{*}p"), None)
        styles = (run.find("{*}rPr/{*}rStyle"), paragraph.find("{*}pPr/{*}pStyle") if paragraph is not None else None)
        if own == _ON or (own == _UNDECIDED and any(_value(style, "val") in hidden for style in styles)):
            for child in list(run):
                if isinstance(child.tag, str) and etree.QName(child).localname not in _KEPT:
                    run.remove(child)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _vanish(element: etree._Element) -> str:
    """What a run or a style says of itself: ``on``, ``off``, or nothing."""
    found = element.find("{*}rPr/{*}vanish")
    if found is None:
        return _UNDECIDED
    return "off" if _value(found, "val").lower() in _OFF else _ON


def _value(element: etree._Element | None, name: str) -> str:
    """An attribute by its name without the namespace."""
    attributes = {} if element is None else {etree.QName(key).localname: value for key, value in element.attrib.items()}
    return str(attributes.get(name, ""))
