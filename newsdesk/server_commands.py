"""`newsdesk server setup|connect|status|archive|leave`: the newsroom's PostgreSQL, from a terminal."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from newsdesk import archiving, importing, serving
from newsdesk.terminal import opened, shared, show

_PASSWORD, _PERSON_PASSWORD = "NEWSDESK_SERVER_PASSWORD", "NEWSDESK_PERSON_PASSWORD"


@click.group()
def server() -> None:
    """The newsroom's PostgreSQL (15 or newer): every laptop exchanges with it whenever the line is there.

    URL is postgresql://PERSON@HOST/DATABASE. A password is asked for, or taken from NEWSDESK_SERVER_PASSWORD; it is never printed.
    """


@server.command()
@click.argument("url")
@click.option("--person", "people", multiple=True, metavar="NAME", help="Make a login for NAME, or give it another password.")
@shared
def setup(url: str, people: tuple[str, ...], home: Path | None, as_json: bool) -> None:
    """Make the newsroom's database and tables on a server, as somebody who may; run again it only adds what is missing.

    The password of each --person is asked for, or taken from NEWSDESK_PERSON_PASSWORD.
    """
    passwords = {person: _secret(_PERSON_PASSWORD, f"New password for {person}", again=True) for person in people}
    version = serving.set_up(url, passwords, _of_url(url))
    show({"version": version, "people": list(people)}) if as_json else click.echo(f"PostgreSQL {version}: ready{_for(people)}")


@server.command()
@click.argument("url")
@shared
def connect(url: str, home: Path | None, as_json: bool) -> None:
    """Remember the newsroom's server, after the line to it was tried. The password is kept in a file that only you may read."""
    password = _of_url(url)
    with opened(home) as desk:
        looked = serving.connect(desk, url, password)
        _tell(desk.ask(serving.address), looked, as_json)


@server.command()
@shared
def status(home: Path | None, as_json: bool) -> None:
    """Whether the line to the newsroom's server is there now, and what the server has."""
    with opened(home) as desk:
        looked = serving.try_line(desk)
        _tell(desk.ask(serving.address), looked, as_json)


@server.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@shared
def archive(file: Path | None, home: Path | None, as_json: bool) -> None:
    """Put the archive of this laptop into the server's, where every laptop finds it; FILE (JSONL or CSV) is imported before."""
    with opened(home) as desk:
        if file:
            importing.import_archive(desk, file)
        looked, new = archiving.publish(desk)
    show({"articles": looked, "new": new}) if as_json else click.echo(f"{looked} articles, {new} new on the server")


@server.command()
@shared
def leave(home: Path | None, as_json: bool) -> None:
    """Forget the newsroom's server and its password; what came from it stays."""
    with opened(home) as desk:
        desk.do(serving.leave)
    show({"server": None}) if as_json else click.echo("-")


def _tell(address: str, looked: serving.Looked, as_json: bool) -> None:
    if as_json:
        show({"address": address, "connected": True, **asdict(looked)})
    else:
        click.echo(f"{address}  PostgreSQL {looked.version}  {looked.events} events  {looked.articles} in the archive")


def _for(people: tuple[str, ...]) -> str:
    return f" for {', '.join(people)}" if people else ""


def _of_url(url: str) -> str:
    """The password beside an address: none where the address has one; empty where libpq's own file shall be asked."""
    if "@" in url and ":" in url.partition("://")[2].rpartition("@")[0]:
        return ""
    return _secret(_PASSWORD, "Password (empty: from your pgpass file)", again=False)


def _secret(variable: str, words: str, again: bool) -> str:
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        if again:
            raise click.UsageError(f"There is nobody to ask for a password; put it into {variable}.")
        return ""
    return str(click.prompt(words, hide_input=True, confirmation_prompt=again, default=None if again else "", show_default=False, err=True))
