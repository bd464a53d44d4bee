"""An article between two laptops that never meet: by a USB folder, through two real windows, by keys alone, in Indonesian.

Written offline, sent, received, returned with a reason, answered, sent again while the editor changed a sentence too, made one,
approved, and the approval carried back. With NEWSDESK_PICTURES=FOLDER each station is kept as a picture there.
"""

from __future__ import annotations

from pathlib import Path

from newsdesk import drafting, returning, reviewing, waiting
from newsdesk.waiting import Wanted
from tests.journeys.test_back_and_forth import Hands
from ui.parts import Toast
from ui.reviewing.state import READ
from ui.travel.parcels import Parcels
from ui.words import say

HEADLINE = "Nelayan Suradadi Pulang Lebih Awal karena Ombak Tinggi"
FIRST = "Puluhan nelayan di Suradadi pulang lebih awal karena ombak mencapai dua meter, Minggu pagi."
SECOND = "Ketua kelompok nelayan meminta anggotanya menunggu kabar dari syahbandar."


def test_there_and_back_by_a_stick(both: tuple[Hands, Hands], stick: Path) -> None:
    reporter, editor = both
    article = it_is_written_and_sent(reporter, stick)
    it_is_received(editor, article, "Mengaku dari Rina Wulandari", "penerimaan")
    it_is_returned(editor, article)
    it_is_received(reporter, article, "Mengaku dari Bagus Prakoso", "kembali")
    it_is_answered_and_sent_again(reporter, article)
    both_have_changed_it(editor, article)
    it_is_approved(editor, article)
    it_is_received(reporter, article, "Dari Bagus Prakoso", "disetujui-sampai")
    turn(reporter)
    open_it(reporter, article)
    assert stage(reporter, article) == "approved"
    assert "1 kelompok" in reporter.writing().paper.body.toPlainText(), "what the editor wrote is on the reporter's paper"
    assert "Redaktur sudah menjawab: Disetujui" in reporter.window._status.where_words()
    reporter.picture("disetujui")
    assert len(list(stick.glob("*.textpack"))) == 4
    bodies = {hands.bridge.ask(drafting.draft, article).content.body for hands in both}
    assert len(bodies) == 1, "both newsrooms have the same text"


def turn(hands: Hands) -> None:
    """One turns to this laptop."""
    hands.window.activateWindow()
    hands.window.setFocus()
    hands.until(lambda: hands.window.isActiveWindow() and hands.focus() is not None)


def stage(hands: Hands, article: str) -> str:
    return hands.bridge.ask(reviewing.standing, article).stage


def open_it(hands: Hands, article: str) -> None:
    hands.window.open_article(article)
    hands.until(lambda: hands.window.current() is not None and hands.writing().article == article and not hands.writing().reviewing.busy)
    if hands.writing().reviewing.reading():
        hands.writing().reviewing.close()
    hands.until(lambda: hands.focus() is hands.writing().paper.body)


def send(hands: Hands, name: str) -> None:
    """Ask for the file by F2 and its letter, and save it: Enter."""
    hands.press("F2", say("steps.key.file"))
    work = hands.writing().sending
    hands.until(lambda: not work.busy and hands.focus() is work.panel._save)
    hands.press("Return")
    hands.until(lambda: not work.busy and work.panel.is_safe())
    hands.picture(name)
    hands.press("Esc")


def it_is_written_and_sent(hands: Hands, stick: Path) -> str:
    turn(hands)
    hands.press("Ctrl+N")
    hands.until(lambda: hands.window.current() is not None and hands.focus() is hands.writing().paper.headline_edit)
    hands.type(HEADLINE)
    hands.writing().paper.body.setFocus()
    hands.type(FIRST)
    hands.press("Return")
    hands.type(SECOND)
    article = hands.writing().article
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "submitted" and not hands.writing().sending.busy)
    assert hands.writing().companion() == "send", "it is offered by itself"
    assert hands.window._status.where_words() == "Masih di laptop ini"
    hands.picture("diserahkan")
    send(hands, "aman-dicabut")
    (file,) = stick.glob("*.textpack")
    assert file.stat().st_size < 30_000 and hands.window._status.where_words().endswith("lewat berkas")
    return article


def it_is_received(hands: Hands, article: str, said: str, name: str) -> None:
    turn(hands)
    hands.command(say("command.travel.open"))
    receiving = hands.window._travel.receiving
    hands.until(lambda: not receiving.busy and isinstance(hands.window._stack.currentWidget(), Parcels))
    screen = hands.window._stack.currentWidget()
    assert isinstance(screen, Parcels) and said in screen.words() and HEADLINE in screen.words()
    hands.until(lambda: hands.focus() is screen._act)
    hands.picture(name)
    hands.press("Return")
    hands.until(lambda: not receiving.busy and hands.window._stack.currentWidget() is not screen)
    assert hands.window.findChild(Toast)._words.text() == "1 naskah masuk" and hands.window._status.came_words() == ""
    hands.picture(f"{name}-masuk")


def it_is_returned(hands: Hands, article: str) -> None:
    assert [row.id for row in hands.bridge.ask(waiting.listed, Wanted("mine"))] == [article]
    open_it(hands, article)
    hands.press("Ctrl+Alt+R")
    hands.press("1")
    hands.type("Sebut siapa syahbandarnya.")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "returned")
    send(hands, "redaktur-mengembalikan")


def it_is_answered_and_sent_again(hands: Hands, article: str) -> None:
    assert stage(hands, article) == "returned"
    hands.shelf("mine", article)
    hands.press("Return")
    hands.until(lambda: hands.window.current() is not None and hands.focus() is hands.writing().paper.body)
    hands.command(say("command.review.read"))
    hands.reading(READ)
    hands.walk_to(lambda current: current.startswith("point "))
    hands.press("B")
    hands.type("Syahbandar Tegal, Sari Wijaya.")
    hands.press("Return")
    hands.until(lambda: all(point.state == "answered" for point in hands.bridge.ask(returning.points, article))
                and not hands.writing().reviewing.busy)
    hands.picture("reporter-menjawab")
    hands.press("Esc")
    hands.until(lambda: hands.focus() is hands.writing().paper.body)
    hands.find("syahbandar")
    hands.type("syahbandar Tegal, Sari Wijaya")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "submitted")
    send(hands, "reporter-mengirim-lagi")


def both_have_changed_it(hands: Hands, article: str) -> None:
    """The editor was writing in the first paragraph when the file with the reporter's second one came."""
    turn(hands)
    open_it(hands, article)
    hands.find("Puluhan nelayan")
    hands.type("Puluhan nelayan dari 1 kelompok")
    it_is_received(hands, article, "Dari Rina Wulandari", "penerimaan-lagi")
    open_it(hands, article)
    text = hands.writing().paper.body.toPlainText()
    assert "1 kelompok" in text and "Sari Wijaya" not in text, "what is being written is not written over"
    assert "Tulisan Anda tetap" in hands.writing().paper._bar.words()
    hands.picture("redaktur-teks-lebih-baru")
    hands.press("Ctrl+Return")
    hands.until(lambda: "Sari Wijaya" in hands.writing().paper.body.toPlainText())
    assert "1 kelompok" in hands.writing().paper.body.toPlainText(), "both are one now"
    hands.picture("digabung")


def it_is_approved(hands: Hands, article: str) -> None:
    hands.press("Esc")
    hands.until(lambda: hands.writing().next_step() == "approve")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "approved")
    send(hands, "redaktur-menyetujui")
