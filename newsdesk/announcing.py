"""What a file of others says before anything of it is taken in: from whom, when, what is new. Then all of it is taken, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from newsdesk import mailing, sealing
from newsdesk.article.content import clean_line
from newsdesk.article.textpack import Pack, read_pack
from newsdesk.desk import Desk, Look
from newsdesk.errors import Refused
from newsdesk.store.batches import batches
from newsdesk.store.tables import Article, Event
from newsdesk.trusting import machines

MINE, LISTED, KNOWN, REMOVED, UNKNOWN = "mine", "listed", "known", "removed", "unknown"
"""What is known of the machine that sent a file: it is this one, on the chief's list, met before, taken off the list, or never met."""
NEW, CHANGED, THERE = "new", "changed", "there"


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a file."""

    article: str
    headline: str
    """As the sender signed it."""
    state: str
    """NEW (it was never here), CHANGED (something about it is new) or THERE (all of it is here)."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What a file says of itself; its signature is that of the machine it names."""

    name: str
    """Who sent it: by the list or as the machine introduced itself; as the file says where the machine is not known."""
    at: datetime
    sender: str
    """One of MINE, LISTED, KNOWN, REMOVED, UNKNOWN."""
    articles: tuple[Line, ...]
    events: int
    """How much in it is new here."""
    pictures: int
    copies: int
    """How many of the pictures are small copies, whose originals are still to come."""
    fresh: int = 0
    """How many of the pictures are not here yet."""

    @property
    def news(self) -> bool:
        """Whether anything in it is new here."""
        return bool(self.events or self.fresh)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that came: what it says, and what became of it."""

    name: str
    size: int
    pack: Pack | None = None
    announced: Announced | None = None
    taken: mailing.Opened | None = None
    refused: Refused | None = None
    aside: Path | None = None
    """Where a refused file was put, beside its reason."""
    data: bytes = b""


def announced(look: Look, pack: Pack) -> Announced:
    """What a file says, after its signature was checked. Nothing is changed.

    Raises Refused("parcel-damaged", why), ("parcel-unsigned", device).
    """
    name = mailing.checked_sender(look, pack)
    device = pack.manifest["device"]
    known = next((machine for machine in machines(look) if machine.device == device), None)
    sender = UNKNOWN if known is None else MINE if known.mine else {"listed": LISTED, "removed": REMOVED}.get(known.state, KNOWN)
    new = list(_new(look, pack))
    touched = {article for article, _ in new}
    there = {article for article in pack.manifest["articles"] if look.session.get(Article, article)}
    lines = tuple(Line(article, clean_line(headline)[:300], NEW if article not in there else CHANGED if article in touched else THERE)
                  for article, headline in pack.manifest["articles"].items())
    return Announced(known.name if known and known.name else name[:100], datetime.fromisoformat(pack.manifest["at"]), sender,
                     lines, len(new), len(pack.pictures), len(mailing.copies_in(pack)), _fresh(look, pack))


def _fresh(look: Look, pack: Pack) -> int:
    copies, home = mailing.copies_in(pack), look.home
    return sum(not home.picture(digest).exists() if digest not in copies else not home.shown(copies[digest]).exists()
               for digest in pack.pictures)


def open_parcel(desk: Desk, path: Path) -> Parcel:
    """Look into a file, for a thread. What is no sound file of ours is put aside, and says why in `refused`."""
    try:
        with path.open("rb") as source:
            data = source.read(sealing.MOST)
    except OSError:
        return Parcel(path.name, 0, refused=Refused("file-unreadable", name=path.name))
    parcel = Parcel(path.name, len(data), data=data)
    try:
        pack = read_pack(desk.ask(sealing.opened, data))
        return replace(parcel, pack=pack, announced=desk.ask(announced, pack))
    except Refused as refused:
        return _put_aside(desk, parcel, refused)


def accept(desk: Desk, parcel: Parcel) -> Parcel:
    """Take in a file that was looked into: whole, or it is put aside and nothing is changed. For a thread."""
    assert parcel.pack is not None
    try:
        taken = desk.do(mailing.receive, parcel.pack).result
    except Refused as refused:
        return _put_aside(desk, parcel, refused)
    try:
        mailing.keep_pictures(desk.home, parcel.pack)
    except Refused as refused:  # the texts are in; the pictures can come again
        return replace(parcel, taken=taken, refused=refused, data=b"")
    return replace(parcel, taken=taken, data=b"")


def _put_aside(desk: Desk, parcel: Parcel, refused: Refused) -> Parcel:
    try:
        aside = mailing.quarantine(desk.home, parcel.name, parcel.data, refused, datetime.now(UTC))
    except OSError:  # a full disk: the file stays where it came from
        aside = None
    return replace(parcel, refused=refused, aside=aside, pack=None, data=b"")


def _new(look: Look, pack: Pack) -> Iterator[tuple[str, str]]:
    """Article and hash of what is not here yet."""
    said = [(str(event.get("article", "")), str(event.get("hash", ""))) for event in pack.events if isinstance(event, dict)]
    for some in batches(said):
        here = set(look.session.scalars(select(Event.hash).where(Event.hash.in_([name for _, name in some]))))
        yield from (one for one in some if one[1] not in here)
