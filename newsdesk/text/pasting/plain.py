"""Plain text as lines of a body: WhatsApp, PDF, or paragraphs as they are."""

from __future__ import annotations

from newsdesk.text.pasting.columns import one_below_the_other
from newsdesk.text.pasting.links import clean_addresses
from newsdesk.text.pasting.pasted import Pasted
from newsdesk.text.pasting.whatsapp import as_markdown, is_chat, is_marked, without_headers, without_mono
from newsdesk.text.pasting.wrapped import is_wrapped, unwrap, with_bullet, without_ligatures
from newsdesk.text.tidying.characters import without_invisible


def read_plain(text: str) -> Pasted:
    """Plain text as lines: marks of WhatsApp are ours, broken lines whole, addresses without tracking.

    A few words without a line's end keep the spaces at their ends: they go into a sentence.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    chat, whole = is_chat(text), text
    if chat:
        text = without_mono(without_headers(text))
    elif "   " in text:
        text = "\n".join(one_below_the_other(text.split("\n")))
    wrapped = not chat and (text != whole or is_wrapped(text.replace("\f", "\n").split("\n")))
    lines = unwrap(text) if wrapped else text.replace("\f", "\n").split("\n")
    marked = chat or is_marked("\n".join(lines))
    lines = without_mono("\n".join(lines)).split("\n") if marked else lines
    cleaned = [_line(line, marked) for line in lines]
    if len(cleaned) == 1:
        return Pasted((cleaned[0],)) if cleaned[0] else Pasted()
    return Pasted(tuple(kept for line in cleaned if (kept := line.strip())))


def read_literally(text: str) -> Pasted:
    """Plain text with nothing understood in it: a line a paragraph, invisible characters gone."""
    lines = [without_invisible(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")]
    return Pasted((lines[0],)) if len(lines) == 1 else Pasted(tuple(kept for line in lines if (kept := line.strip())))


def _line(line: str, marked: bool) -> str:
    line = with_bullet(clean_addresses(without_ligatures(without_invisible(line))))
    return as_markdown(line) if marked else line
