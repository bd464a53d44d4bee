"""Fills an empty newsroom with the sample: people, articles with pictures in all stages, and an archive."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsdesk import drafting, finding, importing, reviewing, staffing
from newsdesk.article.content import Content, Picture
from newsdesk.article.steps import APPROVED, DRAFT
from newsdesk.desk import Act, Desk
from newsdesk.paths import RESOURCES
from newsdesk.portal.reading.reading import ListEntry
from newsdesk.portal.reading.records import ArchiveRecord, read_records
from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.related import TITLE_ONLY, Related, related_line

FOLDER = RESOURCES / "sample"
PEOPLE = (
    ("Rina Wulandari", ("reporter",), "rin"), ("Dewi Anggraini", ("reporter",), "dew"),
    ("Tono Saputra", ("reporter",), "ton"), ("Bagus Prakoso", ("editor",), "bgs"),
)
EDITOR = "Bagus Prakoso"
PHOTOGRAPHER, AGENCY = "Ilustrasi", "Newsdesk"
_BACA_JUGA = "BACA JUGA: "


def make_sample(desk: Desk) -> int:
    """Put the sample into a newsroom, in one transaction; returns how many articles it has.

    Once is enough: called again it makes them a second time. Raises Refused as the verbs do; then nothing was changed.
    """
    return desk.do(_fill).result


def _fill(act: Act) -> int:
    # Who is here already under a name of the sample stays what they are.
    here = {person.name.lower(): person.id for person in staffing.people(act)}
    ids = {name: here.get(name.lower()) or staffing.enrol(act, name, roles, code) for name, roles, code in PEOPLE}
    importing.add_entries(act, (r for r in read_records(FOLDER / "archive.jsonl") if isinstance(r, ArchiveRecord)))
    importing.note_popular(act, _popular())
    files = sorted((FOLDER / "articles").glob("*.md"))
    for file in files:
        _article(act, file, ids)
    return len(files)


def _article(act: Act, file: Path, ids: Mapping[str, str]) -> None:
    """An article of the sample: its reporter submits it, the sample's editor approves it, whoever opens the newsroom."""
    head, body = _parts(file.read_text(encoding="utf-8"))
    stage = str(head.pop("stage"))
    pictures = tuple(_picture(act, values) for values in head.pop("pictures", ()))
    lead = _picture(act, {"key": "lead", **head.pop("lead")})
    content = Content.from_values({**head, "body": _with_links(act, body)})
    with staffing.acting_as(act, ids[content.reporters[0]]):
        article = drafting.start(act, replace(content, lead=lead, pictures=pictures))
    if stage == DRAFT:
        return
    with staffing.acting_as(act, ids[content.reporters[0]]):
        revision = reviewing.submit(act, article)
    if stage == APPROVED:
        with staffing.acting_as(act, ids[EDITOR]):
            reviewing.approve(act, article, revision)


def _parts(text: str) -> tuple[dict[str, Any], str]:
    """The TOML between the two lines of ``+++``, and the body behind it."""
    _, head, body = text.split("+++\n", 2)
    return tomllib.loads(head), body.strip()


def _picture(act: Act, values: Mapping[str, str]) -> Picture:
    file = FOLDER / "pictures" / values["file"]
    added = drafting.add_image(act, file.read_bytes(), file.name)
    said = Picture(values["key"], keyword=values["keyword"], caption=values["caption"], photographer=PHOTOGRAPHER,
                   agency=AGENCY, alt=values["alt"])
    return drafting.with_image(said, added)


def _with_links(act: Act, body: str) -> str:
    """A body whose lines ``BACA JUGA: Headline`` lead to what has this headline: an earlier article or the archive."""
    def linked(line: str) -> str:
        if not line.startswith(_BACA_JUGA):
            return line
        title = line.removeprefix(_BACA_JUGA)
        return related_line(Related(title, finding.find_title(act, title) or TITLE_ONLY))

    return join_lines(linked(line) for line in lines_of(body))


def _popular() -> list[ListEntry]:
    """The entries of the sample's archive that stand in the list of popular articles, in its order."""
    records = [json.loads(line) for line in (FOLDER / "archive.jsonl").read_text(encoding="utf-8").splitlines()]
    ranked = sorted((r for r in records if r.get("popular")), key=lambda r: int(r["popular"]))
    return [ListEntry("popular", r["headline"], r["published"], r["url"]) for r in ranked]
