"""A picture is cut, turned and given back its original in the paper, by mouse and by keys, and every step can be undone."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsdesk import drafting
from newsdesk.article.content import Content, Picture
from newsdesk.desk import Desk
from newsdesk.pictures.cutting import cut_of, size_shown
from newsdesk.text.body import picture_line
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.pictures.badges import badges, places
from ui.work import Worker


def photo(width: int = 1600, height: int = 1000) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def paper(qtbot, tmp_path: Path):
    desk = Desk.open(tmp_path / "newsroom")
    added = desk.do(drafting.add_image, photo(), "foto.jpg").result
    picture = drafting.with_image(Picture("p1", caption="Sawah.", photographer="Meja Foto", alt="Sawah"), added)
    body = f"Satu\n\n{picture_line('p1')}\n\nDua"
    article = desk.do(drafting.start, Content(headline="Judul", body=body, pictures=(picture,))).result
    made = Paper(Bridge(desk), article)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    qtbot.waitUntil(lambda: not made.thumbnails.busy)
    cursor = made.body.textCursor()
    cursor.setPosition(made.body.document().findBlockByNumber(1).position())
    made.body.setTextCursor(cursor)
    made._pictures.open_details()
    details = made._pictures._details
    QTest.mouseClick(details._crop, Qt.MouseButton.LeftButton)
    yield made
    made.close()
    desk.close()


def cut(paper: Paper) -> Picture:
    return paper.content().pictures[0]


def test_a_shape_a_turn_and_back_each_one_step_of_undo(paper: Paper) -> None:
    panel = paper._pictures._details._panel
    QTest.mouseClick(panel._shapes.button(1), Qt.MouseButton.LeftButton)
    assert size_shown(cut(paper)) == (1600, 900)
    QTest.mouseClick(panel._right, Qt.MouseButton.LeftButton)
    assert cut(paper).turn == 90 and size_shown(cut(paper))[0] == 1000
    paper.undo()
    assert cut(paper).turn == 0 and size_shown(cut(paper)) == (1600, 900)
    paper.redo()
    QTest.mouseClick(panel._original, Qt.MouseButton.LeftButton)
    assert (cut(paper).turn, cut(paper).crop) == (0, "")
    for _ in range(3):
        paper.undo()
    assert cut(paper).crop == ""


def test_the_part_is_resized_and_moved_by_keys_and_by_mouse(paper: Paper) -> None:
    view = paper._pictures._details._panel._view
    for _ in range(10):
        QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert cut_of(cut(paper)) == (0, 0, 9_000, 10_000)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert cut_of(cut(paper)) == (400, 0, 9_000, 10_000)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert cut(paper).focus == "5000,3900"
    corner = view._place(cut_of(cut(paper))).bottomRight().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(view, corner - QPoint(60, 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corner - QPoint(60, 40))
    left, top, width, height = cut_of(cut(paper))
    assert (left, top) == (400, 0) and width < 8_900 and height < 9_500


def test_a_caption_with_everything_in_it_is_taken_apart(paper: Paper) -> None:
    details = paper._pictures._details
    for name in ("caption", "photographer"):
        details._lines[name].clear()
    details._typed()
    QTest.keyClicks(details._lines["caption"], "PANEN - Petani memanen padi.-Dok. Desa-")
    QTest.keyClick(details._lines["caption"], Qt.Key.Key_Return)
    assert (cut(paper).keyword, cut(paper).caption, cut(paper).photographer) == ("PANEN", "Petani memanen padi.", "Dok. Desa")


def test_what_a_picture_lacks_is_on_its_badges() -> None:
    bare = Picture("p1", image="0" * 64, width=900, height=600, ai=True)
    assert [meaning for meaning, _, _ in badges(bare, located=True)] == ["made-by-ai", "place", "look", "camera", "hide"]
    full = Picture("p1", image="0" * 64, width=1600, height=900, photographer="Meja Foto", alt="Sawah")
    assert badges(full, located=False) == []


@pytest.mark.parametrize("wide", [260, 420, 640])
def test_every_badge_has_its_room_on_the_picture(dressed: QApplication, wide: int) -> None:
    bare = Picture("p1", image="0" * 64, width=900, height=600, ai=True)
    box = QRectF(0, 0, wide, 176)
    pills = places(badges(bare, located=True), box)
    assert len(pills) == 5 and all(box.contains(pill) for pill in pills)
    assert not any(one.intersects(other) for n, one in enumerate(pills) for other in pills[:n])


def test_typing_goes_on_while_a_picture_is_read(paper: Paper, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card stands where the caret was when the picture was given, whatever was typed meanwhile."""
    keep = drafting.keep_original

    def slow(*args):
        time.sleep(0.2)
        return keep(*args)

    monkeypatch.setattr(drafting, "keep_original", slow)
    paper._fields.edit(lead=Picture("lead"))
    cursor = paper.body.textCursor()
    cursor.setPosition(3)
    paper.body.setTextCursor(cursor)
    paper._pictures.add([(photo(800, 500), "kedua.jpg")])
    cursor.movePosition(cursor.MoveOperation.End)
    paper.body.setTextCursor(cursor)
    QTest.keyClicks(paper.body, " tiga")
    assert paper._pictures.busy and paper.content().body.endswith("Dua tiga")
    qtbot.waitUntil(lambda: not paper._pictures.busy)
    blocks = paper.content().body.split("\n\n")
    assert blocks == ["Satu", picture_line("p2"), picture_line("p1"), "Dua tiga"]


def test_a_worker_whose_owner_is_gone_answers_nobody(qtbot) -> None:
    heard = []
    worker = Worker()
    worker.do(time.sleep, 0.05, done=heard.append)
    answers = worker._answers
    worker.deleteLater()
    with qtbot.waitSignal(answers.came):
        pass
    assert heard == []


def test_what_opens_below_a_picture_stays_with_it(qtbot, bridge: Bridge) -> None:
    """The second click of two opens the details, which move the pictures; the button is let go over another one."""
    pictures = tuple(Picture(f"p{n}", caption=f"Foto {n}") for n in range(4))
    body = "\n\n".join(picture_line(picture.key) for picture in pictures)
    paper = Paper(bridge, bridge.act(drafting.start, Content(headline="Foto", body=body, pictures=pictures)))
    show_for_keys(qtbot, paper, paper.body, 900, 700)
    port = paper.body.viewport()
    cursor = paper.body.textCursor()
    cursor.setPosition(paper.body.document().findBlockByNumber(1).position())
    paper.body.setTextCursor(cursor)
    spot = paper.body.card_rect().center()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=spot)
    strip = paper._pictures._strip()
    assert strip.isVisible() and strip.picture().key == "p1"
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot + QPoint(0, 300))
    assert paper.body.card_at_caret()[0] == picture_line("p1")
    cursor.setPosition(paper.body.document().findBlockByNumber(3).position())
    paper.body.setTextCursor(cursor)
    strip.remove_asked.emit()
    assert [picture.key for picture in paper.content().pictures] == ["p0", "p2", "p3"]
