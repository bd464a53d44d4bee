"""`newsdesk merge|send|receive|exchange|people`: work that travels, from a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import chain, pairwise
from pathlib import Path

import click

from newsdesk import announcing, belonging, finding, introducing, mailing, roads, sealing, sharing, trusting
from newsdesk.article.content import Content
from newsdesk.article.merging import Merged
from newsdesk.article.merging import merge as merge_contents
from newsdesk.errors import Refused
from newsdesk.portal.reading.decoding import decode, unpack
from newsdesk.terminal import opened, shared, show, tell

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
        show({"text": content.body, "content": content.to_values(), "conflicts": [asdict(c) for c in merged.conflicts]})
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


@click.command()
@click.argument("article", required=False)
@click.option("--all", "every", is_flag=True, help="Everything that was ever submitted here.")
@click.option("--to", required=True, type=click.Path(path_type=Path), help="A folder, or the file to write.")
@click.option("--pictures", "pictures", flag_value=mailing.ORIGINALS, help="With the originals of the pictures; else the text goes first.")
@click.option("--small-pictures", "pictures", flag_value=mailing.SMALL, help="With small copies of the pictures; the originals follow.")
@click.option("--sealed", is_flag=True, help="So that only the machines on the chief's list can open it.")
@shared
def send(article: str | None, every: bool, to: Path, pictures: str | None, sealed: bool, home: Path | None, as_json: bool) -> None:
    """Write ARTICLE as one file for an editor. What is printed was read back from the disk: the stick may be pulled.

    --all writes several numbered files where one would be too large; they are taken in in any order, and each alone.
    """
    if bool(article) == every:
        raise click.UsageError("Name an article, or say --all.")
    with opened(home) as desk:
        articles = [article] if article else [row.id for row in desk.ask(finding.articles, "all", limit=100_000)]
        for letter, where in _files(mailing.prepare_letters(desk, articles, pictures or mailing.TEXT), to):
            if sealed:
                letter = desk.ask(sealing.seal_letter, letter)
            path = mailing.deliver(desk, letter, where)
            if as_json:
                show({"file": str(path), "bytes": len(letter.data), "articles": letter.articles, "pictures": letter.pictures,
                      "copies": letter.copies, "safe": True, "sealed": sealed})
            else:
                click.echo(str(path))


def _files(letters: Iterator[mailing.Letter], to: Path) -> Iterator[tuple[mailing.Letter, Path]]:
    """Where each file goes: one as it was asked for; of several each has a number."""
    for number, (letter, more) in enumerate(pairwise(chain(letters, [None])), start=1):
        assert letter is not None
        if number == 1 and more is None:
            yield letter, to
        elif to.suffix == mailing.ENDING and not to.is_dir():
            yield letter, to.with_name(mailing.numbered(to.name, number))
        else:
            yield replace(letter, name=mailing.numbered(f"{letter.name[:10]}-naskah", number)), to


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@shared
def receive(files: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Take in what others sent: each file whole, or not at all; then it is put aside with the reason. Exit code 1 where one was."""
    refused_any = False
    with opened(home) as desk:
        for file in files:
            parcel = announcing.open_parcel(desk, file)
            if parcel.refused is None:
                parcel = announcing.accept(desk, parcel)
            if parcel.refused is not None:
                refused_any = True
                tell(parcel.refused, False, file.name)
            done = parcel.taken
            if done is None:
                assert parcel.refused is not None
                if as_json:
                    show({"file": str(file), "taken": False, "code": parcel.refused.code, "facts": parcel.refused.facts,
                          "quarantine": str(parcel.aside)})
                continue
            if as_json:
                show({"file": str(file), "taken": True, "from": done.person, "at": done.at.isoformat(), "events": done.taken.events,
                      "articles": done.taken.articles, "open": done.taken.open, "pictures": done.pictures})
                continue
            click.echo(f"{done.person}  {done.at.astimezone():%Y-%m-%d %H:%M}  {done.taken.events} new")
            for headline in done.headlines.values():
                click.echo(f"  {headline}")
    if refused_any:
        raise SystemExit(1)


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@shared
def exchange(folder: Path | None, home: Path | None, as_json: bool) -> None:
    """Exchange once on every road that was chosen. FOLDER is the newsroom's shared folder from now on. Exit code 1 where a road failed."""
    with opened(home) as desk:
        if folder:
            desk.do(sharing.use, folder)
        gone = roads.exchange(desk)
    if not gone:
        raise Refused("shared-folder-none")
    for one in gone:
        done = one.done
        if one.refused is not None:
            tell(one.refused, as_json, one.road)
        elif done is not None and as_json:
            show({"road": one.road, **asdict(done)})
        elif done is not None:
            click.echo(f"{one.road}: {done.taken} new, {done.written} written, {len(done.articles)} articles")
            for name, code in done.ignored.items():
                click.echo(f"  {name}: {code}", err=True)
    if any(one.refused for one in gone):
        raise SystemExit(1)


@click.command()
@click.option("--found", is_flag=True, help="Make this machine the chief's, whose list counts.")
@click.option("--trust", metavar="MACHINE", help="Let the list of the chief's MACHINE count here.")
@click.option("--admit", metavar="MACHINE", help="Put MACHINE on the list.")
@click.option("--as", "whose", metavar="PERSON", help="With --admit: whose it is, by name or id: of somebody on the list, with "
              "another machine; `new`: somebody else of that name.")
@click.option("--remove", metavar="MACHINE", help="Take MACHINE off the list.")
@click.option("--code", nargs=2, metavar="CHIEF MACHINE", help="The code to read aloud before --trust and --admit.")
@click.option("--key", "where", type=click.Choice(["keyring", "file"]), help="Keep the key in the system's keyring, or in its file.")
@click.option("--introduce", metavar="FOLDER", type=click.Path(file_okay=False, exists=True, path_type=Path),
              help="Write a file by which others know this machine.")
@click.option("--renew", is_flag=True, help="The key is lost: be another machine, which the chief has to admit anew.")
@shared
def people(found: bool, trust: str | None, admit: str | None, whose: str | None, remove: str | None, code: tuple[str, str] | None,
           where: str | None, introduce: Path | None, renew: bool, home: Path | None, as_json: bool) -> None:
    """The machines that are known here, whose they are, and whether what they approve counts."""
    if whose and not admit:
        raise click.UsageError("--as says whose the machine of --admit is.")
    with opened(home) as desk:
        if where:
            desk.ask(trusting.keep_key, where == "keyring")
        if introduce:
            click.echo(mailing.post(desk.do(introducing.letter).result, introduce), err=as_json)
        if renew:
            desk.do(trusting.renew)
        if found:
            desk.do(trusting.found)
        if trust:
            desk.do(trusting.trust, trust)
        if admit:
            desk.do(trusting.admit, admit, desk.ask(belonging.named, admit, whose) if whose else "")
        if remove:
            desk.do(trusting.remove, remove)
        if code:
            said = desk.ask(trusting.code, *code)
            show({"code": said}) if as_json else click.echo(said)
            return
        for one in desk.ask(trusting.machines):
            if as_json:
                show(asdict(one) | {"since": one.since.isoformat() if one.since else ""})
            else:
                click.echo(f"{one.device}  {one.state:<8}  {one.name}  {' '.join(one.roles)}{'  (this machine)' if one.mine else ''}")
