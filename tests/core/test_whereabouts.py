"""Where a text is: told only as far as the proof of it is here, for one article and for a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import event as listening

from newsdesk import exchanging, mailing, reviewing, sharing, whereabouts
from newsdesk.article.textpack import read_pack
from newsdesk.desk import Desk
from newsdesk.whereabouts import Where
from tests.core.machines import carry, machines, rewrite, started
from tests.core.test_exchanging import head


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A reporter's laptop and the machine of an editor who is the chief; they have met."""
    with machines(tmp_path, 3) as desks:
        yield desks[0], desks[2]


def where(desk: Desk, article: str) -> Where:
    return desk.ask(whereabouts.whereabouts, [article])[article]


def test_a_text_goes_its_way_step_by_step_and_each_needs_its_proof(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    assert where(laptop, article) == Where("here")
    letter = mailing.prepare_letter(laptop, [article])
    assert where(laptop, article).place == "here", "a file that nobody wrote is nowhere"
    path = mailing.deliver(laptop, letter, tmp_path)
    sent = where(laptop, article)
    assert (sent.place, sent.road, sent.by, sent.name) == ("sent", "file", path.name, "")
    editor.do(mailing.receive, read_pack(path.read_bytes()))
    assert where(laptop, article).place == "sent", "the laptop cannot know it yet"
    assert where(editor, article) == Where(""), "nothing of it was made there"
    carry(editor, laptop)
    got = where(laptop, article)
    assert (got.place, got.name, got.at is not None) == ("received", "Orang 2", True)
    editor.do(reviewing.approve, article, head(editor, article))
    assert where(editor, article).place == "here", "the approval has not left the editor's machine"
    carry(editor, laptop)
    assert where(laptop, article).place == "approved"


def test_what_is_submitted_again_is_here_again(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    carry(laptop, editor)
    carry(editor, laptop)
    mailing.deliver(laptop, mailing.prepare_letter(laptop, [article]), tmp_path)
    assert where(laptop, article).place == "received"
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    assert where(laptop, article) == Where("here"), "neither the file nor the receipt is of this text"


def test_a_file_without_the_newest_step_is_not_called_sent(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, _ = two
    article = started(laptop)
    letter = mailing.prepare_letter(laptop, [article])
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    mailing.deliver(laptop, letter, tmp_path)
    assert where(laptop, article) == Where("here")


def test_a_merge_that_the_machine_made_by_itself_is_nobodys_news(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    article = started(laptop)
    carry(laptop, editor)
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    rewrite(editor, article, "Perahu karet", "Dua perahu karet")
    carry(laptop, editor)
    events = editor.do(exchanging.parcel, laptop.ask(exchanging.held)).result
    own = [event for event in events if event["kind"] != "revision.made" or '"person":""' not in event["payload"]]
    assert len(own) == len(events) - 1, "what the editor's machine put together stays on the way"
    laptop.do(exchanging.take, own)
    assert head(laptop, article) == head(editor, article), "so this machine put it together, too"
    assert where(laptop, article).place == "received"


def test_the_folder_says_by_itself_that_it_got_a_text(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    (tmp_path / "bersama").mkdir()
    sharing.exchange(laptop, tmp_path / "bersama")
    assert (where(laptop, article).place, where(laptop, article).road) == ("sent", "folder")
    sharing.exchange(editor, tmp_path / "bersama")
    sharing.exchange(laptop)
    assert where(laptop, article).name == "Orang 2"
    assert laptop.ask(exchanging.received, article)[0].name == "Orang 2", "the events themselves say the same"


def test_a_list_of_ten_thousand_asks_a_few_times_not_once_a_row(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    articles = [started(laptop, f"Warga {n} mengungsi ke posko.") for n in range(30)]
    carry(laptop, editor)
    carry(editor, laptop)
    asked: list[str] = []
    listening.listen(laptop._engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    found = laptop.ask(whereabouts.whereabouts, [*articles, *(f"{n:016x}" for n in range(10_000 - len(articles)))])
    assert {one.place for one in found.values()} == {"received"} and len(found) == 30
    assert len([said for said in asked if said.startswith("SELECT")]) <= 4 * 26 + 2
    asked.clear()
    begun = perf_counter()
    laptop.ask(whereabouts.whereabouts, articles)
    assert len([said for said in asked if said.startswith("SELECT")]) <= 6  # people, the list, and four of the articles
    assert perf_counter() - begun < 1
