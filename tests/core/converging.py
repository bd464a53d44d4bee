"""A newsroom on several machines where anything may happen: people work, events travel by every road or get lost, machines
crash and their clocks are wrong. At its end everybody has everything, and nothing that was ever said is lost.

The same seed gives the same run: keys, names and the time come from it, too.
"""

from __future__ import annotations

import json
import random
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from sqlalchemy import Engine, event, select

from newsdesk import desk as desk_module
from newsdesk import drafting, exchanging, mailing, reconciling, returning, reviewing, sharing, staffing, trusting
from newsdesk.article.content import Content
from newsdesk.article.steps import SMALL_SHARE
from newsdesk.article.textpack import read_pack
from newsdesk.authorship import shares
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.store import log
from newsdesk.store.tables import (
    Article,
    Draft,
    Event,
    Note,
    Point,
    Reply,
    Revision,
    Signature,
    Snapshot,
    Step,
    Suggested,
)
from newsdesk.store.views import SAFEST_FIRST, STAYING, revision_hash
from tests.core.test_workflow import a_step, text, whole

ROLES = (("reporter",), ("reporter", "editor", "chief"), ("reporter", "editor"), ("reporter",), ("editor",))
YEAR = timedelta(days=365)
MOST_ARTICLES = 5
SAID = {"note.added": (Note, "id"), "note.replied": (Reply, "id"), "point.raised": (Point, "id"), "suggestion.made": (Suggested, "change")}


class Killed(BaseException):
    """The power went, amid a transaction."""


class Clock(datetime):
    """The time of whichever machine is at work."""

    at = datetime(2026, 5, 10, 3, 0, tzinfo=UTC)
    wrong = timedelta(0)

    thread = 0
    """Whose time it is: threads that earlier tests left behind have the true one."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        if get_ident() != Clock.thread:
            return datetime.now(tz)
        Clock.at += timedelta(seconds=7)
        return Clock.at + Clock.wrong


@contextmanager
def nothing_by_chance(seed: int) -> Iterator[None]:
    """Keys, ids and the time come from a seed, for this thread alone."""
    chance, by_chance = random.Random(f"names {seed}"), secrets.token_bytes
    Clock.at, Clock.thread = datetime(2026, 5, 10, 3, 0, tzinfo=UTC), get_ident()

    def some_bytes(n: int = 32) -> bytes:
        return chance.randbytes(n) if get_ident() == Clock.thread else by_chance(n)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", lambda n=32: some_bytes(n).hex())
        patch.setattr(secrets, "token_bytes", some_bytes)
        patch.setattr(desk_module, "datetime", Clock)
        patch.setattr(sharing, "monotonic", lambda: 0.0)  # a busy machine would give up on slow files sooner
        patch.setattr(sharing, "time", lambda: Clock.at.timestamp())
        yield


class Newsroom:
    """Several machines, what is on its way between them, and what must never be lost."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.folder = folder
        self.shared = folder / "bersama"
        self.shared.mkdir(parents=True)
        self.count = self.rng.randint(3, 5)
        self.wrong = [self.rng.choice((timedelta(0), YEAR, -YEAR)) for _ in range(self.count)]
        self.desks = [Desk.open(folder / f"machine-{n}") for n in range(self.count)]
        self.mail: list[tuple[int, Any]] = []
        self.away: list[tuple[Path, bytes]] = []
        self.told: dict[tuple[int, int], Any] = {}
        self.revisions: dict[str, str] = {}
        self.said: dict[str, set[str]] = {kind: set() for kind in SAID}
        self.knew: dict[str, set[str]] = {}
        """Of each step what its machine knew of the steps of others before it."""
        self.did: Counter[str] = Counter()
        for n in range(self.count):
            self.do(n, staffing.settle_in, f"Orang {n}", ROLES[n], "disway-jateng")
        self.meet()
        if self.rng.random() < 0.5:
            self._make_a_list()

    def _make_a_list(self) -> None:
        """The second machine is the chief's; the last one is on no list."""
        self.do(1, trusting.found)
        chief = self.device(1)
        for n in range(self.count - 1):
            if n != 1:
                self.do(1, trusting.admit, self.device(n))
        for n in range(self.count):
            if n != 1:
                self.do(n, trusting.trust, chief)
        self.meet()

    def device(self, n: int) -> str:
        return self.desks[n].ask(lambda look: look.device)

    def do(self, n: int, verb: Callable[..., Any], *args: Any) -> Any:
        Clock.wrong = self.wrong[n]
        return self.desks[n].do(verb, *args).result

    def articles(self, n: int) -> list[str]:
        return sorted(self.desks[n].ask(lambda look: look.session.scalars(select(Article.id)).all()))

    # ---- what may happen -----------------------------------------------------------------------------------

    def step(self) -> None:
        n, kind = self.rng.randrange(self.count), self.rng.random()
        if kind < 0.62:
            self.work(n)
        elif kind < 0.74:
            self.send(n)
        elif kind < 0.86:
            self.deliver()
        elif kind < 0.92:
            self.use_the_folder(n)
        elif kind < 0.94:
            self.trouble_the_folder()
        elif kind < 0.975:
            self.kill(n)
        elif kind < 0.99:
            self.restart(n)
        else:
            self.did["clock"] += 1
            self.wrong[n] = self.rng.choice((timedelta(0), YEAR, -YEAR))

    def work(self, n: int) -> None:
        """A person does something, sensible or not."""
        verb, args = self._verb(n)
        before = self._newest(n)
        try:
            self.do(n, verb, *args)
            self.did["done"] += 1
        except Refused as refused:
            self.did["refused"] += 1
            if self.rng.random() < 0.05:
                assert self._newest(n) == before, refused
        self.remember(n, before)

    def _verb(self, n: int) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        articles = self.articles(n)
        if not articles or (len(articles) < MOST_ARTICLES and self.rng.random() < 0.1):
            return _start, (self.rng,)
        article = self.rng.choice(articles)
        kind = self.rng.random()
        if kind < 0.12:
            return _resolve, (article, self.rng)
        if kind < 0.17:
            return _rename, (self.rng,)
        if kind < 0.35:
            return _edit_and_submit, (article, self.rng)
        return _a_step, (article, self.rng, self.folder / f"out-{n}")

    def send(self, n: int) -> None:
        """Something goes on its way: all, what the other lacks, or one article; as values or as a file."""
        to = self.rng.choice([m for m in range(self.count) if m != n])
        articles = self.articles(n)
        kind = self.rng.random()
        self.did["sent"] += 1
        with suppress(Refused):
            if kind < 0.4 or not articles:
                # All of it, what the other lacks, or what is new since the last time, whether that arrived or not.
                there = self.rng.choice(({}, self.desks[to].ask(exchanging.held), self.told.get((n, to), {}), self.told.get((n, to), {})))
                events = self.do(n, exchanging.parcel, there)
                self.told[n, to] = self.desks[n].ask(exchanging.held)
                self.rng.shuffle(events)
                self.mail.append((to, events))
            elif kind < 0.7:
                self.mail.append((to, self.do(n, exchanging.parcel, {}, [self.rng.choice(articles)])))
            else:
                some = articles if kind > 0.9 else [self.rng.choice(articles)]
                self.mail.append((to, self.do(n, mailing.letter, some).data))

    def deliver(self) -> None:
        """Something that is on its way arrives, now or once more later, somewhere else as well, or never."""
        if not self.mail:
            return
        at = self.rng.randrange(len(self.mail))
        to, what = self.mail[at]
        kind = self.rng.random()
        if kind < 0.8:
            self.mail.pop(at)
        if kind < 0.1:
            self.did["lost"] += 1
            return
        if kind > 0.95:
            to = self.rng.randrange(self.count)
        self.receive(to, what)

    def receive(self, to: int, what: Any) -> None:
        drafts = self._drafts(to)
        try:
            if isinstance(what, bytes):
                self.do(to, mailing.receive, read_pack(what))
            else:
                self.do(to, exchanging.take, what)
            self.did["arrived"] += 1
        except Refused as refused:
            assert refused.code == "parcel-incomplete", refused  # what it stands on is still on its way
            self.did["incomplete"] += 1
        self.no_draft_lost(to, drafts)

    def use_the_folder(self, n: int) -> None:
        drafts = self._drafts(n)
        Clock.wrong = self.wrong[n]
        done = sharing.exchange(self.desks[n], self.shared)
        assert set(done.ignored.values()) <= {"half-there", "parcel-incomplete"}, done.ignored
        self.did["folder"] += 1
        self.no_draft_lost(n, drafts)

    def trouble_the_folder(self) -> None:
        """A file comes late, is half there, vanishes for a while or for ever; or one that was away comes back."""
        files = sorted(self.shared.rglob("*.textpack"))
        self.did["trouble"] += 1
        if self.away and (self.rng.random() < 0.5 or not files):
            path, data = self.away.pop(self.rng.randrange(len(self.away)))
            path.write_bytes(data)
        elif files:
            path = self.rng.choice(files)
            data = path.read_bytes()
            kind = self.rng.random()
            if kind < 0.4:
                path.write_bytes(data[: self.rng.randrange(len(data))])
                self.away.append((path, data))
            elif kind < 0.8:
                path.unlink()
                self.away.append((path, data))
            elif kind < 0.9:
                path.unlink()
                self.did["file lost"] += 1
            else:
                path.with_name(f"{path.stem}.sync-conflict-20260510-101112-ABCDEFG.textpack").write_bytes(data)

    def kill(self, n: int) -> None:
        """The power goes at some write of a transaction: what was begun is as if it never was."""
        before, drafts = self._newest(n), self._drafts(n)
        row = self.desks[n].ask(whole) if self.rng.random() < 0.2 else None
        store, copies = self.desks[n].home.store, self.folder / "copies"
        what = self.rng.choice(("work", "take", "folder"))
        with _killing(self.desks[n]._engine, store, copies, self.rng.randint(1, 25)) as killed, suppress(Killed):
            if what == "take" and self.mail:
                self.receive(n, self.mail[-1][1])
            elif what == "folder":
                self.use_the_folder(n)
            else:
                self.work(n)
        if not killed:
            return
        self.did["killed"] += 1
        self.desks[n].close()
        for file in (store, *(Path(f"{store}{end}") for end in ("-wal", "-shm"))):
            file.unlink(missing_ok=True)
        for file in copies.iterdir():
            shutil.move(file, store.parent / file.name)
        self.desks[n] = Desk.open(self.folder / f"machine-{n}")
        if what != "folder":  # there each file is a transaction of its own
            assert self._newest(n) == before and (row is None or self.desks[n].ask(whole) == row)
        self.no_draft_lost(n, drafts)

    def restart(self, n: int) -> None:
        self.did["restarted"] += 1
        self.desks[n].close()
        self.desks[n] = Desk.open(self.folder / f"machine-{n}")

    # ---- what must be so ------------------------------------------------------------------------------------

    def _newest(self, n: int) -> int:
        return self.desks[n].ask(lambda look: look.session.query(Event).where(Event.device == look.device).count())

    def _drafts(self, n: int) -> dict[str, str]:
        return self.desks[n].ask(lambda look: {row.article: row.content for row in look.session.scalars(select(Draft))})

    def no_draft_lost(self, n: int, before: dict[str, str]) -> None:
        """What somebody was writing is still the draft, or a snapshot, or was submitted."""
        now = self._drafts(n)

        def kept(look: Look, article: str, said: str) -> bool:
            return (look.session.query(Snapshot).where(Snapshot.article == article, Snapshot.content == said).first() is not None
                    or look.session.query(Revision).where(Revision.article == article, Revision.content == said).first() is not None)

        for article, said in before.items():
            assert now[article] == said or Content.from_json(said).is_blank() or self.desks[n].ask(kept, article, said)

    def remember(self, n: int, before: int) -> None:
        """What a machine has just said must be everywhere at the end; what it approved was its person's to approve."""
        rows = self.desks[n].ask(lambda look: look.session.scalars(
            select(Event).where(Event.device == look.device).order_by(Event.seq).offset(before)).all())
        for row in rows:
            payload = json.loads(row.payload)
            if row.kind == "revision.made":
                name = revision_hash(row.article, payload["parents"], payload["content"])
                self.revisions[name] = json.dumps(payload["content"], sort_keys=True)
            elif row.kind in SAID:
                self.said[row.kind].add(payload["change"]["id"] if row.kind == "suggestion.made" else payload["id"])
            elif row.kind == "step.taken":
                self.knew[row.hash] = self.desks[n].ask(steps_before, row)
                if payload["step"] in ("approve", "export"):
                    self.desks[n].ask(may_do, row.article, payload)

    def meet(self) -> None:
        """Everybody has everything."""
        for _ in range(12):
            moved = 0
            for n in range(self.count):
                for m in range(self.count):
                    if n != m:
                        events = self.do(n, exchanging.parcel, self.desks[m].ask(exchanging.held))
                        moved += self.do(m, exchanging.take, events).events
            if not moved:
                return
        raise AssertionError("the machines never come to rest")

    def end(self) -> str:
        """The last exchange, and all that must be so after it; returns what names the whole state."""
        self.meet()
        states = [desk.ask(everything) for desk in self.desks]
        assert all(state == states[0] for state in states)
        for n, desk in enumerate(self.desks):
            assert desk.ask(lambda look: log.damaged(look.session)) == []
            desk.ask(all_said, self.revisions, self.said)
            desk.ask(texts_are_reachable)
            desk.ask(safest_counts, self.knew)
            log_is_never_changed(desk)
            self.do(n, lambda act: log.rebuild_views(act.session))
            assert desk.ask(everything) == states[0]
        return sha256(repr(states[0]).encode()).hexdigest()

    def close(self) -> None:
        for desk in self.desks:
            with suppress(ValueError):
                desk.close()


def everything(look: Look) -> tuple[Any, ...]:
    """The log, its signatures and every view, row by row."""
    events = look.session.execute(select(*Event.__table__.columns).order_by(Event.hash)).all()
    signed = look.session.execute(select(*Signature.__table__.columns).order_by(Signature.event)).all()
    own = {row.hash for row in events}
    return [tuple(row) for row in events], [tuple(row) for row in signed if row.event in own], whole(look)


def steps_before(look: Look, row: Event) -> set[str]:
    """The steps of an article that its machine knew when it took one."""
    rows = look.session.scalars(select(Event).where(Event.article == row.article, Event.kind == "step.taken"))
    return {other.hash for other in rows if other.device != row.device or other.seq < row.seq}


def safest_counts(look: Look, knew: dict[str, set[str]]) -> None:
    """Of the steps that nobody has taken another one after, the safest says where an article stands."""
    for article in look.session.scalars(select(Article)):
        query = (select(Step.event, Step.step, Event.payload).join(Event, Event.hash == Step.event)
                 .where(Step.article == article.id, Step.trusted))
        stages = {name: json.loads(said)["stage"] for name, step, said in look.session.execute(query) if step not in STAYING}
        seen = {name for step in stages for name in knew[step]}
        left = [stage for name, stage in stages.items() if name not in seen]
        assert article.stage == (min(left, key=SAFEST_FIRST.index) if left else "draft")


def may_do(look: Look, article: str, payload: dict[str, Any]) -> None:
    """An approval was given by somebody who may, of a text that is mostly others'; an export is of what was approved."""
    if payload["step"] == "export":
        done = look.session.query(Step).where(Step.article == article, Step.step == "approve", Step.revision == payload["revision"],
                                              Step.trusted).first()
        assert done is not None
        return
    roles = {person.id: person.roles for person in staffing.people(look)}
    assert {"editor", "chief"} & set(roles[payload["person"]])
    share = shares(look, article, payload["revision"]).get(payload["person"], 0.0)
    assert share <= SMALL_SHARE or ("chief" in roles[payload["person"]] and payload["details"].get("override"))


def all_said(look: Look, revisions: dict[str, str], said: dict[str, set[str]]) -> None:
    """Every revision, note, answer, point and suggestion that anybody ever made is here."""
    here = {row.hash: json.dumps(json.loads(row.content), sort_keys=True) for row in look.session.scalars(select(Revision))}
    assert {name: here.get(name) for name in revisions} == revisions
    for kind, (view, _) in SAID.items():
        assert said[kind] <= set(look.session.scalars(select(view.id))), kind  # type: ignore[attr-defined]


def texts_are_reachable(look: Look) -> None:
    """Each revision says what its name says, and is one of an article's line, or its newest."""
    for article in look.session.scalars(select(Article)):
        rows = {row.hash: row for row in look.session.scalars(select(Revision).where(Revision.article == article.id))}
        seen, waiting = set(), article.heads.split()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                assert revision_hash(article.id, json.loads(rows[name].parents), json.loads(rows[name].content)) == name
                waiting += json.loads(rows[name].parents)
                assert reviewing.revision_content(look, name)
        assert seen == set(rows)


def log_is_never_changed(desk: Desk) -> None:
    for statement in ("UPDATE event SET kind = 'x.y'", "DELETE FROM event", "UPDATE signature SET signature = ''"):
        with pytest.raises(Exception, match="never changed"), desk._engine.begin() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def _killing(engine: Engine, store: Path, copies: Path, at: int) -> Iterator[list[int]]:
    """At one of the writes the files of the store are what they are then, and nothing more is done."""
    killed: list[int] = []
    left = [at]

    def before(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if killed or statement.split(" ", 1)[0] in ("SELECT", "BEGIN", "PRAGMA"):
            return
        left[0] -= 1
        if left[0] == 0:
            copies.mkdir(exist_ok=True)
            for file in (store, Path(f"{store}-wal")):
                if file.exists():
                    shutil.copyfile(file, copies / file.name)
            killed.append(at)
            raise Killed

    event.listen(engine, "before_cursor_execute", before)
    try:
        yield killed
    finally:
        event.remove(engine, "before_cursor_execute", before)


# ---- what people do -----------------------------------------------------------------------------------------

_WORDS = "banjir rob warga posko tegal slawi brebes pasar beras harga bupati desa sungai jalan malam pagi perahu dinas".split()


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randint(4, 9))).capitalize() + "."


def _start(act: Act, rng: random.Random) -> None:
    article = drafting.start(act, text("Banjir Rob di Pesisir Tegal", "\n\n".join(_sentence(rng) for _ in range(5))))
    reviewing.submit(act, article)


def _edit_and_submit(act: Act, article: str, rng: random.Random) -> None:
    content = drafting.draft(act, article).content
    lines = content.body.split("\n\n")
    lines[rng.randrange(len(lines))] = _sentence(rng)
    drafting.save_draft(act, article, text(content.headline or "Banjir Rob di Pesisir Tegal", "\n\n".join(lines)))
    for point in returning.points(act, article):
        if point.state == "open":
            returning.answer_point(act, article, point.id, done=True)
    reviewing.submit(act, article)


def _a_step(act: Act, article: str, rng: random.Random, folder: Path) -> None:
    a_step(act, rng, article, folder)


def _resolve(act: Act, article: str, rng: random.Random) -> None:
    merged = reconciling.open_merge(act, article)
    if merged:
        reconciling.resolve(act, article, {c.id: rng.choice(("mine", "theirs", "both")) for c in merged.conflicts})


def _rename(act: Act, rng: random.Random) -> None:
    person = staffing.require_me(act)
    staffing.enrol(act, f"{person.name.split(',')[0]}, {rng.choice(_WORDS)}", person.roles, id=person.id)
