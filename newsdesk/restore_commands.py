"""`newsdesk restore`: what can come back, and bringing it back, from a terminal: also where the window does not open any more."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from newsdesk import drafting, reporting, restoring
from newsdesk.rescue import copies
from newsdesk.restoring import Version
from newsdesk.store.salvage import Salvaged
from newsdesk.terminal import home_of, opened, shared, show
from newsdesk.text.counting import count


@click.group()
def restore() -> None:
    """Bring texts back: of an article from a snapshot, a revision, a rescue copy or a backup; of a whole newsroom.

    Nothing is overwritten by it: what was there is kept as a snapshot, and a store as a file in the folder "aside".
    """


@restore.command("list")
@click.argument("article", required=False)
@shared
def list_(article: str | None, home: Path | None, as_json: bool) -> None:
    """What can come back of ARTICLE, newest first; without it: the backups and rescue copies of the newsroom."""
    if article:
        with opened(home) as desk:
            found = desk.ask(restoring.versions, article)
            if not found:
                desk.ask(drafting.draft, article)  # refuses where there is no such article: else nothing at all would be said
            for version in found:
                if as_json:
                    show(_version(version))
                else:
                    click.echo(f"{version.at.astimezone():%Y-%m-%d %H:%M:%S}  {version.words:>6}  {version.id}")
        return
    folder = home_of(home)
    for backup in restoring.all_backups(folder):
        values = {"kind": "backup", "id": backup.file.name, "at": backup.at.isoformat(), "bytes": backup.size}
        show(values) if as_json else click.echo(f"{backup.at.astimezone():%Y-%m-%d %H:%M:%S}  {backup.size:>12}  {backup.file.name}")
    for copy in copies(folder):
        values = {"kind": "rescue", "id": copy.file.name, "at": copy.at.isoformat(), "article": copy.article,
                  "headline": copy.content.headline, "words": count(copy.content.body).words}
        show(values) if as_json else click.echo(f"{copy.at.astimezone():%Y-%m-%d %H:%M:%S}  {copy.article}  {copy.file.name}")


@restore.command("show")
@click.argument("article")
@click.argument("version")
@shared
def show_(article: str, version: str, home: Path | None, as_json: bool) -> None:
    """The text of a VERSION of ARTICLE, as `restore list ARTICLE` names it."""
    with opened(home) as desk:
        found = desk.ask(restoring.version, article, version)
    if as_json:
        show({**_version(found), **reporting.content_values(found.content)})
    else:
        click.echo(f"{found.content.headline}\n\n{found.content.body}")


@restore.command("article")
@click.argument("article")
@click.argument("version")
@shared
def article_(article: str, version: str, home: Path | None, as_json: bool) -> None:
    """Make a VERSION of ARTICLE its draft; the draft that was there is kept as a snapshot."""
    with opened(home) as desk:
        number = desk.do(restoring.restore, article, version).result
    show({"article": article, "version": version, "draft": number}) if as_json else click.echo(article)


@restore.command("newsroom")
@click.argument("backup")
@shared
def newsroom(backup: str, home: Path | None, as_json: bool) -> None:
    """Make BACKUP (a name from `restore list`, or a file) the newsroom. What was there lies in "aside" afterwards.

    Articles that the backup does not know stay; of the others the newest text is kept as a snapshot.
    """
    folder = home_of(home)
    named = folder.backups / backup
    aside = restoring.put_back(folder, named if named.is_file() else Path(backup))
    show({"backup": backup, "aside": str(aside)}) if as_json else click.echo(str(aside))


@restore.command("check")
@shared
def check(home: Path | None, as_json: bool) -> None:
    """Look over every page and every text of the newsroom. Exit code 1 where something is not what it was."""
    found = restoring.look_over(home_of(home))
    for fault in found:
        show(asdict(fault)) if as_json else click.echo(f"{fault.kind:<8}  {fault.article:<16}  {fault.name[:60]}")
    if found:
        sys.exit(1)


@restore.command("salvage")
@shared
def salvage(home: Path | None, as_json: bool) -> None:
    """Put a damaged newsroom together again: what is whole in it, the rest from the newest backup and rescue copies."""
    told = restoring.salvage(home_of(home))
    if as_json:
        show(_salvaged(told))
        return
    click.echo(f"{told.aside}\n{told.drafts} drafts, {told.events} events, {told.entries} entries; {told.events_lost} events lost")
    for one in told.replaced:
        click.echo(f"  {one.article}  {one.source:<8}  {one.headline}")


def _version(version: Version) -> dict[str, Any]:
    return {"id": version.id, "kind": version.kind, "at": version.at.isoformat(), "words": version.words,
            "headline": version.content.headline}


def _salvaged(told: Salvaged) -> dict[str, Any]:
    replaced = [{**asdict(one), "at": one.at.isoformat() if one.at else None} for one in told.replaced]
    return {**asdict(told), "aside": str(told.aside), "replaced": replaced}
