"""`newsdesk notes|suggestions`: what people said about an article and what they would change, with what became of each."""

from __future__ import annotations

from pathlib import Path

import click

from newsdesk import noting, proposing, reporting
from newsdesk.drafting import draft
from newsdesk.terminal import opened, shared, show


@click.command()
@click.argument("article")
@shared
def notes(article: str, home: Path | None, as_json: bool) -> None:
    """Every note on ARTICLE, oldest first: open (+) or settled (-), on which words, and the replies to it.

    What its words have become is told: a note whose words are gone is lost (!), and stays listed.
    """
    with opened(home, looking=True) as desk:
        found = desk.ask(noting.notes, article, desk.ask(draft, article).content)
    for note in found:
        if as_json:
            show(reporting.note_values(note))
            continue
        sign = "-" if note.state != noting.OPEN else "!" if note.where.lost else "+"
        about = f"“{_line(note.where.anchor.quote)}”" if note.where.anchor.quote else note.where.anchor.field
        click.echo(f"{sign} {note.id}  {note.at.astimezone():%Y-%m-%d %H:%M}  {note.name or '-'}: {_line(note.words)}  ({about})")
        for answer in note.replies:
            click.echo(f"    {answer.at.astimezone():%Y-%m-%d %H:%M}  {answer.name or '-'}: {_line(answer.words)}")


@click.command()
@click.argument("article")
@shared
def suggestions(article: str, home: Path | None, as_json: bool) -> None:
    """Every suggestion ever made for ARTICLE, oldest first: open, accepted, rejected, or outdated and why."""
    with opened(home, looking=True) as desk:
        found = desk.ask(proposing.suggested, article)
    for one in found:
        if as_json:
            show(reporting.suggestion_values(one))
            continue
        what = one.suggestion
        click.echo(f"{one.state:<8}  {one.id}  {one.name or '-'}  {what.kind:<11}  {what.field}: {_line(what.old) or '-'}  ->  "
                   f"{_line(what.new) or '-'}{f'  ({one.why})' if one.why else ''}")


def _line(text: str) -> str:
    return " ".join(text.split())
