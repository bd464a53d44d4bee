"""Three people take steps at random: whatever they try, nobody approves their own text or one with open suggestions, nothing
unapproved is exported, no note or suggestion is lost, and a refused step changes nothing."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from newsdesk import correcting, drafting, noting, proposing, publishing, returning, reviewing, staffing, stepping
from newsdesk.article.content import Content
from newsdesk.article.steps import SMALL_SHARE, STEPS
from newsdesk.authorship import shares
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.history import history
from newsdesk.returning import PointWanted
from newsdesk.store import log
from newsdesk.store.tables import VIEWS, Article, Event, Revision, Step
from newsdesk.text.anchors import Anchor, anchor_at

STEPS_TAKEN = int(os.environ.get("NEWSDESK_WORKFLOW_STEPS", "500"))
"""How many; `./test workflow 100000` takes a quarter of an hour."""
ROUND = 1_000
"""Steps in one newsroom; then comes another one, with other chances."""
PEOPLE = (("Rina", ("reporter",)), ("Bagus", ("editor",)), ("Wati", ("reporter", "editor", "chief")))
WORDS = "banjir rob genangan warga dapur umum posko perahu karet tanggul sungai hujan pagi sore camat lurah".split()


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def people(desk: Desk) -> dict[str, str]:
    return {name: desk.do(staffing.enrol, name, roles).result for name, roles in PEOPLE}


def by(person: str, verb, *args, **kwargs):
    """A verb done by somebody."""
    def acted(act: Act):
        with staffing.acting_as(act, person):
            return verb(act, *args, **kwargs)

    return acted


def text(headline: str, body: str) -> Content:
    """An article that nothing of the checklist holds."""
    return Content(headline=headline, body=body, reporters=("Rina",))


def whole(look: Look) -> list[list[tuple[object, ...]]]:
    """Every row of every view."""
    return [sorted(look.session.execute(select(*view.__table__.columns)).all(), key=repr) for view in VIEWS]


def write(act: Act, article: str, chance: random.Random) -> None:
    lines = [" ".join(chance.choices(WORDS, k=chance.randint(3, 12))).capitalize() + "." for _ in range(chance.randint(1, 4))]
    drafting.save_draft(act, article, text("Banjir Rob di Pesisir Tegal Meluas", "\n\n".join(lines)))


def a_step(act: Act, chance: random.Random, article: str, folder: Path) -> None:
    """Something a person could try, sensible or not."""
    step = chance.choice(["write", "write", "submit", "submit", "approve", "approve", "return", "answer", "export", "claim", "release",
                          "take-back", "publish", "correct", "update", "reply", "withdraw", "bin", "unbin", "suggest", "settle", "settle",
                          "note", "remark"])
    known = act.session.scalars(select(Revision.hash).where(Revision.article == article)).all()
    if step == "write":
        write(act, article, chance)
    elif step == "submit":
        reviewing.submit(act, article)
    elif step == "approve":
        head = reviewing.standing(act, article).head
        reviewing.approve(act, article, chance.choice([head, head, *known, "0" * 64]), chance.choice(["", "Penting."]))
    elif step == "return":
        returning.send_back(act, article, [PointWanted(chance.choice(returning.REASONS), chance.choice(["", "Siapa?"]))])
    elif step == "answer":
        points = [p.id for p in returning.points(act, article) if p.state == "open"]
        returning.answer_point(act, article, chance.choice([*points, "tidak-ada"]), chance.choice(["", "Sudah."]), chance.random() < 0.5)
    elif step in ("suggest", "settle", "note", "remark"):
        a_remark(act, chance, article, step)
    elif step == "export":
        publishing.export(act, article, folder)
    elif step == "publish":
        correcting.mark_published(act, article, chance.choice(["", "https://contoh.id/read/1/banjir"]), "2026-05-10T10:00+07:00")
    elif step in ("correct", "update", "reply", "withdraw"):
        correcting.change_published(act, article, step, chance.choice(["", "Angka keliru."]))
    else:
        {"claim": reviewing.claim, "release": reviewing.release, "take-back": reviewing.take_back, "bin": correcting.bin_article,
         "unbin": correcting.unbin}[step](act, article)


def a_remark(act: Act, chance: random.Random, article: str, step: str) -> None:
    """Something a person could say about a text, or answer to it."""
    content = drafting.draft(act, article).content
    if step == "suggest":
        words = content.body.split(" ")
        words[chance.randrange(len(words))] = chance.choice(WORDS)
        drafting.save_draft(act, article, replace(content, body=" ".join(words)))
        proposing.propose(act, article)
    elif step == "settle":
        known = [one.id for one in proposing.suggested(act, article) if one.state == "open" or chance.random() < 0.05]
        proposing.settle(act, article, chance.choice([known, known[:1], known[1:]]), chance.random() < 0.6)
    elif step == "note":
        at = chance.randrange(len(content.body) + 1)
        anchor = chance.choice([Anchor(), Anchor("headline"), anchor_at("body", content.body, at, at + chance.randint(1, 60))])
        noting.add_note(act, article, content, anchor, chance.choice(["", "Benar begitu, @Rina?"]))
    else:
        note = chance.choice([*(one.id for one in noting.notes(act, article, content)), "tidak-ada"])
        verb = chance.choice([noting.settle_note, noting.reopen_note, lambda *args: noting.reply(*args, "Sudah, @Bagus.")])
        verb(act, article, note)


def test_any_steps_by_three_people(tmp_path: Path) -> None:
    kinds: Counter[str] = Counter()
    refused = revisions = 0
    for number, begin in enumerate(range(0, STEPS_TAKEN, ROUND)):
        refusals, found = any_steps(tmp_path / str(number), 11 + number, min(ROUND, STEPS_TAKEN - begin))
        kinds += found
        refused += refusals
        revisions += found["revision.made"]
        if STEPS_TAKEN > ROUND:
            print(f"{begin + ROUND} steps, {refused} refused, {revisions} revisions", flush=True)
    print(f"{STEPS_TAKEN} steps, {refused} refused, {dict(kinds)}")
    assert 0 < refused < STEPS_TAKEN and revisions > 3
    assert {"suggestion.made", "suggestion.settled", "note.added", "note.replied", "note.settled"} <= set(kinds)


def any_steps(folder: Path, seed: int, steps: int) -> tuple[int, Counter[str]]:
    """So many steps in a new newsroom; returns how many were refused, and how many events of each kind there are."""
    chance = random.Random(seed)
    desk = Desk.open(folder)
    people = {name: desk.do(staffing.enrol, name, roles).result for name, roles in PEOPLE}
    articles = [desk.do(by(people["Rina"], drafting.start, text("Judul", "Isi."))).result for _ in range(3)]
    seen: dict[str, str] = {}
    refused = 0
    for number in range(steps):
        article, person = chance.choice(articles), chance.choice(list(people.values()))
        before = desk.ask(whole), desk.ask(lambda look: look.session.scalar(select(func.count(Event.hash))))
        try:
            desk.do(by(person, a_step, chance, article, folder / "out"))
        except Refused:
            refused += 1
            assert before == (desk.ask(whole), desk.ask(lambda look: look.session.scalar(select(func.count(Event.hash)))))
        for name, content in desk.ask(lambda look: look.session.execute(select(Revision.hash, Revision.content)).all()):
            assert seen.setdefault(name, content) == content
        if number % 100 == 99 or number == steps - 1:
            desk.ask(no_wrong_approval)
            desk.ask(nothing_said_is_lost, articles)
            rebuilt(desk)
    kinds = desk.ask(lambda look: Counter(look.session.scalars(select(Event.kind))))
    assert desk.ask(lambda look: log.damaged(look.session)) == []
    desk.close()
    return refused, kinds


def rebuilt(desk: Desk) -> None:
    """The views equal those that the log makes."""
    before = desk.ask(whole)
    desk.do(lambda act: log.rebuild_views(act.session))
    assert desk.ask(whole) == before


def no_wrong_approval(look: Look) -> None:
    """Every approval in the log was that person's to give, and every export is of a revision approved before it."""
    roles = {person.id: person.roles for person in staffing.people(look)}
    approved: set[str] = set()
    rows = look.session.scalars(select(Step).join(Event, Event.hash == Step.event).order_by(Event.seq)).all()
    for row in rows:
        if row.step == "approve":
            assert {"editor", "chief"} & set(roles[row.person])
            share = shares(look, row.article, row.revision).get(row.person, 0.0)
            assert share <= SMALL_SHARE or ("chief" in roles[row.person] and "override" in row.details)
            approved.add(row.revision)
        elif row.step == "export":
            assert row.revision in approved


def nothing_said_is_lost(look: Look, articles: list[str]) -> None:
    """Every note and suggestion of the log is listed, a note on its words or as lost, and none was open at an approval."""
    for article in articles:
        events = look.session.scalars(select(Event).where(Event.article == article).order_by(Event.seq)).all()
        still: set[str] = set()
        for event in events:
            payload = json.loads(event.payload)
            if event.kind == "suggestion.made":
                still.add(payload["change"]["id"])
            elif event.kind == "suggestion.settled":
                still.remove(payload["id"])
            elif event.kind == "step.taken" and payload["step"] == "approve":
                assert not still
        count = Counter(event.kind for event in events)
        every = proposing.suggested(look, article)
        assert len(every) == count["suggestion.made"] and {one.id for one in every if one.state == "open"} == still
        content = drafting.draft(look, article).content
        notes = noting.notes(look, article, content)
        assert len(notes) == count["note.added"] and sum(len(note.replies) for note in notes) == count["note.replied"]
        assert all(note.where.lost or note.where.spans or note.where.anchor.whole for note in notes)
        assert len(proposing.standing_in(look, article, content)) == len(still)


# ---- one by one --------------------------------------------------------------------------------------------------

def submitted(desk: Desk, people: dict[str, str], body: str = "Warga mengungsi ke posko sejak pagi. Perahu karet disiapkan.") -> str:
    content = text("Banjir Rob di Pesisir Tegal", body)
    article = desk.do(by(people["Rina"], drafting.start, content)).result
    desk.do(by(people["Rina"], reviewing.submit, article))
    return article


def refusal(desk: Desk, person: str, verb, *args, **kwargs) -> Refused:
    with pytest.raises(Refused) as refused:
        desk.do(by(person, verb, *args, **kwargs))
    return refused.value


def test_four_eyes_and_the_chief_s_override(desk: Desk, people: dict[str, str]) -> None:
    article = submitted(desk, people)
    head = desk.ask(reviewing.standing, article).head
    assert refusal(desk, people["Rina"], reviewing.approve, article, head).code == "step-not-yours"
    # An editor who rewrote more than a small share has become an author.
    longer = "Warga mengungsi ke posko sejak pagi. Perahu karet disiapkan. Camat meminta semua orang tetap waspada sampai malam."
    desk.do(by(people["Bagus"], drafting.save_draft, article, text("Banjir Rob di Pesisir Tegal", longer)))
    head = desk.do(by(people["Bagus"], reviewing.submit, article)).result
    mine = desk.ask(shares, article, head)
    assert 0.3 < mine[people["Bagus"]] < 0.5 and abs(sum(mine.values()) - 1) < 1e-9
    assert refusal(desk, people["Bagus"], reviewing.approve, article, head).code == "four-eyes"
    desk.do(by(people["Wati"], reviewing.approve, article, head))
    # The chief's own text needs a reason, which is listed.
    own = desk.do(by(people["Wati"], drafting.start, text("Tajuk", "Tajuk rencana hari ini."))).result
    head = desk.do(by(people["Wati"], reviewing.submit, own)).result
    assert refusal(desk, people["Wati"], reviewing.approve, own, head).code == "override-reason-missing"
    desk.do(by(people["Wati"], reviewing.approve, own, head, "Redaktur berhalangan."))
    last = desk.ask(history, own)[-1]
    assert last.facts["details"] == {"override": "Redaktur berhalangan.", "share": "100"} and last.person == "Wati"


def test_who_is_alone_may_approve_and_the_log_says_so(desk: Desk) -> None:
    me = desk.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng").result
    article = desk.do(drafting.start, text("Judul berita", "Isi berita.")).result
    desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
    assert desk.ask(history, article)[-1].facts["details"]["override"] == stepping.ALONE and me


def test_small_mending_leaves_the_editor_an_editor(desk: Desk, people: dict[str, str]) -> None:
    article = submitted(desk, people, "Warga mengungsi ke posko sejak pagi. " * 6)
    now = desk.ask(drafting.draft, article).content
    mended = text(now.headline, now.body.replace("sejak pagi", "sejak subuh", 1))
    desk.do(by(people["Bagus"], drafting.save_draft, article, mended))
    head = desk.do(by(people["Bagus"], reviewing.submit, article)).result
    desk.do(by(people["Bagus"], reviewing.approve, article, head))
    assert desk.ask(reviewing.standing, article).stage == "approved"


def test_what_came_back_has_to_be_answered(desk: Desk, people: dict[str, str]) -> None:
    article = submitted(desk, people)
    assert refusal(desk, people["Bagus"], returning.send_back, article, []).code == "reason-missing"
    wanted = [PointWanted("source", "Siapa yang menyebut?"), PointWanted("length")]
    desk.do(by(people["Bagus"], returning.send_back, article, wanted))
    assert desk.ask(reviewing.standing, article).stage == "returned"
    assert refusal(desk, people["Rina"], reviewing.submit, article).facts == {"count": 2}
    first, second = desk.ask(returning.points, article)
    desk.do(by(people["Rina"], returning.answer_point, article, first.id, "Camat."))
    assert refusal(desk, people["Rina"], returning.answer_point, article, second.id).code == "answer-missing"
    desk.do(by(people["Rina"], returning.answer_point, article, second.id, done=True))
    desk.do(by(people["Rina"], reviewing.submit, article))
    assert {p.state for p in desk.ask(returning.points, article)} == {"answered", "done"}


def test_a_claim_locks_nothing_and_is_gone_with_the_next_step(desk: Desk, people: dict[str, str]) -> None:
    article = submitted(desk, people)
    desk.do(by(people["Bagus"], reviewing.claim, article))
    row = desk.ask(lambda look: look.session.get_one(Article, article))
    assert row.reader == people["Bagus"] and row.reading_since is not None
    desk.do(by(people["Rina"], drafting.save_draft, article, text("Banjir Rob Meluas", "Isi yang lebih baru.")))
    desk.do(by(people["Rina"], reviewing.submit, article))
    head = desk.ask(reviewing.standing, article).head
    desk.do(by(people["Bagus"], reviewing.approve, article, head))
    assert desk.ask(lambda look: look.session.get_one(Article, article)).reader == ""


def test_after_publishing(desk: Desk, people: dict[str, str], tmp_path: Path) -> None:
    article = submitted(desk, people)
    desk.do(by(people["Bagus"], reviewing.approve, article, desk.ask(reviewing.standing, article).head))
    refused = refusal(desk, people["Bagus"], correcting.mark_published, article, "https://contoh.id/read/1/a", "kemarin")
    assert refused.code == "time-not-one"
    desk.do(by(people["Bagus"], publishing.export, article, tmp_path / "out"))
    desk.do(by(people["Bagus"], correcting.mark_published, article, "https://contoh.id/read/1/a", "2026-05-10T10:00+07:00"))
    assert refusal(desk, people["Rina"], correcting.change_published, article, "correct", " ").code == "reason-missing"
    assert refusal(desk, people["Rina"], correcting.change_published, article, "withdraw", "Keliru").code == "step-not-yours"
    desk.do(by(people["Bagus"], correcting.change_published, article, "withdraw", "Narasumber keberatan."))
    desk.do(by(people["Rina"], reviewing.submit, article))
    desk.do(by(people["Bagus"], reviewing.approve, article, desk.ask(reviewing.standing, article).head))
    desk.do(by(people["Bagus"], publishing.export, article, tmp_path / "out"))
    desk.do(by(people["Bagus"], correcting.mark_published, article, "https://contoh.id/read/1/a", "2026-05-11T10:00+07:00"))
    state = desk.ask(reviewing.standing, article)
    assert (state.stage, state.address) == ("withdrawn", "https://contoh.id/read/1/a")


def test_every_step_says_why_it_cannot_be_taken(desk: Desk, people: dict[str, str]) -> None:
    article = submitted(desk, people)
    desk.do(staffing.set_setting, "me", people["Rina"])
    now = {p.step: p.refused.code if p.refused else "" for p in desk.ask(stepping.possible, article)}
    assert set(now) == {step.name for step in STEPS}
    assert (now["submit"], now["take-back"], now["approve"], now["export"]) == ("", "", "step-not-yours", "step-wrong-stage")
    desk.do(staffing.set_setting, "me", people["Bagus"])
    now = {p.step: p for p in desk.ask(stepping.possible, article)}
    assert now["return"].refused is None and now["return"].asks == ("reason",) and now["take-back"].refused is not None


def test_an_older_store_is_brought_up_to_date_and_equals_a_new_one(tmp_path: Path) -> None:
    import pysqlite3.dbapi2 as sqlite

    desk = Desk.open(tmp_path)
    submitted(desk, {name: desk.do(staffing.enrol, name, roles).result for name, roles in PEOPLE})
    before = desk.ask(whole)
    store = desk.home.store
    desk.close()
    raw = sqlite.connect(store)
    made_new = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    raw.executescript("DROP TABLE point; ALTER TABLE article DROP COLUMN purpose; ALTER TABLE step DROP COLUMN reason;"
                      "PRAGMA user_version=1")
    raw.close()
    again = Desk.open(tmp_path)
    assert again.ask(whole) == before and list(again.home.backups.glob("*.sqlite3"))
    again.close()
    raw = sqlite.connect(store)
    assert dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")) == made_new
    raw.close()
