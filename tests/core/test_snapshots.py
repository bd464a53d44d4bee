"""Words that were taken away come back: when a snapshot is kept, which stay with age, and what two texts differ in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from newsdesk import staffing
from newsdesk.article.content import Content, Picture
from newsdesk.article.readable import with_loss
from newsdesk.desk import Desk
from newsdesk.store.drafts import Aged, thinned, write_draft
from newsdesk.store.tables import Snapshot
from newsdesk.text.body import lines_of
from newsdesk.text.comparison import lost_in, lost_words, taken_out
from newsdesk.text.spans import spans

START = datetime(2026, 3, 4, 8, tzinfo=UTC)
SENTENCE = "Warga kampung Karangmalang membersihkan saluran air bersama petugas sejak pagi. "


class Typing:
    """Drafts of one article, written at moments of the test's own."""

    def __init__(self, session: Session) -> None:
        self.session, self.number = session, 0

    def write(self, body: str, seconds: float) -> None:
        self.number += 1
        at = START + timedelta(seconds=seconds)
        write_draft(self.session, "a", Content(headline="Judul", body=body).to_json(), self.number, at)

    def kept(self) -> list[str]:
        rows = self.session.scalars(select(Snapshot.content).order_by(Snapshot.id))
        return [Content.from_json(content).body for content in rows]


@pytest.fixture
def typing(tmp_path: Path):
    desk = Desk.open(tmp_path)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter",), "disway-jateng")
    with Session(desk._engine) as session, session.begin():
        yield Typing(session)
    desk.close()


def test_a_snapshot_a_minute_while_the_text_grows(typing: Typing) -> None:
    for second in range(0, 301, 5):
        typing.write(SENTENCE * (second + 1), second)
    assert len(typing.kept()) == 6


def test_an_emptied_and_a_halved_text_leave_a_snapshot_first(typing: Typing) -> None:
    typing.write("Awal.", 0)
    typing.write("Awal. " + SENTENCE, 1)
    typing.write("Awal. " + SENTENCE * 9, 2)
    typing.write("Awal. " + SENTENCE * 4, 3)
    assert typing.kept()[-1].count("Karangmalang") == 9
    typing.write("Lain sekali. " * 3, 4)
    typing.write("", 5)
    assert typing.kept()[-1].startswith("Lain sekali.")


def test_held_backspace_leaves_one_snapshot_with_all_of_it(typing: Typing) -> None:
    typing.write("Awal.", 0)
    body = "Awal. " + SENTENCE * 3
    typing.write(body, 1)
    for step in range(1, 12):
        typing.write(body[: -20 * step], 1 + step * 0.4)
    assert typing.kept().count(body) == 1 and len(typing.kept()) == 2


def test_correcting_a_word_leaves_none(typing: Typing) -> None:
    for number, word in enumerate(("pgi", "pag", "pagi", "siang", "")):
        typing.write(SENTENCE + word, number)
    assert len(typing.kept()) == 1


@settings(max_examples=12)
@given(st.lists(st.text(alphabet="ab c.\n", max_size=60), min_size=2, max_size=12))
def test_every_longer_run_of_words_is_in_the_draft_or_in_a_snapshot(tmp_path_factory: pytest.TempPathFactory, bodies: list[str]) -> None:
    desk = Desk.open(tmp_path_factory.mktemp("n"))
    with Session(desk._engine) as session, session.begin():
        typing = Typing(session)
        for number, body in enumerate(bodies):
            typing.write(body, number * 0.4)
            out = taken_out(bodies[number - 1], body) if number else ""
            if len(out.split()) >= 3:
                assert any(out.strip() in kept for kept in typing.kept())
    desk.close()


def test_snapshots_thin_out_with_age_and_keep_the_longest_of_a_stretch() -> None:
    now = START + timedelta(days=40)
    hours = [Aged(n, now - timedelta(minutes=40 * 24 * 60 - n), 100 + n % 7) for n in range(40 * 24 * 60)]
    out = set(thinned(hours, now))
    left = [row for row in hours if row.id not in out]
    recent = [row for row in left if now - row.at < timedelta(hours=2)]
    assert len(recent) == 119
    day = [row for row in left if timedelta(hours=2) <= now - row.at < timedelta(days=1)]
    assert 130 <= len(day) <= 135 and sum(row.size < 106 for row in day) <= 1  # the stretch that has only begun
    assert len(left) < 420
    assert thinned(left, now) == []


def test_a_text_just_before_it_was_emptied_stays() -> None:
    now = START + timedelta(days=5)
    rows = [Aged(1, START, 5000), Aged(2, START + timedelta(minutes=1), 60), Aged(3, START + timedelta(minutes=2), 9000),
            Aged(4, START + timedelta(minutes=3), 8000)]
    assert thinned(rows, now) == [2, 4]


WORDS = st.lists(st.sampled_from(["satu", "dua", "tiga", "empat,", "\n\n", "lima.", "  "]), max_size=40).map(" ".join)


@given(then=WORDS, now=WORDS)
def test_a_text_with_what_it_lost_is_all_of_it_and_says_what_went(then: str, now: str) -> None:
    stretches = lost_in(then, now)
    assert "".join(one.text for one in stretches) == "\n".join(lines_of(then))
    assert all(one.lost != other.lost for one, other in zip(stretches, stretches[1:], strict=False))
    marked = [word for one in stretches if one.lost for word in one.text.split() if word.strip(".,")]
    assert lost_words(then, now) <= len(marked) and (lost_words(then, now) == 0) <= (lost_words(then + " enam", now) == 1)


@given(before=st.text("ab ", max_size=30), after=st.text("ab ", max_size=30))
def test_what_an_edit_took_out_stood_in_the_text(before: str, after: str) -> None:
    out = taken_out(before, after)
    at = next(n for n in range(len(before) + 1) if before[n:].startswith(out) and after.startswith(before[:n])
              and after.endswith(before[n + len(out):]))
    assert at <= len(before)


def test_one_changed_word_is_shown_as_one_word() -> None:
    stretches = lost_in("Harga cabai naik.\n\nPasar ramai.", "Harga cabai turun.\n\nPasar ramai.")
    assert [one.text for one in stretches if one.lost] == ["naik"]


def test_a_paragraph_that_only_moved_is_not_lost() -> None:
    then = "Harga cabai naik di semua pasar.\n\nPasar ramai sejak pagi buta.\n\nWarga mengeluh."
    now = "Pasar ramai sejak pagi buta.\n\nWarga mengeluh.\n\nHarga cabai naik di semua pasar."
    assert not [one.text for one in lost_in(then, now) if one.lost]
    assert [one.text for one in lost_in(then, now.replace("Pasar ramai", "Ramai")) if one.lost]


LINES = st.lists(st.sampled_from(["Satu **dua** tiga.", "[tautan](https://contoh.id) empat", "- butir *lima*", "1. enam",
                                  "> tujuh 😀 delapan",
                                  "## Subjudul", "BACA JUGA: [Harga Naik](https://contoh.id/a)", "![x](picture:p1)",
                                  "![x](picture:p2)", "\\- bukan butir", "sembilan"]), max_size=8).map("\n\n".join)
PICTURES = (Picture("p1", caption="Pasar sore", photographer="Rina"), Picture("p2"))


@given(then=LINES, now=LINES)
def test_a_text_as_it_is_read_says_what_went_and_gives_its_lines_back(then: str, now: str) -> None:
    lines = with_loss(Content(body=then, pictures=PICTURES), Content(body=now, pictures=PICTURES))
    assert [line.line for line in lines] == [line for line in lines_of(then) if line]
    for line in lines:
        assert line.markdown(0, len(line.words)) == line.line
        assert "**" not in line.words and "](" not in line.words
        for start, end in line.lost:
            assert 0 <= start < end <= len(line.words)
        for start in range(0, len(line.words), 3):
            assert "".join(part.text for part in spans(line.markdown(start, start + 3))).strip() == line.words[start : start + 3].strip()
    if then == now:
        assert not any(line.lost for line in lines)


def test_a_caption_that_was_changed_is_lost() -> None:
    then = Content(body="![x](picture:p1)", pictures=PICTURES)
    now = Content(body="![x](picture:p1)", pictures=(Picture("p1", caption="Pasar pagi", photographer="Rina"),))
    assert [line.words[a:b] for line in with_loss(then, now) for a, b in line.lost] == ["sore"]
