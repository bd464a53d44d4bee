"""The companions beside the text: live preview, checklist, and copying into the portal's form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding, publishing
from newsdesk.article.content import Content
from newsdesk.portal.checks import Finding
from newsdesk.portal.fields import PortalField
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.preview.checklist import Checklist
from ui.preview.copy_panel import CopyPanel
from ui.preview.engine import prepare_environment
from ui.preview.lines import PressLine
from ui.preview.live import LivePreview
from ui.screens.write import Write

pytestmark = pytest.mark.qt_log_ignore("QRhi", "Failed to create", "GPUInfo", "[Vv]ulkan", "Unable to detect GPU", extend=True)
BLOCK = Finding("missing-lead", "block", "lead")
WARN = Finding("related-no-address", "warn", "related:0", {"title": "Judul", "target": "newsdesk:archive/1"})
FIELDS = (PortalField("headline", "Judul <b> & lain"), PortalField("body", "<p>Satu <b>dua</b></p>\n<p>tiga &amp; empat</p>", "html"),
          PortalField("tags", "satu, dua"))


@pytest.fixture
def live(qtbot: QtBot, bridge: Bridge) -> Iterator[tuple[LivePreview, Paper]]:
    prepare_environment()
    article = bridge.ask(finding.articles)[0].id
    paper = Paper(bridge, article)
    made = LivePreview(bridge, paper)
    for widget in (paper, made):
        qtbot.addWidget(widget)
    made.resize(470, 700)
    with qtbot.waitSignal(made.shown, timeout=20_000):
        made.show()
    yield made, paper
    assert made._preview is not None
    made._preview.shut()
    made.hide()


def test_the_preview_follows_the_text_and_shows_what_export_would_write(
        qtbot: QtBot, bridge: Bridge, live: tuple[LivePreview, Paper]) -> None:
    preview, paper = live
    assert preview._preview is not None
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        QTest.keyClicks(paper.body, "Kalimat baru. ")
    page = bridge.ask(publishing.page_of_draft, paper.article, paper.content()).page
    assert b"Kalimat baru." in page.html
    assert dict(preview._preview.served) == {"index.html": page.html, page.style_name: page.style}
    assert preview._preview._page.server.load == 1, "patched, not loaded again"


def test_a_click_in_the_preview_leads_to_the_paragraph(qtbot: QtBot, live: tuple[LivePreview, Paper]) -> None:
    preview, paper = live
    paper.load(drafting.Content(headline="Judul", body="\n\n".join(f"Alinea {n}" for n in range(9))))
    assert preview._preview is not None
    with qtbot.waitSignal(paper.caret_chunk, timeout=5_000, check_params_cb=lambda chunk: chunk == 6):
        preview._preview.chunk_clicked.emit(6)


def test_opened_it_shows_the_paragraph_at_the_caret_at_once(qtbot: QtBot, bridge: Bridge) -> None:
    prepare_environment()
    paper = Paper(bridge, bridge.ask(finding.articles)[0].id)
    paper.load(drafting.Content(headline="Judul", body="\n\n".join(f"Alinea {n}. " + "Kata demi kata. " * 30 for n in range(40))))
    paper.show_chunk(30)
    made = LivePreview(bridge, paper)
    for widget in (paper, made):
        qtbot.addWidget(widget)
    made.resize(470, 700)
    with qtbot.waitSignal(made.shown, timeout=20_000):
        made.show()
    assert made._preview is not None
    seen: list[object] = []
    inside = "(function () { const r = document.getElementById('body').children[30].getBoundingClientRect();" \
             " return r.top >= 0 && r.bottom <= window.innerHeight; })()"

    def in_sight() -> bool:
        made._preview.run(inside, seen.append)
        return bool(seen) and seen[-1] is True

    qtbot.waitUntil(in_sight, timeout=5_000)
    made._preview.shut()
    made.hide()


def test_while_it_is_hidden_the_preview_does_nothing(qtbot: QtBot, live: tuple[LivePreview, Paper]) -> None:
    preview, paper = live
    preview.hide()
    QTest.keyClicks(paper.body, "x")
    preview._quiet.timeout.emit()
    assert not preview._busy
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show()


def test_export_waits_for_what_blocks_and_each_line_leads_to_its_spot(qtbot: QtBot) -> None:
    made = Checklist()
    qtbot.addWidget(made)
    made.show()
    made.show_findings((BLOCK, WARN))
    export = next(b for b in made.findChildren(QPushButton) if b is made._export)
    assert not export.isEnabled()
    line = next(p for p in made.findChildren(PressLine) if p.property("spot") == "lead")
    with qtbot.waitSignal(made.jump) as jumped:
        line.click()
    assert jumped.args == ["lead"]
    made.show_findings((WARN,))
    with qtbot.waitSignal(made.export):
        export.click()
    made.show_findings((BLOCK, Finding("of-tomorrow", "warn", "headline")))
    assert any("of-tomorrow" in p.text() for p in made.findChildren(PressLine)), "a check without words is not silent"


def test_an_address_can_be_given_and_what_is_typed_stays_while_the_list_changes(qtbot: QtBot) -> None:
    made = Checklist()
    qtbot.addWidget(made)
    made.show()
    made.show_findings((WARN,))
    made.findChild(QLineEdit).setText("https://contoh.id/read/1/a")
    made.show_findings((BLOCK, WARN))
    edit = made.findChild(QLineEdit)
    qtbot.waitUntil(edit.isVisible)
    assert edit.text() == "https://contoh.id/read/1/a"
    with qtbot.waitSignal(made.address_given) as given:
        QTest.keyClick(edit, "\r")
    assert given.args == ["newsdesk:archive/1", "Judul", "https://contoh.id/read/1/a"]


def test_each_field_is_copied_in_turn_in_the_portals_form(qtbot: QtBot) -> None:
    made = CopyPanel()
    qtbot.addWidget(made)
    made.show_fields(FIELDS)
    made.show()
    clipboard = QGuiApplication.clipboard()
    for field in FIELDS:
        with qtbot.waitSignal(made.copied) as copied:
            made.copy_next()
        assert copied.args == [field.id]
        assert clipboard.text() == field.value
        assert not clipboard.mimeData().hasHtml(), "source is source"
    assert all(card.done for card in made._cards)
    made.show_fields((PortalField("headline", "Lain"), *FIELDS[1:]))
    assert [card.done for card in made._cards] == [False, True, True], "another value is to be copied again"
    made._copy(1, True)
    assert clipboard.mimeData().html() == FIELDS[1].value
    assert clipboard.text() == "Satu dua\n\ntiga & empat"
    clipboard.clear()  # the platform without a screen minds what is left there at the end


@pytest.mark.parametrize("away", ["toggle_checks", "toggle_preview"])
def test_a_preview_that_makes_way_goes_in_order_and_comes_again(qtbot: QtBot, bridge: Bridge, qtlog: Any, away: str) -> None:
    prepare_environment()
    screen = Write(bridge, bridge.ask(finding.articles)[0].id)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show()
    for _ in range(2):
        screen.toggle_preview()
        seen: list[object] = []
        screen._companions._preview.shown.connect(partial(seen.append, 1))  # nothing here may hold the preview
        qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
        getattr(screen, away)()
        qtbot.waitUntil(lambda: screen._companions._preview is None, timeout=10_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [record for record in qtlog.records if "Release of profile" in record.message]


def test_closing_the_preview_gives_back_the_engine_page_before_profile(qtbot: QtBot, bridge: Bridge) -> None:
    prepare_environment()
    paper = Paper(bridge, bridge.ask(finding.articles)[0].id)
    qtbot.addWidget(paper)
    made = LivePreview(bridge, paper)
    with qtbot.waitSignal(made.shown, timeout=20_000):
        made.show()
    assert made._preview is not None
    page = made._preview._page
    gone: list[str] = []
    page.destroyed.connect(partial(gone.append, "page"))
    page.profile().destroyed.connect(partial(gone.append, "profile"))
    made.deleteLater()
    qtbot.waitUntil(lambda: gone == ["page", "profile"], timeout=10_000)


def test_the_checklist_of_a_long_text_does_not_hold_the_window(qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "\n\n".join(["Warga membersihkan saluran air bersama petugas sejak pagi."] * 400)
    screen = Write(bridge, bridge.act(drafting.start, Content(headline="Saluran Air", body=body)))
    qtbot.addWidget(screen)
    screen.show()
    ask = bridge.ask
    monkeypatch.setattr(bridge, "ask", lambda question, *given: pytest.fail("the window waited for the checks")
                        if question == publishing.check and current_thread() is main_thread() else ask(question, *given))
    screen.paper.body.textCursor().insertText("[CEK] ")
    screen.toggle_checks()
    assert screen._companions.shown() == "checks"
    qtbot.waitUntil(lambda: any(line.isVisible() and "[CEK]" in line.text() for line in screen.findChildren(PressLine)))
