"""Several people at one machine: what one of them wrote and has not sent is put aside for them, and nobody's words become another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import correcting, drafting, following, proposing, publishing, returning, reviewing, staffing
from newsdesk.article.content import Content, Notice
from newsdesk.desk import Desk
from newsdesk.returning import PointWanted

TEXT = Content(headline="Kanopi Pasar Roboh", body="Kanopi roboh.\n\nTiga lapak rusak.", reporters=("Rina",))
PEOPLE = {"Rina": ("reporter",), "Bagus": ("editor",), "Wati": ("editor", "chief")}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path)
    for name, roles in PEOPLE.items():
        opened.do(staffing.enrol, name, roles)
    be(opened, "Rina")
    yield opened
    opened.close()


def be(desk: Desk, name: str) -> frozenset[str]:
    """Whose drafts are others now."""
    done = desk.do(following.become, next(p.id for p in desk.ask(staffing.people) if p.name == name))
    return done.changed.articles if following.HANDS in done.changed.kinds else frozenset()


def write(desk: Desk, article: str, old: str, new: str) -> None:
    now = desk.ask(drafting.draft, article).content
    desk.do(drafting.save_draft, article, replace(now, body=now.body.replace(old, new)))


def body(desk: Desk, article: str) -> str:
    return desk.ask(drafting.draft, article).content.body


def sent(desk: Desk) -> str:
    article = str(desk.do(drafting.start, TEXT).result)
    desk.do(reviewing.submit, article)
    return article


def test_suggestions_are_what_the_editor_typed(desk: Desk) -> None:
    article = sent(desk)
    write(desk, article, "Tiga", "Empat")
    assert be(desk, "Bagus") == {article}
    assert body(desk, article) == TEXT.body, "the editor has what was sent"
    assert desk.ask(following.put_aside, article) == ("Rina",)
    write(desk, article, "roboh", "ambruk")
    desk.do(returning.send_back, article, [PointWanted("source")], suggesting=True)
    (made,) = desk.ask(proposing.suggested, article)
    assert (made.name, made.suggestion.edits[0].text.strip()) == ("Bagus", "ambruk")
    assert be(desk, "Rina") == {article}
    assert body(desk, article) == TEXT.body.replace("Tiga", "Empat"), "hers is where she left it"
    assert desk.ask(following.put_aside, article) == ()
    desk.do(proposing.settle, article, [made.id], True)
    assert body(desk, article) == "Kanopi ambruk.\n\nEmpat lapak rusak."


def test_what_was_never_sent_is_everybodys_and_what_is_as_sent_is_nobodys(desk: Desk) -> None:
    draft, article = str(desk.do(drafting.start, replace(TEXT, headline="Draf")).result), sent(desk)
    write(desk, draft, "Tiga", "Empat")
    assert be(desk, "Bagus") == frozenset() and "Empat" in body(desk, draft)
    assert desk.ask(following.put_aside, article) == ()
    assert be(desk, "Bagus") == frozenset(), "nobody else came"


def test_a_text_that_has_moved_on_becomes_one_with_what_waited(desk: Desk) -> None:
    article = sent(desk)
    write(desk, article, "Tiga", "Empat")
    be(desk, "Bagus")
    write(desk, article, "roboh", "ambruk")
    head = desk.do(reviewing.submit, article).result
    assert reviewing_people(desk, article, head) == "Bagus"
    be(desk, "Rina")
    assert body(desk, article) == TEXT.body.replace("Tiga", "Empat")
    newest = desk.do(reviewing.submit, article).result
    desk.ask(reviewing.revision_content, newest)
    assert body(desk, article) == "Kanopi ambruk.\n\nEmpat lapak rusak."


def reviewing_people(desk: Desk, article: str, revision: str) -> str:
    from newsdesk import history

    return next(one.name for one in desk.ask(history.revisions, article) if one.hash == revision)


def test_what_readers_are_told_of_a_change_goes_from_hand_to_hand(desk: Desk, tmp_path: Path) -> None:
    article = sent(desk)
    be(desk, "Wati")
    desk.do(reviewing.approve, article, desk.ask(reviewing.standing, article).head)
    desk.do(publishing.export, article, tmp_path / "out")
    desk.do(correcting.change_published, article, "correct", "Empat lapak, bukan tiga.")
    assert be(desk, "Rina") == frozenset(), "the chief has written nothing in it"
    notices = desk.ask(drafting.draft, article).content.notices
    assert [notice.text for notice in notices] == ["Empat lapak, bukan tiga."]
    write(desk, article, "Tiga", "Empat")
    be(desk, "Wati")
    assert desk.ask(drafting.draft, article).content.notices == notices and body(desk, article) == TEXT.body
    desk.do(correcting.reword, article, "Empat lapak yang rusak.")
    be(desk, "Rina")
    now = desk.ask(drafting.draft, article).content
    assert now.body == TEXT.body.replace("Tiga", "Empat") and now.notices[0] == Notice("correct", "Empat lapak yang rusak.",
                                                                                       notices[0].at)


def test_it_is_found_among_what_was_written_before(desk: Desk) -> None:
    article = sent(desk)
    write(desk, article, "Tiga", "Empat")
    be(desk, "Bagus")
    assert any("Empat" in one.content.body for one in desk.ask(drafting.snapshots, article)), "no word is in one place alone"


@settings(max_examples=4)
@given(st.lists(st.tuples(st.sampled_from(sorted(PEOPLE)), st.integers(0, 2)), min_size=1, max_size=12))
def test_everybody_finds_what_they_left(tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[str, int]]) -> None:
    """Whoever comes, as often as they like: each has their own words, and what was sent is as it was."""
    desk = Desk.open(tmp_path_factory.mktemp("n"))
    try:
        for name, roles in PEOPLE.items():
            desk.do(staffing.enrol, name, roles)
        be(desk, "Rina")
        articles = [sent(desk) for _ in range(3)]
        left = {(name, n): TEXT.body for name in PEOPLE for n in range(3)}
        for name, n in turns:
            be(desk, name)
            assert [body(desk, one) for one in articles] == [left[name, k] for k in range(3)]
            left[name, n] += f" {name}."
            write(desk, articles[n], body(desk, articles[n]), left[name, n])
        for one in articles:
            assert desk.ask(reviewing.revision_content, desk.ask(reviewing.standing, one).head).body == TEXT.body
    finally:
        desk.close()
