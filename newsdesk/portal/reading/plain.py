"""Markdown with or without front matter, plain text, and the article.json of our own export."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsdesk.article.content import Content, Picture
from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import Habits, Parts, take_text
from newsdesk.portal.reading.reading import FindTitle, Reading
from newsdesk.text.body import Kind, join_lines, kind_of, picture_line

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_SOFT_BREAK = {Kind.PARAGRAPH}


def read_plain_text(text: str, name: str, habits: Habits, find_title: FindTitle) -> Reading:
    """Plain text: a short first line without a full stop is the headline, the rest the body."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    parts = Parts()
    if len(lines) > 1 and len(lines[0]) <= 160 and not lines[0].endswith((".", ",")):
        parts.headline, lines = lines[0], lines[1:]
    take_text(parts, lines, habits, find_title)
    return Reading(parts.content(), refused=tuple(parts.refused), kind="text", name=name)


def read_markdown(text: str, name: str, folder: Path | None) -> Reading:
    """Markdown: front matter of simple ``name: value`` lines, a first ``# `` heading as the headline, local pictures."""
    head, body = _front_matter(text)
    lines = _logical_lines(body)
    headline = str(head.get("headline") or head.get("title") or "")
    if lines and re.match(r"#\s", lines[0]) and not headline:
        headline, lines = lines[0].lstrip("# ").strip(), lines[1:]
    pictures: dict[str, bytes] = {}
    kept: list[Picture] = []
    out: list[str] = []
    for line in lines:
        found = _PICTURE.fullmatch(line)
        if not found:
            out.append(line)
            continue
        key = f"p{len(kept) + 1}"
        kept.append(Picture(key, alt=found[1], name=Path(found[2]).name))
        path = (folder / found[2]).resolve() if folder and ":" not in found[2] else None
        if path and folder and path.is_relative_to(folder.resolve()) and path.is_file():
            pictures[key] = path.read_bytes()
        out.append(picture_line(key, found[1]))
    lead = None
    if kept and out and kind_of(out[0]) is Kind.PICTURE:
        lead, kept, out = kept[0], kept[1:], out[1:]
    known = {k: v for k, v in head.items() if k in Content.__dataclass_fields__ and k not in ("body", "lead", "pictures")}
    try:
        content = Content.from_values(known)
    except (TypeError, KeyError):
        content = Content()
    content = replace(content, headline=headline, body=join_lines(out), lead=lead, pictures=tuple(kept)).cleaned()
    return Reading(content, pictures=pictures, kind="markdown", name=name)


def read_export(text: str, name: str, folder: Path | None) -> Reading:
    """The article.json of an export folder, with the pictures beside it. Raises Refused("content-unreadable")."""
    try:
        values: dict[str, Any] = json.loads(text)
        content = Content.from_values(values["content"])
        files = {str(k): str(v) for k, v in values.get("pictures", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise Refused("content-unreadable", why=str(wrong)[:200]) from wrong
    pictures: dict[str, bytes] = {}
    for key, file in files.items():
        path = (folder / Path(file).name) if folder else None
        if path and path.is_file():
            pictures[key] = path.read_bytes()
    return Reading(content.cleaned(), pictures=pictures, kind="export", name=name)


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    found = re.match(r"---\n(.*?)\n---\n", text, re.S)
    if not found:
        return {}, text
    head: dict[str, Any] = {}
    for line in found[1].split("\n"):
        key, colon, value = line.partition(":")
        if not colon:
            continue
        try:
            head[key.strip()] = json.loads(value)
        except ValueError:
            head[key.strip()] = value.strip().strip("'\"")
    return head, text[found.end() :]


def _logical_lines(body: str) -> list[str]:
    """Lines as our dialect has them: a paragraph that was broken over several lines is one again."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", body.strip()):
        for line in block.split("\n"):
            line = line.rstrip()
            kind = kind_of(line)
            joins = lines and kind in _SOFT_BREAK and not line.startswith("BACA JUGA") and block.split("\n")[0].rstrip() != line
            if joins and kind_of(lines[-1]) in (Kind.PARAGRAPH, Kind.BULLET, Kind.NUMBER, Kind.QUOTE) and lines[-1]:
                lines[-1] = f"{lines[-1]} {line.strip()}"
            elif line.strip():
                lines.append(line.strip())
    return lines
