"""A file that came is shown before anything is taken in; a shared folder brings texts by itself and never holds the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk import drafting, mailing, reviewing, roads, sharing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from ui.bridge import Bridge
from ui.parts import Toast
from ui.screens.newsroom import Newsroom
from ui.travel import looking
from ui.travel.parcels import Parcels
from ui.window import Window


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Desk]:
    """The laptop of somebody else."""
    desk = Desk.open(Home(tmp_path / "laptop"))
    desk.do(staffing.settle_in, "Bagus Prakoso", ("reporter",), "disway-jateng")
    yield desk
    with suppress(ValueError):
        desk.close()


@pytest.fixture
def window(qtbot: QtBot, bridge: Bridge) -> Window:
    made = Window(bridge, [])
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def story(desk: Desk, headline: str = "Ombak Tinggi di Suradadi") -> str:
    article = desk.do(drafting.start, Content(headline=headline, body="Puluhan nelayan pulang lebih awal.",
                                              reporters=("Bagus Prakoso",))).result
    desk.do(reviewing.submit, article)
    return article


def sent(desk: Desk, folder: Path, *articles: str) -> Path:
    return mailing.deliver(desk, mailing.prepare_letter(desk, articles or [story(desk)]), folder)


def screen(qtbot: QtBot, window: Window) -> Parcels:
    """The screen of what came, once every file was looked into."""
    qtbot.waitUntil(lambda: not window._travel.receiving.busy)
    shown = window._stack.currentWidget()
    assert isinstance(shown, Parcels)
    return shown


def drop(window: Window, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def test_a_dropped_file_says_who_sent_it_and_is_taken_by_one_key(qtbot: QtBot, bridge: Bridge, window: Window, laptop: Desk,
                                                                 tmp_path: Path) -> None:
    article = story(laptop)
    drop(window, sent(laptop, tmp_path, article))
    shown = screen(qtbot, window)
    said = shown.words()
    assert "Mengaku dari Bagus Prakoso" in said and "Komputer belum dikenal" in said and "Ombak Tinggi di Suradadi" in said
    assert "Baru" in said and "tanpa foto" in said and shown.act_words() == "Terima"
    with pytest.raises(Refused, match="article-unknown"):
        bridge.ask(reviewing.standing, article)
    assert QApplication.focusWidget() is shown._act
    QTest.keyClick(shown._act, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window._travel.receiving.busy)
    assert bridge.ask(reviewing.standing, article).stage == "submitted"
    assert window._stack.currentWidget() is window._places["mine"]
    assert window.findChild(Toast)._words.text() == "1 naskah masuk"


def test_the_next_file_is_from_somebody_known_and_says_what_changed(qtbot: QtBot, window: Window, laptop: Desk, tmp_path: Path) -> None:
    article = story(laptop)
    window.take_in([sent(laptop, tmp_path, article)])
    QTest.keyClick(screen(qtbot, window)._act, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window._travel.receiving.busy)
    laptop.do(drafting.save_draft, article, Content(headline="Ombak Dua Meter di Suradadi", body="Nelayan pulang."))
    laptop.do(reviewing.submit, article)
    file = sent(laptop, tmp_path, article)
    window.take_in([file])
    said = screen(qtbot, window).words()
    assert "Dari Bagus Prakoso" in said and "Pernah mengirim ke sini" in said and "Berubah" in said
    QTest.keyClick(screen(qtbot, window)._act, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window._travel.receiving.busy)
    window.take_in([file])
    again = screen(qtbot, window)
    assert "sudah ada di sini" in again.words() and again.act_words() == "Tutup"


def test_what_is_broken_is_refused_in_plain_words_and_lies_aside(qtbot: QtBot, bridge: Bridge, window: Window, laptop: Desk,
                                                                 tmp_path: Path) -> None:
    good = sent(laptop, tmp_path)
    broken = tmp_path / "rusak.textpack"
    broken.write_bytes(good.read_bytes()[:-100])
    window.take_in([broken, good, tmp_path / "hilang.textpack"])
    shown = screen(qtbot, window)
    assert "terpotong atau berubah di jalan" in shown.words() and "disimpan di samping" in shown.words()
    assert len(list(bridge.home.quarantine.glob("*.refused"))) == 1
    assert "hilang.textpack" in shown.words()
    shown._act.click()
    qtbot.waitUntil(lambda: not window._travel.receiving.busy)
    assert window._stack.currentWidget() is shown, "what was refused stays in sight"
    assert "Masuk" in shown.words() and shown.act_words() == "Tutup"
    shown._act.click()
    assert window._stack.currentWidget() is not shown


def test_leaving_takes_nothing(qtbot: QtBot, bridge: Bridge, window: Window, laptop: Desk, tmp_path: Path) -> None:
    article = story(laptop)
    window.take_in([sent(laptop, tmp_path, article)])
    QTest.keyClick(screen(qtbot, window), Qt.Key.Key_Escape)
    with pytest.raises(Refused, match="article-unknown"):
        bridge.ask(reviewing.standing, article)


def test_other_files_go_the_way_of_imports(qtbot: QtBot, window: Window, laptop: Desk, tmp_path: Path) -> None:
    other = tmp_path / "naskah.md"
    other.write_text("# Judul\n\nIsi berita.", encoding="utf-8")
    assert window._travel.take_in([other, sent(laptop, tmp_path)]) == [other]


def test_a_person_chooses_files_from_the_palette(qtbot: QtBot, window: Window, laptop: Desk, tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    file = sent(laptop, tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    next(command for command in window.all_commands() if command.id == "travel.open").run()
    assert "Bagus Prakoso" in screen(qtbot, window).words()


def test_a_file_given_at_the_start_is_shown(qtbot: QtBot, bridge: Bridge, laptop: Desk, tmp_path: Path) -> None:
    made = Window(bridge, [sent(laptop, tmp_path)])
    qtbot.addWidget(made)
    made.show()
    assert "Bagus Prakoso" in screen(qtbot, made).words()


# ---- the shared folder ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bersama").mkdir()
    return tmp_path / "bersama"


@pytest.fixture
def newsroom(window: Window, bridge: Bridge, folder: Path, qtbot: QtBot) -> Newsroom:
    """The newsroom's screen, the shared folder chosen there."""
    window.go("newsroom")
    made = window._places["newsroom"]
    assert isinstance(made, Newsroom)
    made.roads.rows["folder"].use(folder)
    at_rest(qtbot, window)
    return made


def at_rest(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not window._travel.travelling.busy and not window._travel.travelling.going)


def test_a_folder_is_chosen_once_and_gone_at_once(qtbot: QtBot, bridge: Bridge, window: Window, newsroom: Newsroom, folder: Path,
                                                  laptop: Desk) -> None:
    row = newsroom.roads.rows["folder"]
    assert str(folder) in row.words().replace("\u200b", "") and "Terakhir bertukar" in row.words()
    article = story(laptop)
    sharing.exchange(laptop, folder)
    window._travel.travelling.look()
    qtbot.waitUntil(lambda: window._status.came_words() == "1 naskah masuk")
    at_rest(qtbot, window)
    assert bridge.ask(reviewing.standing, article).stage == "submitted"
    window._status._came.click()
    assert window._stack.currentWidget() is window._places["mine"] and window._status.came_words() == ""
    row.leave()
    assert bridge.ask(sharing.shared_folder) == "" and "Satu folder" in row.words()


def test_the_system_tells_of_what_comes_and_nobody_has_to_ask(qtbot: QtBot, bridge: Bridge, window: Window, newsroom: Newsroom,
                                                              folder: Path, laptop: Desk) -> None:
    story(laptop)
    sharing.exchange(laptop, folder)
    qtbot.waitUntil(lambda: window._status.came_words() == "1 naskah masuk", timeout=20_000)
    at_rest(qtbot, window)
    assert any(str(folder) in watched for watched in window._travel.travelling._looking.watched())


def test_what_is_done_here_goes_out_by_itself(qtbot: QtBot, bridge: Bridge, window: Window, newsroom: Newsroom, folder: Path,
                                              laptop: Desk) -> None:
    article = bridge.desk.ask(drafting.draft, _first(bridge)).article
    bridge.act(reviewing.submit, article)
    qtbot.waitUntil(lambda: bool(list(folder.rglob("*.textpack"))), timeout=20_000)
    at_rest(qtbot, window)
    sharing.exchange(laptop, folder)
    assert laptop.ask(reviewing.standing, article).stage == "submitted"
    window.open_article(article)
    assert window._status.where_words().endswith("lewat folder bersama")
    sharing.exchange(laptop)
    window._travel.travelling.look()
    qtbot.waitUntil(lambda: window._status.where_words().startswith("Diterima Bagus Prakoso"), timeout=20_000)
    at_rest(qtbot, window)


def test_a_folder_that_went_away_is_told_once_quietly(qtbot: QtBot, bridge: Bridge, window: Window, newsroom: Newsroom,
                                                      folder: Path) -> None:
    folder.rename(folder.with_name("lepas"))
    for told in (True, False):
        window._bar.hide()
        window._travel.travelling.go()
        at_rest(qtbot, window)
        assert ("sedang tidak ada" in window._bar.words()) is told
    assert "sedang tidak ada" in newsroom.roads.rows["folder"].words()
    folder.with_name("lepas").rename(folder)
    newsroom.roads.rows["folder"]._now.click()
    at_rest(qtbot, window)
    assert "sedang tidak ada" not in newsroom.roads.rows["folder"].words() and bridge.ask(roads.roads)[0].refused is None


@pytest.mark.parametrize("what", ["exchange", "seen"])
def test_a_folder_that_hangs_holds_nobody(qtbot: QtBot, bridge: Bridge, window: Window, newsroom: Newsroom, what: str,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    let_go, came = threading.Event(), threading.Event()

    def hangs(slow: Callable[..., object]) -> Callable[..., object]:
        def wait(*values: object) -> object:
            came.set()
            assert let_go.wait(30)
            return slow(*values)

        return wait

    monkeypatch.setattr(sharing, what, hangs(getattr(sharing, what)))
    monkeypatch.setattr(roads, "ROADS", tuple(roads.Road(road.name, road.leads, lambda desk: sharing.exchange(desk))
                                              for road in roads.ROADS))
    begun = perf_counter()
    window._travel.travelling.go() if what == "exchange" else window._travel.travelling.look()
    assert came.wait(10)
    article = _first(bridge)
    window.open_article(article)
    bridge.act(reviewing.submit, article)
    window._travel.travelling.look()
    window._travel.travelling.go()
    assert perf_counter() - begun < 5 and not let_go.is_set(), "all of this while the folder hangs"
    let_go.set()
    at_rest(qtbot, window)


def test_a_slow_or_far_folder_is_asked_and_never_watched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near = looking.look(str(folder), "0" * 16)
    monkeypatch.setattr(looking, "SLOW_SECONDS", 0.0)
    assert near.watched and looking.look(str(folder), "0" * 16).watched == ()
    assert looking.look(str(folder / "tidak-ada"), "0" * 16).names == frozenset()


def _first(bridge: Bridge) -> str:
    from newsdesk import finding

    return bridge.ask(finding.articles, "draft")[0].id
