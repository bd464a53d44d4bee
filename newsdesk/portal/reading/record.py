"""One article of a JSON Lines archive as a Reading: caption, dateline and stamp are taken out of its text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import Habits, Parts, take_headline, take_stamp, take_text
from newsdesk.portal.reading.decoding import tidy_characters
from newsdesk.portal.reading.reading import FindTitle, Reading, Refusal
from newsdesk.portal.reading.records import guess_mapping, rows, tags_of
from newsdesk.text.stamp import read_stamp

STAMP_UNREADABLE = "stamp-unreadable"
DATELINE_MISSING = "dateline-missing"
CAPTION_MISSING = "caption-missing"
PHOTOGRAPHER_MISSING = "photographer-missing"


def read_article_records(path: Path, habits: Habits, find_title: FindTitle) -> list[Reading]:
    """Each record of a small archive file as an article of its own; a line that is none as a Reading that says so.

    Raises Refused as `rows` does, ("file-empty"), and ("columns-unknown", columns) where no column holds headlines or texts.
    """
    records = list(rows(path))
    columns = dict.fromkeys(str(column) for row in records if isinstance(row, dict) for column in row)
    if columns and not {"headline", "body"} & guess_mapping(columns).keys():
        raise Refused("columns-unknown", columns=", ".join(columns)[:200])
    readings = [
        Reading(Content(), refused=(row,), kind="record", name=path.name) if isinstance(row, Refusal)
        else read_article_record(row, habits, find_title, path.name)
        for row in records
    ]
    if not readings:
        raise Refused("file-empty", name=path.name)
    return readings


def read_article_record(record: dict[str, Any], habits: Habits, find_title: FindTitle, name: str = "") -> Reading:
    """A record (url, title, body, date, author, category, tags, source; other names too) as an article.

    What an article of a portal should have and this one does not is among the refusals.
    """
    columns = guess_mapping(record)
    value = {field: record[column] for field, column in columns.items()}
    parts = Parts(category=_line(value.get("category")), source=_line(value.get("source")))
    parts.tags = list(tags_of(value.get("tags")))
    take_headline(parts, _line(value.get("headline")))
    authors = value.get("author")
    people = authors if isinstance(authors, list) else re.split(r",|;|\|| dan | & ", _line(authors))
    parts.reporters = [clean for person in people if (clean := _line(person))]
    date = _line(value.get("published"))
    stamp = read_stamp(date, habits.zone)
    if stamp:
        take_stamp(parts, stamp)
    else:
        parts.refused.append(Refusal(date[:200], STAMP_UNREADABLE, "lost"))
    body = value.get("body")
    text = "\n".join(map(_text, body)) if isinstance(body, list) else _text(body)
    take_text(parts, tidy_characters(text).split("\n"), habits, find_title)
    _note_missing(parts)
    url = _line(value.get("url"))
    return Reading(parts.content(), refused=tuple(parts.refused), kind="record", name=name,
                   address=url if urlsplit(url).scheme in ("http", "https") else "")


def _note_missing(parts: Parts) -> None:
    first = next(iter(parts.lines), "")[:200]
    if not parts.place and not parts.label:
        parts.refused.append(Refusal(first, DATELINE_MISSING))
    if parts.lead is None:
        parts.refused.append(Refusal(first, CAPTION_MISSING))
    elif not parts.lead.photographer:
        parts.refused.append(Refusal(parts.lead.caption[:200], PHOTOGRAPHER_MISSING))


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _line(value: object) -> str:
    return " ".join(tidy_characters(", ".join(map(_text, value)) if isinstance(value, list) else _text(value)).split())
