"""Tables as a body can hold them: a row is an item of a list, its cells parted by ``|``; a table for layout is its text."""

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
    for table in reversed(list(root.iter("table"))):
        rows = [child for part in table for child in (part if part.tag in _ROWS else [part]) if child.tag == "tr"]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if _is_layout(cells):
            for element in table.iter("table", "tr", "td", "th", *_ROWS, "caption"):
                element.tag = "div"
        else:
            _as_list(table, cells)


def _is_layout(rows: list[list[etree._Element]]) -> bool:
    if max((len(row) for row in rows), default=0) < 2:
        return True
    return any(_is_text(cell) for row in rows for cell in row)


def _is_text(cell: etree._Element) -> bool:
    blocks = [b for b in cell.iter(*_BLOCKS) if b is not cell and words_of(b)]
    return len(words_of(cell)) > _LONGEST_CELL or len(blocks) > 3 or any(b.tag in _TEXT for b in blocks)


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
