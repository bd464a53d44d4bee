"""Several machines of one newsroom, with events going between them: also late, twice, in parts, or never."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from newsdesk import correcting, drafting, exchanging, reconciling, returning, reviewing, staffing
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.store.tables import Article
from tests.core.test_workflow import text, whole

ROLES = (("reporter",), ("editor",), ("reporter", "editor", "chief"), ("reporter",), ("editor",))
WORDS = "banjir rob warga posko tegal slawi brebes pasar beras harga bupati desa sungai jalan malam pagi perahu dinas".split()


@contextmanager
def machines(folder: Path, count: int) -> Iterator[list[Desk]]:
    """So many newsrooms whose people know of each other."""
    desks = [Desk.open(folder / f"machine-{n}") for n in range(count)]
    try:
        for number, desk in enumerate(desks):
            desk.do(staffing.settle_in, f"Orang {number}", ROLES[number % len(ROLES)], "disway-jateng")
        meet(desks)
        yield desks
    finally:
        for desk in desks:
            with suppress(ValueError):  # closed already, so that a command could open it
                desk.close()


def carry(there: Desk, here: Desk, articles: list[str] | None = None) -> exchanging.Taken:
    """Everything that one machine has and another lacks (of some articles)."""
    return here.do(exchanging.take, there.do(exchanging.parcel, here.ask(exchanging.held), articles).result).result


def meet(desks: list[Desk]) -> None:
    """Everybody has everything: merging and acknowledging are events, too, so it takes some rounds."""
    for _ in range(8):
        if not sum(carry(there, here).events for there in desks for here in desks if there is not here):
            return
    raise AssertionError("the machines never come to rest")


def views(desk: Desk) -> Any:
    return desk.ask(whole)


def started(desk: Desk, body: str = "Warga mengungsi ke posko sejak pagi. Perahu karet disiapkan.") -> str:
    """An article that was submitted on a machine."""
    article = desk.do(drafting.start, text("Banjir Rob di Pesisir Tegal", body)).result
    desk.do(reviewing.submit, article)
    return article


def rewrite(desk: Desk, article: str, old: str, new: str, submit: bool = True) -> None:
    def change(act: Act) -> None:
        content = drafting.draft(act, article).content
        assert old in content.body
        drafting.save_draft(act, article, text(content.headline, content.body.replace(old, new)))

    desk.do(change)
    if submit:
        desk.do(reviewing.submit, article)


def wander(desks: list[Desk], rng: random.Random, steps: int) -> None:
    """People at random work, and events at random ways."""
    lost: list[tuple[Desk, list[dict[str, Any]]]] = []
    for _ in range(steps):
        desk = rng.choice(desks)
        kind = rng.random()
        if kind < 0.35:
            other = rng.choice([d for d in desks if d is not desk])
            events = desk.do(exchanging.parcel, {} if rng.random() < 0.2 else other.ask(exchanging.held)).result
            rng.shuffle(events)
            if rng.random() < 0.3:
                lost.append((other, events))  # late, or never
            else:
                other.do(exchanging.take, events)
        elif kind < 0.4 and lost:
            late, events = lost.pop(rng.randrange(len(lost)))
            late.do(exchanging.take, events)
        else:
            _work(desk, rng)


def _work(desk: Desk, rng: random.Random) -> None:
    articles = sorted(article.id for article in desk.ask(lambda look: look.session.query(Article).all()))
    if not articles or rng.random() < 0.08:
        started(desk, _sentences(rng, 6))
        return
    article = rng.choice(articles)
    verb = rng.choice(_VERBS)
    try:
        desk.do(verb, article, rng)
    except Refused:
        pass


def _sentences(rng: random.Random, count: int) -> str:
    said = (" ".join(rng.choices(WORDS, k=rng.randint(4, 9))).capitalize() + "." for _ in range(count))
    return "".join(sentence + rng.choice((" ", "\n\n")) for sentence in said).strip()


def _edit(act: Act, article: str, rng: random.Random) -> None:
    content = drafting.draft(act, article).content
    parts = content.body.split(". ")
    parts[rng.randrange(len(parts))] = _sentences(rng, 1).removesuffix(".")
    drafting.save_draft(act, article, text(content.headline or "Banjir Rob di Pesisir Tegal", ". ".join(parts)))


def _edit_and_submit(act: Act, article: str, rng: random.Random) -> None:
    _edit(act, article, rng)
    reviewing.submit(act, article)


def _resolve(act: Act, article: str, rng: random.Random) -> None:
    merged = reconciling.open_merge(act, article)
    if merged:
        reconciling.resolve(act, article, {c.id: rng.choice(("mine", "theirs", "both")) for c in merged.conflicts})


_VERBS: tuple[Callable[[Act, str, random.Random], Any], ...] = (
    _edit, _edit_and_submit, _edit_and_submit, _resolve,
    lambda act, article, rng: reviewing.claim(act, article),
    lambda act, article, rng: reviewing.submit(act, article),
    lambda act, article, rng: reviewing.approve(act, article, reviewing.standing(act, article).head, "Mendesak."),
    lambda act, article, rng: returning.send_back(act, article, [returning.PointWanted("facts", "Cek angka.")]),
    lambda act, article, rng: [returning.answer_point(act, article, p.id, done=True) for p in returning.points(act, article)],
    lambda act, article, rng: reviewing.take_back(act, article),
    lambda act, article, rng: correcting.bin_article(act, article),
    lambda act, article, rng: correcting.unbin(act, article),
)
