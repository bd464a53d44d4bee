"""A submitted text is sent as one file from the column beside it; safe is said only of what was read back from where it lies."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import thread_time

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk import drafting, mailing, reviewing, sharing, whereabouts
from newsdesk.article.content import Content
from newsdesk.article.textpack import read_pack
from newsdesk.errors import Refused
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.screens.write import Write
from ui.travel.send_panel import SendPanel

STORY = Content(headline="Kanopi Pasar Roboh", place="SLAWI", category="Tegal", reporters=("Rina Wulandari",),
                body="Kanopi di sisi timur pasar roboh saat hujan deras, Selasa siang.")


def noise(width: int, height: int) -> bytes:
    import random

    out = io.BytesIO()
    rough = Image.frombytes("RGB", (width // 8, height // 8), random.Random(1).randbytes(width // 8 * (height // 8) * 3))
    rough.resize((width, height)).save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.fixture
def screen(qtbot: QtBot, bridge: Bridge) -> Callable[..., Write]:
    """Opens an article that was submitted, with a picture where it is asked for."""
    def opened(picture: bool = False) -> Write:
        content = STORY
        if picture:
            image = bridge.desk.do(drafting.add_image, noise(3200, 2400), "kanopi.jpg").result
            content = replace(STORY, lead=drafting.lead_picture(image, "kanopi.jpg"))
        article = str(bridge.act(drafting.start, content))
        bridge.act(reviewing.submit, article)
        made = Write(bridge, article)
        show_for_keys(qtbot, made, made.paper.body, 1400, 800)
        return made

    return opened


def panel(qtbot: QtBot, made: Write) -> SendPanel:
    """The column, once the file is ready."""
    made.steps.take("file")
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert made.sending.panel is not None and made.companion() == "send"
    return made.sending.panel


def test_a_text_goes_onto_a_stick_and_only_then_it_is_safe(qtbot: QtBot, bridge: Bridge, screen: Callable[..., Write], tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    made = screen()
    shown = panel(qtbot, made)
    assert QApplication.focusWidget() is shown._save and not shown.is_safe()
    assert shown._way.reached() == ["Di laptop ini"]
    post = mailing.post

    def looked_at(letter: mailing.Letter, to: Path) -> Path:
        assert not shown.is_safe()
        return post(letter, to)

    monkeypatch.setattr(mailing, "post", looked_at)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    QTest.keyClick(shown._save, Qt.Key.Key_Return)
    assert not shown.is_safe(), "it is still being written"
    qtbot.waitUntil(lambda: not made.sending.busy)
    (file,) = tmp_path.glob("*.textpack")
    assert shown.is_safe() and file.name in shown.words().replace("\u200b", "") and QApplication.focusWidget() is shown._show
    assert read_pack(file.read_bytes()).manifest["articles"] == {made.article: STORY.headline}
    assert shown._way.reached()[1].startswith("Dikirim ") and shown._way.reached()[1].endswith("lewat berkas")
    assert bridge.ask(whereabouts.whereabouts, [made.article])[made.article].place == "sent"


def test_a_disk_that_lies_or_is_gone_is_told_and_tried_again(qtbot: QtBot, screen: Callable[..., Write], tmp_path: Path,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    made = screen()
    shown = panel(qtbot, made)
    made.sending.save_to(tmp_path / "KINGSTON")
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert "stiknya tercabut" in shown.words() and not shown.is_safe() and not (tmp_path / "KINGSTON").exists()
    with monkeypatch.context() as broken:
        broken.setattr(mailing, "write_file", lambda path, data: path.write_bytes(data[:-1]))
        made.sending.save_to(tmp_path)
        qtbot.waitUntil(lambda: not made.sending.busy)
    assert "tidak terbaca sama" in shown.words() and not shown.is_safe()
    made.sending.save_to(tmp_path)
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert shown.is_safe()


def test_pictures_go_small_or_whole_and_the_size_is_told_before(qtbot: QtBot, screen: Callable[..., Write], tmp_path: Path) -> None:
    made = screen(picture=True)
    shown = panel(qtbot, made)
    sizes = {}
    for how in ("text", "small", "originals"):
        shown._ways[how].click()
        qtbot.waitUntil(lambda: not made.sending.busy)
        sizes[how] = len(made.sending._letter.data)  # type: ignore[union-attr]
        made.sending.save_to(tmp_path)
        qtbot.waitUntil(lambda: not made.sending.busy)
        assert shown.is_safe()
    assert sizes["text"] < 30_000 < sizes["small"] < sizes["originals"]
    packs = [read_pack(file.read_bytes()) for file in sorted(tmp_path.glob("*.textpack"), key=lambda file: file.stat().st_size)]
    assert [(len(pack.pictures), len(pack.manifest.get("copies", {}))) for pack in packs] == [(0, 0), (1, 1), (1, 0)]


def test_making_a_file_with_a_large_picture_holds_no_key(qtbot: QtBot, screen: Callable[..., Write]) -> None:
    made = screen(picture=True)
    shown = panel(qtbot, made)
    begun = thread_time()
    shown._ways["small"].click()
    assert thread_time() - begun < 0.1 and made.sending.busy, "the picture is made smaller in another process"
    qtbot.waitUntil(lambda: not made.sending.busy)


def test_after_submitting_a_file_is_offered_where_no_road_takes_it(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    article = str(bridge.act(drafting.start, STORY))
    made = Write(bridge, article)
    show_for_keys(qtbot, made, made.paper.body, 1400, 800)
    made.submit()
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert made.companion() == "send" and QApplication.focusWidget() is made.paper.body, "the keys stay in the text"
    made.sending.panel._offer.setChecked(False)  # type: ignore[union-attr]
    for changed in (lambda: None, lambda: bridge.act(sharing.use, tmp_path)):
        made._companions.leave()
        changed()
        made.paper.put_fields(headline=f"{made.headline()} Lagi")
        made.submit()
        assert made.companion() == ""


def test_a_narrow_window_keeps_the_text_in_sight(qtbot: QtBot, bridge: Bridge) -> None:
    made = Write(bridge, str(bridge.act(drafting.start, STORY)))
    show_for_keys(qtbot, made, made.paper.body, 820, 640)
    made.submit()
    assert made.companion() == "" and made.paper.isVisible() and made.paper._bar.words() == "Naskah diserahkan ke redaktur."
    made.paper._bar_acted()
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert made.companion() == "send"


def test_what_was_never_submitted_cannot_be_sent(qtbot: QtBot, bridge: Bridge) -> None:
    made = Write(bridge, str(bridge.act(drafting.start, STORY)))
    show_for_keys(qtbot, made, made.paper.body, 1400, 800)
    made.sending.open()
    assert made.companion() == "" and "belum pernah diserahkan" in made.paper._bar.words()
    assert not next(command for command in made.steps.commands() if command.id == "step.file").can()


def test_a_text_that_is_submitted_again_needs_another_file(qtbot: QtBot, screen: Callable[..., Write], tmp_path: Path) -> None:
    made = screen()
    shown = panel(qtbot, made)
    made.sending.save_to(tmp_path)
    qtbot.waitUntil(lambda: not made.sending.busy)
    made.paper.put_fields(headline="Kanopi Pasar Roboh, Empat Lapak Rusak")
    made.submit()
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert not shown.is_safe() and shown._way.reached() == ["Di laptop ini"]
    made.sending.save_to(tmp_path)
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert len(list(tmp_path.glob("*.textpack"))) == 2


def test_nothing_is_called_ready_that_could_not_be_made(qtbot: QtBot, screen: Callable[..., Write],
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise Refused("disk-full", free=0)

    made = screen()
    with monkeypatch.context() as broken:
        broken.setattr(mailing, "outline_of", fails)
        shown = panel(qtbot, made)
        assert "penuh" in shown.words()
    made.sending.ask_where()  # once more: now it can be made
    qtbot.waitUntil(lambda: not made.sending.busy)
    assert "KB" in shown.words()
