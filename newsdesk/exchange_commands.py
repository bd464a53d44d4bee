"""`newsdesk merge|send|receive`: work that travels, from a terminal."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from newsdesk.article.content import Content
from newsdesk.article.merging import Merged
from newsdesk.article.merging import merge as merge_contents
from newsdesk.portal.reading.decoding import decode, unpack
from newsdesk.terminal import shared, show

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("base", type=_FILE)
@click.argument("mine", type=_FILE)
@click.argument("theirs", type=_FILE)
@shared
def merge(base: Path, mine: Path, theirs: Path, home: Path | None, as_json: bool) -> None:
    """Merge two texts that grew out of BASE, by paragraph and sentence. Exit code 1 where something needs a person.

    A file is a text, or (.json) a content as `newsdesk show --json` and revisions have it. The text that is printed has no
    marks; what both changed is listed: on standard error, or with --json as `conflicts` beside `text`.
    """
    merged = merge_contents(_content(base), _content(mine), _content(theirs))
    content = merged.content()
    if as_json:
        show({"text": content.body, "content": asdict(content), "conflicts": [asdict(c) for c in merged.conflicts]})
    else:
        click.echo(content.body)
        _tell_conflicts(merged)
    if merged.conflicts:
        raise SystemExit(1)


def _content(file: Path) -> Content:
    data = file.read_bytes()
    if file.suffix == ".json":
        return Content.from_json(data).cleaned()
    return Content(body=decode(unpack(data, file.name), file.name).text).cleaned()


def _tell_conflicts(merged: Merged) -> None:
    for conflict in merged.conflicts:
        click.echo(f"{conflict.field} ({conflict.kind}):\n  mine:   {conflict.mine}\n  theirs: {conflict.theirs}", err=True)
