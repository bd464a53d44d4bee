"""`newsdesk spell`: the spelling of a file, from a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from newsdesk import lexicon
from newsdesk.paths import Home
from newsdesk.portal.reading.as_text import text_of
from newsdesk.terminal import consulted, shared, show
from newsdesk.text.spelling import load_spelling


@click.command("spell")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@shared
def spell(file: Path, home: Path | None, as_json: bool) -> None:
    """Point out the words of a text that are wrong, not standard, or names that nobody knows yet.

    What the newsroom of the folder taught is known, too; where no folder is named and there is none, only the dictionaries
    and the house's lists are. The offset counts characters from the beginning of the file; of a .docx,
    .odt or .html from the beginning of its text, which is what `tidy` writes.
    """
    if home or Home.usual().store.exists():
        with consulted(home) as desk:
            spelling = lexicon.spelling_of(desk)
    else:
        spelling = load_spelling()
    for flag in lexicon.flag_values(spelling, text_of(file.read_bytes(), file.name)):
        if as_json:
            show(flag)
        else:
            click.echo(f"{flag['offset']:>7}  {flag['kind']:<12}  {flag['word']:<24}  {', '.join(flag['suggestions'])}")
