"""Notes stay with their words through whatever is written later; one whose words are gone is listed, and none is dropped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import drafting, noting, returning, reviewing, staffing
from newsdesk.article.content import Content, Picture
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.noting import Note, add_note, called, notes, open_notes, reopen_note, reply, settle_note
from newsdesk.returning import PointWanted
from newsdesk.store import log
from newsdesk.text.anchors import Anchor, anchor_at, line_text
from newsdesk.text.body import join_lines, picture_line

ONE, TWO = "Warga Desa Rajegwesi mengungsi ke posko sejak Minggu pagi.", "Camat Pagerbarang menutup jalan itu."
CONTENT = Content(headline="Banjir di Tegal", body=join_lines([ONE, picture_line("p1"), TWO]), pictures=(Picture("p1", caption="Posko"),),
                  tags=("banjir",))


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path)
    opened.do(staffing.settle_in, "Bagus Pratama", ("editor", "chief"), "disway-jateng")
    yield opened
    opened.close()


def on(words: str, content: Content = CONTENT, field: str = "body") -> Anchor:
    text = noting.field_text(content, field)
    return anchor_at(field, text, (at := line_text(text).index(words)), at + len(words))


def there(desk: Desk, article: str, content: Content) -> list[list[str] | str]:
    """What each note is on now, as words."""
    def one(note: Note) -> list[str] | str:
        if note.where.lost:
            return f"lost: {note.where.anchor.quote}"
        text = line_text(noting.field_text(content, note.where.anchor.field))
        return [text[start:end] for start, end in note.where.spans] or note.where.anchor.field

    return [one(note) for note in desk.ask(notes, article, content)]


def test_notes_stay_with_what_they_are_on(desk: Desk) -> None:
    article = desk.do(drafting.start, CONTENT, "somewhere").result
    places = [on("Desa Rajegwesi"), on(TWO), on("Banjir", field="headline"), Anchor("picture:p1"), Anchor("tags"), Anchor()]
    # The first three before anything was sent, the others on what was sent.
    for anchor in places[:3]:
        desk.do(add_note, article, CONTENT, anchor, "Benar begitu?")
    desk.do(reviewing.submit, article)
    for anchor in places[3:]:
        desk.do(add_note, article, CONTENT, anchor, "Benar begitu?")
    assert sorted(map(str, there(desk, article, CONTENT))) == sorted(
        map(str, [["Desa Rajegwesi"], [TWO], ["Banjir"], "picture:p1", "tags", "article"]))
    moved = replace(CONTENT, headline="Tiga Desa Dilanda Banjir", body=join_lines([
        TWO.replace("Camat", "Kapolsek"), "Alinea baru.", ONE.replace("Warga", "Seratus warga")]))
    assert sorted(map(str, there(desk, article, moved))) == sorted(
        map(str, [["Desa Rajegwesi"], ["Pagerbarang menutup jalan itu."], ["Banjir"], "lost: ", "tags", "article"]))
    assert "lost: Desa Rajegwesi" in there(desk, article, replace(CONTENT, body=TWO))
    assert desk.ask(open_notes, article) == {article: 6}


def test_a_note_on_what_is_being_written_needs_no_revision(desk: Desk) -> None:
    article = desk.do(drafting.start, CONTENT, "somewhere").result
    desk.do(reviewing.submit, article)
    written = replace(CONTENT, body=join_lines([ONE, "Perahu karet disiapkan di tiga titik."]))
    desk.do(add_note, article, written, on("tiga titik", written), "Di mana saja?")
    assert there(desk, article, replace(written, body=join_lines(["Perahu karet disiapkan di tiga titik itu.", ONE]))) == [["tiga titik"]]
    assert there(desk, article, CONTENT) == ["lost: tiga titik"]


def test_replies_settling_and_opening_again(desk: Desk) -> None:
    rina = desk.do(staffing.enrol, "Rina Wulandari", ("reporter",), "rnw").result
    article = desk.do(drafting.start, CONTENT, "somewhere").result
    note = desk.do(add_note, article, CONTENT, on("Minggu pagi"), "@Rina jam berapa?").result
    desk.do(reply, article, note, "Pukul 05.30, kata @bagus pratama.")
    desk.do(reply, article, note, "Sudah saya tambahkan.")
    (now,) = desk.ask(notes, article, CONTENT)
    assert [r.words for r in now.replies] == ["Pukul 05.30, kata @bagus pratama.", "Sudah saya tambahkan."]
    assert now.mentions == (rina,) and now.replies[0].mentions == (now.person,) and now.name == "Bagus Pratama"
    assert desk.ask(noting.calling, rina) == desk.ask(noting.calling, now.person) == desk.ask(open_notes) == {article: 1}
    desk.do(settle_note, article, note)
    desk.do(settle_note, article, note)
    (now,) = desk.ask(notes, article, CONTENT)
    assert (now.state, now.settled_by) == ("settled", now.person) and desk.ask(open_notes) == desk.ask(noting.calling, rina) == {}
    desk.do(reopen_note, article, note)
    assert desk.ask(notes, article, CONTENT)[0].state == "open"
    before = desk.ask(notes, article, CONTENT)
    desk.do(lambda act: log.rebuild_views(act.session))
    assert desk.ask(notes, article, CONTENT) == before


def test_who_is_called() -> None:
    everybody = [staffing.Person(id, name, (), code) for id, name, code in (
        ("1", "Rina Wulandari", "rnw"), ("2", "Rina Sari", ""), ("3", "Bagus", "bgs"), ("4", "Bagus Pratama", ""))]
    assert called("@Rina Wulandari dan @rinasari, tolong @BGS.", everybody) == ("1", "2", "3")
    assert called("@Rina siapa? surel a@bagus.id, @Bagus Pratama, @Wati", everybody) == ("4",)


def test_the_reasons_for_a_return_lead_to_their_place(desk: Desk) -> None:
    article = desk.do(drafting.start, CONTENT, "somewhere").result
    desk.do(reviewing.submit, article)
    wanted = [PointWanted("source", "Kata siapa?", on("menutup jalan").written()), PointWanted("length")]
    desk.do(returning.send_back, article, wanted)
    first, second = (p.id for p in sorted(desk.ask(returning.points, article), key=lambda p: p.reason, reverse=True))
    content = replace(CONTENT, body=join_lines([TWO, ONE]))
    places = desk.ask(noting.places_of_points, article, content)
    assert places[first].spans == ((TWO.index("menutup"), TWO.index("menutup") + len("menutup jalan")),)
    assert places[second].anchor == Anchor() and not places[second].lost


def test_what_is_refused(desk: Desk) -> None:
    article = desk.do(drafting.start, CONTENT, "somewhere").result
    for verb, args, code in ((add_note, (article, CONTENT, Anchor(), " \n"), "note-empty"),
                             (add_note, ("0" * 16, CONTENT, Anchor(), "Halo."), "article-unknown"),
                             (reply, (article, "0" * 16, "Halo."), "note-unknown"), (settle_note, (article, "x"), "note-unknown")):
        with pytest.raises(Refused) as refused:
            desk.do(verb, *args)
        assert refused.value.code == code
