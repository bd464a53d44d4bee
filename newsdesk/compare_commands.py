"""`newsdesk compare|facts|log|check`: what changed between two texts, what happened to an article, what should be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsdesk import history, importing, publishing, reporting
from newsdesk.article.comparing import Comparison, FieldPair, PicturePair, compare_contents, content_facts
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.drafting import draft
from newsdesk.errors import Refused
from newsdesk.portal.finding import STAGES, level_at
from newsdesk.reviewing import revision_content
from newsdesk.staffing import profile
from newsdesk.terminal import opened, shared, show, words
from newsdesk.text.comparison import Piece, Row

_NAMES = """Each is a revision (ARTICLE@1, ARTICLE@2 ..., or the first digits of its hash), ARTICLE for its draft as it is now,
or a file of any kind that `newsdesk import` reads."""


def read(desk: Desk, name: str) -> Content:
    """The content that is meant on the command line. Raises Refused("text-unknown") and as reading it does."""
    content = _of_file(desk, name)
    if content is not None:
        return content
    if desk.ask(history.is_article, name):
        return desk.ask(draft, name).content
    try:
        revision = desk.ask(history.revision_named, name)
    except Refused as refused:
        raise _unknown(refused, name) from refused
    return desk.ask(revision_content, revision)


def _unknown(refused: Refused, name: str) -> Refused:
    """A refusal for a name that is nothing at all; of one that names a revision as such, the refusal that there is."""
    nothing = refused.code in ("revision-unknown", "article-unknown") and "@" not in name
    return Refused("text-unknown", name=name[:200]) if nothing else refused


def _of_file(desk: Desk, name: str) -> Content | None:
    """The content of the file of this name, of several articles the first; None where there is no such file."""
    try:
        if not name or not Path(name).exists():  # no name at all is not the folder one is in
            return None
    except OSError:  # a name no file can have
        return None
    readings = desk.ask(importing.read_file, Path(name))
    if not readings:
        raise Refused("file-empty", name=Path(name).name)
    return readings[0].content


@click.command(help=f"What turned OLD into NEW: fields, pictures, paragraphs, moves and words.\n\n{_NAMES}")
@click.argument("old")
@click.argument("new")
@shared
def compare(old: str, new: str, home: Path | None, as_json: bool) -> None:
    """Compare two texts."""
    with opened(home, looking=True) as desk:
        done = compare_contents(read(desk, old), read(desk, new))
    if as_json:
        show({"old": old, "new": new, **reporting.comparison_values(done)})
        return
    for line in _compared(done):
        click.echo(line)


@click.command(help=f"Every number, date, time, name, quotation and link that only one of OLD and NEW states.\n\n{_NAMES}")
@click.argument("old")
@click.argument("new")
@shared
def facts(old: str, new: str, home: Path | None, as_json: bool) -> None:
    """List the facts that changed."""
    with opened(home, looking=True) as desk:
        changes = content_facts(read(desk, old), read(desk, new))
    for change in changes:
        if as_json:
            show({"kind": change.kind, "old": change.old, "new": change.new})
        else:
            click.echo(f"{change.kind:<9}  {change.old or '-'}  ->  {change.new or '-'}")


@click.command()
@click.argument("article")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, for a spreadsheet.")
@shared
def log(article: str, as_csv: bool, home: Path | None, as_json: bool) -> None:
    """Everything that happened to ARTICLE, oldest first, each with the hash of its event and whether that is whole.

    Exit code 1 where an event does not say any more what it said.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two forms of the same: choose one.")
    with opened(home, looking=True) as desk:
        events = desk.ask(history.history, article)
    if as_csv:
        click.echo(reporting.audit_table(events), nl=False)
    else:
        for event in events:
            values = reporting.audit_values(event)
            if as_json:
                show(values)
            else:
                facts = values["facts"].items()
                told = " ".join(", ".join(f"{name}={_short(value)}" for name, value in facts if value not in ("", {})).split())
                wrong = "" if event.whole else "  !"
                click.echo(f"{event.at.astimezone():%Y-%m-%d %H:%M:%S}  {event.hash[:12]}{wrong}  {event.person or '-'}  {event.kind}"
                           f"{'  ' + told if told else ''}")
    if not all(event.whole for event in events):
        sys.exit(1)


@click.command()
@click.argument("article")
@shared
def check(article: str, home: Path | None, as_json: bool) -> None:
    """What blocks ARTICLE (an id, or a file of any kind that `newsdesk import` reads) and what should be looked at.

    Each with what it means before submitting, approving and exporting. Exit code 1 where something blocks the export.
    """
    with opened(home, looking=True) as desk:
        content = _of_file(desk, article)
        try:
            found = desk.ask(publishing.check, article) if content is None else desk.ask(publishing.check, "", content)
        except Refused as refused:
            raise _unknown(refused, article) from refused
        used = desk.ask(profile).profile
    for finding in found:
        levels = {stage: level_at(finding, stage, used) for stage in STAGES}
        why = words(f"check.{finding.check}", **finding.facts)
        if as_json:
            show({**reporting.finding_values(finding), "levels": levels, "why": why})
        else:
            click.echo(f"{' '.join(f'{level:<5}' for level in levels.values())}  {finding.spot:<16}  {why or finding.check}")
    if any(finding.level == "block" for finding in found):
        sys.exit(1)


def _short(value: object) -> object:
    """A hash by its first digits; anything else as it is."""
    return value[:12] if isinstance(value, str) and len(value) == 64 and value.isalnum() else value


def _compared(done: Comparison) -> list[str]:
    """A comparison for reading: ``[-what went-]``, ``{+what came+}``, and paragraphs that moved by the number of the move."""
    lines = [_field(pair) for pair in done.fields if not pair.same]
    lines += [_picture(pair) for pair in done.pictures if not pair.same]
    lines += [_row(row) for row in done.rows if row.kind != "same"]
    removed, added = done.words
    return [*lines, f"-{removed} +{added}"]


def _field(pair: FieldPair) -> str:
    name = words(f"field.{pair.field}") or pair.field
    if pair.went or pair.came:
        return f"{name}: {' '.join((*(f'[-{gone}-]' for gone in pair.went), *(f'{{+{come}+}}' for come in pair.came)))}"
    return f"{name}: {_worded(pair.pieces or (Piece(pair.old, pair.new),))}"


def _picture(pair: PicturePair) -> str:
    if pair.old is None or pair.new is None:
        return f"{'+' if pair.new else '-'} {pair.field}"
    changes = (f"{name} {_worded([Piece(str(getattr(pair.old, name)), str(getattr(pair.new, name)))])}" for name in pair.changed)
    return f"~ {pair.field}: {', '.join(changes)}"


def _row(row: Row) -> str:
    if row.kind in ("removed", "added"):
        return "\n".join(f"{'-' if row.old else '+'} {line}" for line in row.old or row.new)
    if row.kind == "moved-away":
        return f"({row.move}) ^ {' / '.join(row.old)}"
    return f"{f'({row.move}) v' if row.move else '~'} {_worded(row.pieces)}"


def _worded(pieces: tuple[Piece, ...] | list[Piece]) -> str:
    def one(piece: Piece) -> str:
        if piece.same:
            return piece.old
        old, new = (text.replace("\n", "¶") for text in (piece.old, piece.new))
        return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")

    return "".join(map(one, pieces)).replace("\n", " ¶ ")
