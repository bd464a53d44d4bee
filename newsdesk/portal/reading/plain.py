"""Plain text and Markdown as an article: headline first, then paragraphs; front matter where a file has it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from newsdesk.article.content import Guess, Picture
from newsdesk.portal.reading.assemble import (
    HEADLINE_UNSURE,
    Habits,
    Parts,
    take_body,
    take_headline,
    take_stamp,
    take_text,
)
from newsdesk.portal.reading.foreign_markdown import TakePicture, foreign_markdown
from newsdesk.portal.reading.local_pictures import LocalPictures, free_key
from newsdesk.portal.reading.reading import FindTitle, Reading, Refusal
from newsdesk.portal.reading.records import tags_of
from newsdesk.text.body import Kind, kind_of, picture_line
from newsdesk.text.related import read_related
from newsdesk.text.spans import block_line, inline_markdown, related_of, spans
from newsdesk.text.stamp import read_stamp

MARKUP_DROPPED = "markup-dropped"
_FENCE = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"([\w-]+)\s*:\s*(.*)")
_FRONT_ITEM = re.compile(r"\s*-\s+(.+)")
_IMAGE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?([^()<>\s]+)>?(?:\s+[\"'].*[\"'])?\s*\)")
_PREFIX = re.compile(r"(#{1,6} |[-*+] |\d{1,9}[.)] |> ?)")
_LIVE = re.compile(r"<(script|style|iframe|object|embed|form|svg|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)


def is_markdown(text: str) -> bool:
    """Whether a text without a telling file name is Markdown: front matter, headings, or links in Markdown's form."""
    return bool(_FENCE.match(text) or re.search(r"(?m)^#{1,6} \S", text) or re.search(r"\[[^\]\n]+\]\([^)\s]+\)", text))


def read_plain(lines: list[str], name: str, habits: Habits, find_title: FindTitle) -> Reading:
    """Lines of plain text (stripped, none empty): a short first line is the headline, each other line a paragraph."""
    parts = Parts()
    if len(lines) > 1 and len(lines[0]) <= 200 and not lines[0].endswith("."):
        take_headline(parts, lines[0])
        lines = lines[1:]
        if len(lines[0].split()) < 8 and len(lines) > 1 and not lines[0].endswith("."):
            parts.guesses.append(Guess("headline", parts.headline, (lines[0],), HEADLINE_UNSURE))
    while lines and len(lines[0]) <= 60 and (stamp := read_stamp(lines[0], habits.zone)) and not parts.published:
        take_stamp(parts, stamp)
        lines = lines[1:]
    take_text(parts, lines, habits, find_title, lists=True)
    return Reading(parts.content(), refused=tuple(parts.refused), kind="text", name=name)


def read_markdown(text: str, name: str, habits: Habits, find_title: FindTitle, folder: Path | None) -> Reading:
    """Markdown as an article: front matter to the fields, the first heading of the first level to the headline."""
    parts = Parts()
    front = _FENCE.match(text)
    if front:
        _take_front(parts, front[1], habits)
        text = text[front.end() :]
    local = LocalPictures(folder)
    live = _LIVE.findall(text)
    if live:
        parts.refused.append(Refusal(", ".join(sorted({f"<{tag}>" if tag else "<!-- -->" for tag in live})), MARKUP_DROPPED))
        text = _LIVE.sub("", text)

    def take_picture(source: str, alt: str, above: bool) -> str:
        return _picture(parts, local, source, alt, above)

    foreign = None if _is_ours(text, front) else foreign_markdown(text, not parts.headline, take_picture)
    if foreign:
        take_headline(parts, parts.headline or foreign.title)
        parts.refused += foreign.refused
        lines = foreign.lines
    else:
        lines = _own_lines(parts, text, take_picture)
    if parts.place or parts.label:
        parts.lines = lines
    else:
        take_body(parts, lines, habits, find_title)
    parts.refused += local.refused
    return Reading(parts.content(), refused=tuple(parts.refused), pictures=local.bytes, kind="markdown", name=name)


def _take_front(parts: Parts, text: str, habits: Habits) -> None:
    """Front matter, each value JSON or plain text, by the names of our own export and the usual ones."""
    values: dict[str, Any] = {}
    name = ""
    for line in text.split("\n"):
        before = values.get(name)
        if (item := _FRONT_ITEM.fullmatch(line)) and (before == "" or isinstance(before, list)):
            values[name] = [*(before or []), item[1].strip("'\" ")]
        elif found := _FIELD.fullmatch(line.strip()):
            name = found[1].lower()
            values[name] = _front_value(found[2].strip())
    take_headline(parts, _first(values, "headline", "title", "judul"))
    for field in ("kicker", "slug", "place", "label", "editor", "category", "sponsor", "source"):
        setattr(parts, field, _first(values, field))
    parts.category = parts.category or _first(values, "kategori")
    people = values.get("reporters", values.get("authors", values.get("author", values.get("reporter", []))))
    parts.reporters = [str(p) for p in (people if isinstance(people, list) else [people]) if p]
    parts.tags = list(tags_of(values.get("tags")))
    parts.advertorial = parts.advertorial or values.get("advertorial") is True
    date = _first(values, "published", "date", "tanggal")
    if date and (stamp := read_stamp(date, habits.zone)):
        take_stamp(parts, stamp)


def _front_value(said: str) -> Any:
    """What stands behind a name in front matter: JSON, a list in YAML's way (``[satu, dua]``), or words."""
    try:
        return json.loads(said)
    except ValueError:
        if said.startswith("[") and said.endswith("]"):
            return [part.strip("'\" ") for part in said[1:-1].split(",")]
        return said.strip("'\" ")


def _first(values: dict[str, Any], *names: str) -> str:
    return next((str(values[name]) for name in names if isinstance(values.get(name), str | int | float)), "")


def _is_ours(text: str, front: re.Match[str] | None) -> bool:
    """Whether a text is Markdown of ours: an export's article.md, or a rescue copy with cards or pictures in it."""
    return bool((front and re.search(r'(?m)^headline: "', front[1])) or re.search(r"\]\((?:newsdesk|picture):", text))


def _own_lines(parts: Parts, text: str, take_picture: TakePicture) -> list[str]:
    """The lines of Markdown as we write it; the first heading of the first level is the headline where there is none."""
    lines = _lines(text)
    title = next((n for n, line in enumerate(lines[:3]) if line.startswith("# ")), None)
    if title is not None and not parts.headline:
        take_headline(parts, "".join(s.text for s in spans(lines.pop(title)[2:])))
    read = (_line(line, n == 0, take_picture) for n, line in enumerate(lines))
    return [line for line in read if line]


def _lines(text: str) -> list[str]:
    """Markdown as lines, one block each: wrapped lines joined, underlined headings in the form with ``#``."""
    out: list[str] = []
    broken = True
    for raw in text.split("\n"):
        line = raw.strip()
        if not line or (re.fullmatch(r"(?:[-*_]\s*){3,}", line) and broken):
            broken = True
            continue
        if out and not broken and re.fullmatch(r"=+|-{2,}", line) and kind_of(out[-1]) is Kind.PARAGRAPH:
            out[-1] = f"{'#' if line[0] == '=' else '##'} {out[-1]}"
            broken = True
            continue
        if out and not broken and _continues(out[-1], line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        broken = False
    return out


def _continues(before: str, line: str) -> bool:
    """Whether a line directly below another is its continuation and no block of its own."""
    kind = kind_of(line)
    return kind is Kind.PARAGRAPH and kind_of(before) not in (Kind.HEADING, Kind.RELATED, Kind.PICTURE) and not (
        _IMAGE.fullmatch(line) or line.lower().startswith("baca juga"))


def _picture(parts: Parts, local: LocalPictures, source: str, alt: str, above: bool) -> str:
    """The line of a picture, which is taken from beside the file; one above all text is the article's own."""
    if above and parts.lead is None:
        parts.lead = Picture("lead", name=local.take(source, "lead"), alt=alt)
        return ""
    key = free_key({p.key for p in parts.pictures})
    name = local.take(source, key)
    if name:
        parts.pictures.append(Picture(key, name=name, alt=alt))
    return picture_line(key, alt) if name else ""


def _line(line: str, first: bool, take_picture: TakePicture) -> str:
    """A line of Markdown as our dialect writes it."""
    if image := _IMAGE.fullmatch(line):
        return take_picture(image[2], image[1], first)
    if read_related(line):
        return line
    line = _IMAGE.sub(lambda m: m[1], line)
    line = re.sub(r"(?<![\w\\])__(?=\S)(.+?)(?<=\S)__(?!\w)", r"**\1**", line)
    line = re.sub(r"(?<![\w\\])_(?=\S)([^_]+?)(?<=\S)_(?!\w)", r"*\1*", line)
    prefix = _PREFIX.match(line)
    head = prefix[1] if prefix else ""
    if head.startswith("#"):
        head = f"{'#' * max(2, head.count('#'))} "
    body = spans(line[prefix.end() if prefix else 0 :])
    if not body:
        return ""
    return head + inline_markdown(body) if head else related_of(body) or block_line(body)
