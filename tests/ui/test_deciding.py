"""Two people, one article, in the window: what is asked, decided with keys, and that no word on the paper is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from newsdesk import drafting, exchanging, following, history, publishing, reconciling, reviewing, waiting
from newsdesk.article.content import Content, Picture
from newsdesk.article.merging import merge
from newsdesk.desk import Act, Changed, Desk
from newsdesk.reconciling import Between, Side
from newsdesk.waiting import Wanted
from tests.core.machines import carry, machines
from tests.ui.reviewed import press
from ui.bridge import Bridge
from ui.comfort.settings import Comfort
from ui.deciding.choosing import FIRST, OWN, SECOND, Choosing
from ui.deciding.gathering import Decision
from ui.deciding.view import DecideView
from ui.desk.rows import row_badge
from ui.editor.thumbnails import Thumbnails
from ui.history.telling import told
from ui.screens.write import Write
from ui.travel.receiving import CAME

BODY = "Warga mengungsi ke posko sejak pagi. Perahu karet disiapkan.\n\nHujan turun sejak malam."
FILED = Content(headline="Banjir Rob di Pesisir Tegal", place="SLAWI", category="Tegal", tags=("banjir",), body=BODY)


@dataclass
class Rooms:
    """The laptop that the window stands on, and an editor's machine."""

    here: Desk
    bridge: Bridge
    there: Desk

    def write(self, desk: Desk, article: str, **fields: Any) -> None:
        """Somebody changes fields of the article and sends it."""

        def change(act: Act) -> None:
            drafting.save_draft(act, article, replace(drafting.draft(act, article).content, **fields))
            reviewing.submit(act, article)

        if desk is self.here:
            self.bridge.act(change)
        else:
            desk.do(change)

    def take_in(self) -> None:
        """What the other machine has comes in here, as a file or a folder would bring it."""
        self.bridge.settle.emit()
        self.here.journal.flush(10)
        done = self.here.do(exchanging.take, self.there.do(exchanging.parcel, self.here.ask(exchanging.held)).result)
        self.bridge.changed.emit(Changed(done.changed.articles, CAME, self))

    def body(self) -> str:
        article = self.article
        return self.here.ask(reviewing.revision_content, self.here.ask(reviewing.standing, article).head).body

    article: str = ""


@pytest.fixture
def rooms(dressed: QApplication, tmp_path: Path) -> Iterator[Rooms]:
    with machines(tmp_path, 2) as (here, there):
        article = here.do(drafting.start, FILED).result
        here.do(reviewing.submit, article)
        carry(here, there)
        yield Rooms(here, Bridge(here), there, article)


def opened(rooms: Rooms, qtbot: QtBot, width: int = 1200) -> Write:
    write = Write(rooms.bridge, rooms.article)
    qtbot.addWidget(write)
    write.resize(width, 760)
    write.show()
    qtbot.waitExposed(write)
    write.activateWindow()
    write.take_keys()
    qtbot.waitUntil(lambda: (focused := QApplication.focusWidget()) is not None and write.isAncestorOf(focused))
    return write


def deciding(write: Write, qtbot: QtBot) -> DecideView:
    qtbot.waitUntil(lambda: not write.deciding.busy and write.deciding.deciding())
    return write.deciding.view()


def part(rooms: Rooms) -> None:
    """Both change one sentence and the headline; here one takes a sentence out that the other changed."""
    rooms.write(rooms.here, rooms.article, headline="Rob Rendam Pesisir Tegal",
                body=BODY.replace("posko", "balai desa").replace("\n\nHujan turun sejak malam.", ""))
    rooms.write(rooms.there, rooms.article, headline="Banjir Rob, Warga Tegal Mengungsi",
                body=BODY.replace("posko", "masjid").replace("sejak malam", "sejak malam Minggu"))
    rooms.take_in()


def test_an_article_with_two_newest_texts_opens_with_the_text_put_together_and_questions_in_its_margin(
        rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    text = view.text.toPlainText()
    assert "balai desa" in text and "masjid" not in text and "Hujan turun sejak malam Minggu." in text
    assert not any(sign in text for sign in ("<<<", ">>>", "==="))
    assert view.count() == "3 dari 3 menunggu keputusan"
    choosing = write.deciding.choosing
    assert choosing is not None
    assert [(c.field, c.kind) for c in choosing.conflicts] == [("headline", "changed"), ("body", "changed"), ("body", "deleted")]
    shown = [label.accessibleName() for id in view.margin.order() if (card := view.margin.card(id))
             for label in card.findChildren(QLabel)]
    assert "Warga mengungsi ke balai desa sejak pagi." in shown and "Warga mengungsi ke masjid sejak pagi." in shown
    assert "Anda" in shown and "Orang 1" in shown and "menghapusnya" in shown
    assert write.next_step() == "decide" and write.next_words() == "Putuskan"
    assert "Dua versi, belum diputuskan" in write.stands().words


def test_all_of_it_is_decided_with_keys_and_becomes_one_text(rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    said: list[str] = []
    write.told.connect(said.append)
    order = view.margin.order()
    assert view.current == order[0]
    press(write, Qt.Key.Key_2)  # theirs; the next that waits follows by itself
    assert view.current == order[1] and "Banjir Rob, Warga Tegal Mengungsi" in view.text.toPlainText()
    press(write, Qt.Key.Key_3)  # both
    assert "ke balai desa sejak pagi. Warga mengungsi ke masjid sejak pagi." in view.text.toPlainText()
    press(write, Qt.Key.Key_P)
    assert view.current == order[1]
    press(write, Qt.Key.Key_1)
    press(write, Qt.Key.Key_3)  # once is all there can be of what was taken out
    assert view.count() == "1 dari 3 menunggu keputusan"
    press(write, Qt.Key.Key_1)
    assert "Hujan turun" not in view.text.toPlainText() and view.count().startswith("Semua sudah diputuskan")
    press(write, Qt.Key.Key_0)
    assert view.count() == "1 dari 3 menunggu keputusan" and "Hujan turun" in view.text.toPlainText()
    press(write, Qt.Key.Key_2)
    assert write.next_words() == "Jadikan satu naskah"
    write.take_next_step()
    assert not write.deciding.deciding() and write.paper.isVisible()
    assert rooms.here.ask(reconciling.open_merge, rooms.article) is None
    assert rooms.body() == BODY.replace("posko", "balai desa").replace("malam.", "malam Minggu.")
    assert write.paper.content().headline == "Banjir Rob, Warga Tegal Mengungsi" and write.paper.content().body == rooms.body()
    assert said == ["Naskah kembali satu, sebagai revisi 3."]
    carry(rooms.here, rooms.there)
    assert rooms.there.ask(reviewing.standing, rooms.article).head == rooms.here.ask(reviewing.standing, rooms.article).head


def test_one_s_own_words_are_written_in_the_card(rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    view.next()
    card = view.margin.card(view.current)
    assert card is not None
    press(write, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.field)
    assert card.field.toPlainText() == "Warga mengungsi ke balai desa sejak pagi."
    QTest.keyClicks(card.field, "Warga 1 dan 2 pergi ke T.")  # letters and numbers are words here
    press(write, Qt.Key.Key_Escape)
    assert write.deciding.deciding() and card.field.isHidden()
    press(write, Qt.Key.Key_T)
    QTest.keyClicks(card.field, "Warga mengungsi ke dua tempat.")
    here = view.current
    press(write, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Warga mengungsi ke dua tempat. Perahu karet" in view.text.toPlainText()
    choosing = write.deciding.choosing
    assert choosing is not None and choosing.chosen(here) == OWN
    for which in (FIRST, SECOND):
        view.choose(which)
    write.take_next_step()
    assert rooms.body().startswith("Warga mengungsi ke dua tempat. Perahu karet disiapkan.")


def test_a_mouse_takes_a_version_too_and_a_narrow_window_shows_one_card_below(rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot, width=700)
    view = deciding(write, qtbot)
    assert not view.margin.isVisible() and view.below.isVisible()
    first = view.current
    card = view.below.card(first)
    assert card is not None
    chip = next(chip for chip in card.findChildren(type(card._take)) if chip.objectName() == "decide-second")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    choosing = write.deciding.choosing
    assert choosing is not None and choosing.chosen(first) == SECOND and view.current != first


def test_what_waits_is_said_on_the_paper_in_the_list_in_the_checklist_and_in_the_menu(rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    deciding(write, qtbot)
    press(write, Qt.Key.Key_Escape)
    assert write.paper.isVisible()
    qtbot.waitUntil(lambda: "mengubah naskah ini" in write.paper._bar.words())
    assert write.paper._bar.words() == ("Anda dan Orang 1 mengubah naskah ini. Kedua versinya tersimpan; 3 hal menunggu keputusan.")
    (row,) = rooms.here.ask(waiting.listed, Wanted("submitted"))
    assert row_badge(row) == ("Dua versi", "look")
    write._look()
    (finding,) = [f for f in write.findings if f.check == "conflict-open"]
    assert (finding.level, finding.facts) == ("block", {"count": 3})
    menu = write.steps.menu(write)
    assert menu.offered()[0] == "decide"
    assert any("Setujui" in line and "Ekspor" in line and "putuskan dulu" in line for line in menu.reasons())
    menu.chosen.emit("decide")
    deciding(write, qtbot)
    press(write, Qt.Key.Key_Escape)
    write._companions.jumped.emit(finding.spot)
    deciding(write, qtbot)


@pytest.mark.parametrize("step", ["approve", "export"])
def test_who_wants_to_approve_or_export_is_led_to_the_decision(rooms: Rooms, qtbot: QtBot, step: str) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    deciding(write, qtbot)
    press(write, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not write.deciding.busy)
    said: list[str] = []
    write.told.connect(said.append)
    write.steps.take(step)
    deciding(write, qtbot)
    assert said == ["Dua orang mengubah naskah ini: putuskan dulu."]


def test_what_comes_while_one_decides_keeps_what_was_chosen(rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    press(write, Qt.Key.Key_2)
    said: list[str] = []
    write.told.connect(said.append)
    rooms.write(rooms.there, rooms.article, body=BODY.replace("posko", "masjid agung").replace("sejak malam", "sejak malam Minggu"))
    rooms.take_in()
    qtbot.waitUntil(lambda: not write.deciding.busy and bool(said))
    assert said == ["Versi baru datang sementara Anda memutuskan. Yang sudah dipilih tetap; lihat yang masih menunggu."]
    assert view.count() == "2 dari 3 menunggu keputusan"
    assert any("masjid agung" in label.accessibleName() for label in view.margin.findChildren(QLabel))


def test_a_decision_that_was_made_elsewhere_closes_the_view_and_the_paper_shows_it(rooms: Rooms, qtbot: QtBot) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    deciding(write, qtbot)
    carry(rooms.here, rooms.there)
    merged = rooms.there.ask(reconciling.open_merge, rooms.article)
    assert merged is not None
    rooms.there.do(reconciling.resolve, rooms.article, {c.id: "mine" if "masjid" in c.mine else "theirs" for c in merged.conflicts})
    rooms.take_in()
    qtbot.waitUntil(lambda: not write.deciding.deciding())
    assert "masjid" in write.paper.content().body and write.paper.content().body == rooms.body()


def test_a_paper_on_which_nobody_typed_follows_what_comes(rooms: Rooms, qtbot: QtBot) -> None:
    write = opened(rooms, qtbot)
    rooms.write(rooms.there, rooms.article, body=BODY.replace("karet", "kayu"))
    rooms.take_in()
    assert write.paper.content().body == BODY.replace("karet", "kayu")
    write.paper.undo()
    assert write.paper.content().body == BODY  # and comes back as one step


def test_what_is_being_typed_when_another_text_comes_stays_and_is_put_together_when_it_is_sent(rooms: Rooms, qtbot: QtBot) -> None:
    write = opened(rooms, qtbot)
    write.paper.put_caret(0)
    QTest.keyClicks(write.paper.body, "Air naik. ")  # not on the disk yet
    rooms.write(rooms.there, rooms.article, body=BODY.replace("karet", "kayu"))
    rooms.take_in()
    assert write.paper.content().body == f"Air naik. {BODY}"
    assert rooms.here.ask(following.ground, rooms.article).changed
    QTest.keyClicks(write.paper.body, "Cepat. ")
    write.submit_anyway()
    both = f"Air naik. Cepat. {BODY.replace('karet', 'kayu')}"
    assert rooms.body() == both and write.paper.content().body == both
    QTest.keyClicks(write.paper.body, "Sekali. ")
    write.submit_anyway()
    assert "kayu" in rooms.body() and "Sekali. " in rooms.body()


def test_what_was_typed_into_the_same_sentence_is_asked_about_when_it_is_sent(rooms: Rooms, qtbot: QtBot) -> None:
    write = opened(rooms, qtbot)
    write.paper.put_content(replace(write.paper.content(), body=BODY.replace("posko", "balai desa")))
    rooms.write(rooms.there, rooms.article, body=BODY.replace("posko", "masjid"))
    rooms.take_in()
    assert "balai desa" in write.paper.content().body
    assert write.next_step() == "submit"
    write.submit_anyway()
    assert write.next_step() == "decide"
    write.take_next_step()
    view = deciding(write, qtbot)
    assert "balai desa" in view.text.toPlainText()
    view.choose(FIRST)
    write.take_next_step()
    assert rooms.body() == BODY.replace("posko", "balai desa")


@pytest.mark.parametrize(("old", "new", "goes"), [("karet", "kayu", True), ("balai desa", "balai desa lama", False)])
def test_what_was_not_sent_while_one_decides_is_shown_and_kept(
        rooms: Rooms, qtbot: QtBot, old: str, new: str, goes: bool) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    deciding(write, qtbot)
    press(write, Qt.Key.Key_Escape)
    mine = write.paper.content().body.replace(old, new)
    write.paper.put_content(replace(write.paper.content(), body=mine))
    write.deciding.open()
    view = deciding(write, qtbot)
    assert "Tulisan Anda yang belum dikirim tetap tersimpan" in view.about()
    for which in (FIRST, SECOND, FIRST):
        view.choose(which)
    write.take_next_step()
    assert new in write.paper.content().body
    assert ("masjid" in write.paper.content().body) is goes
    assert ("Tulisan Anda yang belum dikirim" in write.paper._bar.words()) is not goes
    assert new not in rooms.body()
    rooms.here.journal.flush(10)
    assert new in rooms.here.ask(drafting.draft, rooms.article).content.body


def test_texts_that_needed_nobody_are_told_with_their_writers(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write(rooms.here, rooms.article, body=BODY.replace("posko", "balai desa"))
    write = opened(rooms, qtbot)
    qtbot.waitUntil(lambda: write._coming._looked)
    rooms.write(rooms.there, rooms.article, body=BODY.replace("karet", "kayu"))
    rooms.take_in()
    assert write.paper.content().body == BODY.replace("posko", "balai desa").replace("karet", "kayu")
    assert "sudah digabung" in write.paper._bar.words() and "Orang 1" in write.paper._bar.words()
    assert write.next_step() != "decide"


def test_steps_that_met_are_told_in_words(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.here.do(reviewing.take_back, rooms.article)
    rooms.there.do(reviewing.approve, rooms.article, rooms.there.ask(reviewing.standing, rooms.article).head)
    write = opened(rooms, qtbot)
    qtbot.waitUntil(lambda: write.deciding._looked)
    rooms.take_in()
    words = write.paper._bar.words()
    assert "Orang 0 menariknya kembali" in words and "Orang 1 menyetujuinya" in words
    assert words.endswith("Yang berlaku yang paling aman: draf.")
    assert write.stage() == "draft"


def test_after_the_decision_the_text_is_approved_and_exported(rooms: Rooms, qtbot: QtBot, tmp_path: Path) -> None:
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    for _ in range(3):
        view.choose(FIRST)
    write.take_next_step()
    carry(rooms.here, rooms.there)
    rooms.there.do(reviewing.approve, rooms.article, rooms.there.ask(reviewing.standing, rooms.article).head, "Mendesak.")
    done = rooms.there.do(publishing.export, rooms.article, tmp_path / "keluar").result
    pages = [file.read_text(encoding="utf-8") for file in done.folder.glob("*.html")]
    assert pages and all("balai desa" in page and "masjid" not in page for page in pages)


def test_the_history_tells_which_text_was_decided_on_and_which_became_one_by_itself(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write(rooms.here, rooms.article, body=BODY.replace("karet", "kayu"))
    rooms.write(rooms.there, rooms.article, body=BODY.replace("sejak malam", "sejak malam Minggu"))
    rooms.take_in()
    rooms.write(rooms.here, rooms.article, body=rooms.body().replace("posko", "balai desa"))
    rooms.write(rooms.there, rooms.article, body=BODY.replace("sejak malam", "sejak malam Minggu").replace("posko", "masjid"))
    rooms.take_in()
    view = deciding(write := opened(rooms, qtbot), qtbot)
    view.choose(FIRST)
    write.take_next_step()
    events, revisions = (rooms.here.ask(question, rooms.article) for question in (history.history, history.revisions))
    words = [one.words for one in told(events, revisions)]
    assert "Dua versi digabung menjadi revisi 3: tidak ada yang bertabrakan" in words
    assert "Dua versi diputuskan menjadi revisi 5" in words


def test_fields_and_pictures_are_asked_about_in_the_same_list(dressed: QApplication, qtbot: QtBot) -> None:
    shown = Picture("p1", "a" * 64, caption="Kios")
    lead = Picture("lead", "b" * 64, caption="Pasar")
    text = "Pasar dibuka lagi.\n\n![](picture:p1)\n\nPedagang senang."
    base = Content(headline="Pasar", kicker="Pasar rakyat", category="Tegal", body=text, lead=lead, pictures=(shown,))
    mine = Content(headline="Pasar Dibuka", category="Ekonomi", advertorial=True, body=text.replace("\n\n![](picture:p1)", ""),
                   lead=replace(lead, caption="Pasar Trayeman"))
    theirs = replace(base, headline="Pasar Baru", kicker="Pasar desa", category="Daerah", lead=replace(lead, caption="Pasar baru"),
                     pictures=(replace(shown, caption="Kios Bu Wati"),))
    merged = merge(base, mine, theirs)
    now = datetime.now(UTC)
    sides = {side: Side(side, 2, (name,), (name,), now) for side, name in (("mine", "Rina"), ("theirs", "Bagus"))}
    choosing = Choosing(Decision(Between(merged, sides, "mine", 1), "", False))
    view = DecideView(Comfort(), Thumbnails(Path, float))
    qtbot.addWidget(view)
    view.resize(1200, 760)
    view.show()
    view.show_choosing(choosing)
    asked = {one.field: one.id for one in choosing.conflicts}
    assert set(asked) == {"headline", "kicker", "category", "lead", "picture:p1"}
    titles = {one.title for one in view._says}
    assert titles == {"Judul: diubah keduanya", "Judul atas: dihapus atau tetap?", "Kategori: diubah keduanya",
                      "Foto utama: diubah keduanya", "Foto: dihapus atau tetap?"}
    assert "Setelah ini masih ada 1 versi lain." in view.about()
    assert "Pasar desa" in view.text.toPlainText() and "Kios Bu Wati" in view.text.toPlainText()  # what was changed stays for now
    for field, words in (("kicker", "—"), ("lead", "Pasar Trayeman"), ("category", "Ekonomi")):
        view.go_to(asked[field])
        view.choose(FIRST)
        assert words in view.text.toPlainText()
    view.go_to(asked["picture:p1"])
    view.choose(OWN)  # a picture is not written
    assert not view.margin.written
    view.choose(FIRST)
    assert "Kios" not in view.text.toPlainText()
    view.decide(asked["headline"], OWN, "Pasar Trayeman Dibuka")
    done = choosing.content()
    assert (done.headline, done.kicker, done.category, done.advertorial) == ("Pasar Trayeman Dibuka", "", "Ekonomi", True)
    assert (done.pictures, done.lead) == ((), replace(lead, caption="Pasar Trayeman")) and not choosing.open()
