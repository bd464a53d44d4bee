"""The newsroom's server in the window: connected by a form, and from then on texts come and go by themselves."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, exchanging, finding, reviewing, serving, waiting
from newsdesk.article.content import Content
from newsdesk.server import listening
from newsdesk.waiting import Wanted
from tests.journeys.newsroom import newsroom, window_of
from tests.server.newsroom import PASSWORD
from tests.server.postgres import Postgres
from ui.bridge import Bridge
from ui.travel.server_road import ServerRoad
from ui.window import Window
from ui.words import say

Laptop = tuple[Window, Bridge]
HEADLINE, BODY = "Nelayan Suradadi Pulang Lebih Awal", "Puluhan nelayan di Suradadi pulang lebih awal karena ombak tinggi."


@pytest.fixture
def laptops(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Laptop]]:
    """The reporter's window and the editor's."""
    monkeypatch.setattr(listening, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(listening, "LONGEST_PAUSE", 0.2)
    with newsroom(qapp, tmp_path / "rina", [("Rina Wulandari", ("reporter",))]) as one, \
            newsroom(qapp, tmp_path / "bayu", [("Bayu Nugroho", ("editor",))]) as other:
        made = [(window_of(bridge, qtbot), bridge) for bridge in (one, other)]
        yield made
        for window, _ in made:
            window.close()


def road(laptop: Laptop) -> ServerRoad:
    laptop[0].go("newsroom")
    row = laptop[0].findChild(ServerRoad)
    assert row is not None
    return row


def connect(qtbot: QtBot, laptop: Laptop, server: Postgres, user: str, password: str = PASSWORD, address: str = "") -> ServerRoad:
    """Fill the form by keys, and wait for what comes of it."""
    row = road(laptop)
    if row.form is None:
        laptop[0].activateWindow()
        row._choose.setFocus()
        qtbot.waitUntil(row._choose.hasFocus)
        QTest.keyClicks(row._choose, " ")
    assert row.form is not None
    row.form.address.editor.setFocus()
    qtbot.waitUntil(row.form.address.editor.hasFocus)
    for field, words in ((row.form.address, address or f"127.0.0.1:{server.port}"), (row.form.user, user), (row.form.password, password)):
        field.editor.clear()
        QTest.keyClicks(field.editor, words)
    QTest.keyClicks(row.form.password.editor, "\r")
    qtbot.waitUntil(lambda: not row.lane.busy, timeout=20_000)
    return row


def until(qtbot: QtBot, holds: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(holds()), timeout=30_000)


def picture(window: Window, name: str) -> None:
    """With NEWSDESK_PICTURES=FOLDER each station is kept as a picture there."""
    if folder := os.environ.get("NEWSDESK_PICTURES"):
        QApplication.processEvents()
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"server-{name}.png"))


def test_what_is_wrong_is_said_where_it_is_put_right(qtbot: QtBot, laptops: list[Laptop], server: Postgres) -> None:
    rina = laptops[0]
    row = connect(qtbot, rina, server, "rina", "bukan ini")
    assert row.form is not None
    assert "kata sandi" in row.form.said() and row.form.password.editor.hasFocus()
    picture(rina[0], "sandi-salah")
    row = connect(qtbot, rina, server, "rina", address="127.0.0.1:1")
    assert "tidak terjangkau" in row.form.said() and row.form.address.editor.hasFocus()
    assert rina[1].ask(serving.address) == ""
    QTest.keyClicks(row.form.address.editor, "\x1b")
    assert row.form is None and row.words() == say("server.none")


def test_a_text_goes_there_and_its_approval_back_without_anybody_asking(qtbot: QtBot, laptops: list[Laptop], server: Postgres) -> None:
    rina, bayu = laptops
    for laptop, user in zip(laptops, ("rina", "bayu"), strict=True):
        row = connect(qtbot, laptop, server, user)
        assert row.form is None
        until(qtbot, lambda row=row: "Terhubung" in row.words())
        assert "Sambungan baik: PostgreSQL" in row.words()
    picture(rina[0], "terhubung")
    article = str(rina[1].act(drafting.start, Content(headline=HEADLINE, place="SLAWI", body=BODY)))
    rina[1].act(reviewing.submit, article)
    rina[0].open_article(article)
    until(qtbot, lambda: [row.id for row in bayu[1].ask(waiting.listed, Wanted("mine"))] == [article])
    assert bayu[1].ask(drafting.draft, article).content.body == BODY
    until(qtbot, lambda: rina[1].ask(exchanging.received, article))
    until(qtbot, lambda: rina[0]._status.where_words().startswith("Diterima"))
    assert "Bayu Nugroho" in rina[0]._status.where_words()
    picture(rina[0], "diterima")
    picture(bayu[0], "masuk")
    bayu[1].act(reviewing.approve, article, bayu[1].ask(reviewing.standing, article).head, "")
    until(qtbot, lambda: rina[1].ask(reviewing.standing, article).stage == "approved")
    picture(rina[0], "disetujui")


def test_the_laptop_goes_on_while_the_server_is_away(qtbot: QtBot, laptops: list[Laptop], server: Postgres) -> None:
    rina, bayu = laptops
    for laptop, user in zip(laptops, ("rina", "bayu"), strict=True):
        connect(qtbot, laptop, server, user)
    row = road(rina)
    until(qtbot, lambda: "Terhubung" in row.words())
    server.kill()
    try:
        until(qtbot, lambda: "Luring" in row.words())
        until(qtbot, lambda: row._now.height() >= row._now.sizeHint().height() and row._state.height() >= row._state.heightForWidth(
            row._state.width()))
        picture(rina[0], "luring")
        article = str(rina[1].act(drafting.start, Content(headline=HEADLINE, place="SLAWI", body=BODY)))
        rina[1].act(reviewing.submit, article)
    finally:
        server.start()
    until(qtbot, lambda: "Terhubung" in row.words())
    until(qtbot, lambda: [found.id for found in bayu[1].ask(finding.articles, "submitted")] == [article])
    row.leave()
    assert row.words() == say("server.none")
    assert rina[1].ask(finding.articles, "submitted")
