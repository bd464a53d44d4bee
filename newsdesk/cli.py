"""The newsroom from a terminal: the same verbs as the window's, with exit codes and JSON.

Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong use of the command.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from newsdesk import __version__, drafting, finding, following, publishing, reporting
from newsdesk.article.steps import ROLES
from newsdesk.compare_commands import check, compare, facts, log
from newsdesk.errors import Refused
from newsdesk.exchange_commands import exchange, merge, people, receive, send
from newsdesk.import_commands import import_
from newsdesk.remark_commands import notes, suggestions
from newsdesk.restore_commands import restore
from newsdesk.review_commands import COMMANDS as STEP_COMMANDS
from newsdesk.server_commands import server
from newsdesk.spell_commands import spell
from newsdesk.terminal import opened as _desk
from newsdesk.terminal import shared as _shared
from newsdesk.terminal import show as _print
from newsdesk.terminal import tell as _tell
from newsdesk.text_commands import paste_, tidy_

_UNWRITABLE = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
"""What is wrong where standard output goes: a full disk mostly."""


class _Commands(click.Group):
    """Of a word that is no command it says what there is."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            ctx.fail(f"There is no command and no file {args[0]}. The commands are: {', '.join(self.list_commands(ctx))}.")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsdesk")
def newsdesk() -> None:
    """A desktop newsroom. Without a command the window opens."""


for _command in (import_, merge, send, receive, exchange, server, people,
                 restore, spell, tidy_, paste_, compare, facts, log, check, notes, suggestions, *STEP_COMMANDS):
    newsdesk.add_command(_command)


@newsdesk.command()
@click.argument("name")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), default=("reporter",))
@click.option("--portal", default="disway-jateng", show_default=True, help="The portal's profile.")
@_shared
def me(name: str, roles: tuple[str, ...], portal: str, home: Path | None, as_json: bool) -> None:
    """Say who works in this newsroom folder, as the window asks at the first start."""
    with _desk(home) as desk:
        person = desk.do(following.settle_in, name, roles, portal).result
        _print({"id": person, "name": name, "roles": list(roles), "portal": portal}) if as_json else click.echo(name)


@newsdesk.command()
@click.argument("article")
@click.argument("field")
@click.argument("value", required=False)
@_shared
def settle(article: str, field: str, value: str | None, home: Path | None, as_json: bool) -> None:
    """Settle a guess of an article: FIELD as `show --json` names it (related:0); without VALUE it is right as it stands."""
    with _desk(home) as desk:
        desk.do(drafting.settle_guess, article, field, value)
        _print({"article": article, "settled": field}) if as_json else click.echo(field)


@newsdesk.command("list")
@click.option("--shelf", type=click.Choice([*finding.SHELVES, "all"]), default="all")
@_shared
def list_(shelf: str, home: Path | None, as_json: bool) -> None:
    """The articles of the newsroom, changed last first."""
    with _desk(home) as desk:
        for row in desk.ask(finding.articles, shelf, limit=100_000):
            if as_json:
                _print(reporting.row_values(row))
            else:
                click.echo(f"{row.id}  {row.stage:<9}  {row.words:>5}  {row.headline or '-'}")


@newsdesk.command()
@click.argument("article")
@_shared
def show(article: str, home: Path | None, as_json: bool) -> None:
    """One article: its fields and its text."""
    with _desk(home) as desk:
        values = desk.ask(reporting.article_values, article)
        if as_json:
            _print(values)
            return
        for name in ("headline", "place", "published", "reporters", "editor", "category", "tags", "stage"):
            value = values[name]
            click.echo(f"{name}: {', '.join(value) if isinstance(value, list) else value}")
        click.echo("\n" + str(values["body"]))


@newsdesk.command()
@click.argument("article")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where the folder is written.")
@click.option("--approve", is_flag=True, help="Submit and approve first, where the person of this folder may.")
@_shared
def export(article: str, out: Path | None, approve: bool, home: Path | None, as_json: bool) -> None:
    """Write the export folder of an approved article.

    With --approve nothing is submitted or approved where the export is refused.
    """
    with _desk(home) as desk:
        if desk.read_only:
            done = desk.ask(publishing.write_folder, article, out)
        else:
            done = desk.do(publishing.approve_and_export if approve else publishing.export, article, out).result
        if as_json:
            _print({"folder": str(done.folder), "files": list(done.files), "revision": done.revision, "todo": done.todo,
                    "address": done.address})
        else:
            click.echo(str(done.folder))
            for name in done.files:
                click.echo(f"  {name}")


@newsdesk.command()
@_shared
def backup(home: Path | None, as_json: bool) -> None:
    """Make a verified backup of the store now."""
    with _desk(home) as desk:
        path = desk.backup()
        _print({"backup": str(path)}) if as_json else click.echo(str(path))


@newsdesk.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
def demo(folder: Path | None, file: Path | None) -> None:
    """Do the main job without a screen: page text -> article -> related link -> export, with a picture of the page.

    FOLDER (usual: newsdesk-demo) must be new, empty, or made by an earlier demo, which is made anew. FILE is a page text
    of your own (or anything else that can be imported) in place of the sample's; it may stand alone.
    """
    from newsdesk.demo import run_demo

    if folder and not file and folder.is_file():
        folder, file = None, folder
    for line in run_demo(folder or Path("newsdesk-demo"), file):
        click.echo(line)


def main() -> None:
    """The command line's door: refusals become one line on standard error and exit code 1."""
    try:
        try:
            newsdesk(prog_name="newsdesk")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # what is written at the very end is told, too, where it fails
    except Refused as refused:
        _tell(refused, "--json" in sys.argv, "")
        sys.exit(1)
    except OSError as wrong:
        if wrong.filename is not None or wrong.errno not in (*_UNWRITABLE, errno.EPIPE):
            raise
        # Nothing more goes there: Python would try again at its end, and say so in its own way.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if wrong.errno != errno.EPIPE:  # who reads no further knows that
            _tell(Refused("output-unwritable", why=wrong.strerror or str(wrong)), False, "")
        sys.exit(1)


if __name__ == "__main__":
    main()
