"""`newsdesk steps` and the steps themselves from a terminal: submit, claim, return, approve, publish, correct and the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from newsdesk import correcting, drafting, history, returning, reviewing, stepping
from newsdesk.article.content import ANSWERS
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.returning import REASONS, PointWanted
from newsdesk.terminal import opened, shared, show, words


@click.command()
@click.argument("article")
@shared
def steps(article: str, home: Path | None, as_json: bool) -> None:
    """Which steps ARTICLE can take now (+) and what each asks for; why the others cannot be taken, or from which stages they can
    (-); and the points (?) that have to be answered.
    """
    with opened(home, looking=True) as desk:
        state = desk.ask(reviewing.standing, article)
        found = desk.ask(stepping.possible, article)
        points = [point for point in desk.ask(returning.points, article) if point.state == "open"]
    if as_json:
        show({"article": article, "stage": state.stage, "revision": state.head, "approved": state.approved,
              "changed": state.draft_changed, "points": [{"id": p.id, "reason": p.reason, "words": p.words} for p in points],
              "steps": [{"step": one.step, "possible": one.refused is None, "asks": list(one.asks),
                         "refused": {"code": one.refused.code, "facts": one.refused.facts} if one.refused else None} for one in found]})
        return
    click.echo(f"{state.stage}  {state.head[:12] or '-'}")
    for one in found:
        if one.refused is None:
            click.echo(f"  + {one.step:<10}  {' '.join(one.asks)}".rstrip())
        elif one.refused.code == "step-wrong-stage":
            click.echo(f"  - {one.step:<10}  ({one.refused.facts['possible']})")
        else:
            click.echo(f"  - {one.step:<10}  {words(f'refused.{one.refused.code}', **one.refused.facts) or one.refused.code}")
    for point in points:
        click.echo(f"  ? {point.id}  {point.reason}  {point.words}".rstrip())


@click.command()
@click.argument("article")
@click.option("--target", default="", help="When it should be published: 2026-05-10T17:00+07:00.")
@shared
def submit(article: str, target: str, home: Path | None, as_json: bool) -> None:
    """Hand the draft of ARTICLE to the editors, as a revision that does not change any more."""
    _taken(home, as_json, article, "submit", reviewing.submit, article, target)


@click.command()
@click.argument("article")
@click.option("--revision", default="", help="The revision that was read, ARTICLE@N or digits of its hash; usual: the newest.")
@click.option("--override", default="", help="The reason for which a chief approves a text of their own; it is listed.")
@shared
def approve(article: str, revision: str, override: str, home: Path | None, as_json: bool) -> None:
    """Approve a revision of ARTICLE, for the export."""
    def verb(desk: Desk) -> None:
        named = desk.ask(history.revision_named, revision) if revision else desk.ask(reviewing.standing, article).head
        desk.do(reviewing.approve, article, named, override)

    _taken(home, as_json, article, "approve", verb)


@click.command("return")
@click.argument("article")
@click.option("--point", "wanted", multiple=True, metavar="REASON[:WORDS]",
              help=f"What has to be answered; as often as needed. REASON: {', '.join(REASONS)}.")
@click.option("--reason", default="", help="What is said besides; alone it is the point.")
@shared
def return_(article: str, wanted: tuple[str, ...], reason: str, home: Path | None, as_json: bool) -> None:
    """Send ARTICLE back with points, each of which has to be answered before it comes again."""
    parts = [one.partition(":") for one in wanted]
    points = [PointWanted(kind.strip(), said.strip()) for kind, _, said in parts]
    _taken(home, as_json, article, "return", returning.send_back, article, points, reason)


@click.command()
@click.argument("article")
@click.argument("point")
@click.argument("answer", default="")
@click.option("--done", is_flag=True, help="It is done; an answer may be left out.")
@shared
def answer(article: str, point: str, answer: str, done: bool, home: Path | None, as_json: bool) -> None:
    """Answer a POINT (its id, as `newsdesk steps` names it) for which ARTICLE was sent back."""
    _taken(home, as_json, article, "answer", returning.answer_point, article, point, answer, done)


@click.command()
@click.argument("article")
@click.argument("address")
@click.argument("published")
@shared
def publish(article: str, address: str, published: str, home: Path | None, as_json: bool) -> None:
    """Say that ARTICLE is on the portal: at which ADDRESS, and since when (2026-05-10T17:00+07:00)."""
    _taken(home, as_json, article, "publish", correcting.mark_published, article, address, published)


@click.command()
@click.argument("article")
@click.argument("target", default="")
@shared
def aim(article: str, target: str, home: Path | None, as_json: bool) -> None:
    """Say when ARTICLE should be on the portal (2026-05-10T17:00+07:00); without TARGET: at no time in particular."""
    _taken(home, as_json, article, "aim", drafting.aim, article, target)


@click.command("write-answer")
@click.argument("article")
@click.option("--as", "kind", type=click.Choice(ANSWERS), default="reply", help="A right of reply (usual) or a correction.")
@shared
def write_answer(article: str, kind: str, home: Path | None, as_json: bool) -> None:
    """Start the reply to a published ARTICLE, or its correction, as an article of its own whose page leads back; prints its id.

    Of a story that is only in the archive, ARTICLE is its address."""
    with opened(home) as desk:
        if desk.read_only:
            raise Refused("store-newer")
        made = desk.do(correcting.write_answer, article, kind).result
    show({"id": made, "answers": article, "as": kind}) if as_json else click.echo(made)


def _plain(name: str, verb: Callable[..., Any], help: str) -> click.Command:
    """A step that needs nothing but its article."""
    @click.command(name, help=help)
    @click.argument("article")
    @shared
    def command(article: str, home: Path | None, as_json: bool) -> None:
        _taken(home, as_json, article, name, verb, article)

    return command


def _change(name: str, help: str) -> click.Command:
    """Beginning to change a published article, for one of PURPOSES."""
    @click.command(name, help=help)
    @click.argument("article")
    @click.argument("reason")
    @click.option("--link", default="", help="The address of the correction or reply, where that is an article of its own.")
    @shared
    def command(article: str, reason: str, link: str, home: Path | None, as_json: bool) -> None:
        _taken(home, as_json, article, name, correcting.change_published, article, name, reason, link)

    return command


COMMANDS = (
    steps, submit, approve, return_, answer, publish, write_answer, aim,
    _plain("take-back", reviewing.take_back, "Take a submitted ARTICLE back into one's own hands."),
    _plain("claim", reviewing.claim, "Say that I am reading ARTICLE; it locks nothing."),
    _plain("release", reviewing.release, "Say that I am not reading ARTICLE any more."),
    _plain("bin", correcting.bin_article, "Put ARTICLE into the bin, from where it comes back whole."),
    _plain("unbin", correcting.unbin, "Take ARTICLE out of the bin again."),
    _change("correct", "Begin a correction (ralat) of a published ARTICLE; REASON is shown on its page."),
    _change("update", "Begin an update of a published ARTICLE with new facts; REASON is shown on its page."),
    _change("reply", "Begin a right of reply (hak jawab) to a published ARTICLE; REASON is shown on its page."),
    _change("withdraw", "Begin the withdrawal of a published ARTICLE; REASON is shown on its page."),
)


def _taken(home: Path | None, as_json: bool, article: str, step: str, verb: Callable[..., Any], *args: Any) -> None:
    """Take a step and print where the article stands then. verb: done by the desk, or called with it where nothing follows."""
    with opened(home) as desk:
        if desk.read_only:
            raise Refused("store-newer")
        if args:
            desk.do(verb, *args)
        else:
            verb(desk)
        state = desk.ask(reviewing.standing, article)
    if as_json:
        show({"article": article, "step": step, "stage": state.stage, "revision": state.head, "approved": state.approved})
    else:
        click.echo(f"{state.stage}  {state.head[:12] or '-'}")
