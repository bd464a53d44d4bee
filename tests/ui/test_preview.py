"""The preview shows the export's bytes, and a patched page is the page that a fresh load would give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from pytestqt.qtbot import QtBot

from newsdesk.article.content import Content, Picture
from newsdesk.pictures.made import PictureFile
from newsdesk.portal.context import Context, ListItem
from newsdesk.portal.page import render
from newsdesk.portal.profile import load_profile
from ui.preview.engine import prepare_environment

prepare_environment()
from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: E402

from ui.preview import scripts  # noqa: E402
from ui.preview.preview import Preview  # noqa: E402  the engine reads its environment when it is imported

# What the engine says of a machine without a GPU.
pytestmark = pytest.mark.qt_log_ignore("QRhi", "Failed to create", "GPUInfo", "[Vv]ulkan", "Unable to detect GPU", extend=True)
PROFILE = load_profile("disway-jateng").profile
CONTEXT = Context(published="2026-03-03T15:17+07:00", latest=(ListItem("Tanggul Kali Gung Diperkuat"),))
PARAGRAPH = "Perajin logam dari sentra Talang membawa contoh barang ke tiga pabrik dan mencatat syarat mutunya. " * 3
CONTENT = Content(
    headline="Perajin Logam Tegal Bertemu Pabrik Besar di Ungaran", place="SLAWI", reporters=("Rina",), editor="Bagus",
    category="Ekonomi", tags=("ikm", "logam"), body="\n\n".join(f"Alinea {n}. {PARAGRAPH}" for n in range(30)),
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea735819e"
    "0000000049454e44ae426082"
)


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    yield made
    made.shut()


def show(qtbot: QtBot, preview: Preview, content: Content, pictures: dict[str, PictureFile] | None = None) -> bytes:
    page = render(content, PROFILE, CONTEXT, pictures or {})
    files = {page.style_name: page.style, **{p.name: p.data for p in (pictures or {}).values()}}
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show_page(page.html, files)
    return page.html


def ask(qtbot: QtBot, preview: Preview, script: str) -> object:
    answers: list[object] = []
    preview.run(script, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def edits() -> list[Content]:
    """What people do to an article, one thing after the other."""
    lines = CONTENT.body.split("\n\n")
    changed = replace(CONTENT, body="\n\n".join([*lines[:4], "Baris <b>baru</b> & **tebal**.", *lines[4:]]))
    return [
        changed,
        replace(changed, headline="Judul Lain & \"Kutipan\" </script>", advertorial=True, sponsor="PT Contoh"),
        replace(changed, body="## Awal\n\n- satu\n- dua\n\n> kutip\n> lagi\n\nBACA JUGA: [Judul](newsdesk:title)\n\nakhir"),
        replace(changed, body="", tags=(), reporters=()),
        replace(changed, lead=Picture("lead", caption="Gambar"), source="antara", kicker="Kilas"),
        CONTENT,
    ]


def test_a_patched_page_is_the_page_a_fresh_load_gives(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, CONTENT)
    for content in edits():
        html = show(qtbot, preview, content)
        assert preview.served["index.html"] == html
        loads = preview._page.server.load
        patched = ask(qtbot, preview, "document.documentElement.outerHTML")
        with qtbot.waitSignal(preview.shown, timeout=20_000):
            preview._load()
        assert preview._page.server.load == loads + 1
        assert ask(qtbot, preview, "document.documentElement.outerHTML") == patched


def test_an_edit_does_not_load_the_page_again_and_keeps_its_place(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, CONTENT)
    ask(qtbot, preview, "window.mark = 1; window.scrollTo(0, 900); window.scrollY")
    show(qtbot, preview, edits()[0])
    assert ask(qtbot, preview, "window.mark") == 1
    assert ask(qtbot, preview, "window.scrollY") >= 900, "the line being read stays where it is"


def test_another_picture_of_the_same_name_is_seen_and_the_place_is_kept(qtbot: QtBot, preview: Preview) -> None:
    content = replace(CONTENT, lead=Picture("lead", image="0" * 64))
    file = PictureFile("satu-1.png", PNG, 1, 1, "image/png")
    show(qtbot, preview, content, {"lead": file})
    assert ask(qtbot, preview, "document.images[0].naturalWidth") == 1
    ask(qtbot, preview, "window.mark = 1; window.scrollTo(0, 700); 1")
    qtbot.waitUntil(lambda: preview._page.scrollPosition().y() == 700, timeout=5_000)
    show(qtbot, preview, content, {"lead": replace(file, data=PNG + b"\0")})
    assert ask(qtbot, preview, "typeof window.mark") == "undefined"
    qtbot.waitUntil(lambda: abs(float(ask(qtbot, preview, "window.scrollY")) - 700) < 3, timeout=5_000)
    assert preview.served["satu-1.png"] == PNG + b"\0"


LONG = replace(CONTENT, body="\n\n".join(f"Alinea {n}. {PARAGRAPH * (1 + n % 4)}" for n in range(300)))
SEEN = "(function (n) {{ const r = document.getElementById('body').children[n].getBoundingClientRect();" \
       " return r.top > 0 && r.bottom < window.innerHeight; }})({})"


def test_what_is_out_of_sight_of_a_long_page_is_not_laid_out_and_is_found_all_the_same(
        qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, LONG)
    guessed = "[...document.querySelectorAll('#body > p')].filter(p => p.getBoundingClientRect().height === 220).length"
    qtbot.waitUntil(lambda: 240 < int(ask(qtbot, preview, guessed)) < 300, timeout=5_000)  # only what is in sight has its own
    for chunk in (296, 148, 4, 152, 169):
        preview.reveal(chunk)
        qtbot.waitUntil(lambda chunk=chunk: bool(ask(qtbot, preview, SEEN.format(chunk))), timeout=5_000)
        qtbot.wait(200)  # the motion ends within 140 ms
        assert ask(qtbot, preview, SEEN.format(chunk)), "and stays there when all around it has its size"


def test_a_long_page_that_is_loaded_again_comes_back_to_the_line_that_was_read(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, LONG)
    preview.reveal(200)
    qtbot.waitUntil(lambda: preview._place is not None and 190 < preview._place[0] <= 200, timeout=5_000)
    zoom = preview._view.zoomFactor()
    qtbot.waitUntil(lambda: abs(preview._scroll.value() - preview._place[2] * zoom) < 2, timeout=5_000)
    preview._scroll.setValue(preview._scroll.value() + 700)  # by hand: nothing is revealed any more
    qtbot.waitUntil(lambda: preview._place is not None and preview._place[0] > 200, timeout=5_000)
    before = preview._place
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview._load()
    qtbot.waitUntil(lambda: preview._place is not None and preview._place[0] == before[0], timeout=5_000)
    assert abs(preview._place[1] - before[1]) < 3


def test_phone_and_desktop_have_the_portals_own_layout(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, CONTENT)
    assert ask(qtbot, preview, "document.documentElement.clientWidth") == 390, "no scroll bar takes any of it"
    preview.set_width("desktop")
    qtbot.waitUntil(lambda: abs(float(ask(qtbot, preview, "window.innerWidth")) - 1100) < 6, timeout=5_000)
    assert ask(qtbot, preview, "getComputedStyle(document.querySelector('.container')).display") == "flex"


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_a_click_names_the_chunk_and_the_caret_is_followed(qtbot: QtBot, preview: Preview, width: str) -> None:
    preview.set_width(width)
    show(qtbot, preview, CONTENT)
    inside = "(function () { const r = document.getElementById('body').children[17].getBoundingClientRect();" \
             " return r.top > 0 && r.bottom < window.innerHeight ? `${r.left + 20} ${r.top + 8}` : ''; })()"
    preview.reveal(17)
    qtbot.waitUntil(lambda: bool(ask(qtbot, preview, inside)), timeout=5_000)
    qtbot.wait(200)  # the motion ends within 140 ms
    x, y = map(float, str(ask(qtbot, preview, inside)).split())
    zoom = preview._view.zoomFactor()
    with qtbot.waitSignal(preview.chunk_clicked, timeout=5_000) as clicked:
        qtbot.mouseClick(preview._view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(int(x * zoom), int(y * zoom)))
    assert clicked.args == [17]


def test_a_click_between_two_paragraphs_goes_to_the_nearer_and_one_beside_the_text_nowhere(
        qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, CONTENT)
    preview.reveal(3)
    gap = "(function () { const b = document.getElementById('body').children, r = b[3].getBoundingClientRect();" \
          " return JSON.stringify([r.left + 20, r.bottom + 2, b[4].getBoundingClientRect().top - r.bottom]); })()"
    qtbot.waitUntil(lambda: 0 < json.loads(str(ask(qtbot, preview, gap)))[1] < 600, timeout=5_000)
    qtbot.wait(200)  # the motion ends within 140 ms
    x, y, wide = json.loads(str(ask(qtbot, preview, gap)))
    assert wide > 5, "there is a gap"
    assert ask(qtbot, preview, scripts.call(scripts.CHUNK_AT, [x, y])) == 3
    assert ask(qtbot, preview, scripts.call(scripts.CHUNK_AT, [x, y + wide - 3])) == 4
    assert ask(qtbot, preview, scripts.call(scripts.CHUNK_AT, [2, y])) == -1


def test_what_is_on_screen_is_let_be(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, CONTENT)
    preview.reveal(0)
    preview.reveal(999)
    assert ask(qtbot, preview, "typeof window.newsdeskTurn") == "undefined"


def test_an_exported_page_shows_its_style_and_pictures_from_the_disk(qtbot: QtBot, tmp_path: Path) -> None:
    """A folder is looked at by a double click on index.html: the page's own rules must let style and pictures in there."""
    page = render(replace(CONTENT, lead=Picture("lead", image="0" * 64)), PROFILE, CONTEXT,
                  {"lead": PictureFile("satu-1.png", PNG, 1, 1, "image/png")})
    for name, data in (("index.html", page.html), (page.style_name, page.style), ("satu-1.png", PNG)):
        (tmp_path / name).write_bytes(data)
    view = QWebEngineView()
    view.resize(1200, 800)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.loadFinished, timeout=20_000):
        view.load(QUrl.fromLocalFile(str(tmp_path / "index.html")))
    answers: list[object] = []
    seen = "JSON.stringify([document.images[0].naturalWidth, getComputedStyle(document.querySelector('.container')).display])"
    view.page().runJavaScript(seen, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    width, display = json.loads(str(answers[0]))
    assert (width, display) == (1, "flex"), "picture and style"
