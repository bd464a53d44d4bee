"""Taking in a file of others. A small one is one act. A large one is tried out beside the store first, all of it; then it goes in part
by part, so that nobody who writes meanwhile waits for it. What of it is in when the power goes is gone on with at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from newsdesk import exchanging, mailing
from newsdesk.article.content import clean_line
from newsdesk.article.textpack import Pack
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.exchanging import Checked
from newsdesk.paths import Home
from newsdesk.store.backup import write_file
from newsdesk.store.engine import refusal
from newsdesk.store.order import in_order
from newsdesk.store.rehearsal import scratch
from newsdesk.store.tables import Event

AT_ONCE, PART, _LONG = 100, 40, 1_000_000
"""Events of a file that is taken in as one act; of one part of a larger one, and how much these say."""
Tell = Callable[[int, int], object]
"""Hears how many events of how many are in."""


def arrive(desk: Desk, pack: Pack, data: bytes, tell: Tell = lambda done, of: None) -> mailing.Opened:
    """Take in a file that was read: whole, or nothing is changed. data: its bytes. For a thread.

    Raises Refused as `mailing.receive` does, and where the disk fails amid a large one: then the rest comes with `go_on`.
    """
    if len(pack.events) <= AT_ONCE:
        return desk.do(mailing.receive, pack).result
    sender = desk.ask(mailing.checked_sender, pack)
    came = exchanging.checked(pack.events)
    desk.ask(rehearse, came)
    kept = _keep(desk.home, data)
    parts, done = [], 0
    for some in _parts(came):
        try:
            parts.append(desk.do(exchanging.take_checked, some, proven=True).result)
        except Refused as refused:
            if refused.code.startswith("parcel-"):  # another road brought what contradicts it, between two parts
                kept.unlink(missing_ok=True)
            raise
        done += len(some.events)
        tell(done, len(came.events))
    kept.unlink(missing_ok=True)
    headlines = {article: clean_line(headline) for article, headline in pack.manifest["articles"].items()}
    return mailing.Opened(sender, datetime.fromisoformat(pack.manifest["at"]), headlines, _together(parts), len(pack.pictures))


def begun(home: Home) -> list[Path]:
    """The files that were being taken in when the program ended."""
    with suppress(OSError):
        return sorted(file for file in _folder(home).iterdir() if file.suffix == mailing.ENDING)
    return []


def rehearse(look: Look, came: Checked) -> None:
    """Try out what events do, beside the store. Raises Refused as `exchanging.take`."""
    with scratch(look.session, came.events) as session:
        exchanging.enter(Act(session, look.now, look.home, look.device), came)


def _parts(came: Checked) -> Iterator[Checked]:
    """First what belongs to no article, the keys before all; then the articles, each as a whole where that is not too much."""
    apart: dict[str, list[Event]] = {"": []}
    for event in sorted(in_order(came.events), key=lambda event: event.kind != "device.introduced"):
        apart.setdefault(event.article, []).append(event)
    some: list[Event] = []
    for article, events in apart.items():
        if some and len(some) + len(events) > PART:
            yield came.only(some)
            some = []
        for event in events:
            if some and (len(some) == PART or sum(len(one.payload) for one in some) > _LONG):
                yield came.only(some)
                some = []
            some.append(event)
        if some and not article:
            yield came.only(some)
            some = []
    if some:
        yield came.only(some)


def _together(parts: list[exchanging.Taken]) -> exchanging.Taken:
    return exchanging.Taken(sum(part.events for part in parts), tuple(sorted({name for part in parts for name in part.articles})),
                            tuple(sorted({name for part in parts for name in part.open})))


def _folder(home: Home) -> Path:
    return home.folder / "arriving"


def _keep(home: Home, data: bytes) -> Path:
    """The file's bytes on the disk, until all of it is in."""
    kept = _folder(home) / f"{sha256(data).hexdigest()[:16]}{mailing.ENDING}"
    try:
        kept.parent.mkdir(exist_ok=True)
        write_file(kept, data)
    except OSError as wrong:
        raise refusal(wrong) from wrong
    return kept
