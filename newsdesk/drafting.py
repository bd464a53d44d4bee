"""Writing: start an article, keep its draft, bring pictures in, look at what was written before."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from newsdesk.article.content import Content, Picture
from newsdesk.article.kept import DraftNow as DraftNow
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.pictures.cutting import uncut
from newsdesk.pictures.darkroom import describe
from newsdesk.pictures.made import Described
from newsdesk.recording import record
from newsdesk.staffing import by_me, me
from newsdesk.store.backup import write_file
from newsdesk.store.drafts import write_draft
from newsdesk.store.tables import Article, Draft, Image, Snapshot
from newsdesk.text.canonical import digest
from newsdesk.text.settling import settle_related
from newsdesk.text.usable import clean_name
from newsdesk.vetting import is_time


@dataclass(frozen=True, slots=True)
class AddedImage:
    digest: str
    """SHA-256 of the original's bytes."""
    name: str
    """The file name it came with."""
    described: Described


@dataclass(frozen=True, slots=True)
class SnapshotThen:
    id: int
    at: datetime
    content: Content


def start(act: Act, content: Content | None = None, origin: str = "") -> str:
    """Start an article; returns its id. A blank one that nobody wrote in yet is used again instead of a second.

    `origin` is the digest of what it was imported as. The person of this folder is its reporter where none is given.
    """
    content = content or Content()
    person = me(act)
    if person and not content.reporters and not origin:
        content = replace(content, reporters=(person.name,))
    if content.is_blank():
        blank = act.session.scalar(select(Draft.article).where(Draft.blank.is_(True)).limit(1))
        if blank:
            return blank
    article = secrets.token_hex(8)
    act.record("article.started", article, origin=origin, **by_me(act))
    save_draft(act, article, content)
    return article


def save_draft(act: Act, article: str, content: Content) -> int:
    """Put a content into the draft row of an article; returns the draft's number. For imports and the command line:
    the window writes by the journal. Raises Refused("article-unknown")."""
    if act.session.get(Article, article) is None:
        raise Refused("article-unknown", article=article)
    row = act.session.get(Draft, article)
    number = (row.number if row else 0) + 1
    write_draft(act.session, article, content.cleaned().to_json(), number, act.now)
    act.touch("draft", article)
    return number


def aim(act: Act, article: str, target: str) -> None:
    """Say when an article should be on the portal (ISO 8601 with offset; empty: at no time in particular any more).

    Raises Refused("time-not-one", time), ("article-unknown").
    """
    if act.session.get(Article, article) is None:
        raise Refused("article-unknown", article=article)
    if target and not is_time(target):
        raise Refused("time-not-one", time=target[:40])
    record(act, "target.set", article, target=target, **by_me(act))


def settle_guess(act: Act, article: str, field: str, value: str | None = None) -> None:
    """Settle a guess of a draft: with another value, or (None) as it stands; the mark goes.

    field: as the guess names it, ``related:0`` too. Raises Refused("guess-unknown", field), ("article-unknown").
    """
    content = draft(act, article).content
    if not any(guess.field == field for guess in content.guesses):
        raise Refused("guess-unknown", field=field)
    save_draft(act, article, settled(content, field, value))


def settled(content: Content, field: str, value: str | None) -> Content:
    """A content with one guess settled: the value taken, where one is given, and the mark gone."""
    content = replace(content, guesses=tuple(g for g in content.guesses if g.field != field))
    if value is None:
        return content
    name, _, number = field.partition(":")
    if name == "related":
        return replace(content, body=settle_related(content.body, int(number), value))
    if name == "lead" and content.lead:
        return replace(content, lead=replace(content.lead, caption=value))
    return replace(content, **{name: (value,) if name in ("reporters", "tags") else value})  # type: ignore[arg-type]


def draft(look: Look, article: str) -> DraftNow:
    """The draft of an article as it is on disk. Raises Refused("article-unknown"), ("draft-damaged")."""
    row = look.session.get(Draft, article)
    if row is None:
        raise Refused("article-unknown", article=article)
    if digest(row.content) != row.digest:
        raise Refused("draft-damaged", headline=row.headline[:80])
    return DraftNow(article, Content.from_json(row.content), row.number, row.saved_at)


def snapshots(look: Look, article: str) -> tuple[SnapshotThen, ...]:
    """The minute snapshots of an article, newest first."""
    rows = look.session.scalars(select(Snapshot).where(Snapshot.article == article).order_by(Snapshot.id.desc()))
    return tuple(SnapshotThen(r.id, r.at, Content.from_json(r.content)) for r in rows)


def add_image(act: Act, data: bytes, name: str) -> AddedImage:
    """Keep the original of a picture in the newsroom folder. The same bytes twice are kept once.

    Raises Refused("picture-not-one"), ("picture-too-large"), ("disk-full"), ("folder-read-only").
    """
    return note_image(act, keep_original(act.home, data, name))


def keep_original(home: Home, data: bytes, name: str, shown_width: int = 64) -> AddedImage:
    """The slow half of `add_image`, for a worker: look at the bytes and put them into the newsroom folder.

    shown_width: how wide the picture is wanted for showing it at once, in pixels.

    Raises Refused as `add_image` does.
    """
    seen = describe(data, shown_width)
    digest = hashlib.sha256(data).hexdigest()
    path = home.picture(digest)
    if not path.exists():
        try:
            write_file(path, data)
        except OSError as wrong:
            raise Refused("disk-full" if wrong.errno == 28 else "folder-read-only", folder=str(path.parent)) from wrong
    return AddedImage(digest, name, seen)


def note_image(act: Act, image: AddedImage) -> AddedImage:
    """The quick half of `add_image`: the newsroom knows of the picture."""
    if act.session.get(Image, image.digest) is None:
        seen = image.described
        record(act, "image.added", digest=image.digest, name=clean_name(image.name), width=seen.width, height=seen.height,
                   media=seen.media)
    return image


def lead_picture(image: AddedImage, name: str, key: str = "lead") -> Picture:
    """A picture of an article made of an added image."""
    return replace(with_image(Picture(key), image), name=name)


def with_file(picture: Picture, image: AddedImage) -> Picture:
    """The picture with another file, uncut; its words stay."""
    seen = image.described
    return replace(uncut(picture), image=image.digest, name=image.name, width=seen.width, height=seen.height)


def with_image(picture: Picture, image: AddedImage) -> Picture:
    """The picture with another file, uncut; its details are filled from what the file says where they are empty."""
    said = image.described.details
    return replace(
        with_file(picture, image),
        keyword=picture.keyword or said.keyword, caption=picture.caption or said.caption,
        photographer=picture.photographer or said.photographer,
        agency=picture.agency or (said.agency if not picture.photographer else ""),
        alt=picture.alt or said.alt, ai=picture.ai or said.ai,
    )


def original(look: Look, digest: str) -> bytes:
    """The bytes of an original picture. Raises Refused("picture-missing") where the file is gone or not what it was."""
    try:
        data = look.home.picture(digest).read_bytes()
    except OSError as wrong:
        raise Refused("picture-missing", picture=digest[:12]) from wrong
    if hashlib.sha256(data).hexdigest() != digest:
        raise Refused("picture-missing", picture=digest[:12])
    return data
