"""`newsdesk import`: articles with their guesses marked, or a bulk archive, from a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from newsdesk import importing, reporting
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.portal.reading.reading import Reading, Refusal
from newsdesk.portal.reading.records import ArchiveRecord, count_lines, read_records
from newsdesk.terminal import opened, shared, show, tell, words


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Store nothing.")
@click.option("--archive", is_flag=True, help="A bulk archive (JSONL or CSV): entries for the archive, not articles.")
@shared
def import_(files: tuple[Path, ...], dry_run: bool, archive: bool, home: Path | None, as_json: bool) -> None:
    """Read portal pages, saved HTML, Markdown, text or JSONL; each becomes an article with its guesses marked.

    What cannot be read is told; where any of it was a whole file or record, the exit code is 1.
    """
    whole = True
    with opened(home, looking=dry_run) as desk:
        desk.backup_if_changed()
        for file in files:
            try:
                whole &= (_import_archive if archive else _import_articles)(desk, file, dry_run, as_json)
            except Refused as refused:
                whole = False
                tell(refused, as_json, file.name)
    if not whole:
        sys.exit(1)


def _import_articles(desk: Desk, file: Path, dry_run: bool, as_json: bool) -> bool:
    """Read and store the articles of a file; False where a record of it was none."""
    whole = True
    readings = desk.ask(importing.read_file, file)
    # Where what is printed goes to the terminal, too, that is the progress.
    with _bar(readings, 0 if len(readings) == 1 or sys.stdout.isatty() else len(readings), file.name) as bar:
        for reading in bar:
            blank = reading.content.is_blank()
            whole &= not blank
            article = "" if dry_run or blank else desk.do(importing.accept, reading).result
            if as_json:
                show(reporting.reading_values(reading, article))
            else:
                _tell_reading(reading, article)
    return whole


def _tell_reading(reading: Reading, article: str) -> None:
    click.echo(f"{article or '-':<16}  {reading.content.headline or '-'}")
    for guess in reading.content.guesses:
        click.echo(f"  ? {guess.field}: {guess.value}  ({words(f'why.{guess.why}') or guess.why})")
    for refused in reading.refused:
        click.echo(f"  - {words(f'why.{refused.why}') or refused.why}: {refused.what}")


def _import_archive(desk: Desk, file: Path, dry_run: bool, as_json: bool) -> bool:
    if dry_run:
        items = list(read_records(file))
        refused = tuple(item for item in items if isinstance(item, Refusal))
        values: dict[str, Any] = {"readable": sum(isinstance(item, ArchiveRecord) for item in items)}
    else:
        with _bar(None, count_lines(file), file.name) as bar:
            taken = importing.import_archive(
                desk, file, on_progress=lambda done, refused: bar.update(done + refused - bar.pos))
        refused, values = taken.refused, {"new": taken.new, "same": taken.same}
    if as_json:
        show({"file": file.name, **values, "refused": [asdict(item) for item in refused]})
    else:
        click.echo(f"{file.name}: {', '.join(f'{name} {n}' for name, n in values.items())}, refused {len(refused)}")
        for item in refused:
            click.echo(f"  - {words(f'why.{item.why}') or item.why}: {item.what}")
    return not refused


def _bar(items: Iterable[Any] | None, length: int, label: str) -> Any:
    """A progress bar on standard error, where that is a terminal and there is more than one thing to wait for."""
    return click.progressbar(items, length=length, label=label, file=sys.stderr, hidden=not (length and sys.stderr.isatty()))
