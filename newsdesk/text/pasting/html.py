"""HTML of any program as lines of a body: cleaned as a tree, then walked by text/from_html.py."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as parser

from newsdesk.text.body import lines_of
from newsdesk.text.from_html import element_markdown, to_markdown
from newsdesk.text.pasting.looks import say_looks
from newsdesk.text.pasting.notes import keep_breaks, settle_notes
from newsdesk.text.pasting.pasted import Pasted
from newsdesk.text.pasting.pictures import PLACE, put_pictures, take_pictures
from newsdesk.text.pasting.tables import flatten_tables
from newsdesk.text.pasting.word import make_lists, without_conditions
from newsdesk.text.tidying.characters import without_invisible

_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^()\s]*\)")


def read_html(source: str) -> Pasted:
    """The text of a document's HTML: Word, Google Docs, LibreOffice, mail, or a part of a web page."""
    tree = parse(source)
    if tree is None:
        return Pasted(tuple(line for line in lines_of(without_invisible(to_markdown(source))) if line.strip()))
    return read_tree(tree)


def parse(source: str) -> etree._Element | None:
    """HTML as a tree, Word's conditions and what no text can hold taken out; None where there is nothing to read."""
    clean = without_conditions(source.replace("\0", "").replace(PLACE, ""))
    reader = parser.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        root = parser.document_fromstring(clean.encode("utf-8", "replace"), parser=reader)
    except (etree.ParserError, ValueError, AssertionError):
        return None
    if any("RESOURCE_LIMIT" in fault.type_name for fault in reader.error_log):
        return None
    return root


def read_tree(root: etree._Element) -> Pasted:
    """As `read_html`, for a tree that is parsed already; it is changed."""
    settle_notes(root)
    keep_breaks(root)
    say_looks(root)
    make_lists(root)
    flatten_tables(root)
    pictures = take_pictures(root)
    lines = put_pictures(lines_of(element_markdown(root)), pictures)
    cleaned = (_EMPTY_LINK.sub("", without_invisible(line)) for line in lines)
    # A no-break space alone is how programs write an empty paragraph.
    return Pasted(tuple(kept for line in cleaned if (kept := line.strip()) and kept not in ("-", ">", "##")), tuple(pictures))
