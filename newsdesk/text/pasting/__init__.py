"""What other programs put on the clipboard, made clean: words, headings, lists, bold, italics, links, tables, pictures.

`read_html` for Word, Google Docs, LibreOffice and web pages, `read_plain` for WhatsApp, PDF and any other text. Nothing is
fetched; no word is glued, split or lost.
"""

from __future__ import annotations

from newsdesk.text.pasting.html import read_html
from newsdesk.text.pasting.pasted import Pasted, PastedPicture
from newsdesk.text.pasting.plain import read_plain

__all__ = ["Pasted", "PastedPicture", "read_html", "read_plain"]
