"""Tables as a body can hold them: a row is an item of a list, its cells parted by ``|``; a table for layout is its text.

A table inside a cell of another is the text of that cell.
"""

from __future__ import annotations

from lxml import etree

from newsdesk.text.pasting.looks import words_of

_ROWS = ("thead", "tbody", "tfoot")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "section", "article")
_TEXT = ("ul", "ol", "h1", "h2", "h3", "blockquote")
_LONGEST_CELL = 300
"""Characters; a cell with more is text, and its table there for layout."""


def flatten_tables(root: etree._Element) -> None:
    """Change a tree so that it has no tables, the words of every cell still there and apart."""
    data: list[etree._Element] = []
    for table in reversed(list(root.iter("table"))):
        if _is_layout(_cells(table)):
            for element in [table, *_own_parts(table)]:
                element.tag = "div"
        else:
            data.append(table)
    outer = [table for table in data if next(table.iterancestors("table"), None) is None]
    for table in outer:
        for inner in list(table.iter("table")):
            if inner is not table:
                _as_words(inner)
        _as_list(table, _cells(table))


def _cells(table: etree._Element) -> list[list[etree._Element]]:
    """The cells of a table, row by row; not those of tables inside it."""
    rows = [child for part in table for child in (part if part.tag in _ROWS else [part]) if child.tag == "tr"]
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]


def _own_parts(table: etree._Element) -> list[etree._Element]:
    """The parts, rows, cells and captions of a table that are in no table inside it."""
    return [e for e in table.iter("tr", "td", "th", *_ROWS, "caption") if next(e.iterancestors("table"), None) is table]


def _is_layout(rows: list[list[etree._Element]]) -> bool:
    if max((len(row) for row in rows), default=0) < 2:
        return True
    return any(_is_text(cell) for row in rows for cell in row)


def _is_text(cell: etree._Element) -> bool:
    # What is a table here is one of data: its paragraphs are words of cells.
    inside = {b for table in cell.iter("table") for b in table.iter(*_BLOCKS)}
    blocks = [b for b in cell.iter(*_BLOCKS) if b is not cell and b not in inside and words_of(b)]
    return len(words_of(cell)) > _LONGEST_CELL or len(blocks) > 3 or any(b.tag in _TEXT for b in blocks)


def _as_words(table: etree._Element) -> None:
    """Change a table inside a cell into words of that cell: its cells one behind the other, its rows parted by ``;``."""
    rows = [row for row in _cells(table) if any(words_of(cell) for cell in row)]
    for row in rows:
        for cell in row:
            cell.tail = f"; {cell.tail or ''}" if cell is row[-1] and row is not rows[-1] else f" {cell.tail or ''}"
    for caption in table.findall("caption"):
        caption.tail = f" {caption.tail or ''}"
    for element in [*_own_parts(table), *table.iter(*_BLOCKS)]:
        if element.tag in _BLOCKS:
            _part(element)
        element.tag = "span"
    table.tag = "span"
    _part(table)


def _part(element: etree._Element) -> None:
    """Part the words of an element from those before and behind it, where there are any."""
    element.text = f" {element.text or ''}"
    if element.getnext() is not None or (element.tail or "").strip():
        element.tail = f" {element.tail or ''}"


def _as_list(table: etree._Element, rows: list[list[etree._Element]]) -> None:
    listed = table.makeelement("ul", {})
    for row in rows:
        if not any(words_of(cell) or cell.find(".//img") is not None for cell in row):
            continue
        item = etree.SubElement(listed, "li")
        for n, cell in enumerate(row):
            cell.tag = "span"
            cell.tail = None
            if n:
                item[-1].tail = " | "
            item.append(cell)
    for caption in table.findall("caption"):
        caption.tag = "p"
        caption.tail = None
        table.addprevious(caption)
    listed.tail = table.tail
    parent = table.getparent()
    if parent is None:
        table.clear()
        table.tag = "div"
        table.append(listed)
    else:
        parent.replace(table, listed)
