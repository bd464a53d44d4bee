"""Who takes the id of somebody else's note, reply, point or suggestion hides nothing, answers nothing elsewhere and stops nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdesk import drafting, noting, proposing, returning, reviewing
from newsdesk.desk import Act, Desk
from newsdesk.text.anchors import Anchor
from tests.core.machines import carry, machines, meet, started, text, views


def _remarked(desk: Desk, article: str) -> dict[str, str]:
    """An article with one of each, sent back by an editor; the ids."""
    content = desk.ask(drafting.draft, article).content
    note = desk.do(noting.add_note, article, content, Anchor(), "Benar begitu?").result
    reply = desk.do(noting.reply, article, note, "Sudah ditanyakan.").result
    desk.do(drafting.save_draft, article, text(content.headline, content.body.replace("sejak pagi", "sejak malam")))
    (suggestion,) = desk.do(proposing.propose, article).result
    desk.do(returning.send_back, article, [returning.PointWanted("facts", "Cek angka.")])
    (point,) = desk.ask(returning.points, article)
    return {"note": note, "reply": reply, "suggestion": suggestion, "point": point.id}


def _borrow(act: Act, article: str, of: str, ids: dict[str, str]) -> None:
    """The same ids in an article (of: the revision), with other words, and everything settled by them."""
    common = {"person": "", "revision": of}
    act.record("note.added", article, id=ids["note"], anchor="", text="", words="Lain.", mentions=[], **common)
    act.record("note.replied", article, id=ids["reply"], note=ids["note"], words="Lain pula.", mentions=[], person="")
    act.record("point.raised", article, id=ids["point"], reason="other", words="Lain lagi.", anchor="", **common)
    act.record("note.settled", article, id=ids["note"], person="")
    act.record("point.answered", article, id=ids["point"], words="", state="done", person="")
    act.record("suggestion.settled", article, id=ids["suggestion"], state="rejected", person="")


@pytest.mark.parametrize("same", [False, True], ids=["in another article", "in the same article"])
@pytest.mark.parametrize("later", [False, True], ids=["first", "later"])
def test_a_borrowed_id_hides_nothing_and_stops_nobody(tmp_path: Path, same: bool, later: bool) -> None:
    with machines(tmp_path, 5) as desks:
        reporter, editor, _, member, reader = desks
        article = started(reporter)
        other = article if same else started(member)
        meet(desks)
        ids = _remarked(editor, article)
        carry(editor, member)
        member.do(_borrow, other, member.ask(reviewing.standing, other).head, ids)
        for there in (editor, member) if later else (member, editor):
            carry(there, reader, [article])
            carry(there, reader)
        meet(desks)
        for desk in desks:
            assert views(desk) == views(editor)
            content = desk.ask(drafting.draft, article).content if desk is editor else text("", "")
            notes = desk.ask(noting.notes, article, content)
            assert [note.words for note in notes].count("Benar begitu?") == 1
            (first,) = [note for note in notes if note.words == "Benar begitu?"]
            assert "Sudah ditanyakan." in [reply.words for reply in first.replies]
            mine = {point.words: point.state for point in desk.ask(returning.points, article)}
            assert "Cek angka." in mine
            if not same:  # in the same article anybody of the newsroom may settle it, which is told in its history
                assert first.state == "open" and mine == {"Cek angka.": "open"}
                assert len(notes) == len(first.replies) == 1
                assert [one.state for one in desk.ask(proposing.suggested, article)] == ["open"]
            else:
                assert {note.words for note in notes} == {"Benar begitu?", "Lain."} and len(mine) == 2


def test_what_is_said_a_second_time_is_kept_once(tmp_path: Path) -> None:
    with machines(tmp_path, 2) as (reporter, editor):
        article = started(reporter)
        carry(reporter, editor)
        ids = _remarked(editor, article)
        row = {"id": ids["note"], "anchor": Anchor().written(), "revision": "", "text": "", "words": "Benar begitu?", "mentions": [],
               "person": editor.ask(noting.notes, article, text("", ""))[0].person}
        editor.do(lambda act: act.record("note.added", article, **row | {"revision": _revision(act, ids["note"], article)}))
        assert len(editor.ask(noting.notes, article, text("", ""))) == 1


def _revision(act: Act, note: str, article: str) -> str:
    from newsdesk.store.tables import Note

    return act.session.get_one(Note, (article, note)).revision
